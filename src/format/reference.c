/* Highlights, abstracts, standfirsts -> a list of lines.
 *
 *   "One .\nTwo ."   ["One.", "Two."]   ->   One. | Two.
 *
 * A reference is what somebody wrote about the article; what a program cut off its beginning for a
 * search engine is none, and measures nothing. */
#include "format/reference.h"

#include "format/clean.h"
#include "format/list.h"

enum { LINES_MAX = 1000 }; /* of one article, as LIST_NAMES_MAX */

static struct str next_line(struct str *rest)
{
    const char *newline = memchr(rest->data, '\n', rest->len);
    size_t n = newline ? (size_t)(newline - rest->data) : rest->len;
    struct str line = {rest->data, n};
    n += newline != NULL;
    *rest = (struct str){rest->data + n, rest->len - n};
    return clean_trim(line);
}

static bool add_lines(struct str value, struct arena *arena, struct article *article)
{
    bool good = true;
    while (good && value.len > 0 && article->n_reference < LINES_MAX) {
        struct str line = next_line(&value);
        if (line.len == 0)
            continue;
        good = clean_line(&line, arena);
        article->reference[article->n_reference++] = line;
    }
    return good;
}

/* The value without the marks that say it goes on. */
static struct str without_dots(struct str value)
{
    value = clean_trim(value);
    while (value.len > 0 && value.data[value.len - 1] == '.')
        value.len--;
    if (value.len >= 3 && memcmp(value.data + value.len - 3, "\xE2\x80\xA6", 3) == 0)
        value.len -= 3;
    return clean_trim(value);
}

static bool repeats(struct str value, bool teaser, struct str text)
{
    value = teaser ? without_dots(value) : clean_trim(value);
    text = clean_trim(text);
    bool begins = value.len <= text.len && memcmp(value.data, text.data, value.len) == 0;
    return begins && (teaser || value.len == text.len);
}

bool reference_take(struct str value, bool list, bool teaser, struct arena *arena,
                    struct article *article)
{
    struct str *strings = &value;
    size_t n = 1;
    if (list && !list_names(value, arena, &strings, &n))
        return false;
    article->reference = n ? ARENA_NEW(arena, LINES_MAX, struct str) : NULL;
    if (n && !article->reference)
        return false;
    bool good = true;
    for (size_t i = 0; good && i < n; i++)
        if (n > 1 || !repeats(strings[i], teaser, article->text))
            good = add_lines(strings[i], arena, article);
    return good;
}
