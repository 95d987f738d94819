/* Scores that look at one sentence at a time: its place, its length and its likeness to the
 * whole.
 *
 *   score = cos(s, c) * place(i) * length(words) * voice
 *   c = the terms of all prose, weighted by sqrt(count) * rarity (sqrt: +1.7 key-point gain)
 *
 * Fixed point, whose results no machine can round in another way: a weight is count * rarity, at
 * most 2^20 in the centroid and 2^16 in a sentence of at most 2^12 terms, so that no sum of
 * products leaves 64 bits. The constants were tuned on labelled articles. */
#include "kernel/rank.h"

#include <math.h>

#include "kernel/voice.h"

enum {
    ONE = 1 << 16,       /* 1.0 of the factors */
    COUNT_MAX = 31,      /* of a term in the centroid */
    TITLE_COUNT = 2,     /* what standing in the title adds to a term's count */
    DECAY = 49152,       /* 0.75: each sentence has this much of the place of the one before, */
    PLACE_FLOOR = 19661, /* down to 0.30 of the first */
    WORDS_FULL = 25,     /* a sentence of fewer words tells less, */
    SHORTEST = 26214,    /* down to 0.40 of a full one */
    WORDS_LONG = 45,     /* and one of more words tells it badly */
};

/* The processor's root is a guess, put right in integers: exact whatever its rounding. */
uint32_t square_root(uint64_t value)
{
    double guess = sqrt((double)value);
    uint64_t root = guess < UINT32_MAX ? (uint64_t)guess : UINT32_MAX;
    while (root * root > value)
        root--;
    while (root < UINT32_MAX && (root + 1) * (root + 1) <= value)
        root++;
    return (uint32_t)root;
}

void rank_lead(const struct document *document, uint32_t *score)
{
    uint32_t place = 0;
    for (uint32_t s = 0; s < document->n_sentences; s++)
        score[s] = document->sentences[s].selectable ? SCORE_ONE / ++place : 0;
}

/* 16 sqrt(count): a term that stands there four times counts twice. */
static const uint8_t damped[COUNT_MAX + 1] = {
    0,  16, 22, 27, 32, 35, 39, 42, 45, 48, 50, 53, 55, 57, 59, 61,
    64, 65, 67, 69, 71, 73, 75, 76, 78, 80, 81, 83, 84, 86, 87, 89,
};

/* Somebody's words are seldom what an article is about. */
static const uint32_t voices[] = {
    [VOICE_NEWS] = ONE,           [VOICE_QUOTED] = 49152, /* 0.75 */
    [VOICE_SPOKEN] = 19661,                               /* 0.30 */
    [VOICE_FIRST_PERSON] = 39322,                         /* 0.60 */
    [VOICE_QUESTION] = 32768,                             /* 0.50 */
};

uint32_t rank_weigh_terms(const struct terms *terms, uint32_t *weight)
{
    uint64_t sum = 0;
    for (uint32_t t = 0; t < terms->n; t++) {
        uint64_t count = (uint64_t)terms->count[t] + (terms->in_title[t] ? TITLE_COUNT : 0);
        weight[t] = (uint32_t)damped[count < COUNT_MAX ? count : COUNT_MAX] * terms->rarity[t];
        sum += (uint64_t)weight[t] * weight[t];
    }
    return square_root(sum);
}

/* cos(sentence, centroid) in 1/65536 */
static uint64_t likeness(const struct terms *terms, uint32_t s, const uint32_t *centroid,
                         uint32_t norm)
{
    uint64_t dot = 0, sum = 0;
    for (uint32_t u = terms->first_use[s]; u < terms->first_use[s + 1]; u++) {
        struct use use = terms->uses[u];
        uint64_t weight = rank_use_weight(terms, use);
        dot += weight * centroid[use.term];
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
        return SHORTEST + (uint64_t)(ONE - SHORTEST) * words / WORDS_FULL;
    return words > WORDS_LONG ? (uint64_t)ONE * WORDS_LONG / words : ONE;
}

bool rank_centroid(const struct document *document, const struct terms *terms, struct arena *arena,
                   uint32_t *score)
{
    uint32_t *centroid = ARENA_NEW(arena, terms->n, uint32_t);
    if (centroid == NULL)
        return false;
    uint32_t norm = rank_weigh_terms(terms, centroid);
    uint64_t place = ONE - PLACE_FLOOR;
    for (uint32_t s = 0; s < document->n_sentences; s++) {
        const struct sentence *sentence = &document->sentences[s];
        score[s] = 0;
        if (!sentence->selectable)
            continue;
        uint64_t value = likeness(terms, s, centroid, norm) * (PLACE_FLOOR + place) / ONE;
        value = value * length_factor(sentence->words) / ONE;
        value = value * voices[voice_of(document, sentence)] / ONE;
        score[s] = (uint32_t)(value * SCORE_ONE / ONE);
        place = place * DECAY / ONE;
    }
    return true;
}
