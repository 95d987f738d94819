/* Captions: what a picture shows, told in the middle of the text. */
#ifndef KERNEL_CAPTIONS_H
#define KERNEL_CAPTIONS_H

#include <stdbool.h>

#include "kernel/document.h"

/* "(left)", "Ann Ode, right, …", "Happy: Ann Ode …", "'Gone': The bridge …" */
bool caption_shown(const struct document *document, const struct sentence *sentence);

/* Nothing but names, numbers and the small words between them: "Ann Ode and Bo Elm in Fenton.", a
 * team, a cast. */
bool caption_names(const struct document *document, const struct sentence *sentence);

/* Heads of up to six words before a colon, which are captions where others are. */
bool caption_long_head(const struct document *document, const struct sentence *sentence);

/* True where the table is in order; for tests. */
bool captions_sorted(void);

#endif
