/* nutgraf_eval(): files -> rows -> documents measured -> figures with intervals.
 *
 *   parallel over files      read, decode, find ids
 *   parallel over documents  measure: columns of each (document.c)
 *   parallel over samples    the bootstrap: sums of columns -> figures (table.c)
 *
 * Each step writes to a place of its own for every file, document and sample, and sums are made in
 * one order, so that the figures do not depend on the threads. It never prints. */
#include <omp.h>
#include <stdlib.h>
#include <string.h>

#include "eval/document.h"
#include "eval/reports.h"
#include "eval/rows.h"
#include "eval/table.h"
#include "nutgraf.h"

enum { FILES_MOST = SYSTEMS_MOST + 1, CHUNK = 16, DEPTH_DEFAULT = 8 };
_Static_assert((int)SYSTEMS_MOST == (int)NUTGRAF_SYSTEMS_MOST, "as many as the header tells");

static const size_t max_record_default = (size_t)16 << 20;
static const size_t max_record_most = (size_t)1 << 30;
static const uint64_t max_window_default = (uint64_t)128 << 20;

/* The result, with all that it points to. */
struct evaluation {
    struct nutgraf_evaluation result; /* first: the caller's pointer is ours */
    struct nutgraf_figure figures[MEASURES * FIGURES_MOST];
};

struct job {
    const struct nutgraf_eval_options *options;
    unsigned threads;
    size_t n_systems, n_files;
    struct rows files[FILES_MOST]; /* the systems', then the references */
    struct rows *references;
    struct scorer **scorers;
    struct measured *measured; /* each row of the references */
    bool no_memory;
    struct evaluation *out;
};

void nutgraf_eval_options_init(struct nutgraf_eval_options *options)
{
    *options = (struct nutgraf_eval_options){.size = sizeof *options,
                                             .max_record = max_record_default,
                                             .max_window = max_window_default,
                                             .max_depth = DEPTH_DEFAULT};
}

static bool read_files(struct job *job, const char *const *systems, const char *references,
                       struct error *error)
{
    struct source_options options = {.max_record = job->options->max_record,
                                     .max_window = job->options->max_window,
                                     .max_depth = job->options->max_depth};
    bool good[FILES_MOST];
#pragma omp parallel for schedule(dynamic, 1) num_threads(job->threads)
    for (size_t f = 0; f < job->n_files; f++)
        good[f] = rows_read(&job->files[f], f < job->n_systems ? systems[f] : references, &options);
    for (size_t f = 0; f < job->n_files; f++)
        if (!good[f]) {
            *error = job->files[f].error;
            return false;
        }
    return true;
}

static size_t longest_row(const struct job *job)
{
    size_t longest = 0;
    for (size_t f = 0; f < job->n_files; f++)
        for (size_t i = 0; i < job->files[f].n; i++)
            if (job->files[f].rows[i].raw.len > longest)
                longest = job->files[f].rows[i].raw.len;
    return longest;
}

static bool open_scorers(struct job *job)
{
    size_t longest = longest_row(job);
    job->scorers = calloc(job->threads, sizeof *job->scorers);
    job->measured = calloc(job->references->n + 1, sizeof *job->measured);
    for (unsigned t = 0; job->scorers && t < job->threads; t++)
        if (!(job->scorers[t] = scorer_new(longest)))
            return false;
    return job->scorers && job->measured;
}

/* False without memory. */
static bool measure(struct job *job, size_t i)
{
    const struct row *reference = &job->references->rows[i];
    struct str rows[SYSTEMS_MOST] = {{0}};
    if (reference->fault)
        return true;
    for (size_t s = 0; s < job->n_systems; s++) {
        const struct row *row = rows_find(&job->files[s], reference->id);
        if (row && !row->fault)
            rows[s] = row->raw;
    }
    return document_measure(job->scorers[omp_get_thread_num()], reference->raw, rows,
                            job->n_systems, &job->measured[i]);
}

static void measure_all(struct job *job)
{
    bool good = true;
#pragma omp parallel for schedule(dynamic, CHUNK) num_threads(job->threads) reduction(&& : good)
    for (size_t i = 0; i < job->references->n; i++)
        good = measure(job, i) && good;
    job->no_memory = !good;
}

/* What was found wrong with a row becomes its fault, to be told once; documents are counted. */
static void count(struct job *job)
{
    struct nutgraf_evaluation *result = &job->out->result;
    for (size_t i = 0; i < job->references->n; i++) {
        struct row *reference = &job->references->rows[i];
        const struct measured *measured = &job->measured[i];
        reference->fault = reference->fault ? reference->fault : measured->reference_fault;
        if (!measured->by[MEASURE_ROUGE] && !measured->by[MEASURE_GAIN])
            continue;
        result->documents++;
        result->summaries += measured->by[MEASURE_ROUGE];
        result->labelled += measured->by[MEASURE_GAIN];
        for (size_t s = 0; s < job->n_systems; s++) {
            struct row *row = rows_find(&job->files[s], reference->id);
            result->missing[s] += !row;
            if (row && !row->fault)
                row->fault = measured->fault[s];
        }
    }
    for (size_t f = 0; f < job->n_files; f++)
        result->lost += reports_tell(&job->files[f], job->options);
}

/* False without memory. */
static bool sum_up(struct job *job, enum measure measure, size_t n)
{
    struct table table;
    struct nutgraf_evaluation *result = &job->out->result;
    if (!n)
        return true;
    bool good = table_open(&table, measure, n, job->n_systems);
    for (size_t i = 0; good && i < job->references->n; i++)
        if (job->measured[i].by[measure])
            table_add(&table, &job->measured[i]);
    if (good)
        result->n_figures +=
            table_figures(&table, job->threads, &job->out->figures[result->n_figures]);
    table_close(&table);
    return good;
}

static bool work(struct job *job, struct error *error)
{
    struct nutgraf_evaluation *result = &job->out->result;
    if (!open_scorers(job))
        job->no_memory = true;
    else
        measure_all(job);
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
    free(job->scorers);
    free(job->measured);
}

/* False and *error where the arguments cannot be meant. */
static bool check(const char *const *systems, size_t n_systems, const char *references,
                  const struct nutgraf_eval_options *options, struct error *error)
{
    if (options->size != sizeof *options)
        error_set(error, ERROR_USAGE,
                  "the options were not made by nutgraf_eval_options_init() of this version");
    else if (options->max_record == 0 || options->max_record > max_record_most)
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
    bool good = job.out && read_files(&job, systems, references, &error) && work(&job, &error);
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
