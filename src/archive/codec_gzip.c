/* gzip members (RFC 1952), by zlib's raw inflate: headers and trailers are read here, because what
 * zlib's own gzip reader checks is all or nothing, and libarchive's checks neither CRC nor length.
 *
 * Stages of a member: fixed header, optional fields by flag, deflate, trailer. It never keeps a
 * field of the header. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "archive/codec.h"

enum { HEADER = 10, TRAILER = 8, PROBE_IN = 4 << 10, PROBE_OUT = 1 << 10, STEP_MAX = 1 << 30 };
enum { FLAG_CRC = 2, FLAG_EXTRA = 4, FLAG_NAME = 8, FLAG_COMMENT = 16, FLAGS_RESERVED = 0xe0 };

enum stage { FIXED, EXTRA_LENGTH, EXTRA, NAME, COMMENT, HEADER_CRC, DEFLATED, TRAILING };

struct gzip {
    z_stream inflate;
    z_stream probe;
    enum stage stage;
    unsigned flags;
    size_t want;   /* bytes of this stage still to come */
    size_t n_kept; /* bytes of it in kept */
    unsigned char kept[16];
    uLong crc;
    uint32_t size;   /* modulo 2^32, as the trailer has it */
    unsigned n_warc; /* bytes of the member's beginning that are a WARC record's so far */
    unsigned n_records, n_others; /* members that begin with one, and that do not */
};

static const char warc[] = "WARC/";
enum { WARC = sizeof warc - 1 };

static void gzip_close(void *state)
{
    struct gzip *gzip = state;
    inflateEnd(&gzip->inflate);
    inflateEnd(&gzip->probe);
    free(gzip);
}

static void *gzip_open(const struct source_options *options)
{
    (void)options;
    struct gzip *gzip = calloc(1, sizeof *gzip);
    if (gzip == NULL)
        return NULL;
    if (inflateInit2(&gzip->inflate, -MAX_WBITS) != Z_OK ||
        inflateInit2(&gzip->probe, -MAX_WBITS) != Z_OK) {
        gzip_close(gzip);
        return NULL;
    }
    return gzip;
}

static void expect(struct gzip *gzip, enum stage stage, size_t n)
{
    gzip->stage = stage;
    gzip->want = n;
    gzip->n_kept = 0;
}

static bool gzip_start(void *state)
{
    struct gzip *gzip = state;
    expect(gzip, FIXED, HEADER);
    gzip->crc = crc32(0, NULL, 0);
    gzip->size = 0;
    gzip->n_warc = 0;
    return inflateReset(&gzip->inflate) == Z_OK;
}

/* Where the optional fields of a header end; 0 where they reach beyond n. */
static size_t header_end(const unsigned char *in, size_t n)
{
    size_t at = HEADER;
    if ((in[3] & FLAG_EXTRA) != 0) {
        if (n < at + 2)
            return 0;
        at += 2u + in[at] + 256u * in[at + 1];
    }
    for (unsigned flag = FLAG_NAME; flag <= FLAG_COMMENT; flag *= 2) {
        if ((in[3] & flag) == 0)
            continue;
        const unsigned char *zero = at < n ? memchr(in + at, 0, n - at) : NULL;
        if (zero == NULL)
            return 0;
        at = (size_t)(zero - in) + 1;
    }
    at += (in[3] & FLAG_CRC) != 0 ? 2 : 0;
    return at < n ? at : 0;
}

/* Three bytes and a flag are found in any rubbish: the deflated data must be sound for a while; and
 * where each member so far began a record of WARC, so must this one. */
static bool probe(struct gzip *gzip, const unsigned char *in, size_t n)
{
    unsigned char out[PROBE_OUT];
    size_t from = header_end(in, n);
    if (from == 0 || inflateReset(&gzip->probe) != Z_OK)
        return false;
    gzip->probe.next_in = (z_const Bytef *)(uintptr_t)(in + from);
    gzip->probe.avail_in = (uInt)(n - from);
    gzip->probe.next_out = out;
    gzip->probe.avail_out = sizeof out;
    int result = inflate(&gzip->probe, Z_SYNC_FLUSH);
    size_t got = sizeof out - gzip->probe.avail_out;
    if (gzip->n_records > 1 && gzip->n_others == 0 && (got < WARC || memcmp(out, warc, WARC) != 0))
        return false;
    return result == Z_OK || result == Z_STREAM_END;
}

static bool gzip_begins(void *state, const unsigned char *in, size_t n, bool search)
{
    static const unsigned char magic[] = {0x1f, 0x8b, 0x08};
    size_t look = n < sizeof magic ? n : sizeof magic;
    if (memcmp(in, magic, look) != 0 || (n > 3 && (in[3] & FLAGS_RESERVED) != 0))
        return false;
    if (!search)
        return true;
    return n > HEADER && probe(state, in, n < PROBE_IN ? n : PROBE_IN);
}

