/* What a network says of rows of inputs, four rows at a time.
 *
 *   pairs:  x0 x1 | x2 x3 | …      each is spread over a vector and multiplied with the weights of
 *   lanes:  w0 w1 for output 0, w0 w1 for output 1, …      as many outputs as the vector holds
 *
 * so that a sum stays in its lane and nothing is added across (SSE2's pmaddwd does a pair at once),
 * and each vector of weights serves four rows while it is at hand. network_read.c has seen to it
 * that no sum can leave 32 bits, in whatever order it is made. */
#include "kernel/network.h"

#include <string.h>

#if defined(__SSE2__) && defined(__GNUC__)
#include <immintrin.h>
#endif

/* Four lanes of the vectors that gcc and clang make for any machine: a pair of weights is a number
 * of 32 bits, whose halves are taken out by shifts. */
typedef int32_t four __attribute__((vector_size(16)));
typedef uint32_t four_unsigned __attribute__((vector_size(16)));

static void sums_of_row(const struct network_layer *layer, const int16_t *x, int32_t *sum)
{
    const int16_t *weight = layer->weight;
    memcpy(sum, layer->bias, layer->lanes * sizeof *sum);
    for (uint32_t p = 0; p < layer->pairs; p++, x += 2) {
        bool little = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
        int32_t low = little ? x[0] : x[1], high = little ? x[1] : x[0];
        for (uint32_t j = 0; j < layer->lanes; j += 4, weight += 8) {
            four pair, sums;
            memcpy(&pair, weight, sizeof pair);
            memcpy(&sums, sum + j, sizeof sums);
            sums += ((four)((four_unsigned)pair << 16) >> 16) * low + (pair >> 16) * high;
            memcpy(sum + j, &sums, sizeof sums);
        }
    }
}

void network_sums_portable(const struct network_layer *layer, const int16_t (*x)[NETWORK_WIDTH_MAX],
                           int32_t (*sum)[NETWORK_WIDTH_MAX])
{
    for (int row = 0; row < NETWORK_ROWS; row++)
        sums_of_row(layer, x[row], sum[row]);
}

#if defined(__SSE2__) && defined(__GNUC__)
static inline int pair_of(const int16_t *x)
{
    int pair;
    memcpy(&pair, x, sizeof pair);
    return pair;
}

/* Two vectors of lanes for each of the rows: what fits into the 16 registers of both. */
static void sums_sse2(const struct network_layer *layer, const int16_t (*x)[NETWORK_WIDTH_MAX],
                      int32_t (*sum)[NETWORK_WIDTH_MAX])
{
    for (uint32_t j = 0; j < layer->lanes; j += 8) {
        const __m128i *weight = (const __m128i *)(const void *)(layer->weight + 2 * j);
        const __m128i *bias = (const __m128i *)(const void *)(layer->bias + j);
        __m128i a[NETWORK_ROWS], b[NETWORK_ROWS];
        for (int row = 0; row < NETWORK_ROWS; row++) {
            a[row] = bias[0];
            b[row] = bias[1];
        }
        for (uint32_t p = 0; p < layer->pairs; p++, weight += layer->lanes / 4) {
            const __m128i first = weight[0], second = weight[1];
            for (int row = 0; row < NETWORK_ROWS; row++) {
                __m128i pair = _mm_set1_epi32(pair_of(x[row] + 2 * p));
                a[row] = _mm_add_epi32(a[row], _mm_madd_epi16(first, pair));
                b[row] = _mm_add_epi32(b[row], _mm_madd_epi16(second, pair));
            }
        }
        for (int row = 0; row < NETWORK_ROWS; row++) {
            __m128i *out = (__m128i *)(void *)(sum[row] + j);
            out[0] = a[row];
            out[1] = b[row];
        }
    }
}

