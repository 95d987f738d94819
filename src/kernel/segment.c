/* The rules that judge a mark.
 *
 *   … words  word  .  ”)  white space  (“ Next word …
 *            |     |  |                |
 *            before stop end           next
 *
 * A stop ends a sentence unless what stands before may need it (abbreviation, initial, list
 * number) or what follows goes on (lower case, a speaker behind a quotation). Nothing is
 * remembered but where the sentence began. */
#include "kernel/segment.h"

#include <string.h>

#include "kernel/abbreviations.h"
#include "kernel/characters.h"
#include "kernel/glued.h"
#include "kernel/place.h"
#include "kernel/speaker.h"

enum { OPEN_MAX = 5 }; /* "their" */

static struct str token_str(const struct segment *segment, uint32_t index)
{
    struct token token = segment->tokens[index];
    return (struct str){segment->text + token.start, token.end - token.start};
}

/* "iPhone" begins a sentence as well as "Phone". */
static bool next_lower(const struct segment *segment, const struct place *place)
{
    const char *text = segment->text + place->next, *end = segment->text + segment->limit;
    if (segment->lower || !character_lower(text, end))
        return false;
    return !(text + 1 < end && text[1] >= 'A' && text[1] <= 'Z');
}

static bool next_digit(const struct segment *segment, const struct place *place)
{
    char c = segment->text[place->next];
    return c >= '0' && c <= '9';
}

/* "5", "II"; "I" is somebody. */
static bool next_number(const struct segment *segment, const struct place *place)
{
    struct str word = place_word_next(segment, place);
    size_t n = 0;
    while (n < word.len && (word.data[n] == 'I' || word.data[n] == 'V' || word.data[n] == 'X'))
        n++;
    return next_digit(segment, place) || (n == word.len && n > 1);
}

/* A word that begins sentences; with a full stop behind it, it is an initial or "No. 1". */
static bool next_starts(const struct segment *segment, const struct place *place)
{
    struct str word = place_word_next(segment, place);
    uint32_t behind = place->next + (uint32_t)word.len;
    bool starts = segment->lower ? starter_lower(word) : starter_is(word);
    return starts && (behind >= segment->limit || segment->text[behind] != '.');
}

static bool all_digits(struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (word.data[i] < '0' || word.data[i] > '9')
            return false;
    return word.len > 0;
}

/* "1." or "a." at the beginning of the sentence, or "1." behind a colon. */
static bool list_number(const struct segment *segment, struct str word)
{
    uint32_t p = segment->start;
    const char *text = segment->text, *end = text + segment->limit;
    bool digits = all_digits(word);
    if (word.len == 0 || word.len > 3)
        return false;
    if (digits && word.data - text >= p + 2 && word.data[-1] == ' ' && word.data[-2] == ':')
        return true;
    for (unsigned size; text + p < word.data; p += size) {
        size = character_space(text + p, end);
        if (size == 0)
            size = character_opens(text + p, end);
        if (size == 0)
            return false;
    }
    return digits || word.len == 1;
}

/* "… on two counts: i. One thing; ii. Another" */
static bool roman_number(const struct segment *segment, struct str word)
{
    if (word.len == 0 || word.len > 4)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (word.data[i] != 'i' && word.data[i] != 'v' && word.data[i] != 'x')
            return false;
    const char *p = word.data, *start = segment->text + segment->start;
    while (p > start && (p[-1] == ' ' || p[-1] == '"' || p[-1] == '('))
        p--;
    return p == start || p[-1] == ':' || p[-1] == ';' || p[-1] == ',';
}

static bool letter_upper(struct str word)
{
    return word.len == 1 && word.data[0] >= 'A' && word.data[0] <= 'Z';
}

/* "At 5 a.m. Mr. Doe …": a time that opens its sentence does not end it. */
static bool hour_opens(const struct segment *segment, uint32_t stop)
{
    return stop - segment->start < 24;
}

/* "the", "and": not the "or" of "d'or", the last letter of "Pope-a" or, where there are no
 * capitals, that of "serie a". */
