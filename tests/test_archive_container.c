/* Containers that libarchive itself wrote: members, what is no article, names, nesting, pipes. */
#include <archive.h>
#include <archive_entry.h>
#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "test_archive.h"
#include "test_archive_codec.h"

struct member {
    const char *name, *content; /* content NULL: see type */
    mode_t type;
};

static const struct member stories[] = {
    {"a/", NULL, AE_IFDIR},
    {"a/one.jsonl", "{\"a\":1}\n{\"b\":2}\n", AE_IFREG},
    {"a/link.jsonl", "one.jsonl", AE_IFLNK},
    {"a/two.json", "{\n\"c\": 3\n}", AE_IFREG},
    {"a/na\xc3\xafve.txt", "A text.\n", AE_IFREG},
    {"._two.json", "junk", AE_IFREG},
    {"__MACOSX/x.json", "junk", AE_IFREG},
    {"b/.DS_Store", "junk", AE_IFREG},
    {"empty.json", "", AE_IFREG},
    {"last.jsonl", "{\"d\":4}\n{\"e\":5}", AE_IFREG},
};
enum { STORIES = sizeof stories / sizeof *stories };
static const char stories_records[] =
    "{\"a\":1}|{\"b\":2}|{\n\"c\": 3\n}!A text.\n!{\"d\":4}|{\"e\":5}|";

static la_ssize_t append(struct archive *archive, void *buffer, const void *bytes, size_t n)
{
    (void)archive;
    return buffer_append(buffer, bytes, n) ? (la_ssize_t)n : -1;
}

static void pack(const char *format, const char *options, const struct member *members, size_t n,
                 struct buffer *out)
{
    struct archive *archive = archive_write_new();
    cr_assert(archive_write_set_format_by_name(archive, format) == ARCHIVE_OK, "%s", format);
    archive_write_set_bytes_in_last_block(archive, 1);
    if (options != NULL)
        cr_assert(archive_write_set_options(archive, options) >= ARCHIVE_WARN, "%s", options);
    cr_assert(archive_write_open2(archive, out, NULL, append, NULL, NULL) == ARCHIVE_OK);
    for (size_t i = 0; i < n; i++) {
        struct archive_entry *entry = archive_entry_new();
        bool file = members[i].type == AE_IFREG;
        archive_entry_set_pathname(entry, members[i].name);
        archive_entry_set_filetype(entry, members[i].type);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, file ? (la_int64_t)strlen(members[i].content) : 0);
        if (members[i].type == AE_IFLNK)
            archive_entry_set_symlink(entry, members[i].content);
        cr_assert(archive_write_header(archive, entry) >= ARCHIVE_WARN, "%s: %s", members[i].name,
                  archive_error_string(archive));
        if (file)
            archive_write_data(archive, members[i].content, strlen(members[i].content));
        archive_entry_free(entry);
    }
    archive_write_close(archive);
    archive_write_free(archive);
}

static struct reading read_pipe(const struct buffer *bytes, size_t block_bytes)
{
    int ends[2];
    char path[64];
    cr_assert(pipe(ends) == 0 && bytes->len <= 60000);
    cr_assert(write(ends[1], bytes->data, bytes->len) == (ssize_t)bytes->len);
    close(ends[1]);
    snprintf(path, sizeof path, "/proc/self/fd/%d", ends[0]);
    struct reading reading = test_read_path(path, block_bytes, &test_options, true);
    close(ends[0]);
    return reading;
}

static void expect_records(const struct reading *reading, const char *want, const char *name,
                           const char *how)
{
    cr_expect(reading->joined.len == strlen(want) &&
                  memcmp(reading->joined.data, want, strlen(want)) == 0,
              "%s %s: %.*s", name, how, (int)reading->joined.len,
              reading->joined.len > 0 ? reading->joined.data : "");
    cr_expect(reading->lost == 0, "%s %s: %s", name, how, reading->text);
}

static const struct {
    const char *format, *options;
    bool pipe; /* links can be told in a stream */
} formats[] = {
    {"ustar", NULL, true},  {"pax", NULL, true},
    {"gnutar", NULL, true}, {"v7tar", NULL, true},
    {"newc", NULL, true},   {"odc", NULL, true},
    {"zip", NULL, false},   {"zip", "zip:compression=store", false},
    {"7zip", NULL, true},   {"7zip", "7zip:compression=store", true},
};

