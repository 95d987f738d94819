/* Two stages: the score of each sentence, then the gain of each candidate.
 *
 *   features -> first stage -> score, noise, dangling        once for each sentence
 *   heap by score -> the best 12 that may stand, repeat nothing and fit = window
 *   window -> gains -> second stage -> the largest is a point        again and again
 *
 * A gain counts by words ^ -power, more so with a budget of words: what is short leaves room.
 * Without a second stage the score is the gain. */
#include "kernel/learned.h"

#include <string.h>

#include "kernel/gain.h"
#include "kernel/rank.h"

enum { GAIN_MOST = 1 << 30 };
enum { POWER_BUDGET = 6 }; /* eighths, where the model says none */

static uint32_t cut_score(int32_t value)
{
    return value < 1 ? 1 : value < SCORE_ONE ? (uint32_t)value : SCORE_ONE;
}

/* Takes what is likely noise out of the choice, if anything is left then. */
static void reject_noise(const struct learned *learned, struct document *document)
{
    int32_t limit = model_parameter(learned->model, MODEL_NOISE_LIMIT, INT32_MAX);
    uint32_t left = 0;
    for (uint32_t s = 0; s < document->n_sentences; s++)
        left += document->sentences[s].selectable && learned->output[s][1] <= limit;
    for (uint32_t s = 0; left > 0 && s < document->n_sentences; s++)
        document->sentences[s].selectable &= learned->output[s][1] <= limit;
}

/* What cannot be chosen has no outputs. */
static bool score_selectable(const struct learned *learned, const struct document *document)
{
    uint32_t *selectable = ARENA_NEW(learned->arena, document->n_sentences, uint32_t), n = 0;
    if (selectable == NULL)
        return false;
    for (uint32_t s = 0; s < document->n_sentences; s++)
        if (document->sentences[s].selectable)
            selectable[n++] = s;
    memset(learned->output, 0, document->n_sentences * sizeof *learned->output);
    forests_score(&learned->model->forests, learned->features->value, FEATURES_STRIDE, selectable,
                  n, learned->output);
    return true;
}

bool learned_read(struct learned *learned, struct document *document,
                  const struct features *features, const struct kernel_options *options,
                  struct arena *arena)
{
    const struct model *model = options->model;
    uint32_t n = document->n_sentences;
    *learned =
        (struct learned){.model = model, .features = features, .options = options, .arena = arena};
    learned->output = arena_alloc(arena, n, sizeof *learned->output, alignof(int32_t));
    learned->score = ARENA_NEW(arena, n, uint32_t);
    learned->hanging = ARENA_NEW(arena, n, bool);
    if (learned->output == NULL || learned->score == NULL || learned->hanging == NULL ||
        !score_selectable(learned, document))
        return false;
    reject_noise(learned, document);
    int32_t limit = model_parameter(model, MODEL_DANGLING_LIMIT, INT32_MAX);
    for (uint32_t s = 0; s < n; s++) {
        bool selectable = document->sentences[s].selectable;
        learned->score[s] = selectable ? cut_score(learned->output[s][0]) : 0;
        learned->hanging[s] = selectable && learned->output[s][2] > limit;
    }
    return true;
}

/* Candidates until the window is full. */
static void refill(struct gains *gains, struct choice *choice)
{
    while (gains->n_window < GAIN_WINDOW && choice->n_heap > 0) {
        uint32_t s = choice_pop(choice);
        if (choice_hangs(choice, s))
            choice->rank[s] = CHOICE_WAITING;
        else
            gains_add(gains, s);
    }
}

int32_t learned_power(const struct model *model, const struct kernel_options *options)
{
    int32_t power = kernel_budgeted(options)
                        ? model_parameter(model, MODEL_LENGTH_POWER, POWER_BUDGET)
                        : model_parameter(model, MODEL_POINTS_POWER, 0);
    return power < 0 ? 0 : power < LEARNED_POWER_ONE ? power : LEARNED_POWER_ONE;
}

/* words ^ (power / 8), 65536 = 1 */
static uint64_t length_cost(uint32_t words, int32_t power)
{
    uint64_t root = (uint64_t)words << 16, cost = 1 << 16;
    for (int32_t bit = LEARNED_POWER_ONE, left = power; left > 0; bit /= 2) {
        if (left & bit)
            cost = cost * root >> 16;
        left &= ~bit;
        root = left > 0 ? square_root(root << 16) : root;
    }
    return cost > 0 ? cost : 1;
}

/* Drops what does not fit any more or says what a point says. What was held against all points
 * there are is as it was. */
