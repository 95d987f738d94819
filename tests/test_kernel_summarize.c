/* An article through the whole kernel: points, budgets, openings. All texts are invented. */
#include "kernel_bench.h"

static uint32_t words_of(const char *text, const struct kernel_point *point)
{
    uint32_t words = 0;
    for (size_t i = point->start; i < point->end; i++)
        words += text[i] > ' ' && (i == point->start || text[i - 1] <= ' ');
    return words;
}

static uint32_t words_of_all(const struct bench *bench, const char *text)
{
    uint32_t words = 0;
    for (size_t i = 0; i < bench->result.n_points; i++)
        words += words_of(text, &bench->result.points[i]);
    return words;
}

/* Whether a point begins with the given words. */
static bool has_point(const struct bench *bench, const char *text, const char *opening)
{
    for (size_t i = 0; i < bench->result.n_points; i++)
        if (strncmp(text + bench->result.points[i].start, opening, strlen(opening)) == 0)
            return true;
    return false;
}

Test(summarize, points_are_pieces_of_the_text_in_order)
{
    static const struct {
        const char *row;
        enum kernel_method method;
    } table[] = {
        {"lead", KERNEL_LEAD}, {"centroid", KERNEL_CENTROID}, {"textrank", KERNEL_TEXTRANK}};
    struct bench bench = bench_open(1 << 22);
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        for (uint32_t points = 0; points < 10; points++) {
            summarize(&bench, (struct kernel_options){.method = table[i].method, .points = points},
                      title, article);
            check_result(table[i].row, article, &bench.result);
            cr_expect(strcmp(bench.result.lang, "en") == 0, "%s: not told to be English",
                      table[i].row);
            cr_expect(bench.result.sentences == 8, "%s: %u sentences", table[i].row,
                      bench.result.sentences);
        }
    }
    bench_close(&bench);
}

Test(summarize, lead_takes_the_first_sentences)
{
    struct bench bench = bench_open(1 << 22);
    summarize(&bench, (struct kernel_options){.method = KERNEL_LEAD, .points = 3}, title, article);
    cr_assert(bench.result.n_points == 3);
    for (uint32_t i = 0; i < 3; i++) {
        cr_expect(bench.result.points[i].sentence == i, "point %u is sentence %u", i,
                  bench.result.points[i].sentence);
        cr_expect(bench.result.points[i].rank == i + 1 &&
                      bench.result.points[i].score == 10000 / (i + 1),
                  "point %u has rank %u, score %u", i, bench.result.points[i].rank,
                  bench.result.points[i].score);
    }
    bench_close(&bench);
}

Test(summarize, centroid_begins_with_the_news)
{
    struct bench bench = bench_open(1 << 22);
    summarize(&bench, (struct kernel_options){.method = KERNEL_CENTROID, .points = 1}, title,
              article);
    cr_assert(bench.result.n_points == 1);
    cr_expect(bench.result.points[0].sentence == 0, "the best is sentence %u",
              bench.result.points[0].sentence);
    bench_close(&bench);
}

/* Budgets: the article has 162 words in 8 sentences. */
static const struct budget {
    uint32_t points, max_words, ratio; /* the options */
    uint32_t most_points, most_words;  /* what may come of them */
} budgets[] = {
    {1, 0, 0, 1, 100},          {3, 0, 0, 3, 200},
    {0, 60, 0, 8, 60},          {0, 25, 0, 8, 25},
    {3, 25, 0, 3, 25},          {2, 100, 0, 2, 100},
    {0, 0, 250000, 8, 45},      {0, 0, 1000000, 8, 400},
    {0, 30, 500000, 8, 30},     {0, 100, 200000, 8, 36},
    {1, 100, 900000, 1, 100},   {0, 0, 0, 8, 400},
    {UINT32_MAX, 0, 0, 8, 400}, {0, UINT32_MAX, UINT32_MAX, 8, 400},
};

