/* HTML, XML, SGML of newswires, a wiki's dump: told by the first tags. */
#include <string.h>

#include "archive/sniff.h"

/* Whether the text begins with a word, in whatever case, and no letter goes on behind it. */
static bool opens(struct str text, const char *word)
{
    size_t n = strlen(word);
    if (text.len <= n)
        return false;
    for (size_t i = 0; i < n; i++)
        if ((text.data[i] | 0x20) != (word[i] | 0x20))
            return false;
    char behind = (char)(text.data[n] | 0x20);
    return behind < 'a' || behind > 'z';
}

/* The first tag that is neither declaration, nor comment, nor instruction. */
static struct str first_element(struct str head)
{
    for (size_t i = 0; i + 1 < head.len; i++)
        if (head.data[i] == '<' && head.data[i + 1] != '!' && head.data[i + 1] != '?')
            return (struct str){head.data + i, head.len - i};
    return (struct str){head.data, 0};
}

enum kind sniff_markup(struct str head)
{
    if (head.len < 2 || head.data[0] != '<')
        return KIND_TEXT;
    struct str element = first_element(head);
    if (opens(element, "<doc") || opens(element, "<reuters"))
        return KIND_SGML;
    if (opens(element, "<mediawiki"))
        return KIND_WIKI;
    if (opens(head, "<!doctype html") || opens(element, "<html") || opens(element, "<head"))
        return KIND_HTML;
    return opens(head, "<?xml") ? KIND_XML : KIND_HTML;
}
