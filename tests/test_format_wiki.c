/* Pages of a wiki's dump: wikitext as text, and which pages are articles. */
#include <stdio.h>
#include <stdlib.h>

#include "format/wiki_text.h"
#include "format_reading.h"

static const struct {
    const char *name, *markup, *text, *date;
} texts[] = {
    {"paragraphs", "One\ntwo.\n\n\nThree.\n", "One two.\n\nThree.", ""},
    {"headings", "One.\n== Then ==\nTwo.\n===More===\n", "One.\n\nThen\n\nTwo.\n\nMore", ""},
    {"no heading", "a == b\n==\n= c =\n", "a == b == = c =", ""},
    {"sources end it", "One.\n== Sources ==\n*x\n== Then ==\nTwo.", "One.", ""},
    {"… in any case, in other words", "One.\n==external LINKS==\nx", "One.", ""},
    {"… in another language", "Раз.\n== Источники ==\nx", "Раз.", ""},
    {"lists", "One:\n* a\n** b\n# c\nTwo.", "One:\na\nb\nc\nTwo.", ""},
    {"bold and italic", "'''Norhaven''' is ''a'' '''''town'''''; it's old.",
     "Norhaven is a town; it's old.", ""},
    {"links", "In [[Norhaven]], [[Norland|the kingdom]], [[:w:Bridge]] and [[w:Oslo]].",
     "In Norhaven, the kingdom, w:Bridge and Oslo.", ""},
    {"pictures, categories, other languages",
     "[[File:a.jpg|thumb|left|A [[bridge]]]]One.[[Category:Published]] "
     "[[de:Eins]][[Datei:b|mini|B]]",
     "One.", ""},
    {"addresses", "See [http://example.org/x the report], [https://example.org] [sic] [1].",
     "See the report, [sic] [1].", ""},
    {"templates", "{{infobox|a={{b|c}}|d}}\nIn {{w|Norland|the kingdom}} and {{w|Oslo}}{{fact}}.",
     "In the kingdom and Oslo.", ""},
    {"a template with an empty part at its end", "{{a\n|b=\n|}}One.", "One.", ""},
    {"a date", "{{date|November 14, 2023}}\n{{date|1 May 1999}}One.", "One.", "November 14, 2023"},
    {"a date in a byline", "{{byline|date=May 1, 2005|location=Norhaven}} One.", "One.",
     "May 1, 2005"},
    {"tables", "One.\n{| class=\"x\"\n|-\n| a || b\n{|\n| c\n|}\n|}\nTwo.", "One. Two.", ""},
    {"references", "One<ref name=\"a\">x {{b}}</ref>, two<ref name=\"a\"/>, three<REF>y</ref>.",
     "One, two, three.", ""},
    {"comments and tags", "One<!-- a\n\nb --> <small>two</small><br/>three<!-- x",
     "One two\nthree x", ""},
    {"references of HTML", "AT&amp;T&nbsp;&mdash; &lt;b&gt; &unknown;",
     "AT&T \xe2\x80\x94 <b> &unknown;", ""},
    {"magic words", "__NOTOC__One __two__ _three_.__", "One __two__ _three_.__", ""},
    {"rules", "One.\n----\nTwo.", "One.\n\nTwo.", ""},
    {"what nobody opened", "}} ]] |} | a ] b </ref>", "|} | a ] b", ""},
    {"what nobody closed stays", "{{ a [[b One. <ref>c", "a b One. c", ""},
    {"closed in a wrong order", "{{a [[b}} One.", "One.", ""},
    {"nothing", "", "", ""},
};

Test(wiki, wikitext_as_text)
{
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct arena arena;
        struct wiki_text out;
        size_t n = strlen(texts[i].markup);
        char *copy = malloc(n + (n == 0)); /* so that a byte read too far is seen */
        cr_assert(copy != NULL && arena_open(&arena, 1 << 16));
        memcpy(copy, texts[i].markup, n);
        cr_assert(wiki_text_read(&out, (struct str){copy, n}, &arena));
        struct str text = flow_since(&out.text, 0);
        cr_expect(str_equal(text, str_of(texts[i].text)), "%s: '%.*s'", texts[i].name,
                  (int)text.len, text.data);
        cr_expect_str_eq(out.date, texts[i].date, "%s: the date is '%s'", texts[i].name, out.date);
        arena_close(&arena);
        free(copy);
    }
}

#define REVISION(text)                                                                             \
    "<revision><id>9</id><timestamp>2005-01-01T00:00:00Z</timestamp><text bytes=\"9\" "            \
    "xml:space=\"preserve\">" text "</text></revision>"

