/* Which JSON keys hold what: a trie of dotted paths behind one hash table.
 *
 *   root -- "url"                 url 0
 *        `- "metadata" -- "url"   url 6        the number is the path's rank: 0 is asked first
 *
 * Made once by format_new(), read-only afterwards, shared by all threads. */
#ifndef FORMAT_FIELDS_H
#define FORMAT_FIELDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"
#include "format/article.h"

enum field {
    FIELD_TEXT,
    FIELD_TITLE,
    FIELD_ID,
    FIELD_URL,
    FIELD_DATE,
    FIELD_AUTHORS,
    FIELD_SOURCE,
    FIELD_LANG,
    FIELD_HTML, /* a web page, read where there is no text */
    FIELD_REFERENCE,
    FIELD_COUNT,
};

enum {
    FIELDS_NODES_MAX = 192, /* some 80 of our own and 5 overrides of PARTS_MAX + 1 */
    FIELDS_PARTS_MAX = 16,  /* of one path: bounds the reader's recursion */
    FIELDS_SLOTS = 512,
    FIELDS_ROOT = 0,
    FIELDS_NONE = FIELDS_NODES_MAX,
    FIELDS_UNRANKED = 255,
    FIELDS_TEASER = 4, /* references from this rank on may be the text's own beginning, cut off */
};

struct field_node {
    struct str key;
    unsigned parent;
    bool inner;                /* paths go on below it */
    bool leaf;                 /* a field may stand here */
    uint8_t rank[FIELD_COUNT]; /* FIELDS_UNRANKED where the field never stands here */
};

struct fields {
    struct field_node nodes[FIELDS_NODES_MAX];
    unsigned n_nodes;
    uint16_t slots[FIELDS_SLOTS]; /* open addressing: a node, or FIELDS_ROOT for an empty slot */
    size_t key_max;               /* bytes of the longest key: what is longer is no field of ours */
    char *paths;                  /* our copy of the overrides */
    struct format_limits limits;  /* none of them 0 */
};

/* ERROR_USAGE names the option whose path has an empty part or too many. */
enum error_code fields_open(struct fields *fields, const struct format_options *options,
                            struct error *error);
void fields_close(struct fields *fields);

/* The node of a key below parent, or FIELDS_NONE. */
unsigned fields_find(const struct fields *fields, unsigned parent, struct str key);

#endif
