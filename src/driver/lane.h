/* A lane: inputs on one side, an output on the other, three batches that rotate between.
 *
 *   inputs -> source -> [next]     [current] <- workers     [previous] -> output, reports, counts
 *
 * Reading and writing touch different batches, so that two threads may do them at the same time
 * while others work on the current one. Order and bounded memory come from this shape. */
#ifndef DRIVER_LANE_H
#define DRIVER_LANE_H

#include <stdbool.h>

#include "archive/source.h"
#include "driver/batch.h"
#include "driver/failure.h"
#include "driver/inputs.h"
#include "driver/output.h"
#include "nutgraf.h"

struct lane {
    const struct nutgraf_run_options *options;
    struct failure *failure;
    struct source_options limits;
    size_t batch_bytes, batch_most; /* raw bytes of the next batch, and of the largest */

    /* the reading side */
    struct inputs *inputs;
    struct source *source; /* the input being read, or NULL */
    bool read_all;         /* nothing is left to read */
    uint64_t consumed;     /* compressed bytes of inputs that are closed */
    uint64_t opened;

    /* the writing side */
    struct output *output;
    struct nutgraf_counts counts;
    struct error open_error; /* the first input that could not be opened */
    bool full;               /* --limit is reached: nothing more is written, told or counted */

    struct batch batches[3];
    struct batch *previous, *current, *next;
    size_t todo; /* records of the current batch for the workers */
};

bool lane_open(struct lane *lane, const char *const *inputs, size_t n_inputs,
               const struct nutgraf_run_options *options, unsigned threads, struct failure *failure,
               struct error *error);
void lane_close(struct lane *lane);

/* Reads ahead into the next batch. */
void lane_read(struct lane *lane);

/* Writes the previous batch out: records, and reports in their place between them. */
void lane_write(struct lane *lane);

/* Between turns: nothing more is read. */
void lane_stop(struct lane *lane);

/* previous <- current <- next <- previous. False when all three are empty and nothing is left to
 * read. */
bool lane_rotate(struct lane *lane);

void lane_progress(const struct lane *lane, struct nutgraf_progress *progress);

#endif