static uint32_t trailer_word(const unsigned char *bytes)
{
    return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

/* The stage behind one that is complete: the next whose flag is set. */
static void next_stage(struct gzip *gzip)
{
    static const unsigned char flag_of[] = {
        [EXTRA_LENGTH] = FLAG_EXTRA, [EXTRA] = FLAG_EXTRA,    [NAME] = FLAG_NAME,
        [COMMENT] = FLAG_COMMENT,    [HEADER_CRC] = FLAG_CRC,
    };
    if (gzip->stage == FIXED)
        gzip->flags = gzip->kept[3];
    size_t extra = gzip->kept[0] + 256u * gzip->kept[1];
    enum stage stage = gzip->stage;
    do {
        stage++;
    } while (stage < DEFLATED && (gzip->flags & flag_of[stage]) == 0);
    bool two = stage == EXTRA_LENGTH || stage == HEADER_CRC;
    expect(gzip, stage, two ? 2 : stage == EXTRA ? extra : 0);
}

/* Takes bytes of a stage of known length. True where it is complete. */
static bool take_counted(struct gzip *gzip, struct codec_io *io)
{
    size_t n = gzip->want < io->in_len ? gzip->want : io->in_len;
    for (size_t i = 0; i < n && gzip->n_kept < sizeof gzip->kept; i++)
        gzip->kept[gzip->n_kept++] = io->in[i];
    gzip->want -= n;
    io->in += n;
    io->in_len -= n;
    return gzip->want == 0;
}

/* Takes bytes up to a zero. True where it was there. */
static bool take_string(struct codec_io *io)
{
    const unsigned char *zero = io->in_len > 0 ? memchr(io->in, 0, io->in_len) : NULL;
    size_t n = zero == NULL ? io->in_len : (size_t)(zero - io->in) + 1;
    io->in += n;
    io->in_len -= n;
    return zero != NULL;
}

/* The first bytes of a member, decoded. */
static void count_record(struct gzip *gzip, const unsigned char *out, size_t n)
{
    while (n-- > 0 && gzip->n_warc < WARC) {
        if (*out++ != (unsigned char)warc[gzip->n_warc]) {
            gzip->n_others++;
            gzip->n_warc = WARC;
        } else if (++gzip->n_warc == WARC) {
            gzip->n_records++;
        }
    }
}

static enum codec_result take_deflated(struct gzip *gzip, struct codec_io *io)
{
    z_stream *z = &gzip->inflate;
    size_t in = io->in_len < STEP_MAX ? io->in_len : STEP_MAX;
    size_t out = io->out_len < STEP_MAX ? io->out_len : STEP_MAX;
    z->next_in = (z_const Bytef *)(uintptr_t)io->in;
    z->avail_in = (uInt)in;
    z->next_out = io->out;
    z->avail_out = (uInt)out;
    int result = inflate(z, Z_NO_FLUSH);
    size_t got = out - z->avail_out;
    gzip->crc = crc32_z(gzip->crc, io->out, got);
    count_record(gzip, io->out, got);
    gzip->size += (uint32_t)got;
    io->in += in - z->avail_in;
    io->in_len -= in - z->avail_in;
    io->out += got;
    io->out_len -= got;
    if (result == Z_STREAM_END)
        expect(gzip, TRAILING, TRAILER);
    else if (result == Z_MEM_ERROR)
        return CODEC_MEMORY;
    else if (result != Z_OK && result != Z_BUF_ERROR) {
        snprintf(io->text, sizeof io->text, "%s", z->msg != NULL ? z->msg : "bad deflate data");
        return CODEC_CORRUPT;
    }
    return CODEC_MORE;
}

static enum codec_result take_trailer(struct gzip *gzip, struct codec_io *io)
{
    if (!take_counted(gzip, io))
        return CODEC_MORE;
    bool crc = trailer_word(gzip->kept) == (uint32_t)gzip->crc;
    bool size = trailer_word(gzip->kept + 4) == gzip->size;
    if (crc && size)
        return CODEC_DONE;
    snprintf(io->text, sizeof io->text, "its %s is wrong; its bytes are used as they are",
             crc ? "length" : "checksum");
    return CODEC_CHECKSUM;
}

static enum codec_result gzip_decode(void *state, struct codec_io *io)
{
    struct gzip *gzip = state;
    while (gzip->stage < DEFLATED) {
        bool string = gzip->stage == NAME || gzip->stage == COMMENT;
        if (!(string ? take_string(io) : take_counted(gzip, io)))
            return CODEC_MORE;
        next_stage(gzip);
    }
    if (gzip->stage == DEFLATED) {
        enum codec_result result = take_deflated(gzip, io);
        if (gzip->stage == DEFLATED)
            return result;
    }
    return take_trailer(gzip, io);
}

const struct codec_ops codec_gzip = {
    .name = "gzip",
    .member = "member",
    .head = 4,
    .probe = PROBE_IN,
    .open = gzip_open,
    .close = gzip_close,
    .begins = gzip_begins,
    .start = gzip_start,
    .decode = gzip_decode,
};
