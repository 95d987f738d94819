/* What a model says of a row of inputs.
 *
 *   pairs:  x0 x1 | x2 x3 | …      each is spread over a vector and multiplied with the weights of
 *   lanes:  w0 w1 for output 0, w0 w1 for output 1, …      as many outputs as the vector holds
 *
 * so that a sum stays in its lane and nothing is added across (SSE2's pmaddwd does a pair at once).
 * model_read.c has seen to it that no sum can leave 32 bits, in whatever order it is made. */
#include "kernel/model.h"

#include <string.h>

#if defined(__SSE2__) && defined(__GNUC__)
#include <immintrin.h>
#endif

enum { BLOCK = 16 }; /* lanes worked at once; a layer's lanes are a multiple of it */

/* Four lanes of the vectors that gcc and clang make for any machine: a pair of weights is a number
 * of 32 bits, whose halves are taken out by shifts. */
typedef int32_t four __attribute__((vector_size(16)));
typedef uint32_t four_unsigned __attribute__((vector_size(16)));

void model_sums_portable(const struct model_layer *layer, const int16_t *x, int32_t *sum)
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

#if defined(__SSE2__) && defined(__GNUC__)
static inline int pair_of(const int16_t *x)
{
    int pair;
    memcpy(&pair, x, sizeof pair);
    return pair;
}

static void sums_sse2(const struct model_layer *layer, const int16_t *x, int32_t *sum)
{
    for (uint32_t j = 0; j < layer->lanes; j += BLOCK) {
        const __m128i *weight = (const __m128i *)(const void *)(layer->weight + 2 * j);
        const __m128i *bias = (const __m128i *)(const void *)(layer->bias + j);
        __m128i *out = (__m128i *)(void *)(sum + j);
        __m128i a = bias[0], b = bias[1], c = bias[2], d = bias[3];
        for (uint32_t p = 0; p < layer->pairs; p++, weight += layer->lanes / 4) {
            __m128i pair = _mm_set1_epi32(pair_of(x + 2 * p));
            a = _mm_add_epi32(a, _mm_madd_epi16(weight[0], pair));
            b = _mm_add_epi32(b, _mm_madd_epi16(weight[1], pair));
            c = _mm_add_epi32(c, _mm_madd_epi16(weight[2], pair));
            d = _mm_add_epi32(d, _mm_madd_epi16(weight[3], pair));
        }
        out[0] = a;
        out[1] = b;
        out[2] = c;
        out[3] = d;
    }
}

__attribute__((target("avx2"))) static void sums_avx2(const struct model_layer *layer,
                                                      const int16_t *x, int32_t *sum)
{
    for (uint32_t j = 0; j < layer->lanes; j += BLOCK) {
        const __m256i *weight = (const __m256i *)(const void *)(layer->weight + 2 * j);
        const __m256i *bias = (const __m256i *)(const void *)(layer->bias + j);
        __m256i *out = (__m256i *)(void *)(sum + j);
        __m256i a = bias[0], b = bias[1];
        for (uint32_t p = 0; p < layer->pairs; p++, weight += layer->lanes / 8) {
            __m256i pair = _mm256_set1_epi32(pair_of(x + 2 * p));
            a = _mm256_add_epi32(a, _mm256_madd_epi16(weight[0], pair));
            b = _mm256_add_epi32(b, _mm256_madd_epi16(weight[1], pair));
        }
        out[0] = a;
        out[1] = b;
    }
}
#endif

model_sums *model_machine(void)
{
#if defined(__SSE2__) && defined(__GNUC__)
    return __builtin_cpu_supports("avx2") ? sums_avx2 : sums_sse2;
#else
    return model_sums_portable;
#endif
}

/* Cut first, so that what a model has not seen in training is the farthest that it has. */
static void scale(const struct model_stage *stage, const int16_t *x, int16_t *y)
{
    for (uint32_t i = 0; i < stage->n_inputs; i++) {
        int16_t cut = x[i] < stage->low[i] ? stage->low[i] : x[i];
        cut = cut > stage->high[i] ? stage->high[i] : cut;
        int16_t wide = (int16_t)((cut - stage->offset[i]) * stage->factor[i]);
        y[i] = (int16_t)(wide * stage->scale[i] >> 16);
    }
}

static void squash(const struct model_layer *layer, const int32_t *sum, int16_t *y)
{
    for (uint32_t j = 0; j < layer->lanes; j++) {
        int32_t value = sum[j] >> layer->shift;
        value = value < 0 ? 0 : value;
        y[j] = (int16_t)(value > INT16_MAX ? INT16_MAX : value);
    }
}

void model_score(const struct model_stage *stage, const int16_t *x, size_t stride, size_t n,
                 int32_t (*out)[MODEL_OUTPUTS])
{
    alignas(64) int16_t y[MODEL_WIDTH_MAX + 2] = {0};
    alignas(64) int32_t sum[MODEL_WIDTH_MAX] = {0};
    memset(out, 0, n * sizeof *out);
    if (stage->n_layers == 0)
        return;
    const struct model_layer *last = &stage->layers[stage->n_layers - 1];
    for (size_t s = 0; s < n; s++) {
        scale(stage, x + s * stride, y);
        for (const struct model_layer *layer = stage->layers; layer < last; layer++) {
            stage->sums(layer, y, sum);
            squash(layer, sum, y);
        }
        stage->sums(last, y, sum);
        for (uint32_t o = 0; o < last->n_out; o++)
            out[s][o] = sum[o] >> last->shift;
    }
}
