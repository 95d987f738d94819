/* The turns of a choice by a model: its window, and when it stops by itself. */
#include <stdio.h>

#include "learned_made.h"

enum { MANY = 60 };

/* Lines that have nothing in common but "and so". */
static const char *make_lines(unsigned n)
{
    static char text[MANY * 64];
    size_t used = 0;
    for (unsigned i = 0; i < n; i++)
        used += (size_t)sprintf(text + used, "zorb%u blax%u quon%u tree%u\n", i, i + n, i + 2 * n,
                                i + 3 * n);
    return text;
}

/* Of the twelve best by score the worst gains most: so it is always the twelfth that is left. */
Test(learned_steps, the_window_holds_the_twelve_best)
{
    static const struct input_made worst[] = {{GAIN_SCORE, -1}};
    struct model *model = learned_model((struct stage_made){worst, 1, 8000}, "");
    struct learned_made made;
    learned_open(&made, "", make_lines(MANY));
    for (uint32_t s = 0; s < MANY; s++)
        learned_say(&made, s, 1 + (int)(s * 7 % MANY) * 100, 0, 0);
    made.options = (struct kernel_options){.model = model};
    learned_run(&made, NULL, 0);
    cr_assert(made.result.n_points == MANY, "%zu points", made.result.n_points);
    for (uint32_t rank = 1; rank <= MANY; rank++) {
        const struct kernel_point *point = learned_point(&made, rank);
        cr_assert(point != NULL, "rank %u", rank);
        /* the places from the best: 12, 13, … 60, and then the best eleven, the worst first */
        uint32_t place = rank <= MANY - 11 ? rank + 11 : MANY - rank + 1;
        uint32_t score = 1 + (MANY - place) * 100;
        cr_expect(1 + point->sentence * 7 % MANY * 100 == score, "rank %u: sentence %u", rank,
                  point->sentence);
    }
    learned_close(&made);
    model_free(model);
}

Test(learned_steps, automatic_stops_where_little_is_gained)
{
    static const struct {
        const char *name, *parameters;
        bool automatic;
        uint32_t points, max_words, chosen;
    } rows[] = {
        {"not automatic", "parameter: stop-gain 350\n", false, 8, 0, 8},
        {"automatic", "parameter: stop-gain 350\n", true, 8, 0, 6},
        {"at the limit", "parameter: stop-gain 400\n", true, 8, 0, 6},
        {"above the limit", "parameter: stop-gain 401\n", true, 8, 0, 5},
        {"one at least", "parameter: stop-gain 9000\n", true, 8, 0, 1},
        {"the number counts too", "parameter: stop-gain 350\n", true, 3, 0, 3},
        {"words count too", "parameter: stop-gain 350\n", true, 8, 9, 2},
        {"no such gain", "", true, 8, 0, 8},
    };
    static const struct input_made falling[] = {{GAIN_SCORE, 1}, {GAIN_POINTS, -100}};
    for (int stages = 1; stages <= 2; stages++)
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            struct stage_made gain = {falling, stages == 2 ? 2 : 0, 0};
            struct model *model = learned_model(gain, rows[i].parameters);
            struct learned_made made;
            learned_open(&made, "", make_lines(20));
            for (uint32_t s = 0; s < 20; s++) /* the same gains either way */
                learned_say(&made, s, 900 - (stages == 1) * 100 * (int)(s < 9 ? s : 8), 0, 0);
            made.options = (struct kernel_options){.model = model,
                                                   .automatic = rows[i].automatic,
                                                   .points = rows[i].points,
                                                   .max_words = rows[i].max_words};
            learned_run(&made, NULL, 0);
            cr_expect(made.result.n_points == rows[i].chosen, "%s, %d stages: %zu points, not %u",
                      rows[i].name, stages, made.result.n_points, rows[i].chosen);
            learned_close(&made);
            model_free(model);
        }
}

/* Where even the first gains little it is still the one that gains most, not the best by score. */
Test(learned_steps, one_at_least_by_its_gain)
{
    static const struct input_made worst[] = {{GAIN_SCORE, -1}};
    struct model *model =
        learned_model((struct stage_made){worst, 1, 500}, "parameter: stop-gain 9000\n");
    struct learned_made made;
    learned_open(&made, "", make_lines(5));
    for (uint32_t s = 0; s < 5; s++)
        learned_say(&made, s, s == 3 ? 10 : 400, 0, 0);
    made.options = (struct kernel_options){.model = model, .automatic = true, .points = 8};
    learned_run(&made, NULL, 0);
    cr_expect(made.result.n_points == 1 && made.result.points[0].sentence == 3, "%zu points",
              made.result.n_points);
    learned_close(&made);
    model_free(model);
}
