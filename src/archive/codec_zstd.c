/* zstd frames, by libzstd.
 *
 * The decoder is fed as it asks, a block at a time, its last three bytes (the next block's header)
 * on their own: an error then never takes a good block with it, which libzstd would decode in the
 * same call and not count. Window and dictionary are read from the frame's header before memory is
 * taken for them (RFC 8878, 3.1.1.1). Skippable frames are frames; one may be the dictionary of all
 * behind it. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zstd.h>
#include <zstd_errors.h>

#include "archive/codec.h"
#include "archive/zstd_dictionary.h"

enum { HEADER_MAX = 18, BLOCK_HEADER = 3 };

struct zstd {
    ZSTD_DCtx *context;
    uint64_t max_window;
    size_t hint; /* bytes of input it wants next */
    unsigned char header[HEADER_MAX];
    size_t n_header; /* bytes of the header seen, until it is known */
    bool checked;
    struct zstd_dictionary dictionary;
};

static void *zstd_open(const struct source_options *options)
{
    struct zstd *zstd = calloc(1, sizeof *zstd);
    if (zstd == NULL)
        return NULL;
    zstd->max_window = options->max_window;
    zstd->context = ZSTD_createDCtx();
    if (zstd->context == NULL) {
        free(zstd);
        return NULL;
    }
    int log = 10;
    while (log < 31 && (UINT64_C(1) << log) < options->max_window)
        log++;
    ZSTD_bounds bounds = ZSTD_dParam_getBounds(ZSTD_d_windowLogMax);
    log = log > bounds.upperBound ? bounds.upperBound : log;
    (void)ZSTD_DCtx_setParameter(zstd->context, ZSTD_d_windowLogMax, log);
    return zstd;
}

static void zstd_close(void *state)
{
    struct zstd *zstd = state;
    ZSTD_freeDCtx(zstd->context);
    zstd_dictionary_free(&zstd->dictionary);
    free(zstd);
}

static bool zstd_begins(void *state, const unsigned char *in, size_t n, bool search)
{
    static const unsigned char frame[] = {0x28, 0xb5, 0x2f, 0xfd};
    (void)state;
    if (n < 4)
        return !search && (memcmp(in, frame, n) == 0 || (in[0] & 0xf0) == 0x50);
    if (memcmp(in, frame, 4) == 0)
        return !search || (n > 4 && (in[4] & 0x08) == 0);
    /* a skippable frame's magic number is weak: behind damage it is not looked for */
    return !search && (in[0] & 0xf0) == 0x50 && in[1] == 0x2a && in[2] == 0x4d && in[3] == 0x18;
}

static bool zstd_start(void *state)
{
    struct zstd *zstd = state;
    zstd->hint = ZSTD_initDStream(zstd->context);
    zstd->n_header = 0;
    zstd->checked = false;
    zstd_dictionary_begin(&zstd->dictionary);
    return !ZSTD_isError(zstd->hint) &&
           !ZSTD_isError(ZSTD_DCtx_refDDict(zstd->context, zstd->dictionary.loaded));
}

static uint64_t little_endian(const unsigned char *bytes, size_t n)
{
    uint64_t value = 0;
    for (size_t i = n; i-- > 0;)
        value = value << 8 | bytes[i];
    return value;
}

/* What the header asks for. False where more of it is needed. */
static bool read_header(const unsigned char *header, size_t n, uint64_t *window,
                        uint64_t *dictionary)
{
    static const unsigned char id_sizes[] = {0, 1, 2, 4}, content_sizes[] = {0, 2, 4, 8};
    *window = *dictionary = 0;
    if (n < 5)
        return false;
    if (header[0] != 0x28)
        return true;
    unsigned flags = header[4];
    bool single = (flags & 0x20) != 0;
    size_t id = id_sizes[flags & 3], content = content_sizes[flags >> 6];
    content = single && content == 0 ? 1 : content;
    size_t at = single ? 5 : 6;
    if (n < at + id + content)
        return false;
    *dictionary = little_endian(header + at, id);
    if (single) {
        *window = little_endian(header + at + id, content) + (content == 2 ? 256 : 0);
    } else {
        uint64_t base = UINT64_C(1) << (10 + (header[5] >> 3));
        *window = base + base / 8 * (header[5] & 7);
    }
    return true;
}

