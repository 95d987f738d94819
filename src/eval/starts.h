/* Does a point begin in mid-air? By word lists alone: what stands before it is the caller's to
 * know. */
#ifndef EVAL_STARTS_H
#define EVAL_STARTS_H

#include <stdbool.h>

#include "base/str.h"

/* The "opens" of key-point gain, as evaluate.py has it: the first word is a pronoun or a
 * connective, or it opens with a quotation mark and names no speaker. point is well-formed. */
bool starts_open(struct str point);

/* The lists of "Extractive is not Faithful" (Zhang, Wan and Bansal, ACL 2023): the first words are
 * a pronoun or a linking term ("not only"), or it opens with a quotation mark and has no verb of
 * speech. */
bool starts_dangling(struct str point);

#endif
