/* Which lines and sentences are prose, and which stand around it.
 *
 * Each sentence is looked at alone (piece_class): its set phrase, its end, its form. A line of one kind is of that
 * kind, a line of several sentences is prose, in which single ones may still not be chosen. What cannot be told from a
 * sentence alone, its neighbours tell: the line before "Name | Agency" is the caption. False alarms cost more than
 * misses: what is long and ends with a full stop is prose unless it says otherwise. */
#include "kernel/lines.h"

#include <string.h>

#include "kernel/characters.h"
#include "kernel/keywords.h"
#include "kernel/notices.h"
#include "kernel/opening.h"
#include "kernel/words.h"

enum { WORDS_MIN = 5, LABEL_MAX = 13, BULLET_MIN = 8, BYLINE_MAX = 12, DATELINE_MAX = 14 };
enum { COMPLETE_MAX = 6, SAMPLE = 64 };
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

/* How a sentence ends. */
struct ending {
    bool complete; /* with a full stop of its own */
    bool alone;    /* with a stop behind white space: added by whoever joined the lines */
    bool colon;
    bool question;
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

/* The last character before p that is neither white space nor a closing mark; its first byte. */
static uint32_t last_mark(const char *text, uint32_t start, uint32_t p)
{
    while (p > start) {
        uint32_t q = p - 1;
        while (q > start && (text[q] & 0xC0) == 0x80)
            q--;
        if (!character_space(text + q, text + p) && !character_closes(text + q, text + p))
            return q;
        p = q;
    }
    return start;
}

static struct ending ending_of(const struct document *document, const struct sentence *sentence)
{
    const char *text = document->text.data;
    unsigned size;
    uint32_t last = last_mark(text, sentence->start, sentence->end);
    struct ending ending = {.colon = text[last] == ':'};
    if (words_class(text + last, text + sentence->end, &size) != BYTE_STOP)
        return ending;
    ending.alone =
        text[last] == '.' && last > sentence->start && character_space_before(text, last);
    ending.complete = true;
    ending.question = text[last] == '?';
    return ending;
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

static bool has_bar(const struct document *document, const struct sentence *sentence)
{
    const char *text = document->text.data + sentence->start;
    uint32_t n = sentence->end - sentence->start;
    const char *bar = memchr(text, '|', n);
    return bar != NULL && bar > text && bar[-1] == ' ';
}

/* "Jane Doe | Agency", "By Jane Doe", "LONDON, March 3", "10:32 GMT": a few words without a sentence of their own. */
static enum line_class form_class(const struct document *document, const struct sentence *sentence)
{
    struct forms forms = forms_of(document, sentence);
    unsigned first = form(document, sentence->first_token);
    if (has_bar(document, sentence) && forms.agencies > 0)
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

/* "Is a senior reporter …" in lower case: what is left of "Jane Doe is a senior reporter …" */
static bool biography(const struct document *document, const struct sentence *sentence)
{
    static const char *const begins[] = {"is a ",      "is an ",    "is the ",
                                         "is one of ", "is editor", "is senior",
                                         "writes ",    "covers ",   "by "};
    const char *text = document->text.data + sentence->start;
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
        size_t n = strlen(begins[i]);
        if (sentence->end - sentence->start > n && memcmp(text, begins[i], n) == 0)
            return true;
    }
    return false;
}

/* "… contributed to this report." */
static bool contributed(const struct document *document, const struct sentence *sentence)
{
    static const char *const ends[] = {"to this report", "to this story", "to this article"};
    uint32_t end = document->tokens[sentence->first_token + sentence->n_tokens - 1].end;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t n = strlen(ends[i]);
        if (end - sentence->start > n && memcmp(document->text.data + end - n, ends[i], n) == 0)
            return true;
    }
    return false;
}

/* "(left)", "(pictured above)" */
static bool points_at_picture(const struct document *document, const struct sentence *sentence)
{
    static const char *const places[] = {
        "left",     "right",     "centre", "center", "pictured", "above", "below", "top", "bottom",
        "far left", "far right", "second", "front",  "back",     "seen",  "L)",    "R)"};
    const char *text = document->text.data, *p = text + sentence->start;
    const char *end = text + sentence->end;
    while ((p = memchr(p, '(', (size_t)(end - p))) != NULL) {
        p++;
        for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
            size_t n = strlen(places[i]);
            if ((size_t)(end - p) > n && memcmp(p, places[i], n) == 0 &&
                (p[n] == ')' || p[n] == ',' || p[n - 1] == ')' || (p[n] == ' ' && *p != 'p')))
                return true;
        }
    }
    return false;
}

static bool all_upper(struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (!upper(word.data[i]))
            return false;
    return true;
}

