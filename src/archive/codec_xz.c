/* xz streams and lzip members, by liblzma, which checks every checksum that it knows.
 *
 * A stream that needs more memory than the limit allows is told, not decoded. */
#include <inttypes.h>
#include <lzma.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive/codec.h"

enum { OVERHEAD = 32 << 20 }; /* of the decoder beside its dictionary */

struct xz {
    lzma_stream stream;
    uint64_t memory;
};

static void *xz_open(const struct source_options *options)
{
    struct xz *xz = malloc(sizeof *xz);
    if (xz == NULL)
        return NULL;
    xz->stream = (lzma_stream)LZMA_STREAM_INIT;
    xz->memory =
        options->max_window < UINT64_MAX - OVERHEAD ? options->max_window + OVERHEAD : UINT64_MAX;
    return xz;
}

static void xz_close(void *state)
{
    struct xz *xz = state;
    lzma_end(&xz->stream);
    free(xz);
}

static bool begins(const char *magic, size_t len, const unsigned char *in, size_t n, bool search)
{
    if (n < len)
        return !search && memcmp(in, magic, n) == 0;
    return memcmp(in, magic, len) == 0;
}

static bool xz_begins(void *state, const unsigned char *in, size_t n, bool search)
{
    (void)state;
    return begins("\xfd"
                  "7zXZ\0",
                  6, in, n, search);
}

static bool lzip_begins(void *state, const unsigned char *in, size_t n, bool search)
{
    (void)state;
    return begins("LZIP\x01", 5, in, n, search);
}

static bool xz_start(void *state)
{
    struct xz *xz = state;
    return lzma_stream_decoder(&xz->stream, xz->memory, 0) == LZMA_OK;
}

static bool lzip_start(void *state)
{
    struct xz *xz = state;
    return lzma_lzip_decoder(&xz->stream, xz->memory, 0) == LZMA_OK;
}

static enum codec_result result_of(struct xz *xz, lzma_ret result, struct codec_io *io)
{
    switch (result) {
    case LZMA_OK:
    case LZMA_BUF_ERROR:
        return CODEC_MORE;
    case LZMA_STREAM_END:
        return CODEC_DONE;
    case LZMA_MEM_ERROR:
        return CODEC_MEMORY;
    case LZMA_MEMLIMIT_ERROR:
        snprintf(io->text, sizeof io->text,
                 "it needs %" PRIu64 " bytes of memory; --max-window allows %" PRIu64,
                 lzma_memusage(&xz->stream), xz->memory);
        return CODEC_LIMIT;
    case LZMA_OPTIONS_ERROR:
        snprintf(io->text, sizeof io->text, "it uses a filter that is not known");
        return CODEC_UNSUPPORTED;
    default:
        return CODEC_CORRUPT;
    }
}

static enum codec_result xz_decode(void *state, struct codec_io *io)
{
    struct xz *xz = state;
    lzma_stream *stream = &xz->stream;
    stream->next_in = io->in;
    stream->avail_in = io->in_len;
    stream->next_out = io->out;
    stream->avail_out = io->out_len;
    lzma_ret result = lzma_code(stream, LZMA_RUN);
    io->in = stream->next_in;
    io->in_len = stream->avail_in;
    io->out = stream->next_out;
    io->out_len = stream->avail_out;
    return result_of(xz, result, io);
}

const struct codec_ops codec_xz = {
    .name = "xz",
    .member = "stream",
    .head = 6,
    .probe = 6,
    .open = xz_open,
    .close = xz_close,
    .begins = xz_begins,
    .start = xz_start,
    .decode = xz_decode,
};

const struct codec_ops codec_lzip = {
    .name = "lzip",
    .member = "member",
    .head = 5,
    .probe = 5,
    .open = xz_open,
    .close = xz_close,
    .begins = lzip_begins,
    .start = lzip_start,
    .decode = xz_decode,
};
