/* Records of WARC and ARC files, whatever the blocks, the pieces that they come in, and whatever is
 * wrong with their lengths. */
#include "test_archive.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "archive/block.h"
#include "archive/cutter.h"

#define RECORD(length, block) "WARC/1.0\r\nContent-Length: " length "\r\n\r\n" block
#define END "\r\n\r\n"
#define FILEDESC "filedesc://a.arc 0.0.0.0 20140216050221 text/plain 8\n1 0 Oak\n"
#define ARC(length, block)                                                                         \
    "http://example.org/a b 192.0.2.1 20140216050221 text/html " length "\n" block

/* A record is followed by '|', one that is the whole member by '!'. */
static const struct {
    const char *name, *input, *records;
    size_t lost;
    const char *reason;
} cuts[] = {
    {"one", RECORD("2", "ab") END, RECORD("2", "ab") "!", 0, ""},
    {"two", RECORD("2", "ab") END RECORD("0", "") END, RECORD("2", "ab") "|" RECORD("0", "") "|", 0,
     ""},
    {"LF only", "WARC/0.18\ncontent-length : 2\n\nab\n\nWARC/0.18\nContent-length:1\n\nc\n\n",
     "WARC/0.18\ncontent-length : 2\n\nab|WARC/0.18\nContent-length:1\n\nc|", 0, ""},
    {"nothing between", RECORD("1", "a") RECORD("1", "b"),
     RECORD("1", "a") "|" RECORD("1", "b") "|", 0, ""},
    {"more line ends than two", "\r\n" RECORD("1", "a") END END "\n" RECORD("1", "b") END "\n",
     RECORD("1", "a") "|" RECORD("1", "b") "|", 0, ""},
    {"a block that looks like a record", RECORD("44", RECORD("1", "x") END "WARC/1.1") END,
     RECORD("44", RECORD("1", "x") END "WARC/1.1") "!", 0, ""},
    {"too short a length", RECORD("1", "abc") END RECORD("1", "d") END,
     RECORD("1", "abc") "|" RECORD("1", "d") "|", 1, "length"},
    {"too long a length", RECORD("9", "abc") END RECORD("1", "d") END,
     RECORD("9", "abc") "|" RECORD("1", "d") "|", 1, "length"},
    {"longer than the limit", RECORD("99999999999", "abc") END RECORD("1", "d") END,
     RECORD("99999999999", "abc") "|" RECORD("1", "d") "|", 1, "length"},
    {"longer than numbers", RECORD("99999999999999999999", "abc") END RECORD("1", "d") END,
     RECORD("99999999999999999999", "abc") "|" RECORD("1", "d") "|", 1, "length"},
    {"no number", RECORD("x", "a\n") END RECORD("-1", "bc") END,
     RECORD("x", "a\n") "|" RECORD("-1", "bc") "|", 2, "length"},
    {"no length", "WARC/1.0\r\nWARC-Type: x\r\n\r\nabc\r\n\r\n" RECORD("1", "d") END,
     "WARC/1.0\r\nWARC-Type: x\r\n\r\nabc|" RECORD("1", "d") "|", 1, "length"},
    {"a length that ends in the next head", RECORD("10", "abc") END RECORD("1", "d") END,
     RECORD("10", "abc") "|" RECORD("1", "d") "|", 1, "length"},
    {"a block that ends with a version, and rubbish",
     RECORD("12", "abc\nWARC/1.0") END "rubbish" END RECORD("1", "d") END,
     RECORD("12", "abc") "|WARC/1.0\r\n\r\nrubbish|" RECORD("1", "d") "|", 2, "length"},
    {"a block that ends with a version", RECORD("12", "abc\nWARC/1.0") END RECORD("1", "d") END,
     RECORD("12", "abc\nWARC/1.0") "|" RECORD("1", "d") "|", 0, ""},
    {"what is missing takes no record with it", RECORD("9", "abc") RECORD("1", "d") END,
     RECORD("9", "abc") "|" RECORD("1", "d") "|", 1, "length"},
    {"the name of the format is no record", RECORD("1", "a WARC/1.0 b\nWARC/x") END RECORD("0", ""),
     RECORD("1", "a WARC/1.0 b\nWARC/x") "|" RECORD("0", "") "|", 1, "length"},
    {"nor is it where a line ends with it", RECORD("1", "a WARC/1.0\nb") END RECORD("0", "") END,
     RECORD("1", "a WARC/1.0\nb") "|" RECORD("0", "") "|", 1, "length"},
    {"a field that nobody knows",
     RECORD("1", "abc\n") "WARC/1.0\nX-Oak: 1\nContent-Length: 1\n\nd\n\n",
     RECORD("1", "abc") "|WARC/1.0\nX-Oak: 1\nContent-Length: 1\n\nd|", 1, "length"},
    {"rubbish between", RECORD("2", "ab") END "WARC/x\nWARC/1." END RECORD("1", "c") END,
     RECORD("2", "ab") "|" RECORD("1", "c") "|", 1, "garbage"},
    {"rubbish behind", RECORD("2", "ab") END "WAR", RECORD("2", "ab") "|", 1, "garbage"},
    {"a head without an end", "WARC/1.0\r\nWARC-Type: x\r\n" RECORD("1", "a") END,
     RECORD("1", "a") "!", 1, "head"},
    {"the input ends in a block", RECORD("1", "a") END RECORD("9", "bcd"),
     RECORD("1", "a") "|" RECORD("9", "bcd") "|", 1, "truncated"},
    {"the input ends in a head", RECORD("1", "a") END "WARC/1.0\r\nContent-Le",
     RECORD("1", "a") "|", 1, "truncated"},
    {"an ARC file", FILEDESC "\n" ARC("3", "abc") "\n" ARC("1", "d") "\n",
     FILEDESC "|" ARC("3", "abc") "|" ARC("1", "d") "|", 0, ""},
    {"an ARC of version 2",
     "filedesc://a 0.0.0.0 20140216050221 text/plain 200 - - 0 a.arc 1\nx\n"
     "dns:example.org 192.0.2.1 20140216050221 text/dns 200 - - 77 a.arc 2\nyz\n",
     "filedesc://a 0.0.0.0 20140216050221 text/plain 200 - - 0 a.arc 1\nx|"
     "dns:example.org 192.0.2.1 20140216050221 text/dns 200 - - 77 a.arc 2\nyz|",
     0, ""},
    {"wrong lengths in an ARC file", FILEDESC "\n" ARC("99", "abc\nhttp://x y") "\n" ARC("-1", ""),
     FILEDESC "|" ARC("99", "abc\nhttp://x y") "|" ARC("-1", "") "|", 2, "length"},
    {"rubbish in an ARC file",
     FILEDESC "\nhttp://x 1 2\n\nx\nhttp://x y 20140216050221 text/html 1\n" ARC("1", "d") "\n",
     FILEDESC "|" ARC("1", "d") "|", 1, "garbage"},
};

