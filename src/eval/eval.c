/* nutgraf_eval(): files -> rows -> documents measured -> figures with intervals.
 *
 *   parallel over systems    read, decode, find ids
 *   one thread               read the references, a part after the other ...
 *   ... all, by tasks        measure: columns of each document (document.c)
 *   parallel over samples    the bootstrap: sums of columns -> figures (table.c)
 *
 * Each step writes to a place of its own for every file, document and sample, and sums are made in
 * one order, so that the figures do not depend on the threads. It never prints. */
#include <omp.h>
#include <stdlib.h>
#include <string.h>

#include "archive/source.h"
#include "eval/document.h"
#include "eval/reports.h"
#include "eval/rows.h"
#include "eval/table.h"
#include "nutgraf.h"

enum { FILES_MOST = SYSTEMS_MOST + 1, CHUNK = 16 };
_Static_assert((int)SYSTEMS_MOST == (int)NUTGRAF_SYSTEMS_MOST, "as many as the header tells");

/* The result, with all that it points to. */
struct evaluation {
    struct nutgraf_evaluation result; /* first: the caller's pointer is ours */
    struct nutgraf_figure figures[MEASURES * FIGURES_MOST];
};

/* A part of the references and what came of each of its rows. */
struct batch {
    struct part *part;
    struct measured *measured;
};

struct job {
    const struct nutgraf_eval_options *options;
    unsigned threads;
    size_t n_systems, n_files;
    struct rows files[FILES_MOST]; /* the systems', then the references */
    struct rows *references;
    struct scorer **scorers;
    struct batch *batches;
    size_t n_batches, cap_batches;
    bool no_memory;
    struct evaluation *out;
};

void nutgraf_eval_options_init(struct nutgraf_eval_options *options)
{
    *options = (struct nutgraf_eval_options){.size = sizeof *options,
                                             .max_record = SOURCE_MAX_RECORD,
                                             .max_window = SOURCE_MAX_WINDOW,
                                             .max_depth = SOURCE_MAX_DEPTH};
}

static struct source_options limits(const struct job *job)
{
    return (struct source_options){.max_record = job->options->max_record,
                                   .max_window = job->options->max_window,
                                   .max_depth = job->options->max_depth,
                                   .max_ratio = SOURCE_MAX_RATIO,
                                   .max_members = SOURCE_MAX_MEMBERS};
}

static bool read_systems(struct job *job, const char *const *systems, struct error *error)
{
    struct source_options options = limits(job);
    bool good[SYSTEMS_MOST];
#pragma omp parallel for schedule(dynamic, 1) num_threads(job->threads)
    for (size_t s = 0; s < job->n_systems; s++)
        good[s] = rows_read(&job->files[s], systems[s], &options);
    for (size_t s = 0; s < job->n_systems; s++)
        if (!good[s]) {
            *error = job->files[s].error;
            return false;
        }
    return true;
}

static bool open_scorers(struct job *job)
{
    job->scorers = calloc(job->threads, sizeof *job->scorers);
    for (unsigned t = 0; job->scorers && t < job->threads; t++)
        if (!(job->scorers[t] = scorer_new()))
            return false;
    return job->scorers != NULL;
}

static bool add_batch(struct job *job, struct part *part)
{
    if (job->n_batches == job->cap_batches) {
        size_t cap = job->cap_batches ? 2 * job->cap_batches : 16;
        struct batch *grown = realloc(job->batches, cap * sizeof *grown);
        if (!grown)
            return false;
        job->batches = grown;
        job->cap_batches = cap;
    }
    struct batch *batch = &job->batches[job->n_batches];
    *batch = (struct batch){part, calloc(part->n + 1, sizeof *batch->measured)};
    job->n_batches += batch->measured != NULL;
    return batch->measured != NULL;
}

static void ran_out(struct job *job)
{
#pragma omp atomic write
    job->no_memory = true;
}

/* Some rows of a batch, by whatever thread runs it: a task runs to its end on one. */
static void measure(struct job *job, struct batch batch, size_t from)
{
    struct scorer *scorer = job->scorers[omp_get_thread_num()];
    size_t end = from + CHUNK < batch.part->n ? from + CHUNK : batch.part->n;
    for (size_t i = from; i < end; i++)
        if (!document_measure(scorer, &batch.part->rows[i], job->files, job->n_systems,
                              &batch.measured[i]))
            ran_out(job);
}

/* One thread reads on while the others measure what is there. */
static void read_and_measure(struct job *job)
{
    struct part *part;
    while ((part = rows_next(job->references))) {
        if (!add_batch(job, part)) {
            ran_out(job);
            return;
        }
        struct batch batch = job->batches[job->n_batches - 1];
        for (size_t i = 0; i < part->n; i += CHUNK) {
#pragma omp task firstprivate(job, batch, i)
            measure(job, batch, i);
        }
    }
}

static bool measure_all(struct job *job, const char *references, struct error *error)
{
    struct source_options options = limits(job);
    if (!open_scorers(job)) {
        job->no_memory = true;
        return true;
    }
    if (rows_open(job->references, references, &options)) {
#pragma omp parallel num_threads(job->threads)
#pragma omp single
        read_and_measure(job);
    }
    *error = job->references->error;
    return !error->code;
}

static void count_document(struct job *job, const struct measured *measured)
{
    struct nutgraf_evaluation *result = &job->out->result;
    result->documents++;
    result->summaries += measured->by[MEASURE_ROUGE];
    result->labelled += measured->by[MEASURE_GAIN];
    for (size_t s = 0; s < job->n_systems; s++) {
        struct row *row = measured->rows[s];
        result->missing[s] += !row;
        if (row && !row->fault)
            row->fault = measured->faults[s];
    }
}

