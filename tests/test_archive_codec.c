/* Every codec: whole, joined, cut off at each byte, changed at each byte, with rubbish around. */
#include "test_archive_codec.h"

#include <criterion/criterion.h>
#include <string.h>

#include "test_archive.h"

enum { LINES = 12, MAGIC = 6 /* bytes that tell every codec */ };

static struct str lines[LINES];
static char text[LINES][400];

static void make_lines(void)
{
    unsigned seed = 7;
    for (size_t i = 0; i < LINES; i++) {
        int n = snprintf(text[i], sizeof text[i], "{\"id\":%zu,\"text\":\"", i);
        for (int words = 0; words < 12; words++) {
            seed = seed * 1103515245u + 12345u;
            n += snprintf(text[i] + n, sizeof text[i] - (size_t)n, "word%u ", seed >> 20);
        }
        n += snprintf(text[i] + n, sizeof text[i] - (size_t)n, "\"}\n");
        lines[i] = (struct str){text[i], (size_t)n};
    }
}

static struct reading plain(size_t first, size_t n)
{
    struct buffer all = {0};
    for (size_t i = first; i < first + n; i++)
        cr_assert(buffer_append(&all, lines[i].data, lines[i].len));
    struct reading reading = test_read(all.data, all.len, 1 << 20, &test_options, true);
    buffer_free(&all);
    return reading;
}

static bool same(const struct reading *a, const struct reading *b)
{
    return a->records == b->records && a->hash == b->hash;
}

Test(codec, gives_what_was_compressed)
{
    make_lines();
    struct reading want = plain(0, LINES);
    for (size_t c = 0; c < test_n_codecs; c++) {
        struct buffer packed = {0};
        size_t ends[LINES];
        test_codecs[c].compress(lines, LINES, &packed, ends);
        for (size_t bytes = 1; bytes < 1000; bytes = bytes * 3 / 2 + 1) {
            struct reading got = test_read(packed.data, packed.len, bytes, &test_options, false);
            cr_expect(same(&got, &want) && got.lost == 0, "%s, blocks of %zu: %zu records, %s",
                      test_codecs[c].name, bytes, got.records, got.text);
        }
        buffer_free(&packed);
    }
    test_reading_free(&want);
}

/* Members one after the other, with zeros between and behind, are one input. */
Test(codec, joins_members)
{
    make_lines();
    struct reading want = plain(0, LINES);
    for (size_t c = 0; c < test_n_codecs; c++) {
        if (!test_codecs[c].checked)
            continue; /* compress has no end */
        struct buffer packed = {0};
        size_t ends[LINES];
        test_codecs[c].compress(lines, 5, &packed, ends);
        cr_assert(buffer_append(&packed, "\0\0\0", 4));
        test_codecs[c].compress(lines + 5, LINES - 5, &packed, ends);
        cr_assert(buffer_append(&packed, "\0\0\0", 4));
        struct reading got = test_read(packed.data, packed.len, 100, &test_options, false);
        cr_expect(same(&got, &want) && got.lost == 0, "%s: %zu records, %s", test_codecs[c].name,
                  got.records, got.text);
        buffer_free(&packed);
    }
    test_reading_free(&want);
}

/* Rubbish between members and behind is told; no record is lost over it. */
Test(codec, tells_rubbish)
{
    make_lines();
    struct reading want = plain(0, LINES);
    for (size_t c = 0; c < test_n_codecs; c++) {
        if (!test_codecs[c].checked)
            continue;
        struct buffer packed = {0};
        size_t ends[LINES];
        test_codecs[c].compress(lines, 5, &packed, ends);
        cr_assert(buffer_append(&packed,
                                "rubbish\x1f\x8b\x28\xb5\x04\x22"
                                "BZhrubbish",
                                23));
        test_codecs[c].compress(lines + 5, LINES - 5, &packed, ends);
        cr_assert(buffer_append(&packed, "rubbish", 7));
        struct reading got = test_read(packed.data, packed.len, 100, &test_options, false);
        cr_expect(same(&got, &want) && got.lost == 2 && strcmp(got.first, "garbage") == 0,
                  "%s: %zu records, %zu lost, %s", test_codecs[c].name, got.records, got.lost,
                  got.text);
        buffer_free(&packed);
    }
    test_reading_free(&want);
}

