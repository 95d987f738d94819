/* Tokens of a page -> its tree of elements and its blocks. */
#ifndef FORMAT_HTML_BUILDER_H
#define FORMAT_HTML_BUILDER_H

#include "format/html_blocks.h"
#include "format/html_hints.h"
#include "format/html_tokens.h"

enum { HTML_DEPTH_MAX = 512 }; /* elements nested deeper are read as if they were not there */

struct html_open {
    uint32_t node;
    uint8_t tag;
    bool own; /* the node is this element's own */
};

struct html_builder {
    struct html_blocks *blocks;
    struct hints hints;
    struct html_open open[HTML_DEPTH_MAX];
    unsigned depth, over;      /* open elements, and those that were too deep */
    unsigned depth_max;        /* HTML_DEPTH_MAX; a reader may lower it */
    uint32_t count[TAG_COUNT]; /* of the open elements, by tag */
    struct html_block *block;  /* the one being written, or NULL */
    unsigned link_depth;       /* depth + 1 where a link is open, else 0 */
    bool space;                /* white space was read and not yet written */
    bool line;                 /* a block was written since the last border of a line */
    unsigned breaks;           /* <br> read and not yet written */
};

void html_builder_open(struct html_builder *builder, struct html_blocks *blocks);
/* The tokens of a page, one by one. */
void html_builder_take(struct html_builder *builder, const struct html_token *token);
void html_builder_close(struct html_builder *builder);

/* What html_builder.c and html_text.c share: text is written behind the block at hand, or begins
 * one. */
void html_text_take(struct html_builder *builder, struct str text);

#endif
