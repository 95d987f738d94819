/* Words that point back or do not, by the word that stands behind them:
 *
 *   The pair …            points back            The bridge …      does not
 *   In this case …        points back            In this week's …  does not
 *   This …, There …       point back             This week …, There is …, Those who … do not
 */
#include "kernel/pointing.h"

#include "kernel/keywords.h"

enum { YES = 1 };

/* What follows "The" and points back: "The pair". */
/* clang-format off */
#define NOUNS(ROW, L) \
    ROW(L, "duo", YES)    ROW(L, "latter", YES) ROW(L, "move", YES)   ROW(L, "pair", YES) \
    ROW(L, "same", YES)   ROW(L, "trio", YES)   ROW(L, "two", YES)
/* clang-format on */
KEYWORD_TABLE(nouns, NOUNS);

/* What follows "In", "All of" and points back, but for "In this week's". */
/* clang-format off */
#define POINTERS(ROW, L) \
    ROW(L, "that", YES)  ROW(L, "them", YES)  ROW(L, "then", YES)  ROW(L, "these", YES) \
    ROW(L, "this", YES)  ROW(L, "those", YES)
/* clang-format on */
KEYWORD_TABLE(pointers, POINTERS);
/* clang-format off */
#define SPANS_OF_TIME(ROW, L) \
    ROW(L, "afternoon", YES) ROW(L, "autumn", YES) ROW(L, "century", YES) ROW(L, "day", YES) \
    ROW(L, "decade", YES) ROW(L, "evening", YES) ROW(L, "month", YES) ROW(L, "morning", YES) \
    ROW(L, "quarter", YES) ROW(L, "season", YES) ROW(L, "spring", YES) ROW(L, "summer", YES) \
    ROW(L, "week", YES) ROW(L, "weekend", YES) ROW(L, "winter", YES) ROW(L, "year", YES)
/* clang-format on */
KEYWORD_TABLE(spans_of_time, SPANS_OF_TIME);

/* "There is a bridge": what follows "there" and needs nothing before it. */
/* clang-format off */
#define BEING(ROW, L) \
    ROW(L, "are", YES)    ROW(L, "can", YES)    ROW(L, "could", YES)  ROW(L, "had", YES) \
    ROW(L, "has", YES)    ROW(L, "have", YES)   ROW(L, "is", YES)     ROW(L, "may", YES) \
    ROW(L, "might", YES)  ROW(L, "must", YES)   ROW(L, "should", YES) ROW(L, "was", YES) \
    ROW(L, "were", YES)   ROW(L, "will", YES)   ROW(L, "would", YES)
/* clang-format on */
KEYWORD_TABLE(being, BEING);

/* "year's" as "year" */
static struct str without_genitive(struct str word)
{
    if (word.len > 2 && word.data[word.len - 1] == 's' && word.data[word.len - 2] == '\'')
        word.len -= 2;
    else if (word.len > 4 && word.data[word.len - 1] == 's' && word.data[word.len - 2] == '\x99')
        word.len -= 4;
    return word;
}

bool pointing_noun(const struct document *document, uint32_t index, uint32_t last)
{
    return index < last && keyword_find(&nouns, document_token(document, index)) == YES;
}

bool pointing_span(const struct document *document, uint32_t index, uint32_t last)
{
    return index < last &&
           keyword_find(&spans_of_time, without_genitive(document_token(document, index))) == YES;
}

bool pointing_leans(const struct document *document, uint32_t index, uint32_t last)
{
    struct str of = index < last ? document_token(document, index) : STR("");
    if (str_equal(of, STR("of")) || str_equal(of, STR("with")))
        index++;
    if (index >= last || !keyword_find(&pointers, document_token(document, index)))
        return false;
    return !pointing_span(document, index + 1, last);
}

bool pointing_stands(const struct document *document, uint32_t index, uint32_t last)
{
    if (index + 1 >= last)
        return false;
    struct str word = document_token(document, index), next = document_token(document, index + 1);
    if (word.len == 4) /* this */
        return pointing_span(document, index + 1, last);
    if ((word.data[2] | 0x20) == 'e') /* there, there's */
        return word.len > 5 || keyword_find(&being, next) == YES;
    return str_equal(next, STR("who")) || str_equal(next, STR("whose"));
}

bool pointing_sorted(void)
{
    return keywords_sorted(&nouns) && keywords_sorted(&pointers) &&
           keywords_sorted(&spans_of_time) && keywords_sorted(&being);
}
