/* Is a quotation open, and does the sentence say whose it is? */
#ifndef KERNEL_QUOTATION_H
#define KERNEL_QUOTATION_H

#include <stdbool.h>

#include "base/str.h"
#include "kernel/document.h"

/* True for a verb of saying: "said", "tells", "added". */
bool quotation_speech(struct str word);

/* Whether a double quotation is open behind the sentence, where it was inside before. */
bool quotation_after(const char *text, const struct sentence *sentence, bool inside);

/* A verb of saying outside of the quotation that the sentence begins with. */
bool quotation_attributed(const struct document *document, const struct sentence *sentence);

/* True where the table is in order; for tests. */
bool quotation_sorted(void);

#endif
