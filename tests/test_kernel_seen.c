/* kernel_features(): what a model sees of an article, as training will read it. */
#include "kernel/features.h"
#include "kernel_bench.h"

static void measure(struct bench *bench, const struct model *model, const char *text,
                    struct kernel_features *seen)
{
    struct kernel_options options = {.method = KERNEL_LEARNED, .model = model, .points = 3};
    arena_reset(&bench->arena, 1 << 16);
    kernel_features(bench->kernel, &options, str_of(title), str_of(text), &bench->arena, seen);
}

Test(seen, sentences_stand_where_points_would)
{
    struct bench bench = bench_open(1 << 22);
    struct kernel_features seen;
    summarize(&bench, (struct kernel_options){.method = KERNEL_LEARNED, .points = 20}, title,
              article);
    check_result("an article", article, &bench.result);
    cr_assert(bench.result.n_points > 0 && bench.result.n_points <= 20);
    struct kernel_point points[20];
    size_t n = bench.result.n_points;
    memcpy(points, bench.result.points, n * sizeof *points);
    measure(&bench, bench.model, article, &seen);
    cr_assert(seen.status == KERNEL_OK && seen.n_sentences == 8, "%u sentences", seen.n_sentences);
    for (size_t i = 0; i < n; i++) {
        const struct kernel_sentence *sentence = &seen.sentences[points[i].sentence];
        cr_expect(sentence->selectable && sentence->end == points[i].end &&
                      sentence->start <= points[i].start,
                  "point %zu", i);
    }
    bench_close(&bench);
}

Test(seen, a_row_belongs_to_each_sentence_with_or_without_a_model)
{
    struct bench bench = bench_open(1 << 22);
    for (int with = 0; with < 2; with++) {
        struct kernel_features seen;
        measure(&bench, with ? bench.model : NULL, article, &seen);
        cr_assert(seen.n_sentences == 8);
        for (uint32_t s = 0; s < seen.n_sentences; s++)
            cr_expect(seen.value[s * FEATURES_STRIDE + FEATURE_PLACE] == (int)s, "sentence %u", s);
        cr_expect(with || seen.n_steps == 0, "%u steps of no model", seen.n_steps);
    }
    bench_close(&bench);
}

Test(seen, what_cannot_be_chosen_from_has_a_status)
{
    static const struct {
        const char *row, *text;
        enum kernel_status status;
    } rows[] = {
        {"empty", "", KERNEL_NO_TEXT},
        {"white space", " \n\t", KERNEL_NO_TEXT},
        {"a few words", "Storm hits the coast", KERNEL_TOO_SHORT},
        {"an article", article, KERNEL_OK},
    };
    struct bench bench = bench_open(1 << 22);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct kernel_features seen;
        measure(&bench, bench.model, rows[i].text, &seen);
        cr_expect(seen.status == rows[i].status, "%s: %d", rows[i].row, (int)seen.status);
        cr_expect((seen.n_steps == 0) || seen.status == KERNEL_OK, "%s", rows[i].row);
    }
    bench_close(&bench);
}

Test(seen, an_arena_too_small_is_told)
{
    struct bench bench = bench_open(1 << 20);
    struct kernel_options options = {.method = KERNEL_LEARNED, .model = bench.model, .points = 3};
    int too_long = 0, ok = 0;
    for (size_t size = 0; size < 60000; size += 97) {
        struct kernel_features seen;
        arena_reset(&bench.arena, 1 << 20);
        struct arena arena = bench.arena;
        if ((size_t)(arena.end - arena.pos) > size)
            arena.end = arena.pos + size;
        kernel_features(bench.kernel, &options, str_of(title), str_of(article), &arena, &seen);
        too_long += seen.status == KERNEL_TOO_LONG && seen.n_sentences == 0;
        ok += seen.status == KERNEL_OK && seen.n_sentences == 8;
    }
    cr_expect(too_long > 50 && ok > 50 && too_long + ok == 619, "%d too long, %d ok", too_long, ok);
    bench_close(&bench);
}
