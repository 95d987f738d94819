/* Signs of who speaks, told by single words and marks; it never looks beyond the sentence.
 *
 *                                       editors call important, not understandable alone
 *   all sentences                         28 %   25 %
 *   "They …", … she said                   3 %   59 %
 *   "…," Jane Doe said                     6 %   46 %
 *   We … You …                             4 %   47 %
 *   no full stop, @, # or mostly capitals: editors call half of them noise; all: 3 % */
#include "kernel/voice.h"

#include "kernel/characters.h"
#include "kernel/keywords.h"
#include "kernel/quotation.h"
#include "kernel/signs.h"

enum { SPEAKER = 1, THIRD, POINTING };

/* clang-format off */
#define SPEAKERS(ROW, L) \
    ROW(L, "i", SPEAKER) ROW(L, "i'd", SPEAKER) ROW(L, "i'll", SPEAKER) ROW(L, "i'm", SPEAKER) \
    ROW(L, "i've", SPEAKER) ROW(L, "me", SPEAKER) ROW(L, "my", SPEAKER) ROW(L, "our", SPEAKER) \
    ROW(L, "us", SPEAKER) ROW(L, "we", SPEAKER) ROW(L, "we'd", SPEAKER) ROW(L, "we'll", SPEAKER) \
    ROW(L, "we're", SPEAKER) ROW(L, "we've", SPEAKER) ROW(L, "you", SPEAKER) \
    ROW(L, "you'd", SPEAKER) ROW(L, "you'll", SPEAKER) ROW(L, "you're", SPEAKER) \
    ROW(L, "you've", SPEAKER) ROW(L, "your", SPEAKER)
#define PERSONS(ROW, L) \
    ROW(L, "he", THIRD) ROW(L, "he'd", POINTING) ROW(L, "he'll", POINTING) \
    ROW(L, "he's", POINTING) ROW(L, "her", POINTING) ROW(L, "here", POINTING) \
    ROW(L, "his", POINTING) ROW(L, "it", POINTING) ROW(L, "it'd", POINTING) \
    ROW(L, "it'll", POINTING) ROW(L, "it's", POINTING) ROW(L, "its", POINTING) \
    ROW(L, "she", THIRD) ROW(L, "she'd", POINTING) ROW(L, "she'll", POINTING) \
    ROW(L, "she's", POINTING) ROW(L, "that", POINTING) ROW(L, "that's", POINTING) \
    ROW(L, "their", POINTING) ROW(L, "them", POINTING) ROW(L, "there", POINTING) \
    ROW(L, "there's", POINTING) ROW(L, "these", POINTING) ROW(L, "they", THIRD) \
    ROW(L, "they'd", POINTING) ROW(L, "they'll", POINTING) ROW(L, "they're", POINTING) \
    ROW(L, "they've", POINTING) ROW(L, "this", POINTING) ROW(L, "those", POINTING)
/* clang-format on */
KEYWORD_TABLE(speakers, SPEAKERS);
KEYWORD_TABLE(persons, PERSONS);

/* Whether there is a '"' or a U+201C. */
static bool has_quotation(unsigned signs, const char *at, const char *end)
{
    if (!(signs & SIGN_CURLED) || signs & SIGN_STRAIGHT)
        return signs & SIGN_STRAIGHT;
    while ((at = memchr(at, '\xE2', (size_t)(end - at))) != NULL && end - at >= 3) {
        if (memcmp(at, "\xE2\x80\x9C", 3) == 0)
            return true;
        at += 3;
    }
    return false;
}

/* Whether the last character, but for closing quotes and brackets, can end a sentence: in scripts
 * that are not Latin any may. */
static bool is_ended(const char *start, const char *end)
{
    while (end > start) {
        if (end[-1] == '.' || end[-1] == '!' || end[-1] == '?')
            return true;
        if (end - start >= 3 && memcmp(end - 3, "\xE2\x80", 2) == 0 &&
            (end[-1] == '\x99' || end[-1] == '\x9D'))
            end -= 3;
        else if (strchr("\"')] ", end[-1]) != NULL && end[-1] != 0)
            end--;
        else
            return end[-1] & 0x80;
    }
    return false;
}

static bool has_address(const char *at, const char *end)
{
    while ((at = memchr(at, ':', (size_t)(end - at))) != NULL) {
        if (end - at >= 3 && at[1] == '/' && at[2] == '/')
            return true;
        at++;
    }
    return false;
}