static bool is_document(const struct measured *measured)
{
    return measured->by[MEASURE_ROUGE] || measured->by[MEASURE_GAIN];
}

/* What was found wrong with a system's row becomes its fault, to be told once. */
static void count(struct job *job)
{
    for (size_t b = 0; b < job->n_batches; b++)
        for (size_t i = 0; i < job->batches[b].part->n; i++)
            if (is_document(&job->batches[b].measured[i]))
                count_document(job, &job->batches[b].measured[i]);
    for (size_t f = 0; f < job->n_files; f++)
        job->out->result.lost += reports_tell(&job->files[f], job->options);
}

/* False without memory. */
static bool sum_up(struct job *job, enum measure measure, size_t n)
{
    struct table table;
    struct nutgraf_evaluation *result = &job->out->result;
    if (!n)
        return true;
    bool good = table_open(&table, measure, n, job->n_systems);
    for (size_t b = 0; good && b < job->n_batches; b++)
        for (size_t i = 0; i < job->batches[b].part->n; i++)
            if (job->batches[b].measured[i].by[measure])
                table_add(&table, &job->batches[b].measured[i]);
    if (good)
        result->n_figures +=
            table_figures(&table, job->threads, &job->out->figures[result->n_figures]);
    table_close(&table);
    return good;
}

static bool work(struct job *job, const char *references, struct error *error)
{
    struct nutgraf_evaluation *result = &job->out->result;
    if (!measure_all(job, references, error))
        return false;
    if (!job->no_memory) {
        count(job);
        job->no_memory = !sum_up(job, MEASURE_ROUGE, result->summaries) ||
                         !sum_up(job, MEASURE_GAIN, result->labelled);
    }
    if (job->no_memory)
        error_set(error, ERROR_MEMORY, "no memory to measure the documents");
    else if (!result->documents)
        error_set(error, ERROR_DAMAGED, "%s: no document can be measured by it",
                  job->references->path);
    return !error->code;
}

static void close_job(struct job *job)
{
    for (size_t f = 0; f < job->n_files; f++)
        rows_close(&job->files[f]);
    for (unsigned t = 0; job->scorers && t < job->threads; t++)
        scorer_free(job->scorers[t]);
    for (size_t b = 0; b < job->n_batches; b++)
        free(job->batches[b].measured);
    free(job->scorers);
    free(job->batches);
}

/* False and *error where the arguments cannot be meant. */
static bool check(const char *const *systems, size_t n_systems, const char *references,
                  const struct nutgraf_eval_options *options, struct error *error)
{
    if (options->size != sizeof *options)
        error_set(error, ERROR_USAGE,
                  "the options were not made by nutgraf_eval_options_init() of this version");
    else if (options->max_record == 0 || options->max_record > SOURCE_MAX_RECORD_MOST)
        error_set(error, ERROR_USAGE, "the largest record must be between 1 byte and 1 GiB");
    else if (options->max_depth == 0)
        error_set(error, ERROR_USAGE, "the depth of archives inside archives must be at least 1");
    else if (!systems || !references || n_systems == 0 || n_systems > SYSTEMS_MOST)
        error_set(error, ERROR_USAGE, "one or two systems are measured against references");
    if (error->code)
        return false;
    size_t standard = strcmp(references, "-") == 0;
    for (size_t s = 0; s < n_systems; s++)
        standard += strcmp(systems[s], "-") == 0;
    if (standard > 1)
        error_set(error, ERROR_USAGE, "standard input can be only one of the files");
    return !error->code;
}

/* The rooms below know no public header; the driver has such a table for itself. */
static void tell_error(const struct error *error, struct nutgraf_error *out)
{
    static const enum nutgraf_code codes[] = {
        [ERROR_MEMORY] = NUTGRAF_ERROR_MEMORY, [ERROR_USAGE] = NUTGRAF_ERROR_USAGE,
        [ERROR_OPEN] = NUTGRAF_ERROR_OPEN,     [ERROR_READ] = NUTGRAF_ERROR_READ,
        [ERROR_WRITE] = NUTGRAF_ERROR_WRITE,   [ERROR_DAMAGED] = NUTGRAF_ERROR_READ,
        [ERROR_LIMIT] = NUTGRAF_ERROR_READ,    [ERROR_STOPPED] = NUTGRAF_ERROR_STOPPED,
    };
    if (!out)
        return;
    *out = (struct nutgraf_error){.code = codes[error->code], .system = error->system};
    _Static_assert(sizeof out->text >= sizeof error->text, "the text fits");
    memcpy(out->text, error->text, sizeof error->text);
}

struct nutgraf_evaluation *nutgraf_eval(const char *const *systems, size_t n_systems,
                                        const char *references,
                                        const struct nutgraf_eval_options *options,
                                        struct nutgraf_error *out)
{
    struct nutgraf_eval_options defaults;
    struct error error = {0};
    struct job job = {.n_systems = n_systems, .n_files = n_systems + 1};
    nutgraf_eval_options_init(&defaults);
    job.options = options ? options : &defaults;
    if (!check(systems, n_systems, references, job.options, &error)) {
        tell_error(&error, out);
        return NULL;
    }
    job.threads = job.options->jobs ? job.options->jobs : (unsigned)omp_get_max_threads();
    job.references = &job.files[n_systems];
    job.out = calloc(1, sizeof *job.out);
    if (!job.out)
        error_set(&error, ERROR_MEMORY, "no memory for an evaluation");
    bool good = job.out && read_systems(&job, systems, &error) && work(&job, references, &error);
    close_job(&job);
    if (good) {
        job.out->result.figures = job.out->figures;
        return &job.out->result;
    }
    free(job.out);
    tell_error(&error, out);
    return NULL;
}

void nutgraf_evaluation_free(struct nutgraf_evaluation *evaluation)
{
    free(evaluation);
}
