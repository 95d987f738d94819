/* Binary search in sorted tables of short words. A word is two big-endian numbers, so that their
 * order is the order of the bytes; the kind of an entry is the last byte of the second and is
 * masked away. Nothing is allocated. */
#include "kernel/keywords.h"

#include <stdint.h>
#include <string.h>

enum { WORD_MAX = 15 };

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

size_t keyword_index(struct keywords keywords, struct str word)
{
    if (word.len == 0 || word.len > WORD_MAX)
        return keywords.n;
    struct key key = word_key(word);
    size_t low = 0, n = keywords.n;
    while (n > 1) { /* the last entry that is not behind the word; halved without a branch */
        size_t half = n / 2;
        low += big_endian(keywords.table[low + half].word) <= key.high ? half : 0;
        n -= half;
    }
    while (low > 0 && less(key, entry_key(&keywords.table[low])))
        low--;
    struct key found = entry_key(&keywords.table[low]);
    if (found.high == key.high && found.low == key.low)
        return low;
    return keywords.n;
}

unsigned keyword_find(struct keywords keywords, struct str word)
{
    size_t index = keyword_index(keywords, word);
    return index < keywords.n ? keywords.table[index].kind : 0;
}

bool keywords_sorted(struct keywords keywords)
{
    for (size_t i = 1; i < keywords.n; i++)
        if (!less(entry_key(&keywords.table[i - 1]), entry_key(&keywords.table[i])))
            return false;
    return true;
}
