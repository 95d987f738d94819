/* Binary search in sorted tables of short words. A word is two big-endian numbers, so that their order is the order of
 * the bytes; the kind of an entry is the last byte of the second and is masked away. Nothing is allocated. */
#include "kernel/keywords.h"

#include <stdint.h>

enum { WORD_MAX = 15 };

struct key {
    uint64_t high, low;
};

static uint64_t big_endian(const char *bytes)
{
    uint64_t value = 0;
    for (int i = 0; i < 8; i++)
        value = value << 8 | (unsigned char)bytes[i];
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
    size_t low = 0, high = keywords.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        struct key at = entry_key(&keywords.table[middle]);
        if (less(at, key))
            low = middle + 1;
        else if (less(key, at))
            high = middle;
        else
            return middle;
    }
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