__attribute__((target("avx2"))) static void sums_avx2(const struct network_layer *layer,
                                                      const int16_t (*x)[NETWORK_WIDTH_MAX],
                                                      int32_t (*sum)[NETWORK_WIDTH_MAX])
{
    for (uint32_t j = 0; j < layer->lanes; j += 16) {
        const __m256i *weight = (const __m256i *)(const void *)(layer->weight + 2 * j);
        const __m256i *bias = (const __m256i *)(const void *)(layer->bias + j);
        __m256i a[NETWORK_ROWS], b[NETWORK_ROWS];
        for (int row = 0; row < NETWORK_ROWS; row++) {
            a[row] = bias[0];
            b[row] = bias[1];
        }
        for (uint32_t p = 0; p < layer->pairs; p++, weight += layer->lanes / 8) {
            const __m256i first = weight[0], second = weight[1];
            for (int row = 0; row < NETWORK_ROWS; row++) {
                __m256i pair = _mm256_set1_epi32(pair_of(x[row] + 2 * p));
                a[row] = _mm256_add_epi32(a[row], _mm256_madd_epi16(first, pair));
                b[row] = _mm256_add_epi32(b[row], _mm256_madd_epi16(second, pair));
            }
        }
        for (int row = 0; row < NETWORK_ROWS; row++) {
            __m256i *out = (__m256i *)(void *)(sum[row] + j);
            out[0] = a[row];
            out[1] = b[row];
        }
    }
}
#endif

network_sums *network_machine(void)
{
#if defined(__SSE2__) && defined(__GNUC__)
    return __builtin_cpu_supports("avx2") ? sums_avx2 : sums_sse2;
#else
    return network_sums_portable;
#endif
}

/* Compiled for each width of vectors. */
#define EACH_WIDTH static inline __attribute__((always_inline))

/* Cut first, so that what a model has not seen in training is the farthest that it has. */
EACH_WIDTH void scale(const struct network *network, const int16_t *x, int16_t *restrict y)
{
    for (uint32_t i = 0; i < network->n_inputs; i++) {
        int16_t cut = x[i] < network->low[i] ? network->low[i] : x[i];
        cut = cut > network->high[i] ? network->high[i] : cut;
        int16_t wide = (int16_t)((cut - network->offset[i]) * network->factor[i]);
        y[i] = (int16_t)(wide * network->scale[i] >> 16);
    }
}

EACH_WIDTH void squash(const struct network_layer *layer, const int32_t *sum, int16_t *restrict y)
{
    for (uint32_t j = 0; j < layer->lanes; j++) {
        int32_t value = sum[j] >> layer->shift;
        value = value < 0 ? 0 : value;
        y[j] = (int16_t)(value > INT16_MAX ? INT16_MAX : value);
    }
}

/* Some rows at work. */
struct work {
    alignas(64) int16_t y[NETWORK_ROWS][NETWORK_WIDTH_MAX];
    alignas(64) int32_t sum[NETWORK_ROWS][NETWORK_WIDTH_MAX];
};

EACH_WIDTH void run_layers(const struct network *network, struct work *work)
{
    const struct network_layer *last = &network->layers[network->n_layers - 1];
    for (const struct network_layer *layer = network->layers; layer < last; layer++) {
        network->sums(layer, (const int16_t(*)[NETWORK_WIDTH_MAX])work->y, work->sum);
        for (int row = 0; row < NETWORK_ROWS; row++)
            squash(layer, work->sum[row], work->y[row]);
    }
    network->sums(last, (const int16_t(*)[NETWORK_WIDTH_MAX])work->y, work->sum);
}

/* Where fewer are left than are worked at once, the last of them fills the others. */
EACH_WIDTH void score_rows(const struct network *network, const int16_t *x, size_t stride, size_t n,
                           int32_t *out)
{
    const struct network_layer *last = &network->layers[network->n_layers - 1];
    struct work work;
    memset(work.y, 0, sizeof work.y);
    for (size_t first = 0; first < n; first += NETWORK_ROWS) {
        for (size_t row = 0; row < NETWORK_ROWS; row++) {
            size_t i = first + row < n ? first + row : n - 1;
            scale(network, x + stride * i, work.y[row]);
        }
        run_layers(network, &work);
        for (size_t row = 0; row < NETWORK_ROWS && first + row < n; row++)
            out[first + row] = work.sum[row][0] >> last->shift;
    }
}

#if defined(__SSE2__) && defined(__GNUC__)
__attribute__((target("avx2"))) static void
score_avx2(const struct network *network, const int16_t *x, size_t stride, size_t n, int32_t *out)
{
    score_rows(network, x, stride, n, out);
}
#endif

void network_score(const struct network *network, const int16_t *x, size_t stride, size_t n,
                   int32_t *out)
{
    memset(out, 0, n * sizeof *out);
    if (network->n_layers == 0)
        return;
#if defined(__SSE2__) && defined(__GNUC__)
    if (network->sums == sums_avx2) {
        score_avx2(network, x, stride, n, out);
        return;
    }
#endif
    score_rows(network, x, stride, n, out);
}
