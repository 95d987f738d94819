/* zlib over a whole buffer, its state in the arena.
 *
 *   arena:  | ... | out: most bytes, of which only what is written takes memory | zlib's state |
 *                 | out, trimmed                                                               */
#include "archive/unpack.h"

#include <stdint.h>
#include <zlib.h>

enum { GZIP = 16 + MAX_WBITS, ZLIB = MAX_WBITS, RAW = -MAX_WBITS };

static void *allocate(void *arena, unsigned n, unsigned size)
{
    return arena_alloc(arena, n, size, 16);
}

/* The arena gives everything back at once. */
static void give_back(void *arena, void *memory)
{
    (void)arena;
    (void)memory;
}

static bool is_gzip(struct str bytes)
{
    return bytes.len > 3 && memcmp(bytes.data, "\x1f\x8b\x08", 3) == 0;
}

/* RFC 1950: 8, a window of at most 32 KiB, and a check of both bytes. */
static bool is_zlib(struct str bytes)
{
    if (bytes.len < 2)
        return false;
    unsigned method = (unsigned char)bytes.data[0], flags = (unsigned char)bytes.data[1];
    return (method & 0x8f) == 8 && (method * 256 + flags) % 31 == 0;
}

/* Members one behind the other; returns the bytes written. */
static size_t inflate_all(z_stream *z, int wrapping, size_t room)
{
    int result = Z_OK;
    while (result == Z_OK && z->avail_in > 0 && z->avail_out > 0) {
        result = inflate(z, Z_NO_FLUSH);
        struct str rest = {(const char *)z->next_in, z->avail_in};
        if (result == Z_STREAM_END && wrapping == GZIP && is_gzip(rest))
            result = inflateReset(z);
    }
    return room - z->avail_out;
}

enum unpacked unpack_read(struct str bytes, bool deflate, size_t most, struct arena *arena,
                          struct str *out)
{
    int wrapping = is_gzip(bytes) ? GZIP : is_zlib(bytes) ? ZLIB : RAW;
    if (bytes.len == 0 || bytes.len > UINT32_MAX || (wrapping != GZIP && !deflate))
        return UNPACKED_NOT;
    most = most < UINT32_MAX ? most : UINT32_MAX - 1;
    char *space = ARENA_NEW(arena, most + 1, char);
    struct arena scratch = *arena;
    z_stream z = {.zalloc = allocate, .zfree = give_back, .opaque = &scratch};
    if (space == NULL || inflateInit2(&z, wrapping) != Z_OK)
        return UNPACKED_MEMORY;
    z.next_in = (z_const Bytef *)(uintptr_t)bytes.data;
    z.avail_in = (uInt)bytes.len;
    z.next_out = (Bytef *)space;
    z.avail_out = (uInt)(most + 1);
    size_t n = inflate_all(&z, wrapping, most + 1);
    inflateEnd(&z);
    arena_trim(arena, space + (n > most ? 0 : n));
    if (n == 0 || n > most)
        return n == 0 ? UNPACKED_NOT : UNPACKED_TOO_LARGE;
    *out = (struct str){space, n};
    return UNPACKED;
}
