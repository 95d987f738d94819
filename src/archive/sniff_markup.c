/* HTML, XML, SGML of newswires, a wiki's dump, a feed: told by the first elements.
 *
 *   <?xml …?> <!DOCTYPE …> <!-- … --> <nitf …>      the first element tells, by the table
 *   <?xml …?> <other …>                             XML: its reader will say what it does not know
 *   <other …> … </other>, <other a="b">             also
 *   <p>, <div>, <meta> …                            HTML that lost its beginning
 *
 * Any other text that begins with '<' is no markup. */
#include <string.h>

#include "archive/sniff.h"

enum { NAME_BYTES_MAX = 32 };

static const struct {
    const char *name; /* lower case */
    enum kind kind;
} roots[] = {
    {"doc", KIND_SGML},    {"reuters", KIND_SGML},   {"mediawiki", KIND_WIKI},
    {"rss", KIND_FEED},    {"feed", KIND_FEED},      {"rdf:rdf", KIND_FEED},
    {"nitf", KIND_XML},    {"newsitem", KIND_XML},   {"newsmessage", KIND_FEED},
    {"newsml", KIND_XML},  {"contentset", KIND_XML}, {"alto", KIND_XML},
    {"mets", KIND_XML},    {"record", KIND_XML},     {"html", KIND_HTML},
    {"head", KIND_HTML},   {"body", KIND_HTML},      {"title", KIND_HTML},
    {"meta", KIND_HTML},   {"link", KIND_HTML},      {"base", KIND_HTML},
    {"script", KIND_HTML}, {"style", KIND_HTML},     {"article", KIND_HTML},
    {"main", KIND_HTML},   {"section", KIND_HTML},   {"header", KIND_HTML},
    {"nav", KIND_HTML},    {"div", KIND_HTML},       {"p", KIND_HTML},
    {"h1", KIND_HTML},     {"h2", KIND_HTML},        {"h3", KIND_HTML},
    {"table", KIND_HTML},  {"center", KIND_HTML},    {"font", KIND_HTML},
    {"span", KIND_HTML},   {"a", KIND_HTML},         {"b", KIND_HTML},
    {"img", KIND_HTML},    {"br", KIND_HTML},        {"hr", KIND_HTML},
    {"ul", KIND_HTML},     {"pre", KIND_HTML},
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* Whether the text begins with these letters, of any case; word is in lower case. */
static bool opens(struct str text, const char *word)
{
    size_t n = strlen(word);
    if (text.len < n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (lower(text.data[i]) != word[i])
            return false;
    return true;
}

/* Where needle stands in the text, from its beginning; its length where it does not. */
static size_t find(struct str text, const char *needle)
{
    const char *hit = memmem(text.data, text.len, needle, strlen(needle));
    return hit == NULL ? text.len : (size_t)(hit - text.data);
}

static struct str behind(struct str text, size_t n)
{
    n = n < text.len ? n : text.len;
    return (struct str){text.data + n, text.len - n};
}

/* A declaration, comment or instruction at the beginning is n bytes long; a list of entities in
 * brackets belongs to its declaration. */
static size_t prologue_bytes(struct str text)
{
    if (opens(text, "<!--"))
        return find(text, "-->") + 3;
    if (opens(text, "<?"))
        return find(text, "?>") + 2;
    size_t end = find(text, ">"), list = find(text, "[");
    if (list > end)
        return end + 1;
    size_t close = list + find(behind(text, list), "]");
    return close + find(behind(text, close), ">") + 1;
}

/* The first tag that is neither declaration, nor comment, nor instruction. */
static struct str first_element(struct str head)
{
    while (head.len > 1) {
        head = behind(head, find(head, "<"));
        if (!opens(head, "<!") && !opens(head, "<?"))
            break;
        head = behind(head, prologue_bytes(head));
    }
    return head;
}

/* The name of the element that begins here, in lower case. */
static size_t name_of(struct str element, char name[NAME_BYTES_MAX])
{
    size_t n = 0;
    for (size_t i = 1; i < element.len && n < NAME_BYTES_MAX - 1; i++) {
        char c = lower(element.data[i]);
        if ((c < 'a' || c > 'z') && (n == 0 || c == '\0' || strchr("0123456789.:-_", c) == NULL))
            break;
        name[n++] = c;
    }
    name[n] = '\0';
    return n;
}

/* An element that has attributes, or ends in what is seen of it. */
static bool looks_like_xml(struct str element, const char *name)
{
    char closing[NAME_BYTES_MAX + 3] = "</";
    memcpy(closing + 2, name, strlen(name) + 1);
    struct str tag = {element.data, find(element, ">")};
    if (find(tag, "=\"") < tag.len || find(tag, "='") < tag.len)
        return true;
    for (size_t at = 0; at < element.len; at += 2) {
        at += find(behind(element, at), "</");
        if (opens(behind(element, at), closing))
            return true;
    }
    return false;
}

enum kind sniff_markup(struct str head)
{
    char name[NAME_BYTES_MAX];
    if (head.len < 2 || head.data[0] != '<')
        return KIND_TEXT;
    bool declared = opens(head, "<?xml");
    if (opens(head, "<!doctype html"))
        return KIND_HTML;
    struct str element = first_element(head);
    if (name_of(element, name) == 0)
        return declared ? KIND_XML : opens(head, "<!") ? KIND_HTML : KIND_TEXT;
    const char *colon = strchr(name, ':');
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        if (strcmp(name, roots[i].name) == 0 ||
            (roots[i].kind == KIND_XML && colon != NULL && strcmp(colon + 1, roots[i].name) == 0))
            return roots[i].kind;
    return declared || looks_like_xml(element, name) ? KIND_XML : KIND_TEXT;
}
