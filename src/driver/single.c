/* nutgraf_summarize(): one article in memory, without archives, batches or threads. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "driver/failure.h"
#include "driver/options.h"
#include "driver/record.h"
#include "driver/worker.h"
#include "format/clean.h"
#include "kernel/kernel.h"
#include "kernel/model.h"
#include "nutgraf.h"

struct nutgraf_summarizer {
    struct kernel_options choice;
    struct model *model;
    struct kernel *kernel;
    struct arena arena;
    size_t reserved; /* bytes of text that the arena was made for */
    struct nutgraf_summary summary;
};

void nutgraf_summarizer_free(struct nutgraf_summarizer *summarizer)
{
    if (!summarizer)
        return;
    kernel_free(summarizer->kernel);
    model_free(summarizer->model);
    arena_close(&summarizer->arena);
    free(summarizer);
}

struct nutgraf_summarizer *nutgraf_summarizer_new(const struct nutgraf_options *options,
                                                  struct nutgraf_error *out)
{
    struct error error = {0};
    struct nutgraf_summarizer *summarizer = calloc(1, sizeof *summarizer);
    if (!summarizer)
        error_set(&error, ERROR_MEMORY, "no memory for a summarizer");
    else if (choice_read(options, false, &summarizer->choice, &summarizer->model, &error))
        summarizer->kernel = kernel_new(&error);
    if (summarizer && summarizer->kernel)
        return summarizer;
    failure_tell(&error, out);
    nutgraf_summarizer_free(summarizer);
    return NULL;
}

/* The arena's address space follows the largest article so far. */
static bool make_room(struct nutgraf_summarizer *summarizer, size_t bytes)
{
    arena_reset(&summarizer->arena, WORKER_ARENA_KEEP);
    if (summarizer->arena.beg && bytes <= summarizer->reserved)
        return true;
    size_t size = worker_arena_size(bytes);
    if (size == 0)
        return false;
    arena_close(&summarizer->arena);
    summarizer->reserved = bytes;
    return arena_open(&summarizer->arena, size);
}

/* The text itself where it is UTF-8, else a repaired copy. {NULL, 0} without memory. */
static struct str sound(struct arena *arena, const char *text, size_t n)
{
    struct str value = n ? (struct str){text, n} : STR("");
    return clean_utf8(&value, arena) ? value : (struct str){NULL, 0};
}

/* A piece of the text on one line, terminated. */
static bool fold(struct arena *arena, struct str piece, const char **folded, size_t *n)
{
    if (!clean_line(&piece, arena))
        return false;
    char *copy = ARENA_NEW(arena, piece.len + 1, char);
    if (!copy)
        return false;
    memcpy(copy, piece.data, piece.len);
    copy[piece.len] = '\0';
    *folded = copy;
    *n = piece.len;
    return true;
}

static bool tell_points(struct nutgraf_summarizer *summarizer, struct str text,
                        const struct kernel_result *result)
{
    struct nutgraf_point *points =
        ARENA_NEW(&summarizer->arena, result->n_points, struct nutgraf_point);
    size_t byte = 0, code_point = 0;
    for (size_t i = 0; points && i < result->n_points; i++) {
        const struct kernel_point *from = &result->points[i];
        struct nutgraf_point *to = &points[i];
        size_t n = from->end - from->start;
        *to = (struct nutgraf_point){
            .sentence = from->sentence, .rank = from->rank, .score = from->score / 10000.0};
        to->start = code_point + utf8_count(text.data + byte, from->start - byte);
        to->end = code_point = to->start + utf8_count(text.data + from->start, n);
        byte = from->end;
        if (!fold(&summarizer->arena, (struct str){text.data + from->start, n}, &to->text,
                  &to->text_bytes))
            return false;
    }
    summarizer->summary.points = points;
    summarizer->summary.n_points = result->n_points;
    return points != NULL;
}

const struct nutgraf_summary *nutgraf_summarize(struct nutgraf_summarizer *summarizer,
                                                const char *title, size_t title_bytes,
                                                const char *text, size_t text_bytes,
                                                struct nutgraf_error *out)
{
    struct error error = {0};
    struct kernel_result result;
    struct str head = {0}, body = {0};
    size_t most = SIZE_MAX - text_bytes;
    if (title && title_bytes <= most && make_room(summarizer, title_bytes + text_bytes))
        head = sound(&summarizer->arena, title, title_bytes);
    else if (!title && make_room(summarizer, text_bytes))
        head = STR("");
    if (head.data)
        body = sound(&summarizer->arena, text, text_bytes);
    if (body.data) {
        kernel_summarize(summarizer->kernel, &summarizer->choice, head, body, &summarizer->arena,
                         &result);
        summarizer->summary = (struct nutgraf_summary){.status = record_status(result.status),
                                                       .lang = result.lang,
                                                       .text = body.data,
                                                       .text_bytes = body.len,
                                                       .words = result.words,
                                                       .sentences = result.sentences};
        if (tell_points(summarizer, body, &result))
            return &summarizer->summary;
    }
    error_set(&error, ERROR_MEMORY, "no memory for an article of %zu bytes", text_bytes);
    failure_tell(&error, out);
    return NULL;
}
