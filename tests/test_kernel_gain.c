/* The rows of the second stage against the same numbers computed plainly: sets of terms, cosines in
 * floating point, every point looked at. */
#include <math.h>
#include <stdio.h>

#include "learned_made.h"

enum { MANY = 80 };

/* A place where points are taken one by one. */
struct bench {
    struct learned_made made;
    struct model *model;
    struct choice choice;
    struct gains gains;
    uint32_t point[MANY], n; /* in the order of choice */
    uint32_t since[MANY];    /* of a candidate: the points before it came are not all known */
    uint64_t words;
};

static uint32_t pick(uint32_t *seed, uint32_t n)
{
    *seed = *seed * 1664525 + 1013904223;
    return (*seed >> 8) % n;
}

/* Sentences of 3 to 14 words out of so many, the first of which come most often. */
static const char *make_text(uint32_t lines, uint32_t words, uint32_t seed)
{
    static char text[MANY * 160];
    char *at = text;
    for (uint32_t i = 0; i < lines; i++) {
        for (uint32_t n = 3 + pick(&seed, 12); n > 0; n--)
            at += sprintf(at, "zorb%u%c", pick(&seed, 1 + pick(&seed, words)), n > 1 ? ' ' : '\n');
    }
    *at = 0;
    return text;
}

/* Two sentences a line; scores of no meaning. */
static void open_text(struct bench *bench, const char *text)
{
    *bench = (struct bench){.model = learned_model((struct stage_made){0}, "")};
    struct learned_made *made = &bench->made;
    learned_open(made, "Zorb1 and zorb3 zorb2000", text);
    for (uint32_t s = 0; s < made->made.document.n_sentences; s++) {
        made->made.document.sentences[s].line = s / 2;
        learned_say(made, s, (int)(s * 37 % 61) * 100, (int)s, -(int)s);
    }
    made->options.model = bench->model;
    cr_assert(learned_read(&made->learned, &made->made.document, &made->features, &made->options,
                           &made->made.arena));
    for (uint32_t n = 0; n < made->made.document.n_sentences; n++)
        made->learned.output[n][3] = 3 * (int)n + 1;
    bench->choice = (struct choice){
        .document = &made->made.document, .terms = &made->made.terms, .score = made->learned.score};
    cr_assert(choice_open(&bench->choice, &made->options, &made->made.arena));
    cr_assert(gains_open(&bench->gains, &made->learned, &bench->choice));
}

static void open_bench(struct bench *bench, uint32_t lines, uint32_t words, uint32_t seed)
{
    open_text(bench, make_text(lines, words, seed));
}

static void close_bench(struct bench *bench)
{
    learned_close(&bench->made);
    model_free(bench->model);
}

static void add(struct bench *bench, uint32_t s)
{
    bench->since[s] = bench->n > GAIN_POINTS_MAX ? bench->n - GAIN_POINTS_MAX : 0;
    gains_add(&bench->gains, s);
}

static void take(struct bench *bench, uint32_t s)
{
    const struct sentence *sentence = &bench->made.made.document.sentences[s];
    choice_take(&bench->choice, s, sentence->start, sentence->words);
    gains_take(&bench->gains, s, sentence->words);
    bench->point[bench->n++] = s;
    bench->words += sentence->words;
}

static bool is_point(const struct bench *bench, uint32_t s)
{
    for (uint32_t i = 0; i < bench->n; i++)
        if (bench->point[i] == s)
            return true;
    return false;
}

/* The count of a term in a sentence. */
static uint32_t count_in(const struct bench *bench, uint32_t s, uint32_t term)
{
    const struct terms *terms = &bench->made.made.terms;
    uint32_t count = 0;
    for (uint32_t i = terms->first_content[s]; i < terms->first_content[s + 1]; i++)
        count += terms->content[i] == term;
    return count;
}

static double cosine(const struct bench *bench, uint32_t a, uint32_t b)
{
    const struct terms *terms = &bench->made.made.terms;
    double both = 0, one = 0, two = 0;
    for (uint32_t t = 0; t < terms->n; t++) {
        double x = (double)count_in(bench, a, t) * terms->rarity[t];
        double y = (double)count_in(bench, b, t) * terms->rarity[t];
        both += x * y;
        one += x * x;
        two += y * y;
    }
    return one > 0 && two > 0 ? both / sqrt(one * two) : 0;
}

/* 16 sqrt(count) * rarity, the title counting two. */
static uint64_t centroid(const struct terms *terms, uint32_t t)
{
    double count = terms->count[t] + (terms->in_title[t] ? 2 : 0);
    return (uint64_t)(16 * sqrt(count < 31 ? count : 31)) * terms->rarity[t];
}

