/* What a sentence speaks of, beside what the article speaks of.
 *
 *   x[s][t]   count * rarity of term t in sentence s, of length 1
 *   c[t]      the centroid: sqrt(count) * rarity, the title's terms a little more
 *   before[t] = sum of x over the sentences before; all[t] = over all
 *
 *   backward(s) = x[s] . before      forward(s) = x[s] . (all - before - x[s])
 *
 * so that likeness to everything before and behind costs one pass over the terms, not one over all
 * pairs of sentences. Fixed point: x in 1/65536; sums over at most 4096 sentences of 4096 terms. */
#include <string.h>

#include "kernel/features_parts.h"
#include "kernel/rank.h"

#if defined(__SSE2__) && defined(__GNUC__)
#include <emmintrin.h>
#endif

enum { ONE = 1 << 16, LEAD_SENTENCES = 3, WEIGHT_ONE = 256 };

/* What is summed of terms as it is: below 2^32 for all terms of a sentence. */
enum count { COUNT_PROSE, COUNT_RARITY, COUNT_TITLE, COUNT_WEIGHT, COUNTS };

/* What is known of a term, side by side as vectors want it: of the first eight numbers every other
 * one is multiplied at once. */
struct state {
    alignas(16) uint32_t all;
    uint32_t first; /* x in the first sentence, */
    uint32_t before;
    uint32_t second; /* the second */
    uint32_t weight; /* in the centroid */
    uint32_t latest; /* x in the sentence of prose that held it last, */
    uint32_t third;  /* the third */
    uint32_t at;     /* and which this was, from 1 */
    uint32_t counts[COUNTS];
};

struct view {
    const struct measure *measure;
    struct state *states;
    uint32_t *x; /* of each use */
    uint32_t norm, lead_norm;
    uint64_t weight_sum;              /* all sentences' sums of weights */
    struct divisor title, weight_max; /* rarity of the title's terms; the heaviest term */
    int16_t centroid_best, cover_best;
};

/* x of a sentence's uses; and what they add to all. */
static void read_vector(struct view *view, uint32_t s)
{
    const struct terms *terms = view->measure->terms;
    const struct use *uses = terms->uses;
    uint32_t first = terms->first_use[s], last = terms->first_use[s + 1], *x = view->x;
    uint64_t sum = 0, weight_sum = 0;
    for (uint32_t u = first; u < last; u++) {
        uint64_t weight = rank_use_weight(terms, uses[u]);
        x[u] = (uint32_t)weight;
        sum += weight * weight;
    }
    uint32_t root = square_root(sum);
    uint64_t inverse = root != 0 ? ((uint64_t)1 << 32) / root : 0;
    for (uint32_t u = first; u < last; u++) {
        struct state *state = &view->states[uses[u].term];
        x[u] = (uint32_t)(x[u] * inverse >> 16);
        state->all += x[u];
        weight_sum += state->weight;
    }
    view->weight_sum += weight_sum;
}

/* The first sentences, and the length of the sum of their vectors. */
static void read_lead(struct view *view)
{
    const struct measure *measure = view->measure;
    const struct terms *terms = measure->terms;
    uint64_t sum = 0;
    for (uint32_t i = 0; i < measure->n && i < LEAD_SENTENCES; i++) {
        uint32_t s = measure->sentence[i];
        for (uint32_t u = terms->first_use[s]; u < terms->first_use[s + 1]; u++) {
            struct state *state = &view->states[terms->uses[u].term];
            uint64_t x = view->x[u], lead = (uint64_t)state->first + state->second;
            *(i == 0 ? &state->first : i == 1 ? &state->second : &state->third) = view->x[u];
            sum += (2 * lead + x) * x;
        }
    }
    view->lead_norm = square_root(sum);
}

/* What is summed over the terms of a sentence: x times what is known of them, and counts. */
struct sums {
    uint64_t all, before, first, second, third, weight, own, previous;
    uint32_t counts[COUNTS];
    uint32_t weight_max, title_new, uses, repeated, frequent, fresh, later, n;
};

