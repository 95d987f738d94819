/* Greedy choice: the best sentence that may stand, again and again, until the budget is spent.
 *
 *   heap by score -> best: hangs in the air?  -> waits until the sentence before it is chosen
 *                          says it again?     -> dropped (trigrams)
 *                          does not fit?      -> dropped, the next may
 *                          else               -> a point, ranked by its turn
 *
 * By scores alone, or by a model's gains (learned.c). Where nothing may stand, the rules give way
 * one by one until something does: first the budget, then pronouns (first in, then over the
 * budget), then quotes. */
#include "kernel/select.h"

#include "kernel/choice.h"
#include "kernel/leaning.h"

/* A choice by scores: what leans is worth less. */
struct greedy {
    struct choice choice;
    struct learned *learned; /* NULL without a model */
    bool full;               /* the arena */
    uint32_t lead;           /* nothing before this sentence could be shown */
};

/* True where the sentence leans so much that another one may come first. What it is worth is found
 * here, where it stands on top, and for few sentences therefore. */
static bool discounted(struct greedy *greedy, uint32_t s)
{
    struct choice *choice = &greedy->choice;
    if (s <= greedy->lead || choice->worth[s] < choice->score[s] || choice_follows(choice, s))
        return false;
    uint64_t share = leaning_share(choice->document, &choice->document->sentences[s]);
    choice->worth[s] = (uint32_t)(choice->score[s] * share >> 16);
    return choice->worth[s] < choice->score[s];
}

/* The sentence before is shown: what leans on it is worth its score. */
static void restore_worth(struct choice *choice, uint32_t s)
{
    if (choice->worth[s] == choice->score[s] || choice_shown(choice, s))
        return;
    choice->worth[s] = choice->score[s];
    choice_raise(choice, s);
}

/* Chooses by scores until there are limit points; with no regard to the budget where heedless. */
static void choose_scored(struct greedy *greedy, uint32_t limit, bool heedless)
{
    struct choice *choice = &greedy->choice;
    while (choice->n_heap > 0 && choice->n < limit) {
        uint32_t s = choice_pop(choice);
        if (choice_hangs(choice, s)) {
            choice->rank[s] = CHOICE_WAITING;
            continue;
        }
        if (greedy->learned == NULL && discounted(greedy, s)) {
            choice_push(choice, s);
            continue;
        }
        uint32_t start = choice_start(choice, s), words = choice_words(choice, s, start);
        if ((!heedless && words > choice->room) || choice_repeats(choice, s))
            continue;
        if (s + 1 < choice->document->n_sentences)
            restore_worth(choice, s + 1);
        choice_take(choice, s, start, words);
    }
}

static void choose(struct greedy *greedy, uint32_t limit, enum leniency leniency, bool heedless)
{
    greedy->choice.leniency = leniency;
    choice_fill(&greedy->choice);
    if (greedy->learned != NULL && leniency == LENIENCY_STRICT && !heedless)
        greedy->full |= !learned_choose(greedy->learned, &greedy->choice, limit);
    else
        choose_scored(greedy, limit, heedless);
}

/* Up to here no sentence leans on one before it: up to the lead, or everywhere where the article is
 * read in its order. */
static uint32_t lead_of(const struct document *document, enum kernel_method method)
{
    uint32_t s = 0;
    while (s < document->n_sentences && !document->sentences[s].selectable)
        s++;
    return method == KERNEL_LEAD ? UINT32_MAX : s;
}

/* The strict choice, from the start. What it worked with is forgotten, but for the turns that
 * training is told: three choices need the room of one. */
static bool choose_from_start(struct greedy *greedy, const struct kernel_options *options,
                              uint32_t limit, struct arena *arena)
{
    if (!choice_open(&greedy->choice, options, arena))
        return false;
    struct arena scope = *arena;
    choose(greedy, limit, LENIENCY_STRICT, false);
    if (greedy->learned == NULL || greedy->learned->steps_max == 0)
        *arena = scope;
    return !greedy->full;
}

/* A budget of words is a knapsack: of three greedy choices, that count words more or less, the one
 * whose points are worth most (+0.5 key-point gain at 80 words). */
static bool choose_in_budget(struct greedy *greedy, const struct kernel_options *options,
                             uint32_t limit, struct arena *arena)
{
    static const int32_t steps[] = {-3, 2};
    struct learned *learned = greedy->learned;
    int32_t power = learned->power;
    struct greedy start = *greedy;
    bool fits = choose_from_start(greedy, options, limit, arena);
    uint64_t best = learned->total;
    learned->steps_max = learned->n_steps;
    for (size_t i = 0; fits && i < sizeof steps / sizeof *steps; i++) {
        struct greedy other = start;
        learned->power = power + steps[i] < 0                   ? 0
                         : power + steps[i] > LEARNED_POWER_ONE ? LEARNED_POWER_ONE
                                                                : power + steps[i];
        fits = choose_from_start(&other, options, limit, arena);
        if (learned->total > best) {
            best = learned->total;
            *greedy = other;
        }
    }
    learned->power = power;
    return fits;
}

bool select_points(struct document *document, const struct terms *terms, const uint32_t *score,
                   struct learned *learned, const struct kernel_options *options,
                   struct arena *arena, struct kernel_result *result)
{
    struct greedy greedy = {.choice = {.document = document, .terms = terms, .score = score},
                            .learned = learned};
    struct choice *choice = &greedy.choice;
    uint32_t limit = options->points != 0 ? options->points : UINT32_MAX - 1;
    if (learned != NULL) {
        choice->hanging = learned->hanging;
        learned->power = learned_power(learned->model, options);
    }
    greedy.lead = lead_of(document, options->method);
    result->n_points = 0;
    if (!(learned != NULL && kernel_budgeted(options) ? choose_in_budget : choose_from_start)(
            &greedy, options, limit, arena))
        return false;
    if (choice->n == 0)
        choose(&greedy, 1, LENIENCY_STRICT, true);
    for (int leniency = LENIENCY_PRONOUN; choice->n == 0 && leniency <= LENIENCY_QUOTE;
         leniency++) {
        choose(&greedy, 1, (enum leniency)leniency, false);
        if (choice->n == 0)
            choose(&greedy, 1, (enum leniency)leniency, true);
        choose(&greedy, choice->n == 0 ? 0 : limit, LENIENCY_STRICT, false);
    }
    choice_restore_connectives(choice);
    return !greedy.full && choice_write(choice, arena, result);
}
