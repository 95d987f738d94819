/* What stands above the story: the headline once more, and the standfirst. */
#ifndef KERNEL_HEADLINE_H
#define KERNEL_HEADLINE_H

#include "kernel/document.h"

/* Finds both among the lines whose classes are known so far, and sets theirs. */
void headline_read(struct document *document);

#endif
