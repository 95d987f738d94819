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

enum { ONE = 1 << 16, LEAD_SENTENCES = 3, WEIGHT_ONE = 256 };

/* What is known of a term, side by side: one line of the cache each two terms. */
struct state {
    uint32_t weight; /* in the centroid */
    uint32_t all, before;
    uint32_t first, second, third, lead, previous;
};

struct view {
    const struct measure *measure;
    struct state *states;
    uint32_t *x; /* of each use */
    uint32_t norm, weight_max, lead_norm;
    uint64_t title, weight_sum; /* rarity of the title's terms; all sentences' sums of weights */
    int16_t centroid_best, cover_best;
};

static uint64_t title_weight(const struct terms *terms)
{
    uint64_t sum = 0;
    for (uint32_t t = 0; t < terms->n; t++)
        sum += terms->in_title[t] ? terms->rarity[t] : 0;
    return sum;
}

/* x of a sentence's uses; and what they add to all. */
static void read_vector(struct view *view, uint32_t s)
{
    const struct terms *terms = view->measure->terms;
    uint32_t first = terms->first_use[s], last = terms->first_use[s + 1];
    uint64_t sum = 0;
    for (uint32_t u = first; u < last; u++) {
        uint64_t weight = rank_use_weight(terms, terms->uses[u]);
        sum += weight * weight;
    }
    uint32_t root = square_root(sum);
    uint64_t inverse = root != 0 ? ((uint64_t)1 << 32) / root : 0;
    for (uint32_t u = first; u < last; u++) {
        struct state *state = &view->states[terms->uses[u].term];
        view->x[u] = (uint32_t)(rank_use_weight(terms, terms->uses[u]) * inverse >> 16);
        state->all += view->x[u];
        view->weight_sum += state->weight;
    }
}

/* The sum of the vectors of the first sentences, and its length. */
static void read_lead(struct view *view)
{
    const struct measure *measure = view->measure;
    const struct terms *terms = measure->terms;
    uint64_t sum = 0;
    for (uint32_t i = 0; i < measure->n && i < LEAD_SENTENCES; i++) {
        uint32_t s = measure->sentence[i];
        for (uint32_t u = terms->first_use[s]; u < terms->first_use[s + 1]; u++) {
            struct state *state = &view->states[terms->uses[u].term];
            uint64_t lead = state->lead;
            state->lead += view->x[u];
            sum += (uint64_t)state->lead * state->lead - lead * lead;
            uint32_t *own = i == 0 ? &state->first : i == 1 ? &state->second : &state->third;
            *own = view->x[u];
        }
    }
    view->lead_norm = square_root(sum);
}

/* What is summed over the terms of a sentence. */
struct sums {
    uint64_t centroid, before, all, own, first, second, third, lead, previous;
    uint64_t count, weight, weight_max, rarity, title, title_new, own_weight;
    uint32_t uses, repeated, frequent, fresh, later, n;
};

static struct sums read_sums(const struct view *view, uint32_t s)
{
    const struct terms *terms = view->measure->terms;
    struct sums sums = {.n = terms->first_use[s + 1] - terms->first_use[s]};
    for (uint32_t u = terms->first_use[s]; u < terms->first_use[s + 1]; u++) {
        struct use use = terms->uses[u];
        const struct state *state = &view->states[use.term];
        uint64_t x = view->x[u], rarity = terms->rarity[use.term];
        uint32_t count = terms->count[use.term];
        bool fresh = state->before == 0;
        sums.centroid += x * state->weight;
        sums.before += x * state->before;
        sums.all += x * state->all;
        sums.own += x * x;
        sums.first += x * state->first;
        sums.second += x * state->second;
        sums.third += x * state->third;
        sums.lead += x * state->lead;
        sums.previous += x * state->previous;
        sums.count += count;
        sums.weight += state->weight;
        sums.weight_max = state->weight > sums.weight_max ? state->weight : sums.weight_max;
        sums.rarity += rarity;
        sums.title += terms->in_title[use.term] ? rarity : 0;
        sums.title_new += terms->in_title[use.term] && fresh ? rarity : 0;
        sums.uses += use.count;
        sums.repeated += count > use.count;
        sums.frequent += count >= 3;
        sums.fresh += fresh;
        sums.later += fresh && state->all > x;
    }
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
    uint64_t centroid = view->norm != 0 ? sums->centroid / view->norm / (ONE / SHARE_ONE) : 0;
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
    uint64_t lead = view->lead_norm != 0 ? sums->lead / view->lead_norm / (ONE / SHARE_ONE) : 0;
    row[FEATURE_LEAD] = measure_cut(lead, SHARE_ONE);
    row[FEATURE_PREVIOUS] = measure_cut(cosine(sums->previous), SHARE_ONE);
    if (i > 0)
        measure_row(view->measure, i - 1)[FEATURE_NEXT] = row[FEATURE_PREVIOUS];
}

