/* What the words themselves have been worth: weights learned beforehand, by hash.
 *
 *   "police arrested two"   police, arrested, two, police arrested, arrested two    table of words
 *                           ^police, ^police arrested, ^police arrested two     openings
 *
 * Stop words count like all others. Weights are int8, in whatever unit training chose. */
#include "kernel/features_parts.h"
#include "kernel/model.h"
#include "kernel/word_hashes.h"

enum { MEAN_ONE = 64, WEIGHT_CUT = 8191 };

struct weights {
    int64_t sum;
    int32_t opening;
};

/* The weights of all words and pairs. */
static int64_t sum_words(const struct model *model, const uint32_t *keys, uint32_t n)
{
    const int8_t *words = model->words[MODEL_WORDS];
    uint32_t mask = model->words_mask[MODEL_WORDS], before = n > 0 ? keys[0] : 0;
    int64_t sum = n > 0 ? words[word_hash_one(before) & mask] : 0;
    for (uint32_t k = 1; k < n; k++) {
        uint32_t key = keys[k];
        sum += words[word_hash_one(key) & mask] + words[word_hash_two(before, key) & mask];
        before = key;
    }
    return sum;
}

static struct weights read_weights(const struct measure *measure, uint32_t i)
{
    const struct sentence *sentence = measure_sentence(measure, i);
    const uint32_t *keys = measure->terms->keys + sentence->first_token;
    const struct model *model = measure->model;
    struct weights weights = {.sum = sum_words(model, keys, sentence->n_tokens)};
    for (uint32_t k = 1; k <= WORD_OPENING && k <= sentence->n_tokens; k++)
        weights.opening += model_word_weight(model, MODEL_OPENINGS, word_hash_opening(keys, k));
    return weights;
}

static int16_t cut(int64_t value)
{
    return (int16_t)(value > WEIGHT_CUT ? WEIGHT_CUT : value < -WEIGHT_CUT ? -WEIGHT_CUT : value);
}

bool features_words(const struct measure *measure)
{
    int64_t total = 0;
    if (measure->model == NULL || measure->n == 0)
        return true;
    int64_t *sum = ARENA_NEW(measure->arena, measure->n, int64_t);
    if (sum == NULL)
        return false;
    for (uint32_t i = 0; i < measure->n; i++) {
        int16_t *row = measure_row(measure, i);
        struct weights weights = read_weights(measure, i);
        uint32_t n = measure_sentence(measure, i)->n_tokens;
        sum[i] = weights.sum;
        total += weights.sum;
        row[FEATURE_WORD_SUM] = cut(weights.sum);
        row[FEATURE_WORD_MEAN] = cut(weights.sum * MEAN_ONE / (n != 0 ? n : 1));
        row[FEATURE_OPENING_WEIGHT] = cut(weights.opening);
    }
    for (uint32_t i = 0; i < measure->n; i++)
        measure_row(measure, i)[FEATURE_WORD_BEST] = cut(sum[i] - total / measure->n);
    return true;
}
