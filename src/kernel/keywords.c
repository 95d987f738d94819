/* A word as two numbers, compared with those of the few rows that share its first letter: no order,
 * no loop over bytes. Nothing is allocated. */
#include "kernel/keywords.h"

#include <string.h>

#define EACH(byte) ((uint64_t)0x0101010101010101 * (byte))

static uint64_t load_eight(const char *bytes)
{
    uint64_t value;
    memcpy(&value, bytes, sizeof value);
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
    value = __builtin_bswap64(value);
#endif
    return value;
}

static uint64_t load_four(const char *bytes)
{
    uint32_t value;
    memcpy(&value, bytes, sizeof value);
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
    value = __builtin_bswap32(value);
#endif
    return value;
}

/* A-Z as a-z in eight bytes. */
static uint64_t lower_eight(uint64_t bytes)
{
    uint64_t low = bytes & EACH(0x7F);
    uint64_t upper = (low + EACH(0x80 - 'A')) & ~(low + EACH(0x80 - 'Z' - 1)) & ~bytes & EACH(0x80);
    return bytes | upper >> 2;
}

/* The first eight bytes of a word, padded with NUL. Loads overlap, so that none is behind the word
 * and none depends on its length but by a shift. */
static uint64_t word_head(struct str word)
{
    const char *data = word.data;
    size_t n = word.len;
    if (n >= 8)
        return load_eight(data);
    if (n >= 4)
        return load_four(data) | load_four(data + n - 4) << 8 * (n - 4);
    return (unsigned char)data[0] | (uint64_t)(unsigned char)data[n / 2] << 8 * (n / 2) |
           (uint64_t)(unsigned char)data[n - 1] << 8 * (n - 1);
}

/* Its bytes 7 to 14. */
static uint64_t word_tail(struct str word)
{
    size_t n = word.len;
    return n >= 8 ? load_eight(word.data + n - 8) >> 8 * (KEYWORD_MAX - n) : 0;
}

size_t keyword_search(const struct keywords *keywords, struct str word)
{
    uint64_t head = lower_eight(word_head(word)), tail = lower_eight(word_tail(word));
    const struct keyword_letter *letter = &keywords->letters[(word.data[0] | 0x20) - 'a'];
    for (size_t i = letter[0].first; i < letter[1].first; i++) {
        const char *row = keywords->rows[i].word;
        if (load_eight(row) == head && load_eight(row + 7) == tail)
            return i;
    }
    return keywords->n;
}

bool keywords_sorted(const struct keywords *keywords)
{
    for (size_t i = 0; i < keywords->n; i++) {
        const struct keyword *row = &keywords->rows[i];
        if (row->word[0] < 'a' || row->word[0] > 'z')
            return false;
        if (i > 0 && memcmp(row[-1].word, row->word, KEYWORD_MAX) >= 0)
            return false;
    }
    return true;
}
