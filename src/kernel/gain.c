/* What a candidate would add to the points chosen so far.
 *
 *   window   the best candidates by score         row: score, rank, place; against the points:
 *   points   in the order of choice               covered, likeness, added, distance
 *
 * What does not change is copied from the features; cosines are updated point by point, against at
 * most GAIN_POINTS_MAX of them, so that a long choice costs a fixed sum for each candidate. */
#include "kernel/gain.h"

#include <string.h>

#include "kernel/features_parts.h"

enum { SCORE_MAX = 32767, ADDED_ONE = 8192, ONE = 1 << 16 };

bool gains_open(struct gains *gains, struct learned *learned, const struct choice *choice)
{
    uint32_t n_terms = choice->terms->n;
    *gains = (struct gains){.learned = learned, .choice = choice};
    gains->covered = ARENA_NEW(learned->arena, n_terms, uint8_t);
    gains->scattered = ARENA_NEW(learned->arena, n_terms, struct scattered);
    gains->point = ARENA_NEW(learned->arena, GAIN_POINTS_MAX, uint32_t);
    if (gains->covered == NULL || gains->scattered == NULL || gains->point == NULL)
        return false;
    memset(gains->covered, 0, n_terms * sizeof *gains->covered);
    memset(gains->scattered, 0, n_terms * sizeof *gains->scattered);
    return true;
}

/* What a term adds to what points hold. */
static struct term_sums fresh_of(const struct gains *gains, uint32_t term)
{
    const struct terms *terms = gains->choice->terms;
    if (gains->covered[term])
        return (struct term_sums){0};
    uint32_t rarity = terms->rarity[term];
    return (struct term_sums){rarity, terms->in_title[term] ? rarity : 0,
                              gains->learned->features->weight[term]};
}

static void scatter(struct gains *gains, uint32_t s)
{
    const struct terms *terms = gains->choice->terms;
    for (uint32_t u = terms->first_use[s]; u < terms->first_use[s + 1]; u++) {
        uint32_t term = terms->uses[u].term;
        gains->scattered[term] =
            (struct scattered){gains->learned->features->x[u], fresh_of(gains, term)};
    }
}

static void gather(struct gains *gains, uint32_t s)
{
    const struct terms *terms = gains->choice->terms;
    for (uint32_t u = terms->first_use[s]; u < terms->first_use[s + 1]; u++)
        gains->scattered[terms->uses[u].term] = (struct scattered){0};
}

/* Its cosine with the scattered one, whose fresh terms that it has are added to *covered. */
static uint32_t compare(const struct gains *gains, uint32_t s, struct term_sums *covered)
{
    const struct terms *terms = gains->choice->terms;
    const struct use *uses = terms->uses;
    const struct scattered *scattered = gains->scattered;
    const uint32_t *x = gains->learned->features->x;
    uint64_t sum = 0;
    struct term_sums fresh = *covered;
    for (uint32_t u = terms->first_use[s], last = terms->first_use[s + 1]; u < last; u++) {
        const struct scattered *other = &scattered[uses[u].term];
        sum += (uint64_t)x[u] * other->x;
        fresh.rarity += other->fresh.rarity;
        fresh.title += other->fresh.title;
        fresh.weight += other->fresh.weight;
    }
    *covered = fresh;
    return (uint32_t)(sum / ONE * SHARE_ONE / ONE);
}

/* The greatest cosine with a point. */
static uint32_t likeness_of(struct gains *gains, uint32_t sentence)
{
    struct term_sums ignored = {0};
    uint32_t best = 0;
    scatter(gains, sentence);
    for (uint32_t i = 0; i < gains->n && i < GAIN_POINTS_MAX; i++) {
        uint32_t likeness = compare(gains, gains->point[i], &ignored);
        best = likeness > best ? likeness : best;
    }
    gather(gains, sentence);
    return best;
}

