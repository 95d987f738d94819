/* The columns of one measure, of all documents that have it, side by side -> figures. */
#ifndef EVAL_TABLE_H
#define EVAL_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "eval/bootstrap.h"
#include "eval/document.h"
#include "eval/figures.h"
#include "nutgraf.h"

struct table {
    enum measure measure;
    size_t n_systems, n_figures;
    size_t n; /* documents */
    double (*rows[SYSTEMS_MOST])[COLUMNS];

    /* Figures of each sample: of each system, and their difference. */
    double (*samples)[SYSTEMS_MOST + 1][BOOTSTRAP_SAMPLES];
};

/* Room for n documents; false without memory. Call table_close in any case. */
bool table_open(struct table *table, enum measure measure, size_t n, size_t n_systems);
void table_add(struct table *table, const struct measured *measured);
void table_close(struct table *table);

/* Writes at most FIGURES_MOST figures, of at least one document, and returns their number; they are
 * the same for any number of threads. */
size_t table_figures(struct table *table, unsigned threads, struct nutgraf_figure *to);

#endif
