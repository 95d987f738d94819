/* How each sentence opens, and what can stand alone of it.
 *
 *   start      body
 *   |          |
 *   However,   the council said …     connective: what follows stands alone
 *   But        he said …              pronoun: it does not, whatever comes first
 *   “We won. “                        quote: nobody in the sentence says it
 *
 * The lists hold those of "Extractive is not Faithful" (Zhang, Wan and Bansal 2023). */
#include "kernel/opening.h"

#include "kernel/characters.h"
#include "kernel/dateline.h"
#include "kernel/keywords.h"
#include "kernel/quotation.h"

enum { NONE, PRONOUN, JOINING, ADVERB, PHRASE, ARTICLE, PERSON, YES = 1 };
enum { BODY_MIN = 5, INSIDE_MAX = 4, PERSON_SHARE = 6 };

static const struct keyword openers[] = {
    {"accordingly", ADVERB},  {"actually", ADVERB},
    {"additionally", ADVERB}, {"after", PHRASE},
    {"afterward", ADVERB},    {"afterwards", ADVERB},
    {"again", ADVERB},        {"all", PHRASE},
    {"also", ADVERB},         {"alternatively", ADVERB},
    {"among", PHRASE},        {"and", JOINING},
    {"another", PRONOUN},     {"as", PHRASE},
    {"at", PHRASE},           {"because", PHRASE},
    {"before", PHRASE},       {"besides", ADVERB},
    {"both", PRONOUN},        {"but", JOINING},
    {"by", PHRASE},           {"clearly", ADVERB},
    {"consequently", ADVERB}, {"conversely", ADVERB},
    {"despite", PHRASE},      {"during", PHRASE},
    {"either", PRONOUN},      {"elsewhere", ADVERB},
    {"equally", ADVERB},      {"even", PHRASE},
    {"finally", ADVERB},      {"for", PHRASE},
    {"from", PHRASE},         {"further", ADVERB},
    {"furthermore", ADVERB},  {"he", PRONOUN},
    {"hence", ADVERB},        {"her", PRONOUN},
    {"here", PRONOUN},        {"hers", PRONOUN},
    {"herself", PRONOUN},     {"him", PRONOUN},
    {"himself", PRONOUN},     {"his", PRONOUN},
    {"however", ADVERB},      {"i", PERSON},
    {"if", PHRASE},           {"in", PHRASE},
    {"indeed", ADVERB},       {"instead", ADVERB},
    {"it", PRONOUN},          {"its", PRONOUN},
    {"itself", PRONOUN},      {"like", PHRASE},
    {"likewise", ADVERB},     {"many", PHRASE},
    {"meanwhile", ADVERB},    {"moreover", ADVERB},
    {"most", PHRASE},         {"my", PERSON},
    {"neither", PRONOUN},     {"nevertheless", ADVERB},
    {"none", PHRASE},         {"nonetheless", ADVERB},
    {"nor", JOINING},         {"of", PHRASE},
    {"on", PHRASE},           {"or", JOINING},
    {"others", PRONOUN},      {"otherwise", ADVERB},
    {"our", PERSON},          {"plus", ADVERB},
    {"regardless", ADVERB},   {"separately", ADVERB},
    {"she", PRONOUN},         {"similarly", ADVERB},
    {"since", PHRASE},        {"so", JOINING},
    {"some", PHRASE},         {"still", ADVERB},
    {"such", PRONOUN},        {"that", PRONOUN},
    {"the", ARTICLE},         {"their", PRONOUN},
    {"theirs", PRONOUN},      {"them", PRONOUN},
    {"themselves", PRONOUN},  {"then", ADVERB},
    {"there", PRONOUN},       {"thereafter", ADVERB},
    {"therefore", ADVERB},    {"these", PRONOUN},
    {"they", PRONOUN},        {"this", PRONOUN},
    {"those", PRONOUN},       {"though", ADVERB},
    {"thus", ADVERB},         {"to", PHRASE},
    {"under", PHRASE},        {"unlike", PHRASE},
    {"until", PHRASE},        {"we", PERSON},
    {"when", PHRASE},         {"while", PHRASE},
    {"with", PHRASE},         {"yet", JOINING},
    {"you", PERSON},          {"your", PERSON},
};

/* Phrases that join a sentence to the one before, where a comma or a space follows. */
static const char *const phrases[] = {
    "as a consequence",  "as a result",     "as such",         "after all",
    "at the same time",  "because of that", "because of this", "by comparison",
    "by contrast",       "even so",         "even then",       "for example",
    "for instance",      "for that reason", "for this reason", "for his part",
    "for her part",      "for their part",  "in addition",     "in comparison",
    "in contrast",       "in doing so",     "in fact",         "in other words",
    "in return",         "in the meantime", "in that case",    "in turn",
    "in this case",      "of course",       "on the contrary", "on the one hand",
    "on the other hand", "on top of that",  "to that end",     "to this end",
    "at that point",     "after that",      "after this",      "in response",
};

