/* What ends an input that is hostile by its size: expansion, in one layer or several, the number of
 * members. What was read before is kept, a piece of a line as well, and is the same whatever the
 * blocks. */
#include <archive.h>
#include <archive_entry.h>
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "test_archive.h"

enum { LINES = 40000, LINE = 27, PACKED = 4 << 20 };

static const char line[] = "{\"text\":\"The same again.\"}\n";

/* Packs the member n times, raw where it has no name; the result is malloc'd. */
static struct str pack(const char *name, struct str content, size_t n, bool gzip)
{
    char *out = malloc(PACKED);
    size_t len = 0;
    struct archive *archive = archive_write_new();
    struct archive_entry *entry = archive_entry_new();
    cr_assert(out && archive && entry);
    if (name)
        archive_write_set_format_ustar(archive);
    else
        archive_write_set_format_raw(archive);
    if (gzip)
        archive_write_add_filter_gzip(archive);
    archive_write_set_bytes_in_last_block(archive, 1);
    cr_assert(archive_write_open_memory(archive, out, PACKED, &len) == ARCHIVE_OK);
    archive_entry_set_pathname(entry, name ? name : "x");
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_size(entry, (la_int64_t)content.len);
    for (size_t i = 0; i < n; i++) {
        cr_assert(archive_write_header(archive, entry) == ARCHIVE_OK);
        cr_assert(archive_write_data(archive, content.data, content.len) >= 0);
    }
    archive_entry_free(entry);
    archive_write_close(archive);
    archive_write_free(archive);
    return (struct str){out, len};
}

static struct str lines(size_t n)
{
    char *out = malloc(n * (sizeof line - 1));
    cr_assert(out != NULL);
    for (size_t i = 0; i < n; i++)
        memcpy(out + i * (sizeof line - 1), line, sizeof line - 1);
    return (struct str){out, n * (sizeof line - 1)};
}

/* A megabyte of one line, in gzip in gzip: some hundreds of bytes. */
static struct str bomb(void)
{
    struct str text = lines(LINES), inner = pack(NULL, text, 1, true);
    struct str outer = pack(NULL, inner, 1, true);
    free((char *)text.data);
    free((char *)inner.data);
    return outer;
}

/* A tar of a hundred times the same small gzip. */
static struct str crowd(void)
{
    struct str text = lines(LINES / 100), inner = pack(NULL, text, 1, true);
    struct str outer = pack("x.gz", inner, 100, true);
    free((char *)text.data);
    free((char *)inner.data);
    return outer;
}

/* Three members, packed four times. */
static struct str nest(void)
{
    struct str text = lines(1), inner = pack("x.jsonl", text, 3, false);
    struct str outer = pack("x.tar", inner, 4, true);
    free((char *)text.data);
    free((char *)inner.data);
    return outer;
}

static const struct {
    const char *name;
    struct str (*make)(void);
    size_t max_record;
    uint64_t max_ratio, max_total, max_members;
    size_t least, most; /* records */
    const char *text;   /* in the note, or NULL: no loss */
} rows[] = {
    {"no limits", bomb, 1000, 0, 0, 0, LINES, LINES, NULL},
    {"a ratio that holds", bomb, 1000, 100000, 0, 0, LINES, LINES, NULL},
    {"a ratio that does not", bomb, 1000, 100, 0, 0, 100, LINES - 1, "--max-ratio 100 "},
    {"one record is always free", bomb, 8 << 20, 100, 0, 0, LINES, LINES, NULL},
    {"small bombs together", crowd, 1000, 100, 0, 0, 10, LINES - 1, "--max-ratio 100 "},
    {"a total", bomb, 1000, 0, 100000, 0, 100000 / LINE + 1, 100000 / LINE + 1,
     "--max-total 100000 "},
    {"a total that is just enough", bomb, 1000, 0, LINES *LINE, 0, LINES, LINES, NULL},
    {"members of all archives", nest, 1000, 0, 0, 10, 7, 7, "--max-members 10;"},
    {"members that are just enough", nest, 1000, 0, 0, 16, 12, 12, NULL},
};

Test(limits, end_the_input_and_keep_what_was_read)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct source_options options = {.max_record = rows[i].max_record,
                                         .max_window = 1 << 20,
                                         .max_depth = 8,
                                         .max_ratio = rows[i].max_ratio,
                                         .max_total = rows[i].max_total,
                                         .max_members = rows[i].max_members};
        struct str packed = rows[i].make();
        struct reading got = test_read(packed.data, packed.len, 1 << 20, &options, false);
        struct reading small = test_read(packed.data, packed.len, 700, &options, false);
        cr_expect(got.error == ERROR_NONE && got.records >= rows[i].least &&
                      got.records <= rows[i].most,
                  "%s: %zu records", rows[i].name, got.records);
        cr_expect(got.limits == (rows[i].text != NULL) && got.lost == got.limits, "%s: %zu lost %s",
                  rows[i].name, got.lost, got.text);
        cr_expect(!rows[i].text || strstr(got.text, rows[i].text), "%s: %s", rows[i].name,
                  got.text);
        cr_expect(got.records == small.records && got.hash == small.hash,
                  "%s: %zu records in small blocks, %zu in large ones", rows[i].name, small.records,
                  got.records);
        free((char *)packed.data);
    }
}
