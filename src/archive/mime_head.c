/* The lines of a head. A line that continues the one before, or is no field, is read over: of what
 * is asked here nothing is ever folded. */
#include "archive/mime_head.h"

enum { DIGITS_MAX = 18 };

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static struct str trim(struct str text)
{
    while (text.len > 0 && is_space(text.data[text.len - 1]))
        text.len--;
    while (text.len > 0 && is_space(text.data[0]))
        text = (struct str){text.data + 1, text.len - 1};
    return text;
}

/* Takes the next line, with its line end, off the rest; false where it has none. */
static bool next_line(struct str *rest, struct str *line)
{
    const char *newline = rest->len > 0 ? memchr(rest->data, '\n', rest->len) : NULL;
    size_t n = newline == NULL ? rest->len : (size_t)(newline - rest->data) + 1;
    *line = (struct str){rest->data, n};
    *rest = (struct str){rest->data + n, rest->len - n};
    return newline != NULL;
}

size_t mime_head_end(struct str bytes)
{
    struct str rest = bytes, line;
    while (next_line(&rest, &line))
        if (line.len == 1 || (line.len == 2 && line.data[0] == '\r'))
            return bytes.len - rest.len;
    return 0;
}

bool mime_is(struct str word, const char *lower)
{
    for (size_t i = 0; i < word.len; i++) {
        char c = word.data[i];
        if (lower[i] == '\0' || (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != lower[i])
            return false;
    }
    return lower[word.len] == '\0';
}

struct str mime_head_field(struct str head, const char *name)
{
    size_t n = strlen(name);
    struct str rest = head, line;
    while (rest.len > 0) {
        next_line(&rest, &line);
        if (line.len <= n || !mime_is((struct str){line.data, n}, name))
            continue;
        struct str value = trim((struct str){line.data + n, line.len - n});
        if (value.len > 0 && value.data[0] == ':')
            return trim((struct str){value.data + 1, value.len - 1});
    }
    return STR("");
}

bool mime_number(struct str digits, uint64_t *number)
{
    *number = 0;
    for (size_t i = 0; i < digits.len; i++) {
        if (digits.data[i] < '0' || digits.data[i] > '9')
            return false;
        *number = *number * 10 + (uint64_t)(digits.data[i] - '0');
    }
    return digits.len > 0 && digits.len <= DIGITS_MAX;
}
