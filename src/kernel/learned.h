/* Scores by a model. */
#ifndef KERNEL_LEARNED_H
#define KERNEL_LEARNED_H

#include "kernel/features.h"
#include "kernel/model.h"

/* Fills score[n_sentences], 0..SCORE_ONE, 0 for sentences that are not selectable, by the first
 * output of the model's first stage. False where the arena is too small. */
bool rank_learned(const struct document *document, const struct features *features,
                  const struct model *model, struct arena *arena, uint32_t *score);

#endif
