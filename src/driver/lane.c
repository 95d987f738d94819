/* The reading side of a lane, and its life; lane_write.c is the other side. */
#include "driver/lane.h"

#include "archive/block.h"

#include <string.h>

enum {
    SEGMENTS_MAX = 4096, /* inputs in a batch: many small files share one */
    BATCH_FIRST = 256 << 10,
};

/* The threads meet at the end of each turn, where OpenMP lets the first to come spin for some
 * milliseconds: turns must be long beside that, or a machine that others use too loses most of its
 * time (measured: to a quarter of the speed). One thread alone gains 5 to 10 % over 64 KiB. */
static size_t largest_batch(unsigned threads)
{
    return ((size_t)2 << 20) * (threads < 8 ? threads : 8);
}

/* The first batches are small, so that all threads have work soon, and little is waited for. */
static void size_batches(struct lane *lane, unsigned threads)
{
    size_t given = lane->options->batch_bytes, most = largest_batch(threads);
    lane->batch_most = given ? given : most;
    lane->batch_bytes = given ? given : BATCH_FIRST;
}

bool lane_open(struct lane *lane, const char *const *inputs, size_t n_inputs,
               const struct nutgraf_run_options *options, unsigned threads, struct failure *failure,
               struct error *error)
{
    *lane = (struct lane){.options = options,
                          .failure = failure,
                          .limits = {.max_record = options->max_record,
                                     .max_window = options->max_window,
                                     .max_depth = options->max_depth,
                                     .max_ratio = options->max_ratio,
                                     .max_total = options->max_total,
                                     .max_members = options->max_members,
                                     .stop = options->stop},
                          .counts = {.size = sizeof lane->counts}};
    size_batches(lane, threads);
    lane->previous = &lane->batches[0];
    lane->current = &lane->batches[1];
    lane->next = &lane->batches[2];
    bool ok = true;
    for (size_t i = 0; i < 3; i++)
        ok = batch_open(&lane->batches[i], threads) && ok;
    lane->inputs = inputs_open(inputs, n_inputs);
    if (!ok || !lane->inputs) {
        error_set(error, ERROR_MEMORY, "no memory for the batches");
        return false;
    }
    lane->output = output_open(options, error);
    if (!lane->output)
        return false;
    inputs_avoid(lane->inputs, output_descriptor(lane->output));
    return true;
}

void lane_close(struct lane *lane)
{
    output_close(lane->output);
    source_close(lane->source);
    inputs_close(lane->inputs);
    for (size_t i = 0; i < 3; i++)
        batch_close(&lane->batches[i]);
}

static void fail(struct lane *lane, const struct error *error)
{
    failure_set(lane->failure, error);
    lane->read_all = true;
}

static void fail_memory(struct lane *lane)
{
    struct error error;
    error_set(&error, ERROR_MEMORY, "no memory for a batch");
    fail(lane, &error);
}

/* Opens the next input that can be opened; each that is passed over leaves a segment that says
 * why. */
static void open_next(struct lane *lane)
{
    const char *path = NULL;
    struct error error = {0};
    enum input_kind kind = inputs_next(lane->inputs, &path, &error);
    if (kind == INPUT_END) {
        lane->read_all = true;
        return;
    }
    struct segment *segment = batch_segment(lane->next, path);
    if (!segment) {
        fail_memory(lane);
        return;
    }
    if (kind == INPUT_FILE) {
        lane->source = source_open(path, &lane->limits, &error);
        lane->opened += lane->source != NULL;
        kind = lane->source ? INPUT_FILE : INPUT_FAILED;
    }
    segment->skipped = kind == INPUT_SKIPPED;
    if (kind == INPUT_FAILED)
        segment->failed = error;
}

/* batch: the one it was read into last. */
static void close_source(struct lane *lane, struct batch *batch)
{
    source_close(lane->source);
    lane->source = NULL;
    lane->consumed += batch->block.consumed;
    batch->block.consumed = 0;
}

/* The input goes on from the batch before: its segment opens this one. */
static bool resume(struct lane *lane)
{
    const struct batch *before = lane->current;
    if (!lane->source || before->n_segments == 0)
        return true;
    return batch_segment(lane->next, before->segments[before->n_segments - 1].archive) != NULL;
}

void lane_read(struct lane *lane)
{
    struct batch *batch = lane->next;
    batch_reset(batch);
    if (lane->read_all || failure_met(lane->failure))
        return;
    if (!resume(lane))
        fail_memory(lane);
    while (!lane->read_all && batch->block.raw.len < lane->batch_bytes &&
           !block_is_full(&batch->block) && batch->n_segments < SEGMENTS_MAX) {
        if (!lane->source) {
            open_next(lane);
            continue;
        }
        struct error error = {0};
        bool ended = false;
        if (source_read(lane->source, &batch->block, lane->batch_bytes, &ended, &error)) {
            if (error.code == ERROR_STOPPED)
                lane->read_all = true;
            else
                batch->segments[batch->n_segments - 1].failed = error;
            ended = true;
        }
        if (!ended)
            break;
        close_source(lane, batch);
    }
    if (!batch_prepare(batch))
        fail_memory(lane);
    if (lane->batch_bytes < lane->batch_most)
        lane->batch_bytes *= 2;
}

void lane_stop(struct lane *lane)
{
    lane->read_all = true;
    if (lane->source)
        close_source(lane, lane->current);
}

bool lane_rotate(struct lane *lane)
{
    struct batch *written = lane->previous;
    lane->previous = lane->current;
    lane->current = lane->next;
    lane->next = written;
    lane->todo = lane->current->n_segments && !lane->full ? lane->current->block.n_records : 0;
    return !lane->read_all || lane->previous->n_segments || lane->current->n_segments;
}

void lane_progress(const struct lane *lane, struct nutgraf_progress *progress)
{
    const struct batch *batch = lane->current;
    progress->inputs_done += lane->opened - (lane->source != NULL);
    progress->bytes_read += lane->consumed + batch->block.consumed;
    progress->bytes_decoded += lane->counts.bytes_decoded;
    progress->records += lane->counts.records;
    progress->lost += lane->counts.lost;
    if (batch->n_segments)
        progress->archive = batch->segments[batch->n_segments - 1].archive;
}
