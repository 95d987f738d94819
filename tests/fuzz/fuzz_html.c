/* Any bytes as a web page: what comes out is well-formed, the text has no white space at its ends,
 * and no more bytes than the page could hold. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "format/date.h"
#include "format/html.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool good, const char *what)
{
    if (!good) {
        fprintf(stderr, "fuzz_html: %s\n", what);
        abort();
    }
}

static bool is_space(struct str text, size_t i)
{
    return utf8_space(text.data + i, text.data + text.len) > 0;
}

/* No white space at the ends, inside single spaces only. */
static void expect_line(struct str line, const char *what)
{
    expect(utf8_valid(line.data, line.len), what);
    expect(line.len == 0 || !is_space(line, 0), what);
    bool after = false;
    for (size_t i = 0; i < line.len; i++) {
        bool space = is_space(line, i);
        expect(!space || (line.data[i] == ' ' && !after), what);
        after = space;
    }
    expect(!after, what);
}

static void expect_article(const struct article *article, size_t size)
{
    expect(utf8_valid(article->text.data, article->text.len), "ill-formed text");
    expect(article->text.len <= 3 * size, "more text than the page has");
    expect_line(article->title, "title");
    expect_line(article->source, "source");
    expect_line(article->lang, "lang");
    expect(utf8_valid(article->url.data, article->url.len), "ill-formed url");
    for (size_t i = 0; i < article->n_authors; i++) {
        expect_line(article->authors[i], "author");
        expect(article->authors[i].len > 0, "an author without a name");
    }
    char again[DATE_ISO_MAX];
    size_t len = article->date.len ? date_iso(article->date, again) : 0;
    expect(str_equal(article->date, (struct str){again, len}),
           "a date that does not read as itself");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct str none = STR("");
    struct str page = {(const char *)data, size};
    struct arena arena;
    expect(arena_open(&arena, 64 * size + (1 << 16)), "no memory");
    struct article article = {.id = none,
                              .source = none,
                              .url = none,
                              .title = none,
                              .date = none,
                              .lang = none,
                              .text = none};
    struct error error;
    enum error_code code = html_read(page, none, &arena, &article, &error);
    expect(code == ERROR_NONE, "a page that cannot be read in 64 times its bytes");
    expect_article(&article, size);
    arena_close(&arena);
    return 0;
}
