/* Who wrote it: what is told of the authors, mostly behind the story. */
#ifndef KERNEL_AUTHORS_H
#define KERNEL_AUTHORS_H

#include <stdbool.h>

#include "kernel/document.h"

/* "… contributed to this report.", "is a senior reporter …" */
bool authors_named(const struct document *document, const struct sentence *sentence);

/* Sets the class of lines and sentences behind the story that tell of its authors. */
void authors_read(struct document *document);

/* True where the tables are in order; for tests. */
bool authors_sorted(void);

#endif
