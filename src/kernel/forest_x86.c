/* Forests by vectors of 32 bytes, with AVX2 and with AVX-512.
 *
 *   AVX2     leaves by four shuffles of 16 bytes, between which the first two levels choose
 *   AVX-512  bins by binary search in a table in two registers; leaves by one shuffle of 64 bytes
 *
 * Leaves are summed as numbers of 16 bits twice: as they are (the even rows, plus 256 times the
 * odd ones) and the odd rows alone. It never does anything that forest.c does not say too. */
#include <string.h>

#include "kernel/forest_block.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

#define AVX2 __attribute__((target("avx2")))
#define AVX512 __attribute__((target("avx2,avx512f,avx512bw,avx512vl,avx512vbmi")))
#define INLINE static inline __attribute__((always_inline))

/* Registers i and i + 4 shuffled into 2 i and 2 i + 1 turn the six bits of a number's row and
 * column, in its half, by one. */
AVX2 INLINE void shuffle(const __m256i *a, __m256i *b)
{
    for (int i = 0; i < 4; i++) {
        b[2 * i] = _mm256_unpacklo_epi16(a[i], a[i + 4]);
        b[2 * i + 1] = _mm256_unpackhi_epi16(a[i], a[i + 4]);
    }
}

/* Eight numbers of 16 rows -> 16 rows of each of eight numbers: two squares side by side. */
AVX2 INLINE void transpose(const int16_t *const *row, size_t from, int16_t (*to)[FOREST_ROWS])
{
    __m256i a[8], b[8];
    for (int i = 0; i < 8; i++) {
        const __m128i *low = (const __m128i *)(const void *)(row[i] + from);
        const __m128i *high = (const __m128i *)(const void *)(row[i + 8] + from);
        a[i] = _mm256_inserti128_si256(_mm256_castsi128_si256(_mm_loadu_si128(low)),
                                       _mm_loadu_si128(high), 1);
    }
    shuffle(a, b);
    shuffle(b, a);
    shuffle(a, b);
    for (int i = 0; i < 8; i++)
        _mm256_store_si256((__m256i *)(void *)to[i], b[i]);
}

AVX2 INLINE void fill(const struct forests *forests, const int16_t *const *row,
                      struct forest_block *block)
{
    for (uint32_t g = 0; g < forests->n_groups; g++)
        for (int r = 0; r < FOREST_ROWS; r += 16) {
            size_t from = forests->groups[g] * (size_t)8;
            transpose(row + r, from, (int16_t(*)[FOREST_ROWS])(void *)&block->x[from][r]);
        }
}

/* Sums of up to FOREST_FLUSH leaves of the odd rows, and of all. */
struct sums {
    __m256i all, odd;
};

AVX2 INLINE void add_leaves(struct sums *sums, __m256i leaves)
{
    sums->all = _mm256_add_epi16(sums->all, leaves);
    sums->odd = _mm256_add_epi16(sums->odd, _mm256_srli_epi16(leaves, 8));
}

AVX2 INLINE void flush(const struct sums *sums, int32_t *to)
{
    uint16_t even[FOREST_ROWS / 2], odd[FOREST_ROWS / 2];
    __m256i rest = _mm256_sub_epi16(sums->all, _mm256_slli_epi16(sums->odd, 8));
    _mm256_storeu_si256((__m256i *)(void *)even, rest);
    _mm256_storeu_si256((__m256i *)(void *)odd, sums->odd);
    for (int i = 0; i < FOREST_ROWS / 2; i++) {
        to[2 * i] += even[i];
        to[2 * i + 1] += odd[i];
    }
}

AVX2 INLINE __m256i answers(const struct forest_tree *tree, unsigned level, const int8_t *bin)
{
    const __m256i *bins = (const __m256i *)(const void *)(bin + tree->column[level]);
    return _mm256_cmpgt_epi8(_mm256_set1_epi8(tree->border[level]), _mm256_load_si256(bins));
}

