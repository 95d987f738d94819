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
#include "kernel/signs.h"

enum { YES = 1 };

/* clang-format off */
#define SPEECH_VERBS(ROW, L) \
    ROW(L, "according", YES) ROW(L, "acknowledged", YES) ROW(L, "added", YES) \
    ROW(L, "adds", YES) ROW(L, "admits", YES) ROW(L, "admitted", YES) ROW(L, "announced", YES) \
    ROW(L, "announces", YES) ROW(L, "argued", YES) ROW(L, "argues", YES) ROW(L, "asked", YES) \
    ROW(L, "asks", YES) ROW(L, "bragged", YES) ROW(L, "cautioned", YES) ROW(L, "chanted", YES) \
    ROW(L, "chuckled", YES) ROW(L, "claimed", YES) ROW(L, "claims", YES) \
    ROW(L, "commented", YES) ROW(L, "complained", YES) ROW(L, "conceded", YES) \
    ROW(L, "concluded", YES) ROW(L, "confessed", YES) ROW(L, "continued", YES) \
    ROW(L, "cried", YES) ROW(L, "cries", YES) ROW(L, "declared", YES) \
    ROW(L, "emphasised", YES) ROW(L, "emphasized", YES) ROW(L, "exclaimed", YES) \
    ROW(L, "explained", YES) ROW(L, "explains", YES) ROW(L, "grinned", YES) \
    ROW(L, "insisted", YES) ROW(L, "insists", YES) ROW(L, "joked", YES) \
    ROW(L, "lamented", YES) ROW(L, "laughed", YES) ROW(L, "mused", YES) ROW(L, "noted", YES) \
    ROW(L, "notes", YES) ROW(L, "observed", YES) ROW(L, "pleaded", YES) ROW(L, "posted", YES) \
    ROW(L, "quipped", YES) ROW(L, "quips", YES) ROW(L, "read", YES) ROW(L, "reads", YES) \
    ROW(L, "reasoned", YES) ROW(L, "recalled", YES) ROW(L, "recalls", YES) \
    ROW(L, "reiterated", YES) ROW(L, "remarked", YES) ROW(L, "replied", YES) \
    ROW(L, "responded", YES) ROW(L, "responds", YES) ROW(L, "said", YES) ROW(L, "say", YES) \
    ROW(L, "saying", YES) ROW(L, "says", YES) ROW(L, "shouted", YES) ROW(L, "sighed", YES) \
    ROW(L, "stated", YES) ROW(L, "stressed", YES) ROW(L, "stresses", YES) \
    ROW(L, "teased", YES) ROW(L, "tell", YES) ROW(L, "telling", YES) ROW(L, "tells", YES) \
    ROW(L, "testified", YES) ROW(L, "told", YES) ROW(L, "tweeted", YES) ROW(L, "tweets", YES) \
    ROW(L, "urged", YES) ROW(L, "vowed", YES) ROW(L, "warned", YES) ROW(L, "warns", YES) \
    ROW(L, "whispered", YES) ROW(L, "wondered", YES) ROW(L, "wonders", YES) \
    ROW(L, "writes", YES) ROW(L, "wrote", YES) ROW(L, "yelled", YES)
/* clang-format on */
KEYWORD_TABLE(speech_verbs, SPEECH_VERBS);

bool quotation_speech(struct str word)
{
    return keyword_find(&speech_verbs, word) == YES;
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

/* The next mark that may be a double quotation mark, or end; signs are those of the sentence. */
static uint32_t next_quote(const char *text, uint32_t p, uint32_t end, unsigned signs)
{
    const char *straight = signs & SIGN_STRAIGHT ? memchr(text + p, '"', end - p) : NULL;
    uint32_t limit = straight ? (uint32_t)(straight - text) : end;
    if (!(signs & SIGN_CURLED))
        return limit;
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
    if (!(sentence->signs & (SIGN_STRAIGHT | SIGN_CURLED)))
        return inside;
    uint32_t p = sentence->start, end = sentence->end;
    for (; (p = next_quote(text, p, end, sentence->signs)) < end; p++)
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
    return keywords_sorted(&speech_verbs);
}
