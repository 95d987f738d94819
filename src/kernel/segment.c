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

#include "kernel/abbreviations.h"
#include "kernel/characters.h"
#include "kernel/place.h"
#include "kernel/quotation.h"

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

/* The token that stands right at next. */
static struct str next_word(const struct segment *segment, const struct place *place)
{
    if (place->token < segment->n_tokens && segment->tokens[place->token].start == place->next)
        return token_str(segment, place->token);
    return (struct str){"", 0};
}

/* A word that begins sentences; with a full stop behind it, it is an initial or "No. 1". */
static bool next_starts(const struct segment *segment, const struct place *place)
{
    struct str word = next_word(segment, place);
    uint32_t behind = place->next + (uint32_t)word.len;
    return starter_is(word) && (behind >= segment->limit || segment->text[behind] != '.');
}

/* ‹"Why?" Mr. Doe asked›: names, or any words where case does not tell, up to a verb of saying. */
static bool speaker_follows(const struct segment *segment, const struct place *place)
{
    if (!segment->lower && starter_is(next_word(segment, place)))
        return false;
    uint32_t last = place->next;
    for (uint32_t i = place->token; i < segment->n_tokens && i < place->token + 5; i++) {
        struct token token = segment->tokens[i];
        if (token.start >= segment->limit)
            return false;
        for (uint32_t p = last; p < token.start; p++)
            if (segment->text[p] != ' ' && segment->text[p] != '.' && segment->text[p] != '-')
                return false;
        if (quotation_speech(token_str(segment, i)))
            return true;
        char first = segment->text[token.start];
        if (!segment->lower && (first < 'A' || first > 'Z'))
            return false;
        last = token.end;
    }
    return false;
}

static const bool parting[256] = {
    [' '] = true, ['\n'] = true, ['\t'] = true, ['('] = true, ['['] = true,
    ['"'] = true, ['\''] = true, ['-'] = true,  [','] = true,
};

/* The word that the stop is attached to: back to white space or an opening mark, with stops
 * inside. */
static struct str word_before(const struct segment *segment, uint32_t stop)
{
    uint32_t p = stop;
    while (p > segment->start && stop - p < 16) {
        if (parting[(unsigned char)segment->text[p - 1]])
            break;
        p--;
    }
    const char *text = segment->text + p, *end = segment->text + stop;
    for (unsigned size; text < end && words_class(text, end, &size) != BYTE_WORD; text += size)
        ;
    return (struct str){text, (size_t)(end - text)};
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

static bool letter_upper(struct str word)
{
    return word.len == 1 && word.data[0] >= 'A' && word.data[0] <= 'Z';
}

/* "At 5 a.m. Mr. Doe …": a time that opens its sentence does not end it. */
static bool hour_opens(const struct segment *segment, uint32_t stop)
{
    return stop - segment->start < 24;
}

static bool abbreviation_ends(const struct segment *segment, const struct place *place,
                              struct str word)
{
    switch (abbreviation_find(word)) {
    case ABBREVIATION_TITLE:
    case ABBREVIATION_INNER:
        return false;
    case ABBREVIATION_NUMBER:
        return !next_digit(segment, place);
    case ABBREVIATION_MONTH:
        return !next_digit(segment, place) && !hour_goes_on(next_word(segment, place));
    case ABBREVIATION_HOUR:
        return !hour_goes_on(next_word(segment, place)) && !hour_opens(segment, place->stop) &&
               segment->text[place->next - 1] != '(';
    case ABBREVIATION_LAST:
        return next_starts(segment, place) || (word.len == 3 && word.data[0] == 'e');
    case ABBREVIATION_NONE:
        break;
    }
    return !letter_upper(word) || next_starts(segment, place);
}

/* "… ended.The next …" */
static bool glued(const struct segment *segment, const struct place *place)
{
    const char *text = segment->text;
    uint32_t p = place->stop;
    while (p > segment->start && text[p - 1] >= 'a' && text[p - 1] <= 'z')
        p--;
    bool capital = p > segment->start && text[p - 1] >= 'A' && text[p - 1] <= 'Z';
    if (place->stop - p < 3 || segment->lower || place->behind - place->stop != 1)
        return false;
    if (p > segment->start + capital && !character_space_before(text, p - capital))
        return false;
    struct str word = next_word(segment, place);
    if (word.len == 0 || word.data[0] < 'A' || word.data[0] > 'Z')
        return false;
    uint32_t behind = place->next + (uint32_t)word.len;
    char after = behind < segment->limit ? text[behind] : ' ';
    if (after == '.' || after == '@' || after == '/' || after == '_')
        return false;
    return capital ? starter_is(word) : !address_end(word);
}

/* "[...]": something was left out. */
static bool in_brackets(const struct segment *segment, uint32_t stop)
{
    return stop > segment->start &&
           (segment->text[stop - 1] == '[' || segment->text[stop - 1] == '(');
}

static bool stop_ends(const struct segment *segment, const struct place *place)
{
    const char *text = segment->text;
    if (place->end < segment->limit && !character_space(text + place->end, text + segment->limit))
        return (text[place->stop] & 0x80 && !place->dots) || glued(segment, place);
    if (place->next >= segment->limit)
        return true;
    bool strong = text[place->stop] != '.' && !place->dots;
    if ((strong || place->alone) && place->closed && speaker_follows(segment, place))
        return false;
    if (next_lower(segment, place))
        return (text[place->stop] & 0x80) && !place->dots;
    if (place->alone && !place->dots)
        return true;
    if (strong)
        return true;
    if (place->dots)
        return !segment->lower && !in_brackets(segment, place->stop) &&
               !(place->alone && letter_upper(next_word(segment, place)));
    struct str word = word_before(segment, place->stop);
    return !list_number(segment, word) && abbreviation_ends(segment, place, word);
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
