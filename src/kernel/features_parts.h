/* The parts that fill a row of features between them; only features.c calls them. */
#ifndef KERNEL_FEATURES_PARTS_H
#define KERNEL_FEATURES_PARTS_H

#include "kernel/features.h"

/* Sentences behind it have no features: cost and sums stay bounded. */
enum { MEASURED_MAX = 4096, SHARE_ONE = 1024 };

/* What all parts look at. */
struct measure {
    struct features *features;
    struct document *document;
    const struct terms *terms;
    const struct kinds *kinds;
    const struct model *model;
    struct arena *arena;
    uint32_t *sentence; /* [n] those that can be chosen, in their order */
    uint32_t n;
};

static inline int16_t *measure_row(const struct measure *measure, uint32_t i)
{
    return features_of(measure->features, measure->sentence[i]);
}

static inline const struct sentence *measure_sentence(const struct measure *measure, uint32_t i)
{
    return &measure->document->sentences[measure->sentence[i]];
}

/* value, at most max <= 32767 */
static inline int16_t measure_cut(uint64_t value, int16_t max)
{
    return value < (uint64_t)max ? (int16_t)value : max;
}

/* part of whole in 1/1024, at most 1 */
static inline int16_t measure_share(uint64_t part, uint64_t whole)
{
    return whole == 0 ? 0 : measure_cut(part * SHARE_ONE / whole, SHARE_ONE);
}

/* What many numbers are divided by. */
struct divisor {
    uint64_t by, inverse; /* 2^32 / by */
};

static inline struct divisor divisor_of(uint64_t by)
{
    return (struct divisor){by, by != 0 ? ((uint64_t)1 << 32) / by : 0};
}

/* value / divisor, exactly: the product is the quotient or one less. */
static inline uint64_t divide(uint64_t value, struct divisor divisor)
{
    if (value >> 32 != 0)
        return value / divisor.by;
    uint64_t quotient = value * divisor.inverse >> 32;
    return quotient + (value - quotient * divisor.by >= divisor.by);
}

/* measure_share() of many parts of one whole */
static inline int16_t divisor_share(uint64_t part, struct divisor whole)
{
    return whole.by == 0 ? 0 : measure_cut(divide(part * SHARE_ONE, whole), SHARE_ONE);
}

/* 64 log2(1 + x), the logarithm linear between powers of two */
static inline int16_t measure_log(uint64_t x)
{
    uint64_t value = x + (x < UINT64_MAX);
    int power = 63 - __builtin_clzll(value);
    uint64_t rest = value - ((uint64_t)1 << power);
    uint64_t part = power >= 6 ? rest >> (power - 6) : rest << (6 - power);
    return (int16_t)(64 * power + (int)part);
}

/* What counts are cut at. */
enum { FEATURES_FEW = 15, FEATURES_SOME = 31, FEATURES_MANY = 63 };

/* Vectors of 16 bytes, as gcc and clang make them for any machine. */
typedef uint8_t measure_bytes __attribute__((vector_size(16)));

void features_place(const struct measure *measure);

/* Those of one sentence's tokens and bytes, for features_form(); features_marks() adds to what the
 * tokens have told. held tells the terms of the sentences before, and those of this one then. */
void features_tokens(const struct measure *measure, uint32_t sentence, uint8_t *held);
void features_marks(const struct measure *measure, uint32_t sentence);

/* False where the arena is too small. */
bool features_form(const struct measure *measure);
bool features_terms(const struct measure *measure);
bool features_words(const struct measure *measure);

#endif
