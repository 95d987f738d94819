/* Read, compute and write at the same time (after minimap2's map.c and the note in DESIGN):
 *
 *   while (any lane has work) {
 *       parallel { lanes: read ahead | lanes: write the batch before | records: the kernel }
 *       rotate
 *   }
 *
 * Order comes from the rotation, bounded memory from three batches a lane. This file and nothing
 * else of the driver speaks OpenMP; it never sees what is in a record. */
#include <omp.h>
#include <stdlib.h>
#include <time.h>

#include "driver/failure.h"
#include "driver/lane.h"
#include "driver/options.h"
#include "driver/record.h"
#include "driver/worker.h"
#include "kernel/model.h"
#include "nutgraf.h"

enum { LANES = 1, CHUNK = 4, PROGRESS_NS = 100000000 };

struct run {
    const struct nutgraf_run_options *options;
    struct lane lanes[LANES];
    struct worker *workers;
    unsigned threads;
    struct work work;
    struct model *model; /* what the work's choice refers to */
    struct failure failure;
    struct nutgraf_progress totals; /* inputs and bytes_total, where somebody wants to see them */
};

static bool stopped(const struct run *run)
{
    return run->options->stop && *run->options->stop;
}

/* What is current in all lanes, worked by all threads; a chunk is a few records, so that one long
 * article does not keep others waiting. */
static void work_on(struct run *run, struct lane *lane)
{
    struct batch *batch = lane->current;
#pragma omp for schedule(dynamic, CHUNK) nowait
    for (size_t i = 0; i < lane->todo; i++) {
        uint32_t thread = (uint32_t)omp_get_thread_num();
        struct error error;
        if (!failure_met(&run->failure) &&
            worker_do(&run->workers[thread], &run->work, batch, i, thread, &error))
            failure_set(&run->failure, &error);
    }
}

static void turn(struct run *run)
{
#pragma omp parallel num_threads(run->threads)
    {
#pragma omp for schedule(dynamic, 1) nowait
        for (int l = 0; l < LANES; l++)
            lane_read(&run->lanes[l]);
#pragma omp for schedule(dynamic, 1) nowait
        for (int l = 0; l < LANES; l++)
            lane_write(&run->lanes[l]);
        for (int l = 0; l < LANES; l++)
            work_on(run, &run->lanes[l]);
    }
}

static void tell_progress(struct run *run, struct timespec *last)
{
    struct timespec now;
    if (!run->options->progress)
        return;
    clock_gettime(CLOCK_MONOTONIC, &now);
    long long passed = (now.tv_sec - last->tv_sec) * 1000000000LL + (now.tv_nsec - last->tv_nsec);
    if (passed < PROGRESS_NS)
        return;
    *last = now;
    struct nutgraf_progress progress = run->totals;
    for (int l = 0; l < LANES; l++)
        lane_progress(&run->lanes[l], &progress);
    run->options->progress(run->options->user, &progress);
}

/* No more is read; what is in hand is worked and written. */
static void stop_reading(struct run *run)
{
    for (int l = 0; l < LANES; l++)
        lane_stop(&run->lanes[l]);
}

static void go(struct run *run)
{
    struct timespec last = {0};
    bool more = true;
    while (more && !failure_met(&run->failure)) {
        turn(run);
        more = false;
        for (int l = 0; l < LANES; l++) {
            more = lane_rotate(&run->lanes[l]) || more;
            if (run->lanes[l].full)
                lane_stop(&run->lanes[l]);
        }
        if (stopped(run))
            stop_reading(run);
        tell_progress(run, &last);
    }
}

static bool open_workers(struct run *run, struct error *error)
{
    run->workers = calloc(run->threads, sizeof *run->workers);
    if (!run->workers) {
        error_set(error, ERROR_MEMORY, "no memory for %u threads", run->threads);
        return false;
    }
    for (unsigned t = 0; t < run->threads; t++)
        if (!worker_open(&run->workers[t], run->options->max_record, error))
            return false;
    return true;
}

