/* The small values of an evaluation's rows, read as Python would: texts, whole numbers, lists. */
#ifndef EVAL_SCALAR_H
#define EVAL_SCALAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/jscan.h"
#include "base/str.h"

/* Reads the string that stands next; broken UTF-8 becomes U+FFFD, so that *text is well-formed.
 * False where no string stands there. */
bool scalar_text(struct jscan *scan, struct arena *arena, struct str *text);

/* Reads a whole number, clamped to 62 bits (a Python integer has no end); false for any other
 * value, "3.0" as well. */
bool scalar_integer(struct jscan *scan, int64_t *number);

/* Reads any number. */
bool scalar_number(struct jscan *scan, double *number);

/* How many values the array that stands next holds; reads nothing. */
bool scalar_count(const struct jscan *scan, size_t *n);

/* Words as Python's str.split() sees them. */
uint32_t scalar_words(struct str text);

#endif
