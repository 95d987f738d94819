/* Hashes of many words at once: word_hash(word_fold(…)) of kernel/lexicon.h, in vectors where the
 * processor has them. The same values on every machine. */
#ifndef KERNEL_HASHES_H
#define KERNEL_HASHES_H

#include <stdint.h>

#include "base/str.h"
#include "kernel/document.h"

enum { HASHES_MAX = 256 }; /* tokens of one call */

/* hashes[i] = the hash of tokens[i], a word of text; n <= HASHES_MAX. */
typedef void hashes_read(struct str text, const struct token *tokens, uint32_t n, uint64_t *hashes);

/* The fastest reader that this processor can run; and the one that any can. */
hashes_read *hashes_reader(void);
hashes_read hashes_portable;

#endif
