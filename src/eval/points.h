/* Key-point gain: how much of what editors marked do the points carry?
 *
 *   KPG@3    weight of the sentences behind the first 3 points / the 3 heaviest sentences
 *   KPG@80w  weight behind the points that fit into 80 words   / the heaviest sentences that would
 *
 * A point stands for one sentence, the heaviest that it covers by half. */
#ifndef EVAL_POINTS_H
#define EVAL_POINTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "eval/reference.h"
#include "eval/selection.h"

enum { POINTS_FIRST = 3, POINTS_WORDS = 80 };

/* Of one document; all but the first two concern the first three points and count them. */
struct points_gain {
    double at_3, at_80;
    uint32_t points, words;
    uint32_t noise;     /* every editor called it so */
    uint32_t dangling;  /* an editor called it so, and its predecessor is not shown */
    uint32_t opens;     /* starts_open, not in the first sentence, predecessor not shown */
    uint32_t unlocated; /* not in the text */
    uint32_t misplaced; /* start and end do not give its text; of all points */
};

/* reference has labels. False where the arena has no room. */
bool points_score(const struct reference *reference, const struct selection *selection,
                  struct arena *arena, struct points_gain *gain);

/* An item of the exact knapsack: whole words and what they are worth. */
struct points_item {
    uint32_t words;
    double weight;
};

/* The largest total weight of items that fit into POINTS_WORDS words together. */
double points_best(const struct points_item *items, size_t n);

#endif
