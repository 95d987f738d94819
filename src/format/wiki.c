/* One <page> of a dump -> an article.
 *
 *   <page> <title/> <ns>0</ns> <id/> <revision> <timestamp/> <text>wikitext, escaped</text> …
 *
 * The last revision's text is the one. Talk, templates, categories and redirects are no articles. A
 * page that was cut off is read as far as it goes: it is looked through for its elements, which
 * never stand inside the text, for that is escaped. */
#include "format/wiki.h"

#include "format/charset.h"
#include "format/clean.h"
#include "format/facts.h"
#include "format/html_entities.h"
#include "format/wiki_text.h"

/* The content of the next element of this name in *rest, which moves behind its opening tag; false
 * where there is none. One that nobody closes goes to the end. */
static bool next_element(struct str *rest, const char *name, struct str *content)
{
    size_t n = strlen(name);
    const char *end = rest->data + rest->len, *at = rest->data;
    while ((at = memchr(at, '<', (size_t)(end - at))) != NULL) {
        at++;
        size_t left = (size_t)(end - at);
        if (left <= n || memcmp(at, name, n) != 0 || memchr(" >/\t\n", at[n], 5) == NULL)
            continue;
        const char *close = memchr(at, '>', left);
        if (close == NULL)
            return false;
        bool empty = close[-1] == '/';
        *rest = (struct str){close + 1, (size_t)(end - close) - 1};
        const char *tag = empty ? close + 1 : memchr(close + 1, '<', rest->len);
        *content = (struct str){close + 1, (size_t)((tag == NULL ? end : tag) - close) - 1};
        return true;
    }
    return false;
}

static struct str element(struct str page, const char *name)
{
    struct str content;
    return next_element(&page, name, &content) ? clean_trim(content) : STR("");
}

static struct str last_text(struct str page)
{
    struct str content, text = STR("");
    while (next_element(&page, "text", &content))
        text = content;
    return text;
}

static bool begins(struct str text, const char *word)
{
    size_t i = 0;
    while (word[i] != '\0' && i < text.len &&
           (text.data[i] == word[i] || (text.data[i] | 0x20) == word[i]))
        i++;
    return word[i] == '\0';
}

/* Old dumps do not number the name space: its name stands in the title. */
static bool is_aside(struct str page, struct str title)
{
    static const char *const spaces[] = {
        "talk:",  "user:",      "user talk:", "wikinews:", "wikinews talk:", "file:",
        "image:", "mediawiki:", "template:",  "help:",     "category:",      "portal:"};
    struct str ns = element(page, "ns");
    if (ns.len > 0)
        return !str_equal(ns, STR("0"));
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (begins(title, spaces[i]))
            return true;
    return false;
}

static const char *skipped_of(struct str page, struct str title, struct str text)
{
    struct str rest = page, content;
    if (is_aside(page, title))
        return "MediaWiki: no article (talk, template, category …)";
    if (next_element(&rest, "redirect", &content) || begins(clean_trim(text), "#redirect"))
        return "MediaWiki: a redirect";
    return NULL;
}

static enum error_code read_page(struct str page, struct arena *arena, struct article *article,
                                 struct error *error)
{
    struct facts facts;
    struct wiki_text text;
    struct str title = html_decode(element(page, "title"), arena);
    struct str markup = html_decode(last_text(page), arena);
    article->skipped = skipped_of(page, title, markup);
    if (article->skipped != NULL)
        return ERROR_NONE;
    facts_open(&facts, arena);
    if (!wiki_text_read(&text, markup, arena))
        return error_set(error, ERROR_MEMORY, "no memory for a page of %zu bytes", page.len);
    facts_offer(&facts, FACT_ID, element(page, "id"), 0);
    facts_offer(&facts, FACT_TITLE, title, 0);
    facts_offer(&facts, FACT_DATE, str_of(text.date), 0);
    facts_offer(&facts, FACT_DATE, element(page, "timestamp"), 1);
    facts_offer(&facts, FACT_TEXT, flow_since(&text.text, 0), 0);
    if (facts_finish(&facts, article))
        return ERROR_NONE;
    return error_set(error, ERROR_MEMORY, "no memory for a page of %zu bytes", page.len);
}

enum error_code wiki_read(const struct raw *raw, struct arena *arena, struct article *article,
                          struct error *error)
{
    struct str page;
    if (charset_decode(raw->bytes, STR("utf-8"), arena, &page) != ERROR_NONE)
        return error_set(error, ERROR_MEMORY, "no memory for a page of %zu bytes", raw->bytes.len);
    return read_page(page, arena, article, error);
}
