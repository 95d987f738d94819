/* Do the words behind the first one make a sentence point back at the one before? */
#ifndef KERNEL_POINTING_H
#define KERNEL_POINTING_H

#include <stdbool.h>

#include "kernel/document.h"

/* All look at the tokens from index on, before last. */

/* "pair", "move", "latter": behind "The". */
bool pointing_noun(const struct document *document, uint32_t index, uint32_t last);

/* "week", "season's": behind "this". */
bool pointing_span(const struct document *document, uint32_t index, uint32_t last);

/* "this case", "of them", "then": behind "In", "All", "Since". */
bool pointing_leans(const struct document *document, uint32_t index, uint32_t last);

/* "This week", "There is", "Those who": index is "this", "there" or "those", maybe with a genitive,
 * which stands alone with the word behind it. */
bool pointing_stands(const struct document *document, uint32_t index, uint32_t last);

/* True where the tables are in order; for tests. */
bool pointing_sorted(void);

#endif
