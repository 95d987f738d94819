/* An invented article, a place to summarize it in and what holds of every result. */
#ifndef TESTS_KERNEL_BENCH_H
#define TESTS_KERNEL_BENCH_H

#include <criterion/criterion.h>

#include "base/utf8.h"
#include "kernel/kernel.h"
#include "kernel/models.h"

static const char title[] = "Harbour bridge at Altmoor closes for repairs";

static const char article[] =
    "The harbour bridge at Altmoor will close for eleven months from March after engineers found "
    "cracks in two of its main girders, the city council said on Tuesday.\n"
    "Repairs are expected to cost 48 million crowns, most of it paid by the national road fund, "
    "according to a report that the council published on its website.\n"
    "Around 23,000 drivers cross the bridge on an ordinary working day, and the council plans a "
    "free ferry for commuters from the northern suburbs.\n"
    "It will run every twelve minutes between six in the morning and midnight.\n"
    "\"We had no choice but to close the bridge now,\" said Marla Osten, the city engineer, who "
    "inspected the girders with a team from the university in January.\n"
    "But shop owners near the northern ramp fear for their trade and want the council to pay them "
    "compensation during the closure.\n"
    "The bridge was opened in 1931 and last repaired in 1978, when the council replaced its wooden "
    "deck with steel plates.\n"
    "A second crossing, a tunnel under the harbour, has been discussed for twenty years without a "
    "decision by the national parliament.\n";

/* A place for one article: a kernel, the default model, an arena, the result. */
struct bench {
    struct kernel *kernel;
    struct model *model;
    struct arena arena;
    struct kernel_result result;
};

static inline struct model *bench_model(void)
{
    struct error error = {0};
    struct str bytes = {models_builtin[0].bytes, models_builtin[0].size};
    struct model *model = model_new(bytes, &models_inputs, &error);
    cr_assert(model != NULL, "%s: %s", models_builtin[0].name, error.text);
    return model;
}

static inline struct bench bench_open(size_t size)
{
    struct bench bench = {.kernel = kernel_new(NULL), .model = bench_model()};
    cr_assert(bench.kernel != NULL && arena_open(&bench.arena, size));
    return bench;
}

static inline void bench_close(struct bench *bench)
{
    arena_close(&bench->arena);
    kernel_free(bench->kernel);
    model_free(bench->model);
}

static inline void summarize(struct bench *bench, struct kernel_options options, const char *head,
                             const char *text)
{
    arena_reset(&bench->arena, 1 << 16);
    options.model = options.method == KERNEL_LEARNED ? bench->model : NULL;
    kernel_summarize(bench->kernel, &options, str_of(head), str_of(text), &bench->arena,
                     &bench->result);
}

static inline void check_point(const char *row, const char *text,
                               const struct kernel_result *result, size_t i)
{
    const struct kernel_point *point = &result->points[i];
    cr_expect(point->start < point->end && point->end <= strlen(text), "%s: point %zu is %zu..%zu",
              row, i, point->start, point->end);
    cr_expect(utf8_valid(text + point->start, point->end - point->start),
              "%s: point %zu cuts a code point", row, i);
    cr_expect(text[point->start] != ' ' && text[point->end - 1] != ' ',
              "%s: point %zu is not trimmed", row, i);
    cr_expect(point->score <= 10000, "%s: point %zu has the score %u", row, i, point->score);
    cr_expect(point->rank >= 1 && point->rank <= result->n_points, "%s: point %zu has the rank %u",
              row, i, point->rank);
    if (i > 0)
        cr_expect(point[-1].end <= point->start && point[-1].sentence < point->sentence,
                  "%s: point %zu is out of order", row, i);
    for (size_t k = 0; k < i; k++)
        cr_expect(result->points[k].rank != point->rank, "%s: two points of rank %u", row,
                  point->rank);
}

static inline void check_result(const char *row, const char *text,
                                const struct kernel_result *result)
{
    cr_expect((result->status == KERNEL_OK) == (result->n_points > 0), "%s: status %d, %zu points",
              row, (int)result->status, result->n_points);
    for (size_t i = 0; i < result->n_points; i++)
        check_point(row, text, result, i);
}

#endif
