/* Who speaks in a sentence: the news, or somebody in it? */
#ifndef KERNEL_VOICE_H
#define KERNEL_VOICE_H

#include <stdbool.h>

#include "kernel/document.h"

enum voice {
    VOICE_NEWS,
    VOICE_QUOTED,       /* there is a quotation in it */
    VOICE_SPOKEN,       /* it opens with a quotation */
    VOICE_FIRST_PERSON, /* "We …", "My …", "You …" */
    VOICE_QUESTION,
};

/* Nobody's sentence: no full stop, names alone, addresses and tags, pieces of a list. */
bool voice_scrap(const struct document *document, const struct sentence *sentence);

enum voice voice_of(const struct document *document, const struct sentence *sentence);

/* Needs the sentence before: a quotation that opens with a pronoun, or whose speaker is one.
 * third_person is false where it is known that no word of KIND_THIRD_PERSON stands in it. */
bool voice_leans(const struct document *document, const struct sentence *sentence,
                 bool third_person);

#endif
