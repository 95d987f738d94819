/* What stands around a stop: before it, in its run, behind it. */
#ifndef KERNEL_PLACE_H
#define KERNEL_PLACE_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/segment.h"

struct place {
    uint32_t stop, behind; /* the run of stops */
    uint32_t end;          /* behind closing marks */
    uint32_t next;         /* the first letter or digit behind opening marks, or limit */
    uint32_t before;       /* tokens that begin before the stop */
    uint32_t token;        /* the first token at or behind end */
    bool alone;            /* white space stands before the stop */
    bool closed;           /* a closing quotation mark stands behind it */
    bool dots;             /* an ellipsis */
};

/* What stands around a mark of the kind MARK_STOP in the open line. */
struct place place_look(const struct segment *segment, const struct mark *mark);

/* The word that a stop is attached to, with the stops inside: back to white space or an opening
 * mark. */
struct str place_word_before(const struct segment *segment, uint32_t stop);

/* The same for the stop of a place; most stand behind one token. */
static inline struct str place_word(const struct segment *segment, const struct place *place)
{
    if (place->before > segment->first_token) {
        struct token token = segment->tokens[place->before - 1];
        if (token.end == place->stop && token.start > segment->start &&
            segment->text[token.start - 1] == ' ')
            return (struct str){segment->text + token.start, token.end - token.start};
    }
    return place_word_before(segment, place->stop);
}

/* The token that stands right at next, or "". */
struct str place_word_next(const struct segment *segment, const struct place *place);

#endif
