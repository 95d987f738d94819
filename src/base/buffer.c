/* Bytes that grow at the end. Growth is by half, so that appending costs a constant per byte on
 * average; a buffer never shrinks but by buffer_free(). */
#include "base/buffer.h"

#include <stdint.h>
#include <stdlib.h>

enum { SMALLEST = 256 };

bool buffer_reserve(struct buffer *buffer, size_t more)
{
    if (more <= buffer->cap - buffer->len)
        return true;
    if (more > PTRDIFF_MAX - buffer->len) /* no object is larger; cap / 2 more fits as well */
        return false;
    size_t cap = buffer->cap + buffer->cap / 2;
    if (cap < buffer->len + more)
        cap = buffer->len + more;
    if (cap < SMALLEST)
        cap = SMALLEST;
    char *data = realloc(buffer->data, cap);
    if (!data)
        return false;
    buffer->data = data;
    buffer->cap = cap;
    return true;
}

bool buffer_append(struct buffer *buffer, const void *data, size_t n)
{
    if (n == 0)
        return true;
    if (!buffer_reserve(buffer, n))
        return false;
    memcpy(buffer->data + buffer->len, data, n);
    buffer->len += n;
    return true;
}

void buffer_free(struct buffer *buffer)
{
    free(buffer->data);
    *buffer = (struct buffer){0};
}
