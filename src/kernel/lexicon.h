/* English words known beforehand: word -> term, and how rare each term is.
 *
 *   bytes of a word -> fold (lower case) -> hash -> table -> term id -> idf
 *
 * The table is made at build time (scripts/lexicon_build.c) from lexicon_en.tsv and
 * stopwords_en.txt: forms of one Snowball stem share a term, stop words have the lowest ids. A word
 * that is not in the table is stemmed at run time, behind a memo; the result is a function of the
 * word alone, whatever the memo holds. A hash sees the first 8 and the last 8 bytes of a word and
 * its length: the same on every machine, little-endian or not, and never a byte outside the text.
 * */
#ifndef KERNEL_LEXICON_H
#define KERNEL_LEXICON_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/str.h"

enum {
    LEXICON_TABLE_BITS = 17, /* entries of the table: 1 MiB, two thirds full */
    LEXICON_HOT_BITS = 11,   /* of the table of common words: 16 KiB, for the nearest cache */
    LEXICON_ID_BITS = 17,    /* low bits of a key: a term's id, */
    LEXICON_KEY_BITS = 29,   /* behind them its idf; the other bits of an entry are the hash's */
    LEXICON_IDF_NUMBER = 512,
    LEXICON_IDF_ONE = 256, /* ln(documents / documents with the term) is in 1/256 */
};

/* Keys of terms: idf and id of the table, 1..lexicon_n_stop for stop words; or these bits and a
 * hash of the stem. 0 is none. */
#define TERM_UNKNOWN UINT32_C(0x80000000)
#define TERM_NUMBER UINT32_C(0x40000000) /* with TERM_UNKNOWN: begins with a digit */

extern const uint64_t lexicon_table[(size_t)1 << LEXICON_TABLE_BITS]; /* hash | idf | id; 0: free */
extern const uint64_t lexicon_hot[(size_t)1 << LEXICON_HOT_BITS];     /* the same, no probing */
extern const uint32_t lexicon_n_stop, lexicon_idf_max;
extern const uint32_t
    lexicon_checksum; /* of the table: what was learned of keys holds for it alone */

/* The folded ends of a word; a word of at most 16 bytes is told by them alone. */
struct word {
    uint64_t head, tail; /* its first and last 8 bytes, lower case; tail is 0 up to 8 bytes */
    uint32_t n;
};

/* 8 bytes with ASCII letters in lower case: bit 5 is set in ASCII, so digits and "'" stay what they
 * are, and not in the bytes of longer code points. */
static inline uint64_t word_lower(uint64_t bytes)
{
    return bytes | (~bytes & UINT64_C(0x8080808080808080)) >> 2;
}

static inline uint64_t word_load(const char *bytes)
{
    uint64_t value;
    memcpy(&value, bytes, sizeof value);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    value = __builtin_bswap64(value);
#endif
    return value;
}

/* The word of n > 0 bytes at bytes; nothing is read at or behind limit. */
static inline struct word word_fold(const char *bytes, uint32_t n, const char *limit)
{
    struct word word = {.n = n};
    if (n >= 8) {
        word.head = word_lower(word_load(bytes));
        word.tail = n > 8 ? word_lower(word_load(bytes + n - 8)) : 0;
    } else if (limit - bytes >= 8) {
        word.head = word_lower(word_load(bytes)) & ((UINT64_C(1) << 8 * n) - 1);
    } else {
        char copy[8] = {0};
        memcpy(copy, bytes, n);
        word.head = word_lower(word_load(copy)) & ((UINT64_C(1) << 8 * n) - 1);
    }
    return word;
}

/* The hash of a word of n bytes by its folded ends. */
static inline uint64_t word_mix(uint64_t head, uint64_t tail, uint64_t n)
{
    const uint64_t a = UINT64_C(0x9e3779b97f4a7c15), b = UINT64_C(0xc2b2ae3d27d4eb4f);
    uint64_t x = (head ^ (a + n)) * a;
    uint64_t y = (tail ^ b) * b;
    x ^= x >> 32;
    y ^= y >> 29;
    x = (x ^ y) * UINT64_C(0xd6e8feb86659fd93);
    return x ^ x >> 32;
}

static inline uint64_t word_hash(struct word word)
{
    return word_mix(word.head, word.tail, word.n);
}

/* The term of a common word, 0 for any other; without a branch. */
static inline uint32_t lexicon_find_common(uint64_t hash)
{
    uint64_t entry = lexicon_hot[hash & (((uint64_t)1 << LEXICON_HOT_BITS) - 1)];
    uint32_t key = (uint32_t)(entry & (((uint64_t)1 << LEXICON_KEY_BITS) - 1));
    return key & (0 - (uint32_t)((entry ^ hash) >> LEXICON_KEY_BITS == 0));
}

static inline void lexicon_prefetch(uint64_t hash)
{
    __builtin_prefetch(&lexicon_table[hash & (((uint64_t)1 << LEXICON_TABLE_BITS) - 1)]);
}

/* The term of a word in the table, 0 where it is not there. */
static inline uint32_t lexicon_find(uint64_t hash)
{
    const uint64_t keys = ((uint64_t)1 << LEXICON_KEY_BITS) - 1;
    const uint64_t mask = ((uint64_t)1 << LEXICON_TABLE_BITS) - 1;
    uint64_t i = hash & mask;
    while ((lexicon_table[i] != 0) & (((lexicon_table[i] ^ hash) & ~keys) != 0))
        i = (i + 1) & mask;
    return (uint32_t)(lexicon_table[i] & keys);
}

/* The stemmer's handle and what it said lately. One a thread. */
struct stems;

struct stems *stems_new(void); /* NULL without memory */
void stems_free(struct stems *stems);

/* The key of a word that lexicon_find() does not know; text is its bytes. */
uint32_t stems_find(struct stems *stems, struct word word, struct str text);

/* The key of any word of n > 0 bytes, none of them read at or behind limit. */
static inline uint32_t lexicon_key(struct stems *stems, const char *bytes, uint32_t n,
                                   const char *limit)
{
    struct word word = word_fold(bytes, n, limit);
    uint32_t term = lexicon_find(word_hash(word));
    return term != 0 ? term : stems_find(stems, word, (struct str){bytes, n});
}

static inline bool lexicon_is_stop(uint32_t key)
{
    return key <= lexicon_n_stop;
}

/* ln(documents / documents with the term) in 1/256; an unknown word is as rare as can be, a number
 * is not. */
static inline uint32_t lexicon_rarity(uint32_t key)
{
    uint32_t known = key >> LEXICON_ID_BITS;
    uint32_t unknown = key & TERM_NUMBER ? (uint32_t)LEXICON_IDF_NUMBER : lexicon_idf_max;
    return key & TERM_UNKNOWN ? unknown : known;
}

#endif