/* "Technology: Mr Doe's creation …", but not "He said: …", "Star Wars: The …" */
static bool caption_head(const struct document *document, const struct sentence *sentence)
{
    const char *text = document->text.data;
    if (!upper(text[sentence->start]))
        return false;
    uint32_t words_max = document->n_lines > 3 ? 2 : 4;
    for (uint32_t i = 0; i < words_max && i + 1 < sentence->n_tokens; i++) {
        struct token token = document->tokens[sentence->first_token + i];
        if (digit(text[token.start]) || (i > 0 && upper(text[token.start])))
            return false;
        if (text[token.end] == ':') {
            struct str word = {text + token.start, token.end - token.start};
            const char *next = text + token.end + 2, *end = text + sentence->end;
            return next < end && next[-1] == ' ' && !opening_speech(word) && !all_upper(word) &&
                   !character_quote(next, end) && (i == 0 || !character_lower(next, end));
        }
        if (text[token.end] != ' ')
            return false;
    }
    return false;
}

static bool bullet(const struct document *document, const struct sentence *sentence)
{
    const char *text = document->text.data + sentence->start;
    if (sentence->end - sentence->start > 3 && memcmp(text, "•", 3) == 0)
        return true;
    return (*text == '-' || *text == '*') && sentence->end - sentence->start > 1 && text[1] == ' ';
}

static enum line_class piece_class(const struct document *document, const struct sentence *sentence,
                                   struct ending ending, bool tokenized)
{
    bool complete = ending.complete && (tokenized || !ending.alone);
    if (sentence->n_tokens == 0)
        return LINE_LABEL;
    if (sentence->end - sentence->start > 2 &&
        memcmp(document->text.data + sentence->start, "©", 2) == 0)
        return LINE_PROMOTION;
    enum line_class class =
        notice_find(document, sentence->first_token, sentence->end, sentence->words, complete);
    if (class == LINE_PROSE && sentence->words <= (complete ? COMPLETE_MAX : DATELINE_MAX))
        class = form_class(document, sentence);
    if (class != LINE_PROSE)
        return class;
    if (biography(document, sentence) || contributed(document, sentence))
        return LINE_BYLINE;
    if (points_at_picture(document, sentence) || caption_head(document, sentence) ||
        (ending.alone && !tokenized))
        return LINE_CAPTION;
    bool open = !complete && sentence->words <= LABEL_MAX;
    if (bullet(document, sentence) && (open || sentence->words < BULLET_MIN))
        return LINE_LIST;
    return open || ending.colon ? LINE_LABEL : LINE_PROSE;
}

/* Tokenized text has white space before most of its stops. */
static bool tokenized_text(const struct document *document)
{
    uint32_t alone = 0, complete = 0;
    uint32_t n = document->n_sentences < SAMPLE ? document->n_sentences : SAMPLE;
    for (uint32_t i = 0; i < n; i++) {
        struct ending ending = ending_of(document, &document->sentences[i]);
        alone += ending.alone;
        complete += ending.complete;
    }
    return alone * 3 > complete * 2;
}

/* The class of a line from those of its sentences: that of all, or prose. */
static void line_read(struct document *document, struct line *line, bool tokenized)
{
    enum line_class class = LINE_PROSE;
    for (uint32_t i = 0; i < line->n_sentences; i++) {
        struct sentence *sentence = &document->sentences[line->first_sentence + i];
        struct ending ending = ending_of(document, sentence);
        enum line_class piece = piece_class(document, sentence, ending, tokenized);
        sentence->selectable =
            piece == LINE_PROSE && sentence->words >= WORDS_MIN && !ending.question;
        class = i == 0 || class == piece ? piece : LINE_PROSE;
    }
    line->class = class;
}

static void line_reject(struct document *document, struct line *line, enum line_class class)
{
    line->class = class;
    for (uint32_t i = 0; i < line->n_sentences; i++)
        document->sentences[line->first_sentence + i].selectable = false;
}

/* A credit that names an agency stands under the caption of its picture, with a date or another credit between. */
static void caption_read(struct document *document, uint32_t credit)
{
    uint32_t passed = 0;
    for (uint32_t i = credit; i-- > 0 && passed < 3;) {
        struct line *line = &document->lines[i];
        if (line->class == LINE_BLANK)
            continue;
        bool open = line->class == LINE_PROSE || line->class == LINE_LABEL;
        if (open && line->n_sentences <= 3)
            line_reject(document, line, LINE_CAPTION);
        if (line->class != LINE_DATELINE && line->class != LINE_CREDIT)
            return;
        passed++;
    }
}

static void captions_read(struct document *document)
{
    for (uint32_t i = 0; i < document->n_lines; i++) {
        const struct line *line = &document->lines[i];
        if (line->class == LINE_CREDIT &&
            has_bar(document, &document->sentences[line->first_sentence]))
            caption_read(document, i);
    }
}

/* The headline repeated. */
static bool is_title(const struct document *document, const struct line *line)
{
    struct str text = {document->text.data + line->start, line->end - line->start};
    return str_equal(text, document->title);
}

void lines_read(struct document *document)
{
    bool tokenized = tokenized_text(document);
    for (uint32_t i = 0; i < document->n_lines; i++) {
        struct line *line = &document->lines[i];
        if (line->class == LINE_BLANK)
            continue;
        line_read(document, line, tokenized);
        if (is_title(document, line))
            line_reject(document, line, LINE_LABEL);
    }
    captions_read(document);
}

bool lines_sorted(void)
{
    return keywords_sorted(KEYWORDS(form_words));
}
