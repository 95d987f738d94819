/* See bootstrap.h. Random numbers by SplitMix64 (Steele, Lea and Flood 2014). */
#include "eval/bootstrap.h"

#include <stdlib.h>

static const uint64_t golden = UINT64_C(0x9E3779B97F4A7C15);

static uint64_t draw(uint64_t *state)
{
    uint64_t z = *state += golden;
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

/* The sample's own beginning: numbers one apart must not give the same draws, one apart. */
static uint64_t seed(uint64_t number)
{
    uint64_t state = number;
    return draw(&state);
}

static void add(double sums[COLUMNS], const double row[COLUMNS])
{
    for (size_t c = 0; c < COLUMNS; c++)
        sums[c] += row[c];
}

void bootstrap_sums(const double (*rows)[COLUMNS], size_t n, uint64_t number, double sums[COLUMNS])
{
    double sum[COLUMNS] = {0}; /* not sums: it stays in registers */
    uint64_t state = seed(number);
    for (size_t i = 0; i < n; i++)
        add(sum, rows[number == BOOTSTRAP_ALL ? i : ((draw(&state) >> 32) * n) >> 32]);
    for (size_t c = 0; c < COLUMNS; c++)
        sums[c] = sum[c];
}

static int ascending(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

void bootstrap_interval(double *values, double *low, double *high)
{
    qsort(values, BOOTSTRAP_SAMPLES, sizeof *values, ascending);
    *low = values[BOOTSTRAP_SAMPLES * 25 / 1000];
    *high = values[BOOTSTRAP_SAMPLES * 975 / 1000];
}
