/* Can a sentence stand without the one before it? */
#ifndef KERNEL_OPENING_H
#define KERNEL_OPENING_H

#include <stdbool.h>

#include "base/str.h"
#include "kernel/document.h"
#include "kernel/quotation.h"

/* Fills opening and body of every sentence, in order; start to end, tokens and line are known. */
void opening_read(struct document *document);

/* True for a verb of saying; what quotation.h knows, under the name that ranking asks for. */
static inline bool opening_speech(struct str word)
{
    return quotation_speech(word);
}

/* True where the tables are in order; for tests. */
bool opening_sorted(void);

#endif
