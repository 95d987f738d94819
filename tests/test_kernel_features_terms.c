/* What sentences speak of, against a plain computation: every pair of sentences, in floating
 * point. */
#include <math.h>
#include <stdio.h>

#include "learned_made.h"

enum { MANY = 40 };

static uint32_t pick(uint32_t *seed, uint32_t n)
{
    *seed = *seed * 1664525 + 1013904223;
    return (*seed >> 8) % n;
}

/* Sentences out of so many words, the first of which come most often, and stop words. */
static const char *make_text(uint32_t lines, uint32_t words, uint32_t seed)
{
    static char text[MANY * 200];
    char *at = text;
    for (uint32_t i = 0; i < lines; i++) {
        for (uint32_t n = 2 + pick(&seed, 16); n > 0; n--) {
            const char *before = pick(&seed, 4) == 0 ? "the " : "";
            uint32_t word = pick(&seed, 1 + pick(&seed, words));
            at += sprintf(at, "%szorb%u%c", before, word, n > 1 ? ' ' : '\n');
        }
    }
    *at = 0;
    return text;
}

/* An article by sets of counts: sentence[i] is the i-th that is measured. */
struct plain {
    const struct learned_made *made;
    const struct terms *terms;
    uint32_t sentence[MANY], n;
};

static double count_in(const struct plain *plain, uint32_t i, uint32_t term)
{
    const struct terms *terms = plain->terms;
    uint32_t count = 0, s = plain->sentence[i];
    for (uint32_t k = terms->first_content[s]; k < terms->first_content[s + 1]; k++)
        count += terms->content[k] == term;
    return count;
}

static double weight_in(const struct plain *plain, uint32_t i, uint32_t term)
{
    double count = count_in(plain, i, term);
    return (count < 15 ? count : 15) * plain->terms->rarity[term];
}

static double centroid(const struct plain *plain, uint32_t t)
{
    double count = plain->terms->count[t] + (plain->terms->in_title[t] ? 2 : 0);
    return floor(16 * sqrt(count < 31 ? count : 31)) * plain->terms->rarity[t];
}

static double length(const struct plain *plain, uint32_t i)
{
    double sum = 0;
    for (uint32_t t = 0; t < plain->terms->n; t++)
        sum += weight_in(plain, i, t) * weight_in(plain, i, t);
    return sum > 0 ? sqrt(sum) : 1;
}

static double cosine(const struct plain *plain, uint32_t a, uint32_t b)
{
    double sum = 0;
    for (uint32_t t = 0; t < plain->terms->n; t++)
        sum += weight_in(plain, a, t) * weight_in(plain, b, t);
    return sum / length(plain, a) / length(plain, b);
}

/* With the centroid, or with the sum of the first three. */
static double likeness(const struct plain *plain, uint32_t i, bool lead)
{
    double sum = 0, square = 0;
    for (uint32_t t = 0; t < plain->terms->n; t++) {
        double other = lead ? 0 : centroid(plain, t);
        for (uint32_t k = 0; lead && k < 3 && k < plain->n; k++)
            other += weight_in(plain, k, t) / length(plain, k);
        sum += weight_in(plain, i, t) * other;
        square += other * other;
    }
    return sum / length(plain, i) / sqrt(square);
}

static void near(const struct plain *plain, uint32_t i, enum feature feature, double expected)
{
    int value = features_of(&plain->made->features, plain->sentence[i])[feature];
    cr_expect(fabs(value - expected) <= 2 + expected / 200, "sentence %u: %s is %d, expected %.1f",
              plain->sentence[i], features_names[feature], value, expected);
}

static void equal(const struct plain *plain, uint32_t i, enum feature feature, double expected)
{
    int value = features_of(&plain->made->features, plain->sentence[i])[feature];
    cr_expect(value == (int)floor(expected), "sentence %u: %s is %d, expected %.1f",
              plain->sentence[i], features_names[feature], value, expected);
}

static void check_likeness(const struct plain *plain, uint32_t i)
{
    double backward = 0, forward = 0, most = 0;
    for (uint32_t k = 0; k < plain->n; k++) {
        double like = k == i ? 0 : 1024 * cosine(plain, i, k);
        backward += k < i ? like : 0;
        forward += k > i ? like : 0;
        most = k < 3 && like > most ? like : most;
    }
    near(plain, i, FEATURE_CENTROID, 1024 * likeness(plain, i, false));
    near(plain, i, FEATURE_LEAD, 1024 * likeness(plain, i, true));
    near(plain, i, FEATURE_BACKWARD_SUM, backward);
    near(plain, i, FEATURE_FORWARD_SUM, forward);
    near(plain, i, FEATURE_BACKWARD, i > 0 ? backward / i : 0);
    near(plain, i, FEATURE_FORWARD, i + 1 < plain->n ? forward / (plain->n - 1 - i) : 0);
    near(plain, i, FEATURE_FIRST, 1024 * cosine(plain, i, 0));
    near(plain, i, FEATURE_FIRST_MOST, most);
    near(plain, i, FEATURE_PREVIOUS, i > 0 ? 1024 * cosine(plain, i, i - 1) : 0);
    near(plain, i, FEATURE_NEXT, i + 1 < plain->n ? 1024 * cosine(plain, i, i + 1) : 0);
}

/* What is counted of the terms of a sentence. */
struct counts {
    double n, uses, all, repeated, frequent, fresh, later, rarity, weight, weight_max;
    double title, title_new;
};