/* covered, added and title-added of a candidate */
static void check_terms(const struct bench *bench, const char *row, uint32_t s,
                        const int16_t *values)
{
    const struct terms *terms = &bench->made.made.terms;
    uint64_t all = 0, covered = 0, added = 0, weight = 0, title = 0, title_all = 0;
    for (uint32_t t = 0; t < terms->n; t++) {
        bool own = count_in(bench, s, t) > 0, held = false;
        for (uint32_t i = 0; i < bench->n; i++)
            held |= count_in(bench, bench->point[i], t) > 0;
        weight += centroid(terms, t);
        title_all += terms->in_title[t] ? terms->rarity[t] : 0;
        all += own ? terms->rarity[t] : 0;
        covered += own && held ? terms->rarity[t] : 0;
        added += own && !held ? centroid(terms, t) : 0;
        title += own && !held && terms->in_title[t] ? terms->rarity[t] : 0;
    }
    cr_expect(values[GAIN_COVERED] == (int)(covered * 1024 / all), "%s, %u: covered %d", row, s,
              values[GAIN_COVERED]);
    cr_expect(values[GAIN_ADDED] == (int)(added * 8192 / (weight + 1)), "%s, %u: added %d", row, s,
              values[GAIN_ADDED]);
    cr_expect(values[GAIN_TITLE_ADDED] == (int)(title * 1024 / title_all),
              "%s, %u: title added %d of %d", row, s, values[GAIN_TITLE_ADDED],
              (int)(title * 1024 / title_all));
}

static int plain_log(uint32_t x)
{
    double value = 1 + (double)x, power = floor(log2(value));
    return (int)(64 * power + floor(64 * (value / exp2(power) - 1)));
}

static void check_places(const struct bench *bench, const char *row, uint32_t s,
                         const int16_t *values)
{
    uint32_t nearest = MANY;
    double likeness = 0;
    bool same_line = false;
    for (uint32_t i = 0; i < bench->n; i++) {
        uint32_t point = bench->point[i], distance = point > s ? point - s : s - point;
        if (i >= bench->since[s])
            likeness = fmax(likeness, cosine(bench, s, point));
        if (bench->n - i > GAIN_POINTS_MAX) /* forgotten */
            continue;
        nearest = distance < nearest ? distance : nearest;
        same_line |= point / 2 == s / 2;
    }
    cr_expect(fabs(values[GAIN_LIKENESS] - 1024 * likeness) < 3, "%s, %u: likeness %d, not %.1f",
              row, s, values[GAIN_LIKENESS], 1024 * likeness);
    cr_expect(values[GAIN_DISTANCE] == (bench->n > 0 ? plain_log(nearest) : 1023),
              "%s, %u: distance %d", row, s, values[GAIN_DISTANCE]);
    cr_expect(values[GAIN_SAME_LINE] == same_line, "%s, %u: same line", row, s);
    cr_expect(values[GAIN_AFTER_POINT] == (s > 0 && is_point(bench, s - 1)), "%s, %u: after", row,
              s);
    cr_expect(values[GAIN_BEFORE_POINT] == is_point(bench, s + 1), "%s, %u: before", row, s);
}

/* rank, lost and above among the window, and what the points are together */
static void check_scores(const struct bench *bench, const char *row, uint32_t s,
                         const int16_t *values)
{
    const struct learned *learned = &bench->made.learned;
    int own = learned->output[s][0], best = own, better = 0, points = 0;
    for (uint32_t i = 0; i < bench->gains.n_window; i++) {
        int other = learned->output[bench->gains.window[i]][0];
        better += other > own || (other == own && bench->gains.window[i] < s);
        best = other > best ? other : best;
    }
    for (uint32_t i = 0; i < bench->n; i++)
        points += (int)learned->score[bench->point[i]];
    int above = bench->n > 0 ? points / (int)bench->n - own : 0;
    cr_expect(values[GAIN_SCORE] == own && values[GAIN_NOISE] == (int)s &&
                  values[GAIN_DANGLING] == -(int)s,
              "%s, %u: outputs %d %d %d", row, s, values[GAIN_SCORE], values[GAIN_NOISE],
              values[GAIN_DANGLING]);
    cr_expect(values[GAIN_ALONE] == learned->output[s][3], "%s, %u: alone %d", row, s,
              values[GAIN_ALONE]);
    cr_expect(values[GAIN_RANK] == better && values[GAIN_LOST] == best - own &&
                  values[GAIN_ABOVE] == above,
              "%s, %u: rank %d, lost %d, above %d; expected %d, %d, %d", row, s, values[GAIN_RANK],
              values[GAIN_LOST], values[GAIN_ABOVE], better, best - own, above);
    cr_expect(values[GAIN_POINTS] == (bench->n < 15 ? (int)bench->n : 15) &&
                  values[GAIN_WORDS_CHOSEN] == (bench->words < 1023 ? (int)bench->words : 1023),
              "%s, %u: %d points, %d words", row, s, values[GAIN_POINTS],
              values[GAIN_WORDS_CHOSEN]);
}

static void check_rows(const struct bench *bench, const char *row)
{
    int16_t values[GAIN_WINDOW][GAINS_STRIDE];
    gains_write(&bench->gains, values);
    for (uint32_t i = 0; i < bench->gains.n_window; i++) {
        uint32_t s = bench->gains.window[i];
        check_terms(bench, row, s, values[i]);
        check_places(bench, row, s, values[i]);
        check_scores(bench, row, s, values[i]);
        for (uint32_t k = GAINS; k < GAINS_STRIDE; k++)
            cr_expect(values[i][k] == 0, "%s, %u: padding", row, s);
    }
}

