/* Words as ROUGE counts them -> numbers of their stems.
 *
 *   "The runners’ 3.5m" -> the, runner, 3, 5m -> 17, 240, 9, 31
 *
 * A word is a run of a-z and 0-9 after Python's str.lower() (of all other characters only U+0130
 * and U+212A turn into one of these); one of more than three letters is stemmed by Porter's rules
 * (1980, as Snowball has them), once: stems are kept. Words that share a stem share its number. One
 * thread at a time. */
#ifndef EVAL_VOCABULARY_H
#define EVAL_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct vocabulary;

/* NULL without memory. */
struct vocabulary *vocabulary_new(void);
void vocabulary_free(struct vocabulary *vocabulary);

/* Appends the words of text as numbers, up to a room of most in all, and counts them in *n. False
 * without memory. */
bool vocabulary_read(struct vocabulary *vocabulary, struct str text, uint32_t *words, size_t most,
                     size_t *n);

/* How many numbers there are: each is below. */
size_t vocabulary_count(const struct vocabulary *vocabulary);

/* Forgets everything where it has become large: between two documents. */
void vocabulary_forget(struct vocabulary *vocabulary);

#endif