static bool sift(struct gains *gains, const struct choice *choice)
{
    uint32_t before = gains->n_window;
    for (uint32_t i = 0; i < gains->n_window;) {
        uint32_t s = gains->window[i], start = choice_start(choice, s);
        struct candidate *candidate = &gains->candidate[i];
        if (candidate->sifted == 0 || candidate->start != start) {
            candidate->start = start;
            candidate->words = choice_words(choice, s, start);
            candidate->cost = length_cost(candidate->words, gains->learned->power);
        }
        bool repeats = candidate->sifted != choice->n + 1 && choice_repeats(choice, s);
        candidate->sifted = choice->n + 1;
        if (candidate->words > choice->room || repeats)
            gains_drop(gains, i);
        else
            i++;
    }
    return gains->n_window == before;
}

/* What an output that is a likelihood takes from a gain. */
static int64_t cost(const struct learned *learned, enum model_parameter name, int32_t output)
{
    return output > 0 ? (int64_t)output * model_parameter(learned->model, name, 0) / 1000 : 0;
}

static void value_gains(const struct learned *learned, struct gains *gains,
                        int16_t (*row)[GAINS_STRIDE])
{
    const struct model *model = learned->model;
    int32_t out[GAIN_WINDOW];
    bool two_stages = model->gain.n_layers > 0;
    if (two_stages)
        network_score(&model->gain, row[0], GAINS_STRIDE, gains->n_window, out);
    for (uint32_t i = 0; i < gains->n_window; i++) {
        uint32_t s = gains->window[i];
        int64_t gain = two_stages ? out[i] : learned->output[s][0];
        gain -= cost(learned, MODEL_NOISE_COST, learned->output[s][1]);
        if (!choice_follows(gains->choice, s))
            gain -= cost(learned, MODEL_DANGLING_COST, learned->output[s][2]);
        struct candidate *candidate = &gains->candidate[i];
        gain = gain > GAIN_MOST ? GAIN_MOST : gain < -GAIN_MOST ? -GAIN_MOST : gain;
        candidate->gain = (int32_t)gain;
        candidate->value = gain > 0 ? (gain << 32) / (int64_t)candidate->cost : gain;
    }
}

/* The turn is kept for training. False where the arena is too small. */
static bool record(struct learned *learned, const struct gains *gains, int16_t (*row)[GAINS_STRIDE],
                   uint32_t taken)
{
    uint32_t n = gains->n_window;
    if (learned->n_steps >= learned->steps_max)
        return true;
    uint32_t *sentence = ARENA_NEW(learned->arena, n, uint32_t);
    int16_t *value = ARENA_NEW(learned->arena, n * GAINS_STRIDE, int16_t);
    if (sentence == NULL || value == NULL)
        return false;
    memcpy(sentence, gains->window, n * sizeof *sentence);
    memcpy(value, row, n * GAINS_STRIDE * sizeof *value);
    learned->steps[learned->n_steps++] = (struct kernel_step){n, sentence, value, taken};
    return true;
}

/* One point more. False where there is none. */
static bool choose_one(struct learned *learned, struct gains *gains, struct choice *choice,
                       uint32_t limit, bool *fits)
{
    int16_t row[GAIN_WINDOW][GAINS_STRIDE];
    uint32_t place = 0;
    do
        refill(gains, choice);
    while (!sift(gains, choice));
    if (gains->n_window == 0)
        return false;
    gains_write(gains, row);
    value_gains(learned, gains, row);
    for (uint32_t i = 1; i < gains->n_window; i++)
        place = gains->candidate[i].value > gains->candidate[place].value ? i : place;
    const struct candidate best = gains->candidate[place];
    int32_t stop = model_parameter(learned->model, MODEL_STOP_GAIN, 0);
    if (learned->options->automatic && choice->n > 0 && best.gain < stop)
        return false;
    *fits = record(learned, gains, row, place);
    uint32_t s = gains->window[place], shown = cut_score(best.gain);
    gains_drop(gains, place);
    if (gains->n > 0) {
        uint32_t last = choice->worth[gains->point[(gains->n - 1) % GAIN_POINTS_MAX]];
        shown = shown < last ? shown : last;
    }
    choice->worth[s] = shown;
    learned->total += cut_score(best.gain);
    choice_take(choice, s, best.start, best.words);
    if (choice->n < limit)
        gains_take(gains, s, best.words);
    return *fits;
}

/* The point that rules gave way for is one of the points. */
static void take_chosen(struct gains *gains, const struct choice *choice)
{
    for (uint32_t s = 0; choice->n > gains->n && s < choice->document->n_sentences; s++)
        if (choice_shown(choice, s))
            gains_take(gains, s, choice_words(choice, s, choice->start[s]));
}

bool learned_choose(struct learned *learned, struct choice *choice, uint32_t limit)
{
    struct gains gains;
    int32_t repeat_limit = model_parameter(learned->model, MODEL_REPEAT_LIMIT, 0);
    choice->repeat_limit = repeat_limit > 0 ? (uint32_t)repeat_limit : 0;
    bool fits = gains_open(&gains, learned, choice);
    if (fits)
        take_chosen(&gains, choice);
    learned->total = 0;
    while (fits && choice->n < limit && choose_one(learned, &gains, choice, limit, &fits))
        continue;
    return fits;
}