#if defined(__SSE2__) && defined(__GNUC__)
/* Products of 32 bits by 32, two at once. */
struct lanes {
    __m128i all_before, first_second, weight_third, counts;
};

static inline void add(struct lanes *lanes, const struct state *state, uint32_t x)
{
    const __m128i *vector = (const __m128i *)(const void *)state;
    const __m128i factor = _mm_set1_epi64x(x), even = vector[0], odd = _mm_srli_epi64(even, 32);
    lanes->all_before = _mm_add_epi64(lanes->all_before, _mm_mul_epu32(even, factor));
    lanes->first_second = _mm_add_epi64(lanes->first_second, _mm_mul_epu32(odd, factor));
    lanes->weight_third = _mm_add_epi64(lanes->weight_third, _mm_mul_epu32(vector[1], factor));
    lanes->counts = _mm_add_epi32(lanes->counts, vector[2]);
}

static void spread(const struct lanes *lanes, struct sums *sums)
{
    uint64_t two[3][2];
    memcpy(two, lanes, sizeof two);
    memcpy(sums->counts, &lanes->counts, sizeof sums->counts);
    sums->all = two[0][0];
    sums->before = two[0][1];
    sums->first = two[1][0];
    sums->second = two[1][1];
    sums->weight = two[2][0];
    sums->third = two[2][1];
}
#else
struct lanes {
    struct sums sums;
};

static inline void add(struct lanes *lanes, const struct state *state, uint64_t x)
{
    lanes->sums.all += x * state->all;
    lanes->sums.before += x * state->before;
    lanes->sums.first += x * state->first;
    lanes->sums.second += x * state->second;
    lanes->sums.weight += x * state->weight;
    lanes->sums.third += x * state->third;
    for (int k = 0; k < COUNTS; k++)
        lanes->sums.counts[k] += state->counts[k];
}

static void spread(const struct lanes *lanes, struct sums *sums)
{
    *sums = lanes->sums;
}
#endif

/* The sums of sentence i, which stands before the next then. */
static struct sums read_sums(const struct view *view, uint32_t i)
{
    const struct terms *terms = view->measure->terms;
    const struct use *uses = terms->uses;
    const uint32_t *xs = view->x;
    struct state *states = view->states;
    uint32_t s = view->measure->sentence[i], n = terms->first_use[s + 1] - terms->first_use[s];
    uint32_t weight_max = 0, title_new = 0, count = 0, repeated = 0, frequent = 0, fresh = 0;
    uint32_t later = 0;
    uint64_t own = 0, previous = 0;
    struct lanes lanes = {0};
    for (uint32_t u = terms->first_use[s], last = u + n; u < last; u++) {
        struct use use = uses[u];
        struct state *state = &states[use.term];
        uint32_t x = xs[u], is_fresh = state->before == 0;
        add(&lanes, state, x);
        own += (uint64_t)x * x;
        previous += (uint64_t)x * (state->latest & (0 - (uint32_t)(state->at == i)));
        weight_max = state->weight > weight_max ? state->weight : weight_max;
        title_new += state->counts[COUNT_TITLE] & (0 - is_fresh);
        count += use.count;
        repeated += state->counts[COUNT_PROSE] > use.count;
        frequent += state->counts[COUNT_PROSE] >= 3;
        fresh += is_fresh;
        later += is_fresh & (state->all > x);
        state->before += x;
        state->latest = x;
        state->at = i + 1;
    }
    struct sums sums = {0};
    spread(&lanes, &sums);
    sums.own = own;
    sums.previous = previous;
    sums.weight_max = weight_max;
    sums.title_new = title_new;
    sums.uses = count;
    sums.repeated = repeated;
    sums.frequent = frequent;
    sums.fresh = fresh;
    sums.later = later;
    sums.n = n;
    return sums;
}

/* A sum of products of two numbers in 1/65536, in 1/1024. */
static uint64_t cosine(uint64_t sum)
{
    return sum / ONE * SHARE_ONE / ONE;
}

