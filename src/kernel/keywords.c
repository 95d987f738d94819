/* Binary search in sorted tables of short words. A word is two big-endian numbers, so that their
 * order is the order of the bytes; the kind of an entry is the last byte of the second and is
 * masked away. Nothing is allocated. */
#include "kernel/keywords.h"

#include <stdint.h>
#include <string.h>

#define EACH(byte) ((uint64_t)0x0101010101010101 * (byte))

struct key {
    uint64_t high, low;
};

static uint64_t big_endian(const char *bytes)
{
    uint64_t value;
    memcpy(&value, bytes, sizeof value);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    value = __builtin_bswap64(value);
#endif
    return value;
}

static struct key entry_key(const struct keyword *entry)
{
    const char *bytes = (const char *)entry;
    return (struct key){big_endian(bytes), big_endian(bytes + 8) & ~(uint64_t)0xFF};
}

/* A-Z as a-z in eight bytes. */
static uint64_t lower_eight(uint64_t bytes)
{
    uint64_t low = bytes & EACH(0x7F);
    uint64_t upper = (low + EACH(0x80 - 'A')) & ~(low + EACH(0x80 - 'Z' - 1)) & ~bytes & EACH(0x80);
    return bytes | upper >> 2;
}

/* A copy of constant size for each size, so that no call and no loop is left of it. */
static struct key word_key(struct str word)
{
    char bytes[16] = {0};
    const char *data = word.data;
    size_t n = word.len;
    if (n >= 8) {
        memcpy(bytes + n - 8, data + n - 8, 8);
        memcpy(bytes, data, 8);
    } else if (n >= 4) {
        memcpy(bytes + n - 4, data + n - 4, 4);
        memcpy(bytes, data, 4);
    } else if (n > 0) {
        bytes[n / 2] = data[n / 2];
        bytes[n - 1] = data[n - 1];
        bytes[0] = data[0];
    }
    return (struct key){lower_eight(big_endian(bytes)), lower_eight(big_endian(bytes + 8))};
}

static bool less(struct key a, struct key b)
{
    return a.high < b.high || (a.high == b.high && a.low < b.low);
}

size_t keyword_search(const struct keywords *keywords, struct str word)
{
    struct key key = word_key(word);
    const struct keyword_letter *letter = &keywords->letters[(word.data[0] | 0x20) - 'a'];
    size_t first = letter[0].first, n = letter[1].first - first, low;
    if (n == 0) { /* a table that is not counted */
        first = 0;
        n = keywords->n;
    }
    low = first;
    while (n > 1) { /* the last entry that is not behind the word; halved without a branch */
        size_t half = n / 2;
        low += big_endian(keywords->rows[low + half].word) <= key.high ? half : 0;
        n -= half;
    }
    while (low > first && less(key, entry_key(&keywords->rows[low])))
        low--;
    struct key found = entry_key(&keywords->rows[low]);
    return found.high == key.high && found.low == key.low ? low : keywords->n;
}

bool keywords_sorted(const struct keywords *keywords)
{
    for (size_t i = 0; i < keywords->n; i++) {
        const struct keyword *row = &keywords->rows[i];
        if (row->word[0] < 'a' || row->word[0] > 'z')
            return false;
        if (i > 0 && !less(entry_key(row - 1), entry_key(row)))
            return false;
    }
    return true;
}
