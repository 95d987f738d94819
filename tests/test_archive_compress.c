/* The compressors of test_archive_codec.h, on the libraries themselves. */
#include <bzlib.h>
#include <criterion/criterion.h>
#include <lz4frame.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

#include "test_archive_codec.h"

enum { ROOM = 1 << 16 };

static void gzip(const struct str *lines, size_t n, struct buffer *out, size_t *ends)
{
    z_stream z = {0};
    cr_assert(deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    for (size_t i = 0; i < n; i++) {
        cr_assert(buffer_reserve(out, ROOM));
        z.next_in = (z_const Bytef *)(uintptr_t)lines[i].data;
        z.avail_in = (uInt)lines[i].len;
        z.next_out = (Bytef *)out->data + out->len;
        z.avail_out = ROOM;
        deflate(&z, i + 1 < n ? Z_SYNC_FLUSH : Z_FINISH);
        out->len += ROOM - z.avail_out;
        ends[i] = out->len;
    }
    deflateEnd(&z);
}

static void zstd(const struct str *lines, size_t n, struct buffer *out, size_t *ends)
{
    ZSTD_CCtx *context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    for (size_t i = 0; i < n; i++) {
        cr_assert(buffer_reserve(out, ROOM));
        ZSTD_inBuffer in = {lines[i].data, lines[i].len, 0};
        ZSTD_outBuffer to = {out->data + out->len, ROOM, 0};
        cr_assert(ZSTD_compressStream2(context, &to, &in, i + 1 < n ? ZSTD_e_flush : ZSTD_e_end) ==
                  0);
        out->len += to.pos;
        ends[i] = out->len;
    }
    ZSTD_freeCCtx(context);
}

static void xz(const struct str *lines, size_t n, struct buffer *out, size_t *ends)
{
    lzma_stream stream = LZMA_STREAM_INIT;
    cr_assert(lzma_easy_encoder(&stream, 6, LZMA_CHECK_CRC64) == LZMA_OK);
    for (size_t i = 0; i < n; i++) {
        cr_assert(buffer_reserve(out, ROOM));
        stream.next_in = (const uint8_t *)lines[i].data;
        stream.avail_in = lines[i].len;
        stream.next_out = (uint8_t *)out->data + out->len;
        stream.avail_out = ROOM;
        cr_assert(lzma_code(&stream, i + 1 < n ? LZMA_SYNC_FLUSH : LZMA_FINISH) <= LZMA_STREAM_END);
        out->len += ROOM - stream.avail_out;
        ends[i] = out->len;
    }
    lzma_end(&stream);
}

/* A stream a line: libbz2 cannot give less than a block. */
static void bzip2(const struct str *lines, size_t n, struct buffer *out, size_t *ends)
{
    for (size_t i = 0; i < n; i++) {
        unsigned len = ROOM;
        cr_assert(buffer_reserve(out, ROOM));
        cr_assert(BZ2_bzBuffToBuffCompress(out->data + out->len, &len,
                                           (char *)(uintptr_t)lines[i].data, (unsigned)lines[i].len,
                                           1, 0, 0) == BZ_OK);
        out->len += len;
        ends[i] = out->len;
    }
}

static void lz4(const struct str *lines, size_t n, struct buffer *out, size_t *ends)
{
    LZ4F_preferences_t preferences = {
        .frameInfo = {.blockMode = LZ4F_blockLinked, .contentChecksumFlag = 1}};
    LZ4F_cctx *context;
    cr_assert(!LZ4F_isError(LZ4F_createCompressionContext(&context, LZ4F_VERSION)));
    cr_assert(buffer_reserve(out, ROOM));
    out->len += LZ4F_compressBegin(context, out->data + out->len, ROOM, &preferences);
    for (size_t i = 0; i < n; i++) {
        cr_assert(buffer_reserve(out, 1 << 18));
        out->len += LZ4F_compressUpdate(context, out->data + out->len, 1 << 17, lines[i].data,
                                        lines[i].len, NULL);
        out->len += LZ4F_flush(context, out->data + out->len, ROOM, NULL);
        ends[i] = out->len;
    }
    out->len += LZ4F_compressEnd(context, out->data + out->len, ROOM, NULL);
    LZ4F_freeCompressionContext(context);
}

/* LZW that learns nothing worth using: nine bits a byte, eight codes a group, a clear in time. */
static void compress_z(const struct str *lines, size_t n, struct buffer *out, size_t *ends)
{
    uint32_t bits = 0;
    unsigned n_bits = 0, codes = 0;
    cr_assert(buffer_append(out, "\x1f\x9d\x90", 3));
    for (size_t i = 0; i < n; i++) {
        for (size_t at = 0; at < lines[i].len;) {
            bool clear = codes == 200; /* a whole number of groups */
            unsigned code = clear ? 256 : (unsigned char)lines[i].data[at++];
            codes = clear ? 0 : codes + 1;
            bits |= code << n_bits;
            for (n_bits += 9; n_bits >= 8; n_bits -= 8, bits >>= 8)
                cr_assert(buffer_append(out, &(char){(char)(bits & 0xff)}, 1));
            if (clear) { /* fills its group: seven more codes */
                if (n_bits > 0)
                    cr_assert(buffer_append(out, &(char){(char)(bits & 0xff)}, 1));
                bits = n_bits = 0;
                while ((out->len - 3) % 9 != 0)
                    cr_assert(buffer_append(out, "", 1));
            }
        }
        ends[i] = out->len + 1;
    }
    if (n_bits > 0)
        cr_assert(buffer_append(out, &(char){(char)(bits & 0xff)}, 1));
}

const struct test_codec test_codecs[] = {
    {"gzip", true, gzip},   {"zstd", true, zstd}, {"xz", true, xz},
    {"bzip2", true, bzip2}, {"lz4", true, lz4},   {"compress", false, compress_z},
};
const size_t test_n_codecs = sizeof test_codecs / sizeof *test_codecs;
