/* The choice of points among scored sentences. */
#ifndef KERNEL_SELECT_H
#define KERNEL_SELECT_H

#include "kernel/kernel.h"
#include "kernel/learned.h"

/* Fills result->points in the arena, in document order: greedy by score, or by the gains that a
 * model sees where learned is not NULL (score is then its first stage's), never two points that
 * share three content terms in a row, never an opening that hangs in the air, within the budget.
 * One point at least where any sentence is selectable: if need be longer than the budget, and if
 * need be with an opening that hangs. False where the arena is too small. */
bool select_points(struct document *document, const struct terms *terms, const uint32_t *score,
                   struct learned *learned, const struct kernel_options *options,
                   struct arena *arena, struct kernel_result *result);

#endif
