/* A page as a tree of elements, and the blocks of text in it. */
#ifndef FORMAT_HTML_BLOCKS_H
#define FORMAT_HTML_BLOCKS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum {
    HTML_NODES_MAX = 1 << 18,  /* elements beyond this number are read as if they were not there */
    HTML_BLOCKS_MAX = 1 << 18, /* text beyond this number is not read */
};

/* An element that may hold blocks. A node stands before what is inside it. */
struct html_node {
    uint32_t parent;           /* of the root: 0, itself */
    uint32_t behind;           /* the nodes inside are those up to here */
    uint32_t block, block_end; /* the blocks inside */
    uint16_t hints;            /* HINT_… of its own attributes */
    uint8_t tag;               /* enum html_tag */
    uint8_t traits;
};

/* Text without an element's border in it, white space folded, references decoded. */
struct html_block {
    uint32_t node;
    uint32_t start, len; /* in html_blocks.text */
    uint32_t link_len;   /* bytes inside links */
    uint32_t words;      /* runs between white space; three Chinese or Japanese letters are two */
    uint16_t stops;      /* words of the commonest of a language */
    uint16_t ends;       /* full stops and the like at the end of a word */
    uint16_t commas;
    bool glued;  /* goes on in the line of the block before */
    bool spaced; /* … behind white space */
};

struct html_blocks {
    struct html_node *nodes;
    struct html_block *blocks;
    char *text;
    uint32_t n_nodes, n_blocks;
    size_t len;
};

/* Room for the blocks of a page of so many bytes; false where the arena is too small. */
bool html_blocks_open(struct html_blocks *blocks, struct arena *arena, size_t page);

/* Counts the words and marks of all blocks. */
void html_blocks_measure(struct html_blocks *blocks);

/* The blocks with keep[i] (all where keep is NULL), each a paragraph, joined by a blank line; what
 * is glued to a kept one goes on in its line. False where the arena is too small. */
bool html_blocks_join(const struct html_blocks *blocks, const bool *keep, struct arena *arena,
                      struct str *text);

static inline struct str html_block_text(const struct html_blocks *blocks, size_t i)
{
    return (struct str){blocks->text + blocks->blocks[i].start, blocks->blocks[i].len};
}

#endif