/* Of a sentence's terms those that points hold. */
static struct term_sums covered_of(const struct gains *gains, uint32_t s)
{
    const struct terms *terms = gains->choice->terms;
    struct term_sums sums = gains->learned->features->sums[s];
    for (uint32_t u = terms->first_use[s]; u < terms->first_use[s + 1]; u++) {
        struct term_sums fresh = fresh_of(gains, terms->uses[u].term);
        sums.rarity -= fresh.rarity;
        sums.title -= fresh.title;
        sums.weight -= fresh.weight;
    }
    return sums;
}

void gains_add(struct gains *gains, uint32_t sentence)
{
    struct candidate *candidate = &gains->candidate[gains->n_window];
    *candidate = (struct candidate){0};
    gains->window[gains->n_window] = sentence;
    gains->likeness[gains->n_window] = 0;
    if (gains->n > 0) {
        gains->likeness[gains->n_window] = likeness_of(gains, sentence);
        candidate->covered = covered_of(gains, sentence);
    }
    gains->n_window++;
}

void gains_drop(struct gains *gains, uint32_t place)
{
    gains->n_window--;
    for (uint32_t i = place; i < gains->n_window; i++) {
        gains->window[i] = gains->window[i + 1];
        gains->likeness[i] = gains->likeness[i + 1];
        gains->candidate[i] = gains->candidate[i + 1];
    }
}

void gains_take(struct gains *gains, uint32_t sentence, uint32_t words)
{
    const struct terms *terms = gains->choice->terms;
    scatter(gains, sentence);
    for (uint32_t i = 0; i < gains->n_window; i++) {
        uint32_t likeness = compare(gains, gains->window[i], &gains->candidate[i].covered);
        gains->likeness[i] = likeness > gains->likeness[i] ? likeness : gains->likeness[i];
    }
    gather(gains, sentence);
    for (uint32_t u = terms->first_use[sentence]; u < terms->first_use[sentence + 1]; u++)
        gains->covered[terms->uses[u].term] = 1;
    gains->point[gains->n++ % GAIN_POINTS_MAX] = sentence;
    gains->words += words;
    gains->scores += gains->learned->score[sentence];
}

/* What its terms have in common with the points', and what they add. */
static void write_terms(const struct gains *gains, uint32_t place, const struct divisor divisors[2],
                        int16_t *row)
{
    const struct term_sums *all = &gains->learned->features->sums[gains->window[place]];
    const struct term_sums *covered = &gains->candidate[place].covered;
    uint64_t added = all->weight - covered->weight;
    row[GAIN_COVERED] = measure_share(covered->rarity, all->rarity);
    row[GAIN_ADDED] = measure_cut(divide(added * ADDED_ONE, divisors[0]), ADDED_ONE);
    row[GAIN_TITLE_ADDED] = divisor_share(all->title - covered->title, divisors[1]);
}

/* Where the points stand, seen from it. */
static void write_places(const struct gains *gains, uint32_t s, int16_t *row)
{
    const struct sentence *sentences = gains->choice->document->sentences;
    uint32_t nearest = UINT32_MAX;
    for (uint32_t i = 0; i < gains->n && i < GAIN_POINTS_MAX; i++) {
        uint32_t point = gains->point[i], distance = point > s ? point - s : s - point;
        nearest = distance < nearest ? distance : nearest;
        row[GAIN_SAME_LINE] |= sentences[point].line == sentences[s].line;
    }
    row[GAIN_DISTANCE] = nearest == UINT32_MAX ? 1023 : measure_log(nearest);
    row[GAIN_AFTER_POINT] = choice_follows(gains->choice, s);
    row[GAIN_BEFORE_POINT] =
        s + 1 < gains->choice->document->n_sentences && choice_shown(gains->choice, s + 1);
}

static int16_t cut(int64_t value)
{
    return (int16_t)(value > SCORE_MAX ? SCORE_MAX : value < -SCORE_MAX ? -SCORE_MAX : value);
}

/* The window's candidates side by side; what is behind them is worse than all. */
typedef int32_t four __attribute__((vector_size(16)));
enum { FOURS = GAIN_WINDOW / 4 };

struct standing {
    four output[FOURS], sentence[FOURS];
    int32_t best;
};

