/* A few words without a sentence of their own, told by what kinds of word they are: names,
 * numbers, dates, agencies, roles and the small words that link them. Run over short pieces only.
 */
#include "kernel/forms.h"

#include <string.h>

#include "kernel/keywords.h"

enum { BYLINE_MAX = 12 };
enum { DATE = 1, AGENCY, ROLE, LINK };

static const struct keyword form_words[] = {
    {"aest", DATE},
    {"afp", AGENCY},
    {"ago", DATE},
    {"alamy", AGENCY},
    {"alliance", AGENCY},
    {"am", DATE},
    {"anadolu", AGENCY},
    {"and", LINK},
    {"ap", AGENCY},
    {"apr", DATE},
    {"april", DATE},
    {"archive", AGENCY},
    {"at", LINK},
    {"aug", DATE},
    {"august", DATE},
    {"bloomberg", AGENCY},
    {"bst", DATE},
    {"by", LINK},
    {"cbs", AGENCY},
    {"cdt", DATE},
    {"cest", DATE},
    {"cet", DATE},
    {"cnbc", AGENCY},
    {"cnp", AGENCY},
    {"columnist", ROLE},
    {"correspondent", ROLE},
    {"cst", DATE},
    {"ct", DATE},
    {"de", LINK},
    {"dec", DATE},
    {"december", DATE},
    {"editor", ROLE},
    {"editors", ROLE},
    {"edt", DATE},
    {"epa", AGENCY},
    {"est", DATE},
    {"et", DATE},
    {"feb", DATE},
    {"february", DATE},
    {"filmmagic", AGENCY},
    {"first", DATE},
    {"for", LINK},
    {"fri", DATE},
    {"friday", DATE},
    {"getty", AGENCY},
    {"gmt", DATE},
    {"hour", DATE},
    {"hours", DATE},
    {"images", AGENCY},
    {"imago", AGENCY},
    {"in", LINK},
    {"ips", AGENCY},
    {"ist", DATE},
    {"istock", AGENCY},
    {"jan", DATE},
    {"january", DATE},
    {"jul", DATE},
    {"july", DATE},
    {"jun", DATE},
    {"june", DATE},
    {"la", LINK},
    {"last", DATE},
    {"lightrocket", AGENCY},
    {"mailonline", ROLE},
    {"mar", DATE},
    {"march", DATE},
    {"may", DATE},
    {"min", DATE},
    {"mins", DATE},
    {"minutes", DATE},
    {"modified", DATE},
    {"mon", DATE},
    {"monday", DATE},
    {"nbc", AGENCY},
    {"news", AGENCY},
    {"nov", DATE},
    {"november", DATE},
    {"nurphoto", AGENCY},
    {"oct", DATE},
    {"october", DATE},
    {"of", LINK},
    {"on", LINK},
    {"pa", AGENCY},
    {"pdt", DATE},
    {"photo", AGENCY},
    {"photos", AGENCY},
    {"pictures", AGENCY},
    {"pm", DATE},
    {"pool", AGENCY},
    {"posted", DATE},
    {"producer", ROLE},
    {"pst", DATE},
    {"pt", DATE},
    {"published", DATE},
    {"read", DATE},
    {"reporter", ROLE},
    {"reuters", AGENCY},
    {"sat", DATE},
    {"saturday", DATE},
    {"sep", DATE},
    {"sept", DATE},
    {"september", DATE},
    {"sgt", DATE},
    {"shutterstock", AGENCY},
    {"sipa", AGENCY},
    {"staff", ROLE},
    {"sun", DATE},
    {"sunday", DATE},
    {"tass", AGENCY},
    {"the", LINK},
    {"thu", DATE},
    {"thur", DATE},
    {"thurs", DATE},
    {"thursday", DATE},
    {"to", LINK},
    {"today", DATE},
    {"tue", DATE},
    {"tues", DATE},
    {"tuesday", DATE},
    {"updated", DATE},
    {"upi", AGENCY},
    {"utc", DATE},
    {"van", LINK},
    {"von", LINK},
    {"wed", DATE},
    {"wednesday", DATE},
    {"wireimage", AGENCY},
    {"writer", ROLE},
    {"xinhua", AGENCY},
    {"yesterday", DATE},
    {"zuma", AGENCY},
};

static unsigned form(const struct document *document, uint32_t index)
{
    struct token token = document->tokens[index];
    return keyword_find(KEYWORDS(form_words),
                        (struct str){document->text.data + token.start, token.end - token.start});
}

static char first_byte(const struct document *document, uint32_t index)
{
    return document->text.data[document->tokens[index].start];
}

static bool upper(char c)
{
    return c >= 'A' && c <= 'Z';
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
        forms.capitals += upper(c) && kind != DATE;
    }
    return forms;
}

bool form_has_bar(const struct document *document, const struct sentence *sentence)
{
    const char *text = document->text.data + sentence->start;
    uint32_t n = sentence->end - sentence->start;
    const char *bar = memchr(text, '|', n);
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
        return LINE_DATELINE;
    if (forms.dates > 0 && forms.numbers > 0 && forms.capitals <= 4 &&
        forms.dates + forms.numbers + forms.capitals + forms.links == forms.n)
        return LINE_DATELINE;
    struct token token = document->tokens[sentence->first_token];
    bool by = token.end - token.start == 2 && first == LINK &&
              (document->text.data[token.start] | 32) == 'b';
    if (by && forms.n <= BYLINE_MAX && forms.capitals + forms.links + forms.roles >= forms.n)
        return LINE_BYLINE;
    if (forms.roles > 0 && forms.capitals + forms.links == forms.n && forms.n <= 8)
        return LINE_BYLINE;
    return LINE_PROSE;
}

bool form_sorted(void)
{
    return keywords_sorted(KEYWORDS(form_words));
}
