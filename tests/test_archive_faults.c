/* What fails below: a stream that ends in an error at byte k, a system that cannot read. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/codec.h"
#include "archive/container.h"
#include "failing_malloc.h"
#include "test_archive.h"
#include "test_archive_codec.h"

/* Gives bytes in pieces, damage at one place and a failure at another. */
struct faulty {
    struct stream stream;
    const char *bytes;
    size_t len, at, piece, damage_at, fail_at;
    bool damaged;
};

static ptrdiff_t faulty_read(struct stream *stream, void *to, size_t n)
{
    struct faulty *faulty = (struct faulty *)stream;
    if (faulty->at == faulty->damage_at && !faulty->damaged) {
        faulty->damaged = true;
        return stream_damage(stream, NOTE_DAMAGED, "test", faulty->at, false, "test");
    }
    if (faulty->at == faulty->fail_at) {
        error_set(&stream->error, ERROR_READ, "test");
        return STREAM_FAIL;
    }
    size_t stop = faulty->fail_at < faulty->len ? faulty->fail_at : faulty->len;
    if (faulty->damage_at > faulty->at && faulty->damage_at < stop)
        stop = faulty->damage_at;
    size_t rest = stop - faulty->at;
    n = n < faulty->piece ? n : faulty->piece;
    n = n < rest ? n : rest;
    memcpy(to, faulty->bytes + faulty->at, n);
    faulty->at += n;
    return (ptrdiff_t)n;
}

static void faulty_close(struct stream *stream)
{
    free(stream);
}

static const struct stream_ops faulty_ops = {faulty_read, NULL, faulty_close};

static struct stream *faulty_stream(const struct buffer *bytes, size_t piece, size_t damage_at,
                                    size_t fail_at)
{
    struct faulty *faulty = malloc(sizeof *faulty);
    cr_assert(faulty != NULL);
    stream_init(&faulty->stream, &faulty_ops);
    faulty->bytes = bytes->data;
    faulty->len = bytes->len;
    faulty->at = 0;
    faulty->piece = piece;
    faulty->damage_at = damage_at;
    faulty->fail_at = fail_at;
    faulty->damaged = false;
    return &faulty->stream;
}

enum { NEVER = 1 << 30 };

static const struct codec_ops *const codecs[] = {&codec_gzip,  &codec_zstd, &codec_xz,
                                                 &codec_bzip2, &codec_lz4,  &codec_compress};
static const struct str lines[] = {STR("{\"a\":1}\n"), STR("{\"b\":2}\n"), STR("{\"c\":3}\n")};
static const char content[] = "{\"a\":1}\n{\"b\":2}\n{\"c\":3}\n";

/* Reads to the end or a failure; returns what that was. */
static ptrdiff_t drain(struct stream *stream, size_t piece, struct buffer *out, size_t *damages)
{
    char bytes[64];
    for (;;) {
        ptrdiff_t got = stream_read(stream, bytes, piece);
        if (got == STREAM_DAMAGE)
            (*damages)++;
        else if (got <= 0)
            return got;
        else
            cr_assert(buffer_append(out, bytes, (size_t)got));
    }
}

/* A failure at each byte comes through, for good, behind all that could be had. */
Test(faults, a_failure_ends_a_codec)
{
    for (size_t c = 0; c < test_n_codecs; c++) {
        struct buffer packed = {0};
        size_t ends[3];
        test_codecs[c].compress(lines, 3, &packed, ends);
        for (size_t at = 0; at < packed.len; at++) {
            struct buffer out = {0};
            size_t damages = 0;
            struct stream *stream =
                codec_stream(codecs[c], faulty_stream(&packed, 3, NEVER, at), &test_options);
            cr_expect(drain(stream, 5, &out, &damages) == STREAM_FAIL, "%s failing at %zu",
                      test_codecs[c].name, at);
            cr_expect(stream_read(stream, &(char){0}, 1) == STREAM_FAIL && damages == 0);
            cr_expect(stream->error.code == ERROR_READ);
            cr_expect(out.len <= strlen(content) && (at < ends[0] || out.len >= lines[0].len),
                      "%s failing at %zu: %zu bytes", test_codecs[c].name, at, out.len);
            stream_close(stream);
            buffer_free(&out);
        }
        buffer_free(&packed);
    }
}

/* Damage below that loses nothing passes through once, behind what stands before it. */
Test(faults, damage_passes_through_a_codec)
{
    for (size_t c = 0; c < test_n_codecs; c++) {
        struct buffer packed = {0};
        size_t ends[3];
        test_codecs[c].compress(lines, 3, &packed, ends);
        for (size_t at = 0; at <= packed.len; at++) {
            struct buffer out = {0};
            size_t damages = 0;
            struct stream *stream =
                codec_stream(codecs[c], faulty_stream(&packed, 4, at, NEVER), &test_options);
            cr_expect(drain(stream, 7, &out, &damages) == STREAM_END && damages == 1,
                      "%s damaged at %zu: %zu", test_codecs[c].name, at, damages);
            cr_expect(out.len == strlen(content) && memcmp(out.data, content, out.len) == 0,
                      "%s damaged at %zu: %zu bytes", test_codecs[c].name, at, out.len);
            stream_close(stream);
            buffer_free(&out);
        }
        buffer_free(&packed);
    }
}