static void check_cuts(const char *name, const char *input, const char *records, size_t lost,
                       const char *reason, const struct source_options *options)
{
    size_t n = strlen(input), want = strlen(records);
    struct reading first = test_read(input, n, 1 << 20, options, true);
    cr_expect(first.joined.len == want &&
                  (want == 0 || memcmp(first.joined.data, records, want) == 0),
              "%s: %.*s", name, (int)first.joined.len, first.joined.len ? first.joined.data : "");
    cr_expect(first.lost == lost, "%s: %zu lost: %s", name, first.lost, first.text);
    cr_expect_str_eq(first.first, reason, "%s: %s", name, first.first);
    for (size_t bytes = 1; bytes <= n + 1; bytes++) {
        struct reading other = test_read(input, n, bytes, options, false);
        cr_expect(other.hash == first.hash && other.records == first.records &&
                      other.lost == first.lost && strcmp(other.text, first.text) == 0,
                  "%s: not the same in blocks of %zu", name, bytes);
    }
    test_reading_free(&first);
}

Test(warc, cuts_records_whatever_the_block)
{
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++)
        check_cuts(cuts[i].name, cuts[i].input, cuts[i].records, cuts[i].lost, cuts[i].reason,
                   &test_options);
}

/* A record of RECORD("1", "x") has 32 bytes. */
Test(warc, reads_over_records_above_the_limit)
{
    static const struct {
        const char *name, *input, *records;
        size_t lost;
        const char *reason;
    } rows[] = {
        {"just not", RECORD("01", "a") END, RECORD("01", "a") "!", 0, ""},
        {"just", RECORD("002", "ab") END RECORD("1", "c") END, RECORD("1", "c") "|", 1,
         "too large"},
        {"many of them", RECORD("9", "aaaaaaaaa") END RECORD("1", "b") END RECORD("9", "ccccccccc"),
         RECORD("1", "b") "|", 2, "too large"},
        {"only its length", RECORD("99", "") END RECORD("1", "b") END,
         RECORD("99", "") "|" RECORD("1", "b") "|", 1, "length"},
        {"too short a length", RECORD("1", "abcdefg") END RECORD("1", "b") END,
         RECORD("1", "b") "|", 1, "too large"},
        {"no end", RECORD("99", "abcdefghijklmnopqrstuvwxyz"), "", 1, "too large"},
    };
    struct source_options options = test_options;
    options.max_record = strlen(RECORD("01", "a"));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_cuts(rows[i].name, rows[i].input, rows[i].records, rows[i].lost, rows[i].reason,
                   &options);
}

/* What pieces of the input are cut into, as a pipe may bring them; '\f' is a place where bytes are
 * lost. Appends to out: the records as above, and 'x' for each loss. */
