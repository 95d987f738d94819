/* What a page tells of itself; all pages invented. */
#include <stdio.h>

#include "format_reading.h"

#define PAGE                                                                                       \
    "<p>The harbour bridge will close for nine months, the council of Port Ellis said on Monday, " \
    "and nobody has said yet who will pay for the ferries.</p>"
#define LD "<script type='application/ld+json'>"

/* NULL: not looked at. authors are joined by ';'. */
static const struct {
    const char *what, *page, *title, *date, *authors, *lang, *source, *url;
} rows[] = {
    {"nothing", PAGE, "", "", "", "", "", ""},
    {"title", "<title>Bridge closes</title>" PAGE, "Bridge closes", "", "", "", "", ""},
    {"title and heading", "<title>Bridge closes | The Bell</title><h1>Bridge closes</h1>" PAGE,
     "Bridge closes", "", "", "", "", ""},
    {"references in a title", "<title>Bridge &amp; ferry\n closes</title>" PAGE,
     "Bridge & ferry closes", "", "", "", "", ""},
    {"Open Graph",
     "<html lang=en-GB><meta property='og:title' content='Bridge closes - The Bell'>"
     "<meta property=og:site_name content='The Bell'><meta property=og:url "
     "content='https://bell.example/1'>"
     "<meta property='article:published_time' content='2024-05-06T07:08:09Z'>"
     "<meta name=author content='By Ann Writer'>" PAGE,
     "Bridge closes", "2024-05-06T07:08:09Z", "Ann Writer", "en", "The Bell",
     "https://bell.example/1"},
    {"canonical before og:url",
     "<meta property=og:url content='https://bell.example/1'>"
     "<link rel=canonical href='https://www.bell.example/2?a=1&amp;b=2'>" PAGE,
     "", "", "", "", "bell.example", "https://www.bell.example/2?a=1&b=2"},
    {"an address that is none", "<link rel=canonical href='/2'>" PAGE, "", "", "", "", "", ""},
    {"JSON-LD",
     LD "{\"@type\":\"NewsArticle\",\"headline\":\"Bridge \\u0026 ferry\",\"datePublished\":"
        "\"2024-05-06\",\"author\":[{\"@type\":\"Person\",\"name\":\"Ann Writer\"},{\"name\":"
        "\"Bo Writer\"}],\"publisher\":{\"name\":\"The Bell\"},\"inLanguage\":\"de\",\"url\":"
        "\"https://bell.example/1\"}</script><title>Other</title>" PAGE,
     "Bridge & ferry", "2024-05-06", "Ann Writer;Bo Writer", "de", "The Bell",
     "https://bell.example/1"},
    {"JSON-LD in a graph",
     LD "{\"@graph\":[{\"@type\":\"WebPage\",\"name\":\"Page\",\"datePublished\":\"2023-01-01\"},"
        "{\"@type\":[\"Thing\",\"BlogPosting\"],\"headline\":\"Bridge\",\"datePublished\":"
        "\"2024-05-06\",\"author\":\"Ann Writer\"}]}</script>" PAGE,
     "Bridge", "2024-05-06", "Ann Writer", "", "", ""},
    {"JSON-LD of another kind", LD "{\"@type\":\"Product\",\"name\":\"Car\"}</script>" PAGE, "", "",
     "", "", "", ""},
    {"broken JSON-LD",
     LD "<!-- [{\"@type\":\"Article\",\"headline\":\"Bridge\"},{\"a\":</script>" PAGE, "Bridge", "",
     "", "", "", ""},
    {"itemprop and rel",
     "<span itemprop=datePublished content=2024-05-06>May 6</span> by <a rel=author href=/ann> Ann "
     "Writer</a>" PAGE,
     "", "2024-05-06", "Ann Writer", "", "", ""},
    {"an author that is an address",
     "<meta property=article:author content='https://social.example/ann'>" PAGE, "", "", "", "", "",
     ""},
    {"a date that is none",
     "<meta name=date content=soon><time datetime='2024-05-06'>x</time>" PAGE, "", "2024-05-06", "",
     "", "", ""},
};

static void join(const struct article *article, char out[256])
{
    size_t len = 0;
    for (size_t i = 0; i < article->n_authors && len < 200; i++)
        len += (size_t)snprintf(out + len, 256 - len, "%s%.*s", i ? ";" : "",
                                (int)article->authors[i].len, article->authors[i].data);
    out[len] = 0;
}

static void expect(const char *what, const char *field, struct str got, const char *want)
{
    cr_expect(str_equal(got, str_of(want)), "%s: %s \"%.*s\" instead of \"%s\"", what, field,
              (int)got.len, got.data, want);
}

Test(format_html_meta, fields)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading reading = reading_open(NULL, RECORD_HTML, str_of(rows[i].page), 16 << 20);
        const struct article *article = &reading.article;
        char authors[256];
        join(article, authors);
        cr_expect(reading.code == ERROR_NONE, "%s: %s", rows[i].what, reading.error.text);
        expect(rows[i].what, "title", article->title, rows[i].title);
        expect(rows[i].what, "date", article->date, rows[i].date);
        expect(rows[i].what, "authors", str_of(authors), rows[i].authors);
        expect(rows[i].what, "lang", article->lang, rows[i].lang);
        expect(rows[i].what, "source", article->source, rows[i].source);
        expect(rows[i].what, "url", article->url, rows[i].url);
        reading_close(&reading);
    }
}

#define SENTENCE "The harbour bridge will close for nine months, the council said on Monday. "
#define SECOND "Ferries are to carry the traffic, and the first of them arrives in May. "
#define LINKED                                                                                     \
    LD "{\"@type\":\"NewsArticle\",\"articleBody\":\"" SENTENCE SECOND SENTENCE SECOND             \
       "\"}</script>"

/* JSON-LD's text: where the page shows none, or the beginning of the same. */
Test(format_html_meta, linked_text)
{
    static const struct {
        const char *what, *page;
        bool linked;
    } texts[] = {
        {"alone", LINKED, true},
        {"the page shows the beginning", LINKED "<p>" SENTENCE "</p>", true},
        {"the page shows more",
         LINKED "<p>" SENTENCE "</p><p>" SECOND "</p><p>" SENTENCE "</p><p>" SECOND "</p>", false},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct reading reading = reading_open(NULL, RECORD_HTML, str_of(texts[i].page), 16 << 20);
        struct str text = reading.article.text;
        bool linked = text.len > sizeof SENTENCE && !memchr(text.data, '\n', text.len);
        cr_expect(linked == texts[i].linked, "%s: %.*s", texts[i].what, (int)text.len, text.data);
        reading_close(&reading);
    }
}

/* The header's word is heard before the page's, and both only where the bytes are no UTF-8. */
Test(format_html_meta, character_sets)
{
    static const struct {
        const char *what, *page, *title;
    } pages[] = {
        {"meta charset", "<meta charset=windows-1251><title>\xCC\xEE\xF1\xF2</title>", "Мост"},
        {"http-equiv",
         "<meta http-equiv=Content-Type content='text/html; "
         "charset=iso-8859-1'><title>Caf\xE9</title>",
         "Café"},
        {"UTF-8 whatever it says", "<meta charset=iso-8859-1><title>Café</title>", "Café"},
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct reading reading = reading_open(NULL, RECORD_HTML, str_of(pages[i].page), 16 << 20);
        expect(pages[i].what, "title", reading.article.title, pages[i].title);
        reading_close(&reading);
    }
}
