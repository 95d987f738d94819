/* What a line of a news page is: prose, or one of the things that stand around it. */
#ifndef KERNEL_LINES_H
#define KERNEL_LINES_H

#include "kernel/document.h"

/* Fills the class of every line and selectable of every sentence. */
void lines_read(struct document *document);

#endif
