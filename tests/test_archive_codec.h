/* Compressors for the tests: each line is flushed, to know what a cut must still give. */
#ifndef TEST_ARCHIVE_CODEC_H
#define TEST_ARCHIVE_CODEC_H

#include "base/buffer.h"

struct test_codec {
    const char *name;
    bool checked; /* a checksum covers the content */
    /* Appends the compressed lines to out; ends[i] is where line i can be had from. */
    void (*compress)(const struct str *lines, size_t n, struct buffer *out, size_t *ends);
};

extern const struct test_codec test_codecs[];
extern const size_t test_n_codecs;

#endif