static struct counts count_terms(const struct plain *plain, uint32_t i)
{
    const struct terms *terms = plain->terms;
    struct counts c = {0};
    for (uint32_t t = 0; t < terms->n; t++) {
        double own = count_in(plain, i, t), before = 0, behind = 0;
        for (uint32_t k = 0; k < plain->n; k++) {
            before += k < i ? count_in(plain, k, t) : 0;
            behind += k > i ? count_in(plain, k, t) : 0;
        }
        if (own == 0)
            continue;
        c.n++;
        c.uses += own;
        c.all += terms->count[t];
        c.repeated += terms->count[t] > own;
        c.frequent += terms->count[t] >= 3;
        c.fresh += before == 0;
        c.later += before == 0 && behind > 0;
        c.rarity += terms->rarity[t];
        c.weight += centroid(plain, t);
        c.weight_max = fmax(c.weight_max, centroid(plain, t));
        c.title += terms->in_title[t] ? terms->rarity[t] : 0;
        c.title_new += terms->in_title[t] && before == 0 ? terms->rarity[t] : 0;
    }
    return c;
}

static void check_counts(const struct plain *plain, uint32_t i, double weight_max, double weights,
                         double title)
{
    struct counts c = count_terms(plain, i);
    double tokens = plain->made->made.document.sentences[plain->sentence[i]].n_tokens;
    equal(plain, i, FEATURE_COUNT_MEAN, c.all * 16 / c.n);
    equal(plain, i, FEATURE_WEIGHT_MEAN, c.weight / c.n * 16 / 4096);
    near(plain, i, FEATURE_WEIGHT_SUM, c.weight * 256 * plain->n / weights);
    equal(plain, i, FEATURE_WEIGHT_MAX, c.weight_max * 1024 / weight_max);
    equal(plain, i, FEATURE_REPEATED, c.repeated * 1024 / c.n);
    equal(plain, i, FEATURE_FREQUENT, c.frequent * 1024 / c.n);
    equal(plain, i, FEATURE_NEW, c.fresh * 1024 / c.n);
    equal(plain, i, FEATURE_LATER, c.fresh > 0 ? c.later * 1024 / c.fresh : 0);
    equal(plain, i, FEATURE_RARITY, fmin(c.rarity / c.n, 4095));
    equal(plain, i, FEATURE_DISTINCT, c.n * 1024 / c.uses);
    equal(plain, i, FEATURE_CONTENT, c.uses);
    equal(plain, i, FEATURE_CONTENT_SHARE, c.uses * 1024 / tokens);
    equal(plain, i, FEATURE_TITLE, title > 0);
    equal(plain, i, FEATURE_TITLE_COVER, title > 0 ? c.title * 1024 / title : 0);
    equal(plain, i, FEATURE_TITLE_NEW, title > 0 ? c.title_new * 1024 / title : 0);
    equal(plain, i, FEATURE_TITLE_SHARE, c.title * 1024 / c.rarity);
}

/* Shares of the best sentence, and records. */
static void check_best(const struct plain *plain)
{
    int centroid_best = 0, cover_best = 0;
    for (uint32_t i = 0; i < plain->n; i++) {
        const int16_t *row = features_of(&plain->made->features, plain->sentence[i]);
        equal(plain, i, FEATURE_CENTROID_RECORD, row[FEATURE_CENTROID] > centroid_best);
        centroid_best = (int)fmax(centroid_best, row[FEATURE_CENTROID]);
        cover_best = (int)fmax(cover_best, row[FEATURE_TITLE_COVER]);
    }
    for (uint32_t i = 0; i < plain->n; i++) {
        const int16_t *row = features_of(&plain->made->features, plain->sentence[i]);
        equal(plain, i, FEATURE_CENTROID_BEST, row[FEATURE_CENTROID] * 1024 / centroid_best);
        equal(plain, i, FEATURE_TITLE_BEST,
              cover_best > 0 ? row[FEATURE_TITLE_COVER] * 1024 / cover_best : 0);
    }
}

/* Every seventh sentence is none that can be chosen. */
static void check(const char *title, uint32_t lines, uint32_t words, uint32_t seed)
{
    struct learned_made made;
    struct plain plain = {.made = &made, .terms = &made.made.terms};
    double weight_max = 0, weights = 0, title_sum = 0;
    learned_open(&made, title, make_text(lines, words, seed));
    for (uint32_t s = 0; s < lines; s++) {
        made.made.document.sentences[s].selectable = s % 7 != 3;
        if (s % 7 != 3)
            plain.sentence[plain.n++] = s;
    }
    cr_assert(features_read(&made.features, &made.made.document, &made.made.terms, &made.kinds,
                            NULL, &made.made.arena));
    for (uint32_t t = 0; t < made.made.terms.n; t++) {
        weight_max = fmax(weight_max, centroid(&plain, t));
        title_sum += made.made.terms.in_title[t] ? made.made.terms.rarity[t] : 0;
    }
    for (uint32_t i = 0; i < plain.n; i++)
        weights += count_terms(&plain, i).weight;
    for (uint32_t i = 0; i < plain.n; i++) {
        check_likeness(&plain, i);
        check_counts(&plain, i, weight_max, weights, title_sum);
    }
    check_best(&plain);
    learned_close(&made);
}

Test(features_terms, a_plain_computation_says_the_same)
{
    static const char *const titles[] = {"Zorb1 and the zorb3", "", "Zorb0 zorb2 zorb7 harbour"};
    for (uint32_t seed = 1; seed <= 9; seed++)
        check(titles[seed % 3], 6 + 3 * seed, 5 + 12 * seed, seed);
    check("Zorb1", 1, 9, 5);
    check("Zorb1", 2, 9, 5);
}
