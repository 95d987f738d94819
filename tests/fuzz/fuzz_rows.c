/* Any bytes as a row, a line, a text in an unknown character set: the first line is the head, the
 * rest the record. What comes out is well-formed, and nothing where the record is damaged; a row
 * that is cut out of a table is read to its end. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "archive/tabular.h"
#include "base/utf8.h"
#include "format/article.h"
#include "format/charset.h"

enum { BASE = 1 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool good, const char *what)
{
    if (!good) {
        fprintf(stderr, "fuzz_rows: %s\n", what);
        abort();
    }
}

static void expect_article(const struct article *article, bool damaged)
{
    const struct str all[] = {article->id,   article->source, article->url, article->title,
                              article->date, article->lang,   article->text};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        expect(utf8_valid(all[i].data, all[i].len), "ill-formed");
        expect(!damaged || all[i].len == 0, "half an article");
    }
    for (size_t i = 0; i < article->n_reference; i++)
        expect(utf8_valid(article->reference[i].data, article->reference[i].len), "ill-formed");
}

static void read_as(const struct format *format, enum record_kind kind, struct str head,
                    struct str bytes, struct arena *arena)
{
    struct article article;
    struct error error;
    const struct raw raw = {.kind = kind, .bytes = bytes, .head = head, .name = STR("1/ocr.txt")};
    enum error_code code = format_read(format, &raw, arena, &article, &error);
    expect(code != ERROR_MEMORY, "an arena of 64 times the record and some is too small");
    expect_article(&article, code != ERROR_NONE);
    arena_reset(arena, 4096);
}

/* A row is the same however its bytes come. */
static void cut_rows(struct str head, struct str bytes)
{
    struct tabular_table table = tabular_table_of(head);
    struct tabular_scan whole = {.delimiter = table.delimiter}, bytewise = whole;
    bool ended, other = false;
    size_t n = tabular_read(&whole, bytes.data, bytes.len, &ended), at = 0;
    while (at < bytes.len && !other)
        at += tabular_read(&bytewise, bytes.data + at, 1, &other);
    expect(at == n && ended == other && whole.fields == bytewise.fields &&
               whole.odd == bytewise.odd,
           "a row depends on how its bytes come");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const hints[] = {"",    "utf-8", "latin1",  "iso-2022-jp",
                                        "gbk", "sjis",  "utf-16be"};
    struct str bytes = {(const char *)data, size};
    const char *newline = size ? memchr(data, '\n', size) : NULL;
    size_t n = newline ? (size_t)(newline - bytes.data) : 0;
    struct str head = {bytes.data, n}, rest = {bytes.data + n, size - n}, utf8;
    struct arena arena;
    expect(arena_open(&arena, 64 * size + BASE), "no memory");
    struct format *format = format_new(NULL, NULL);
    expect(format != NULL, "no format");
    cut_rows(head, rest);
    read_as(format, RECORD_CSV, head, rest, &arena);
    read_as(format, RECORD_LINE, head, bytes, &arena);
    read_as(format, RECORD_TEXT, head, bytes, &arena);
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++) {
        expect(charset_decode(bytes, str_of(hints[i]), &arena, &utf8) == ERROR_NONE, "no memory");
        expect(utf8_valid(utf8.data, utf8.len), hints[i]);
        arena_reset(&arena, 4096);
    }
    format_free(format);
    arena_close(&arena);
    return 0;
}
