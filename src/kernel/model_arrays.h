/* The arrays behind the text of a model file: how they are read, part by part. */
#ifndef KERNEL_MODEL_ARRAYS_H
#define KERNEL_MODEL_ARRAYS_H

#include "kernel/model.h"

/* A little-endian number of so many bytes; *from moves on. There must be as many. */
static inline uint64_t model_take(const unsigned char **from, unsigned bytes)
{
    uint64_t value = 0;
    for (unsigned i = 0; i < bytes; i++)
        value |= (uint64_t) * (*from)++ << 8 * i;
    return value;
}

/* Zeros, at the start of a cache line. NULL and *error without memory. */
void *model_array(struct arena *arena, size_t bytes, struct error *error);

/* What the arrays take in the file, by the sizes that its text told; and these arrays read: *from
 * moves on by so many bytes. False and *error where they are not as models/README.md says, or
 * without memory. */
size_t forests_bytes(const struct forests *forests);
bool forests_read(struct forests *forests, const unsigned char **from, struct arena *arena,
                  struct error *error);
size_t network_bytes(const struct network *network);
bool network_read(struct network *network, const unsigned char **from, struct arena *arena,
                  struct error *error);

#endif
