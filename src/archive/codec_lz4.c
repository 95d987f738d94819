/* lz4 frames, by liblz4's frame reader, skippable frames among them.
 *
 * Fed as it asks, like zstd: a block, then on its own the header of the next: an error never takes
 * a good block with it. A frame of one block (up to 4 MB) that is cut off gives nothing. */
#include <lz4frame.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive/codec.h"

enum { BLOCK_HEADER = 4 };

struct lz4 {
    LZ4F_dctx *context;
    size_t hint;
};

static void *lz4_open(const struct source_options *options)
{
    (void)options;
    struct lz4 *lz4 = calloc(1, sizeof *lz4);
    if (lz4 == NULL)
        return NULL;
    if (LZ4F_isError(LZ4F_createDecompressionContext(&lz4->context, LZ4F_VERSION))) {
        free(lz4);
        return NULL;
    }
    return lz4;
}

static void lz4_close(void *state)
{
    struct lz4 *lz4 = state;
    LZ4F_freeDecompressionContext(lz4->context);
    free(lz4);
}

static bool lz4_start(void *state)
{
    struct lz4 *lz4 = state;
    LZ4F_resetDecompressionContext(lz4->context);
    lz4->hint = LZ4F_MIN_SIZE_TO_KNOW_HEADER_LENGTH;
    return true;
}

static bool lz4_begins(void *state, const unsigned char *in, size_t n, bool search)
{
    static const unsigned char frame[] = {0x04, 0x22, 0x4d, 0x18};
    (void)state;
    if (n < 4)
        return !search && (memcmp(in, frame, n) == 0 || (in[0] & 0xf0) == 0x50);
    if (memcmp(in, frame, 4) == 0)
        return !search || (n > 4 && in[4] >> 6 == 1);
    return !search && (in[0] & 0xf0) == 0x50 && in[1] == 0x2a && in[2] == 0x4d && in[3] == 0x18;
}

static enum codec_result error_of(size_t code, struct codec_io *io)
{
    const char *name = LZ4F_getErrorName(code);
    if (strcmp(name, "ERROR_contentChecksum_invalid") == 0)
        return CODEC_CHECKSUM;
    if (strcmp(name, "ERROR_allocation_failed") == 0)
        return CODEC_MEMORY;
    snprintf(io->text, sizeof io->text, "%s", name);
    return CODEC_CORRUPT;
}

static enum codec_result lz4_decode(void *state, struct codec_io *io)
{
    struct lz4 *lz4 = state;
    while (io->out_len > 0) {
        size_t feed = lz4->hint > BLOCK_HEADER ? lz4->hint - BLOCK_HEADER : lz4->hint;
        feed = feed < io->in_len ? feed : io->in_len;
        size_t in = feed, out = io->out_len;
        size_t hint = LZ4F_decompress(lz4->context, io->out, &out, io->in, &in, NULL);
        if (LZ4F_isError(hint)) {
            enum codec_result told = error_of(hint, io);
            if (told == CODEC_CHECKSUM) { /* which is what was fed; the frame ends behind it */
                io->in += feed;
                io->in_len -= feed;
            }
            return told;
        }
        io->in += in;
        io->in_len -= in;
        io->out += out;
        io->out_len -= out;
        lz4->hint = hint;
        if (hint == 0)
            return CODEC_DONE;
        if (in == 0 && out == 0)
            break;
    }
    return CODEC_MORE;
}

const struct codec_ops codec_lz4 = {
    .name = "lz4",
    .member = "frame",
    .head = 4,
    .probe = 5,
    .open = lz4_open,
    .close = lz4_close,
    .begins = lz4_begins,
    .start = lz4_start,
    .decode = lz4_decode,
};
