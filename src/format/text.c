/* A file of plain text -> title and text.
 *
 *   News article: TITLE          TITLE                 Short line, no full stop
 *   (blank)                      (blank)               Paragraph …
 *   paragraphs …                 paragraphs …          paragraphs …
 *   What are the most important parts of this news article?
 *
 * The title is a line of its own at the top; the text is what follows it, byte for byte, so that
 * offsets mean something: only a BOM, another character set, the blank line under the title and the
 * question of the pasted form are not in it. It never guesses at bylines or dates: they belong
 * to the text, and the kernel knows them. Where it is in doubt there is no title, for a lead
 * paragraph taken for one is lost to the reader. */
#include "format/text.h"

#include "base/utf8.h"
#include "format/charset.h"
#include "format/clean.h"
#include "format/request.h"

enum {
    TITLE_MAX = 200,        /* bytes of a title that stands alone */
    TITLE_SHORT = 100,      /* … of one directly above the text, or with a full stop */
    WRAP_MIN = 50,          /* a text wrapped by hand has lines from here … */
    WRAP_MAX = 100,         /* … to here */
    HEADED_TITLE_MAX = 400, /* behind "News article:" */
};

/* Takes the first line, without its line break (\n, \r\n or \r), off the rest. */
static struct str next_line(struct str *rest)
{
    size_t n = 0;
    while (n < rest->len && rest->data[n] != '\n' && rest->data[n] != '\r')
        n++;
    struct str line = {rest->data, n};
    if (n < rest->len && rest->data[n] == '\r')
        n++;
    if (n < rest->len && rest->data[n] == '\n' && (n == line.len || rest->data[n - 1] == '\r'))
        n++;
    *rest = (struct str){rest->data + n, rest->len - n};
    return line;
}

/* The last byte of the trimmed line that is no closing quotation mark or bracket; 0 where there
 * is none. */
static char last_mark(struct str line)
{
    while (line.len > 0) {
        const char *end = line.data + line.len;
        if (memchr("\"')]", end[-1], 4))
            line.len--;
        else if (line.len >= 3 && memcmp(end - 3, "\xE2\x80", 2) == 0 &&
                 (end[-1] == '\x9D' || end[-1] == '\x99'))
            line.len -= 3;
        else
            return end[-1];
    }
    return 0;
}

/* True where a trimmed line ends as a headline does not: in mid-sentence, or with a full stop
 * (U+3002 too). */
static bool ends_like_text(struct str line)
{
    char last = last_mark(line);
    return memchr(".,;:-", last, 5) != NULL ||
           (line.len >= 3 && memcmp(line.data + line.len - 3, "\xE3\x80\x82", 3) == 0);
}

static bool wrapped_length(struct str line)
{
    return line.len >= WRAP_MIN && line.len <= WRAP_MAX;
}

static bool opens_lower(struct str line)
{
    return line.len > 0 && line.data[0] >= 'a' && line.data[0] <= 'z';
}

/* True where line, with the lines of rest under it, is the first of a paragraph that was wrapped by
 * hand: the second goes on in lower case, or it happens to open with a name and the third does. */
static bool looks_wrapped(struct str line, struct str rest)
{
    struct str second = clean_trim(next_line(&rest)), third = clean_trim(next_line(&rest));
    return opens_lower(second) ||
           (wrapped_length(line) && wrapped_length(second) && opens_lower(third));
}

/* True where the trimmed first line is a title, given what follows it; at least one line of that
 * is not blank. */
static bool is_title(struct str line, struct str rest)
{
    struct str below = rest;
    bool alone = clean_blank(next_line(&below));
    if (line.len > TITLE_MAX)
        return false;
    if (alone)
        return line.len <= TITLE_SHORT || last_mark(line) != '.';
    return line.len <= TITLE_SHORT && !ends_like_text(line) && !looks_wrapped(line, rest);
}

/* What follows a title: the one blank line that sets it apart goes, all else stays. */
static struct str behind_title(struct str rest)
{
    struct str below = rest;
    return clean_blank(next_line(&below)) ? below : rest;
}

/* Takes the last line off, if it asks for the important parts, and the white space before it. */
static struct str without_request(struct str text, bool headed)
{
    struct str trimmed = clean_trim(text);
    size_t n = trimmed.len;
    while (n > 0 && trimmed.data[n - 1] != '\n' && trimmed.data[n - 1] != '\r')
        n--;
    struct str line = clean_trim((struct str){trimmed.data + n, trimmed.len - n});
    if (!request_is(line, headed))
        return text;
    const char *beg = text.data, *end = trimmed.data + n;
    struct str left = {beg, (size_t)(end - beg)};
    struct str inner = clean_trim(left);
    return inner.len ? (struct str){beg, (size_t)(inner.data + inner.len - beg)} : STR("");
}

static bool pasted_head(struct str *line)
{
    static const char head[] = "news article:";
    size_t len = sizeof head - 1;
    if (line->len < len)
        return false;
    for (size_t i = 0; i < len; i++)
        if (line->data[i] != head[i] && (line->data[i] | 32) != head[i])
            return false;
    *line = clean_trim((struct str){line->data + len, line->len - len});
    return true;
}

static void split(struct str text, struct article *article)
{
    struct str rest = text, line = STR("");
    while (rest.len > 0 && line.len == 0)
        line = clean_trim(next_line(&rest));
    bool headed = pasted_head(&line);
    article->text = text;
    if (headed && line.len <= HEADED_TITLE_MAX) {
        article->title = line;
        article->text = behind_title(rest);
    } else if (!clean_blank(rest) && is_title(line, rest)) {
        article->title = line;
        article->text = behind_title(rest);
    }
    article->text = without_request(article->text, headed);
}

enum error_code text_read(struct str bytes, struct arena *arena, struct article *article,
                          struct error *error)
{
    size_t n = bytes.len;
    bool done = charset_decode(bytes, STR(""), arena, &bytes) == ERROR_NONE;
    split(bytes, article);
    if (!done || !clean_line(&article->title, arena))
        return error_set(error, ERROR_MEMORY, "no memory for a text of %zu bytes", n);
    return ERROR_NONE;
}
