/* WARC files as they are found: damaged members, dictionaries; and the samples, each with the
 * number of records that it holds. */
#include "failing_malloc.h"
#include "test_archive.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zdict.h>
#include <zlib.h>
#include <zstd.h>

#define RECORD(length, block) "WARC/1.0\r\nContent-Length: " length "\r\n\r\n" block
#define END "\r\n\r\n"

enum { PACKED = 4096 };

/* Appends a gzip member, or a zstd frame, of these bytes. */
static size_t pack(bool zstd, int level, const char *bytes, size_t n, char *out)
{
    if (zstd)
        return ZSTD_compress(out, PACKED, bytes, n, level);
    z_stream z = {.next_in = (z_const Bytef *)(uintptr_t)bytes,
                  .avail_in = (uInt)n,
                  .next_out = (Bytef *)out,
                  .avail_out = PACKED};
    cr_assert(deflateInit2(&z, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    cr_assert(deflate(&z, Z_FINISH) == Z_STREAM_END);
    deflateEnd(&z);
    return PACKED - z.avail_out;
}

/* Four records, a member each; of the third all bytes from this place on are gone. In it stands a
 * gzip member of something else, as a page may come, which must not be taken for the next. */
static size_t pack_damaged(bool zstd, size_t keep, char out[6 * PACKED])
{
    static const char *const records[] = {RECORD("1", "a") END, RECORD("1", "b") END, "",
                                          RECORD("1", "d") END};
    char record[PACKED] = RECORD("99", "page:");
    size_t n = 0, len = strlen(record);
    len += pack(false, 9, "other", 5, record + len);
    for (unsigned i = 0; i < 4; i++) {
        size_t m = i == 2 ? pack(zstd, zstd ? 1 : 0, record, len, out + n)
                          : pack(zstd, 3, records[i], strlen(records[i]), out + n);
        if (i ==
            2) /* a stored block of more bytes than there are, a block of a type that is none */
            memset(out + n + keep, 0xff, zstd ? m - keep : 3);
        n += m;
    }
    return n;
}

Test(warc_files, goes_on_behind_a_damaged_member)
{
    static const char want[] = RECORD("1", "a") "|" RECORD("1", "b") "|" RECORD("1", "d") "|";
    for (int zstd = 0; zstd <= 1; zstd++) {
        static char bytes[6 * PACKED];
        size_t n = pack_damaged(zstd, zstd ? 6 : 10, bytes);
        struct reading a = test_read(bytes, n, 1 << 20, &test_options, true);
        struct reading b = test_read(bytes, n, 1, &test_options, false);
        cr_expect(a.joined.len == sizeof want - 1 && memcmp(a.joined.data, want, a.joined.len) == 0,
                  "zstd %d: %.*s", zstd, (int)a.joined.len, a.joined.data);
        cr_expect(a.lost == 1 && strcmp(a.first, "corrupt") == 0, "zstd %d: %zu lost: %s: %s", zstd,
                  a.lost, a.first, a.text);
        cr_expect(a.hash == b.hash && a.lost == b.lost, "zstd %d: another block", zstd);
        test_reading_free(&a);
    }
}

/* A dictionary of invented records, and what is said of it in a skippable frame. */
static size_t train(char *dictionary, size_t room)
{
    static char lines[64 << 10];
    size_t sizes[400], n = 0;
    for (size_t i = 0; i < 400; i++) {
        int len =
            snprintf(lines + n, 150, RECORD("%zu", "Oak %zu fell on day %zu by the river.") END,
                     50 + i, i, i * 7);
        n += sizes[i] = (size_t)len;
    }
    size_t size = ZDICT_trainFromBuffer(dictionary, room, lines, sizes, 400);
    cr_assert(!ZDICT_isError(size), "%s", ZDICT_getErrorName(size));
    return size;
}

static size_t add_frame(char *out, unsigned char magic, const char *bytes, size_t n)
{
    const unsigned char head[] = {
        magic, 0x2a, 0x4d, 0x18, (unsigned char)n, (unsigned char)(n >> 8), 0, 0};
    memcpy(out, head, sizeof head);
    memcpy(out + sizeof head, bytes, n);
    return sizeof head + n;
}

Test(warc_files, dictionaries_of_zstd)
{
    static const char record[] = RECORD("37", "Oak 999 fell on day 999 by the river.") END;
    static const struct {
        const char *name;
        bool packed;
        unsigned char magic;
        size_t skip, records, lost; /* skip: bytes at its beginning that are missing */
    } rows[] = {
        {"as it is", false, 0x5d, 0, 2, 0},           {"compressed", true, 0x5d, 0, 2, 0},
        {"of another program", false, 0x50, 0, 0, 2}, {"not one", false, 0x5d, 1, 0, 2},
        {"not one, compressed", true, 0x5d, 1, 0, 2},
    };
    static char dictionary[PACKED], packed[2 * PACKED], file[8 * PACKED];
    size_t size = train(dictionary, sizeof dictionary);
    ZSTD_CCtx *context = ZSTD_createCCtx();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t n = size;
        memcpy(packed, dictionary, size);
        if (rows[i].packed)
            n = ZSTD_compress(packed, sizeof packed, dictionary, size, 1);
        n = add_frame(file, rows[i].magic, packed + rows[i].skip, n - rows[i].skip);
        for (int times = 0; times < 2; times++)
            n += ZSTD_compress_usingDict(context, file + n, PACKED, record, sizeof record - 1,
                                         dictionary, size, 3);
        struct reading reading = test_read(file, n, 1 << 20, &test_options, false);
        cr_expect(reading.records == rows[i].records && reading.lost == rows[i].lost,
                  "%s: %zu records, %zu lost: %s", rows[i].name, reading.records, reading.lost,
                  reading.text);
    }
    ZSTD_freeCCtx(context);
}

/* Each allocation fails in turn: an error, never a dictionary that is not there. */
Test(warc_files, memory_fails_under_a_dictionary)
{
    static const char record[] = RECORD("37", "Oak 999 fell on day 999 by the river.") END;
    static char dictionary[PACKED], packed[2 * PACKED], file[8 * PACKED];
    size_t size = train(dictionary, sizeof dictionary);
    size_t n = ZSTD_compress(packed, sizeof packed, dictionary, size, 1);
    ZSTD_CCtx *context = ZSTD_createCCtx();
    n = add_frame(file, 0x5d, packed, n);
    n += ZSTD_compress_usingDict(context, file + n, PACKED, record, sizeof record - 1, dictionary,
                                 size, 3);
    ZSTD_freeCCtx(context);
    char path[64];
    int descriptor = test_file(file, n, path);
    for (long k = 1;; k++) {
        struct error error = {0};
        struct block block;
        bool ended = false;
        failing_malloc_at(k);
        struct source *source = source_open(path, &test_options, &error);
        bool opened = source != NULL && block_open(&block);
        enum error_code code =
            opened ? source_read(source, &block, 1 << 20, &ended, &error) : ERROR_MEMORY;
        bool hit = failing_malloc_hit();
        failing_malloc_at(0);
        cr_expect(code == ERROR_MEMORY || (block.n_records == 1 && block.n_notes == 1),
                  "allocation %ld: %d, %s", k, (int)code, error.text);
        if (opened)
            block_close(&block);
        source_close(source);
        if (!hit)
            break;
        cr_expect(code == ERROR_MEMORY, "allocation %ld: no error", k);
    }
    close(descriptor);
}

/* Of each sample: all its records, and why it is not whole. */
static const struct {
    const char *file;
    size_t records, lost;
    const char *reason;
} samples[] = {
    {"layouts/CC-NEWS-20231114000000-00000.warc.gz", 12, 0, ""},
    {"layouts/dict.warc.zst", 12, 0, ""},
    {"layouts/dictz.warc.zst", 12, 0, ""},
    {"layouts/plain.warc.zst", 12, 0, ""},
    {"layouts/single-member.warc.gz", 12, 0, ""},
    {"layouts/warc11.warc.gz", 12, 0, ""},
    {"layouts/wet.warc.wet.gz", 4, 0, ""},
    {"layouts/wget-angle.warc.gz", 12, 0, ""},
    /* 181 pages, their requests, and what the file says of itself */
    {"warc/ccn.warc.gz", 363, 0, ""},
    {"warc/dolma/tests/data/warc/sample-0000.warc.gz", 48, 0, ""},
    {"warc/dolma/tests/data/warc/sample-0001.warc.gz", 34, 0, ""},
    {"warc/fastwarc/tests/data/block-sized-records.warc", 3, 0, ""},
    {"warc/fastwarc/tests/data/block-sized-records.warc.gz", 3, 0, ""},
    {"warc/fastwarc/tests/data/block-sized-records.warc.lz4", 3, 0, ""},
    /* says 88,275 bytes and has 75,000 */
    {"warc/fastwarc/tests/data/clipped.warc.gz", 1, 1, "truncated"},
    {"warc/fastwarc/tests/data/clueweb-quirk.warc.gz", 30, 0, ""},
    {"warc/fastwarc/tests/data/warcfile.warc", 50, 0, ""},
    {"warc/fastwarc/tests/data/warcfile.warc.gz", 50, 0, ""},
    {"warc/fastwarc/tests/data/warcfile.warc.lz4", 50, 0, ""},
    {"warc/jwarc/test-resources/org/netpreserve/jwarc/cc.warc.gz", 1, 0, ""},
    {"warc/jwarc/test-resources/org/netpreserve/jwarc/gzip_extra_sl.warc.gz", 1, 0, ""},
    /* lengths of -1 twice, of "abc" once; the one of 1 byte is right */
    {"warc/warcio/test/data/bad.arc", 4, 3, "length"},
    {"warc/warcio/test/data/example-bad-non-chunked.warc.gz", 6, 0, ""},
    {"warc/warcio/test/data/example-bad.warc.gz.bad", 6, 0, ""},
    {"warc/warcio/test/data/example-digest.warc", 4, 0, ""},
    {"warc/warcio/test/data/example-iana.org-chunked.warc", 3, 0, ""},
    {"warc/warcio/test/data/example-resource.warc.gz", 3, 0, ""},
    {"warc/warcio/test/data/example-space-in-target-uri.warc.gz", 2, 0, ""},
    /* its line ends were changed: 12 bytes are missing */
    {"warc/warcio/test/data/example-space-in-url.arc", 2, 1, "truncated"},
    /* says 973 bytes and has 975 */
    {"warc/warcio/test/data/example-trunc.warc", 4, 1, "length"},
    {"warc/warcio/test/data/example-wget-bad-target-uri.warc.gz", 6, 0, ""},
    {"warc/warcio/test/data/example-wrong-chunks.warc.gz", 2, 0, ""},
    {"warc/warcio/test/data/example.arc", 2, 0, ""},
    {"warc/warcio/test/data/example.arc.gz", 2, 0, ""},
    {"warc/warcio/test/data/example.warc", 6, 0, ""},
    {"warc/warcio/test/data/example.warc.gz", 6, 0, ""},
    {"warc/warcio/test/data/post-test.warc.gz", 6, 0, ""},
};

Test(warc_files, samples_have_their_records)
{
    char root[300], path[500];
    struct stat status;
    const char *shared = getenv("NUTGRAF_SHARED");
    snprintf(root, sizeof root, "%s/samples",
             shared != NULL && shared[0] != '\0' ? shared : TEST_DIR "/../../shared");
    if (stat(root, &status) != 0)
        cr_skip("the samples are not there: %s", root);
    for (size_t i = 0; stat(root, &status) == 0 && i < sizeof samples / sizeof *samples; i++) {
        snprintf(path, sizeof path, "%s/%s", root, samples[i].file);
        struct reading a = test_read_path(path, 4 << 20, &test_options, false);
        struct reading b = test_read_path(path, 10000, &test_options, false);
        cr_expect(a.records == samples[i].records, "%s: %zu records, not %zu", samples[i].file,
                  a.records, samples[i].records);
        cr_expect(a.lost == samples[i].lost, "%s: %zu lost: %s", samples[i].file, a.lost, a.text);
        cr_expect_str_eq(a.first, samples[i].reason, "%s: %s", samples[i].file, a.first);
        cr_expect(a.hash == b.hash && a.lost == b.lost, "%s: another block", samples[i].file);
    }
}