Test(container, gives_its_members)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct buffer packed = {0};
        pack(formats[i].format, formats[i].options, stories, STORIES, &packed);
        struct reading whole = test_read(packed.data, packed.len, 1 << 20, &test_options, true);
        /* 7z gives directories and empty files in an order of its own: no records */
        expect_records(&whole, stories_records, formats[i].format, "whole");
        cr_expect(whole.skipped == 6, "%s: %zu skipped", formats[i].format, whole.skipped);
        for (size_t bytes = 1; bytes < 40; bytes++) {
            struct reading other = test_read(packed.data, packed.len, bytes, &test_options, false);
            cr_expect(other.hash == whole.hash, "%s in blocks of %zu", formats[i].format, bytes);
        }
        struct reading piped = read_pipe(&packed, 7);
        if (formats[i].pipe)
            expect_records(&piped, stories_records, formats[i].format, "from a pipe");
        cr_expect(piped.lost == 0, "%s from a pipe: %s", formats[i].format, piped.text);
        test_reading_free(&piped);
        test_reading_free(&whole);
        buffer_free(&packed);
    }
}

/* Any container in any codec, and any container in any other. */
Test(container, nested)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct buffer packed = {0};
        pack(formats[i].format, formats[i].options, stories, STORIES, &packed);
        struct reading whole = test_read(packed.data, packed.len, 1 << 20, &test_options, false);
        for (size_t c = 0; c < test_n_codecs; c++) {
            struct str all = buffer_str(&packed);
            struct buffer coded = {0};
            size_t end;
            test_codecs[c].compress(&all, 1, &coded, &end);
            struct reading got = test_read(coded.data, coded.len, 50, &test_options, true);
            cr_expect(got.lost == 0, "%s in %s: %s", formats[i].format, test_codecs[c].name,
                      got.text);
            cr_expect(got.hash == whole.hash || !formats[i].pipe, "%s in %s", formats[i].format,
                      test_codecs[c].name);
            test_reading_free(&got);
            buffer_free(&coded);
        }
        buffer_free(&packed);
    }
}

Test(container, names_of_inner_archives)
{
    static const struct member inner[] = {{"b.txt", "Text.\n", AE_IFREG}};
    struct buffer cpio = {0}, outer = {0};
    pack("odc", NULL, inner, 1, &cpio); /* of all formats the one without a NUL in front */
    struct error error = {0};
    struct block block;
    char path[64];
    bool ended = false;
    cr_assert(memchr(cpio.data, '\0', 76) == NULL);
    struct archive *archive = archive_write_new();
    struct archive_entry *entry = archive_entry_new();
    archive_write_set_format_ustar(archive);
    archive_write_open2(archive, &outer, NULL, append, NULL, NULL);
    archive_entry_set_pathname(entry, "a.cpio");
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_size(entry, (la_int64_t)cpio.len);
    archive_write_header(archive, entry);
    archive_write_data(archive, cpio.data, cpio.len);
    archive_entry_free(entry);
    archive_write_free(archive);
    int descriptor = test_file(outer.data, outer.len, path);
    struct source *source = source_open(path, &test_options, &error);
    cr_assert(source != NULL && block_open(&block));
    cr_assert(source_read(source, &block, 1 << 20, &ended, &error) == ERROR_NONE && ended);
    cr_assert(block.n_records == 1);
    struct str name = block.members[block.records[0].member];
    cr_expect(str_equal(name, STR("a.cpio/b.txt")), "%.*s", (int)name.len, name.data);
    source_close(source);
    block_close(&block);
    close(descriptor);
    buffer_free(&cpio);
    buffer_free(&outer);
}

/* A tar behind a tar, and one that lacks its end. */
Test(container, concatenated_tars)
{
    struct buffer packed = {0};
    pack("ustar", NULL, stories + 1, 1, &packed);
    pack("pax", NULL, stories + 4, 1, &packed);
    struct reading reading = test_read(packed.data, packed.len, 10, &test_options, true);
    expect_records(&reading, "{\"a\":1}|{\"b\":2}|A text.\n!", "tar", "joined");
    test_reading_free(&reading);
    struct reading open = test_read(packed.data, 1024, 10, &test_options, true);
    expect_records(&open, "{\"a\":1}|{\"b\":2}|", "tar", "without its end");
    test_reading_free(&open);
    buffer_free(&packed);
}