/* Two dashes or more that may part columns. */
static bool has_dashes(const char *start, const char *end)
{
    int dashes = 0;
    for (const char *at = start; (at = memchr(at, '-', (size_t)(end - at))) != NULL; at++)
        dashes += at > start && end - at > 2 && at[-1] == ' ' && at[1] == ' ' && at[2] >= 'A' &&
                  at[2] <= 'Z';
    return dashes >= 2;
}

/* Signs of addresses, of tags and of what stood in columns. */
static bool has_scrap_marks(unsigned signs, const char *start, const char *end)
{
    return signs & (SIGN_TAG | SIGN_BAR) || (signs & SIGN_COLON && has_address(start, end)) ||
           (signs & SIGN_ITEM && has_dashes(start, end));
}

/* Six words in ten begin with a capital. */
static bool is_mostly_names(const struct document *document, const struct sentence *sentence)
{
    const char *text = document->text.data;
    const struct token *token = document->tokens + sentence->first_token;
    const struct token *end = token + sentence->n_tokens;
    int64_t others_left = (int64_t)sentence->n_tokens * 4 / 10;
    for (; token < end && others_left >= 0; token++)
        others_left -= !character_capital(text[token->start]);
    return sentence->n_tokens >= 6 && others_left >= 0;
}

bool voice_scrap(const struct document *document, const struct sentence *sentence)
{
    const char *start = document->text.data + sentence->start;
    const char *end = document->text.data + sentence->end;
    if (document->foreign)
        return false;
    return !is_ended(start, end) || has_scrap_marks(sentence->signs, start, end) ||
           is_mostly_names(document, sentence);
}

static bool opens_with_quotation(const struct document *document, const struct sentence *sentence)
{
    const char *start = document->text.data + sentence->start;
    uint32_t n = sentence->end - sentence->start;
    return n > 0 && (*start == '"' || *start == '\'' || *start == '`' ||
                     (n >= 3 && (memcmp(start, "\xE2\x80\x9C", 3) == 0 ||
                                 memcmp(start, "\xE2\x80\x98", 3) == 0)));
}

/* With a quotation mark of any script. */
static bool opens_foreign(const char *start, const char *end)
{
    bool corner = end - start >= 3 && (memcmp(start, "「", 3) == 0 || memcmp(start, "『", 3) == 0);
    return corner || character_quote(start, end);
}

enum voice voice_of(const struct document *document, const struct sentence *sentence)
{
    const char *start = document->text.data + sentence->start;
    const char *end = document->text.data + sentence->end;
    if (document->foreign)
        return start < end && opens_foreign(start, end) ? VOICE_SPOKEN : VOICE_NEWS;
    if (start < end && end[-1] == '?')
        return VOICE_QUESTION;
    if (sentence->n_tokens > 0 &&
        keyword_find(&speakers, document_token(document, sentence->first_token)) == SPEAKER)
        return VOICE_FIRST_PERSON;
    if (opens_with_quotation(document, sentence))
        return VOICE_SPOKEN;
    return has_quotation(sentence->signs, start, end) ? VOICE_QUOTED : VOICE_NEWS;
}

static unsigned person_of(const struct document *document, uint32_t token)
{
    return keyword_find(&persons, document_token(document, token));
}

/* "he", "she", "they": nearly all words are longer, or begin with another letter. */
static bool is_third(const struct document *document, uint32_t index)
{
    struct token token = document->tokens[index];
    unsigned letter = ((unsigned char)document->text.data[token.start] | 0x20u) - 'a';
    const unsigned letters = 1u << ('h' - 'a') | 1u << ('s' - 'a') | 1u << ('t' - 'a');
    return token.end - token.start <= 4 && letter < 26 && (letters >> letter & 1) != 0 &&
           person_of(document, index) == THIRD;
}

/* "he said" or "said he" at two tokens, of which third tells whether each is "he". */
static bool is_nameless(const struct document *document, uint32_t token, const bool third[2])
{
    return (third[0] && quotation_speech(document_token(document, token + 1))) ||
           (third[1] && quotation_speech(document_token(document, token)));
}

bool voice_leans(const struct document *document, const struct sentence *sentence,
                 bool third_person)
{
    uint32_t first = sentence->first_token, n = sentence->n_tokens;
    if (n < 2 || document->foreign)
        return false;
    bool quotation = opens_with_quotation(document, sentence);
    if (!quotation && !third_person)
        return false;
    uint32_t i = quotation ? 0 : n - 2;
    bool third[2] = {is_third(document, first + i), false};
    if (quotation && (third[0] || person_of(document, first) == POINTING))
        return true;
    for (; i + 1 < n; i++, third[0] = third[1]) {
        third[1] = is_third(document, first + i + 1);
        if (is_nameless(document, first + i, third))
            return true;
    }
    return false;
}
