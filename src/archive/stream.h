/* A pull stream of bytes: a file, a decoder on top of another stream, a member of a container.
 *
 *   read -> n > 0                 bytes
 *           STREAM_END            no more, for good
 *           STREAM_DAMAGE         something was lost here; stream->damage tells what. Read on
 *           STREAM_FAIL           the system or the memory failed; stream->error tells. For good
 *
 * Damage comes exactly where it is: after every byte that stands before it. */
#ifndef ARCHIVE_STREAM_H
#define ARCHIVE_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/meter.h"
#include "archive/source.h"
#include "base/error.h"
#include "base/str.h"

enum { STREAM_END = 0, STREAM_DAMAGE = -1, STREAM_FAIL = -2 };

struct damage {
    enum note_kind kind;
    const char *reason; /* a constant */
    uint64_t offset;    /* bytes into the compressed stream */
    bool outside;       /* offset is one of what the member's container stands on */
    bool gap;           /* what follows does not continue what came before */
    char text[300];
};

struct stream;

struct stream_ops {
    ptrdiff_t (*read)(struct stream *stream, void *to, size_t n); /* n > 0 */
    bool (*seek)(struct stream *stream, uint64_t offset);         /* NULL: cannot */
    void (*close)(struct stream *stream); /* frees it, and what it stands on */
};

struct stream {
    const struct stream_ops *ops;
    uint64_t position; /* bytes handed out */
    uint64_t size;     /* where it can seek */
    unsigned char *head;
    size_t head_pos, head_len, head_cap; /* bytes looked at, not yet handed out */
    ptrdiff_t after;                     /* what follows the head: 1 = unknown, else a result */
    struct damage damage;
    struct error error;
    struct meter *meter; /* counts what is read, or NULL */
    unsigned level;
};

void stream_init(struct stream *stream, const struct stream_ops *ops);
void stream_close(struct stream *stream); /* NULL is ignored */

ptrdiff_t stream_read(struct stream *stream, void *to, size_t n);

/* The next n bytes, or fewer where the stream ends, is damaged or fails before; nothing is taken.
 * Valid until the next call. */
struct str stream_peek(struct stream *stream, size_t n);

bool stream_can_seek(const struct stream *stream);
bool stream_seek(struct stream *stream, uint64_t offset);

/* Fills stream->damage from a printf format. Returns STREAM_DAMAGE. */
ptrdiff_t stream_damage(struct stream *stream, enum note_kind kind, const char *reason,
                        uint64_t offset, bool gap, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* A file or pipe by its descriptor, which it owns (standard input is left open). NULL without
 * memory: the descriptor is closed. *consumed, if not NULL, is how far it was read. *stop, if not
 * NULL, ends a wait for a pipe: it fails with ERROR_STOPPED. */
struct stream *file_stream(int descriptor, uint64_t *consumed, const volatile int *stop);

#endif
