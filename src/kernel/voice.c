/* Signs of who speaks, told by single words and marks; it never looks beyond the sentence.
 *
 *   "…," he said      nameless: editors call 59 % of them not understandable alone, 3 % important
 *   We … You …        47 % and 4 %; all sentences: 25 % and 24 % */
#include "kernel/voice.h"

#include "kernel/keywords.h"
#include "kernel/opening.h"

enum { FIRST = 1, THIRD };

static const struct keyword persons[] = {
    {"he", THIRD},     {"i", FIRST},      {"i'd", FIRST},    {"i'll", FIRST},  {"i'm", FIRST},
    {"i've", FIRST},   {"my", FIRST},     {"our", FIRST},    {"she", THIRD},   {"they", THIRD},
    {"we", FIRST},     {"we'll", FIRST},  {"we're", FIRST},  {"we've", FIRST}, {"you", FIRST},
    {"you'll", FIRST}, {"you're", FIRST}, {"you've", FIRST}, {"your", FIRST},
};

static struct str token_str(const struct document *document, uint32_t token)
{
    struct token at = document->tokens[token];
    return (struct str){document->text.data + at.start, at.end - at.start};
}

/* Whether there is a '"' or a U+201C; memmem() took 4.7 instructions a byte. */
static bool has_quotation(const char *at, const char *end)
{
    if (memchr(at, '"', (size_t)(end - at)) != NULL)
        return true;
    while ((at = memchr(at, '\xE2', (size_t)(end - at))) != NULL && end - at >= 3) {
        if (memcmp(at, "\xE2\x80\x9C", 3) == 0)
            return true;
        at += 3;
    }
    return false;
}

enum voice voice_of(const struct document *document, const struct sentence *sentence)
{
    const char *start = document->text.data + sentence->start;
    const char *end = document->text.data + sentence->end;
    if (start < end && end[-1] == '?')
        return VOICE_QUESTION;
    if (sentence->n_tokens > 0 &&
        keyword_find(KEYWORDS(persons), token_str(document, sentence->first_token)) == FIRST)
        return VOICE_FIRST_PERSON;
    return has_quotation(start, end) ? VOICE_QUOTED : VOICE_NEWS;
}

static bool opens_with_quotation(const struct document *document, const struct sentence *sentence)
{
    const char *start = document->text.data + sentence->start;
    uint32_t n = sentence->end - sentence->start;
    return n > 0 && (*start == '"' || *start == '\'' || *start == '`' ||
                     (n >= 3 && (memcmp(start, "\xE2\x80\x9C", 3) == 0 ||
                                 memcmp(start, "\xE2\x80\x98", 3) == 0)));
}

bool voice_nameless(const struct document *document, const struct sentence *sentence)
{
    if (!opens_with_quotation(document, sentence))
        return false;
    bool speech = false, person = false; /* the token before */
    for (uint32_t i = 0; i < sentence->n_tokens; i++) {
        struct str word = token_str(document, sentence->first_token + i);
        bool is_person = keyword_find(KEYWORDS(persons), word) == THIRD;
        bool is_speech = opening_speech(word);
        if ((is_person && speech) || (is_speech && person))
            return true;
        speech = is_speech;
        person = is_person;
    }
    return false;
}
