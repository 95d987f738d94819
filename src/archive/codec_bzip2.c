/* bzip2 streams, by libbz2, which checks the CRC of each block and of the whole.
 *
 * A block comes out whole or not at all: of a stream that is cut off, up to 900 kB before the cut
 * are gone, as for bzip2 itself. */
#include <bzlib.h>
#include <stdlib.h>
#include <string.h>

#include "archive/codec.h"

enum { STEP_MAX = 1 << 30, MAGIC = 10 };

struct bzip2 {
    bz_stream stream;
    bool open;
};

static void *bzip2_open(const struct source_options *options)
{
    (void)options;
    return calloc(1, sizeof(struct bzip2));
}

static void bzip2_close(void *state)
{
    struct bzip2 *bzip2 = state;
    if (bzip2->open)
        BZ2_bzDecompressEnd(&bzip2->stream);
    free(bzip2);
}

static bool bzip2_start(void *state)
{
    struct bzip2 *bzip2 = state;
    if (bzip2->open)
        BZ2_bzDecompressEnd(&bzip2->stream);
    bzip2->stream = (bz_stream){0};
    bzip2->open = BZ2_bzDecompressInit(&bzip2->stream, 0, 0) == BZ_OK;
    return bzip2->open;
}

static bool bzip2_begins(void *state, const unsigned char *in, size_t n, bool search)
{
    static const unsigned char block[] = "\x31\x41\x59\x26\x53\x59",
                               end[] = "\x17\x72\x45\x38\x50\x90";
    (void)state;
    if (search && n < MAGIC)
        return false;
    if (memcmp(in, "BZh", n < 3 ? n : 3) != 0 || (n > 3 && (in[3] < '1' || in[3] > '9')))
        return false;
    if (n <= 4)
        return true;
    size_t rest = n < MAGIC ? n - 4 : MAGIC - 4;
    return memcmp(in + 4, block, rest) == 0 || memcmp(in + 4, end, rest) == 0;
}

static enum codec_result bzip2_decode(void *state, struct codec_io *io)
{
    struct bzip2 *bzip2 = state;
    bz_stream *stream = &bzip2->stream;
    size_t in = io->in_len < STEP_MAX ? io->in_len : STEP_MAX;
    size_t out = io->out_len < STEP_MAX ? io->out_len : STEP_MAX;
    stream->next_in = (char *)(uintptr_t)io->in;
    stream->avail_in = (unsigned)in;
    stream->next_out = (char *)io->out;
    stream->avail_out = (unsigned)out;
    int result = BZ2_bzDecompress(stream);
    io->in += in - stream->avail_in;
    io->in_len -= in - stream->avail_in;
    io->out += out - stream->avail_out;
    io->out_len -= out - stream->avail_out;
    switch (result) {
    case BZ_OK:
        return CODEC_MORE;
    case BZ_STREAM_END:
        return CODEC_DONE;
    case BZ_MEM_ERROR:
        return CODEC_MEMORY;
    default:
        return CODEC_CORRUPT;
    }
}

const struct codec_ops codec_bzip2 = {
    .name = "bzip2",
    .member = "stream",
    .head = MAGIC,
    .probe = MAGIC,
    .open = bzip2_open,
    .close = bzip2_close,
    .begins = bzip2_begins,
    .start = bzip2_start,
    .decode = bzip2_decode,
};