static bool goes_open(const struct segment *segment, struct str word)
{
    if (word.len > OPEN_MAX || open_word(word) != OPEN_ALWAYS || (segment->lower && word.len == 1))
        return false;
    char before = word.data > segment->text + segment->start ? word.data[-1] : ' ';
    return before == ' ' || before == '"' || before == '(';
}

/* ‹J.P. "Bop" Ode›: a name in quotation marks between names. */
static bool nickname_follows(const struct segment *segment, const struct place *place)
{
    const char *text = segment->text, *end = text + segment->limit;
    if (place->next == place->behind || !character_quote_before(text, place->next))
        return false;
    for (const char *p = text + place->next; p + 2 < end && p < text + place->next + 32; p++) {
        if (*p == '.' || *p == ',' || *p == '!' || *p == '?')
            return false;
        unsigned size = character_quote(p, end) ? character_closes(p, end) : 0;
        if (size > 0 && end - p > size + 1)
            return p[size] == ' ' && character_capital(p[size + 1]);
    }
    return false;
}

/* "5 p.m. ET", "6 a.m. New York time" */
static bool zone_follows(const struct segment *segment, const struct place *place)
{
    const char *next = segment->text + place->next;
    bool dotted = segment->limit - place->next > 2 && memcmp(next, "E.T", 3) == 0;
    if (dotted || hour_goes_on(place_word_next(segment, place)))
        return true;
    for (uint32_t i = place->token; i < segment->n_tokens && i < place->token + 4; i++) {
        struct str word = token_str(segment, i);
        if (segment->tokens[i].start >= segment->limit)
            return false;
        if (i > place->token && str_equal(word, STR("time")))
            return true;
        if (!character_capital(word.data[0]))
            return false;
    }
    return false;
}

static bool hour_ends(const struct segment *segment, const struct place *place)
{
    if (zone_follows(segment, place) || segment->text[place->next - 1] == '(')
        return false;
    return next_starts(segment, place) || !hour_opens(segment, place->stop);
}

static bool abbreviation_ends(const struct segment *segment, const struct place *place,
                              struct str word)
{
    switch (abbreviation_find(word)) {
    case ABBREVIATION_TITLE:
    case ABBREVIATION_INNER:
        return false;
    case ABBREVIATION_NUMBER:
        return !next_number(segment, place);
    case ABBREVIATION_MONTH:
        return !next_digit(segment, place) && !hour_goes_on(place_word_next(segment, place));
    case ABBREVIATION_HOUR:
        return hour_ends(segment, place);
    case ABBREVIATION_LAST:
        return (next_starts(segment, place) && !nickname_follows(segment, place)) ||
               (word.len == 3 && word.data[0] == 'e');
    case ABBREVIATION_NONE:
        break;
    }
    if (letter_upper(word))
        return next_starts(segment, place) && !nickname_follows(segment, place);
    return !goes_open(segment, word);
}

/* "[...]": something was left out. */
static bool in_brackets(const struct segment *segment, uint32_t stop)
{
    return stop > segment->start &&
           (segment->text[stop - 1] == '[' || segment->text[stop - 1] == '(');
}

/* "by then (at 3? at 4?), they …": a bracket that began inside the sentence and goes on. */
static bool bracket_goes_on(const struct segment *segment, const struct place *place)
{
    const char *text = segment->text;
    uint32_t p = place->stop, far = p > segment->start + 120 ? p - 120 : segment->start;
    while (p > far && text[p - 1] != '(' && text[p - 1] != ')')
        p--;
    if (p <= segment->start + 1 || text[p - 1] != '(')
        return false;
    far = segment->limit - place->behind > 160 ? place->behind + 160 : segment->limit;
    for (p = place->behind; p < far && text[p] != ')';)
        p++;
    if (p + 1 >= far)
        return false;
    char after = text[p + 1] == ' ' && p + 2 < far ? text[p + 2] : text[p + 1];
    return character_small(after) || after == ',' || after == ';' || after == '.';
}

/* "Yahoo! Mail" */
static bool bang_ends(const struct segment *segment, const struct place *place)
{
    if (segment->text[place->stop] != '!' || place->closed || next_starts(segment, place))
        return true;
    return !bang_name(place_word(segment, place));
}

/* A full stop behind white space that ends nothing: lines of a page that were joined by " . " or
 * ". " in mid-sentence: "in the . house", "Mr . Ode", "UPDATED: . 09:53". */
