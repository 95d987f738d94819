/* A few words without a sentence of their own, told by what kinds of word they are: names,
 * numbers, dates, agencies, roles and the small words that link them. Run over short pieces only.
 */
#include "kernel/forms.h"

#include "kernel/characters.h"
#include <string.h>

#include "kernel/keywords.h"
#include "kernel/signs.h"

enum { BYLINE_MAX = 12, NAME_MAX = 4, ROLE_MAX = 7 };
enum { DATE = 1, AGENCY, ROLE, LINK, BEING };

/* clang-format off */
#define FORM_WORDS(ROW, L) \
    ROW(L, "aest", DATE)           ROW(L, "afp", AGENCY)          ROW(L, "ago", DATE) \
    ROW(L, "alamy", AGENCY)        ROW(L, "alliance", AGENCY)     ROW(L, "am", DATE) \
    ROW(L, "anadolu", AGENCY)      ROW(L, "and", LINK)            ROW(L, "ap", AGENCY) \
    ROW(L, "apr", DATE)            ROW(L, "april", DATE)          ROW(L, "archive", AGENCY) \
    ROW(L, "at", LINK)             ROW(L, "aug", DATE)            ROW(L, "august", DATE) \
    ROW(L, "blogger", ROLE)        ROW(L, "bloomberg", AGENCY)    ROW(L, "bst", DATE) \
    ROW(L, "by", LINK)             ROW(L, "cbs", AGENCY)          ROW(L, "cdt", DATE) \
    ROW(L, "cest", DATE)           ROW(L, "cet", DATE)            ROW(L, "cnbc", AGENCY) \
    ROW(L, "cnp", AGENCY)          ROW(L, "columnist", ROLE)      ROW(L, "contributor", ROLE) \
    ROW(L, "correspondent", ROLE)  ROW(L, "cst", DATE)            ROW(L, "ct", DATE) \
    ROW(L, "de", LINK)             ROW(L, "dec", DATE)            ROW(L, "december", DATE) \
    ROW(L, "editor", ROLE)         ROW(L, "editors", ROLE)        ROW(L, "edt", DATE) \
    ROW(L, "epa", AGENCY)          ROW(L, "est", DATE)            ROW(L, "et", DATE) \
    ROW(L, "feb", DATE)            ROW(L, "february", DATE)       ROW(L, "filmmagic", AGENCY) \
    ROW(L, "first", DATE)          ROW(L, "for", LINK)            ROW(L, "freelancer", ROLE) \
    ROW(L, "fri", DATE)            ROW(L, "friday", DATE)         ROW(L, "getty", AGENCY) \
    ROW(L, "gmt", DATE)            ROW(L, "hour", DATE)           ROW(L, "hours", DATE) \
    ROW(L, "images", AGENCY)       ROW(L, "imago", AGENCY)        ROW(L, "in", LINK) \
    ROW(L, "ips", AGENCY)          ROW(L, "is", BEING)            ROW(L, "ist", DATE) \
    ROW(L, "istock", AGENCY)       ROW(L, "jan", DATE)            ROW(L, "january", DATE) \
    ROW(L, "journalist", ROLE)     ROW(L, "jul", DATE)            ROW(L, "july", DATE) \
    ROW(L, "jun", DATE)            ROW(L, "june", DATE)           ROW(L, "la", LINK) \
    ROW(L, "last", DATE)           ROW(L, "lightrocket", AGENCY)  ROW(L, "mailonline", ROLE) \
    ROW(L, "mar", DATE)            ROW(L, "march", DATE)          ROW(L, "may", DATE) \
    ROW(L, "min", DATE)            ROW(L, "mins", DATE)           ROW(L, "minutes", DATE) \
    ROW(L, "modified", DATE)       ROW(L, "mon", DATE)            ROW(L, "monday", DATE) \
    ROW(L, "nbc", AGENCY)          ROW(L, "news", AGENCY)         ROW(L, "nov", DATE) \
    ROW(L, "november", DATE)       ROW(L, "nurphoto", AGENCY)     ROW(L, "oct", DATE) \
    ROW(L, "october", DATE)        ROW(L, "of", LINK)             ROW(L, "on", LINK) \
    ROW(L, "pa", AGENCY)           ROW(L, "pdt", DATE)            ROW(L, "photo", AGENCY) \
    ROW(L, "photos", AGENCY)       ROW(L, "pictures", AGENCY)     ROW(L, "pm", DATE) \
    ROW(L, "pool", AGENCY)         ROW(L, "posted", DATE)         ROW(L, "producer", ROLE) \
    ROW(L, "pst", DATE)            ROW(L, "pt", DATE)             ROW(L, "published", DATE) \
    ROW(L, "read", DATE)           ROW(L, "reporter", ROLE)       ROW(L, "reuters", AGENCY) \
    ROW(L, "sat", DATE)            ROW(L, "saturday", DATE)       ROW(L, "sep", DATE) \
    ROW(L, "sept", DATE)           ROW(L, "september", DATE)      ROW(L, "sgt", DATE) \
    ROW(L, "shutterstock", AGENCY) ROW(L, "sipa", AGENCY)         ROW(L, "staff", ROLE) \
    ROW(L, "sun", DATE)            ROW(L, "sunday", DATE)         ROW(L, "tass", AGENCY) \
    ROW(L, "the", LINK)            ROW(L, "thu", DATE)            ROW(L, "thur", DATE) \
    ROW(L, "thurs", DATE)          ROW(L, "thursday", DATE)       ROW(L, "to", LINK) \
    ROW(L, "today", DATE)          ROW(L, "tue", DATE)            ROW(L, "tues", DATE) \
    ROW(L, "tuesday", DATE)        ROW(L, "updated", DATE)        ROW(L, "upi", AGENCY) \
    ROW(L, "utc", DATE)            ROW(L, "van", LINK)            ROW(L, "von", LINK) \
    ROW(L, "wed", DATE)            ROW(L, "wednesday", DATE)      ROW(L, "wireimage", AGENCY) \
    ROW(L, "writer", ROLE)         ROW(L, "xinhua", AGENCY)       ROW(L, "yesterday", DATE) \
    ROW(L, "zuma", AGENCY)
