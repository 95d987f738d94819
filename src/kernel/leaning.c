/* How much a sentence leans, from signs that are only likely, each worth some points:
 *
 *  10   "in fact this …": the rest of something
 *   6   "The letter said …": a bare noun, told from others of its kind by what stood before
 *   5   "Seen from such heights …": such, same, these, those among the first words
 *   3   "Even …", "If …", "Once …", "Perhaps …"
 *   2   "In his speech …": a pronoun there, and no name before it
 *
 *   share = 0.85 * 0.94 ^ points: any sentence may turn out to lean
 *
 * Of the points chosen without the sentence before (keypoints-train), editors called 4 of 42 with a
 * bare noun not understandable alone, and 12 of the 535 others. */
#include "kernel/leaning.h"

#include "kernel/characters.h"
#include "kernel/keywords.h"

enum { SOFT = 1, POINTER, THAT, THIS, PRONOUN, SPAN, VERB, THE };
enum { EARLY = 5, ONE = 1 << 16, ALONE = 55705 /* 0.85 */, SHARE = 61604 /* 0.94 */ };
enum { FRAGMENT = 10, BARE = 6, OPENER = 3, POINTS = 5, NAMELESS = 2 };

/* clang-format off */
#define OPENERS(ROW, L) \
    ROW(L, "all", SOFT) ROW(L, "because", SOFT) ROW(L, "even", SOFT) ROW(L, "from", SOFT) \
    ROW(L, "if", SOFT) ROW(L, "maybe", SOFT) ROW(L, "most", SOFT) ROW(L, "once", SOFT) \
    ROW(L, "only", SOFT) ROW(L, "other", SOFT) ROW(L, "perhaps", SOFT) ROW(L, "the", THE) \
    ROW(L, "though", SOFT) ROW(L, "until", SOFT) \
    ROW(L, "whether", SOFT)
#define INNER(ROW, L) \
    ROW(L, "he", PRONOUN) ROW(L, "her", PRONOUN) ROW(L, "his", PRONOUN) ROW(L, "it", PRONOUN) \
    ROW(L, "its", PRONOUN) ROW(L, "same", POINTER) ROW(L, "she", PRONOUN) \
    ROW(L, "such", POINTER) ROW(L, "that", THAT) ROW(L, "their", PRONOUN) ROW(L, "them", PRONOUN) \
    ROW(L, "these", POINTER) ROW(L, "they", PRONOUN) ROW(L, "this", THIS) \
    ROW(L, "those", POINTER)
#define SPANS(ROW, L) \
    ROW(L, "afternoon", SPAN) ROW(L, "autumn", SPAN) ROW(L, "century", SPAN) ROW(L, "day", SPAN) \
    ROW(L, "decade", SPAN) ROW(L, "evening", SPAN) ROW(L, "month", SPAN) ROW(L, "morning", SPAN) \
    ROW(L, "quarter", SPAN) ROW(L, "season", SPAN) ROW(L, "spring", SPAN) ROW(L, "summer", SPAN) \
    ROW(L, "week", SPAN) ROW(L, "weekend", SPAN) ROW(L, "winter", SPAN) ROW(L, "year", SPAN)
#define VERBS(ROW, L) \
    ROW(L, "are", VERB) ROW(L, "came", VERB) ROW(L, "can", VERB) ROW(L, "could", VERB) \
    ROW(L, "did", VERB) ROW(L, "had", VERB) ROW(L, "have", VERB) ROW(L, "held", VERB) \
    ROW(L, "led", VERB) ROW(L, "made", VERB) ROW(L, "may", VERB) ROW(L, "might", VERB) \
    ROW(L, "must", VERB) ROW(L, "said", VERB) ROW(L, "saw", VERB) ROW(L, "should", VERB) \
    ROW(L, "that", VERB) ROW(L, "then", VERB) ROW(L, "told", VERB) ROW(L, "took", VERB) \
    ROW(L, "went", VERB) ROW(L, "were", VERB) ROW(L, "which", VERB) ROW(L, "who", VERB) \
    ROW(L, "will", VERB) ROW(L, "would", VERB)
