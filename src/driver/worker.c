/* raw record -> format_read -> article -> kernel_summarize -> record_write -> line; see worker.h.
 * Nothing here allocates on the heap but the growth of the lines, which are kept from batch to
 * batch. */
#include "driver/worker.h"

#include <string.h>

#include "driver/features_record.h"
#include "driver/record.h"
#include "driver/text_record.h"
#include "format/clean.h"

enum {
    ARENA_BASE = 64 << 20, /* address space beside what grows with the record */
    ARENA_PER_BYTE = 24,   /* decoded text, sentences, tokens, terms, features per byte */
};

size_t worker_arena_size(size_t bytes)
{
    return bytes > (SIZE_MAX - ARENA_BASE) / ARENA_PER_BYTE ? 0
                                                            : ARENA_BASE + ARENA_PER_BYTE * bytes;
}

bool worker_open(struct worker *worker, size_t max_record, struct error *error)
{
    *worker = (struct worker){0};
    size_t size = worker_arena_size(max_record);
    if (size == 0 || !arena_open(&worker->arena, size)) {
        error_set(error, ERROR_MEMORY,
                  "cannot reserve %zu MiB of address space a thread; a smaller --max-record "
                  "needs less",
                  size >> 20);
        return false;
    }
    worker->kernel = kernel_new(error);
    return worker->kernel != NULL;
}

void worker_close(struct worker *worker)
{
    kernel_free(worker->kernel);
    arena_close(&worker->arena);
    *worker = (struct worker){0};
}

/* The record could not be read: its line is the sentence that says why. */
static bool lose(struct buffer *lines, struct result *result, enum error_code code,
                 const struct error *why)
{
    result->lost = code == ERROR_LIMIT    ? "too deep"
                   : code == ERROR_MEMORY ? "too large"
                                          : "not readable";
    result->len = strlen(why->text);
    return buffer_append(lines, why->text, result->len);
}

static struct place place_of(const struct batch *batch, const struct record *record)
{
    const struct segment *segment = batch_segment_of(batch, record->member);
    return (struct place){.archive = str_of(segment->archive),
                          .member = batch->block.members[record->member],
                          .record = record->number,
                          .whole = record->whole};
}

static bool write_points(struct worker *worker, const struct work *work, const struct place *place,
                         const struct article *article, struct buffer *lines, struct result *result)
{
    struct kernel_result points;
    struct kernel_options choice = work->choice;
    choice.lang = article->lang;
    kernel_summarize(worker->kernel, &choice, article->title, article->text, &worker->arena,
                     &points);
    result->status = points.status;
    result->points = (uint32_t)points.n_points;
    return record_write(lines, place, article, &points, work->with);
}

static bool write_features(struct worker *worker, const struct work *work,
                           const struct place *place, const struct article *article,
                           struct buffer *lines, struct result *result)
{
    struct kernel_features features;
    kernel_features(worker->kernel, &work->choice, article->title, article->text, &worker->arena,
                    &features);
    result->status = features.status;
    return features_write(lines, place, article, &features, work->with_words,
                          work->with & RECORD_WITH_TEXT);
}

/* The kernel is asked for the language alone, in the cheapest way. */
static bool write_text(struct worker *worker, const struct work *work, const struct place *place,
                       const struct article *article, struct buffer *lines, struct result *result)
{
    struct kernel_options first = {.method = KERNEL_LEAD, .points = 1, .lang = article->lang};
    struct kernel_result read;
    kernel_summarize(worker->kernel, &first, article->title, article->text, &worker->arena, &read);
    result->status = clean_blank(article->text) ? KERNEL_NO_TEXT : KERNEL_OK;
    return text_write(lines, place, article, record_language(article, &read),
                      work->with & RECORD_WITH_REFERENCE);
}

static bool write_form(struct worker *worker, const struct work *work, const struct place *place,
                       const struct article *article, struct buffer *lines, struct result *result)
{
    switch (work->form) {
    case NUTGRAF_FORM_FEATURES:
        return write_features(worker, work, place, article, lines, result);
    case NUTGRAF_FORM_TEXT:
        return write_text(worker, work, place, article, lines, result);
    default:
        return write_points(worker, work, place, article, lines, result);
    }
}

enum error_code worker_do(struct worker *worker, const struct work *work, struct batch *batch,
                          size_t i, uint32_t thread, struct error *error)
{
    const struct record *record = &batch->block.records[i];
    struct buffer *lines = &batch->lines[thread];
    struct result *result = &batch->results[i];
    struct str member = batch->block.members[record->member];
    struct raw raw = {
        .kind = record->kind,
        .bytes = {batch->block.raw.data + record->start, record->len},
        .head = batch->block.heads[record->member],
        .name = member.len > 0 ? member : str_of(batch_segment_of(batch, record->member)->archive)};
    struct article article;
    struct error why = {0};
    bool written;
    *result = (struct result){.at = lines->len, .thread = thread};
    enum error_code code = format_read(work->format, &raw, &worker->arena, &article, &why);
    if (code) {
        written = lose(lines, result, code, &why);
    } else if (article.skipped != NULL) {
        result->skipped = article.skipped;
        written = true;
    } else {
        struct place place = place_of(batch, record);
        written = write_form(worker, work, &place, &article, lines, result);
        result->text_bytes = article.text.len;
        result->len = lines->len - result->at;
    }
    arena_reset(&worker->arena, WORKER_ARENA_KEEP);
    return written ? ERROR_NONE
                   : error_set(error, ERROR_MEMORY, "no memory for the record's output");
}
