/* Dangling starts among the points of a summary, by word lists (starts.h). */
#ifndef EVAL_ALONE_H
#define EVAL_ALONE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "eval/reference.h"
#include "eval/selection.h"

/* Counts the points that begin in mid-air, are not the article's first sentence and whose
 * predecessor is not among the points. Which those are is told by the points' sentence numbers;
 * where these are not given, by their places in the reference's text (another point ends right
 * before, white space aside); where that has no text or holds the point nowhere, only the first
 * point is held to have nothing before it. False where the arena has no room. */
bool alone_count(const struct selection *selection, struct reference *reference,
                 struct arena *arena, uint32_t *dangling);

#endif
