/* A choice by a model from article to points, and what training is told of it, which must be what
 * the choice itself used. */
#include "kernel_bench.h"
#include "model_made.h"

/* Every input counts, by weights of no meaning. */
static struct stage_made all_inputs(struct input_made *inputs, uint32_t n, uint32_t seed)
{
    for (uint32_t i = 0; i < n; i++) {
        inputs[i].input = i;
        inputs[i].weight = (int16_t)((int)made_pick(&seed, 7) - 3);
    }
    return (struct stage_made){inputs, n, 3000};
}

static struct model *whole_model(uint32_t seed, bool two_stages, const char *parameters)
{
    static struct input_made gains[GAINS];
    struct forests_made sentence = {.seed = seed};
    struct stage_made gain = all_inputs(gains, two_stages ? GAINS : 0, seed + 1);
    return model_made(sentence, gain, parameters, NULL, 0);
}

/* With a model made here, which the bench frees. */
static struct bench bench_with(struct model *model)
{
    struct bench bench = {.kernel = kernel_new(NULL), .model = model};
    cr_assert(bench.kernel != NULL && arena_open(&bench.arena, 1 << 22));
    return bench;
}

/* The arena is not reset: results stay. */
static void choose(struct bench *bench, const struct kernel_options *options)
{
    kernel_summarize(bench->kernel, options, str_of(title), str_of(article), &bench->arena,
                     &bench->result);
}

/* The second stage asked again with the rows that were told. */
static void check_step(const struct model *model, const struct kernel_step *step, uint32_t number)
{
    int32_t out[GAIN_WINDOW], best = INT32_MIN;
    cr_assert(step->n >= 1 && step->n <= GAIN_WINDOW && step->taken < step->n, "step %u", number);
    network_score(&model->gain, step->value, GAINS_STRIDE, step->n, out);
    for (uint32_t i = 0; i < step->n; i++) {
        int32_t gain = out[i] < 1 ? 1 : out[i] > 10000 ? 10000 : out[i];
        best = gain > best ? gain : best;
        cr_expect(step->value[i * GAINS_STRIDE + GAIN_POINTS] ==
                      (int16_t)(number < 15 ? number : 15),
                  "step %u", number);
    }
    int32_t taken = out[step->taken];
    cr_expect((taken < 1       ? 1
               : taken > 10000 ? 10000
                               : taken) == best,
              "step %u: %d, best %d", number, taken, best);
}

Test(learned_seen, what_is_told_is_what_was_used)
{
    for (uint32_t seed = 1; seed <= 20; seed++) {
        struct model *model = whole_model(seed, true, "parameter: points-power 0\n");
        struct bench bench = bench_with(model);
        struct kernel_options options = {
            .method = KERNEL_LEARNED, .model = model, .points = 1 + seed % 6};
        struct kernel_features seen;
        choose(&bench, &options);
        check_result("an article", article, &bench.result);
        struct kernel_result told = bench.result;
        kernel_features(bench.kernel, &options, str_of(title), str_of(article), &bench.arena,
                        &seen);
        cr_expect(seen.n_steps == told.n_points, "seed %u: %u steps, %zu points", seed,
                  seen.n_steps, told.n_points);
        for (uint32_t k = 0; k < seen.n_steps; k++)
            check_step(model, &seen.steps[k], k);
        for (size_t i = 0; i < told.n_points; i++) {
            const struct kernel_step *step = &seen.steps[told.points[i].rank - 1];
            cr_expect(step->sentence[step->taken] == told.points[i].sentence, "seed %u, point %zu",
                      seed, i);
        }
        bench_close(&bench);
    }
}

