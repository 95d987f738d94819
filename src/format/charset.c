/* Which character set, and iconv over it.
 *
 *   BOM? -> UTF-8, or nearly? -> NULs of UTF-16? -> hint -> guess        bytes -> UTF-8
 *
 * A text that is UTF-8 is never taken for anything else: headers of servers that say latin-1 for
 * everything are the most common lie there is, and no text of length in another set is UTF-8 by
 * chance. A text with a few broken places is still UTF-8. iconv's handle is opened and closed here
 * on every path; nothing else is allocated but in the arena. */
#include "format/charset.h"

#include <errno.h>
#include <iconv.h>

#include "base/utf8.h"

enum {
    UTF8_MOST = 4,     /* UTF-8 has more than four good sequences for each broken one */
    UTF16_SEEN = 1024, /* bytes that tell UTF-16 by its NULs */
    GROWTH = 3,        /* bytes of UTF-8 for a byte of any other set, at most */
    ROOM = 16,
};

static const struct {
    unsigned char len;
    const char *bytes, *name;
} marks[] = {
    {3, "\xEF\xBB\xBF", "UTF-8"},    {4, "\xFF\xFE\0\0", "UTF-32LE"},
    {4, "\0\0\xFE\xFF", "UTF-32BE"}, {2, "\xFF\xFE", "UTF-16LE"},
    {2, "\xFE\xFF", "UTF-16BE"},     {4, "\x84\x31\x95\x33", "GB18030"},
};

/* The set that a byte order mark tells, which is taken off; NULL without one. */
static const char *take_mark(struct str *bytes)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (bytes->len >= marks[i].len && memcmp(bytes->data, marks[i].bytes, marks[i].len) == 0) {
            *bytes = (struct str){bytes->data + marks[i].len, bytes->len - marks[i].len};
            return marks[i].name;
        }
    return NULL;
}

/* Bytes of the well-formed sequence at text, or 0; its lead byte tells how many to ask for. */
static size_t sequence(const char *text, size_t n)
{
    unsigned char lead = (unsigned char)*text;
    size_t len = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return len <= n && utf8_valid(text, len) ? len : 0;
}

/* Bytes of a broken sequence: its lead byte and what seems to follow it. */
static size_t cut_off(const char *text, size_t n)
{
    size_t len = 1;
    while ((unsigned char)*text >= 0xE0 && len < n && len < 3 &&
           ((unsigned char)text[len] & 0xC0) == 0x80)
        len++;
    return len;
}

/* True where most of what is not ASCII is UTF-8. */
static bool is_nearly_utf8(struct str bytes)
{
    size_t good = 0, broken = 0;
    for (size_t i = 0; i < bytes.len;) {
        size_t len = sequence(bytes.data + i, bytes.len - i);
        good += len > 1;
        broken += len == 0;
        i += len > 0 ? len : cut_off(bytes.data + i, bytes.len - i);
    }
    return good > UTF8_MOST * broken;
}

/* UTF-16 without a mark, where much of it is ASCII: a NUL in every other place, none elsewhere. */
static const char *utf16_by_nuls(struct str bytes)
{
    size_t n = bytes.len < UTF16_SEEN ? bytes.len : UTF16_SEEN;
    size_t nuls[2] = {0, 0};
    for (size_t i = 0; i < n; i++)
        nuls[i % 2] += bytes.data[i] == 0;
    if (n < 4 || (nuls[0] > 0) == (nuls[1] > 0) || (nuls[0] + nuls[1]) * 4 < n)
        return NULL;
    return nuls[1] > 0 ? "UTF-16LE" : "UTF-16BE";
}

static enum error_code no_memory(struct str *utf8)
{
    *utf8 = STR("");
    return ERROR_MEMORY;
}

/* As UTF-8, with U+FFFD for what is broken. */
static enum error_code repair(struct str bytes, struct arena *arena, struct str *utf8)
{
    char *out = arena_alloc(arena, bytes.len, GROWTH, 1);
    if (out == NULL)
        return no_memory(utf8);
    *utf8 = (struct str){out, utf8_repair(bytes.data, bytes.len, out)};
    arena_trim(arena, out + utf8->len);
    return ERROR_NONE;
}

