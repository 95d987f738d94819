/* Rows at work in forests, and how bins are counted by vectors of any width. Only forest.c and
 * forest_x86.c look at it. */
#ifndef KERNEL_FOREST_BLOCK_H
#define KERNEL_FOREST_BLOCK_H

#include <string.h>

#include "kernel/forest.h"

struct forest_block {
    alignas(64) int16_t x[FOREST_INPUTS_MAX][FOREST_ROWS];
    alignas(64) int8_t bin[FOREST_COLUMNS_MAX][FOREST_ROWS];
    alignas(64) int32_t sum[FOREST_OUTPUTS][FOREST_ROWS]; /* of leaves as they are kept */
};

/* So many trees' leaves fit a sum of 16 bits, unsigned. */
enum { FOREST_FLUSH = 256 };

forests_run forests_run_avx2, forests_run_avx512;

/* Vectors as gcc and clang make them of what the machine has. */
typedef int16_t forest_shorts __attribute__((vector_size(2 * FOREST_ROWS)));
typedef int8_t forest_bytes __attribute__((vector_size(FOREST_ROWS)));

/* Compiled for each width of vectors: one threshold after the other. */
static inline __attribute__((always_inline)) void forest_count_bins(const struct forests *forests,
                                                                    struct forest_block *block)
{
    for (uint32_t c = 0; c < forests->n_columns; c++) {
        const struct forest_column *column = &forests->columns[c];
        const int16_t *threshold = forests->thresholds + column->first;
        forest_shorts x, below = {0};
        memcpy(&x, block->x[column->feature], sizeof x);
        for (uint32_t k = 0; k < column->n; k++)
            below -= x > threshold[k];
        forest_bytes bins = __builtin_convertvector(below, forest_bytes);
        memcpy(block->bin[c], &bins, sizeof bins);
    }
}

#endif
