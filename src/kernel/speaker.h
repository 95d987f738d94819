/* Who said the quotation that has just closed? */
#ifndef KERNEL_SPEAKER_H
#define KERNEL_SPEAKER_H

#include <stdbool.h>

#include "kernel/place.h"

/* True where the sentence goes on behind the closed quotation of place with who said it. */
bool speaker_follows(const struct segment *segment, const struct place *place);

#endif
