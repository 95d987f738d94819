/* Scores that look at one sentence at a time: its place, its length and its likeness to the whole.
 *
 *   score = cos(s, c) * place(i) * length(words)
 *   c = the terms of all prose, those of the title counted more
 *
 * Fixed point, no floating point: a weight is count * rarity, at most 2^20 in the centroid and 2^16
 * in a sentence of at most 2^12 terms, so that no sum of products leaves 64 bits. The constants
 * were tuned on labelled articles. */
#include "kernel/rank.h"

enum {
    ONE = 1 << 16,   /* 1.0 of the factors */
    COUNT_MAX = 255, /* of a term in the centroid */
    USE_MAX = 15,    /* of a term in a sentence */
#ifndef TUNE
    TITLE_COUNT = 3,     /* what standing in the title adds to a term's count */
    DECAY = 53656,       /* exp(-0.2): each sentence of prose counts this much of the one before */
    PLACE_FLOOR = 19661, /* 0.3: and no less than this much of the first */
    WORDS_FULL = 20,     /* a sentence of fewer words tells less */
    WORDS_LONG = 45,     /* and one of more words tells it badly */
#endif
};

uint32_t square_root(uint64_t value)
{
    uint64_t root = 0;
    if (value == 0)
        return 0;
    for (uint64_t bit = UINT64_C(1) << (62 - (__builtin_clzll(value) & ~1)); bit != 0; bit >>= 2) {
        if (value >= root + bit) {
            value -= root + bit;
            root = (root >> 1) + bit;
        } else {
            root >>= 1;
        }
    }
    return (uint32_t)root;
}

void rank_lead(const struct document *document, uint32_t *score)
{
    uint32_t place = 0;
    for (uint32_t s = 0; s < document->n_sentences; s++)
        score[s] = document->sentences[s].selectable ? SCORE_ONE / ++place : 0;
}

static uint64_t centroid_weight(const struct terms *terms, uint32_t term)
{
    uint64_t count = (uint64_t)terms->count[term] + (terms->in_title[term] ? TITLE_COUNT : 0);
    return (count < COUNT_MAX ? count : COUNT_MAX) * terms->rarity[term];
}

static uint32_t centroid_norm(const struct terms *terms)
{
    uint64_t sum = 0;
    for (uint32_t t = 0; t < terms->n; t++) {
        uint64_t weight = centroid_weight(terms, t);
        sum += weight * weight;
    }
    return square_root(sum);
}

/* cos(sentence, centroid) in 1/65536 */
static uint64_t likeness(const struct terms *terms, uint32_t s, uint32_t norm)
{
    uint64_t dot = 0, sum = 0;
    for (uint32_t u = terms->first_use[s]; u < terms->first_use[s + 1]; u++) {
        struct use use = terms->uses[u];
        uint64_t weight =
            (uint64_t)(use.count < USE_MAX ? use.count : USE_MAX) * terms->rarity[use.term];
        dot += weight * centroid_weight(terms, use.term);
        sum += weight * weight;
    }
    uint32_t root = square_root(sum);
    if (root == 0 || norm == 0)
        return 0;
    uint64_t cosine = (dot << 8) / root * (ONE >> 8) / norm;
    return cosine < ONE ? cosine : ONE;
}

static uint64_t length_factor(uint32_t words)
{
    if (words < WORDS_FULL)
        return (uint64_t)ONE * (words + WORDS_FULL) / (2 * WORDS_FULL);
    if (words > WORDS_LONG)
        return (uint64_t)ONE * WORDS_LONG / words;
    return ONE;
}

void rank_centroid(const struct document *document, const struct terms *terms, uint32_t *score)
{
    uint32_t norm = centroid_norm(terms);
    uint64_t place = ONE - PLACE_FLOOR;
    for (uint32_t s = 0; s < document->n_sentences; s++) {
        score[s] = 0;
        if (!document->sentences[s].selectable)
            continue;
        uint64_t value = likeness(terms, s, norm) * (PLACE_FLOOR + place) / ONE;
        value = value * length_factor(document->sentences[s].words) / ONE;
        score[s] = (uint32_t)(value * SCORE_ONE / ONE);
        place = place * DECAY / ONE;
    }
}
