/* Pages that a machine read: words divided at the ends of lines become whole.
 *
 *   the repair-          the repaired
 *   ed bridge      ->    bridge
 *
 * A word is divided where a letter and a hyphen end a line and a small letter begins the next: a
 * hyphen of its own ("well-" / "known") goes with the others, as nothing tells them apart. No
 * other letter is touched, however badly it was read. */
#include "format/text_file.h"

enum {
    DIVIDED_LEAST = 8,  /* lines that end so … */
    DIVIDED_SHARE = 20, /* … and 1 in so many: a text wrapped at hyphens has 1 in 60 */
};

static bool is_small(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || c >= 0xC3; /* or beyond ASCII: it may well be one */
}

static bool is_letter(unsigned char c)
{
    return is_small(c) || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

/* Bytes of a hyphen, or a soft one, and the line end behind it that divide a word at text; or 0. */
static size_t division_at(const char *beg, const char *text, const char *end)
{
    size_t n = *text == '-' ? 1 : end - text > 2 && memcmp(text, "\xC2\xAD", 2) == 0 ? 2 : 0;
    if (n == 0 || text == beg || !is_letter((unsigned char)text[-1]))
        return 0;
    while (text + n < end && (text[n] == ' ' || text[n] == '\r'))
        n++;
    if (text + n == end || text[n] != '\n')
        return 0;
    n++;
    while (text + n < end && text[n] == ' ')
        n++;
    return text + n < end && is_small((unsigned char)text[n]) ? n : 0;
}

bool text_ocr_is(struct str text)
{
    const char *end = text.data + text.len;
    size_t lines = 0, divided = 0;
    for (const char *p = text.data; p < end; p++) {
        lines += *p == '\n';
        divided += (*p == '-' || *p == '\xC2') && division_at(text.data, p, end) > 0;
    }
    return divided >= DIVIDED_LEAST && divided * DIVIDED_SHARE >= lines;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool text_ocr_join(struct str *text, struct arena *arena)
{
    const char *from = text->data, *end = text->data + text->len;
    char *copy = arena_alloc(arena, text->len, 1, 1), *out = copy;
    bool owed = false; /* a line end, to stand behind the joined word */
    if (copy == NULL)
        return false;
    while (from < end) {
        size_t n = division_at(text->data, from, end);
        if (n > 0) {
            from += n;
            owed = true;
        } else if (owed && is_space(*from)) {
            *out++ = '\n';
            from += *from == ' ';
            owed = false;
            if (from < end && *from == '\n')
                from++;
        } else {
            *out++ = *from++;
        }
    }
    *text = (struct str){copy, (size_t)(out - copy)};
    arena_trim(arena, out);
    return true;
}
