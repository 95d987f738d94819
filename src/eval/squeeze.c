/* See squeeze.h. UTF-8 is searched by its bytes: a well-formed quote matches at characters only. */
#include "eval/squeeze.h"

#include <string.h>

#include "base/utf8.h"

bool squeeze_make(struct squeeze *squeeze, struct str text, struct arena *arena)
{
    const char *at = text.data, *end = text.data + text.len;
    char *packed = ARENA_NEW(arena, text.len, char);
    uint32_t point = 0, word = 0;
    size_t n = 0;
    bool inside = false;
    *squeeze = (struct squeeze){.back = ARENA_NEW(arena, text.len, uint32_t),
                                .words = ARENA_NEW(arena, text.len, uint32_t)};
    if (!packed || !squeeze->back || !squeeze->words || text.len > UINT32_MAX)
        return false;
    for (; at < end; point++) {
        unsigned len = utf8_space(at, end);
        bool space = len > 0;
        if (!space)
            (void)utf8_decode(at, end, &len);
        word += !space && !inside;
        inside = !space;
        for (unsigned i = 0; i < len && !space; i++, n++) {
            packed[n] = at[i];
            squeeze->back[n] = point;
            squeeze->words[n] = word;
        }
        at += len;
    }
    squeeze->packed = (struct str){packed, n};
    squeeze->points = point;
    return true;
}

bool squeeze_text(struct str text, struct arena *arena, struct str *packed)
{
    const char *at = text.data, *end = text.data + text.len;
    char *out = ARENA_NEW(arena, text.len, char);
    if (!out)
        return false;
    size_t n = 0;
    while (at < end) {
        unsigned char c = (unsigned char)*at;
        unsigned space = c >= ' ' && c < 0x80 ? c == ' ' : utf8_space(at, end);
        out[n] = (char)c;
        n += !space;
        at += space ? space : 1;
    }
    *packed = (struct str){out, n};
    return true;
}

bool squeeze_find(const struct squeeze *squeeze, struct str quote, int64_t *start, int64_t *end)
{
    struct str text = squeeze->packed;
    const char *found = quote.len ? memmem(text.data, text.len, quote.data, quote.len) : NULL;
    if (!found)
        return false;
    size_t at = (size_t)(found - text.data);
    *start = squeeze->back[at];
    *end = (int64_t)squeeze->back[at + quote.len - 1] + 1;
    return true;
}

/* The first byte of packed at or behind a code point. */
static size_t byte_of(const struct squeeze *squeeze, int64_t point)
{
    size_t low = 0, high = squeeze->packed.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (squeeze->back[middle] < point)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int64_t index_of(const struct squeeze *squeeze, int64_t point)
{
    if (point < 0)
        point += squeeze->points;
    return point < 0 ? 0 : point;
}

struct str squeeze_slice(const struct squeeze *squeeze, int64_t start, int64_t end)
{
    size_t low = byte_of(squeeze, index_of(squeeze, start));
    size_t high = byte_of(squeeze, index_of(squeeze, end));
    if (low >= high)
        return (struct str){0};
    return (struct str){squeeze->packed.data + low, high - low};
}

uint32_t squeeze_words(const struct squeeze *squeeze, int64_t start, int64_t end)
{
    struct str slice = squeeze_slice(squeeze, start, end);
    if (!slice.len)
        return 0;
    size_t first = (size_t)(slice.data - squeeze->packed.data);
    return squeeze->words[first + slice.len - 1] - squeeze->words[first] + 1;
}