/* clang-format on */

KEYWORD_TABLE(openers, OPENERS);
KEYWORD_TABLE(inner, INNER);
KEYWORD_TABLE(spans, SPANS);
KEYWORD_TABLE(verbs, VERBS);

/* "year's" as "year" */
static struct str without_genitive(struct str word)
{
    if (word.len > 2 && word.data[word.len - 1] == 's' && word.data[word.len - 2] == '\'')
        word.len -= 2;
    else if (word.len > 4 && word.data[word.len - 1] == 's' && word.data[word.len - 2] == '\x99')
        word.len -= 4;
    return word;
}

/* "this week", "this past week" */
static bool this_span(const struct document *document, uint32_t index, uint32_t last)
{
    if (index < last && str_equal(document_token(document, index), STR("past")))
        index++;
    return index < last &&
           keyword_find(&spans, without_genitive(document_token(document, index))) != 0;
}

/* What the words right behind the first one add; first is that one, last is behind all. A pronoun
 * may stand for a name before it. */
static uint32_t early_signs(const struct document *document, uint32_t first, uint32_t last)
{
    const char *text = document->text.data;
    uint32_t end = last - first > EARLY ? first + EARLY : last;
    bool pointer = false, pronoun = false, name = false;
    for (uint32_t i = first + 1; i < end; i++) {
        unsigned kind = keyword_find(&inner, document_token(document, i));
        char c = text[document->tokens[i].start];
        name |= c >= 'A' && c <= 'Z';
        pronoun |= kind == PRONOUN && !name;
        pointer |= kind == POINTER || (kind == THIS && !this_span(document, i + 1, last)) ||
                   (kind == THAT && text[document->tokens[i].end] == ',');
    }
    uint32_t sum = pointer ? POINTS : 0;
    return pronoun ? sum + NAMELESS : sum;
}

/* "The company expects", "The letter, which": a common noun without anything that tells it from
 * others of its kind, at index. */
static bool bare_noun(const struct document *document, uint32_t index, uint32_t last)
{
    const char *text = document->text.data;
    struct token noun = document->tokens[index];
    if (!character_small(text[noun.start]) || !character_small(text[noun.end - 1]) ||
        index + 1 >= last)
        return false; /* a name, or one like "xAI" */
    struct str next = document_token(document, index + 1);
    if (next.data - (text + noun.end) != 1)
        return true;
    const char *tail = next.data + next.len;
    return (next.len > 2 && (tail[-1] == 's' || (tail[-2] == 'e' && tail[-1] == 'd'))) ||
           keyword_find(&verbs, next) != 0;
}

uint32_t leaning_points(const struct document *document, const struct sentence *sentence)
{
    uint32_t first = sentence->first_token, last = first + sentence->n_tokens;
    while (first < last && document->tokens[first].start < sentence->body)
        first++;
    if (first == last)
        return 0;
    uint32_t sum = early_signs(document, first, last);
    unsigned opener = keyword_find(&openers, document_token(document, first));
    sum += opener == SOFT ? OPENER : 0;
    sum += character_small(document->text.data[sentence->body]) ? FRAGMENT : 0;
    if (opener == THE && first + 1 < last && bare_noun(document, first + 1, last))
        sum += BARE;
    return sum;
}

uint32_t leaning_share(const struct document *document, const struct sentence *sentence)
{
    uint64_t share = ALONE;
    for (uint32_t points = leaning_points(document, sentence); points > 0; points--)
        share = share * SHARE / ONE;
    return (uint32_t)share;
}

bool leaning_sorted(void)
{
    return keywords_sorted(&openers) && keywords_sorted(&inner) && keywords_sorted(&spans) &&
           keywords_sorted(&verbs);
}
