/* Any bytes as a document of XML, an element of SGML and a page of a wiki: what comes out is
 * well-formed, one line where it must be, no more than the bytes could hold, and nothing at all
 * where the record is damaged. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "format/article.h"
#include "format/date.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool good, const char *what)
{
    if (!good) {
        fprintf(stderr, "fuzz_markup: %s\n", what);
        abort();
    }
}

/* No white space at the ends, inside single spaces only. */
static void expect_line(struct str line, const char *what)
{
    expect(utf8_valid(line.data, line.len), what);
    bool after = true;
    for (size_t i = 0; i < line.len; i++) {
        bool space = utf8_space(line.data + i, line.data + line.len) > 0;
        expect(!space || (line.data[i] == ' ' && !after), what);
        after = space;
    }
    expect(line.len == 0 || !after, what);
}

static void expect_list(const struct str *items, size_t n, const char *what)
{
    for (size_t i = 0; i < n; i++) {
        expect_line(items[i], what);
        expect(items[i].len > 0, what);
    }
}

static void expect_article(const struct article *article, enum error_code code, size_t size)
{
    expect(utf8_valid(article->text.data, article->text.len), "ill-formed text");
    expect(article->text.len <= 3 * size + 256, "more text than bytes");
    expect_line(article->title, "title");
    expect_line(article->source, "source");
    expect(utf8_valid(article->id.data, article->id.len), "ill-formed id");
    expect(utf8_valid(article->url.data, article->url.len), "ill-formed url");
    expect(utf8_valid(article->lang.data, article->lang.len), "ill-formed language");
    expect_list(article->authors, article->n_authors, "author");
    expect_list(article->reference, article->n_reference, "reference");
    char again[DATE_ISO_MAX];
    size_t len = article->date.len > 0 ? date_iso(article->date, again) : 0;
    expect(str_equal(article->date, (struct str){again, len}),
           "a date that does not read as itself");
    size_t all = article->text.len + article->title.len + article->id.len;
    expect((code == ERROR_NONE && article->skipped == NULL) || all == 0, "half an article");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const enum record_kind kinds[] = {RECORD_XML, RECORD_SGML, RECORD_WIKI};
    static const struct format_options options;
    struct arena arena;
    struct format *format = format_new(&options, NULL);
    expect(format != NULL && arena_open(&arena, 64 * size + (1 << 20)), "no memory");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct article article;
        struct error error;
        const struct raw raw = {.kind = kinds[i],
                                .bytes = {(const char *)data, size},
                                .head = STR(""),
                                .name = STR("a/1999/12/31/b.xml")};
        enum error_code code = format_read(format, &raw, &arena, &article, &error);
        expect(code != ERROR_MEMORY, "an arena of 64 times the record is too small");
        expect_article(&article, code, size);
        arena_reset(&arena, 4096);
    }
    format_free(format);
    arena_close(&arena);
    return 0;
}
