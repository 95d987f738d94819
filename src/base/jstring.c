/* The strings of a JSON text: find their end, take them as they are, or decode them.
 *
 * Nearly all bytes of an archive stand inside strings, where only '"' and '\' matter: sixteen bytes
 * are looked at together, and a string without escapes is not copied. One with escapes is decoded
 * in one pass into room for all that is left of the text, the rest of which goes back to the arena.
 * Loads never cross the end of the text. */
#include "base/jstring.h"

#include <stdint.h>

#include "base/jscan.h"
#include "base/utf8.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { STEP = 16 }; /* bytes looked at or copied at once */

static const char no_end[] = "a string has no end", bad_escape[] = "an escape is broken";

#ifdef __SSE2__
/* The marks among the STEP bytes at pos, a bit each, the first one lowest. */
static unsigned marks(const char *pos)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)pos);
    __m128i quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    __m128i slash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
    return (unsigned)_mm_movemask_epi8(_mm_or_si128(quote, slash));
}
#else
/* A byte that is 0 becomes 80; so may bytes above it, but the lowest one is never wrong. */
static uint64_t zeros(uint64_t bytes)
{
    return (bytes - UINT64_C(0x0101010101010101)) & ~bytes & UINT64_C(0x8080808080808080);
}

static bool marked(const char *pos)
{
    uint64_t bytes;
    memcpy(&bytes, pos, sizeof bytes);
    return zeros(bytes ^ UINT64_C(0x2222222222222222)) ||
           zeros(bytes ^ UINT64_C(0x5C5C5C5C5C5C5C5C));
}

static unsigned marks(const char *pos)
{
    if (!marked(pos) && !marked(pos + 8))
        return 0;
    unsigned n = 0;
    while (pos[n] != '"' && pos[n] != '\\')
        n++;
    return 1u << n;
}
#endif

/* The first quotation mark or backslash from pos on, or end. */
static const char *find_mark(const char *pos, const char *end)
{
    for (; end - pos >= STEP; pos += STEP) {
        unsigned found = marks(pos);
        if (found)
            return pos + __builtin_ctz(found);
    }
    while (pos < end && *pos != '"' && *pos != '\\')
        pos++;
    return pos;
}

/* Four hexadecimal digits, or a value above FFFF. */
static uint32_t hex4(const char *pos, const char *end)
{
    uint32_t value = 0;
    if (end - pos < 4)
        return UINT32_MAX;
    for (int i = 0; i < 4; i++) {
        unsigned digit = (unsigned char)pos[i] - (unsigned)'0';
        unsigned letter = ((unsigned char)pos[i] | 0x20u) - (unsigned)'a';
        if (digit > 9 && letter > 5)
            return UINT32_MAX;
        value = value << 4 | (digit <= 9 ? digit : letter + 10);
    }
    return value;
}

/* The code point of the \u escape whose digits stand at *pos; a second escape that completes a
 * surrogate pair is read as well. A lone surrogate comes as it is. */
static bool escaped_point(const char **pos, const char *end, uint32_t *point)
{
    uint32_t high = hex4(*pos, end);
    if (high > 0xFFFF)
        return false;
    *pos += 4;
    *point = high;
    if (high - 0xD800 < 0x400 && end - *pos >= 6 && (*pos)[0] == '\\' && (*pos)[1] == 'u') {
        uint32_t low = hex4(*pos + 2, end);
        if (low - 0xDC00 < 0x400) {
            *point = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
            *pos += 6;
        }
    }
    return true;
}

/* Reads the escape whose backslash stands at pos; returns where it ends, or NULL. */
static const char *escape(const char *pos, const char *end, uint32_t *point)
{
    static const char meaning[256] = {['"'] = '"',  ['\\'] = '\\', ['/'] = '/',  ['b'] = '\b',
                                      ['f'] = '\f', ['n'] = '\n',  ['r'] = '\r', ['t'] = '\t'};
    if (end - pos < 2)
        return NULL;
    unsigned char letter = (unsigned char)pos[1];
    pos += 2;
    *point = (unsigned char)meaning[letter];
    if (*point || (letter == 'u' && escaped_point(&pos, end, point)))
        return pos;
    return NULL;
}

/* Ends a function with a fault at pos. */
static const char *fail(const char **fault, const char *pos, const char *reason)
{
    *fault = reason;
    return pos;
}

const char *jstring_skip(const char *pos, const char *end, const char **fault)
{
    for (;;) {
        uint32_t point;
        pos = find_mark(pos, end);
        if (pos == end)
            return fail(fault, pos, no_end);
        if (*pos == '"')
            return pos + 1;
        const char *after = escape(pos, end, &point);
        if (!after)
            return fail(fault, pos, bad_escape);
        pos = after;
    }
}

/* Copies up to the next mark, STEP bytes at a time as long as both sides have them. */
static const char *copy_plain(const char *pos, const char *end, char **out, const char *out_end)
{
    while (end - pos >= STEP && out_end - *out >= STEP) {
        unsigned found = marks(pos);
        memcpy(*out, pos, STEP);
        if (found) {
            *out += __builtin_ctz(found);
            return pos + __builtin_ctz(found);
        }
        pos += STEP;
        *out += STEP;
    }
    while (pos < end && *pos != '"' && *pos != '\\')
        *(*out)++ = *pos++;
    return pos;
}

/* Decodes the string that begins at open, whose first escape stands at pos, into out, which has
 * room for the string as it is written: decoded, it is never longer. */
static const char *decode(const char *open, const char *pos, const char *end, char *out,
                          size_t room, struct str *value, const char **fault)
{
    memcpy(out, open, (size_t)(pos - open));
    char *to = out + (pos - open);
    while (pos < end && *pos == '\\') {
        uint32_t point;
        const char *after = escape(pos, end, &point);
        if (!after)
            return fail(fault, pos, bad_escape);
        if (point < 0x80)
            *to++ = (char)point;
        else
            to += utf8_encode(point, to);
        pos = copy_plain(after, end, &to, out + room);
    }
    if (pos == end)
        return fail(fault, pos, no_end);
    *value = (struct str){out, (size_t)(to - out)};
    return pos + 1;
}

const char *jstring_read(const char *open, const char *end, struct arena *arena, struct str *value,
                         const char **fault)
{
    const char *pos = find_mark(open, end);
    if (pos < end && *pos == '"') {
        *value = (struct str){open, (size_t)(pos - open)};
        return pos + 1;
    }
    size_t room = (size_t)(end - open);
    char *out = arena_alloc(arena, room, 1, 1);
    if (!out) { /* all that is left of the text does not fit: ask for what the string needs */
        const char *close = jstring_skip(pos, end, fault);
        if (*fault)
            return close;
        room = (size_t)(close - open);
        out = arena_alloc(arena, room, 1, 1);
        if (!out)
            return fail(fault, open, jscan_no_memory);
    }
    pos = decode(open, pos, end, out, room, value, fault);
    arena_trim(arena, *fault ? out : out + value->len);
    return pos;
}
