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
};

/* The first place behind start where furniture begins or ends, or end. Words stand on both sides;
 * it may lie inside a token: "bridgesThe", which is two. */
uint32_t furniture_cut(const struct furniture *furniture);

/* True for the first word of a phrase that furniture_cut() knows without signs, and for a sentence
 * that begins with a bracket. */
bool furniture_begins(const char *text, struct str word);

/* True where the tables are in order; for tests. */
bool furniture_sorted(void);

#endif
