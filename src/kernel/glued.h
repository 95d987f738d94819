/* "… ended.The next …": the white space behind a stop is missing. */
#ifndef KERNEL_GLUED_H
#define KERNEL_GLUED_H

#include <stdbool.h>

#include "kernel/place.h"

/* True where a sentence ends at a stop that has neither white space nor the end of the line behind
 * it. */
bool glued_ends(const struct segment *segment, const struct place *place);

#endif