static bool joined_by_stop(const struct segment *segment, const struct place *place)
{
    uint32_t stop = place->stop;
    while (stop > segment->start && segment->text[stop - 1] == ' ')
        stop--;
    struct str word = place_word_before(segment, stop);
    enum abbreviation kind = abbreviation_find(word);
    if (kind == ABBREVIATION_TITLE || kind == ABBREVIATION_INNER)
        return true;
    if (goes_open(segment, word) || segment->lower)
        return goes_open(segment, word);
    bool first = place->token == segment->first_token + 1;
    return (first && starter_is(word)) ||
           (open_word(word) == OPEN_ALONE && !next_starts(segment, place));
}

/* "UPDATED:. 09:53", "He said: . ‘It …" */
static bool colon_goes_on(const struct segment *segment, const struct place *place)
{
    const char *text = segment->text;
    uint32_t p = place->stop;
    while (p > segment->start && text[p - 1] == ' ')
        p--;
    if (p == segment->start || text[p - 1] != ':')
        return false;
    return next_digit(segment, place) ||
           (place->next > place->behind && character_quote_before(text, place->next));
}

/* A full stop with white space behind it. */
static bool full_stop_ends(const struct segment *segment, const struct place *place)
{
    if (colon_goes_on(segment, place))
        return false;
    if (place->alone)
        return !joined_by_stop(segment, place);
    struct str word = place_word(segment, place);
    return !list_number(segment, word) && !roman_number(segment, word) &&
           abbreviation_ends(segment, place, word);
}

static bool stop_ends(const struct segment *segment, const struct place *place)
{
    const char *text = segment->text;
    if (place->end < segment->limit && !character_space(text + place->end, text + segment->limit))
        return (text[place->stop] & 0x80 && !place->dots) || glued_ends(segment, place);
    if (place->next >= segment->limit)
        return true;
    bool strong = text[place->stop] != '.' && !place->dots;
    if ((strong || place->alone) && place->closed && speaker_follows(segment, place))
        return false;
    if (next_lower(segment, place))
        return (text[place->stop] & 0x80) && !place->dots;
    if (strong)
        return place->alone || (bang_ends(segment, place) && !bracket_goes_on(segment, place));
    if (place->dots)
        return !segment->lower && !in_brackets(segment, place->stop) &&
               !(place->alone && letter_upper(place_word_next(segment, place)));
    return full_stop_ends(segment, place);
}

/* A small number, or a letter counted as one; 0 where it is neither. */
static unsigned count_of(struct str word)
{
    if (word.len == 1 && word.data[0] >= 'a' && word.data[0] <= 'z')
        return 100u + (unsigned)(word.data[0] - 'a');
    unsigned value = 0;
    for (size_t i = 0; i < word.len; i++) {
        if (word.len > 2 || word.data[i] < '0' || word.data[i] > '9')
            return 0;
        value = value * 10 + (unsigned)(word.data[i] - '0');
    }
    return value;
}

/* "1. One thing 2. Another": the next number of the list that the sentence opens with. */
static bool list_goes_on(const struct segment *segment, const struct mark *mark, uint32_t *end)
{
    if (mark->token < segment->first_token + 3)
        return false;
    struct str first = token_str(segment, segment->first_token);
    struct str last = token_str(segment, mark->token - 1);
    if (count_of(first) == 0 || count_of(last) != count_of(first) + 1)
        return false;
    uint32_t at = (uint32_t)(last.data - segment->text);
    *end = at;
    return at + last.len == mark->start && character_space_before(segment->text, at) &&
           (first.data[first.len] == '.' || first.data[first.len] == ')') &&
           list_number(segment, first);
}

bool segment_ends(struct segment *segment, const struct mark *mark, uint32_t *end)
{
    if (mark->start < segment->judged)
        return false;
    if (mark->kind == MARK_BULLET) {
        *end = mark->start;
        return mark->start > segment->start && character_space_before(segment->text, mark->start);
    }
    if (list_goes_on(segment, mark, end))
        return true;
    struct place place = place_look(segment, mark);
    segment->judged = place.behind;
    *end = place.end;
    return stop_ends(segment, &place);
}
