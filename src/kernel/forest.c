/* Rows -> blocks of 32 -> columns -> whatever this machine runs best -> outputs.
 *
 * The last block is filled up with its last row. Here too: the way that any machine can go. */
#include "kernel/forest.h"

#include <string.h>

#include "kernel/forest_block.h"

#if defined(__SSE2__) && defined(__GNUC__)
#include <emmintrin.h>

/* Registers i and i + 4 shuffled into 2 i and 2 i + 1 turn the six bits of a number's row and
 * column by one. */
static inline void shuffle(const __m128i *a, __m128i *b)
{
    for (int i = 0; i < 4; i++) {
        b[2 * i] = _mm_unpacklo_epi16(a[i], a[i + 4]);
        b[2 * i + 1] = _mm_unpackhi_epi16(a[i], a[i + 4]);
    }
}

/* Eight numbers of each of eight rows -> eight rows of each of eight numbers. */
static void transpose(const int16_t *const *row, size_t from, int16_t (*to)[FOREST_ROWS])
{
    __m128i a[8], b[8];
    for (int i = 0; i < 8; i++)
        a[i] = _mm_loadu_si128((const __m128i *)(const void *)(row[i] + from));
    shuffle(a, b);
    shuffle(b, a);
    shuffle(a, b);
    for (int i = 0; i < 8; i++)
        _mm_store_si128((__m128i *)(void *)to[i], b[i]);
}
#else
static void transpose(const int16_t *const *row, size_t from, int16_t (*to)[FOREST_ROWS])
{
    for (int r = 0; r < 8; r++)
        for (int i = 0; i < 8; i++)
            to[i][r] = row[r][from + (size_t)i];
}
#endif

static void fill(const struct forests *forests, const int16_t *const *row,
                 struct forest_block *block)
{
    for (uint32_t g = 0; g < forests->n_groups; g++)
        for (int r = 0; r < FOREST_ROWS; r += 8) {
            size_t from = forests->groups[g] * (size_t)8;
            transpose(row + r, from, (int16_t(*)[FOREST_ROWS])(void *)&block->x[from][r]);
        }
}

/* Vectors that gcc and clang make of whatever any machine has; the 32 rows are some of them. */
enum { LANES = 8 };
typedef int16_t lanes __attribute__((vector_size(2 * LANES)));

/* One threshold after the other. */
static void count_bins(const struct forests *forests, struct forest_block *block)
{
    for (uint32_t c = 0; c < forests->n_columns; c++) {
        const struct forest_column *column = &forests->columns[c];
        const int16_t *threshold = forests->thresholds + column->first;
        for (uint32_t part = 0; part < FOREST_ROWS; part += LANES) {
            lanes x, below = {0};
            memcpy(&x, block->x[column->feature] + part, sizeof x);
            for (uint32_t k = 0; k < column->n; k++)
                below -= x > threshold[k];
            for (uint32_t row = 0; row < LANES; row++)
                block->bin[c][part + row] = (int8_t)below[row];
        }
    }
}

typedef int8_t answers __attribute__((vector_size(16)));

static void find_leaves(const struct forest_tree *tree, uint32_t depth, const int8_t *bin,
                        uint8_t *place)
{
    for (uint32_t part = 0; part < FOREST_ROWS; part += sizeof(answers)) {
        answers leaf = {0};
        for (uint32_t level = 0; level < depth; level++) {
            answers bins;
            memcpy(&bins, bin + tree->column[level] + part, sizeof bins);
            leaf += leaf - (tree->border[level] > bins);
        }
        memcpy(place + part, &leaf, sizeof leaf);
    }
}

static void sum_forest(const struct forest *forest, const int8_t *bin, int32_t *sum)
{
    uint8_t place[64][FOREST_ROWS];
    memset(sum, 0, FOREST_ROWS * sizeof *sum);
    for (uint32_t first = 0; first < forest->n_trees; first += 64) {
        const struct forest_tree *trees = forest->trees + first;
        uint32_t n = forest->n_trees - first < 64 ? forest->n_trees - first : 64;
        for (uint32_t t = 0; t < n; t++)
            find_leaves(&trees[t], forest->depth, bin, place[t]);
        for (uint32_t row = 0; row < FOREST_ROWS; row++)
            for (uint32_t t = 0; t < n; t++)
                sum[row] += trees[t].leaf[place[t][row]];
    }
}

static void run_portable(const struct forests *forests, const int16_t *const *row,
                         struct forest_block *block)
{
    fill(forests, row, block);
    count_bins(forests, block);
    for (uint32_t f = 0; f < forests->n; f++)
        sum_forest(&forests->forest[f], block->bin[0], block->sum[f]);
}

forests_run *forests_run_on(enum forest_machine machine)
{
#if defined(__x86_64__) && defined(__GNUC__)
    if (machine == FOREST_AVX2)
        return __builtin_cpu_supports("avx2") ? forests_run_avx2 : NULL;
    if (machine == FOREST_AVX512)
        return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
                       __builtin_cpu_supports("avx512vbmi")
                   ? forests_run_avx512
                   : NULL;
#endif
    return machine == FOREST_PORTABLE ? run_portable : NULL;
}

forests_run *forests_fastest(void)
{
    enum forest_machine machine = FOREST_MACHINES - 1;
    while (machine > FOREST_PORTABLE && forests_run_on(machine) == NULL)
        machine--;
    return forests_run_on(machine);
}

static void tell(const struct forests *forests, const struct forest_block *block, size_t row,
                 int32_t *out)
{
    memset(out, 0, FOREST_OUTPUTS * sizeof *out);
    for (uint32_t f = 0; f < forests->n; f++) {
        const struct forest *forest = &forests->forest[f];
        int32_t sum = block->sum[f][row] - FOREST_LEAF_OFFSET * (int32_t)forest->n_trees;
        out[forest->output] = (forest->bias + sum) * (1 << forest->shift);
    }
}

void forests_score(const struct forests *forests, const int16_t *x, size_t stride,
                   const uint32_t *chosen, size_t n, int32_t (*out)[FOREST_OUTPUTS])
{
    struct forest_block block;
    for (size_t first = 0; forests->n > 0 && first < n; first += FOREST_ROWS) {
        const int16_t *row[FOREST_ROWS];
        size_t place[FOREST_ROWS], left = n - first;
        for (size_t r = 0; r < FOREST_ROWS; r++) {
            size_t i = r < left ? first + r : n - 1;
            place[r] = chosen != NULL ? chosen[i] : i;
            row[r] = x + stride * place[r];
        }
        forests->run(forests, row, &block);
        for (size_t r = 0; r < FOREST_ROWS && r < left; r++)
            tell(forests, &block, r, out[place[r]]);
    }
}
