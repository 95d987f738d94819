/* What a record was found to say, field by field, the best ranked of each. */
#ifndef FORMAT_FINDS_H
#define FORMAT_FINDS_H

#include "format/article.h"
#include "format/fields.h"

enum { FINDS_RANK_NAME = 201 }; /* of the name that a record has in an object of records */

struct finds {
    struct arena *arena;
    const struct format_limits *limits;
    unsigned best[FIELD_COUNT];    /* the rank of what we have, or FIELDS_UNRANKED */
    struct str value[FIELD_COUNT]; /* … and it */
    struct str *authors;
    size_t n_authors;
    bool references; /* the reference is an array, still as JSON */
    bool no_memory;
};

void finds_open(struct finds *finds, const struct format_limits *limits, struct arena *arena);

/* True where a string at this node would be the best of some field. */
bool finds_wants(const struct finds *finds, const struct field_node *node);

/* A string that is not blank, for one field, of a better rank than what is there. */
void finds_offer(struct finds *finds, unsigned field, struct str value, unsigned rank);

/* What a JSON array holds for each field of the node, or an object for the authors. json was
 * checked by jscan_skip(). */
void finds_take_list(struct finds *finds, const struct field_node *node, struct str json);

/* What was found, cleaned, into the article. False where the arena is or was too small. */
bool finds_finish(struct finds *finds, struct article *article);

#endif
