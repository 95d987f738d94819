/* Signs that a sentence leans on the one before it, none of them a proof. */
#ifndef KERNEL_LEANING_H
#define KERNEL_LEANING_H

#include <stdbool.h>

#include "kernel/document.h"
#include "kernel/kinds.h"

/* The points of its signs together, as leaning.c counts them: 0 for many sentences.
 * opening_read() is done for its line. refers is false where it is known that no word of
 * KIND_THIRD_PERSON or KIND_POINTING stands in it. */
uint32_t leaning_points(const struct document *document, const struct sentence *sentence,
                        bool refers);

/* What is left of a sentence's score, in 1/65536, where the sentence before is not shown. */
uint32_t leaning_share(const struct document *document, const struct sentence *sentence);

/* True where the tables are in order, and where all words that refer are of the two kinds; for
 * tests. */
bool leaning_sorted(void);
bool leaning_refers(const struct kinds *kinds);

#endif
