/* A choice by a model among lines of a text: what the first stage shall say of each sentence is
 * written into features that it reads as they are. */
#ifndef TESTS_LEARNED_MADE_H
#define TESTS_LEARNED_MADE_H

#include "kernel/select.h"
#include "kernel_lines.h"
#include "model_made.h"

/* The features that stand for the outputs of the first stage. */
static const uint16_t learned_inputs[MADE_OUTPUTS] = {FEATURE_DIGITS, FEATURE_COMMAS,
                                                      FEATURE_BRACKETS};

struct learned_made {
    struct made made;
    struct kinds kinds;
    struct features features;
    struct learned learned;
    struct kernel_options options;
    struct kernel_result result;
};

/* gain may be {0}: no second stage. */
static inline struct model *learned_model(struct stage_made gain, const char *parameters)
{
    struct forests_made sentence = {.copied = learned_inputs};
    return model_made(sentence, gain, parameters, NULL, 0);
}

static inline void learned_open(struct learned_made *made, const char *head, const char *text)
{
    *made = (struct learned_made){.made = made_open(head, text)};
    kinds_read(&made->kinds);
    cr_assert(features_read(&made->features, &made->made.document, &made->made.terms, &made->kinds,
                            NULL, &made->made.arena));
}

static inline void learned_say(struct learned_made *made, uint32_t sentence, int score, int noise,
                               int dangling)
{
    int16_t *row = features_of(&made->features, sentence);
    row[FEATURE_DIGITS] = (int16_t)score;
    row[FEATURE_COMMAS] = (int16_t)noise;
    row[FEATURE_BRACKETS] = (int16_t)dangling;
}

/* model and options must live on; steps are kept where steps is not NULL. */
static inline void learned_run(struct learned_made *made, struct kernel_step *steps,
                               uint32_t steps_max)
{
    struct learned *learned = &made->learned;
    cr_assert(learned_read(learned, &made->made.document, &made->features, &made->options,
                           &made->made.arena));
    learned->steps = steps;
    learned->steps_max = steps_max;
    cr_assert(select_points(&made->made.document, &made->made.terms, learned->score, learned,
                            &made->options, &made->made.arena, &made->result));
}

static inline void learned_close(struct learned_made *made)
{
    made_close(&made->made);
}

/* The point of a rank. */
static inline const struct kernel_point *learned_point(const struct learned_made *made,
                                                       uint32_t rank)
{
    for (size_t i = 0; i < made->result.n_points; i++)
        if (made->result.points[i].rank == rank)
            return &made->result.points[i];
    return NULL;
}

/* The ranks of the first n sentences, '.' for none, then which points begin at the body. */
static inline void learned_draw(const struct learned_made *made, uint32_t n, char *out)
{
    memset(out, '.', 2 * n + 1);
    out[n] = ' ';
    out[2 * n + 1] = 0;
    for (size_t i = 0; i < made->result.n_points; i++) {
        const struct kernel_point *point = &made->result.points[i];
        uint32_t s = point->sentence;
        out[s] = point->rank < 10 ? (char)('0' + point->rank) : '+';
        if (point->start != made->made.document.sentences[s].start)
            out[n + 1 + s] = 'b';
    }
}

#endif
