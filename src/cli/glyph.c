/* UTF-8 decoded strictly (no overlong forms, no surrogates), one character at a time; widths by
 * the C library's wcwidth, which needs the LC_CTYPE that main sets. Never writes anything. */
#include "cli/glyph.h"

#include <string.h>
#include <wchar.h>

static const char replacement[] = "\xEF\xBF\xBD";

/* The code point and its length, or a length of 0 where the first byte begins none. */
static size_t decode(const unsigned char *text, size_t n, uint32_t *code)
{
    unsigned char first = text[0];
    if (first < 0x80) {
        *code = first;
        return 1;
    }
    size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || length > n)
        return 0;
    uint32_t value = first & (0xFFu >> (length + 1));
    for (size_t i = 1; i < length; i++) {
        if ((text[i] & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (text[i] & 0x3Fu);
    }
    bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
    if (overlong || (value >= 0xD800 && value <= 0xDFFF) || value > 0x10FFFF)
        return 0;
    *code = value;
    return length;
}

static bool is_line_break(uint32_t code)
{
    return code == '\n' || code == 0x85 || code == 0x2028 || code == 0x2029;
}

static bool is_space(uint32_t code)
{
    return code == ' ' || (code >= '\t' && code <= '\r') || (code >= 0x2000 && code <= 0x200A) ||
           code == 0x3000 || is_line_break(code);
}

/* Controls, and the marks that turn the direction of what follows and can so forge a line. */
static bool is_unsafe(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

static unsigned columns(uint32_t code)
{
    int width = code < 0x80 ? 1 : wcwidth((wchar_t)code);
    return width < 0 ? 1 : (unsigned)width;
}

void glyph_read(const char *text, size_t n, struct glyph *glyph)
{
    uint32_t code = 0;
    size_t length = decode((const unsigned char *)text, n, &code);
    *glyph = (struct glyph){.shown = replacement,
                            .shown_bytes = sizeof replacement - 1,
                            .bytes = length ? length : 1,
                            .width = 1};
    if (length && is_space(code)) {
        glyph->shown = " ";
        glyph->shown_bytes = 1;
        glyph->space = true;
        glyph->line_break = is_line_break(code);
    } else if (length && !is_unsafe(code)) {
        glyph->shown = text;
        glyph->shown_bytes = length;
        glyph->width = columns(code);
    }
}

size_t glyph_columns(const char *text, size_t n)
{
    size_t sum = 0;
    struct glyph glyph;
    for (size_t at = 0; at < n; at += glyph.bytes) {
        glyph_read(text + at, n - at, &glyph);
        sum += glyph.width;
    }
    return sum;
}

size_t glyph_clean(char *out, size_t size, const char *text, size_t n)
{
    size_t written = 0;
    struct glyph glyph;
    for (size_t at = 0; at < n; at += glyph.bytes) {
        glyph_read(text + at, n - at, &glyph);
        if (written + glyph.shown_bytes + 1 > size)
            break;
        memcpy(out + written, glyph.shown, glyph.shown_bytes);
        written += glyph.shown_bytes;
    }
    if (size)
        out[written] = '\0';
    return written;
}