/* Cut off at each byte: what was flushed before is there, and a note. */
Test(codec, truncated_at_each_byte)
{
    make_lines();
    struct reading want = plain(0, LINES);
    for (size_t c = 0; c < test_n_codecs; c++) {
        const struct test_codec *codec = &test_codecs[c];
        struct buffer packed = {0};
        size_t ends[LINES], whole = 0, len = 0;
        codec->compress(lines, LINES, &packed, ends);
        for (size_t cut = MAGIC; cut < packed.len; cut++) {
            for (; whole < LINES - 1 && ends[whole] <= cut; whole++)
                len += lines[whole].len; /* as long as records joined by '|' */
            struct reading got = test_read(packed.data, cut, 1 << 20, &test_options, true);
            cr_expect(got.records >= whole, "%s cut at %zu: %zu records of %zu", codec->name, cut,
                      got.records, whole);
            if (got.records == 1) /* then it is the whole member, '!' */
                got.joined.data[got.joined.len - 1] = '|';
            cr_expect(len == 0 || (got.joined.len >= len &&
                                   memcmp(got.joined.data, want.joined.data, len) == 0),
                      "%s cut at %zu", codec->name, cut);
            bool between =
                codec->compress == test_codecs[3].compress && whole > 0 && ends[whole - 1] == cut;
            cr_expect(!codec->checked || between || got.lost > 0, "%s cut at %zu: no note",
                      codec->name, cut);
            test_reading_free(&got);
        }
        buffer_free(&packed);
    }
    test_reading_free(&want);
}

/* Changed at each byte: what comes out is the same, or a note tells. */
Test(codec, changed_at_each_byte)
{
    make_lines();
    struct reading want = plain(0, LINES);
    for (size_t c = 0; c < test_n_codecs; c++) {
        struct buffer packed = {0};
        size_t ends[LINES];
        test_codecs[c].compress(lines, LINES, &packed, ends);
        for (size_t at = 0; at < packed.len; at++) {
            for (int change = 1; change < 256; change += 135) {
                packed.data[at] = (char)(packed.data[at] ^ change);
                struct reading got =
                    test_read(packed.data, packed.len, 1 << 20, &test_options, false);
                cr_expect(!test_codecs[c].checked || got.lost > 0 || same(&got, &want),
                          "%s changed at %zu by %d: %zu records, lost in silence",
                          test_codecs[c].name, at, change, got.records);
                packed.data[at] = (char)(packed.data[at] ^ change);
            }
        }
        buffer_free(&packed);
    }
    test_reading_free(&want);
}

/* Behind a damaged member the next one is found. */
Test(codec, goes_on_behind_damage)
{
    make_lines();
    for (size_t c = 0; c < test_n_codecs; c++) {
        if (!test_codecs[c].checked)
            continue;
        struct buffer packed = {0};
        size_t ends[LINES];
        test_codecs[c].compress(lines, 4, &packed, ends);
        size_t first = packed.len;
        memset(packed.data + first / 2, 0xa5, first / 4);
        test_codecs[c].compress(lines + 4, LINES - 4, &packed, ends);
        struct reading got = test_read(packed.data, packed.len, 1 << 20, &test_options, true);
        struct str last = lines[LINES - 1];
        cr_expect(got.lost > 0 && got.records >= LINES - 4, "%s: %zu records, %zu lost",
                  test_codecs[c].name, got.records, got.lost);
        cr_expect(got.joined.len > last.len && memcmp(got.joined.data + got.joined.len - last.len,
                                                      last.data, last.len - 1) == 0,
                  "%s: the last record is missing", test_codecs[c].name);
        test_reading_free(&got);
        buffer_free(&packed);
    }
}

Test(codec, limits_the_window)
{
    struct source_options options = test_options;
    options.max_window = 1 << 20;
    /* a frame header that asks for 2 MiB, and one that asks for a dictionary */
    struct reading window =
        test_read("\x28\xb5\x2f\xfd\x00\x58\x01\x00\x00", 9, 100, &options, false);
    cr_expect(window.limits == 1 && strstr(window.text, "--max-window") != NULL, "%s", window.text);
    struct reading fits =
        test_read("\x28\xb5\x2f\xfd\x00\x50\x01\x00\x00", 9, 100, &options, false);
    cr_expect(fits.lost == 0, "%s", fits.text);
    struct reading other =
        test_read("\x28\xb5\x2f\xfd\x01\x50\x07\x01\x00\x00", 10, 100, &options, false);
    cr_expect(strcmp(other.first, "unsupported") == 0, "%s", other.text);
}

/* Layer upon layer, to the depth and not beyond. */
Test(codec, limits_the_depth)
{
    make_lines();
    struct buffer packed = {0}, outer;
    size_t ends[1];
    test_codecs[0].compress(lines, 1, &packed, ends);
    for (unsigned depth = 1; depth <= 6; depth++) {
        struct source_options options = test_options;
        options.max_depth = depth;
        struct reading good = test_read(packed.data, packed.len, 100, &options, false);
        options.max_depth = depth - 1;
        struct reading deep = test_read(packed.data, packed.len, 100, &options, false);
        cr_expect(good.records == 1 && good.lost == 0, "%u layers: %s", depth, good.text);
        cr_expect(deep.records == 0 && deep.limits == 1 && strstr(deep.text, "--max-depth") != NULL,
                  "%u layers: %s", depth, deep.text);
        struct str inner = buffer_str(&packed);
        outer = (struct buffer){0};
        test_codecs[depth % 5].compress(&inner, 1, &outer, ends);
        buffer_free(&packed);
        packed = outer;
    }
    buffer_free(&packed);
}
