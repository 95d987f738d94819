/* A batch: raw records as the lane read them, and the lines that the workers made of them.
 *
 *   block.records[i]  ->  results[i]  ->  lines[results[i].thread] + results[i].at
 *
 * A lane fills it, the workers write results of different records at the same time, each into the
 * lines of its own thread, the lane writes it out. Its memory is kept from use to use. */
#ifndef DRIVER_BATCH_H
#define DRIVER_BATCH_H

#include <stdint.h>

#include "archive/source.h"
#include "base/buffer.h"
#include "base/error.h"
#include "kernel/kernel.h"

/* What became of a record. */
struct result {
    size_t at, len;      /* its line, or the sentence that tells why it is lost, in lines[thread] */
    uint64_t text_bytes; /* of its article */
    uint32_t thread;
    uint32_t points;
    enum kernel_status status;
    const char *lost;    /* the reason where it could not be read, else NULL */
    const char *skipped; /* the reason where it is no article, else NULL */
};

/* The part of a batch that comes from one input: from its first record, note and member on. */
struct segment {
    const char *archive; /* in block.names */
    size_t first_record, first_note, first_member;
    bool skipped; /* the input is no file: said, not lost */
    struct error
        failed; /* what ended the input early, after all else of the segment; code 0: nothing */
};

struct batch {
    struct block block;
    struct segment *segments;
    size_t n_segments, cap_segments;
    struct result *results;
    size_t cap_results;
    struct buffer *lines; /* one a thread */
    unsigned threads;
};

bool batch_open(struct batch *batch, unsigned threads);
void batch_close(struct batch *batch);
void batch_reset(struct batch *batch);

/* A new segment behind the others; NULL without memory. Lives until the next is added. */
struct segment *batch_segment(struct batch *batch, const char *archive);

/* Makes room for a result of every record that was read. */
bool batch_prepare(struct batch *batch);

/* The segment of a member. */
const struct segment *batch_segment_of(const struct batch *batch, size_t member);

#endif
