/* Names up to a verb of saying, behind a quotation that ends with its own mark: the sentence goes
 * on. Where the speaker was named before the quotation, what follows is the next sentence:
 *
 *   "Why?" Mayor Ode asked.        one
 *   Elm asked: "Why?" Ode said no. two */
#include "kernel/speaker.h"

#include "kernel/abbreviations.h"
#include "kernel/quotation.h"

enum { WORDS_MAX = 5, LOOK_BACK = 2000 };

static struct str token_str(const struct segment *segment, uint32_t index)
{
    struct token token = segment->tokens[index];
    return (struct str){segment->text + token.start, token.end - token.start};
}

/* Where the quotation that closes right behind the stop was opened; or the sentence's start. */
static uint32_t quotation_start(const struct segment *segment, const struct place *place)
{
    const char *text = segment->text, *mark = text + place->behind;
    bool curled = place->end - place->behind == 3 && mark[0] == '\xE2';
    uint32_t p = place->stop, far = p - segment->start > LOOK_BACK ? p - LOOK_BACK : segment->start;
    if (!curled && place->end - place->behind != 1)
        return segment->start;
    for (p--; p > far && p < place->stop; p--)
        if (curled ? text[p] == '\xE2' && text[p + 1] == mark[1] && text[p + 2] == mark[2] - 1
                   : text[p] == *mark && text[p - 1] == ' ')
            return p;
    return segment->start;
}

/* ‹Doe asked: "Why?" Ode said no.›: who speaks was told before. */
static bool speaker_told(const struct segment *segment, const struct place *place)
{
    const char *text = segment->text;
    uint32_t p = quotation_start(segment, place);
    if (p < segment->start + 3 || text[p - 1] != ' ')
        return false;
    return text[p - 2] == ':' ||
           (text[p - 2] == ',' && quotation_speech(place_word_before(segment, p - 2)));
}

/* ‹"Why?" Mr. Doe asked›: names, or any words where case does not tell, up to a verb of saying. */
bool speaker_follows(const struct segment *segment, const struct place *place)
{
    if (!segment->lower && starter_is(place_word_next(segment, place)))
        return false;
    if (speaker_told(segment, place))
        return false;
    uint32_t last = place->next;
    for (uint32_t i = place->token; i < segment->n_tokens && i < place->token + WORDS_MAX; i++) {
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
