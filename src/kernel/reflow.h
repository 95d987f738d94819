/* Hard-wrapped text: line ends that are mere spaces. */
#ifndef KERNEL_REFLOW_H
#define KERNEL_REFLOW_H

#include "base/str.h"
#include "kernel/words.h"

/* Makes MARK_JOINED of every MARK_BREAK that only wraps a paragraph. */
void reflow_read(struct str text, struct mark *marks, uint32_t n_marks);

#endif
