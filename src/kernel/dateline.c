/* A dateline is a few capitals, numbers and marks before a dash:
 *
 *   PLACE, Place, Month 3 (Agency) — Body     an agency in brackets, or a place in capitals
 *   (Agency) Body                             behind the brackets
 *   Place (AGENCY)Body, Place, Month 3 (AGENCY) Body, (More here)Body, A HEADINGBody
 *                                             the same
 *   5.04pm BST Body                           behind the times of a live page
 *
 * Lower-cased text shows no capitals: there the brackets must be. */
#include "kernel/dateline.h"

#include <string.h>

#include "kernel/characters.h"
#include "kernel/signs.h"

enum { LENGTH_MAX = 80, TOKENS_MAX = 12, BRACKETS_MAX = 30, GLUED_MAX = 160 };

struct front {
    uint32_t brackets; /* behind the first pair of brackets, 0 without */
    bool capitals;     /* the first word is in capitals, of three letters or more */
    bool names;        /* every word is a name, a number or in brackets */
};

static bool all_capitals(const char *text, struct token token)
{
    for (uint32_t p = token.start; p < token.end; p++)
        if (!character_capital(text[p]))
            return false;
    return token.end - token.start >= 3;
}

/* The size of a dash with white space around it, or of "--", at text[p]; 0 where there is none. */
static uint32_t dash(const char *text, uint32_t p, uint32_t end)
{
    uint32_t size = 0;
    if (p + 3 < end && (memcmp(text + p, "—", 3) == 0 || memcmp(text + p, "–", 3) == 0))
        size = 3;
    else if (p + 2 < end && memcmp(text + p, "--", 2) == 0)
        size = 2;
    else if (p + 1 < end && text[p] == '-' && text[p + 1] == ' ' && p > 0 &&
             (text[p - 1] == ' ' || text[p - 1] == ')'))
        size = 1;
    return size;
}

static uint32_t spaces(const char *text, uint32_t p, uint32_t end)
{
    unsigned size;
    while (p < end && (size = character_space(text + p, text + end)) > 0)
        p += size;
    return p;
}

/* True where the words that begin before stop may belong to a dateline. */
static struct front front_of(const struct document *document, const struct sentence *sentence,
                             uint32_t stop)
{
    const char *text = document->text.data;
    struct front front = {0, false, true};
    bool inside = false;
    uint32_t p = sentence->start, n = 0;
    for (uint32_t i = 0; i < sentence->n_tokens; i++) {
        struct token token = document->tokens[sentence->first_token + i];
        uint32_t gap = token.start < stop ? token.start : stop;
        for (; p < gap; p++) {
            inside = text[p] == '(' || (inside && text[p] != ')');
            if (text[p] == ')' && front.brackets == 0)
                front.brackets = p + 1;
            if (text[p] == '"' || text[p] == ';' || text[p] == '?')
                front.names = false;
        }
        if (token.start >= stop)
            break;
        if (i == 0)
            front.capitals = all_capitals(text, token) && !inside;
        if (character_small(text[token.start]) && !inside)
            front.names = false;
        p = token.end;
        if (++n > TOKENS_MAX)
            front.names = false;
    }
    return front;
}

/* "(CNN)The …", "(Reuters) The …" */
static uint32_t agency_end(const char *text, const struct sentence *sentence)
{
    if (text[sentence->start] != '(')
        return sentence->start;
    for (uint32_t p = sentence->start + 1; p < sentence->end && p < sentence->start + 12; p++) {
        if (text[p] == ')') {
            uint32_t body = spaces(text, p + 1, sentence->end);
            return body < sentence->end && character_capital(text[body]) ? body : sentence->start;
        }
        if (character_small(text[p]) && !character_capital(text[sentence->start + 1]))
            break;
        if (text[p] == ' ')
            break;
    }
    return sentence->start;
}

/* A comma and a number: "Elmton, Apr 3". */
static bool dated(const char *text, uint32_t p, uint32_t end)
{
    bool comma = false;
    for (; p < end; p++) {
        comma |= text[p] == ',';
        if (comma && text[p] >= '0' && text[p] <= '9')
            return true;
    }
    return false;
}

/* "Elmton, Elmshire (AGENCY)The …": an agency in capitals that the body is glued to; or "Elmton,
 * Apr 3 (AGENCY) The …". */
static uint32_t glued_end(const struct document *document, const struct sentence *sentence)
{
    const char *text = document->text.data;
    uint32_t n = sentence->end - sentence->start;
    const char *bracket =
        memchr(text + sentence->start, '(', n < LENGTH_MAX ? n : (uint32_t)LENGTH_MAX);
    if (bracket == NULL)
        return sentence->start;
    uint32_t open = (uint32_t)(bracket - text), p = open + 1;
    while (p < sentence->end && character_capital(text[p]))
        p++;
    if (p - open <= 2 || p + 2 >= sentence->end || text[p] != ')')
        return sentence->start;
    bool spaced = text[p + 1] == ' ' && dated(text, sentence->start, open);
    p += spaced ? 2 : 1;
    bool glued = character_capital(text[p]);
    return glued && front_of(document, sentence, open).names ? p : sentence->start;
}