static void write_weights(struct view *view, uint32_t i, const struct sums *sums)
{
    int16_t *row = measure_row(view->measure, i);
    uint64_t n = sums->n != 0 ? sums->n : 1;
    const uint64_t damping = (uint64_t)RANK_DAMPED_ONE * WEIGHT_ONE;
    row[FEATURE_COUNT_MEAN] = measure_cut(sums->count * 16 / n, 4095);
    row[FEATURE_WEIGHT_MEAN] = measure_cut(sums->weight * 16 / n / damping, 4095);
    row[FEATURE_WEIGHT_SUM] =
        measure_cut(sums->weight * WEIGHT_ONE * view->measure->n / (view->weight_sum + 1), 2047);
    row[FEATURE_WEIGHT_MAX] = measure_share(sums->weight_max, view->weight_max);
    row[FEATURE_REPEATED] = measure_share(sums->repeated, n);
    row[FEATURE_FREQUENT] = measure_share(sums->frequent, n);
    row[FEATURE_NEW] = measure_share(sums->fresh, n);
    row[FEATURE_LATER] = measure_share(sums->later, sums->fresh);
    row[FEATURE_RARITY] = measure_cut(sums->rarity / n, 4095);
    row[FEATURE_DISTINCT] = measure_share(sums->n, sums->uses);
    row[FEATURE_CONTENT] = measure_cut(sums->uses, 255);
    row[FEATURE_CONTENT_SHARE] =
        measure_share(sums->uses, measure_sentence(view->measure, i)->n_tokens);
    row[FEATURE_TITLE] = view->title != 0;
    row[FEATURE_TITLE_COVER] = measure_share(sums->title, view->title);
    row[FEATURE_TITLE_NEW] = measure_share(sums->title_new, view->title);
    row[FEATURE_TITLE_SHARE] = measure_share(sums->title, sums->rarity);
    if (row[FEATURE_TITLE_COVER] > view->cover_best)
        view->cover_best = row[FEATURE_TITLE_COVER];
}

/* The sentence now stands before the next. */
static void pass(struct view *view, uint32_t i)
{
    const struct terms *terms = view->measure->terms;
    uint32_t s = view->measure->sentence[i];
    for (uint32_t u = terms->first_use[s]; u < terms->first_use[s + 1]; u++) {
        view->states[terms->uses[u].term].before += view->x[u];
        view->states[terms->uses[u].term].previous = view->x[u];
    }
}

/* The sentence before the one before is none. */
static void forget(struct view *view, uint32_t i)
{
    const struct terms *terms = view->measure->terms;
    uint32_t s = view->measure->sentence[i];
    for (uint32_t u = terms->first_use[s]; u < terms->first_use[s + 1]; u++)
        view->states[terms->uses[u].term].previous = 0;
}

static bool open_view(struct view *view)
{
    const struct terms *terms = view->measure->terms;
    struct arena *arena = view->measure->arena;
    struct features *features = view->measure->features;
    uint32_t *weight = ARENA_NEW(arena, terms->n, uint32_t);
    view->states = ARENA_NEW(arena, terms->n, struct state);
    view->x = ARENA_NEW(arena, terms->first_use[view->measure->document->n_sentences], uint32_t);
    if (weight == NULL || view->states == NULL || view->x == NULL)
        return false;
    view->norm = rank_weigh_terms(terms, weight);
    memset(view->states, 0, terms->n * sizeof *view->states);
    uint64_t sum = 0;
    for (uint32_t t = 0; t < terms->n; t++) {
        sum += weight[t];
        view->states[t].weight = weight[t];
        view->weight_max = weight[t] > view->weight_max ? weight[t] : view->weight_max;
    }
    view->title = title_weight(terms);
    features->x = view->x;
    features->weight = weight;
    features->weight_sum = sum;
    features->title_sum = view->title;
    return true;
}

/* Sentences behind those that are measured can be chosen all the same: they are like nothing. */
static void clear_rest(struct view *view)
{
    const struct measure *measure = view->measure;
    uint32_t first = measure->terms->first_use[measure->sentence[measure->n - 1] + 1];
    uint32_t last = measure->terms->first_use[measure->document->n_sentences];
    memset(view->x + first, 0, (last - first) * sizeof *view->x);
}

bool features_terms(const struct measure *measure)
{
    struct view view = {.measure = measure};
    if (!open_view(&view))
        return false;
    clear_rest(&view);
    for (uint32_t i = 0; i < measure->n; i++)
        read_vector(&view, measure->sentence[i]);
    read_lead(&view);
    for (uint32_t i = 0; i < measure->n; i++) {
        struct sums sums = read_sums(&view, measure->sentence[i]);
        write_likeness(&view, i, &sums);
        write_weights(&view, i, &sums);
        if (i > 0)
            forget(&view, i - 1);
        pass(&view, i);
    }
    for (uint32_t i = 0; i < measure->n; i++) {
        int16_t *row = measure_row(measure, i);
        row[FEATURE_CENTROID_BEST] =
            measure_share((uint64_t)row[FEATURE_CENTROID], (uint64_t)view.centroid_best);
        row[FEATURE_TITLE_BEST] =
            measure_share((uint64_t)row[FEATURE_TITLE_COVER], (uint64_t)view.cover_best);
    }
    return true;
}