static char *put_unknown(char *out)
{
    memcpy(out, "\xEF\xBF\xBD", 3);
    return out + 3;
}

/* All of bytes through iconv; returns the end of what was written at out. A broken sequence costs
 * one byte, as on the web, so that an ASCII byte behind it is not lost; one cut off by the end is
 * one U+FFFD. */
static char *convert(iconv_t handle, struct str bytes, size_t unit, char *out, size_t room)
{
    char *from = (char *)(uintptr_t)bytes.data; /* iconv's old face: it is not written to */
    size_t left = bytes.len;
    while (left > 0 && room >= ROOM) {
        if (iconv(handle, &from, &left, &out, &room) != (size_t)-1)
            break;
        if (errno == E2BIG || room < ROOM)
            break;
        out = put_unknown(out);
        room -= 3;
        size_t skipped = errno == EINVAL || left < unit ? left : unit;
        from += skipped;
        left -= skipped;
    }
    if (room >= ROOM)
        iconv(handle, NULL, NULL, &out, &room);
    return out;
}

static enum error_code decode(const char *name, struct str bytes, struct arena *arena,
                              struct str *utf8)
{
    if (strcmp(name, "UTF-8") == 0)
        return repair(bytes, arena, utf8);
    iconv_t handle = iconv_open("UTF-8", name);
    if (handle == (iconv_t)-1) /* a system without this set, or without memory */
        return repair(bytes, arena, utf8);
    size_t unit = strncmp(name, "UTF-16", 6) == 0 ? 2 : strncmp(name, "UTF-32", 6) == 0 ? 4 : 1;
    size_t room = bytes.len < SIZE_MAX / GROWTH - ROOM ? bytes.len * GROWTH + 2 * ROOM : SIZE_MAX;
    char *out = arena_alloc(arena, room, 1, 1);
    enum error_code code = out == NULL ? no_memory(utf8) : ERROR_NONE;
    if (out != NULL) {
        char *end = convert(handle, bytes, unit, out, room);
        arena_trim(arena, end);
        *utf8 = end > out ? (struct str){out, (size_t)(end - out)} : STR("");
    }
    iconv_close(handle);
    return code;
}

/* Some sets are written in ASCII: only the hint or an escape tells them from it. */
static bool has_shifts(struct str bytes)
{
    const char *first = memchr(bytes.data, 0x1B, bytes.len); /* far faster than memmem for both */
    return first != NULL &&
           memmem(first, bytes.len - (size_t)(first - bytes.data), "\x1B$", 2) != NULL;
}

static bool is_wide(const char *name)
{
    return strncmp(name, "UTF-16", 6) == 0 || strncmp(name, "UTF-32", 6) == 0;
}

/* The set of bytes that begin with no mark; NULL for UTF-8 as it stands. */
static const char *choose(struct str bytes, struct str hint)
{
    bool valid = utf8_valid(bytes.data, bytes.len);
    const char *told = charset_of_label(hint);
    const char *wide = memchr(bytes.data, 0, bytes.len) ? utf16_by_nuls(bytes) : NULL;
    if (wide != NULL)
        return wide;
    if (told != NULL && is_wide(told)) /* who reads it as bytes finds that it is not */
        told = NULL;
    if (valid && !has_shifts(bytes))
        return NULL;
    if (valid) {
        const char *shifted = told != NULL ? told : charset_guess(bytes);
        return strncmp(shifted, "ISO-2022", 8) == 0 ? shifted : NULL;
    }
    if (is_nearly_utf8(bytes))
        return "UTF-8";
    bool believed = told != NULL && strcmp(told, "UTF-8") != 0;
    return believed ? told : charset_guess(bytes);
}

enum error_code charset_decode(struct str bytes, struct str hint, struct arena *arena,
                               struct str *utf8)
{
    *utf8 = STR("");
    if (bytes.len == 0)
        return ERROR_NONE;
    const char *name = take_mark(&bytes);
    if (bytes.len == 0)
        return ERROR_NONE;
    bool marked = name != NULL;
    if (!marked)
        name = choose(bytes, hint);
    if (name == NULL || (strcmp(name, "UTF-8") == 0 && utf8_valid(bytes.data, bytes.len))) {
        *utf8 = bytes;
        return ERROR_NONE;
    }
    return decode(name, bytes, arena, utf8);
}
