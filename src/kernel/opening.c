/* How each sentence opens, and what can stand alone of it. */
#include "kernel/opening.h"

#include "kernel/keywords.h"

enum { YES = 1 };

static const struct keyword speech_verbs[] = {
    {"according", YES}, {"added", YES},    {"adds", YES},      {"announced", YES},
    {"asked", YES},     {"asks", YES},     {"concluded", YES}, {"continued", YES},
    {"cried", YES},     {"declared", YES}, {"explained", YES}, {"explains", YES},
    {"insisted", YES},  {"joked", YES},    {"noted", YES},     {"quipped", YES},
    {"recalled", YES},  {"replied", YES},  {"said", YES},      {"say", YES},
    {"saying", YES},    {"says", YES},     {"shouted", YES},   {"tell", YES},
    {"tells", YES},     {"told", YES},     {"tweeted", YES},   {"warned", YES},
    {"writes", YES},    {"wrote", YES},    {"yelled", YES},
};

bool opening_speech(struct str word)
{
    return keyword_find(KEYWORDS(speech_verbs), word) == YES;
}

void opening_read(struct document *document)
{
    for (uint32_t i = 0; i < document->n_sentences; i++)
        document->sentences[i].opening = OPENING_PLAIN;
}