static struct standing read_standing(const struct gains *gains)
{
    int32_t output[GAIN_WINDOW], sentence[GAIN_WINDOW];
    struct standing standing = {.best = INT32_MIN};
    for (uint32_t i = 0; i < GAIN_WINDOW; i++) {
        bool there = i < gains->n_window;
        output[i] = there ? gains->learned->output[gains->window[i]][0] : INT32_MIN;
        sentence[i] = there ? (int32_t)gains->window[i] : INT32_MAX;
        standing.best = output[i] > standing.best ? output[i] : standing.best;
    }
    memcpy(standing.output, output, sizeof output);
    memcpy(standing.sentence, sentence, sizeof sentence);
    return standing;
}

/* How many stand before one; comparisons of vectors give 0 or -1. */
static int16_t rank_of(const struct standing *standing, int32_t output, int32_t sentence)
{
    four better = {0};
    for (uint32_t i = 0; i < FOURS; i++)
        better -= (standing->output[i] > output) |
                  ((standing->output[i] == output) & (standing->sentence[i] < sentence));
    return (int16_t)(better[0] + better[1] + better[2] + better[3]);
}

static void write_scores(const struct gains *gains, uint32_t place, const struct standing *standing,
                         int16_t *row)
{
    const int32_t *output = gains->learned->output[gains->window[place]];
    row[GAIN_SCORE] = cut(output[0]);
    row[GAIN_NOISE] = cut(output[1]);
    row[GAIN_DANGLING] = cut(output[2]);
    row[GAIN_ALONE] = cut(output[3]);
    row[GAIN_RANK] = rank_of(standing, output[0], (int32_t)gains->window[place]);
    row[GAIN_LOST] = cut((int64_t)standing->best - output[0]);
    row[GAIN_ABOVE] = gains->n != 0 ? cut((int64_t)(gains->scores / gains->n) - output[0]) : 0;
    row[GAIN_POINTS] = measure_cut(gains->n, 15);
    row[GAIN_WORDS_CHOSEN] = measure_cut(gains->words, 1023);
    row[GAIN_LIKENESS] = measure_cut(gains->likeness[place], SHARE_ONE);
}

static void copy_features(const int16_t *from, int16_t *row)
{
    static const struct {
        enum gain to;
        enum feature from;
    } copies[] = {
        {GAIN_WORDS, FEATURE_WORDS},
        {GAIN_PLACE_LOG, FEATURE_PLACE_LOG},
        {GAIN_PLACE_SHARE, FEATURE_PLACE_SHARE},
        {GAIN_PROSE_LOG, FEATURE_PROSE_LOG},
        {GAIN_CENTROID, FEATURE_CENTROID},
        {GAIN_FORWARD, FEATURE_FORWARD},
        {GAIN_TITLE_COVER, FEATURE_TITLE_COVER},
        {GAIN_QUOTED, FEATURE_QUOTED},
        {GAIN_LEANING, FEATURE_LEANING},
        {GAIN_CONNECTIVE, FEATURE_CONNECTIVE},
        {GAIN_SPEECH, FEATURE_SPEECH},
        {GAIN_NUMBERS, FEATURE_NUMBERS},
        {GAIN_NAMES, FEATURE_NAMES},
    };
    for (size_t i = 0; i < sizeof copies / sizeof *copies; i++)
        row[copies[i].to] = from[copies[i].from];
    row[GAIN_LEANS] = features_leans(from);
}

void gains_write(const struct gains *gains, int16_t (*row)[GAINS_STRIDE])
{
    const struct standing standing = read_standing(gains);
    const struct features *features = gains->learned->features;
    const struct divisor divisors[2] = {divisor_of(features->weight_sum + 1),
                                        divisor_of(features->title_sum)};
    memset(row, 0, gains->n_window * sizeof *row);
    for (uint32_t i = 0; i < gains->n_window; i++) {
        uint32_t s = gains->window[i];
        copy_features(features_of(features, s), row[i]);
        write_scores(gains, i, &standing, row[i]);
        write_terms(gains, i, divisors, row[i]);
        write_places(gains, s, row[i]);
    }
}