static const struct {
    const char *name, *page, *id, *title, *date, *text;
    bool skipped;
} pages[] = {
    {"a page",
     "<page><title>Caf\xc3\xa9s &amp; rain</title><ns>0</ns><id>736</id>" REVISION(
         "{{date|November 14, 2023}}\nIt &quot;rained&quot; in [[Norhaven]] &amp;mdash; "
         "much.&lt;ref&gt;x&lt;/ref&gt;\n\n== Sources ==\n*x") "</page>",
     "736", "Caf\xc3\xa9s & rain", "2023-11-14", "It \"rained\" in Norhaven \xe2\x80\x94 much.",
     false},
    {"the last of its revisions",
     "<page>\n<title>T</title>\n<ns>0</ns>\n<id>7</id>\n" REVISION("old") REVISION("new") "</page>",
     "7", "T", "2005-01-01T00:00:00Z", "new", false},
    {"a page that was cut off",
     "<page><title>T</title><ns>0</ns><id>7</id><revision><text x=\"y\">It r", "7", "T", "", "It r",
     false},
    {"an empty page",
     "<page><title>T</title><ns>0</ns><id>7</id><revision><text/></revision></page>", "7", "T", "",
     "", false},
    {"no name space, no text", "<page><title>T</title></page>", "", "T", "", "", false},
    {"talk", "<page><title>Talk:T</title><ns>1</ns>" REVISION("x") "</page>", "", "", "", "", true},
    {"a template of an old dump", "<page><title>Template:T</title>" REVISION("x") "</page>", "", "",
     "", "", true},
    {"a redirect",
     "<page><title>T</title><ns>0</ns><redirect title=\"U\" />" REVISION("x") "</page>", "", "", "",
     "", true},
    {"a redirect by its text",
     "<page><title>T</title><ns>0</ns>" REVISION("#REDIRECT [[U]]") "</page>", "", "", "", "",
     true},
};

static void expect(const char *row, const char *what, struct str got, const char *want)
{
    cr_expect(str_equal(got, str_of(want)), "%s: %s is '%.*s'", row, what, (int)got.len, got.data);
}

Test(wiki, pages)
{
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct reading reading =
            reading_open(NULL, RECORD_WIKI, str_of(pages[i].page), (size_t)1 << 20);
        const struct article *article = &reading.article;
        cr_expect(reading.code == ERROR_NONE, "%s: %s", pages[i].name, reading.error.text);
        cr_expect((article->skipped != NULL) == pages[i].skipped, "%s: skipped or not",
                  pages[i].name);
        expect(pages[i].name, "the id", article->id, pages[i].id);
        expect(pages[i].name, "the title", article->title, pages[i].title);
        expect(pages[i].name, "the date", article->date, pages[i].date);
        expect(pages[i].name, "the text", article->text, pages[i].text);
        reading_close(&reading);
    }
}

/* Nothing crashes; a reader that is quadratic shows in the time that this takes. */
Test(wiki, hostile_pages)
{
    static const char *const pieces[] = {"{{",      "[[",       "{|\n",     "&lt;ref&gt;", "{{a|",
                                         "[[a|b]]", "}}",       "[[a]]{{",  "&lt;!--",     "\n*",
                                         "''",      "[http://", "&lt;text", "<text>",      "<title",
                                         "__A",     "\n==a==",  "{{date|",  "&amp;"};
    enum { TIMES = 20000 };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t n = strlen(pieces[i]), len;
        char *bytes = malloc(n * TIMES + 100);
        cr_assert(bytes != NULL);
        len = (size_t)sprintf(bytes, "<page><title>T</title><ns>0</ns><revision><text>");
        for (size_t k = 0; k < TIMES; k++, len += n)
            memcpy(bytes + len, pieces[i], n);
        struct reading reading =
            reading_open(NULL, RECORD_WIKI, (struct str){bytes, len}, 64 * len + 4096);
        cr_expect(reading.code == ERROR_NONE, "%s: %s", pieces[i], reading.error.text);
        cr_expect(reading_well_formed(&reading.article), "%s", pieces[i]);
        reading_close(&reading);
        free(bytes);
    }
}

Test(wiki, too_small_an_arena_is_told)
{
    for (size_t memory = 0; memory < 40000; memory += 4096) {
        struct reading reading = reading_open(NULL, RECORD_WIKI, str_of(pages[0].page), memory);
        cr_expect(reading.code == ERROR_NONE || reading.code == ERROR_MEMORY);
        reading_close(&reading);
    }
}
