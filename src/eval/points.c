/* See points.h; the measure is that of evaluate.py, figure by figure, with the same sums in the
 * same order. Work is bounded by points that matter: the first three and those that fit. */
#include "eval/points.h"

#include <string.h>

#include "eval/scalar.h"
#include "eval/squeeze.h"
#include "eval/starts.h"

enum { NOWHERE = -1 };

/* A point and where it stands. */
struct placed {
    const struct piece *piece;
    bool found;
    int64_t start, end;
    int64_t stands_for; /* its sentence, or NOWHERE */
    int64_t most;       /* the sentence of which it covers the largest share, or NOWHERE */
};

struct scoring {
    const struct reference *reference;
    const struct selection *selection;
    struct squeeze text;
    struct placed *placed; /* each point of the selection */
    bool *counted;         /* sentence -> its weight was added; all false between sums */
    struct arena *arena;
};

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* Characters of a sentence inside the point; 0 where there are none. */
static int64_t overlap(const struct marked *sentence, const struct placed *placed)
{
    int64_t from = sentence->start > placed->start ? sentence->start : placed->start;
    int64_t shared = least(sentence->end, placed->end) - from;
    return placed->found && shared > 0 ? shared : 0;
}

static bool covers_half(const struct marked *sentence, const struct placed *placed)
{
    int64_t shared = overlap(sentence, placed);
    return shared > 0 && 2 * shared >= sentence->end - sentence->start;
}

/* False without memory. */
static bool locate(struct scoring *scoring, const struct piece *piece, struct placed *placed,
                   uint32_t *misplaced)
{
    struct arena scope = *scoring->arena;
    struct str quote;
    *placed = (struct placed){piece, .stands_for = NOWHERE, .most = NOWHERE};
    if (!squeeze_text(piece->text, &scope, &quote))
        return false;
    if (!piece->placed) {
        placed->found = squeeze_find(&scoring->text, quote, &placed->start, &placed->end);
        return true;
    }
    placed->start = piece->start;
    placed->end = piece->ended ? piece->end : scoring->text.points;
    placed->found = str_equal(squeeze_slice(&scoring->text, placed->start, placed->end), quote);
    *misplaced += !placed->found;
    return true;
}

/* The sentence that a point stands for: the heaviest of those that it covers by half; and the one
 * that most of it is, by share. Of equal ones the first. */
static void find_sentences(const struct reference *reference, struct placed *placed)
{
    double largest = 0;
    for (size_t i = 0; i < reference->n_sentences; i++) {
        const struct marked *sentence = &reference->sentences[i];
        int64_t shared = overlap(sentence, placed);
        if (!shared)
            continue;
        double share = (double)shared / (double)(sentence->end - sentence->start);
        if (share > largest) {
            largest = share;
            placed->most = (int64_t)i;
        }
        if (2 * shared >= sentence->end - sentence->start && placed->piece->words <= POINTS_WORDS &&
            (placed->stands_for == NOWHERE ||
             sentence->weight > reference->sentences[placed->stands_for].weight))
            placed->stands_for = (int64_t)i;
    }
}

/* What the points carry: each sentence once. */
static double carried(struct scoring *scoring, const bool *chosen, size_t n)
{
    double sum = 0;
    for (size_t k = 0; k < n; k++) {
        int64_t i = scoring->placed[k].stands_for;
        if (!chosen[k] || i == NOWHERE || scoring->counted[i])
            continue;
        scoring->counted[i] = true;
        sum += scoring->reference->sentences[i].weight;
    }
    for (size_t k = 0; k < n; k++)
        if (scoring->placed[k].stands_for != NOWHERE)
            scoring->counted[scoring->placed[k].stands_for] = false;
    return sum;
}

/* Points in order, each that still fits. */
static void fit(const struct selection *selection, bool *chosen)
{
    uint32_t room = POINTS_WORDS;
    for (size_t k = 0; k < selection->n; k++) {
        chosen[k] = selection->pieces[k].words <= room;
        room -= chosen[k] ? selection->pieces[k].words : 0;
    }
}

double points_best(const struct points_item *items, size_t n)
{
    double table[POINTS_WORDS + 1] = {0};
    for (size_t i = 0; i < n; i++)
        for (uint32_t left = POINTS_WORDS + 1; left-- > items[i].words;) {
            double with = table[left - items[i].words] + items[i].weight;
            table[left] = with > table[left] ? with : table[left];
        }
    return table[POINTS_WORDS];
}

