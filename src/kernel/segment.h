/* Does a sentence end at this mark? English rules, in the spirit of Punkt (Kiss and Strunk 2006):
 * what stands before the stop says whether it may belong to the word, what follows decides. */
#ifndef KERNEL_SEGMENT_H
#define KERNEL_SEGMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/document.h"
#include "kernel/words.h"

/* Where in a line the splitter stands. */
struct segment {
    const char *text;
    const struct token *tokens;
    uint32_t n_tokens;
    uint32_t start, limit; /* of the sentence that is open; of the line */
    uint32_t first_token;  /* the first at or behind start */
    uint32_t judged;       /* stops before it were looked at with the first of their run */
    bool lower;            /* the text has no capital letters */
    bool quoted;           /* an odd number of straight quotation marks before start */
};

/* True where the open sentence ends because of mark; *end is behind its last byte (before mark in
 * a list). */
bool segment_ends(struct segment *segment, const struct mark *mark, uint32_t *end);

#endif
