/* A stream that cannot seek -> an unlinked temporary file that can. */
#ifndef ARCHIVE_SPOOL_H
#define ARCHIVE_SPOOL_H

#include "archive/stream.h"

/* Copies what is left of input, which stays the caller's, into a file of at most limit bytes under
 * TMPDIR or /tmp. NULL where that fails: *damage tells (NOTE_LIMIT, or NOTE_DAMAGED), or *error
 * where the input or the memory failed. Damage on the way is told as well, beside the stream. */
struct stream *spool(struct stream *input, uint64_t limit, struct damage *damage,
                     struct error *error);

#endif
