/* See figures.h. */
#include "eval/figures.h"

#include "eval/rouge.h"

const struct figure figures[MEASURES][FIGURES_MOST] = {
    [MEASURE_ROUGE] = {{"R1-F", ROUGE_1F, FIGURE_MEAN},
                       {"R1-R", ROUGE_1R, FIGURE_MEAN},
                       {"R2-F", ROUGE_2F, FIGURE_MEAN},
                       {"R2-R", ROUGE_2R, FIGURE_MEAN},
                       {"RL-F", ROUGE_LF, FIGURE_MEAN},
                       {"RL-R", ROUGE_LR, FIGURE_MEAN},
                       {"words", COLUMN_SUMMARY_WORDS, FIGURE_COUNT},
                       {"dangling", COLUMN_DANGLING_SUMMARY, FIGURE_MEAN},
                       {"dangling-points", COLUMN_DANGLING, FIGURE_SHARE}},
    [MEASURE_GAIN] = {{"KPG@3", COLUMN_AT_3, FIGURE_MEAN},
                      {"KPG@80w", COLUMN_AT_80, FIGURE_MEAN},
                      {"noise", COLUMN_NOISE, FIGURE_SHARE},
                      {"dangling", COLUMN_EDITOR_DANGLING, FIGURE_SHARE},
                      {"opens", COLUMN_OPENS, FIGURE_SHARE},
                      {"unlocated", COLUMN_UNLOCATED, FIGURE_SHARE},
                      {"misplaced", COLUMN_MISPLACED, FIGURE_SHARE},
                      {"words", COLUMN_WORDS, FIGURE_COUNT}},
};

size_t figures_count(enum measure measure)
{
    size_t n = 0;
    while (n < FIGURES_MOST && figures[measure][n].name)
        n++;
    return n;
}

double figure_of(const struct figure *figure, const double sums[COLUMNS], size_t documents)
{
    double sum = sums[figure->column], points = sums[COLUMN_POINTS];
    switch (figure->kind) {
    case FIGURE_MEAN:
        return 100 * sum / (double)documents;
    case FIGURE_SHARE:
        return 100 * sum / (points > 0 ? points : 1);
    default:
        return sum / (double)documents;
    }
}
