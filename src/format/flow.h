/* Running text out of markup: white space folded, paragraphs apart. */
#ifndef FORMAT_FLOW_H
#define FORMAT_FLOW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/* What waits in front of the next text: of several the widest. */
enum flow_gap { FLOW_NONE, FLOW_SPACE, FLOW_LINE, FLOW_PARAGRAPH };

struct flow {
    char *data;
    size_t len, cap;
    enum flow_gap gap;
    bool full; /* what came behind is not in it */
};

/* Room for cap bytes, in the arena. False where it is too small. */
bool flow_open(struct flow *flow, struct arena *arena, size_t cap);

/* Appends well-formed text; its white space is one space, and none where a line begins. */
void flow_text(struct flow *flow, struct str text);

/* … with the character references of HTML in it decoded; control characters are none. */
void flow_markup(struct flow *flow, struct str text);

/* … as it is. */
void flow_raw(struct flow *flow, struct str text);

/* "", " ", "\n" or "\n\n" before the next text. */
void flow_break(struct flow *flow, enum flow_gap gap);

/* What was written from start on, trimmed; a view. */
struct str flow_since(const struct flow *flow, size_t start);

#endif