/* clang-format on */
KEYWORD_TABLE(form_words, FORM_WORDS);

static unsigned form(const struct document *document, uint32_t index)
{
    struct token token = document->tokens[index];
    return keyword_find(&form_words,
                        (struct str){document->text.data + token.start, token.end - token.start});
}

static char first_byte(const struct document *document, uint32_t index)
{
    return document->text.data[document->tokens[index].start];
}

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Tokens that are dates, numbers or capitalized, counted over a short piece. */
struct forms {
    uint32_t dates, numbers, capitals, agencies, roles, links, n;
};

static struct forms forms_of(const struct document *document, const struct sentence *sentence)
{
    struct forms forms = {.n = sentence->n_tokens};
    for (uint32_t i = 0; i < sentence->n_tokens; i++) {
        char c = first_byte(document, sentence->first_token + i);
        unsigned kind = form(document, sentence->first_token + i);
        forms.dates += kind == DATE;
        forms.agencies += kind == AGENCY;
        forms.roles += kind == ROLE;
        forms.links += kind == LINK;
        forms.numbers += digit(c) && kind != DATE;
        forms.capitals += character_capital(c) && kind != DATE;
    }
    return forms;
}

bool form_has_bar(const struct document *document, const struct sentence *sentence)
{
    const char *text = document->text.data + sentence->start;
    uint32_t n = sentence->end - sentence->start;
    const char *bar = sentence->signs & SIGN_BAR ? memchr(text, '|', n) : NULL;
    return bar != NULL && bar > text && bar[-1] == ' ';
}

/* "Jane Doe | Agency", "By Jane Doe", "LONDON, March 3", "10:32 GMT": a few words without a
 * sentence of their own. */
enum line_class form_class(const struct document *document, const struct sentence *sentence)
{
    struct forms forms = forms_of(document, sentence);
    unsigned first = form(document, sentence->first_token);
    if (form_has_bar(document, sentence) && forms.agencies > 0)
        return LINE_CREDIT;
    if (forms.dates + forms.numbers == forms.n && forms.dates > 0)
        return LINE_TIMESTAMP;
    if (forms.dates > 0 && forms.numbers > 0 && forms.capitals <= 4 &&
        forms.dates + forms.numbers + forms.capitals + forms.links == forms.n)
        return forms.capitals > 0 && first != DATE ? LINE_DATELINE : LINE_TIMESTAMP;
    struct token token = document->tokens[sentence->first_token];
    bool by = token.end - token.start == 2 && first == LINK &&
              (document->text.data[token.start] | 32) == 'b';
    if (by && forms.n <= BYLINE_MAX && forms.capitals + forms.links + forms.roles >= forms.n)
        return LINE_BYLINE;
    if (forms.roles > 0 && forms.capitals + forms.links == forms.n && forms.n <= 8)
        return LINE_BYLINE;
    return LINE_PROSE;
}

/* The number of digits of a token that has nothing else; 0 of another one. */
static uint32_t digits(const struct document *document, uint32_t index)
{
    struct token token = document->tokens[index];
    for (uint32_t p = token.start; p < token.end; p++)
        if (!digit(document->text.data[p]))
            return 0;
    return token.end - token.start;
}

bool form_ends_dated(const struct document *document, const struct sentence *sentence)
{
    const char *text = document->text.data;
    uint32_t first = sentence->first_token, year = first + sentence->n_tokens - 1;
    if (sentence->n_tokens < 6 || digits(document, year) != 4 ||
        digits(document, year - 1) - 1 > 1 || form(document, year - 2) != DATE)
        return false;
    uint32_t place = year - 3;
    while (place > first && (form(document, place) == DATE || form(document, place) == LINK))
        place--;
    return text[document->tokens[place].end] == ',' &&
           character_capital(first_byte(document, place));
}

bool form_biography(const struct document *document, const struct sentence *sentence)
{
    uint32_t i = sentence->first_token, last = i + sentence->n_tokens;
    uint32_t name_end = last - i > NAME_MAX ? i + NAME_MAX : last;
    while (i < name_end && character_capital(first_byte(document, i)))
        i++;
    if (i - sentence->first_token < 2 || i == last || form(document, i) != BEING)
        return false;
    uint32_t end = last - i > ROLE_MAX ? i + ROLE_MAX : last;
    while (i < end && form(document, i) != ROLE)
        i++;
    return i < end;
}

bool form_sorted(void)
{
    return keywords_sorted(&form_words);
}