/* Looking ahead moves neither bytes nor damage. */
Test(faults, peeking_changes_nothing)
{
    struct buffer bytes = {(char *)(uintptr_t)content, sizeof content - 1, 0};
    for (size_t at = 0; at <= bytes.len; at++) {
        struct stream *stream = faulty_stream(&bytes, 3, at, NEVER);
        char first[64];
        size_t before = 0;
        cr_expect(stream_peek(stream, 10).len == (at < 10 ? at : 10));
        cr_expect(stream_peek(stream, 20).len == (at < 20 ? at : 20));
        ptrdiff_t got;
        while ((got = stream_read(stream, first, sizeof first)) > 0)
            before += (size_t)got;
        cr_expect(got == STREAM_DAMAGE && before == at, "at %zu: %zu before", at, before);
        struct buffer rest = {0};
        size_t damages = 0;
        cr_expect(drain(stream, 9, &rest, &damages) == STREAM_END && damages == 0);
        cr_expect(rest.len == bytes.len - at && stream->position == bytes.len);
        buffer_free(&rest);
        stream_close(stream);
    }
}

/* A failure inside a container is the container's failure, not damage. */
Test(faults, a_failure_ends_a_container)
{
    static char tar[2048];
    char *header = tar;
    memcpy(header, "a.jsonl", 7);
    memcpy(header + 100, "0000644\0000000000\0000000000\00000000000030\00000000000000\0", 48);
    memcpy(header + 148, "        0", 9);
    memcpy(header + 257, "ustar\00000", 8);
    unsigned sum = 0;
    for (size_t i = 0; i < 512; i++)
        sum += (unsigned char)header[i];
    snprintf(header + 148, 8, "%06o", sum);
    memcpy(tar + 512, content, sizeof content - 1);
    struct buffer bytes = {tar, sizeof tar, 0};
    for (size_t at = 0; at < 1024; at += 64) {
        struct container *container =
            container_open(KIND_TAR, faulty_stream(&bytes, 100, NEVER, at));
        struct buffer out = {0};
        size_t damages = 0;
        cr_assert(container != NULL);
        enum container_result result = container_next(container);
        if (at < 512) {
            cr_expect(result == CONTAINER_FAIL, "at %zu: %d", at, (int)result);
        } else if (result == CONTAINER_MEMBER) {
            ptrdiff_t got = drain(container_stream(container), 10, &out, &damages);
            cr_expect(got == STREAM_FAIL || out.len == sizeof content - 1, "at %zu", at);
            cr_expect(container_next(container) == CONTAINER_FAIL, "at %zu", at);
        }
        buffer_free(&out);
        container_close(container);
    }
}

/* A directory's descriptor opens and does not read. */
Test(faults, the_system_cannot_read)
{
    struct error error = {0};
    struct block block;
    bool ended = true;
    struct source *source = source_open("/proc/self/mem", &test_options, &error);
    cr_assert(source != NULL && block_open(&block));
    cr_expect(source_read(source, &block, 100, &ended, &error) == ERROR_READ && !ended);
    cr_expect(error.code == ERROR_READ && error.system != 0 && error.text[0] != '\0');
    cr_expect(source_read(source, &block, 100, &ended, &error) == ERROR_READ, "for good");
    source_close(source);
    block_close(&block);
}

/* Reads lines in a codec in a codec. False where memory failed, which must be told as such. */
static bool work(const char *path)
{
    struct error error = {0};
    struct block block;
    bool ended = false;
    size_t records = 0;
    if (!block_open(&block))
        return false;
    struct source *source = source_open(path, &test_options, &error);
    enum error_code code = source == NULL ? error.code : ERROR_NONE;
    while (source != NULL && code == ERROR_NONE && !ended) {
        block_reset(&block);
        code = source_read(source, &block, 10, &ended, &error);
        records += block.n_records;
    }
    cr_expect(code == ERROR_NONE || (code == ERROR_MEMORY && error.code == ERROR_MEMORY), "%d: %s",
              (int)code, error.text);
    cr_expect(records == 3 || code != ERROR_NONE, "%zu records, and no error", records);
    source_close(source);
    block_close(&block);
    return code == ERROR_NONE;
}

/* Each allocation fails in turn: an error, no leak, and never fewer records in silence. */
Test(faults, memory_fails)
{
    for (size_t c = 0; c < test_n_codecs; c++) {
        struct buffer packed = {0}, twice = {0};
        size_t ends[3];
        char path[64];
        test_codecs[c].compress(lines, 3, &packed, ends);
        struct str once = buffer_str(&packed);
        test_codecs[(c + 1) % 5].compress(&once, 1, &twice, ends);
        int descriptor = test_file(twice.data, twice.len, path);
        long k = 1;
        for (; failing_malloc_at(k), !work(path); k++)
            cr_assert(failing_malloc_hit(), "%s: failed without a reason", test_codecs[c].name);
        cr_expect(!failing_malloc_hit() && k > 5, "%s: %ld", test_codecs[c].name, k);
        failing_malloc_at(0);
        close(descriptor);
        buffer_free(&packed);
        buffer_free(&twice);
    }
}