/* Cut off or changed at each byte: never a crash, never records of which nothing is known. */
Test(container, damaged_at_each_byte)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i += 2) {
        struct buffer packed = {0};
        pack(formats[i].format, formats[i].options, stories, STORIES, &packed);
        for (size_t at = 1; at < packed.len; at += 7) {
            struct reading cut = test_read(packed.data, at, 100, &test_options, false);
            cr_expect(cut.error == ERROR_NONE && cut.records <= 7); /* a link may be text */
            packed.data[at] = (char)(packed.data[at] ^ 0x55);
            struct reading changed = test_read(packed.data, packed.len, 100, &test_options, false);
            cr_expect(changed.error == ERROR_NONE, "%s changed at %zu", formats[i].format, at);
            packed.data[at] = (char)(packed.data[at] ^ 0x55);
        }
        buffer_free(&packed);
    }
}

Test(container, members_that_cannot_be_read)
{
    static const struct member rubbish[] = {
        {"photo.jpg", "\xff\xd8\xff\x01\x02\x03\x04\x05", AE_IFREG},
        {"page.html", "<html><p>Text", AE_IFREG},
        {"good.jsonl", "{\"a\":1}\n", AE_IFREG},
    };
    struct buffer packed = {0};
    pack("pax", NULL, rubbish, 3, &packed);
    struct reading reading = test_read(packed.data, packed.len, 100, &test_options, true);
    cr_expect(reading.records == 2 && reading.lost == 1, "%zu records", reading.records);
    cr_expect(strcmp(reading.first, "unknown kind") == 0, "%s", reading.first);
    test_reading_free(&reading);
    buffer_free(&packed);
}

Test(container, limits_the_depth)
{
    struct buffer packed = {0};
    struct source_options options = test_options;
    options.max_depth = 0;
    pack("pax", NULL, stories, STORIES, &packed);
    struct reading reading = test_read(packed.data, packed.len, 100, &options, false);
    cr_expect(reading.records == 0 && reading.limits == 1, "%s", reading.text);
    buffer_free(&packed);
}

/* Names come out under any locale, and broken ones repaired. */
Test(container, names_are_utf8)
{
    static const struct member named[] = {{"caf\xe9.txt", "Text.\n", AE_IFREG}};
    struct buffer packed = {0};
    char path[64];
    struct error error = {0};
    struct block block;
    bool ended = false;
    pack("ustar", NULL, named, 1, &packed);
    int descriptor = test_file(packed.data, packed.len, path);
    struct source *source = source_open(path, &test_options, &error);
    cr_assert(source != NULL && block_open(&block));
    cr_assert(source_read(source, &block, 100, &ended, &error) == ERROR_NONE);
    cr_assert(block.n_records == 1);
    struct str name = block.members[block.records[0].member];
    cr_expect(str_equal(name, STR("caf\xef\xbf\xbd.txt")), "%.*s", (int)name.len, name.data);
    source_close(source);
    block_close(&block);
    close(descriptor);
    buffer_free(&packed);
}

/* A cpio that claims a name of 4 GB: only so much of it is read. */
Test(container, limits_a_header)
{
    enum { SIZE = 40 << 20 };
    char *bytes = malloc(SIZE);
    cr_assert(bytes != NULL);
    memset(bytes, 'e', SIZE);
    memcpy(bytes, "070702", 6);
    struct reading reading = test_read(bytes, SIZE, 1000, &test_options, false);
    cr_expect(reading.records == 0 && reading.lost == 1, "%zu lost", reading.lost);
    cr_expect(strstr(reading.text, "too large") != NULL, "%s", reading.text);
    free(bytes);
}

/* More members than a block takes: several blocks, all notes counted. */
Test(container, more_members_than_a_block)
{
    enum { MEMBERS = BLOCK_RECORDS_MAX + 1000 };
    struct member *many = calloc(MEMBERS, sizeof *many);
    struct buffer packed = {0};
    cr_assert(many != NULL);
    for (size_t i = 0; i < MEMBERS; i++)
        many[i] = (struct member){"d/", NULL, AE_IFDIR};
    many[MEMBERS - 1] = (struct member){"x.jsonl", "{\"a\":1}\n", AE_IFREG};
    pack("ustar", NULL, many, MEMBERS, &packed);
    struct reading reading = test_read(packed.data, packed.len, 1 << 20, &test_options, false);
    cr_expect(reading.records == 1 && reading.skipped == MEMBERS - 1, "%zu", reading.skipped);
    buffer_free(&packed);
    free(many);
}