/* Puts a weight where it belongs among the n largest, in descending order. */
static void keep_largest(double *largest, size_t *n, double weight)
{
    size_t at = *n < POINTS_FIRST ? (*n)++ : POINTS_FIRST;
    if (at == POINTS_FIRST && weight <= largest[--at])
        return;
    for (; at > 0 && largest[at - 1] < weight; at--)
        largest[at] = largest[at - 1];
    largest[at] = weight;
}

/* What the best three sentences carry, and the best that fit. False without memory. */
static bool best(struct scoring *scoring, double *at_3, double *at_80)
{
    const struct reference *reference = scoring->reference;
    struct points_item *items =
        ARENA_NEW(scoring->arena, reference->n_sentences, struct points_item);
    double largest[POINTS_FIRST];
    size_t n = 0, n_largest = 0;
    if (!items)
        return false;
    for (size_t i = 0; i < reference->n_sentences; i++) {
        const struct marked *sentence = &reference->sentences[i];
        if (!sentence->weighed)
            continue;
        uint32_t words = squeeze_words(&scoring->text, sentence->start, sentence->end);
        items[n++] = (struct points_item){words ? words : 1, sentence->weight};
        keep_largest(largest, &n_largest, sentence->weight);
    }
    *at_3 = 0;
    for (size_t i = 0; i < n_largest; i++)
        *at_3 += largest[i];
    *at_80 = points_best(items, n);
    return true;
}

/* Is sentence i shown by one of the first three points? */
static bool shown(const struct scoring *scoring, uint32_t points, int64_t i)
{
    for (uint32_t k = 0; i >= 0 && k < points; k++)
        if (covers_half(&scoring->reference->sentences[i], &scoring->placed[k]))
            return true;
    return false;
}

static void count(const struct scoring *scoring, struct points_gain *gain)
{
    const struct reference *reference = scoring->reference;
    for (uint32_t k = 0; k < gain->points; k++) {
        const struct placed *placed = &scoring->placed[k];
        int64_t i = placed->most;
        gain->words += placed->piece->words;
        gain->unlocated += !placed->found && !placed->piece->placed;
        if (i == NOWHERE)
            continue;
        bool alone = !shown(scoring, gain->points, i - 1);
        gain->noise += reference_noise(reference, &reference->sentences[i]);
        gain->dangling += reference->sentences[i].dangling && alone;
        gain->opens += i > 0 && alone && starts_open(placed->piece->text);
    }
}

static bool open_scoring(struct scoring *scoring)
{
    size_t n = scoring->selection->n, sentences = scoring->reference->n_sentences;
    scoring->placed = ARENA_NEW(scoring->arena, n, struct placed);
    scoring->counted = ARENA_NEW(scoring->arena, sentences, bool);
    if (!scoring->placed || !scoring->counted)
        return false;
    memset(scoring->counted, 0, sentences * sizeof *scoring->counted);
    return squeeze_make(&scoring->text, scoring->reference->text, scoring->arena);
}

bool points_score(const struct reference *reference, const struct selection *selection,
                  struct arena *arena, struct points_gain *gain)
{
    struct scoring scoring = {.reference = reference, .selection = selection, .arena = arena};
    size_t n = selection->n;
    bool *fits = ARENA_NEW(arena, n, bool), first[POINTS_FIRST] = {true, true, true};
    double best_3, best_80;
    *gain = (struct points_gain){.points = n < POINTS_FIRST ? (uint32_t)n : POINTS_FIRST};
    if (!fits || !open_scoring(&scoring) || !best(&scoring, &best_3, &best_80))
        return false;
    fit(selection, fits);
    for (size_t k = 0; k < n; k++) {
        struct placed *placed = &scoring.placed[k];
        if (!locate(&scoring, &selection->pieces[k], placed, &gain->misplaced))
            return false;
        if (placed->found && (k < POINTS_FIRST || fits[k]))
            find_sentences(reference, placed);
    }
    gain->at_3 = best_3 != 0 ? carried(&scoring, first, gain->points) / best_3 : 0;
    gain->at_80 = best_80 != 0 ? carried(&scoring, fits, n) / best_80 : 0;
    count(&scoring, gain);
    return true;
}
