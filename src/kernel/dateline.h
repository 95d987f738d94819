/* The place, date and agency in front of a story's first sentence. */
#ifndef KERNEL_DATELINE_H
#define KERNEL_DATELINE_H

#include <stdint.h>

#include "kernel/document.h"

/* Where the sentence goes on behind "PARIS (Reuters) - ", "(CNN) -- ", "LONDON, March 3 — ", "NEW
 * DELHI: " or a bullet; its start where there is none. */
uint32_t dateline_end(const struct document *document, const struct sentence *sentence);

/* Behind brackets and a heading that the sentence is glued to, "(More on this)The …", "WHAT THE MAP
 * SHOWSThe …", or its start. */
uint32_t dateline_glue_end(const struct document *document, const struct sentence *sentence);

#endif
