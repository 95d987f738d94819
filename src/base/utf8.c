/* UTF-8 after table 3-7 of the Unicode standard: validation, repair, counting, coding.
 *
 * A lead byte tells how many bytes follow and what range the first of them must be in; the others
 * are 80..BF. An ill-formed part ends before the first byte that cannot continue it, and has at
 * least one byte: those are the maximal subparts that the standard (3.9, U+FFFD substitution) asks
 * to replace one by one. Runs of ASCII, which is what most news is, are passed eight bytes at a
 * time. */
#include "base/utf8.h"

#include <string.h>

#define EACH_BYTE(b) (UINT64_C(0x0101010101010101) * (b))

static uint64_t load8(const char *text)
{
    uint64_t bytes;
    memcpy(&bytes, text, sizeof bytes);
    return bytes;
}

static const char *skip_ascii(const char *text, const char *end)
{
    while (end - text >= 8 && !(load8(text) & EACH_BYTE(0x80)))
        text += 8;
    while (text < end && !(*text & 0x80))
        text++;
    return text;
}

/* The bytes that follow a lead byte, 0 where it is none; the first of them must be in [*low,
 * *high]. */
static unsigned following(unsigned char lead, unsigned char *low, unsigned char *high)
{
    *low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    *high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    return lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
}

/* Measures the sequence at text < end, whose first byte is not ASCII: the length of a well-formed
 * one or of the maximal ill-formed part is in *len. */
static bool sequence(const char *text, const char *end, unsigned *len)
{
    unsigned char low, high;
    unsigned rest = following((unsigned char)*text, &low, &high);
    *len = 1;
    if (!rest)
        return false;
    for (; rest; rest--, ++*len, low = 0x80, high = 0xBF) {
        if (end - text <= (ptrdiff_t)*len)
            return false;
        unsigned char byte = (unsigned char)text[*len];
        if (byte < low || byte > high)
            return false;
    }
    return true;
}

/* The end of the well-formed bytes at text. */
static const char *skip_valid(const char *text, const char *end)
{
    unsigned len;
    for (;;) {
        text = skip_ascii(text, end);
        if (text == end || !sequence(text, end, &len))
            return text;
        text += len;
    }
}

bool utf8_valid(const char *text, size_t n)
{
    return n == 0 || skip_valid(text, text + n) == text + n;
}

size_t utf8_repair(const char *text, size_t n, char *out)
{
    if (n == 0)
        return 0;
    const char *end = text + n;
    char *pos = out;
    for (;;) {
        const char *stop = skip_valid(text, end);
        memcpy(pos, text, (size_t)(stop - text));
        pos += stop - text;
        if (stop == end)
            return (size_t)(pos - out);
        unsigned len;
        sequence(stop, end, &len);
        memcpy(pos, "\xEF\xBF\xBD", 3);
        pos += 3;
        text = stop + len;
    }
}

/* A code point is a byte that is not 10xxxxxx. */
size_t utf8_count(const char *text, size_t n)
{
    size_t points = n, i = 0;
    for (; n - i >= 8; i += 8) {
        uint64_t bytes = load8(text + i);
        uint64_t inner = (bytes >> 7) & (~bytes >> 6) & EACH_BYTE(1);
        points -= (inner * EACH_BYTE(1)) >> 56;
    }
    for (; i < n; i++)
        points -= (text[i] & 0xC0) == 0x80;
    return points;
}

uint32_t utf8_decode(const char *text, const char *end, unsigned *len)
{
    const unsigned char *byte = (const unsigned char *)text;
    unsigned n = byte[0] < 0x80 ? 1 : byte[0] < 0xE0 ? 2 : byte[0] < 0xF0 ? 3 : 4;
    if (end - text < (ptrdiff_t)n) { /* cannot be in well-formed text */
        *len = 1;
        return 0xFFFD;
    }
    *len = n;
    if (n == 1)
        return byte[0];
    uint32_t point = byte[0] & (0x7Fu >> n);
    for (unsigned i = 1; i < n; i++)
        point = point << 6 | (byte[i] & 0x3Fu);
    return point;
}

unsigned utf8_encode(uint32_t point, char out[4])
{
    if ((point >= 0xD800 && point <= 0xDFFF) || point > 0x10FFFF)
        point = 0xFFFD;
    if (point < 0x80) {
        out[0] = (char)point;
        return 1;
    }
    unsigned n = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (unsigned i = n - 1; i; i--, point >>= 6)
        out[i] = (char)(0x80 | (point & 0x3F));
    out[0] = (char)((0xF00u >> n & 0xFFu) | point);
    return n;
}

/* The second and third byte of the white space that begins with E2. */
static bool space_e2(unsigned char second, unsigned char third)
{
    if (second == 0x81)
        return third == 0x9F;
    if (second != 0x80)
        return false;
    return (third >= 0x80 && third <= 0x8A) || third == 0xA8 || third == 0xA9 || third == 0xAF;
}

unsigned utf8_space(const char *text, const char *end)
{
    const unsigned char *byte = (const unsigned char *)text;
    if (byte[0] <= ' ')
        return byte[0] == ' ' || (byte[0] >= 9 && byte[0] <= 13) || byte[0] >= 0x1C;
    if (byte[0] < 0xC2 || byte[0] > 0xE3 || end - text < 2)
        return 0;
    if (byte[0] == 0xC2)
        return byte[1] == 0x85 || byte[1] == 0xA0 ? 2 : 0;
    if (end - text < 3)
        return 0;
    if (byte[0] == 0xE2)
        return space_e2(byte[1], byte[2]) ? 3 : 0;
    return (byte[0] == 0xE1 && byte[1] == 0x9A && byte[2] == 0x80) ||
                   (byte[0] == 0xE3 && byte[1] == 0x80 && byte[2] == 0x80)
               ? 3
               : 0;
}
