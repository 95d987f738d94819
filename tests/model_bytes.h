/* A small model file made in memory, whole or wrong in one respect. */
#ifndef TESTS_MODEL_BYTES_H
#define TESTS_MODEL_BYTES_H

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "kernel/model.h"

struct model_bytes {
    char data[1 << 20];
    size_t len;
};

static inline struct str model_bytes_str(const struct model_bytes *bytes)
{
    return (struct str){bytes->data, bytes->len};
}

/* Little-endian, so many bytes of value. */
static inline void model_bytes_number(struct model_bytes *bytes, int64_t value, unsigned size)
{
    for (unsigned i = 0; i < size; i++)
        bytes->data[bytes->len++] = (char)((uint64_t)value >> 8 * i);
}

static inline void model_bytes_text(struct model_bytes *bytes, const char *text)
{
    size_t n = strlen(text);
    memcpy(bytes->data + bytes->len, text, n);
    bytes->len += n;
}

/* A tree: a feature and a threshold a level, then a leaf for each way through. */
static inline void model_bytes_tree(struct model_bytes *bytes, size_t depth,
                                    const uint16_t *feature, const int16_t *threshold,
                                    const int8_t *leaf)
{
    for (size_t level = 0; level < depth; level++) {
        model_bytes_number(bytes, feature[level], 2);
        model_bytes_number(bytes, threshold[level], 2);
    }
    for (size_t i = 0; i < (size_t)1 << depth; i++)
        model_bytes_number(bytes, leaf[i], 1);
}

/* bias, then a row of weights an output. */
static inline void model_bytes_layer(struct model_bytes *bytes, const int32_t *bias,
                                     const int16_t *weight, size_t n_out, size_t n_in)
{
    for (size_t j = 0; j < n_out; j++)
        model_bytes_number(bytes, bias[j], 4);
    for (size_t k = 0; k < n_out * n_in; k++)
        model_bytes_number(bytes, weight[k], 2);
}

static inline void model_bytes_seal(struct model_bytes *bytes)
{
    model_bytes_number(bytes, (int64_t)model_checksum(model_bytes_str(bytes)), 8);
}

#endif
