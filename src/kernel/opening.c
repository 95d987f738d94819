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

#include <string.h>

#include "kernel/characters.h"
#include "kernel/dateline.h"
#include "kernel/keywords.h"
#include "kernel/pointing.h"
#include "kernel/quotation.h"

enum { NONE, PRONOUN, JOINING, ADVERB, PHRASE, ARTICLE, PERSON, POINTER, THOUGH };
enum { BODY_MIN = 5, INSIDE_MAX = 4, PERSON_SHARE = 6 };

/* clang-format off */
#define OPENERS(ROW, L) \
    ROW(L, "accordingly", ADVERB)   ROW(L, "actually", ADVERB) \
    ROW(L, "additionally", ADVERB)  ROW(L, "after", PHRASE) \
    ROW(L, "afterward", ADVERB)     ROW(L, "afterwards", ADVERB) \
    ROW(L, "again", ADVERB)         ROW(L, "all", PHRASE) \
    ROW(L, "also", ADVERB)          ROW(L, "alternatively", ADVERB) \
    ROW(L, "among", PHRASE)         ROW(L, "and", JOINING) \
    ROW(L, "as", PHRASE) \
    ROW(L, "at", PHRASE)            ROW(L, "because", PHRASE) \
    ROW(L, "before", PHRASE)        ROW(L, "besides", ADVERB) \
    ROW(L, "both", PRONOUN)         ROW(L, "but", JOINING) \
    ROW(L, "by", PHRASE)            ROW(L, "clearly", ADVERB) \
    ROW(L, "consequently", ADVERB)  ROW(L, "conversely", ADVERB) \
    ROW(L, "despite", PHRASE)       ROW(L, "during", PHRASE) \
    ROW(L, "either", PRONOUN)       ROW(L, "elsewhere", ADVERB) \
    ROW(L, "equally", ADVERB)       ROW(L, "even", PHRASE) \
    ROW(L, "finally", ADVERB)       ROW(L, "for", PHRASE) \
    ROW(L, "from", PHRASE)          ROW(L, "further", ADVERB) \
    ROW(L, "furthermore", ADVERB)   ROW(L, "he", PRONOUN) \
    ROW(L, "hence", ADVERB)         ROW(L, "her", PRONOUN) \
    ROW(L, "here", PRONOUN)         ROW(L, "hers", PRONOUN) \
    ROW(L, "herself", PRONOUN)      ROW(L, "him", PRONOUN) \
    ROW(L, "himself", PRONOUN)      ROW(L, "his", PRONOUN) \
    ROW(L, "however", ADVERB)       ROW(L, "i", PERSON) \
    ROW(L, "if", PHRASE)            ROW(L, "in", PHRASE) \
    ROW(L, "indeed", ADVERB)        ROW(L, "instead", ADVERB) \
    ROW(L, "it", PRONOUN)           ROW(L, "its", PRONOUN) \
    ROW(L, "itself", PRONOUN)       ROW(L, "like", PHRASE) \
    ROW(L, "likewise", ADVERB)      ROW(L, "many", PHRASE) \
    ROW(L, "meanwhile", ADVERB)     ROW(L, "moreover", ADVERB) \
    ROW(L, "most", PHRASE)          ROW(L, "my", PERSON) \
    ROW(L, "neither", PRONOUN)      ROW(L, "nevertheless", ADVERB) \
    ROW(L, "none", PHRASE)          ROW(L, "nonetheless", ADVERB) \
    ROW(L, "nor", JOINING)          ROW(L, "of", PHRASE) \
    ROW(L, "on", PHRASE)            ROW(L, "or", JOINING) \
    ROW(L, "others", PRONOUN)       ROW(L, "otherwise", ADVERB) \
    ROW(L, "our", PERSON)           ROW(L, "plus", ADVERB) \
    ROW(L, "regardless", ADVERB)    ROW(L, "separately", ADVERB) \
    ROW(L, "she", PRONOUN)          ROW(L, "similarly", ADVERB) \
    ROW(L, "since", PHRASE)         ROW(L, "so", JOINING) \
    ROW(L, "some", PHRASE)          ROW(L, "speaking", PHRASE) \
    ROW(L, "specifically", ADVERB)  ROW(L, "still", ADVERB) \
    ROW(L, "such", PRONOUN)         ROW(L, "that", PRONOUN) \
    ROW(L, "the", ARTICLE)          ROW(L, "their", PRONOUN) \
    ROW(L, "theirs", PRONOUN)       ROW(L, "them", PRONOUN) \
    ROW(L, "themselves", PRONOUN)   ROW(L, "then", ADVERB) \
    ROW(L, "there", POINTER)        ROW(L, "thereafter", ADVERB) \
    ROW(L, "therefore", ADVERB)     ROW(L, "these", PRONOUN) \
    ROW(L, "they", PRONOUN)         ROW(L, "this", POINTER) \
    ROW(L, "those", POINTER)        ROW(L, "though", THOUGH) \
    ROW(L, "thus", ADVERB)          ROW(L, "to", PHRASE) \
    ROW(L, "under", PHRASE)         ROW(L, "unlike", PHRASE) \
    ROW(L, "until", PHRASE)         ROW(L, "we", PERSON) \
    ROW(L, "when", PHRASE)          ROW(L, "while", PHRASE) \
    ROW(L, "with", PHRASE)          ROW(L, "yet", JOINING) \
    ROW(L, "you", PERSON)           ROW(L, "your", PERSON)