/* Looks at the header's bytes as they come, before the decoder gets the last of them. */
static enum codec_result check_header(struct zstd *zstd, struct codec_io *io)
{
    uint64_t window, dictionary;
    unsigned char header[HEADER_MAX];
    size_t more = HEADER_MAX - zstd->n_header;
    more = io->in_len < more ? io->in_len : more;
    memcpy(header, zstd->header, zstd->n_header);
    memcpy(header + zstd->n_header, io->in, more);
    if (!read_header(header, zstd->n_header + more, &window, &dictionary))
        return CODEC_MORE;
    zstd->checked = true;
    if (dictionary != 0 && dictionary != zstd->dictionary.id) {
        snprintf(io->text, sizeof io->text,
                 "it needs the dictionary %" PRIu64 ", which is not there; decode it with zstd -D",
                 dictionary);
        return CODEC_UNSUPPORTED;
    }
    if (window > zstd->max_window) {
        snprintf(io->text, sizeof io->text,
                 "it needs a window of %" PRIu64 " bytes; --max-window allows %" PRIu64, window,
                 zstd->max_window);
        return CODEC_LIMIT;
    }
    return CODEC_MORE;
}

static enum codec_result error_of(size_t code, struct codec_io *io)
{
    switch (ZSTD_getErrorCode(code)) {
    case ZSTD_error_checksum_wrong:
        return CODEC_CHECKSUM;
    case ZSTD_error_memory_allocation:
        return CODEC_MEMORY;
    case ZSTD_error_frameParameter_windowTooLarge:
        snprintf(io->text, sizeof io->text, "its window is too large for this machine");
        return CODEC_LIMIT;
    default:
        snprintf(io->text, sizeof io->text, "%s", ZSTD_getErrorName(code));
        return CODEC_CORRUPT;
    }
}

static enum codec_result zstd_decode(void *state, struct codec_io *io)
{
    struct zstd *zstd = state;
    while (io->out_len > 0) {
        if (!zstd->checked && io->in_len > 0) {
            enum codec_result told = check_header(zstd, io);
            if (told != CODEC_MORE)
                return told;
        }
        size_t feed = zstd->hint > BLOCK_HEADER ? zstd->hint - BLOCK_HEADER : zstd->hint;
        feed = feed < io->in_len ? feed : io->in_len;
        ZSTD_inBuffer in = {io->in, feed, 0};
        ZSTD_outBuffer out = {io->out, io->out_len, 0};
        size_t hint = ZSTD_decompressStream(zstd->context, &out, &in);
        if (ZSTD_isError(hint)) {
            enum codec_result told = error_of(hint, io);
            if (told == CODEC_CHECKSUM) { /* which is what was fed; the frame ends behind it */
                io->in += feed;
                io->in_len -= feed;
            }
            return told;
        }
        for (size_t i = 0; i < in.pos && zstd->n_header < HEADER_MAX; i++)
            zstd->header[zstd->n_header++] = io->in[i];
        if (!zstd_dictionary_take(&zstd->dictionary, io->in, in.pos))
            return CODEC_MEMORY;
        bool idle = in.pos == 0 && out.pos == 0;
        io->in += in.pos;
        io->in_len -= in.pos;
        io->out += out.pos;
        io->out_len -= out.pos;
        zstd->hint = hint;
        if (hint == 0) {
            (void)ZSTD_DCtx_refDDict(zstd->context, NULL);
            return zstd_dictionary_end(&zstd->dictionary) ? CODEC_DONE : CODEC_MEMORY;
        }
        if (idle)
            break;
    }
    return CODEC_MORE;
}

const struct codec_ops codec_zstd = {
    .name = "zstd",
    .member = "frame",
    .head = 4,
    .probe = 5,
    .open = zstd_open,
    .close = zstd_close,
    .begins = zstd_begins,
    .start = zstd_start,
    .decode = zstd_decode,
};
