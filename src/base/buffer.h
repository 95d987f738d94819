/* Bytes that grow at the end, on the heap. One thread at a time. */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct buffer {
    char *data;
    size_t len, cap; /* bytes used, bytes allocated */
};

/* Makes room for more bytes behind len, growing by half at least. False without memory: nothing has
 * changed. */
bool buffer_reserve(struct buffer *buffer, size_t more);
bool buffer_append(struct buffer *buffer, const void *data, size_t n);
void buffer_free(struct buffer *buffer); /* {0} again */

static inline struct str buffer_str(const struct buffer *buffer)
{
    return (struct str){buffer->data, buffer->len};
}

#endif