/* What follows "The" and points back: "The pair". */
static const struct keyword pointing[] = {
    {"duo", YES},  {"latter", YES}, {"move", YES}, {"pair", YES},
    {"same", YES}, {"trio", YES},   {"two", YES},
};

/* What follows "In", "All of" and points back, but for "In this week's". */
static const struct keyword pointers[] = {
    {"that", YES}, {"them", YES}, {"then", YES}, {"these", YES}, {"this", YES}, {"those", YES},
};
static const struct keyword spans_of_time[] = {
    {"afternoon", YES}, {"autumn", YES}, {"century", YES},  {"day", YES},     {"decade", YES},
    {"evening", YES},   {"month", YES},  {"month's", YES},  {"month’s", YES}, {"morning", YES},
    {"quarter", YES},   {"season", YES}, {"season's", YES}, {"spring", YES},  {"summer", YES},
    {"week", YES},      {"week's", YES}, {"weekend", YES},  {"week’s", YES},  {"winter", YES},
    {"year", YES},      {"year's", YES}, {"year’s", YES},
};

struct context {
    const struct document *document;
    bool person; /* the writer speaks of himself: "I", "we" need no sentence before */
};

static struct str token_str(const struct document *document, uint32_t index)
{
    struct token token = document->tokens[index];
    return (struct str){document->text.data + token.start, token.end - token.start};
}

/* The kind of the first word at index: "He's" as "he". */
static unsigned opener(const struct document *document, uint32_t index)
{
    struct str word = token_str(document, index);
    for (size_t i = 1; i < word.len; i++)
        if (word.data[i] == '\'' || word.data[i] == '\xE2') {
            word.len = i;
            break;
        }
    return keyword_find(KEYWORDS(openers), word);
}

/* The first token of the sentence at or behind p. */
static uint32_t token_at(const struct document *document, const struct sentence *sentence,
                         uint32_t p)
{
    uint32_t index = sentence->first_token, last = index + sentence->n_tokens;
    if (p == sentence->start)
        return index;
    while (index < last && document->tokens[index].start < p)
        index++;
    return index;
}

/* The bytes of phrase that text goes on with, in any case, up to the end of a word; else 0. */
static uint32_t phrase_size(const char *text, uint32_t n, const char *phrase)
{
    uint32_t i = 0;
    for (; phrase[i]; i++)
        if (i >= n || (text[i] | 0x20) != phrase[i])
            return 0;
    return i < n && (text[i] == ' ' || text[i] == ',') ? i : 0;
}

/* "So far", "So many" join nothing. */
static bool so_far(const struct document *document, const struct sentence *sentence, uint32_t index)
{
    static const char *const measures[] = {"far", "many", "much", "long", "called", "few"};
    if (index + 1 >= sentence->first_token + sentence->n_tokens)
        return true;
    struct str word = token_str(document, index), next = token_str(document, index + 1);
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        if (word.len == 2 && (word.data[0] | 0x20) == 's' && str_equal(next, str_of(measures[i])))
            return true;
    return false;
}

/* Where a connective that begins at p ends: behind it, its comma and white space; p where none is
 * there. */
static uint32_t connective_end(const struct document *document, const struct sentence *sentence,
                               uint32_t p, unsigned kind)
{
    const char *text = document->text.data;
    uint32_t index = token_at(document, sentence, p), end = p;
    if (kind == JOINING || kind == ADVERB)
        end = document->tokens[index].end;
    for (size_t i = 0; kind == PHRASE && end == p && i < sizeof phrases / sizeof *phrases; i++)
        end += phrase_size(text + p, sentence->end - p, phrases[i]);
    if (end == p || end >= sentence->end)
        return p;
    uint32_t word_end = end;
    if (text[end] == ' ' && end + 1 < sentence->end && text[end + 1] == ',')
        end++;
    bool comma = text[end] == ',';
    if (!comma && (kind != JOINING || so_far(document, sentence, index)))
        return p;
    end += comma;
    for (unsigned size; end < sentence->end; end += size)
        if ((size = character_space(text + end, text + sentence->end)) == 0)
            break;
    return end > word_end && end < sentence->end ? end : p;
}

/* "That said," joins; "that" alone points back. */
static uint32_t that_said(const struct document *document, const struct sentence *sentence,
                          uint32_t p)
{
    static const char phrase[] = "that said, ";
    const uint32_t n = sizeof phrase - 1;
    const char *text = document->text.data + p;
    if (sentence->end - p <= n || character_space(text + n, text + sentence->end - p))
        return p;
    for (uint32_t i = 0; i < n; i++)
        if ((text[i] | (i < 9 ? 0x20 : 0)) != phrase[i])
            return p;
    return p + n;
}

