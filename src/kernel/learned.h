/* The choice of a model: a score of each sentence, then the gain of each candidate given the points
 * so far. */
#ifndef KERNEL_LEARNED_H
#define KERNEL_LEARNED_H

#include "kernel/choice.h"
#include "kernel/features.h"
#include "kernel/model.h"

enum { LEARNED_POWER_ONE = 8 };

/* What the model said of the sentences of an article, and what its second stage looks at. */
struct learned {
    const struct model *model;
    const struct features *features;
    const struct kernel_options *options;
    struct arena *arena;
    int32_t (*output)[FOREST_OUTPUTS]; /* [n_sentences] of the first stage */
    uint32_t *score;                   /* [n_sentences] 0..SCORE_ONE, 0 where not selectable */
    bool *hanging;                     /* [n_sentences] likely not understandable alone */
    int32_t power;                     /* what words cost a gain, eighths; learned_power() */
    uint64_t total;                    /* gains of the points of the last choice */
    struct kernel_step *steps;         /* where they are wanted: room for points_max of them */
    uint32_t n_steps, steps_max;
};

/* Asks the first stage. What is likely no prose is selectable no more, as long as anything else is.
 * False where the arena is too small. */
bool learned_read(struct learned *learned, struct document *document,
                  const struct features *features, const struct kernel_options *options,
                  struct arena *arena);

/* What the model says words cost, 0 to LEARNED_POWER_ONE: more where the options set a budget of
 * words. */
int32_t learned_power(const struct model *model, const struct kernel_options *options);

/* Takes the candidate of the largest gain, again and again, until there are limit points, nothing
 * fits, or the gain is small and options->automatic. The choice's heap is filled. False where the
 * arena is too small. */
bool learned_choose(struct learned *learned, struct choice *choice, uint32_t limit);

#endif
