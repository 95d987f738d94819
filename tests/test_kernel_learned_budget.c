/* How long a choice by a model becomes: budgets, the cost of words, when it stops; made-up articles
 * against the rules written down once more, plainly. */
#include <math.h>
#include <stdio.h>

#include "learned_made.h"

enum { SENTENCES = 11, LIMIT = 50, FOLLOWING = 900, NEAR = 1000 };

static uint32_t pick(uint32_t *seed, uint32_t n)
{
    *seed = *seed * 1664525 + 1013904223;
    return (*seed >> 8) % n;
}

/* Lines of 4 to 12 words, few enough of them that three in a row come again. */
static void make_text(char *text, uint32_t *seed, unsigned lines)
{
    static const char *const words[] = {"bridges", "councils", "drivers",  "engineers", "ferries",
                                        "girders", "harbours", "inspects", "markets",   "schools",
                                        "storms",  "teachers", "tunnels",  "votes"};
    const uint32_t n_words = sizeof words / sizeof *words;
    for (unsigned i = 0; i < lines; i++) {
        text += sprintf(text, "and so");
        for (uint32_t n = 2 + pick(seed, 9); n > 0; n--)
            text += sprintf(text, " %s", words[pick(seed, n_words)]);
        *text++ = '\n';
    }
    *text = 0;
}

/* The choice once more, for articles that the window holds as a whole. */
struct plain {
    const struct learned_made *made;
    int score[SENTENCES];
    bool hangs[SENTENCES];
    uint32_t rank[SENTENCES], start[SENTENCES], shown[SENTENCES];
    uint32_t n;
    uint64_t room, total;
    bool close; /* a decision was so narrow that rounding may make it otherwise */
};

static const struct sentence *sentence_of(const struct plain *plain, uint32_t s)
{
    return &plain->made->made.document.sentences[s];
}

static bool follows(const struct plain *plain, uint32_t s)
{
    return s > 0 && plain->rank[s - 1] != 0;
}

static uint32_t start_of(const struct plain *plain, uint32_t s)
{
    const struct sentence *sentence = sentence_of(plain, s);
    bool behind = sentence->opening == OPENING_CONNECTIVE && !follows(plain, s);
    return behind ? sentence->body : sentence->start;
}

/* The body is behind two words. */
static uint32_t words_of(const struct plain *plain, uint32_t s, uint32_t start)
{
    const struct sentence *sentence = sentence_of(plain, s);
    return sentence->words - (start != sentence->start ? 2 : 0);
}

static bool repeats(const struct plain *plain, uint32_t s)
{
    const struct terms *terms = &plain->made->made.terms;
    for (uint32_t other = 0; other < SENTENCES; other++)
        for (uint32_t i = terms->first_content[s]; i + 2 < terms->first_content[s + 1]; i++)
            for (uint32_t k = terms->first_content[other];
                 plain->rank[other] != 0 && k + 2 < terms->first_content[other + 1]; k++)
                if (memcmp(terms->content + i, terms->content + k, 3 * sizeof(uint32_t)) == 0)
                    return true;
    return false;
}

static int gain_of(const struct plain *plain, uint32_t s)
{
    return plain->score[s] + (follows(plain, s) ? FOLLOWING : 0);
}

static bool may_stand(const struct plain *plain, uint32_t s)
{
    return sentence_of(plain, s)->selectable && plain->rank[s] == 0 &&
           (!plain->hangs[s] || follows(plain, s)) &&
           words_of(plain, s, start_of(plain, s)) <= plain->room && !repeats(plain, s);
}

static bool take_best(struct plain *plain, int power, uint32_t *last)
{
    double best = 0, second = 0;
    uint32_t taken = SENTENCES;
    for (uint32_t s = 0; s < SENTENCES; s++) {
        if (!may_stand(plain, s))
            continue;
        double words = words_of(plain, s, start_of(plain, s));
        double value = gain_of(plain, s) / pow(words, power / 8.0);
        second = value > best ? best : value > second ? value : second;
        taken = value > best ? s : taken;
        best = value > best ? value : best;
    }
    if (taken == SENTENCES)
        return false;
    plain->close |= second > best * (1 - 1.0 / NEAR);
    uint32_t gain = (uint32_t)gain_of(plain, taken), start = start_of(plain, taken);
    plain->shown[taken] = gain < *last ? gain : *last;
    *last = plain->shown[taken];
    plain->total += gain;
    plain->room -= words_of(plain, taken, start);
    plain->start[taken] = start;
    plain->rank[taken] = ++plain->n;
    return true;
}