static uint32_t bracket_end(const char *text, const struct sentence *sentence)
{
    uint32_t n = sentence->end - sentence->start;
    if (text[sentence->start] != '(')
        return sentence->start;
    const char *close =
        memchr(text + sentence->start, ')', n < GLUED_MAX ? n : (uint32_t)GLUED_MAX);
    if (close == NULL || close + 1 >= text + sentence->end || !character_capital(close[1]))
        return sentence->start;
    return (uint32_t)(close + 1 - text);
}

/* Where a word begins that is glued to one in capitals: "SHOWSThe"; 0 where none does. */
static uint32_t glued_word(const char *text, struct token token)
{
    uint32_t p = token.start;
    while (p < token.end && character_capital(text[p]))
        p++;
    bool glued = p - token.start >= 3 && p + 2 <= token.end && character_small(text[p]) &&
                 character_small(text[p + 1]);
    return glued ? p - 1 : 0;
}

/* "WHAT THE MAP SHOWSThe …": behind a heading of three words at least; else start. */
static uint32_t heading_end(const struct document *document, const struct sentence *sentence,
                            uint32_t start)
{
    const char *text = document->text.data;
    uint32_t headings = 0;
    for (uint32_t i = 0; i < sentence->n_tokens && i < TOKENS_MAX; i++) {
        struct token token = document->tokens[sentence->first_token + i];
        if (token.start < start)
            continue;
        uint32_t word = glued_word(text, token);
        if (word > 0)
            return headings >= 2 ? word : start;
        for (uint32_t p = token.start; p < token.end; p++)
            if (character_small(text[p]))
                return start;
        headings++;
    }
    return start;
}

uint32_t dateline_glue_end(const struct document *document, const struct sentence *sentence)
{
    uint32_t start = bracket_end(document->text.data, sentence);
    return heading_end(document, sentence, start);
}

/* "GMT", "BST", "ET" */
static bool zone(const char *text, struct token token)
{
    uint32_t n = token.end - token.start;
    return n >= 2 && n <= 4 && text[token.end - 1] == 'T' && character_capital(text[token.start]) &&
           character_capital(text[token.end - 2]);
}

/* "5.04pm BST 17:04 The …": the times of a live page, with a zone among them. */
static uint32_t stamp_end(const struct document *document, const struct sentence *sentence)
{
    const char *text = document->text.data;
    bool zoned = false;
    for (uint32_t i = 0; i < sentence->n_tokens && i < TOKENS_MAX; i++) {
        struct token token = document->tokens[sentence->first_token + i];
        char c = text[token.start];
        if (zone(text, token))
            zoned = true;
        else if (c < '0' || c > '9')
            return zoned && i > 1 && character_capital(c) ? token.start : sentence->start;
    }
    return sentence->start;
}

static uint32_t bullet_end(const char *text, const struct sentence *sentence)
{
    uint32_t p = sentence->start;
    if (p + 4 < sentence->end && memcmp(text + p, "•", 3) == 0)
        return spaces(text, p + 3, sentence->end);
    if (p + 2 < sentence->end && (text[p] == '-' || text[p] == '*') && text[p + 1] == ' ')
        return spaces(text, p + 1, sentence->end);
    return p;
}

/* A place in capitals before a colon. */
static uint32_t colon_end(const char *text, uint32_t p, const struct sentence *sentence)
{
    if (text[p] != ':' || p + 2 >= sentence->end || text[p + 1] != ' ')
        return 0;
    for (uint32_t q = sentence->start; q < p; q++)
        if (!character_capital(text[q]) && text[q] != ' ' && text[q] != '/')
            return 0;
    return p - sentence->start >= 4 ? spaces(text, p + 1, sentence->end) : 0;
}

uint32_t dateline_end(const struct document *document, const struct sentence *sentence)
{
    const char *text = document->text.data;
    uint32_t start = sentence->start, end = sentence->end;
    uint32_t bullet = bullet_end(text, sentence);
    if (bullet > start)
        return bullet;
    if (text[start] >= '0' && text[start] <= '9')
        return stamp_end(document, sentence);
    if (!character_capital(text[start]) && text[start] != '(' && !character_small(text[start]))
        return start;
    uint32_t limit = end - start > LENGTH_MAX ? start + LENGTH_MAX : end;
    if (!all_capitals(text, document->tokens[sentence->first_token]) &&
        !(sentence->signs & SIGN_BRACKET && memchr(text + start, '(', limit - start)))
        return heading_end(document, sentence, start);
    for (uint32_t p = start; p < limit; p++) {
        uint32_t size = dash(text, p, end), colon = colon_end(text, p, sentence);
        if (colon > 0)
            return colon;
        if (size == 0)
            continue;
        struct front front = front_of(document, sentence, p);
        bool agency = front.brackets > 0 && p - front.brackets < BRACKETS_MAX;
        if ((agency && (front.names || character_small(text[start]) || text[start] == '(')) ||
            (front.capitals && front.names))
            return spaces(text, p + size, end) < end ? spaces(text, p + size, end) : start;
        break;
    }
    uint32_t agency = agency_end(text, sentence);
    uint32_t glued = agency > start ? agency : glued_end(document, sentence);
    return glued > start ? glued : dateline_glue_end(document, sentence);
}
