/* Short lists of words, told apart by kind: abbreviations, speech verbs, pronouns …
 *
 *   #define COLOURS(ROW, L) ROW(L, "blue", COLD) ROW(L, "green", COLD) ROW(L, "red", WARM)
 *   KEYWORD_TABLE(colours, COLOURS);       keyword_find(&colours, word) == WARM
 *
 * The rows are sorted by their words (bytes, lower case, the first one of a-z, at most 15 bytes).
 * The compiler notes, for each first letter, where its rows begin, which second letters and which
 * lengths they have, so that nearly every word that is in no table costs two loads and no search.
 */
#ifndef KERNEL_KEYWORDS_H
#define KERNEL_KEYWORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum { KEYWORD_MAX = 15, KEYWORD_LETTERS = 26 };

struct keyword {
    char word[KEYWORD_MAX]; /* padded with NUL, not terminated where 15 long */
    unsigned char kind;
};

/* The words that begin with one letter. */
struct keyword_letter {
    uint32_t seconds; /* KEYWORD_BIT of their second bytes */
    uint16_t lengths; /* bit n: one has n bytes */
    uint16_t first;   /* the row of the first of them, and of those behind it */
};

struct keywords {
    const struct keyword *rows;
    size_t n;
    struct keyword_letter letters[KEYWORD_LETTERS + 1];
};

/* Bit 1..26 for a letter; all that is none shares bit 0 with the end of a word. */
#define KEYWORD_BIT(c) (((c)&0xC0) == 0x40 ? (c)&31 : 0)

#define KEYWORD_ROW(letter, word, kind) {word, kind},
#define KEYWORD_SECOND(letter, word, ...) | (uint32_t)(word[0] == letter) << KEYWORD_BIT(word[1])
#define KEYWORD_LENGTH(letter, word, ...) | (word[0] == letter) << (sizeof word - 1)
#define KEYWORD_BEFORE(letter, word, ...) +(word[0] < letter)
#define KEYWORD_LETTER(ROWS, letter)                                                               \
    {                                                                                              \
        0 ROWS(KEYWORD_SECOND, letter), 0 ROWS(KEYWORD_LENGTH, letter),                            \
            0 ROWS(KEYWORD_BEFORE, letter)                                                         \
    }

#define KEYWORDS_INDEX(ROWS)                                                                       \
    {                                                                                              \
        KEYWORD_LETTER(ROWS, 'a'), KEYWORD_LETTER(ROWS, 'b'), KEYWORD_LETTER(ROWS, 'c'),           \
            KEYWORD_LETTER(ROWS, 'd'), KEYWORD_LETTER(ROWS, 'e'), KEYWORD_LETTER(ROWS, 'f'),       \
            KEYWORD_LETTER(ROWS, 'g'), KEYWORD_LETTER(ROWS, 'h'), KEYWORD_LETTER(ROWS, 'i'),       \
            KEYWORD_LETTER(ROWS, 'j'), KEYWORD_LETTER(ROWS, 'k'), KEYWORD_LETTER(ROWS, 'l'),       \
            KEYWORD_LETTER(ROWS, 'm'), KEYWORD_LETTER(ROWS, 'n'), KEYWORD_LETTER(ROWS, 'o'),       \
            KEYWORD_LETTER(ROWS, 'p'), KEYWORD_LETTER(ROWS, 'q'), KEYWORD_LETTER(ROWS, 'r'),       \
            KEYWORD_LETTER(ROWS, 's'), KEYWORD_LETTER(ROWS, 't'), KEYWORD_LETTER(ROWS, 'u'),       \
            KEYWORD_LETTER(ROWS, 'v'), KEYWORD_LETTER(ROWS, 'w'), KEYWORD_LETTER(ROWS, 'x'),       \
            KEYWORD_LETTER(ROWS, 'y'), KEYWORD_LETTER(ROWS, 'z'), KEYWORD_LETTER(ROWS, '{'),       \
    }

/* The table of the rows given, under a name. */
#define KEYWORD_TABLE(name, ROWS)                                                                  \
    static const struct keyword name##_rows[] = {ROWS(KEYWORD_ROW, 0)};                            \
    static const struct keywords name = {name##_rows, sizeof name##_rows / sizeof *name##_rows,    \
                                         KEYWORDS_INDEX(ROWS)}

/* False where no word of the table has the same first two letters; "I'm" begins like "i". */
static inline bool keyword_begins(const struct keywords *keywords, struct str word)
{
    if (word.len == 0)
        return false;
    unsigned letter = ((unsigned char)word.data[0] | 0x20u) - 'a';
    unsigned second = word.len > 1 ? (unsigned)KEYWORD_BIT(word.data[1]) : 0;
    return letter < KEYWORD_LETTERS && (keywords->letters[letter].seconds >> second & 1);
}

/* keyword_index() for a word that keyword_begins() is true for, of at most KEYWORD_MAX bytes. */
size_t keyword_search(const struct keywords *keywords, struct str word);

/* The row of the word, A-Z read as a-z, or n. */
static inline size_t keyword_index(const struct keywords *keywords, struct str word)
{
    if (word.len > KEYWORD_MAX || !keyword_begins(keywords, word))
        return keywords->n;
    unsigned letter = ((unsigned char)word.data[0] | 0x20u) - 'a';
    return keywords->letters[letter].lengths >> word.len & 1 ? keyword_search(keywords, word)
                                                             : keywords->n;
}

/* Its kind, or 0. */
static inline unsigned keyword_find(const struct keywords *keywords, struct str word)
{
    size_t index = keyword_index(keywords, word);
    return index < keywords->n ? keywords->rows[index].kind : 0;
}

/* True where the table is in order; for tests. */
bool keywords_sorted(const struct keywords *keywords);

#endif
