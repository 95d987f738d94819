/* Deflated bytes inside a record: gzip, zlib or raw deflate, whichever they are. */
#ifndef ARCHIVE_INFLATED_H
#define ARCHIVE_INFLATED_H

#include "base/arena.h"
#include "base/str.h"

enum inflated {
    INFLATED_NOT, /* the bytes are no such thing */
    INFLATED,
    INFLATED_TOO_LARGE, /* there would be more than most bytes */
    INFLATED_MEMORY,    /* the arena is too small */
};

/* Sets *out, in the arena: what can be had where the bytes are truncated or corrupt. Without
 * gzip's magic number they are tried as zlib and raw deflate only if deflate is set. */
enum inflated inflated_read(struct str bytes, bool deflate, size_t most, struct arena *arena,
                            struct str *out);

#endif
