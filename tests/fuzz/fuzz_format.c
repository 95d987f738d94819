/* Any bytes as a JSON record and as a text: what comes out is well-formed, one line where it must
 * be, a date that reads as itself, and nothing at all where the record is damaged. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "format/article.h"
#include "format/date.h"

enum { BASE = 1 << 20 }; /* beside what grows with the record: a page's tables, lists of lines */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool good, const char *what)
{
    if (!good) {
        fprintf(stderr, "fuzz_format: %s\n", what);
        abort();
    }
}

static bool is_space(struct str text, size_t i)
{
    return utf8_space(text.data + i, text.data + text.len) > 0;
}

/* No white space at the ends; inside single spaces only, if folded. */
static void expect_line(struct str line, bool folded)
{
    expect(utf8_valid(line.data, line.len), "ill-formed");
    expect(line.len == 0 || !is_space(line, 0), "white space first");
    bool after = false;
    for (size_t i = 0; i < line.len; i++) {
        bool space = is_space(line, i);
        expect(!folded || !space || (line.data[i] == ' ' && !after), "not folded");
        after = space;
    }
    expect(!after, "white space last");
}

static void expect_date(struct str date)
{
    char again[DATE_ISO_MAX];
    size_t len = date.len ? date_iso(date, again) : 0;
    expect(str_equal(date, (struct str){again, len}), "a date that does not read as itself");
}

static void expect_article(const struct article *article, bool damaged)
{
    expect(utf8_valid(article->text.data, article->text.len), "ill-formed text");
    expect_line(article->title, true);
    expect_line(article->source, true);
    expect_line(article->id, false);
    expect_line(article->url, false);
    expect_line(article->lang, false);
    expect_date(article->date);
    for (size_t i = 0; i < article->n_authors; i++) {
        expect_line(article->authors[i], true);
        expect(article->authors[i].len > 0, "an author without a name");
    }
    for (size_t i = 0; i < article->n_reference; i++) {
        expect_line(article->reference[i], true);
        expect(article->reference[i].len > 0, "a reference without a word");
    }
    expect(!damaged || article->text.len + article->title.len + article->id.len == 0,
           "half an article");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct format_options options[] = {
        {0},
        {.text_field = "a.0.b", .title_field = "a", .id_field = "a.0", .date_field = "b.c"},
        {.reference = true, .limits = {.json_depth = 3}}};
    struct str bytes = {(const char *)data, size};
    struct arena arena;
    expect(arena_open(&arena, 64 * size + BASE), "no memory");
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        struct format *format = format_new(&options[i], NULL);
        expect(format != NULL, "no format");
        for (int kind = RECORD_JSON; kind <= RECORD_TEXT; kind++) {
            struct article article;
            struct error error;
            const struct raw raw = {
                .kind = (enum record_kind)kind, .bytes = bytes, .head = STR(""), .name = STR("")};
            enum error_code code = format_read(format, &raw, &arena, &article, &error);
            expect(code != ERROR_MEMORY, "an arena of 64 times the record and some is too small");
            expect_article(&article, code != ERROR_NONE);
            arena_reset(&arena, 4096);
        }
        format_free(format);
    }
    arena_close(&arena);
    return 0;
}