static bool open_run(struct run *run, const char *const *inputs, size_t n_inputs,
                     struct error *error)
{
    const struct nutgraf_run_options *options = run->options;
    struct format_options fields = {.text_field = options->text_field,
                                    .title_field = options->title_field,
                                    .id_field = options->id_field,
                                    .date_field = options->date_field,
                                    .url_field = options->url_field,
                                    .reference = options->with_reference,
                                    .limits = {.json_depth = options->max_json_depth,
                                               .html_depth = options->max_html_depth,
                                               .attribute = options->max_attribute,
                                               .field = options->max_field}};
    run->threads = options->jobs ? options->jobs : (unsigned)omp_get_max_threads();
    run->work.with_words = options->with_words;
    run->work.with = (options->with_text ? RECORD_WITH_TEXT : 0) |
                     (options->with_reference ? RECORD_WITH_REFERENCE : 0);
    run->work.form = options->form;
    if (!choice_read(&options->choice, options->form == NUTGRAF_FORM_FEATURES, &run->work.choice,
                     &run->model, error))
        return false;
    run->work.format = format_new(&fields, error);
    if (!run->work.format || !open_workers(run, error))
        return false;
    if (options->progress)
        inputs_measure(inputs, n_inputs, &run->totals.inputs, &run->totals.bytes_total);
    return lane_open(&run->lanes[0], inputs, n_inputs, options, run->threads, &run->failure, error);
}

static void close_run(struct run *run)
{
    for (int l = 0; l < LANES; l++)
        lane_close(&run->lanes[l]);
    for (unsigned t = 0; run->workers && t < run->threads; t++)
        worker_close(&run->workers[t]);
    free(run->workers);
    format_free(run->work.format);
    model_free(run->model);
}

/* Nothing could be opened at all: that is no run. */
static bool nothing_opened(const struct lane *lane)
{
    return lane->open_error.code && lane->opened == 0;
}

static enum nutgraf_code finish(struct run *run, struct nutgraf_error *out)
{
    struct lane *lane = &run->lanes[0];
    struct error error = {0};
    bool to_file = run->options->output && !run->options->write;
    if (failure_met(&run->failure)) {
        if (!to_file && run->failure.error.code != ERROR_WRITE)
            (void)output_finish(lane->output, &error); /* ends with a whole record */
        return failure_tell(&run->failure.error, out);
    }
    bool stop = stopped(run);
    if (!stop && nothing_opened(lane)) {
        error_set(&error, ERROR_OPEN, "no input could be opened");
        error.system = lane->open_error.system;
        return failure_tell(&error, out);
    }
    if (stop && to_file) {
        error_set(&error, ERROR_STOPPED, "stopped; '%s' was not written", run->options->output);
        return failure_tell(&error, out);
    }
    if (output_finish(lane->output, &error))
        return failure_tell(&error, out);
    if (stop)
        error_set(&error, ERROR_STOPPED, "stopped; the records so far were written");
    return failure_tell(&error, out);
}

enum nutgraf_code nutgraf_run(const char *const *inputs, size_t n_inputs,
                              const struct nutgraf_run_options *options,
                              struct nutgraf_counts *counts, struct nutgraf_error *out)
{
    struct error error = {0};
    struct run *run = NULL;
    enum nutgraf_code code;
    if (counts)
        *counts = (struct nutgraf_counts){.size = sizeof *counts};
    if (options_check(options, &error) && !(run = calloc(1, sizeof *run)))
        error_set(&error, ERROR_MEMORY, "no memory for a run");
    if (!run)
        return failure_tell(&error, out);
    run->options = options;
    if (open_run(run, inputs, n_inputs, &error)) {
        go(run);
        code = finish(run, out);
    } else {
        code = failure_tell(&error, out);
    }
    if (counts) {
        *counts = run->lanes[0].counts;
        counts->size = sizeof *counts;
        counts->inputs = run->lanes[0].opened;
        counts->bytes_read = run->lanes[0].consumed;
    }
    close_run(run);
    free(run);
    return code;
}