Test(gain, rows_are_those_of_a_plain_computation)
{
    for (uint32_t seed = 1; seed <= 6; seed++) {
        struct bench bench;
        open_bench(&bench, 24, 20 * seed, seed);
        for (uint32_t s = 0; s < GAIN_WINDOW; s++)
            add(&bench, 2 * s);
        check_rows(&bench, "no point");
        take(&bench, 9);
        check_rows(&bench, "one");
        take(&bench, 23);
        check_rows(&bench, "two");
        gains_drop(&bench.gains, 3); /* sentence 6 is a point now, and 11 comes in */
        take(&bench, 6);
        add(&bench, 11);
        check_rows(&bench, "a candidate taken");
        gains_drop(&bench.gains, 0);
        gains_drop(&bench.gains, bench.gains.n_window - 1);
        check_rows(&bench, "two dropped");
        close_bench(&bench);
    }
}

/* The window refills after each; behind 32 points the oldest are forgotten. */
Test(gain, more_points_than_are_remembered)
{
    struct bench bench;
    uint32_t next = GAIN_WINDOW;
    char row[32];
    open_bench(&bench, MANY, 120, 77);
    for (uint32_t s = 0; s < GAIN_WINDOW; s++)
        add(&bench, s);
    for (uint32_t turn = 0; turn < MANY - GAIN_WINDOW; turn++) {
        uint32_t place = turn * 5 % GAIN_WINDOW, s = bench.gains.window[place];
        gains_drop(&bench.gains, place);
        take(&bench, s);
        add(&bench, next++);
        snprintf(row, sizeof row, "turn %u", turn);
        if (turn % 6 == 0 || turn > 28)
            check_rows(&bench, row);
    }
    cr_expect(bench.n > 2 * GAIN_POINTS_MAX);
    close_bench(&bench);
}

/* The 32nd point is remembered, and the first until there is one more. */
Test(gain, the_oldest_point_is_forgotten)
{
    enum { LAST = GAIN_POINTS_MAX - 1 };
    char text[MANY * 64], *at = text;
    struct bench bench;
    int16_t row[GAIN_WINDOW][GAINS_STRIDE];
    for (uint32_t s = 0; s < 36; s++) { /* 33 has the words of the first, 34 those of the last */
        uint32_t own = s == 33 ? 0 : s == 34 ? LAST : s;
        at += sprintf(at, "zorb%u quon%u\n", own, own);
    }
    open_text(&bench, text);
    for (uint32_t s = 0; s <= LAST; s++)
        take(&bench, s);
    add(&bench, 33);
    add(&bench, 34);
    gains_write(&bench.gains, row);
    cr_expect(row[0][GAIN_LIKENESS] > 1000, "the first: %d", row[0][GAIN_LIKENESS]);
    cr_expect(row[1][GAIN_LIKENESS] > 1000, "the last: %d", row[1][GAIN_LIKENESS]);
    gains_drop(&bench.gains, 0);
    take(&bench, 32);
    add(&bench, 33);
    gains_write(&bench.gains, row);
    cr_expect(row[0][GAIN_LIKENESS] > 1000, "what was known stays: %d", row[0][GAIN_LIKENESS]);
    cr_expect(row[1][GAIN_LIKENESS] == 0, "the first, forgotten: %d", row[1][GAIN_LIKENESS]);
    cr_expect(row[1][GAIN_COVERED] == 1024, "its words are not: %d", row[1][GAIN_COVERED]);
    close_bench(&bench);
}

Test(gain, copies_are_the_features)
{
    static const struct {
        enum gain gain;
        enum feature feature;
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
        {GAIN_LEANS, FEATURE_PRONOUN},
        {GAIN_LEANS, FEATURE_ORPHAN},
        {GAIN_LEANS, FEATURE_LEANS},
        {GAIN_SPEECH, FEATURE_SPEECH},
        {GAIN_NUMBERS, FEATURE_NUMBERS},
        {GAIN_NAMES, FEATURE_NAMES},
    };
    struct bench bench;
    open_bench(&bench, 4, 9, 5);
    add(&bench, 2);
    int16_t *row = features_of(&bench.made.features, 2);
    for (size_t i = 0; i < sizeof copies / sizeof *copies; i++) {
        int16_t values[1][GAINS_STRIDE];
        memset(row, 0, FEATURES_STRIDE * sizeof *row);
        gains_write(&bench.gains, values);
        cr_expect(values[0][copies[i].gain] == 0, "%s", models_inputs.gains[copies[i].gain]);
        row[copies[i].feature] = 1;
        gains_write(&bench.gains, values);
        cr_expect(values[0][copies[i].gain] == 1, "%s", models_inputs.gains[copies[i].gain]);
    }
    close_bench(&bench);
}
