/* The vocabularies of XML that are known: which element or attribute holds what. */
#ifndef FORMAT_XML_VOCABULARY_H
#define FORMAT_XML_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>

#include "format/facts.h"

enum xml_what {
    XML_FACT,
    XML_AUTHOR,
    XML_BYLINE,
    XML_REFERENCE,
    XML_TEXT,   /* running text, its blocks are paragraphs; several are one */
    XML_LEAD,   /* what the text repeats: read where there is none */
    XML_MARKUP, /* a text as it stands, or in escaped HTML */
    XML_SKIP,   /* nothing in it is the article's */
    XML_LINE,   /* a line of a page that was read by a machine (xml_page.h) … */
    XML_WORD,   /* … a word of it … */
    XML_HYPHEN, /* … a hyphen at its end */
};

/* Where something stands: "parent/element[attribute=value]@attribute", of which only the element
 * need be there. Names are local ones: what stands in front of a colon does not count. Of two
 * rules for the same fact the first is the better, of two that fit an element's content the first
 * holds. */
struct xml_rule {
    const char *path; /* NULL ends the rules */
    enum xml_what what;
    enum fact fact; /* of XML_FACT */
};

struct xml_vocabulary {
    const char *root;
    const struct xml_rule *rules, *inner; /* inner: of what may stand inside, or NULL */
    const char *skipped;                  /* why such a document is no article */
    bool dated_by_name;                   /* its day may stand in its file's name */
    bool needs_id;                        /* without one it is none: its root's name says little */
};

/* NULL where none has this root. */
const struct xml_vocabulary *xml_vocabulary_of(const char *root);

/* The name behind the last colon. */
const char *xml_local(const char *name);

/* True where the path fits an element in its parent (NULL: it has none), by their local names, with
 * attributes (names and values by turns, then NULL). *value is the attribute's value, or NULL where
 * the rule is for the element's content. */
bool xml_path_fits(const char *path, const char *parent, const char *element,
                   const char *const *attributes, const char **value);

/* The value of an attribute by its local name, or NULL. */
const char *xml_attribute(const char *const *attributes, const char *name, size_t name_len);

#endif