static void write_likeness(struct view *view, uint32_t i, const struct sums *sums)
{
    int16_t *row = measure_row(view->measure, i);
    uint64_t behind = sums->all - sums->before - sums->own, n = view->measure->n;
    uint64_t centroid = view->norm != 0 ? sums->weight / view->norm / (ONE / SHARE_ONE) : 0;
    row[FEATURE_CENTROID] = measure_cut(centroid, SHARE_ONE);
    row[FEATURE_CENTROID_RECORD] = row[FEATURE_CENTROID] > view->centroid_best;
    if (row[FEATURE_CENTROID_RECORD])
        view->centroid_best = row[FEATURE_CENTROID];
    row[FEATURE_BACKWARD_SUM] = measure_cut(cosine(sums->before), 8191);
    row[FEATURE_FORWARD_SUM] = measure_cut(cosine(behind), 8191);
    row[FEATURE_BACKWARD] = i > 0 ? measure_cut(cosine(sums->before) / i, SHARE_ONE) : 0;
    row[FEATURE_FORWARD] = i + 1 < n ? measure_cut(cosine(behind) / (n - 1 - i), SHARE_ONE) : 0;
    row[FEATURE_FIRST] = measure_cut(cosine(sums->first), SHARE_ONE);
    const uint64_t firsts[LEAD_SENTENCES] = {sums->first, sums->second, sums->third};
    uint64_t most = 0;
    for (uint32_t k = 0; k < LEAD_SENTENCES; k++)
        most = k != i && firsts[k] > most ? firsts[k] : most;
    row[FEATURE_FIRST_MOST] = measure_cut(cosine(most), SHARE_ONE);
    uint64_t lead = sums->first + sums->second + sums->third;
    lead = view->lead_norm != 0 ? lead / view->lead_norm / (ONE / SHARE_ONE) : 0;
    row[FEATURE_LEAD] = measure_cut(lead, SHARE_ONE);
    row[FEATURE_PREVIOUS] = measure_cut(cosine(sums->previous), SHARE_ONE);
    if (i > 0)
        measure_row(view->measure, i - 1)[FEATURE_NEXT] = row[FEATURE_PREVIOUS];
}

static void write_weights(struct view *view, uint32_t i, const struct sums *sums)
{
    int16_t *row = measure_row(view->measure, i);
    const struct divisor n = divisor_of(sums->n != 0 ? sums->n : 1);
    const uint64_t damping = (uint64_t)RANK_DAMPED_ONE * WEIGHT_ONE;
    uint64_t weight = sums->counts[COUNT_WEIGHT];
    view->measure->features->sums[view->measure->sentence[i]] = (struct term_sums){
        sums->counts[COUNT_RARITY], sums->counts[COUNT_TITLE], sums->counts[COUNT_WEIGHT]};
    row[FEATURE_COUNT_MEAN] =
        measure_cut(divide((uint64_t)sums->counts[COUNT_PROSE] * 16, n), 4095);
    row[FEATURE_WEIGHT_MEAN] = measure_cut(divide(weight * 16, n) / damping, 4095);
    row[FEATURE_WEIGHT_SUM] =
        measure_cut(weight * WEIGHT_ONE * view->measure->n / (view->weight_sum + 1), 2047);
    row[FEATURE_WEIGHT_MAX] = divisor_share(sums->weight_max, view->weight_max);
    row[FEATURE_REPEATED] = divisor_share(sums->repeated, n);
    row[FEATURE_FREQUENT] = divisor_share(sums->frequent, n);
    row[FEATURE_NEW] = divisor_share(sums->fresh, n);
    row[FEATURE_LATER] = measure_share(sums->later, sums->fresh);
    row[FEATURE_RARITY] = measure_cut(divide(sums->counts[COUNT_RARITY], n), 4095);
    row[FEATURE_DISTINCT] = measure_share(sums->n, sums->uses);
    row[FEATURE_CONTENT] = measure_cut(sums->uses, 255);
    row[FEATURE_CONTENT_SHARE] =
        measure_share(sums->uses, measure_sentence(view->measure, i)->n_tokens);
    row[FEATURE_TITLE] = view->title.by != 0;
    row[FEATURE_TITLE_COVER] = divisor_share(sums->counts[COUNT_TITLE], view->title);
    row[FEATURE_TITLE_NEW] = divisor_share(sums->title_new, view->title);
    row[FEATURE_TITLE_SHARE] = measure_share(sums->counts[COUNT_TITLE], sums->counts[COUNT_RARITY]);
    if (row[FEATURE_TITLE_COVER] > view->cover_best)
        view->cover_best = row[FEATURE_TITLE_COVER];
}

