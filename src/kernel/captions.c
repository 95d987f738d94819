/* Captions are told by what points at a picture and by their heads:
 *
 *   Mayor Ode (left) looks …      Mayor Ode, right, looks …       … Ode, pictured with Elm, …
 *   Happy: Ann Ode looks …        'Gone': The bridge of Elmton …
 *   Ann Ode and Bo Elm in Fenton.
 *
 * A head is no caption where it is a work's title, which the page's title or the beginning of the
 * text has too, or where somebody speaks. */
#include "kernel/captions.h"

#include <string.h>

#include "kernel/characters.h"
#include "kernel/keywords.h"
#include "kernel/quotation.h"
#include "kernel/signs.h"

enum {
    LINK = 1,
    HEAD = 4,
    HEAD_OF_LINE = 2,
    HEAD_LONG = 6,
    QUOTED_MAX = 40,
    NAME_MIN = 5,
    PLACE_MAX = 12,
    NAMES_MIN = 4
};
enum { WORK_SEEK = 1024, WORK_MAX = 64 };

/* clang-format off */
#define LINKS(ROW, L) \
    ROW(L, "a", LINK)    ROW(L, "and", LINK)  ROW(L, "at", LINK)     ROW(L, "by", LINK) \
    ROW(L, "de", LINK)   ROW(L, "during", LINK) ROW(L, "for", LINK)  ROW(L, "from", LINK) \
    ROW(L, "her", LINK)  ROW(L, "his", LINK)  ROW(L, "in", LINK)     ROW(L, "of", LINK) \
    ROW(L, "on", LINK)   ROW(L, "or", LINK)   ROW(L, "over", LINK)   ROW(L, "the", LINK) \
    ROW(L, "to", LINK)   ROW(L, "v", LINK)    ROW(L, "van", LINK)    ROW(L, "with", LINK)
/* clang-format on */
KEYWORD_TABLE(links, LINKS);

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/* One of the words begins at p and ends there, at white space or at a mark. */
static bool begins(const char *p, const char *end, const char *const *words, size_t n)
{
    for (size_t i = 0; p < end && i < n; i++) {
        if (*words[i] != *p)
            continue;
        size_t size = strlen(words[i]);
        if ((size_t)(end - p) > size && memcmp(p, words[i], size) == 0 &&
            (p[size] == ')' || p[size] == ',' || p[size] == '.' || p[size - 1] == ')' ||
             (p[size] == ' ' && *p != 'p')))
            return true;
    }
    return false;
}

/* "(left)", "(pictured above)" */
static bool points_at_picture(const struct document *document, const struct sentence *sentence)
{
    static const char *const places[] = {
        "left", "right",  "centre",   "center",   "pictured",   "above",      "below",
        "top",  "bottom", "far left", "second",   "far right",  "front",      "back",
        "seen", "L)",     "R)",       "from L-R", "file photo", "file image", "library image"};
    const char *text = document->text.data, *p = text + sentence->start;
    const char *end = text + sentence->end;
    while ((p = memchr(p, '(', (size_t)(end - p))) != NULL) {
        p++;
        if (begins(p, end, places, sizeof places / sizeof *places))
            return true;
    }
    return false;
}

/* The word that ends at text[p] is a name or a number. */
static bool name_before(const char *text, uint32_t start, uint32_t p)
{
    while (p > start && text[p - 1] != ' ')
        p--;
    return character_capital(text[p]) || digit(text[p]);
}

/* Whether one of the words that place somebody may begin so; nearly nothing behind a comma does. */
static bool may_place(char first, char second)
{
    switch (first) {
    case 'c':
    case 'l':
        return second == 'e';
    case 'f':
        return second == 'a';
    case 'p':
    case 'r':
        return second == 'i';
    case 's':
        return second == 'e' || second == 'h';
    default:
        return false;
    }
}

/* "Mayor Ode, right, looks …", "… Ode, pictured with Elm, …" */
static bool places_somebody(const struct document *document, const struct sentence *sentence)
{
    static const char *const places[] = {"left",     "right",     "centre",     "center",
                                         "far left", "far right", "second left"};
    static const char *const shown[] = {"pictured ", "pictured,", "seen here ", "shown here "};
    const char *text = document->text.data, *p = text + sentence->start;
    const char *end = text + sentence->end;
    for (; (p = memchr(p, ',', (size_t)(end - p))) != NULL; p++) {
        const char *next = p + 2;
        if (end - p < 8 || p[1] != ' ' || !may_place(next[0], next[1]))
            continue;
        for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
            if ((size_t)(end - next) > strlen(shown[i]) &&
                memcmp(next, shown[i], strlen(shown[i])) == 0)
                return true;
        const char *comma =
            memchr(next, ',', end - next < PLACE_MAX ? (size_t)(end - next) : PLACE_MAX);
        if (comma != NULL && begins(next, comma + 1, places, sizeof places / sizeof *places) &&
            next - text > sentence->start + NAME_MIN &&
            name_before(text, sentence->start, (uint32_t)(p - text)))
            return true;
    }
    return false;
}