/* clang-format on */
KEYWORD_TABLE(openers, OPENERS);

/* Phrases that join a sentence to the one before, where a comma or a space follows; parted behind
 * their first HEAD bytes, by which all are looked through at once. */
/* clang-format off */
#define PHRASES(ROW) \
    ROW("as a", " consequence") ROW("as a", " result") ROW("as s", "uch") ROW("afte", "r all") \
    ROW("at t", "he same time") ROW("beca", "use of that") ROW("beca", "use of this") \
    ROW("by c", "omparison") ROW("by c", "ontrast") ROW("even", " so") ROW("even", " then") \
    ROW("for ", "example") ROW("for ", "instance") ROW("for ", "that reason") \
    ROW("for ", "this reason") ROW("for ", "his part") ROW("for ", "her part") \
    ROW("for ", "their part") ROW("in a", "ddition") ROW("in c", "omparison") \
    ROW("in c", "ontrast") ROW("in d", "oing so") ROW("in f", "act") ROW("in o", "ther words") \
    ROW("in r", "eturn") ROW("in t", "he meantime") ROW("in t", "hat case") ROW("in t", "urn") \
    ROW("in t", "his case") ROW("of c", "ourse") ROW("on t", "he contrary") \
    ROW("on t", "he one hand") ROW("on t", "he other hand") ROW("on t", "op of that") \
    ROW("to t", "hat end") ROW("to t", "his end") ROW("at t", "hat point") ROW("afte", "r that") \
    ROW("afte", "r this") ROW("in r", "esponse") ROW("spea", "king of")
/* clang-format on */
#define WHOLE(head, tail) head tail,
#define BEGINNING(head, tail) head,

enum { HEAD = 4 };
static const char *const phrases[] = {PHRASES(WHOLE)};
static const char heads[][HEAD] = {PHRASES(BEGINNING)};

struct context {
    const struct document *document;
    bool person; /* the writer speaks of himself: "I", "we" need no sentence before */
};

/* The kind of the first word at index: "He's" as "he". */
static unsigned opener(const struct document *document, uint32_t index)
{
    struct str word = document_token(document, index);
    if (!keyword_begins(&openers, word))
        return NONE;
    unsigned kind = keyword_find(&openers, word);
    for (size_t i = 1; kind == NONE && i < word.len; i++)
        if (word.data[i] == '\'' || word.data[i] == '\xE2')
            return keyword_find(&openers, (struct str){word.data, i});
    return kind;
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

/* Behind the phrase that text begins with; 0 where there is none. */
static uint32_t phrase_end(const char *text, uint32_t n)
{
    uint32_t head, other, found = 0, end = 0;
    if (n <= HEAD)
        return 0;
    memcpy(&head, text, HEAD);
    head |= UINT32_C(0x20202020);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        memcpy(&other, heads[i], HEAD);
        found |= head == other;
    }
    for (size_t i = 0; found != 0 && end == 0 && i < sizeof phrases / sizeof *phrases; i++)
        end = phrase_size(text, n, phrases[i]);
    return end;
}

/* "So far", "So many" join nothing. */
static bool so_far(const struct document *document, const struct sentence *sentence, uint32_t index)
{
    static const char *const measures[] = {"far", "many", "much", "long", "called", "few"};
    if (index + 1 >= sentence->first_token + sentence->n_tokens)
        return true;
    struct str word = document_token(document, index), next = document_token(document, index + 1);
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
    if (kind == JOINING || kind == ADVERB || kind == THOUGH)
        end = document->tokens[index].end;
    if (kind == PHRASE)
        end += phrase_end(text + p, sentence->end - p);
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
    case POINTER:
        return !pointing_stands(document, index, last);
    case PHRASE:
        return pointing_leans(document, index + 1, last);
    case ARTICLE:
        return pointing_noun(document, index + 1, last);
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
    sentence->body =
        first ? dateline_end(document, sentence) : dateline_glue_end(document, sentence);
    if (inside)
        sentence->opening = OPENING_QUOTE;
    else if (!character_quote(text + sentence->body, text + sentence->end))
        words_read(context, sentence);
    else if (!quotation_attributed(document, sentence))
        sentence->opening = OPENING_QUOTE;
}

/* The first letters of the openers of the kind PERSON, which few sentences begin with. */
static bool maybe_person(const struct document *document, const struct sentence *sentence)
{
    switch (document->text.data[sentence->start] | 0x20) {
    case 'i':
    case 'm':
    case 'o':
    case 'w':
    case 'y':
        return true;
    default:
        return false;
    }
}

/* The writer speaks: one sentence in PERSON_SHARE opens with "I" or "we". */
static bool first_person(const struct document *document)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < document->n_sentences; i++) {
        const struct sentence *sentence = &document->sentences[i];
        if (sentence->n_tokens > 0 && maybe_person(document, sentence) &&
            document->tokens[sentence->first_token].start == sentence->start)
            n += opener(document, sentence->first_token) == PERSON;
    }
    return n * PERSON_SHARE > document->n_sentences;
}

void opening_read(struct document *document, uint32_t index)
{
    struct line *line = &document->lines[index];
    if (line->opened)
        return;
    line->opened = true;
    if (document->writer == WRITER_UNKNOWN)
        document->writer = first_person(document) ? WRITER_SPEAKS : WRITER_REPORTS;
    const struct context context = {document, document->writer == WRITER_SPEAKS};
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

bool opening_sorted(void)
{
    return keywords_sorted(&openers) && pointing_sorted();
}
