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
    gains->scattered = ARENA_NEW(learned->arena, n_terms, uint32_t);
    gains->point = ARENA_NEW(learned->arena, GAIN_POINTS_MAX, uint32_t);
    if (gains->covered == NULL || gains->scattered == NULL || gains->point == NULL)
        return false;
    memset(gains->covered, 0, n_terms * sizeof *gains->covered);
    memset(gains->scattered, 0, n_terms * sizeof *gains->scattered);
    return true;
}

/* The vector of a sentence times factor, 0 or 1, over the terms. */
static void scatter(struct gains *gains, uint32_t s, uint32_t factor)
{
    const struct terms *terms = gains->choice->terms;
    for (uint32_t u = terms->first_use[s]; u < terms->first_use[s + 1]; u++)
        gains->scattered[terms->uses[u].term] = gains->learned->features->x[u] * factor;
}

/* Its cosine with the scattered one. */
static uint32_t cosine(const struct gains *gains, uint32_t s)
{
    const struct terms *terms = gains->choice->terms;
    uint64_t sum = 0;
    for (uint32_t u = terms->first_use[s]; u < terms->first_use[s + 1]; u++)
        sum += (uint64_t)gains->learned->features->x[u] * gains->scattered[terms->uses[u].term];
    return (uint32_t)(sum / ONE * SHARE_ONE / ONE);
}

void gains_add(struct gains *gains, uint32_t sentence)
{
    uint32_t best = 0;
    scatter(gains, sentence, 1);
    for (uint32_t i = 0; i < gains->n && i < GAIN_POINTS_MAX; i++) {
        uint32_t likeness = cosine(gains, gains->point[i]);
        best = likeness > best ? likeness : best;
    }
    scatter(gains, sentence, 0);
    gains->window[gains->n_window] = sentence;
    gains->candidate[gains->n_window] = (struct candidate){0};
    gains->likeness[gains->n_window++] = best;
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
    scatter(gains, sentence, 1);
    for (uint32_t i = 0; i < gains->n_window; i++) {
        uint32_t likeness = cosine(gains, gains->window[i]);
        gains->likeness[i] = likeness > gains->likeness[i] ? likeness : gains->likeness[i];
    }
    scatter(gains, sentence, 0);
    for (uint32_t u = terms->first_use[sentence]; u < terms->first_use[sentence + 1]; u++)
        gains->covered[terms->uses[u].term] = 1;
    gains->point[gains->n++ % GAIN_POINTS_MAX] = sentence;
    gains->words += words;
    gains->scores += gains->learned->score[sentence];
}

/* What its terms have in common with the points', and what they add. */
static void write_terms(const struct gains *gains, uint32_t s, int16_t *row)
{
    const struct terms *terms = gains->choice->terms;
    const struct features *features = gains->learned->features;
    uint64_t covered = 0, all = 0, added = 0, title = 0;
    for (uint32_t u = terms->first_use[s]; u < terms->first_use[s + 1]; u++) {
        uint32_t term = terms->uses[u].term;
        bool held = gains->covered[term];
        all += terms->rarity[term];
        covered += held ? terms->rarity[term] : 0;
        added += held ? 0 : features->weight[term];
        title += !held && terms->in_title[term] ? terms->rarity[term] : 0;
    }
    row[GAIN_COVERED] = measure_share(covered, all);
    row[GAIN_ADDED] = measure_cut(added * ADDED_ONE / (features->weight_sum + 1), ADDED_ONE);
    row[GAIN_TITLE_ADDED] = measure_share(title, features->title_sum);
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

/* Outputs of the window's candidates and, where they are equal, their order, in one number. */
struct standing {
    int64_t keys[GAIN_WINDOW];
    int64_t best; /* output */
};

static struct standing read_standing(const struct gains *gains)
{
    struct standing standing = {.best = INT32_MIN};
    for (uint32_t i = 0; i < gains->n_window; i++) {
        uint32_t s = gains->window[i];
        int64_t output = gains->learned->output[s][0];
        standing.keys[i] = output * ((int64_t)1 << 32) - s;
        standing.best = output > standing.best ? output : standing.best;
    }
    return standing;
}

static void write_scores(const struct gains *gains, uint32_t place, const struct standing *standing,
                         int16_t *row)
{
    const int32_t *output = gains->learned->output[gains->window[place]];
    int16_t better = 0;
    for (uint32_t i = 0; i < gains->n_window; i++)
        better = (int16_t)(better + (standing->keys[i] > standing->keys[place]));
    row[GAIN_SCORE] = cut(output[0]);
    row[GAIN_NOISE] = cut(output[1]);
    row[GAIN_DANGLING] = cut(output[2]);
    row[GAIN_RANK] = better;
    row[GAIN_LOST] = cut(standing->best - output[0]);
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
    row[GAIN_LEANS] = from[FEATURE_PRONOUN] || from[FEATURE_ORPHAN] || from[FEATURE_LEANS];
}

void gains_write(const struct gains *gains, int16_t (*row)[GAINS_STRIDE])
{
    const struct standing standing = read_standing(gains);
    memset(row, 0, gains->n_window * sizeof *row);
    for (uint32_t i = 0; i < gains->n_window; i++) {
        uint32_t s = gains->window[i];
        copy_features(features_of(gains->learned->features, s), row[i]);
        write_scores(gains, i, &standing, row[i]);
        write_terms(gains, s, row[i]);
        write_places(gains, s, row[i]);
    }
}
