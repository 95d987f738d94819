/* Pages whose paragraphs were joined without a space. What keeps a stop inside a name, an address
 * or an abbreviation is what stands on both sides of it:
 *
 *   … ended.The next …   he said."We won …   by 4%.Ann Ode …   the ABC.Then …     ends
 *   Node.Js   U.S.A.   ann.ode@   Mr.Ode   J.Elm   p.m.Monday   Elm.Co            does not
 *
 * A mark of quotation between, or a word that begins sentences behind, is proof enough. */
#include "kernel/glued.h"

#include "kernel/abbreviations.h"
#include "kernel/characters.h"

enum { WORD_MIN = 3, YEAR = 4, SHORT_NAME = 4 };

/* What the stop is attached to. */
enum side {
    SIDE_NONE,   /* a letter, a piece of an address, nothing */
    SIDE_SHORT,  /* it, us */
    SIDE_WORD,   /* a word in small letters */
    SIDE_NAME,   /* a word with a capital letter in it, AI, ET */
    SIDE_NUMBER, /* 2024, G20 */
    SIDE_CLOSED, /* a per cent sign, a bracket, a quotation mark */
};

/* Letters and digits that end at p, back to start. */
static uint32_t run_start(const char *text, uint32_t start, uint32_t p)
{
    while (p > start && (character_capital(text[p - 1]) || character_small(text[p - 1]) ||
                         (text[p - 1] >= '0' && text[p - 1] <= '9')))
        p--;
    return p;
}

static enum side run_side(const char *text, uint32_t start, uint32_t end)
{
    bool capital = false, digit = false, small = false;
    for (uint32_t p = start; p < end; p++) {
        capital |= character_capital(text[p]);
        small |= character_small(text[p]);
        digit |= text[p] >= '0' && text[p] <= '9';
    }
    if (digit)
        return capital || small || end - start != YEAR ? SIDE_NUMBER : SIDE_NAME;
    if (end - start < WORD_MIN && (end - start < 2 || capital == small))
        return SIDE_NONE;
    if (end - start < WORD_MIN)
        return capital ? SIDE_NAME : SIDE_SHORT;
    return capital ? SIDE_NAME : SIDE_WORD;
}

static enum side side_before(const struct segment *segment, uint32_t stop)
{
    const char *text = segment->text;
    if (stop == segment->start)
        return SIDE_NONE;
    uint32_t start = run_start(text, segment->start, stop);
    if (start == stop) {
        unsigned char last = (unsigned char)text[stop - 1];
        bool closed = last == '%' || last == ')' || last == '"' || last == '\'' || last == ']';
        return closed || (last & 0x80 && !character_space_before(text, stop)) ? SIDE_CLOSED
                                                                              : SIDE_NONE;
    }
    char before = start > segment->start ? text[start - 1] : ' ';
    if (before == '.' || before == '@' || before == '/' || before == '_' || before == '#')
        return SIDE_NONE;
    return run_side(text, start, stop);
}

/* "Yes", "YES", "U" of "U.S." and "Mr" of "Mr.", but not "txt", "JPG", "Js". */
static bool word_starts(const struct segment *segment, const struct place *place, struct str word)
{
    if (word.len == 0 || !character_capital(word.data[0]))
        return false;
    uint32_t behind = place->next + (uint32_t)word.len;
    char after = behind < segment->limit ? segment->text[behind] : ' ';
    if (after == '@' || after == '/' || after == '_')
        return false;
    if (after == '.' && behind + 1 < segment->limit && segment->text[behind + 1] != ' ')
        return false;
    return after != '.' || abbreviation_find(word) == ABBREVIATION_TITLE ||
           abbreviation_find(word) == ABBREVIATION_INNER;
}

/* What ends in an ellipsis goes on as often as not. */
static bool run_ends(const struct place *place, struct str word)
{
    if (place->dots)
        return starter_is(word) && word.len >= WORD_MIN;
    return true;
}

/* "Mr.Ode", "Elm.Com"; but "D-Mass.The", "the country.AI" */
static bool belongs(const struct segment *segment, const struct place *place, enum side side,
                    struct str word)
{
    if (segment->text[place->stop] != '.' || side == SIDE_CLOSED || side == SIDE_NUMBER)
        return false;
    if (address_end(word))
        return side != SIDE_WORD || !str_equal(word, STR("AI"));
    enum abbreviation kind = abbreviation_find(place_word(segment, place));
    bool starts = word.len > 1 && starter_is(word) && place->next == place->behind;
    return kind != ABBREVIATION_NONE && !(kind == ABBREVIATION_LAST && starts);
}

/* "HT?Photo": the '?' is a space that was lost; "IS IT TOO FAR?Ode …" is a question. */
static bool space_lost(const struct segment *segment, const struct place *place)
{
    const char *text = segment->text;
    uint32_t start = run_start(text, segment->start, place->stop);
    if (text[place->stop] != '?' || place->behind - place->stop > 1 || start == place->stop ||
        place->stop - start > SHORT_NAME || !character_capital(text[place->stop - 1]))
        return false;
    return start < segment->start + 2 || !character_capital(text[start - 2]);
}

bool glued_ends(const struct segment *segment, const struct place *place)
{
    struct str word = place_word_next(segment, place);
    if (segment->lower || place->alone || !word_starts(segment, place, word) ||
        !run_ends(place, word))
        return false;
    enum side side = side_before(segment, place->stop);
    if (side == SIDE_NONE || belongs(segment, place, side, word))
        return false;
    if (side == SIDE_WORD || place->closed || place->next > place->behind)
        return true;
    char after = word.data + word.len < segment->text + segment->limit ? word.data[word.len] : ' ';
    bool starts = word.len > 1 || side == SIDE_CLOSED ? starter_is(word) : after == ':'; /* "Q:" */
    return starts || (side >= SIDE_NAME && side != SIDE_NUMBER && word.len >= WORD_MIN &&
                      !space_lost(segment, place));
}
