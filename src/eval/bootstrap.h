/* Intervals of figures by the bootstrap (Efron 1979): the figure of many samples of the documents,
 * drawn with replacement.
 *
 *   sample r: documents at random, as many as there are -> sums of columns -> figures
 *   95 %: what is left of the samples' figures without the lowest and the highest 2.5 %
 *
 * A sample is drawn from its own number, so that it is the same whichever thread draws it, and for
 * both systems of a comparison. */
#ifndef EVAL_BOOTSTRAP_H
#define EVAL_BOOTSTRAP_H

#include <stddef.h>
#include <stdint.h>

#include "eval/figures.h"

enum {
    BOOTSTRAP_SAMPLES = 1000,         /* as many as ROUGE-1.5.5 draws */
    BOOTSTRAP_ALL = BOOTSTRAP_SAMPLES /* no sample: each document once */
};

/* Sums of the columns of sample number, or of BOOTSTRAP_ALL, out of n documents. */
void bootstrap_sums(const double (*rows)[COLUMNS], size_t n, uint64_t number, double sums[COLUMNS]);

/* Sorts values[BOOTSTRAP_SAMPLES] and gives the ends of the interval. */
void bootstrap_interval(double *values, double *low, double *high);

#endif