/* Rows are those of the features: what is copied is the same number. */
Test(learned_seen, rows_hold_the_features_of_their_sentence)
{
    struct model *model = whole_model(4, true, "");
    struct bench bench = bench_with(model);
    struct kernel_options options = {.method = KERNEL_LEARNED, .model = model, .points = 4};
    struct kernel_features seen;
    kernel_features(bench.kernel, &options, str_of(title), str_of(article), &bench.arena, &seen);
    int32_t out[1][FOREST_OUTPUTS];
    cr_assert(seen.n_steps == 4, "%u steps", seen.n_steps);
    for (uint32_t k = 0; k < seen.n_steps; k++)
        for (uint32_t i = 0; i < seen.steps[k].n; i++) {
            uint32_t s = seen.steps[k].sentence[i];
            const int16_t *row = seen.steps[k].value + i * GAINS_STRIDE;
            const int16_t *features = seen.value + s * FEATURES_STRIDE;
            forests_score(&model->forests, features, FEATURES_STRIDE, NULL, 1, out);
            cr_expect(row[GAIN_WORDS] == features[FEATURE_WORDS] &&
                          row[GAIN_CENTROID] == features[FEATURE_CENTROID],
                      "step %u, candidate %u", k, i);
            for (int o = 0; o < 3; o++)
                cr_expect(row[GAIN_SCORE + o] == (int16_t)(out[0][o] > INT16_MAX    ? INT16_MAX
                                                           : out[0][o] < -INT16_MAX ? -INT16_MAX
                                                                                    : out[0][o]),
                          "step %u, candidate %u, output %d", k, i, o);
        }
    bench_close(&bench);
}

Test(learned_seen, any_processor_chooses_the_same)
{
    static const char parameters[] = "parameter: points-power 3\nparameter: length-power 5\n";
    for (uint32_t seed = 1; seed <= 12; seed++) {
        struct model *model = whole_model(seed, seed % 3 != 0, parameters);
        struct bench bench = bench_with(model);
        struct kernel_options options = {.method = KERNEL_LEARNED, .model = model, .points = 3};
        struct kernel_result result[2];
        options.max_words = seed % 2 != 0 ? 60 : 0;
        for (int portable = 0; portable < 2; portable++) {
            model->gain.sums = portable ? network_sums_portable : network_machine();
            model->forests.run = portable ? forests_run_on(FOREST_PORTABLE) : forests_fastest();
            choose(&bench, &options);
            result[portable] = bench.result;
        }
        cr_assert(result[0].n_points > 0 && result[0].n_points == result[1].n_points, "seed %u",
                  seed);
        for (size_t i = 0; i < result[0].n_points; i++) {
            const struct kernel_point *a = &result[0].points[i], *b = &result[1].points[i];
            cr_expect(a->start == b->start && a->end == b->end && a->rank == b->rank &&
                          a->score == b->score && a->sentence == b->sentence,
                      "seed %u, point %zu", seed, i);
        }
        bench_close(&bench);
    }
}

/* In whatever stage the arena ends: the same points, or it is told. */
Test(learned_seen, an_arena_too_small_is_told)
{
    struct model *model = whole_model(7, true, "");
    struct bench bench = bench_with(model);
    struct kernel_options options = {
        .method = KERNEL_LEARNED, .model = model, .points = 5, .max_words = 70};
    choose(&bench, &options);
    struct kernel_result whole = bench.result;
    cr_assert(whole.status == KERNEL_OK && whole.n_points > 1);
    struct arena rest = bench.arena;
    unsigned told = 0;
    size_t size = 0;
    for (bool fits = false; !fits; size += 8) {
        bench.arena = rest;
        cr_assert(rest.pos + size <= rest.end);
        bench.arena.end = rest.pos + size;
        choose(&bench, &options);
        fits = bench.result.status == KERNEL_OK;
        told += bench.result.status == KERNEL_TOO_LONG && bench.result.n_points == 0;
        cr_expect(fits || bench.result.status == KERNEL_TOO_LONG, "%zu bytes: status %d", size,
                  (int)bench.result.status);
    }
    cr_expect(told * 8 + 8 == size, "%u of %zu bytes told", told, size);
    cr_assert(bench.result.n_points == whole.n_points);
    for (size_t i = 0; i < whole.n_points; i++) {
        const struct kernel_point *a = &bench.result.points[i], *b = &whole.points[i];
        cr_expect(a->start == b->start && a->end == b->end && a->rank == b->rank, "point %zu", i);
    }
    bench.arena = rest;
    bench_close(&bench);
}
