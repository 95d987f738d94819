/* What single words do in a sentence, told by their keys: who acts, what is counted, when, who
 * says. */
#ifndef KERNEL_KINDS_H
#define KERNEL_KINDS_H

#include <stdbool.h>
#include <stdint.h>

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

enum { KINDS_BITS = 11 };

/* A hash table of keys (lexicon.h), read by many threads once it is filled. */
struct kinds {
    struct {
        uint32_t key;
        uint8_t kind;
    } slots[1 << KINDS_BITS];
};

struct stems;

/* Fills the table; once a kernel. */
void kinds_read(struct kinds *kinds, struct stems *stems);

static inline enum kind kind_of(const struct kinds *kinds, uint32_t key)
{
    uint32_t i = (key * UINT32_C(0x9e3779b1)) >> (32 - KINDS_BITS);
    while (kinds->slots[i].key != key && kinds->slots[i].key != 0)
        i = (i + 1) & ((1 << KINDS_BITS) - 1);
    return kinds->slots[i].key == key ? (enum kind)kinds->slots[i].kind : KIND_NONE;
}

#endif