static bool all_upper(struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (!character_capital(word.data[i]))
            return false;
    return true;
}

/* Whether bytes stand in some text. */
static bool stands_in(struct str text, const char *bytes, size_t n)
{
    const char *p = text.data, *end = text.data + text.len;
    while (text.len > 0 && (p = memchr(p, *bytes, (size_t)(end - p))) != NULL) {
        if ((size_t)(end - p) >= n && memcmp(p, bytes, n) == 0)
            return true;
        p++;
    }
    return false;
}

/* Where the letters of the words behind p end, n words on, at most. */
static uint32_t words_end(const char *text, uint32_t p, uint32_t end, int n)
{
    while (n-- > 0 && p < end && text[p] == ' ') {
        uint32_t word = ++p;
        while (p < end && (character_capital(text[p]) || character_small(text[p])))
            p++;
        if (p == word)
            return word - 1;
    }
    return p;
}

/* "Star Wars: The …": with one word behind the colon in the title, or with two elsewhere near the
 * beginning of the text; "Ode: I …" is who speaks. */
static bool is_work(const struct document *document, uint32_t start, uint32_t colon, uint32_t end)
{
    const char *text = document->text.data;
    uint32_t one = words_end(text, colon + 1, end, 1) - start;
    uint32_t two = words_end(text, colon + 1, end, 2) - start;
    if (two > WORK_MAX)
        return false;
    struct str before = {text, start < WORK_SEEK ? start : WORK_SEEK};
    size_t behind = document->text.len - start - two;
    struct str after = {text + start + two, behind < WORK_SEEK ? behind : WORK_SEEK};
    return stands_in(document->title, text + start, one) ||
           (two > one &&
            (stands_in(before, text + start, two) || stands_in(after, text + start, two)));
}

/* "Technology: Mr Doe's creation …" of at most words_max words before the colon, but not "He said:
 * …", "Star Wars: The …" */
static bool has_head(const struct document *document, const struct sentence *sentence,
                     uint32_t words_max)
{
    const char *text = document->text.data;
    if (!character_capital(text[sentence->start]))
        return false;
    for (uint32_t i = 0; i < words_max && i + 1 < sentence->n_tokens; i++) {
        struct token token = document->tokens[sentence->first_token + i];
        if (digit(text[token.start]) || (i > 0 && character_capital(text[token.start])))
            return false;
        if (text[token.end] == ':') {
            struct str word = {text + token.start, token.end - token.start};
            const char *next = text + token.end + 2, *end = text + sentence->end;
            return next < end && next[-1] == ' ' && !quotation_speech(word) && !all_upper(word) &&
                   !character_quote(next, end) && (i == 0 || !character_lower(next, end)) &&
                   !is_work(document, sentence->start, token.end, sentence->end);
        }
        if (text[token.end] != ' ')
            return false;
    }
    return false;
}

/* "'Gone': The bridge of Elmton …" */
static bool has_quoted_head(const struct document *document, const struct sentence *sentence)
{
    const char *text = document->text.data, *end = text + sentence->end;
    const char *p = text + sentence->start;
    const char *limit = end - p > QUOTED_MAX ? p + QUOTED_MAX : end;
    if (!character_quote(p, end))
        return false;
    const char *colon = memchr(p, ':', (size_t)(limit - p));
    if (colon == NULL || end - colon < 3 || colon[1] != ' ' || !character_capital(colon[2]))
        return false;
    const char *mark = colon - (colon[-1] & 0x80 && colon - p > 3 ? 3 : 1);
    return mark > p && character_quote(mark, end);
}

bool caption_shown(const struct document *document, const struct sentence *sentence)
{
    unsigned signs = sentence->signs;
    if (signs & SIGN_BRACKET && points_at_picture(document, sentence))
        return true;
    if (signs & SIGN_COLON &&
        (has_head(document, sentence, document->n_lines > 3 ? HEAD_OF_LINE : HEAD) ||
         has_quoted_head(document, sentence)))
        return true;
    return signs & SIGN_ASIDE && places_somebody(document, sentence);
}

bool caption_long_head(const struct document *document, const struct sentence *sentence)
{
    return sentence->signs & SIGN_COLON && has_head(document, sentence, HEAD_LONG);
}

bool caption_names(const struct document *document, const struct sentence *sentence)
{
    const char *text = document->text.data;
    uint32_t names = 0, small = 0;
    if (sentence->n_tokens < NAMES_MIN ||
        character_small(
            text[document->tokens[sentence->first_token + sentence->n_tokens - 1].start]))
        return false;
    for (uint32_t i = 0; i < sentence->n_tokens; i++) {
        struct token token = document->tokens[sentence->first_token + i];
        char c = text[token.start];
        if (character_capital(c)) {
            names++;
            small += token.end - token.start > 1 && !character_capital(text[token.start + 1]);
        } else if (!digit(c) &&
                   keyword_find(&links, document_token(document, sentence->first_token + i)) == 0) {
            return false;
        }
    }
    return names * 2 > sentence->n_tokens && small * 2 > names;
}

bool captions_sorted(void)
{
    return keywords_sorted(&links);
}