/* The states of all terms; their sums go to features. */
static void read_states(struct view *view, const uint32_t *weight)
{
    const struct terms *terms = view->measure->terms;
    struct features *features = view->measure->features;
    uint64_t sum = 0, title_sum = 0;
    uint32_t weight_max = 0;
    for (uint32_t t = 0; t < terms->n; t++) {
        uint32_t rarity = terms->rarity[t], title = terms->in_title[t] ? rarity : 0;
        view->states[t] = (struct state){.weight = weight[t],
                                         .counts = {terms->count[t], rarity, title, weight[t]}};
        sum += weight[t];
        title_sum += title;
        weight_max = weight[t] > weight_max ? weight[t] : weight_max;
    }
    view->title = divisor_of(title_sum);
    view->weight_max = divisor_of(weight_max);
    features->weight_sum = sum;
    features->title_sum = title_sum;
}

static bool open_view(struct view *view)
{
    const struct terms *terms = view->measure->terms;
    struct arena *arena = view->measure->arena;
    uint32_t *weight = ARENA_NEW(arena, terms->n, uint32_t);
    view->states = ARENA_NEW(arena, terms->n, struct state);
    view->x = ARENA_NEW(arena, terms->first_use[view->measure->document->n_sentences], uint32_t);
    struct term_sums *sums =
        ARENA_NEW(arena, view->measure->document->n_sentences, struct term_sums);
    if (weight == NULL || view->states == NULL || view->x == NULL || sums == NULL)
        return false;
    view->measure->features->sums = sums;
    view->norm = rank_weigh_terms(terms, weight);
    view->measure->features->x = view->x;
    view->measure->features->weight = weight;
    read_states(view, weight);
    return true;
}

/* Sentences behind those that are measured can be chosen all the same: they are like nothing, but
 * their terms are known. */
static void read_rest(struct view *view)
{
    const struct measure *measure = view->measure;
    const struct terms *terms = measure->terms;
    uint32_t s = measure->sentence[measure->n - 1] + 1, n = measure->document->n_sentences;
    memset(view->x + terms->first_use[s], 0,
           (terms->first_use[n] - terms->first_use[s]) * sizeof *view->x);
    for (; s < n; s++) {
        struct term_sums sums = {0};
        for (uint32_t u = terms->first_use[s]; u < terms->first_use[s + 1]; u++) {
            const uint32_t *counts = view->states[terms->uses[u].term].counts;
            sums.rarity += counts[COUNT_RARITY];
            sums.title += counts[COUNT_TITLE];
            sums.weight += counts[COUNT_WEIGHT];
        }
        measure->features->sums[s] = sums;
    }
}

bool features_terms(const struct measure *measure)
{
    struct view view = {.measure = measure};
    if (!open_view(&view))
        return false;
    read_rest(&view);
    for (uint32_t i = 0; i < measure->n; i++)
        read_vector(&view, measure->sentence[i]);
    read_lead(&view);
    for (uint32_t i = 0; i < measure->n; i++) {
        struct sums sums = read_sums(&view, i);
        write_likeness(&view, i, &sums);
        write_weights(&view, i, &sums);
    }
    const struct divisor centroid = divisor_of((uint64_t)view.centroid_best);
    const struct divisor cover = divisor_of((uint64_t)view.cover_best);
    for (uint32_t i = 0; i < measure->n; i++) {
        int16_t *row = measure_row(measure, i);
        row[FEATURE_CENTROID_BEST] = divisor_share((uint64_t)row[FEATURE_CENTROID], centroid);
        row[FEATURE_TITLE_BEST] = divisor_share((uint64_t)row[FEATURE_TITLE_COVER], cover);
    }
    return true;
}
