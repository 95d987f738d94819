/* See table.h. Each sample is one thread's alone, its sums are made in the order of its draws. */
#include "eval/table.h"

#include <stdlib.h>
#include <string.h>

bool table_open(struct table *table, enum measure measure, size_t n, size_t n_systems)
{
    *table = (struct table){
        .measure = measure, .n_systems = n_systems, .n_figures = figures_count(measure)};
    table->samples = malloc(table->n_figures * sizeof *table->samples);
    bool good = table->samples != NULL;
    for (size_t s = 0; s < n_systems; s++) {
        table->rows[s] = malloc(n * sizeof *table->rows[s]);
        good = good && table->rows[s];
    }
    return good;
}

void table_close(struct table *table)
{
    for (size_t s = 0; s < SYSTEMS_MOST; s++)
        free(table->rows[s]);
    free(table->samples);
}

void table_add(struct table *table, const struct measured *measured)
{
    for (size_t s = 0; s < table->n_systems; s++)
        memcpy(table->rows[s][table->n], measured->columns[table->measure][s],
               sizeof *table->rows[s]);
    table->n++;
}

/* Sums of a sample's columns, of each system. */
static void sums_of(const struct table *table, uint64_t number, double sums[SYSTEMS_MOST][COLUMNS])
{
    for (size_t s = 0; s < table->n_systems; s++)
        bootstrap_sums((const double(*)[COLUMNS])table->rows[s], table->n, number, sums[s]);
}

static void sample(struct table *table, uint64_t number)
{
    double sums[SYSTEMS_MOST][COLUMNS];
    sums_of(table, number, sums);
    for (size_t f = 0; f < table->n_figures; f++) {
        double values[SYSTEMS_MOST] = {0};
        for (size_t s = 0; s < table->n_systems; s++) {
            values[s] = figure_of(&figures[table->measure][f], sums[s], table->n);
            table->samples[f][s][number] = values[s];
        }
        table->samples[f][SYSTEMS_MOST][number] = values[0] - values[1];
    }
}

static void put_figure(struct table *table, size_t f, double sums[SYSTEMS_MOST][COLUMNS],
                       struct nutgraf_figure *to)
{
    static const char *const groups[] = {"rouge", "points"};
    const struct figure *figure = &figures[table->measure][f];
    *to = (struct nutgraf_figure){.group = groups[table->measure],
                                  .name = figure->name,
                                  .unit = figure->kind == FIGURE_COUNT ? "words" : "%"};
    for (size_t s = 0; s < table->n_systems; s++) {
        to->value[s] = figure_of(figure, sums[s], table->n);
        bootstrap_interval(table->samples[f][s], &to->low[s], &to->high[s]);
    }
    if (table->n_systems == SYSTEMS_MOST) {
        to->delta = to->value[0] - to->value[1];
        bootstrap_interval(table->samples[f][SYSTEMS_MOST], &to->delta_low, &to->delta_high);
    }
}

size_t table_figures(struct table *table, unsigned threads, struct nutgraf_figure *to)
{
    double sums[SYSTEMS_MOST][COLUMNS];
#pragma omp parallel for schedule(static) num_threads(threads)
    for (uint64_t r = 0; r < BOOTSTRAP_SAMPLES; r++)
        sample(table, r);
    sums_of(table, BOOTSTRAP_ALL, sums);
    for (size_t f = 0; f < table->n_figures; f++)
        put_figure(table, f, sums, &to[f]);
    return table->n_figures;
}
