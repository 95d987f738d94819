/* Short lists of words, told apart by kind: abbreviations, speech verbs, pronouns …
 *
 * A table is sorted by its words (bytes, lower case), so that a look-up is a binary search over
 * two 8-byte numbers. A word of more than 15 bytes is in no table. */
#ifndef KERNEL_KEYWORDS_H
#define KERNEL_KEYWORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct keyword {
    char word[15]; /* padded with NUL, not terminated where 15 long */
    unsigned char kind;
};

struct keywords {
    const struct keyword *table;
    size_t n;
};

#define KEYWORDS(array) ((struct keywords){(array), sizeof(array) / sizeof *(array)})

/* The kind of word, A-Z read as a-z, or 0. */
unsigned keyword_find(struct keywords keywords, struct str word);

/* Its place in the table, or n. */
size_t keyword_index(struct keywords keywords, struct str word);

/* True where the table is in order; for tests. */
bool keywords_sorted(struct keywords keywords);

#endif
