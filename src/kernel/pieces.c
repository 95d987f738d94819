/* A sentence is looked at alone: its set phrase, its end, its form.
 *
 *   "Photo by …"            a phrase of notices.c
 *   "LONDON, March 3"       nothing but names, numbers and dates
 *   "Happy: Ann Ode …"      the head of a caption
 *   "What happens next"     short, without a full stop
 *
 * False alarms cost more than misses: what is long and ends with a full stop is prose unless it
 * says otherwise. */
#include "kernel/pieces.h"

#include <string.h>

#include "kernel/authors.h"
#include "kernel/captions.h"
#include "kernel/characters.h"
#include "kernel/forms.h"
#include "kernel/notices.h"
#include "kernel/signs.h"
#include "kernel/words.h"

enum { LABEL_MAX = 13, BULLET_MIN = 8, DATELINE_MAX = 14, COMPLETE_MAX = 6, ITEMS_MIN = 3 };
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

struct ending piece_ending(const struct document *document, const struct sentence *sentence)
{
    const char *text = document->text.data;
    unsigned size;
    uint32_t last = sentence->end - 1;
    if (text[last] == '.' && last > sentence->start && text[last - 1] >= 'a' &&
        text[last - 1] <= 'z') /* most do */
        return (struct ending){.complete = true};
    last = last_mark(text, sentence->start, sentence->end);
    struct ending ending = {.colon = text[last] == ':'};
    if (words_class(text + last, text + sentence->end, &size) != BYTE_STOP)
        return ending;
    ending.alone =
        text[last] == '.' && last > sentence->start && character_space_before(text, last);
    ending.complete = true;
    ending.colon = last > sentence->start && text[last - 1] == ':';
    ending.question = text[last] == '?';
    return ending;
}

/* "… - One thing - Another thing - A third": a list whose lines were joined. */
static bool joined_list(const struct document *document, const struct sentence *sentence)
{
    const char *text = document->text.data, *end = text + sentence->end;
    unsigned items = 0;
    for (const char *p = text + sentence->start + 1; p + 2 < end; p++) {
        p = memchr(p, '-', (size_t)(end - 2 - p));
        if (p == NULL)
            break;
        items += p[-1] == ' ' && p[1] == ' ' && (character_capital(p[2]) || digit(p[2]));
    }
    return items >= ITEMS_MIN;
}

/* What a page kept for machines: {"name": … */
static bool markup(const struct document *document, const struct sentence *sentence)
{
    const char *text = document->text.data + sentence->start;
    const char *end = document->text.data + sentence->end;
    const char *brace = memchr(text, '{', (size_t)(end - text));
    return brace && end - brace > 1 && brace[1] == '"';
}

/* "• one", "- one", "3. one" */
static bool bullet(const struct document *document, const struct sentence *sentence)
{
    const char *text = document->text.data + sentence->start;
    uint32_t size = sentence->end - sentence->start, n = 0;
    if (size > 3 && memcmp(text, "•", 3) == 0)
        return true;
    while (n < 2 && n < size && digit(text[n]))
        n++;
    if (n > 0)
        return n + 1 < size && (text[n] == '.' || text[n] == ')') && text[n + 1] == ' ';
    return (*text == '-' || *text == '*') && size > 1 && text[1] == ' ';
}

/* "(The board votes for a bridge)" */
static bool bracketed(const struct document *document, const struct sentence *sentence,
                      bool complete)
{
    const char *text = document->text.data;
    return !complete && text[sentence->start] == '(' && text[sentence->end - 1] == ')';
}

enum line_class piece_class(const struct document *document, const struct sentence *sentence,
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
    if (authors_named(document, sentence))
        return LINE_BYLINE;
    unsigned signs = sentence->signs;
    if (caption_shown(document, sentence) || (ending.alone && !tokenized))
        return LINE_CAPTION;
    bool open = !complete && sentence->words <= LABEL_MAX;
    if ((signs & SIGN_ITEM && joined_list(document, sentence)) ||
        (bullet(document, sentence) && (open || sentence->words < BULLET_MIN)))
        return LINE_LIST;
    bool label = open || ending.colon || bracketed(document, sentence, complete) ||
                 (signs & SIGN_BRACE && markup(document, sentence));
    if (label)
        return LINE_LABEL;
    return caption_names(document, sentence) ? LINE_LIST : LINE_PROSE;
}