AVX2 INLINE __m256i quarter(const struct forest_tree *tree, int number, __m256i place)
{
    const __m128i *leaf = (const __m128i *)(const void *)tree->leaf;
    return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(_mm_load_si128(leaf + number)), place);
}

/* depth is known where it is compiled. */
AVX2 INLINE __m256i leaves_avx2(const struct forest_tree *tree, unsigned depth, const int8_t *bin)
{
    __m256i place = _mm256_setzero_si256(), half = place, fourth = place;
    for (unsigned level = 0; level < depth; level++) {
        __m256i answer = answers(tree, level, bin);
        if (depth - level == 6)
            half = answer;
        else if (depth - level == 5)
            fourth = answer;
        else
            place = _mm256_or_si256(
                place,
                _mm256_and_si256(answer, _mm256_set1_epi8((char)(1 << (depth - level - 1)))));
    }
    __m256i leaves = quarter(tree, 0, place);
    if (depth >= 5)
        leaves = _mm256_blendv_epi8(leaves, quarter(tree, 1, place), fourth);
    if (depth == 6) {
        __m256i others =
            _mm256_blendv_epi8(quarter(tree, 2, place), quarter(tree, 3, place), fourth);
        leaves = _mm256_blendv_epi8(leaves, others, half);
    }
    return leaves;
}

/* Borders are spread by shuffling what one load took: loads are what there is too much of. */
AVX512 INLINE __m256i leaves_avx512(const struct forest_tree *tree, unsigned depth,
                                    const int8_t *bin)
{
    const __m256i *leaf = (const __m256i *)(const void *)tree->leaf;
    const __m128i *borders = (const __m128i *)(const void *)tree->border;
    __m256i border = _mm256_broadcastsi128_si256(_mm_loadu_si128(borders));
    __m256i place = _mm256_setzero_si256();
    for (unsigned level = 0; level < depth; level++) { /* place | (answer & bit) */
        const __m256i *bins = (const __m256i *)(const void *)(bin + tree->column[level]);
        __m256i spread = _mm256_shuffle_epi8(border, _mm256_set1_epi8((char)level));
        __m256i answer = _mm256_cmpgt_epi8(spread, _mm256_load_si256(bins));
        place = _mm256_ternarylogic_epi32(place, answer,
                                          _mm256_set1_epi8((char)(1 << (depth - level - 1))), 0xF8);
    }
    return depth == 6 ? _mm256_permutex2var_epi8(leaf[0], place, leaf[1])
                      : _mm256_permutexvar_epi8(place, leaf[0]);
}

AVX2 INLINE void sum_avx2(const struct forest *forest, unsigned depth, const int8_t *bin,
                          int32_t *to)
{
    const struct forest_tree *tree = forest->trees, *end = tree + forest->n_trees;
    while (tree < end) {
        const struct forest_tree *stop = end - tree > FOREST_FLUSH ? tree + FOREST_FLUSH : end;
        struct sums sums = {_mm256_setzero_si256(), _mm256_setzero_si256()};
        for (; tree < stop; tree++)
            add_leaves(&sums, leaves_avx2(tree, depth, bin));
        flush(&sums, to);
    }
}

AVX512 INLINE void sum_avx512(const struct forest *forest, unsigned depth, const int8_t *bin,
                              int32_t *to)
{
    const struct forest_tree *tree = forest->trees, *end = tree + forest->n_trees;
    while (tree < end) {
        const struct forest_tree *stop = end - tree > FOREST_FLUSH ? tree + FOREST_FLUSH : end;
        struct sums sums = {_mm256_setzero_si256(), _mm256_setzero_si256()};
        for (; tree < stop; tree++)
            add_leaves(&sums, leaves_avx512(tree, depth, bin));
        flush(&sums, to);
    }
}

