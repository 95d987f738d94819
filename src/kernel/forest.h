/* Forests of oblivious trees: the first stage of a model.
 *
 *   x[feature] > threshold, one question for all of a tree's level -> a bit of the leaf's number
 *   output = (bias + sum of the trees' leaves) << shift
 *
 * 32 rows are worked at a time, each a byte of a vector:
 *
 *   rows -> columns of 16 bits -> bins: how many of a column's thresholds are below   each column
 *   border > bin -> a bit; bits -> leaf                                               each tree
 *
 * so that a level costs one comparison of bytes. All in integers: the same on every machine. */
#ifndef KERNEL_FOREST_H
#define KERNEL_FOREST_H

#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>

enum {
    FOREST_INPUTS_MAX = 256,
    FOREST_OUTPUTS = 4, /* a forest for each, or none */
    FOREST_TREES_MAX = 2048,
    FOREST_DEPTH_MAX = 6,
    FOREST_LEAVES_MAX = 1 << FOREST_DEPTH_MAX,
    FOREST_SHIFT_MAX = 12,
    FOREST_ROWS = 32, /* worked at once */
    FOREST_BINS = 63, /* thresholds of a column: more of one feature are several columns */
    FOREST_COLUMNS_MAX =
        FOREST_OUTPUTS * FOREST_TREES_MAX * FOREST_DEPTH_MAX / FOREST_BINS + FOREST_INPUTS_MAX,
    FOREST_LEAF_OFFSET = 128, /* leaves are kept from 0 on, so that sums may be unsigned */
};

/* In the order in which it is read: all of a tree stands in one place. The question of level k is
 * answered by 0 where border[k] > bin, so a leaf's number is the complement of the file's. */
struct forest_tree {
    alignas(32) uint8_t leaf[FOREST_LEAVES_MAX];
    uint16_t column[FOREST_DEPTH_MAX]; /* FOREST_ROWS times its number */
    int8_t border[FOREST_DEPTH_MAX];   /* 1 .. FOREST_BINS */
};

struct forest {
    uint32_t output, n_trees, depth;
    unsigned shift;
    int32_t bias;
    const struct forest_tree *trees;
};

/* A feature and some of its thresholds, rising; behind them stands INT16_MAX up to 2^k - 1. */
struct forest_column {
    uint16_t feature, n;
    uint32_t first; /* in thresholds, 1 at least */
};

struct forests;
struct forest_block;

/* The block's sums of FOREST_ROWS rows. */
typedef void forests_run(const struct forests *forests, const int16_t *const *row,
                         struct forest_block *block);

struct forests {
    uint32_t n; /* 0: there is none */
    uint32_t n_inputs;
    struct forest forest[FOREST_OUTPUTS];
    uint32_t n_columns, n_groups;
    const struct forest_column *columns;
    const int16_t *thresholds;
    uint8_t groups[FOREST_INPUTS_MAX / 8]; /* eights of features among which one is asked for */
    forests_run *run;
};

/* One for each kind of processor; all say the same. */
enum forest_machine { FOREST_PORTABLE, FOREST_AVX2, FOREST_AVX512, FOREST_MACHINES };

/* NULL where this processor is not of that kind. */
forests_run *forests_run_on(enum forest_machine machine);
forests_run *forests_fastest(void);

/* The outputs for rows chosen[0] .. chosen[n - 1], or for the first n where chosen is NULL; what
 * has no forest is 0. Rows stand stride numbers apart, a multiple of 8 that covers all inputs.
 * Where there are no forests nothing is written. */
void forests_score(const struct forests *forests, const int16_t *x, size_t stride,
                   const uint32_t *chosen, size_t n, int32_t (*out)[FOREST_OUTPUTS]);

#endif