Test(summarize, budgets_hold)
{
    struct bench bench = bench_open(1 << 22);
    for (size_t i = 0; i < sizeof budgets / sizeof budgets[0]; i++) {
        const struct budget *b = &budgets[i];
        for (int method = KERNEL_LEAD; method <= KERNEL_LEARNED; method++) {
            struct kernel_options options = {.method = (enum kernel_method)method,
                                             .points = b->points,
                                             .max_words = b->max_words,
                                             .ratio = b->ratio};
            summarize(&bench, options, title, article);
            check_result("budget", article, &bench.result);
            cr_expect(bench.result.n_points >= 1 && bench.result.n_points <= b->most_points,
                      "row %zu, method %d: %zu points", i, method, bench.result.n_points);
            cr_expect(words_of_all(&bench, article) <= b->most_words,
                      "row %zu, method %d: %u words", i, method, words_of_all(&bench, article));
        }
    }
    bench_close(&bench);
}

Test(summarize, a_point_that_does_not_fit_is_passed_over)
{
    struct bench bench = bench_open(1 << 22);
    summarize(&bench, (struct kernel_options){.method = KERNEL_LEAD, .max_words = 22}, title,
              article);
    cr_assert(bench.result.n_points == 1);
    cr_expect(words_of_all(&bench, article) <= 22, "%u words", words_of_all(&bench, article));
    cr_expect(bench.result.points[0].sentence == 5 || bench.result.points[0].sentence == 6 ||
                  bench.result.points[0].sentence == 7,
              "sentence %u", bench.result.points[0].sentence);
    bench_close(&bench);
}

Test(summarize, where_nothing_fits_the_best_is_chosen)
{
    struct bench bench = bench_open(1 << 22);
    static const struct kernel_options table[] = {
        {.method = KERNEL_LEAD, .points = 3, .max_words = 5}, {.method = KERNEL_LEAD, .ratio = 1}};
    for (size_t i = 0; i < 2; i++) {
        summarize(&bench, table[i], title, article);
        cr_expect(bench.result.n_points == 1 && bench.result.points[0].sentence == 0,
                  "row %zu: %zu points", i, bench.result.n_points);
    }
    bench_close(&bench);
}

Test(summarize, a_pronoun_needs_the_sentence_before)
{
    struct bench bench = bench_open(1 << 22);
    for (int method = KERNEL_LEAD; method <= KERNEL_LEARNED; method++) {
        for (uint32_t points = 1; points < 9; points++) {
            summarize(
                &bench,
                (struct kernel_options){.method = (enum kernel_method)method, .points = points},
                title, article);
            cr_expect(!has_point(&bench, article, "It will run") ||
                          has_point(&bench, article, "Around 23,000"),
                      "method %d, %u points", method, points);
        }
    }
    bench_close(&bench);
}

Test(summarize, a_connective_is_left_out_or_led_up_to)
{
    struct bench bench = bench_open(1 << 22);
    summarize(&bench, (struct kernel_options){.method = KERNEL_LEAD, .points = 0}, title, article);
    cr_expect(has_point(&bench, article, "But shop owners"), "behind its predecessor it is whole");
    static const char alone[] =
        "\"Nobody told us,\" he said.\n"
        "But shop owners near the northern ramp fear for their trade and want the council to pay "
        "them compensation during the closure of the harbour bridge.\n";
    summarize(&bench, (struct kernel_options){.method = KERNEL_CENTROID, .points = 1}, "", alone);
    cr_expect(has_point(&bench, alone, "shop owners"), "alone it begins behind the connective");
    bench_close(&bench);
}

Test(summarize, no_point_says_another_again)
{
    static const char text[] =
        "Engineers found deep cracks in two main girders of the harbour bridge at Altmoor.\n"
        "The council of Altmoor will vote on a new budget for schools and parks in April.\n"
        "Inspectors confirmed that deep cracks in two main girders of the bridge had grown.\n";
    struct bench bench = bench_open(1 << 22);
    for (int method = KERNEL_LEAD; method <= KERNEL_LEARNED; method++) {
        summarize(&bench,
                  (struct kernel_options){.method = (enum kernel_method)method, .points = 3}, "",
                  text);
        cr_expect(bench.result.n_points == 2, "method %d: %zu points", method,
                  bench.result.n_points);
        cr_expect(has_point(&bench, text, "The council"), "method %d", method);
    }
    bench_close(&bench);
}
