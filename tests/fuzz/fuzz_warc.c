/* Any bytes as a record of a WARC or ARC file, and behind a response's head as a payload: what
 * comes out is well-formed, and nothing where it is no article. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "format/article.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MEMORY = 64 << 20 };

static void expect(bool good, const char *what)
{
    if (!good) {
        fprintf(stderr, "fuzz_warc: %s\n", what);
        abort();
    }
}

static void read_record(const struct format *format, struct arena *arena, struct str bytes)
{
    struct article article;
    struct error error = {0};
    const struct raw raw = {.kind = RECORD_WARC, .bytes = bytes, .head = STR(""), .name = STR("")};
    enum error_code code = format_read(format, &raw, arena, &article, &error);
    const struct str parts[] = {article.id, article.url, article.date, article.title, article.text};
    bool empty = article.text.len + article.title.len == 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        expect(utf8_valid(parts[i].data, parts[i].len), "ill-formed");
    expect(code == ERROR_NONE || error.text[0] != '\0', "no reason");
    expect(empty || (code == ERROR_NONE && article.skipped == NULL), "a text of no article");
    arena_reset(arena, 4096);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char head[] = "WARC/1.0\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n";
    size_t n = sizeof head - 1;
    struct arena arena;
    struct format *format = format_new(NULL, NULL);
    char *copy = malloc(n + size);
    expect(format != NULL && copy != NULL && arena_open(&arena, MEMORY + 64 * size), "no memory");
    memcpy(copy, head, n);
    if (size > 0)
        memcpy(copy + n, data, size);
    read_record(format, &arena, (struct str){copy + n, size});
    read_record(format, &arena, (struct str){copy, n + size});
    arena_close(&arena);
    format_free(format);
    free(copy);
    return 0;
}
