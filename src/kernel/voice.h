/* Who speaks in a sentence: the news, or somebody in it? */
#ifndef KERNEL_VOICE_H
#define KERNEL_VOICE_H

#include <stdbool.h>

#include "kernel/document.h"

enum voice {
    VOICE_NEWS,
    VOICE_QUOTED,       /* there is a quotation in it */
    VOICE_FIRST_PERSON, /* "We …", "My …", "You …" */
    VOICE_QUESTION,
};

enum voice voice_of(const struct document *document, const struct sentence *sentence);

/* Opens with a quotation whose speaker is only a pronoun: "…," he said. */
bool voice_nameless(const struct document *document, const struct sentence *sentence);

#endif