/* One threshold after the other; to bytes by packing, which shuffles fours of eight. */
AVX2 INLINE void count_bins_avx2(const struct forests *forests, struct forest_block *block)
{
    for (uint32_t c = 0; c < forests->n_columns; c++) {
        const struct forest_column *column = &forests->columns[c];
        const int16_t *threshold = forests->thresholds + column->first;
        const __m256i *x = (const __m256i *)(const void *)block->x[column->feature];
        __m256i first = _mm256_setzero_si256(), second = first;
        for (uint32_t k = 0; k < column->n; k++) {
            __m256i all = _mm256_set1_epi16(threshold[k]);
            first = _mm256_sub_epi16(first, _mm256_cmpgt_epi16(x[0], all));
            second = _mm256_sub_epi16(second, _mm256_cmpgt_epi16(x[1], all));
        }
        _mm256_store_si256((__m256i *)(void *)block->bin[c],
                           _mm256_permute4x64_epi64(_mm256_packs_epi16(first, second), 0xD8));
    }
}

AVX512 INLINE void count_bins_avx512(const struct forests *forests, struct forest_block *block)
{
    for (uint32_t c = 0; c < forests->n_columns; c++) {
        const struct forest_column *column = &forests->columns[c];
        const int16_t *before = forests->thresholds + column->first - 1;
        __m512i x = _mm512_load_si512(block->x[column->feature]), below = _mm512_setzero_si512();
        __m512i low = _mm512_loadu_si512(before), high = _mm512_loadu_si512(before + 32);
        for (int step = 1 << (31 - __builtin_clz(column->n)); step > 0; step /= 2) {
            __m512i next = _mm512_add_epi16(below, _mm512_set1_epi16((int16_t)step));
            __m512i threshold = _mm512_permutex2var_epi16(low, next, high);
            below = _mm512_mask_mov_epi16(below, _mm512_cmpgt_epi16_mask(x, threshold), next);
        }
        _mm256_store_si256((__m256i *)(void *)block->bin[c], _mm512_cvtepi16_epi8(below));
    }
}

AVX2 void forests_run_avx2(const struct forests *forests, const int16_t *const *row,
                           struct forest_block *block)
{
    fill(forests, row, block);
    count_bins_avx2(forests, block);
    memset(block->sum, 0, sizeof block->sum);
    for (uint32_t f = 0; f < forests->n; f++) {
        const struct forest *forest = &forests->forest[f];
        switch (forest->depth) {
        case 1:
            sum_avx2(forest, 1, block->bin[0], block->sum[f]);
            break;
        case 2:
            sum_avx2(forest, 2, block->bin[0], block->sum[f]);
            break;
        case 3:
            sum_avx2(forest, 3, block->bin[0], block->sum[f]);
            break;
        case 4:
            sum_avx2(forest, 4, block->bin[0], block->sum[f]);
            break;
        case 5:
            sum_avx2(forest, 5, block->bin[0], block->sum[f]);
            break;
        default:
            sum_avx2(forest, 6, block->bin[0], block->sum[f]);
        }
    }
}

AVX512 void forests_run_avx512(const struct forests *forests, const int16_t *const *row,
                               struct forest_block *block)
{
    fill(forests, row, block);
    count_bins_avx512(forests, block);
    memset(block->sum, 0, sizeof block->sum);
    for (uint32_t f = 0; f < forests->n; f++) {
        const struct forest *forest = &forests->forest[f];
        switch (forest->depth) {
        case 1:
            sum_avx512(forest, 1, block->bin[0], block->sum[f]);
            break;
        case 2:
            sum_avx512(forest, 2, block->bin[0], block->sum[f]);
            break;
        case 3:
            sum_avx512(forest, 3, block->bin[0], block->sum[f]);
            break;
        case 4:
            sum_avx512(forest, 4, block->bin[0], block->sum[f]);
            break;
        case 5:
            sum_avx512(forest, 5, block->bin[0], block->sum[f]);
            break;
        default:
            sum_avx512(forest, 6, block->bin[0], block->sum[f]);
        }
    }
}
#endif
