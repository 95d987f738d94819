/* Tells a request for a summary from the last line of an article.
 *
 *   what is wanted ("most important", "key point", "summar" …)
 *   + of what ("this article" …) + the form of a request ("What …", "List …", "?")
 *
 * All three must be there, for a line taken for a request is lost to the reader; under "News
 * article:" the first and the last will do. */
#include "format/request.h"

#include <stddef.h>

enum { REQUEST_MAX = 200 };

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool starts(const char *text, size_t n, const char *with)
{
    size_t len = strlen(with);
    for (size_t i = 0; i < len; i++)
        if (i == n || lower(text[i]) != with[i])
            return false;
    return true;
}

static bool is_letter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

/* True where one of the words stands in line, at the beginning of a word. */
static bool has_any(struct str line, const char *const *words, size_t n_words)
{
    for (size_t i = 0; i < line.len; i++) {
        if (i > 0 && is_letter(line.data[i - 1]))
            continue;
        for (size_t w = 0; w < n_words; w++)
            if (starts(line.data + i, line.len - i, words[w]))
                return true;
    }
    return false;
}

static bool starts_any(struct str line, const char *const *words, size_t n_words)
{
    for (size_t w = 0; w < n_words; w++)
        if (starts(line.data, line.len, words[w]))
            return true;
    return false;
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

bool request_is(struct str line, bool headed)
{
    static const char *const wanted[] = {"most important", "important part", "important point",
                                         "important fact", "key point",      "key part",
                                         "key fact",       "key takeaway",   "takeaway",
                                         "main point",     "main part",      "main idea",
                                         "main fact",      "summar",         "essential",
                                         "highlight",      "gist",           "tl;dr"};
    static const char *const of[] = {"this article",     "this news",    "this story",
                                     "this text",        "this passage", "this report",
                                     "this piece",       "the article",  "the above",
                                     "the news article", "the text",     "the passage"};
    static const char *const forms[] = {"what",    "which",    "summar",    "list",    "give",
                                        "tell",    "please",   "name",      "find",    "pick",
                                        "extract", "identify", "highlight", "can you", "could you",
                                        "tl;dr",   "write"};
    if (line.len == 0 || line.len > REQUEST_MAX || !has_any(line, wanted, COUNT(wanted)))
        return false;
    if (line.data[line.len - 1] != '?' && !starts_any(line, forms, COUNT(forms)))
        return false;
    return headed || (has_any(line, of, COUNT(of)) && starts_any(line, forms, COUNT(forms)));
}
