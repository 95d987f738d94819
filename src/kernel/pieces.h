/* What a sentence is when nothing around it is known. */
#ifndef KERNEL_PIECES_H
#define KERNEL_PIECES_H

#include <stdbool.h>

#include "kernel/document.h"

/* How a sentence ends. */
struct ending {
    bool complete; /* with a stop */
    bool alone;    /* with a full stop behind white space: added by whoever joined the lines */
    bool colon;
    bool question;
};

struct ending piece_ending(const struct document *document, const struct sentence *sentence);

/* The class that the sentence would give a line of its own; tokenized texts have white space
 * before every stop. */
enum line_class piece_class(const struct document *document, const struct sentence *sentence,
                            struct ending ending, bool tokenized);

#endif
