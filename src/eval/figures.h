/* What is measured of a document, as columns to add up, and the figures that sums of them make.
 *
 *   mean    100 * sum(column) / documents        R1-F
 *   share   100 * sum(column) / sum(points)      noise
 *   count         sum(column) / documents        words
 */
#ifndef EVAL_FIGURES_H
#define EVAL_FIGURES_H

#include <stddef.h>

enum { COLUMNS = 10, COLUMN_POINTS = COLUMNS - 1 };

enum measure { MEASURE_ROUGE, MEASURE_GAIN, MEASURES };

/* The columns of MEASURE_ROUGE; the first are those of enum rouge_figure. */
enum { COLUMN_SUMMARY_WORDS = 6, COLUMN_DANGLING_SUMMARY, COLUMN_DANGLING };

/* Those of MEASURE_GAIN. */
enum {
    COLUMN_AT_3,
    COLUMN_AT_80,
    COLUMN_NOISE,
    COLUMN_EDITOR_DANGLING,
    COLUMN_OPENS,
    COLUMN_UNLOCATED,
    COLUMN_MISPLACED,
    COLUMN_WORDS,
};

enum figure_kind { FIGURE_MEAN, FIGURE_SHARE, FIGURE_COUNT };

struct figure {
    const char *name;
    unsigned column;
    enum figure_kind kind;
};

enum { FIGURES_MOST = COLUMNS - 1 };

extern const struct figure figures[MEASURES][FIGURES_MOST];
size_t figures_count(enum measure measure);

double figure_of(const struct figure *figure, const double sums[COLUMNS], size_t documents);

#endif
