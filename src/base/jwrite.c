/* Writes JSON: strings with escapes or with white space folded, and numbers.
 *
 * A string is copied sixteen bytes at a time up to the first byte that may need more than copying
 * (a mark); that one is written by hand and the copying goes on. The output grows by at most six
 * bytes a byte, so the room for a piece is made before its loop, in pieces to keep that worst case
 * small. To fold, a space is a mark where the output is empty or ends with a space already. */
#include "base/jwrite.h"

#include "base/utf8.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { STEP = 16, PIECE = 4096, WIDEST = 6 }; /* bytes: copied at once, a piece, \uXXXX */

/* What is written: the place of the next byte, and of the first one. */
struct pen {
    char *first, *to;
    bool fold;
};

static bool after_space(const struct pen *pen)
{
    return pen->to == pen->first || pen->to[-1] == ' ';
}

#ifdef __SSE2__
/* The bytes among the STEP at pos that may need more than copying, a bit each. */
static unsigned marks(const char *pos, const struct pen *pen)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)pos);
    __m128i found = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
    found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')));
    found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
    found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x7F)));
    found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)0xC2)));
    found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)0xE2)));
    if (!pen->fold)
        return (unsigned)_mm_movemask_epi8(found);
    found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)0xE1)));
    found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)0xE3)));
    unsigned space = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')));
    return (unsigned)_mm_movemask_epi8(found) | (space & (space << 1 | after_space(pen)));
}
#endif

/* Writes \uXXXX. */
static void put_point(struct pen *pen, unsigned point)
{
    static const char digits[] = "0123456789abcdef";
    memcpy(pen->to, "\\u", 2);
    for (unsigned i = 0; i < 4; i++)
        pen->to[2 + i] = digits[point >> (12 - 4 * i) & 15];
    pen->to += WIDEST;
}

/* The bytes of a control character, U+0080 to U+009F, U+2028 or U+2029, at pos, or 0. */
static unsigned control(const unsigned char *pos, const unsigned char *end)
{
    if (pos[0] == 0xC2)
        return end - pos >= 2 && pos[1] < 0xA0 ? 2 : 0;
    if (pos[0] != 0xE2 || end - pos < 3)
        return 0;
    return pos[1] == 0x80 && (pos[2] == 0xA8 || pos[2] == 0xA9) ? 3 : 0;
}

/* Writes what stands at pos, folding no space; returns behind it. */
static const char *put_escaped(struct pen *pen, const char *pos, const char *end)
{
    static const char letters[128] = {['"'] = '"',  ['\\'] = '\\', ['\b'] = 'b', ['\f'] = 'f',
                                      ['\n'] = 'n', ['\r'] = 'r',  ['\t'] = 't'};
    unsigned char byte = (unsigned char)*pos;
    if (byte >= 0x80) {
        unsigned len = control((const unsigned char *)pos, (const unsigned char *)end);
        if (len)
            put_point(pen,
                      len == 2 ? (unsigned char)pos[1] : 0x2000 | ((unsigned char)pos[2] & 0x3F));
        else
            *pen->to++ = *pos;
        return pos + (len ? len : 1);
    }
    if (letters[byte]) {
        *pen->to++ = '\\';
        *pen->to++ = letters[byte];
    } else if (byte < 0x20 || byte == 0x7F) {
        put_point(pen, byte);
    } else {
        *pen->to++ = *pos;
    }
    return pos + 1;
}

/* Writes what stands at pos: white space, or anything else; returns behind it. */
static const char *put_one(struct pen *pen, const char *pos, const char *end)
{
    unsigned space = pen->fold ? utf8_space(pos, end) : 0;
    if (!space)
        return put_escaped(pen, pos, end);
    if (!after_space(pen))
        *pen->to++ = ' ';
    return pos + space;
}

/* Writes the piece from pos to stop, or a character's bytes more: what is read ends at end. */
static const char *put_piece(struct pen *pen, const char *pos, const char *stop, const char *end)
{
    while (pos < stop) {
#ifdef __SSE2__
        if (stop - pos >= STEP) {
            unsigned found = marks(pos, pen);
            unsigned plain = found ? (unsigned)__builtin_ctz(found) : STEP;
            memcpy(pen->to, pos, STEP);
            pen->to += plain;
            pos += plain;
            if (!found)
                continue;
        }
#endif
        pos = put_one(pen, pos, end);
    }
    return pos;
}

/* The inside of a string; the buffer is as it was where it cannot grow. */
static bool put_inside(struct buffer *out, struct str value, bool fold)
{
    size_t before = out->len;
    const char *pos = value.data, *end = value.len ? pos + value.len : pos;
    while (pos < end) {
        size_t n = end - pos < PIECE ? (size_t)(end - pos) : PIECE;
        if (!buffer_reserve(out, n * WIDEST + STEP)) {
            out->len = before;
            return false;
        }
        struct pen pen = {out->data + before, out->data + out->len, fold};
        pos = put_piece(&pen, pos, pos + n, end);
        out->len = (size_t)(pen.to - out->data);
    }
    if (fold && out->len > before && out->data[out->len - 1] == ' ')
        out->len--;
    return true;
}

static bool put_string(struct buffer *out, struct str value, bool fold)
{
    size_t before = out->len;
    if (buffer_append(out, "\"", 1) && put_inside(out, value, fold) && buffer_append(out, "\"", 1))
        return true;
    out->len = before;
    return false;
}

bool jwrite_string(struct buffer *out, struct str value)
{
    return put_string(out, value, false);
}

bool jwrite_folded(struct buffer *out, struct str value)
{
    return put_string(out, value, true);
}

bool jwrite_folded_inside(struct buffer *out, struct str value)
{
    return put_inside(out, value, true);
}

bool jwrite_raw(struct buffer *out, struct str json)
{
    return buffer_append(out, json.data, json.len);
}

bool jwrite_uint(struct buffer *out, uint64_t value)
{
    char digits[20];
    char *pos = digits + sizeof digits;
    do {
        *--pos = (char)('0' + value % 10);
    } while (value /= 10);
    return buffer_append(out, pos, (size_t)(digits + sizeof digits - pos));
}

bool jwrite_decimal4(struct buffer *out, uint32_t ten_thousandths)
{
    char digits[sizeof "429496.7295" - 1];
    char *pos = digits + sizeof digits;
    uint32_t value = ten_thousandths;
    for (int place = 0; place < 5 || value; place++, value /= 10) {
        if (place == 4)
            *--pos = '.';
        *--pos = (char)('0' + value % 10);
    }
    return buffer_append(out, pos, (size_t)(digits + sizeof digits - pos));
}
