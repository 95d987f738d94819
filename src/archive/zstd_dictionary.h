/* The dictionary that a .warc.zst brings in a skippable frame (IIPC, Zstandard in WARC, 2019):
 *
 *   5d 2a 4d 18 | size | dictionary, as it is or compressed by zstd | frames that need it ...
 */
#ifndef ARCHIVE_ZSTD_DICTIONARY_H
#define ARCHIVE_ZSTD_DICTIONARY_H

#include <stdint.h>
#include <zstd.h>

#include "base/buffer.h"

enum { ZSTD_DICTIONARY_MAX = 16 << 20 };

struct zstd_dictionary {
    struct buffer bytes; /* of the frame at hand, while it may be one */
    bool none;           /* it is not */
    ZSTD_DDict *loaded;  /* of the last frame that was one, or NULL */
    unsigned id;         /* of loaded, or 0 */
};

void zstd_dictionary_begin(struct zstd_dictionary *dictionary);

/* The next bytes of a frame, its header included. False without memory. */
bool zstd_dictionary_take(struct zstd_dictionary *dictionary, const unsigned char *in, size_t n);

/* The frame is at its end: if it was a dictionary it is loaded in place of the one before, which
 * no decoder may refer to any more. False without memory. */
bool zstd_dictionary_end(struct zstd_dictionary *dictionary);
void zstd_dictionary_free(struct zstd_dictionary *dictionary);

#endif
