/* Rows at work in forests. Only forest.c and forest_x86.c look at it. */
#ifndef KERNEL_FOREST_BLOCK_H
#define KERNEL_FOREST_BLOCK_H

#include "kernel/forest.h"

struct forest_block {
    alignas(64) int16_t x[FOREST_INPUTS_MAX][FOREST_ROWS];
    alignas(64) int8_t bin[FOREST_COLUMNS_MAX][FOREST_ROWS];
    alignas(64) int32_t sum[FOREST_OUTPUTS][FOREST_ROWS]; /* of leaves as they are kept */
};

/* So many trees' leaves fit a sum of 16 bits, unsigned. */
enum { FOREST_FLUSH = 256 };

forests_run forests_run_avx2, forests_run_avx512;

#endif
