/* The state of a choice and the rules that hold for every point, whatever scores it: what select.c
 * (by scores) and learned.c (by a model's gains) have in common. */
#ifndef KERNEL_CHOICE_H
#define KERNEL_CHOICE_H

#include "kernel/kernel.h"
#include "kernel/terms.h"

enum { CHOICE_NONE = 0, CHOICE_WAITING = UINT32_MAX }; /* in place of a rank */

/* What may open a point whose predecessor is none. */
enum leniency { LENIENCY_STRICT, LENIENCY_PRONOUN, LENIENCY_QUOTE };

struct choice {
    struct document *document;
    const struct terms *terms;
    const uint32_t *score; /* of each sentence, 0..10000 */
    const bool *hanging; /* of each sentence: a model says that it does not stand alone; or NULL */
    uint32_t *worth;     /* the score, or what is left of it without the sentence before */
    uint32_t *heap;      /* sentences, the one that is worth most on top */
    uint32_t n_heap;
    uint32_t *rank;  /* of each sentence; CHOICE_NONE, CHOICE_WAITING for the one before */
    uint32_t *start; /* of each chosen sentence's point, bytes */
    uint64_t *trigrams;
    uint64_t seen[8]; /* a bit of the hash of each trigram: few that are not there are searched */
    uint32_t trigram_mask;
    uint32_t repeat_limit; /* share of a sentence's trigrams, in 1/1000, that points may hold: a
                              name of three words is no repetition. 0: none at all */
    uint32_t n;            /* points */
    uint64_t room;         /* words that are left */
    enum leniency leniency;
};

/* Everything is open. points is how many are wanted at most, 0 without a limit. False where the
 * arena is too small. */
bool choice_open(struct choice *choice, const struct kernel_options *options, struct arena *arena);

/* Everything selectable that is not chosen yet comes into the heap. */
void choice_fill(struct choice *choice);
uint32_t choice_pop(struct choice *choice);
void choice_push(struct choice *choice, uint32_t sentence);

/* Its worth was raised: it rises, if it is in the heap. */
void choice_raise(struct choice *choice, uint32_t sentence);

static inline bool choice_shown(const struct choice *choice, uint32_t s)
{
    return choice->rank[s] != CHOICE_NONE && choice->rank[s] != CHOICE_WAITING;
}

/* Whether the sentence before it is a point. */
static inline bool choice_follows(const struct choice *choice, uint32_t s)
{
    return s > 0 && choice_shown(choice, s - 1);
}

/* Whether it begins in mid-air. */
bool choice_hangs(const struct choice *choice, uint32_t s);

/* Whether it shares three terms in a row with a point: more of them than repeat_limit allows. */
bool choice_repeats(const struct choice *choice, uint32_t s);

/* Where the point of a sentence would begin, and its runs between white space from there. */
uint32_t choice_start(const struct choice *choice, uint32_t s);
uint32_t choice_words(const struct choice *choice, uint32_t s, uint32_t start);

/* It is a point now; what waited for it is in the heap again. */
void choice_take(struct choice *choice, uint32_t s, uint32_t start, uint32_t words);

/* A connective may stay where the sentence before it was chosen later, if it fits. */
void choice_restore_connectives(struct choice *choice);

/* The points in document order. False where the arena is too small. */
bool choice_write(const struct choice *choice, struct arena *arena, struct kernel_result *result);

#endif