static struct plain choose(const struct plain *from, int power)
{
    struct plain plain = *from;
    const struct kernel_options *options = &plain.made->options;
    uint32_t last = 10000;
    uint64_t share = (uint64_t)plain.made->made.document.words * options->ratio / 1000000;
    power = power < 0 ? 0 : power > 8 ? 8 : power;
    plain.room = options->max_words != 0 ? options->max_words : UINT64_MAX;
    plain.room = options->ratio != 0 && share < plain.room ? share : plain.room;
    while ((options->points == 0 || plain.n < options->points) && take_best(&plain, power, &last))
        continue;
    return plain;
}

static struct plain choose_best(const struct plain *from, int points_power, int length_power)
{
    const struct kernel_options *options = &from->made->options;
    if (options->max_words == 0 && options->ratio == 0)
        return choose(from, points_power);
    static const int steps[] = {0, -3, 2};
    struct plain best = {0};
    bool close = false;
    for (int i = 0; i < 3; i++) {
        struct plain one = choose(from, length_power + steps[i]);
        close |= one.close;
        if (i == 0 || one.total > best.total)
            best = one;
    }
    best.close = close;
    return best;
}

static void restore(struct plain *plain)
{
    for (uint32_t s = 1; s < SENTENCES; s++)
        if (plain->rank[s] != 0 && follows(plain, s) &&
            plain->start[s] != sentence_of(plain, s)->start && plain->room >= 2) {
            plain->start[s] = sentence_of(plain, s)->start;
            plain->room -= 2;
        }
}

static void make_article(struct learned_made *made, struct plain *plain, uint32_t *seed)
{
    static char text[SENTENCES * 128]; /* the article looks at it as long as it lives */
    make_text(text, seed, SENTENCES);
    learned_open(made, "", text);
    *plain = (struct plain){.made = made};
    for (uint32_t s = 0; s < SENTENCES; s++) {
        static const enum opening openings[] = {OPENING_PLAIN,      OPENING_PLAIN,
                                                OPENING_CONNECTIVE, OPENING_CONNECTIVE,
                                                OPENING_PRONOUN,    OPENING_QUOTE};
        struct sentence *sentence = &made->made.document.sentences[s];
        bool dangling = pick(seed, 6) == 0, noise = s > 0 && pick(seed, 6) == 0;
        sentence->opening = s > 0 ? openings[pick(seed, 6)] : OPENING_PLAIN;
        sentence->body = sentence->start + (sentence->opening == OPENING_CONNECTIVE ? 7 : 0);
        plain->score[s] = 1 + (int)pick(seed, 6000);
        plain->hangs[s] =
            dangling || sentence->opening == OPENING_PRONOUN || sentence->opening == OPENING_QUOTE;
        learned_say(made, s, plain->score[s], noise ? LIMIT + 1 : LIMIT,
                    dangling ? LIMIT + 1 : LIMIT);
    }
}

static void check_equal(const struct learned_made *made, const struct plain *plain, const char *row)
{
    cr_expect(made->result.n_points == plain->n, "%s: %zu points, expected %u", row,
              made->result.n_points, plain->n);
    for (size_t i = 0; i < made->result.n_points; i++) {
        const struct kernel_point *point = &made->result.points[i];
        uint32_t s = point->sentence;
        cr_expect(point->rank == plain->rank[s] && point->start == plain->start[s] &&
                      point->score == plain->shown[s],
                  "%s: sentence %u: rank %u, expected %u; start %zu, %u; score %u, %u", row, s,
                  point->rank, plain->rank[s], point->start, plain->start[s], point->score,
                  plain->shown[s]);
    }
}

Test(learned_budget, choices_are_those_of_the_rules)
{
    static const struct input_made inputs[] = {{GAIN_SCORE, 1}, {GAIN_AFTER_POINT, FOLLOWING}};
    static const int powers[][2] = {{0, 6}, {2, 4}, {8, 8}, {5, 1}};
    uint32_t seed = 11, close = 0, runs = 0;
    for (size_t p = 0; p < sizeof powers / sizeof *powers; p++) {
        char parameters[160], row[64];
        snprintf(parameters, sizeof parameters,
                 "parameter: noise-limit 50\nparameter: dangling-limit 50\n"
                 "parameter: points-power %d\nparameter: length-power %d\n",
                 powers[p][0], powers[p][1]);
        struct model *model = learned_model((struct stage_made){inputs, 2, 0}, parameters);
        for (unsigned i = 0; i < 60; i++, runs++) {
            struct learned_made made;
            struct plain plain;
            make_article(&made, &plain, &seed);
            made.options = (struct kernel_options){.model = model, .points = pick(&seed, 6)};
            made.options.max_words = i % 3 == 1 ? 4 + pick(&seed, 40) : 0;
            made.options.ratio = i % 3 == 2 ? 50000 + pick(&seed, 400000) : 0;
            learned_run(&made, NULL, 0);
            plain = choose_best(&plain, powers[p][0], powers[p][1]);
            restore(&plain);
            snprintf(row, sizeof row, "powers %d and %d, article %u", powers[p][0], powers[p][1],
                     i);
            close += plain.close;
            if (!plain.close && plain.n > 0)
                check_equal(&made, &plain, row);
            cr_expect(made.result.n_points > 0, "%s: no point", row);
            learned_close(&made);
        }
        model_free(model);
    }
    cr_expect(close * 10 < runs, "%u of %u are too close to call", close, runs);
}

