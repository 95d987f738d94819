/* Quotations that run over sentences, and who is quoted.
 *
 *   Ode said: “We won. It was late.” The town slept.
 *             ^inside          ^ inside   ^ outside
 *
 * Double marks only: a single one may be an apostrophe. Nothing is remembered beyond a line. */
#include "kernel/quotation.h"

#include <string.h>

#include "kernel/characters.h"
#include "kernel/keywords.h"

enum { YES = 1 };

static const struct keyword speech_verbs[] = {
    {"according", YES}, {"added", YES},    {"adds", YES},     {"announced", YES},
    {"announces", YES}, {"argued", YES},   {"argues", YES},   {"asked", YES},
    {"asks", YES},      {"claimed", YES},  {"claims", YES},   {"concluded", YES},
    {"continued", YES}, {"cried", YES},    {"declared", YES}, {"explained", YES},
    {"explains", YES},  {"insisted", YES}, {"insists", YES},  {"joked", YES},
    {"noted", YES},     {"notes", YES},    {"posted", YES},   {"quipped", YES},
    {"read", YES},      {"reads", YES},    {"recalled", YES}, {"replied", YES},
    {"said", YES},      {"say", YES},      {"saying", YES},   {"says", YES},
    {"shouted", YES},   {"stated", YES},   {"tell", YES},     {"telling", YES},
    {"tells", YES},     {"told", YES},     {"tweeted", YES},  {"warned", YES},
    {"warns", YES},     {"writes", YES},   {"wrote", YES},    {"yelled", YES},
};

bool quotation_speech(struct str word)
{
    return keyword_find(KEYWORDS(speech_verbs), word) == YES;
}

static bool blank_or_end(const char *text, uint32_t p, uint32_t start, uint32_t end)
{
    return p < start || p >= end || text[p] == ' ' || text[p] == '\n' || text[p] == '(';
}

/* Whether a quotation is open behind the mark at text[p]. A straight mark opens before a word,
 * closes behind one, and behind a number it may mean inches; where it says nothing it changes what
 * is. */
static bool inside_after(const char *text, uint32_t p, const struct sentence *sentence, bool inside)
{
    uint32_t end = sentence->end;
    if (text[p] == '"') {
        bool before = blank_or_end(text, p - 1, sentence->start, end) || p == sentence->start;
        bool behind = blank_or_end(text, p + 1, sentence->start, end);
        if (before != behind)
            return before;
        return behind || inside ? !inside : inside;
    }
    if (end - p < 3 || text[p + 1] != '\x80')
        return inside;
    return text[p + 2] == '\x9C' ? true : text[p + 2] == '\x9D' ? false : inside;
}

/* The next mark that may be a double quotation mark, or end. */
static uint32_t next_quote(const char *text, uint32_t p, uint32_t end)
{
    const char *straight = memchr(text + p, '"', end - p);
    uint32_t limit = straight ? (uint32_t)(straight - text) : end;
    for (const char *at = text + p; (at = memchr(at, '\xE2', (size_t)(text + limit - at))); at += 3)
        if (text + limit - at >= 3 && (at[2] == '\x9C' || at[2] == '\x9D'))
            return (uint32_t)(at - text);
        else if (text + limit - at < 3)
            break;
    return limit;
}

/* Whether a double quotation is open behind the sentence, where it was inside before. */
bool quotation_after(const char *text, const struct sentence *sentence, bool inside)
{
    for (uint32_t p = sentence->start; (p = next_quote(text, p, sentence->end)) < sentence->end;
         p++)
        inside = inside_after(text, p, sentence, inside);
    return inside;
}

/* A verb of saying outside of the quotation that the sentence begins with. */
bool quotation_attributed(const struct document *document, const struct sentence *sentence)
{
    const char *text = document->text.data;
    bool inside = true;
    uint32_t p = sentence->start + 1;
    for (uint32_t i = 0; i < sentence->n_tokens; i++) {
        struct token token = document->tokens[sentence->first_token + i];
        for (; p < token.start; p++)
            if (character_quote(text + p, text + token.start))
                inside = !inside;
        p = token.end;
        if (!inside && quotation_speech((struct str){text + token.start, token.end - token.start}))
            return true;
    }
    return false;
}

bool quotation_sorted(void)
{
    return keywords_sorted(KEYWORDS(speech_verbs));
}
