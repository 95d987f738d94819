/* Binary search in sorted tables of short words. A word is two big-endian numbers, so that their order is the order of
 * the bytes; the kind of an entry is the last byte of the second and is masked away. Nothing is allocated. */
#include "kernel/keywords.h"

#include <stdint.h>
#include <string.h>

enum { WORD_MAX = 15 };

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

static struct key word_key(struct str word)
{
    char bytes[16] = {0};
    for (size_t i = 0; i < word.len; i++) {
        char c = word.data[i];
        bytes[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    return (struct key){big_endian(bytes), big_endian(bytes + 8)};
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