/* Whatever the numbers say: no budget is exceeded but by a single point. */
Test(learned_budget, is_never_exceeded)
{
    static const struct input_made inputs[] = {{GAIN_WORDS, 3}, {GAIN_PLACE_SHARE, 1}};
    struct model *model = learned_model((struct stage_made){inputs, 2, 0}, "");
    uint32_t seed = 5, single = 0;
    for (uint32_t budget = 1; budget < 60; budget++) {
        struct learned_made made;
        struct plain plain;
        make_article(&made, &plain, &seed);
        bool ratio = budget % 2 != 0;
        uint32_t words = 0, all = made.made.document.words, room = budget;
        made.options = (struct kernel_options){.model = model, .points = 1 + budget % 4};
        if (ratio)
            made.options.ratio = budget * 8000, room = all * budget * 8 / 1000;
        else
            made.options.max_words = budget;
        learned_run(&made, NULL, 0);
        for (size_t i = 0; i < made.result.n_points; i++) {
            const struct kernel_point *point = &made.result.points[i];
            words += made_words(made.made.document.text.data, (uint32_t)point->start,
                                (uint32_t)point->end);
        }
        single += words > room;
        cr_expect(made.result.n_points >= 1 && made.result.n_points <= 1 + budget % 4,
                  "budget %u: %zu points", budget, made.result.n_points);
        cr_expect(words <= room || made.result.n_points == 1, "budget %u: %u words of %u", budget,
                  words, room);
        learned_close(&made);
    }
    cr_expect(single > 0, "a single point over the budget was never seen");
    model_free(model);
}

Test(learned_budget, words_cost_by_the_power)
{
    static const char text[] =
        "Engineers inspected girders near Altmoor harbour before dawn today\n"
        "Councils borrowed money\n"
        "Drivers await cheap ferries from Altmoor islands\n";
    static const struct {
        const char *name, *parameters;
        int score[3];
        uint32_t max_words, points;
        const char *chosen;
    } rows[] = {
        {"equal gains, no power", "", {90, 90, 90}, 0, 1, "1.. ..."},
        {"equal gains, a power", "parameter: points-power 1\n", {90, 90, 90}, 0, 1, ".1. ..."},
        {"a third of the words", "parameter: points-power 8\n", {280, 90, 100}, 0, 1, "1.. ..."},
        {"a little less", "parameter: points-power 8\n", {260, 90, 100}, 0, 1, ".1. ..."},
        {"its root", "parameter: points-power 4\n", {160, 90, 100}, 0, 1, "1.. ..."},
        {"a little less than it", "parameter: points-power 4\n", {150, 90, 100}, 0, 1, ".1. ..."},
        {"not the power of a budget", "parameter: length-power 8\n", {91, 90, 90}, 0, 1, "1.. ..."},
        {"nor the other way",
         "parameter: points-power 8\nparameter: length-power 0\n",
         {990, 90, 90},
         20,
         1,
         "1.. ..."},
        {"two for one", "", {120, 90, 90}, 10, 3, ".12 ..."},
        {"one that is worth both", "", {190, 90, 90}, 10, 3, "1.. ..."},
        {"below the least power", "parameter: points-power -3\n", {91, 90, 90}, 0, 1, "1.. ..."},
        {"above the greatest", "parameter: points-power 99\n", {280, 90, 100}, 0, 1, "1.. ..."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct model *model = learned_model((struct stage_made){0}, rows[i].parameters);
        struct learned_made made;
        char chosen[8];
        learned_open(&made, "", text);
        for (uint32_t s = 0; s < 3; s++)
            learned_say(&made, s, rows[i].score[s], 0, 0);
        made.options = (struct kernel_options){
            .model = model, .points = rows[i].points, .max_words = rows[i].max_words};
        learned_run(&made, NULL, 0);
        learned_draw(&made, 3, chosen);
        cr_expect(strcmp(chosen, rows[i].chosen) == 0, "%s: %s, expected %s", rows[i].name, chosen,
                  rows[i].chosen);
        learned_close(&made);
        model_free(model);
    }
}
