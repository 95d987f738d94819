/* How the tests of this room read: bytes -> a file without a name -> a source -> what came out. */
#ifndef TEST_ARCHIVE_H
#define TEST_ARCHIVE_H

#include <stdio.h>

#include "archive/source.h"
#include "base/buffer.h"

/* What a source handed out, made comparable. */
struct reading {
    size_t records, lost, skipped, limits; /* lost: damage and limits */
    uint64_t bytes;                        /* of all records */
    uint64_t hash;        /* of everything about the records: bytes, numbers, offsets, members */
    char first[32];       /* the reason of the first note on a loss, or "" */
    char text[400];       /* its text */
    struct buffer joined; /* the records, each followed by '|'; only where asked for */
    enum error_code error;
};

extern const struct source_options test_options; /* roomy */

/* A path that opens these bytes, until the descriptor is closed. */
int test_file(const void *bytes, size_t n, char path[64]);

/* Reads a path to its end, in blocks of block_bytes. join: fill joined. */
struct reading test_read_path(const char *path, size_t block_bytes,
                              const struct source_options *options, bool join);
struct reading test_read(const void *bytes, size_t n, size_t block_bytes,
                         const struct source_options *options, bool join);
void test_reading_free(struct reading *reading);

#endif