/* Words of the sentence from p on. */
static uint32_t words_from(const struct document *document, const struct sentence *sentence,
                           uint32_t p)
{
    uint32_t index = token_at(document, sentence, p);
    return sentence->first_token + sentence->n_tokens - index;
}

/* "In this case", "All of them", "Since then": the words from index on, before last. */
static bool leans(const struct document *document, uint32_t index, uint32_t last)
{
    struct str of = index < last ? token_str(document, index) : STR("");
    if (str_equal(of, STR("of")) || str_equal(of, STR("with")))
        index++;
    if (index >= last || !keyword_find(KEYWORDS(pointers), token_str(document, index)))
        return false;
    return index + 1 >= last ||
           !keyword_find(KEYWORDS(spans_of_time), token_str(document, index + 1));
}

/* True where the word at index, of the kind given, leans on the sentence before. */
static bool word_points_back(const struct context *context, const struct sentence *sentence,
                             uint32_t index, unsigned kind)
{
    const struct document *document = context->document;
    uint32_t last = sentence->first_token + sentence->n_tokens;
    switch (kind) {
    case PRONOUN:
    case JOINING:
    case ADVERB:
        return true;
    case PERSON:
        return !context->person;
    case PHRASE:
        return leans(document, index + 1, last);
    case ARTICLE:
        return index + 1 < last &&
               keyword_find(KEYWORDS(pointing), token_str(document, index + 1)) == YES;
    default:
        return false;
    }
}

/* The same for what the sentence goes on with from p on. */
static bool points_back(const struct context *context, const struct sentence *sentence, uint32_t p)
{
    const struct document *document = context->document;
    uint32_t index = token_at(document, sentence, p);
    if (index >= sentence->first_token + sentence->n_tokens)
        return false;
    unsigned kind = opener(document, index);
    return word_points_back(context, sentence, index, kind) ||
           (kind == PHRASE && connective_end(document, sentence, p, kind) > p);
}

/* What the words say that the sentence begins with, behind a dateline. */
static void words_read(const struct context *context, struct sentence *sentence)
{
    const struct document *document = context->document;
    const char *text = document->text.data, *end = text + sentence->end;
    uint32_t index = token_at(document, sentence, sentence->body);
    if (index == sentence->first_token + sentence->n_tokens)
        return;
    unsigned kind = opener(document, index);
    if (kind == NONE)
        return;
    uint32_t body = that_said(document, sentence, sentence->body);
    if (body == sentence->body)
        body = connective_end(document, sentence, body, kind);
    bool moved = body > sentence->body;
    if (moved && words_from(document, sentence, body) >= BODY_MIN &&
        !points_back(context, sentence, body) && !character_quote(text + body, end)) {
        sentence->body = body;
        sentence->opening = OPENING_CONNECTIVE;
    } else if (moved || word_points_back(context, sentence, index, kind)) {
        sentence->opening = OPENING_PRONOUN;
    }
}

static void sentence_read(const struct context *context, struct sentence *sentence, bool inside,
                          bool first)
{
    const struct document *document = context->document;
    const char *text = document->text.data;
    sentence->opening = OPENING_PLAIN;
    sentence->body = first ? dateline_end(document, sentence) : sentence->start;
    if (inside)
        sentence->opening = OPENING_QUOTE;
    else if (!character_quote(text + sentence->body, text + sentence->end))
        words_read(context, sentence);
    else if (!quotation_attributed(document, sentence))
        sentence->opening = OPENING_QUOTE;
}

/* The writer speaks: one sentence in PERSON_SHARE opens with "I" or "we". */
static bool first_person(const struct document *document)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < document->n_sentences; i++) {
        const struct sentence *sentence = &document->sentences[i];
        if (sentence->n_tokens > 0 &&
            document->tokens[sentence->first_token].start == sentence->start)
            n += opener(document, sentence->first_token) == PERSON;
    }
    return n * PERSON_SHARE > document->n_sentences;
}

void opening_read(struct document *document)
{
    const struct context context = {document, first_person(document)};
    for (uint32_t i = 0; i < document->n_lines; i++) {
        const struct line *line = &document->lines[i];
        bool inside = false;
        uint32_t since = 0;
        for (uint32_t k = 0; k < line->n_sentences; k++) {
            struct sentence *sentence = &document->sentences[line->first_sentence + k];
            since = inside ? since + 1 : 0;
            if (since > INSIDE_MAX)
                inside = false;
            if (sentence->n_tokens > 0)
                sentence_read(&context, sentence, inside, k == 0);
            inside = quotation_after(document->text.data, sentence, inside);
        }
    }
}

bool opening_sorted(void)
{
    return keywords_sorted(KEYWORDS(openers)) && keywords_sorted(KEYWORDS(pointing)) &&
           keywords_sorted(KEYWORDS(pointers)) && keywords_sorted(KEYWORDS(spans_of_time));
}
