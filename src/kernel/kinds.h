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

enum { KINDS_BITS = 10, KIND_BITS = 5 };

/* A hash table of terms' ids (lexicon.h): id << KIND_BITS | kind, 0 is free. Read by many threads
 * once it is filled. */
struct kinds {
    uint32_t slots[1 << KINDS_BITS];
};

/* Fills the table; once a kernel. */
void kinds_read(struct kinds *kinds);

static inline uint32_t kinds_slot(uint32_t id)
{
    return (id * UINT32_C(0x9e3779b1)) >> (32 - KINDS_BITS);
}

/* The kind of the word of a key. */
static inline enum kind kind_of(const struct kinds *kinds, uint32_t key)
{
    uint32_t id = key & ((1u << LEXICON_ID_BITS) - 1), i = kinds_slot(id);
    if (key & TERM_UNKNOWN)
        return KIND_NONE;
    while (kinds->slots[i] >> KIND_BITS != id && kinds->slots[i] != 0)
        i = (i + 1) & ((1u << KINDS_BITS) - 1);
    return (enum kind)(kinds->slots[i] & ((1u << KIND_BITS) - 1));
}

#endif
