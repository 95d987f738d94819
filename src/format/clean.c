/* Values made fit for an article: well-formed, trimmed, folded.
 *
 * Nearly every value is clean as it comes and stays a view of the record; only what must change
 * is copied into the arena. White space is base/utf8.h's, which is Python's: what a user's
 * str.split() sees is what is folded here. It never changes a letter, a case or a punctuation
 * mark. */
#include "format/clean.h"

#include "base/utf8.h"

/* utf8_space for bytes that may be ill-formed: a lead byte whose sequence is cut short is no
 * white space, and the three bytes that utf8_space may look at are there or it is not asked. */
static unsigned space_at(const char *text, const char *end)
{
    unsigned char byte = (unsigned char)*text;
    if (byte < 0x80)
        return byte == ' ' || (byte >= 0x09 && byte <= 0x0D) || (byte >= 0x1C && byte <= 0x1F);
    if ((byte == 0xC2 && end - text >= 2) || (byte >= 0xE1 && byte <= 0xE3 && end - text >= 3))
        return utf8_space(text, end);
    return 0;
}

/* The white space that ends at end > text, or 0. It is at most three bytes long. */
static unsigned space_before(const char *text, const char *end)
{
    for (unsigned len = 1; len <= 3 && len <= (size_t)(end - text); len++)
        if (space_at(end - len, end) == len)
            return len;
    return 0;
}

bool clean_utf8(struct str *value, struct arena *arena)
{
    if (utf8_valid(value->data, value->len))
        return true;
    char *copy = arena_alloc(arena, value->len, 3, 1);
    *value = copy ? (struct str){copy, utf8_repair(value->data, value->len, copy)} : STR("");
    return copy;
}

struct str clean_trim(struct str value)
{
    const char *beg = value.data, *end = value.data + value.len;
    for (unsigned len; beg < end && (len = space_at(beg, end)) > 0; beg += len)
        ;
    for (unsigned len; beg < end && (len = space_before(beg, end)) > 0; end -= len)
        ;
    return beg < end ? (struct str){beg, (size_t)(end - beg)} : STR("");
}

bool clean_blank(struct str value)
{
    const char *beg = value.data, *end = value.data + value.len;
    for (unsigned len; beg < end; beg += len)
        if ((len = space_at(beg, end)) == 0)
            return false;
    return true;
}

/* True where every white space of the trimmed value is a single U+0020. */
static bool folded(struct str value)
{
    const char *end = value.data + value.len;
    bool after_space = false;
    for (const char *p = value.data; p < end; p++) {
        unsigned len = space_at(p, end);
        if (len > 0 && (after_space || *p != ' '))
            return false;
        after_space = len > 0;
    }
    return true;
}

static size_t fold(struct str value, char *out)
{
    const char *p = value.data, *end = value.data + value.len;
    char *start = out;
    while (p < end) {
        unsigned len = space_at(p, end);
        if (len == 0) {
            *out++ = *p++;
            continue;
        }
        if (out > start && out[-1] != ' ')
            *out++ = ' ';
        p += len;
    }
    return (size_t)(out - start);
}

bool clean_line(struct str *value, struct arena *arena)
{
    if (!clean_name(value, arena))
        return false;
    if (folded(*value))
        return true;
    char *copy = arena_alloc(arena, value->len, 1, 1);
    *value = copy ? (struct str){copy, fold(*value, copy)} : STR("");
    return copy;
}

bool clean_name(struct str *value, struct arena *arena)
{
    *value = clean_trim(*value);
    return clean_utf8(value, arena);
}
