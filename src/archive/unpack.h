/* Deflated bytes inside a record: gzip, zlib or raw deflate, whichever they are. */
#ifndef ARCHIVE_UNPACK_H
#define ARCHIVE_UNPACK_H

#include "base/arena.h"
#include "base/str.h"

enum unpacked {
    UNPACKED_NOT, /* the bytes are no such thing */
    UNPACKED,
    UNPACKED_TOO_LARGE, /* there would be more than most bytes */
    UNPACKED_MEMORY,    /* the arena is too small */
};

/* Sets *out, in the arena: what can be had where the bytes are truncated or corrupt. Without
 * gzip's magic number they are tried as zlib and raw deflate only if deflate is set. */
enum unpacked unpack_read(struct str bytes, bool deflate, size_t most, struct arena *arena,
                          struct str *out);

#endif
