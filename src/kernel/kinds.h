/* What single words do in a sentence, told by their keys: who acts, what is counted, when, who
 * says. */
#ifndef KERNEL_KINDS_H
#define KERNEL_KINDS_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/lexicon.h"

enum kind {
    KIND_NONE,
    KIND_FIRST_PERSON,
    KIND_SECOND_PERSON,
    KIND_THIRD_PERSON,
    KIND_POINTING,
    KIND_MODAL,
    KIND_NEGATION,
    KIND_CONTRAST,
    KIND_SPEECH,
    KIND_MONEY,
    KIND_PERCENT,
    KIND_TIME,
    KIND_ROLE,
    KIND_EVENT,
    KIND_OPINION,
    KIND_THE,
    KIND_A,
    KINDS
};

/* The kind of each id of the lexicon. Read by many threads once it is filled. */
struct kinds {
    uint8_t of[1 << LEXICON_ID_BITS];
};

/* Fills the table; once a kernel. */
void kinds_read(struct kinds *kinds);

/* The kind of the word of a key, without a branch. */
static inline enum kind kind_of(const struct kinds *kinds, uint32_t key)
{
    _Static_assert(TERM_UNKNOWN == UINT32_C(1) << 31, "the sign tells it");
    uint32_t known = (key >> 31) - 1; /* all bits, or none */
    return (enum kind)kinds->of[key & known & ((1u << LEXICON_ID_BITS) - 1)];
}

#endif
