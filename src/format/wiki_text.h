/* Wikitext -> running text. */
#ifndef FORMAT_WIKI_TEXT_H
#define FORMAT_WIKI_TEXT_H

#include "format/flow.h"

enum {
    WIKI_DEPTH_MAX = 32, /* templates, links, tables, tags inside one another */
    WIKI_DATE_MAX = 64,  /* bytes of the day that a template tells */
};

struct wiki_text {
    struct flow text;
    char date[WIKI_DATE_MAX]; /* of {{date|November 14, 2023}}, as it stands; "" */
};

/* False where the arena is too small. The markup is well-formed UTF-8. Linear in it. */
bool wiki_text_read(struct wiki_text *out, struct str markup, struct arena *arena);

/* wiki_open.c: what begins somewhere and ends somewhere else. */

enum wiki_open { WIKI_TEMPLATE, WIKI_LINK, WIKI_ADDRESS, WIKI_TABLE, WIKI_TAG };

/* Everything is written into the text as it comes, and what an element turns out not to say is
 * taken back when it closes. */
struct wiki_stack {
    struct wiki_text *out;
    struct wiki_element {
        enum wiki_open what;
        size_t mark;       /* the text's length in front of it */
        enum flow_gap gap; /* … and what waited there */
        struct str tag;    /* the name of WIKI_TAG */
    } open[WIKI_DEPTH_MAX];
    unsigned n;
    unsigned beyond; /* opened above WIKI_DEPTH_MAX: they belong to what they are in */
};

void wiki_open(struct wiki_stack *stack, enum wiki_open what, struct str tag);

/* Closes the innermost of this kind (and name), with what nobody closed inside; nothing where none
 * is open. */
void wiki_close(struct wiki_stack *stack, enum wiki_open what, struct str tag);

/* True where the innermost open element has parts between '|'. */
bool wiki_has_parts(const struct wiki_stack *stack);

/* True where a section of this heading, and what is behind it, is no text any more: sources, links,
 * other articles. */
bool wiki_is_last(struct str heading);

#endif
