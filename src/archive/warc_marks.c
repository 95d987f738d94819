/* What a record begins with: "WARC/1.0", or a line of an ARC file.
 *
 *   http://example.org/a b 192.0.2.1 20140216050221 text/html 1591
 *   url ..................  address   date           type      length
 *
 * An ARC's line is told by a date behind an address. Every byte is looked at a fixed number of
 * times, whatever the bytes are. */
#include "archive/warc_marks.h"

#include "archive/mime_head.h"

enum {
    ARC_LINE_MAX = 16 << 10,
    SCHEME_MAX = 12,
    VERSION_MAX = 32, /* "WARC/1.0", its line end and the name of the field under it */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool all_of(struct str word, const char *set)
{
    for (size_t i = 0; i < word.len; i++)
        if (word.data[i] == '\0' || strchr(set, word.data[i]) == NULL)
            return false;
    return word.len > 0;
}

static bool is_date(struct str word)
{
    return word.len >= 12 && word.len <= 18 && all_of(word, "0123456789");
}

static bool is_address(struct str word)
{
    return str_equal(word, STR("-")) ||
           (all_of(word, "0123456789abcdefABCDEF.:") &&
            (memchr(word.data, '.', word.len) != NULL || memchr(word.data, ':', word.len) != NULL));
}

/* Takes the next word off a line; words are parted by one space. */
static struct str next_word(struct str *rest)
{
    const char *space = rest->len > 0 ? memchr(rest->data, ' ', rest->len) : NULL;
    size_t n = space == NULL ? rest->len : (size_t)(space - rest->data);
    struct str word = {rest->data, n};
    n += space != NULL;
    *rest = (struct str){rest->data + n, rest->len - n};
    return word;
}

static bool begins_with_scheme(struct str line)
{
    size_t n = line.len < SCHEME_MAX ? line.len : SCHEME_MAX;
    const char *colon = n > 0 ? memchr(line.data, ':', n) : NULL;
    return colon != NULL && all_of((struct str){line.data, (size_t)(colon - line.data)},
                                   "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+-.");
}

bool arc_line_read(struct str line, struct arc_line *fields)
{
    if (line.len > 0 && line.data[line.len - 1] == '\r')
        line.len--;
    struct str rest = line, before = next_word(&rest);
    while (begins_with_scheme(line) && rest.len > 0) {
        struct str word = next_word(&rest);
        if (is_date(word) && is_address(before) && before.data > line.data && rest.len > 0) {
            size_t url = (size_t)(before.data - line.data) - 1;
            *fields = (struct arc_line){.url = {line.data, url}, .date = word};
            fields->type = next_word(&rest);
            fields->length = rest;
            while (rest.len > 0)
                fields->length = next_word(&rest);
            return true;
        }
        before = word;
    }
    return false;
}

static enum mark arc_mark(struct str bytes, bool last)
{
    struct arc_line fields;
    size_t n = bytes.len < ARC_LINE_MAX ? bytes.len : ARC_LINE_MAX;
    if (n >= SCHEME_MAX && !begins_with_scheme(bytes))
        return MARK_NO;
    const char *newline = n > 0 ? memchr(bytes.data, '\n', n) : NULL;
    if (newline == NULL)
        return last || n == ARC_LINE_MAX ? MARK_NO : MARK_MORE;
    struct str line = {bytes.data, (size_t)(newline - bytes.data)};
    return arc_line_read(line, &fields) ? MARK_YES : MARK_NO;
}

/* "WARC/1.0" and its line end; the bytes of them, or 0. */
static size_t version_line(struct str bytes)
{
    size_t n = sizeof "WARC/" - 1;
    if (bytes.len < n + 4 || !is_digit(bytes.data[n]) || bytes.data[n + 1] != '.' ||
        !is_digit(bytes.data[n + 2]))
        return 0;
    n += 3;
    while (n < bytes.len && n < VERSION_MAX / 2 && is_digit(bytes.data[n]))
        n++;
    while (n < bytes.len && n < VERSION_MAX / 2 && (bytes.data[n] == ' ' || bytes.data[n] == '\r'))
        n++;
    return n < bytes.len && bytes.data[n] == '\n' ? n + 1 : 0;
}

enum mark warc_mark(bool arc, struct str bytes, bool last)
{
    static const char version[] = "WARC/";
    size_t all = sizeof version - 1, n = bytes.len < all ? bytes.len : all;
    if (arc)
        return arc_mark(bytes, last);
    if (n > 0 && memcmp(bytes.data, version, n) != 0)
        return MARK_NO;
    if (bytes.len < VERSION_MAX && !last)
        return MARK_MORE;
    return version_line(bytes) > 0 ? MARK_YES : MARK_NO;
}

static bool is_sure(const char *at, struct str rest)
{
    size_t line = version_line(rest);
    struct str field = {rest.data + line, rest.len - line};
    if (line == 0 || at[-1] == '\n')
        return line > 0;
    return (field.len >= 5 && mime_is((struct str){field.data, 5}, "warc-")) ||
           (field.len >= 8 && mime_is((struct str){field.data, 8}, "content-"));
}

static size_t find_version(struct str bytes, size_t from, bool last, bool *found)
{
    static const char version[] = "WARC/";
    size_t n = sizeof version - 1;
    while (from < bytes.len) {
        const char *at = memmem(bytes.data + from, bytes.len - from, version, n);
        if (at == NULL)
            break;
        from = (size_t)(at - bytes.data);
        struct str rest = {at, bytes.len - from};
        if (rest.len < VERSION_MAX && !last)
            return from;
        if (is_sure(at, rest)) {
            *found = true;
            return from;
        }
        from++;
    }
    size_t seen = bytes.len < n ? 0 : bytes.len - n + 1;
    return from > seen ? from : seen;
}

static size_t find_line(struct str bytes, size_t from, bool last, bool *found)
{
    while (from < bytes.len) {
        if (bytes.data[from - 1] == '\n') {
            enum mark mark = arc_mark((struct str){bytes.data + from, bytes.len - from}, last);
            *found = mark == MARK_YES;
            if (mark != MARK_NO)
                return from;
        }
        const char *newline = memchr(bytes.data + from, '\n', bytes.len - from);
        from = newline == NULL ? bytes.len : (size_t)(newline - bytes.data) + 1;
    }
    return from;
}

size_t warc_find(bool arc, struct str bytes, size_t from, bool last, bool *found)
{
    *found = false;
    return arc ? find_line(bytes, from, last, found) : find_version(bytes, from, last, found);
}
