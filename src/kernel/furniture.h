/* What a page put around its text, glued to a sentence: "… he said. ALSO READ | Ten bridges". */
#ifndef KERNEL_FURNITURE_H
#define KERNEL_FURNITURE_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/document.h"
#include "kernel/signs.h"

/* Where one of them stands a sentence is looked at; nearly all else can be told without. */
enum { FURNITURE_SIGNS = SIGN_COLON | SIGN_BAR | SIGN_TAG | SIGN_SLASH };

/* A sentence of the text as the stops and lines have it; end is behind its last byte. */
struct furniture {
    const char *text;
    const struct token *tokens; /* all of the text */
    const uint64_t *signs;      /* of words_scan() */
    uint32_t start, end;
    uint32_t first_token, n_tokens; /* of the sentence */
    unsigned marks;                 /* of the sentence: enum sign */
};

/* The first place behind start where furniture begins or ends, or end. Words stand on both sides;
 * it may lie inside a token: "bridgesThe", which is two. */
uint32_t furniture_cut(const struct furniture *furniture);

/* True for the first byte of a sentence that may begin with a phrase that has no sign, or with a
 * bracket. */
static inline bool furniture_begins(unsigned char c)
{
    const uint32_t letters = 1u << ('a' & 31) | 1u << ('c' & 31) | 1u << ('f' & 31) |
                             1u << ('r' & 31) | 1u << ('s' & 31) | 1u << ('v' & 31);
    return c >= '@' ? letters >> (c & 31) & 1 : c == '(';
}

/* True where the tables are in order; for tests. */
bool furniture_sorted(void);

#endif
