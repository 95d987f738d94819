/* Reads from a stop to the next word, over the rest of its run, closing marks, white space and
 * opening marks. It judges nothing but whether a straight quotation mark opens or closes. */
#include "kernel/place.h"

#include <string.h>

#include "kernel/characters.h"
#include "kernel/words.h"

enum { LOOK_BACK = 4000, WORD_MAX = 16 };

/* Behind a run of stops, "..", "?!", ". . ." */
static uint32_t stops_end(const struct segment *segment, uint32_t p)
{
    const char *text = segment->text;
    uint32_t limit = segment->limit;
    for (;;) {
        unsigned size;
        if (p < limit && words_class(text + p, text + limit, &size) == BYTE_STOP)
            p += size;
        else if (p + 1 < limit && text[p] == ' ' && text[p + 1] == '.' && text[p - 1] == '.' &&
                 (p + 2 == limit || words_class(text + p + 2, text + limit, &size) != BYTE_WORD))
            p += 2;
        else
            return p;
    }
}

/* A straight quotation mark closes where one is open. No sentence is so long that one would be
 * opened farther back. */
static bool quote_closes(const struct segment *segment, uint32_t p)
{
    bool near = p - segment->start <= LOOK_BACK, open = near && segment->quoted;
    for (uint32_t i = near ? segment->start : p - LOOK_BACK; i < p; i++)
        open ^= segment->text[i] == '"';
    return open;
}

/* One closing mark at p: its size, or 0. */
static unsigned closing(const struct segment *segment, uint32_t p, bool *quote)
{
    const char *text = segment->text + p, *end = segment->text + segment->limit;
    unsigned size = character_closes(text, end);
    if (size == 0)
        return 0;
    if (*text == '"' && text + 1 < end && !character_space(text + 1, end) &&
        !character_closes(text + 1, end) && !quote_closes(segment, p))
        return 0;
    *quote |= *text != ')' && *text != ']' && *text != '}';
    return size;
}

/* In tokenized text marks stand alone: ‹said . " we› */
static uint32_t spaced_closing(const struct segment *segment, uint32_t p, bool *quote)
{
    const char *text = segment->text, *end = text + segment->limit;
    while (p + 1 < segment->limit && text[p] == ' ') {
        const char *at = text + p + 1;
        unsigned size = character_closes(at, end);
        if (size == 0 || (at + size < end && !character_space(at + size, end)))
            break;
        if ((*at == '"' || *at == '\'') && !quote_closes(segment, p + 1))
            break;
        *quote |= *at != ')' && *at != ']' && *at != '}';
        p += 1 + size;
    }
    return p;
}

/* "u.s. ." is none: the second stop ends the sentence. */
static bool two_stops(const struct segment *segment, uint32_t stop, uint32_t behind)
{
    return behind - stop == 3 && segment->text[stop] == '.' && segment->text[stop + 1] == ' ';
}

static bool ellipsis(const struct segment *segment, uint32_t stop, uint32_t behind)
{
    const char *text = segment->text + stop;
    if (*text == '.')
        return behind - stop > 1 && (text[1] == '.' || text[1] == ' ') &&
               !two_stops(segment, stop, behind);
    return behind - stop >= 3 && memcmp(text, "…", 3) == 0;
}

/* "word. Next": seven stops in ten. */
static bool is_plain(const struct segment *segment, uint32_t stop)
{
    const char *at = segment->text + stop;
    return stop > segment->start && segment->limit - stop > 2 && at[0] == '.' && at[1] == ' ' &&
           at[2] >= 'A' && at[2] <= 'Z' && at[-1] >= 'a' && at[-1] <= 'z';
}

struct place place_look(const struct segment *segment, const struct mark *mark)
{
    const char *text = segment->text, *end = text + segment->limit;
    struct place place = {.stop = mark->start, .before = mark->token, .token = mark->token};
    if (is_plain(segment, mark->start)) {
        place.behind = place.end = mark->start + 1;
        place.next = mark->start + 2;
        return place;
    }
    place.behind = stops_end(segment, mark->start);
    place.alone = mark->start > segment->start && (character_space_before(text, mark->start) ||
                                                   two_stops(segment, place.stop, place.behind));
    place.dots = ellipsis(segment, place.stop, place.behind);
    place.end = place.behind;
    for (unsigned size; place.end < segment->limit; place.end += size)
        if ((size = closing(segment, place.end, &place.closed)) == 0)
            break;
    if (place.alone && place.end == place.behind)
        place.end = spaced_closing(segment, place.end, &place.closed);
    place.next = place.end;
    while (place.next < segment->limit) {
        unsigned size = character_space(text + place.next, end);
        if (size == 0)
            size = character_opens(text + place.next, end);
        if (size == 0)
            break;
        place.next += size;
    }
    while (place.token < segment->n_tokens && segment->tokens[place.token].start < place.end)
        place.token++;
    return place;
}

/* 1: parts words; 2: what ends with this byte of UTF-8 may. */
static const unsigned char parting[256] = {
    [' '] = 1,  ['\n'] = 1, ['\t'] = 1, ['('] = 1,  ['['] = 1,  ['"'] = 1,
    ['\''] = 1, ['-'] = 1,  [','] = 1,  [')'] = 1,  [0x93] = 2, [0x94] = 2,
    [0x98] = 2, [0x9C] = 2, [0x9D] = 2, [0xA0] = 2, [0xA6] = 2,
};

/* A dash, a quotation mark, an ellipsis or a space of General Punctuation ends before text[p]; the
 * apostrophe belongs to its word. */
static bool mark_before(const char *text, uint32_t start, uint32_t p)
{
    if (p - start >= 3 && memcmp(text + p - 3, "\xE2\x80", 2) == 0)
        return true;
    return p - start >= 2 && text[p - 2] == '\xC2' && text[p - 1] == '\xA0';
}

struct str place_word_before(const struct segment *segment, uint32_t stop)
{
    const char *text = segment->text, *end = text + stop;
    uint32_t p = stop, far = stop - segment->start > WORD_MAX ? stop - WORD_MAX : segment->start;
    for (; p > far; p--) {
        unsigned part = parting[(unsigned char)text[p - 1]];
        if (part == 1 || (part == 2 && mark_before(text, segment->start, p)))
            break;
    }
    for (unsigned size; p < stop && words_class(text + p, end, &size) != BYTE_WORD; p += size)
        ;
    return (struct str){text + p, p < stop ? stop - p : 0};
}

struct str place_word_next(const struct segment *segment, const struct place *place)
{
    if (place->token < segment->n_tokens && segment->tokens[place->token].start == place->next) {
        struct token token = segment->tokens[place->token];
        return (struct str){segment->text + token.start, token.end - token.start};
    }
    return (struct str){"", 0};
}
