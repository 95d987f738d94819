/* A text without its white space, and the way back.
 *
 *   " Rain fell. It"  ->  "Rainfell.It"      back: 1 2 3 4 6 7 8 9 10 12 13
 *
 * Points are found in it and compared with it, so that folding white space changes nothing. Places
 * are code points of the text. */
#ifndef EVAL_SQUEEZE_H
#define EVAL_SQUEEZE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

struct squeeze {
    struct str packed;
    uint32_t *back;  /* byte of packed -> its code point in the text */
    uint32_t *words; /* byte of packed -> words of the text begun up to it */
    uint32_t points; /* code points of the text */
};

/* text is well-formed; all of it is made in the arena. False without memory. */
bool squeeze_make(struct squeeze *squeeze, struct str text, struct arena *arena);

/* The text alone, without the way back. False without memory. */
bool squeeze_text(struct str text, struct arena *arena, struct str *packed);

/* Where the quote first stands: its code points, without white space around. False where it is
 * nowhere, or empty. quote is squeezed. */
bool squeeze_find(const struct squeeze *squeeze, struct str quote, int64_t *start, int64_t *end);

/* What stands in text[start:end], squeezed; indices as in Python, negative ones from the end. */
struct str squeeze_slice(const struct squeeze *squeeze, int64_t start, int64_t end);

/* Words of text[start:end], as Python's split() counts. */
uint32_t squeeze_words(const struct squeeze *squeeze, int64_t start, int64_t end);

#endif
