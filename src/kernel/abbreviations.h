/* Words that a full stop belongs to, and words that begin sentences. English. */
#ifndef KERNEL_ABBREVIATIONS_H
#define KERNEL_ABBREVIATIONS_H

#include <stdbool.h>

#include "base/str.h"

enum abbreviation {
    ABBREVIATION_NONE,
    ABBREVIATION_TITLE,  /* a name follows: Gen, Sen; never ends a sentence */
    ABBREVIATION_NUMBER, /* a number follows: No, p, Fig; else it is a plain word */
    ABBREVIATION_INNER,  /* goes on whatever follows: vs, e.g, approx */
    ABBREVIATION_MONTH,  /* a number follows, or it may end a sentence */
    ABBREVIATION_LAST,   /* often the last word of a sentence or a name: Inc, Jr, etc, U.S, Calif */
    ABBREVIATION_HOUR,   /* a.m, p.m */
};

/* What word, without its last full stop, stands for. The case of its first letter counts: "sat."
 * is no day. */
enum abbreviation abbreviation_find(struct str word);

/* True for a word that, with a capital letter, nearly always begins a sentence: "The", "But",
 * "He". */
bool starter_is(struct str word);

/* The same where there are no capitals: "police", "six" begin sentences only with one. */
bool starter_lower(struct str word);

/* True for the end of an address: "com", "org". */
bool address_end(struct str word);

/* True for a day, a time zone or the like, which may follow "10 a.m." */
bool hour_goes_on(struct str word);

/* A word that the sentence goes on behind, whatever stop a page put there. Small letters only:
 * "Plan A." ends. */
enum open_word {
    OPEN_NONE,
    OPEN_ALWAYS, /* the, an, and */
    OPEN_ALONE,  /* of, in, was: where the stop stands alone */
};
enum open_word open_word(struct str word);

/* True for a name that is written with "!": "Yahoo". */
bool bang_name(struct str word);

/* True where the tables are in order; for tests. */
bool abbreviation_sorted(void);

#endif