static void cut_by_hand(enum kind kind, const char *input, size_t piece, size_t max,
                        struct buffer *out)
{
    struct block block;
    struct cutter cutter;
    size_t member, seen = 0;
    cr_assert(block_open(&block) && block_add_member(&block, STR(""), &member));
    cutter_open(&cutter, kind, max, 0);
    for (size_t at = 0, n; input[at] != '\0'; at += n) {
        size_t gap = strcspn(input + at, "\f");
        n = gap == 0 ? 1 : gap < piece ? gap : piece;
        if (gap == 0) {
            cutter_end(&cutter, &block, member, true);
            continue;
        }
        cr_assert(block_reserve(&block, n));
        memcpy(block.raw.data + block.raw.len, input + at, n);
        block.raw.len += n;
        cutter.read += n;
        cutter_cut(&cutter, &block, member);
        cr_assert(cutter.scan == block.raw.len && !cutter.broken);
    }
    cutter_end(&cutter, &block, member, false);
    for (size_t i = 0; i <= block.n_records; i++) {
        for (; seen < block.n_notes && block.notes[seen].before == i; seen++)
            cr_assert(buffer_append(out, "x", 1));
        const struct record *record = &block.records[i];
        if (i < block.n_records)
            cr_assert(buffer_append(out, block.raw.data + record->start, record->len) &&
                      buffer_append(out, record->whole ? "!" : "|", 1));
    }
    block_close(&block);
}

static void check_pieces(const char *name, const char *input, size_t max, const char *want)
{
    enum kind kind = strstr(input, "filedesc:") != NULL ? KIND_ARC : KIND_WARC;
    struct buffer whole = {0};
    cut_by_hand(kind, input, strlen(input), max, &whole);
    cr_expect(want == NULL ||
                  (whole.len == strlen(want) && memcmp(whole.data, want, whole.len) == 0),
              "%s: %.*s", name, (int)whole.len, whole.data);
    for (size_t piece = 1; piece < 40; piece++) {
        struct buffer out = {0};
        cut_by_hand(kind, input, piece, max, &out);
        cr_expect(str_equal(buffer_str(&out), buffer_str(&whole)), "%s: %.*s in pieces of %zu",
                  name, (int)out.len, out.data, piece);
        buffer_free(&out);
    }
    buffer_free(&whole);
}

Test(warc, whatever_the_pieces)
{
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        check_pieces(cuts[i].name, cuts[i].input, 8 << 20, NULL);
        check_pieces(cuts[i].name, cuts[i].input, 32, NULL);
        check_pieces(cuts[i].name, cuts[i].input, 20, NULL);
    }
}

Test(warc, bytes_that_are_lost)
{
    static const struct {
        const char *name, *input, *records;
    } rows[] = {
        {"between records", RECORD("1", "a") END "\f" RECORD("1", "b") END,
         RECORD("1", "a") "|" RECORD("1", "b") "|"},
        {"in a block: the next member begins a record", RECORD("9", "a") "\f" RECORD("1", "b") END,
         RECORD("9", "a") "|" RECORD("1", "b") "|"},
        {"in a head", "WARC/1.0\r\nConte\f" RECORD("1", "b") END, RECORD("1", "b") "!"},
        {"in a version", RECORD("1", "a") END "WAR\f" RECORD("1", "b") END,
         RECORD("1", "a") "|" RECORD("1", "b") "|"},
        {"the rest of a record is no garbage", RECORD("9", "a") "\fbc" END RECORD("1", "b") END,
         RECORD("9", "a") "|" RECORD("1", "b") "|"},
        {"and what comes behind it is", RECORD("9", "a") "\fbc" END RECORD("1", "b") END "c" END,
         RECORD("9", "a") "|" RECORD("1", "b") "|x"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_pieces(rows[i].name, rows[i].input, 100, rows[i].records);
}

/* A head of 300 KiB is none; one of 200 KiB is. */
Test(warc, heads_have_a_limit)
{
    for (size_t kib = 200; kib <= 300; kib += 100) {
        size_t n = (size_t)kib << 10;
        char *input = malloc(n + 200);
        cr_assert(input != NULL);
        int at = snprintf(input, 20, "WARC/1.0\r\nWARC-X: ");
        memset(input + at, 'x', n);
        snprintf(input + at + n, 150, "\r\nContent-Length: 1\r\n\r\na" END RECORD("1", "b") END);
        struct reading a = test_read(input, strlen(input), 1 << 20, &test_options, false);
        struct reading b = test_read(input, strlen(input), 1000, &test_options, false);
        cr_expect(a.records == (kib == 200 ? 2 : 1) && a.lost == (kib == 200 ? 0 : 1),
                  "%zu KiB: %zu, %s", kib, a.records, a.text);
        cr_expect(a.hash == b.hash && a.lost == b.lost, "%zu KiB in blocks of 1000", kib);
        free(input);
    }
}
