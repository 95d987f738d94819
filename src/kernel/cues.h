/* The words that furniture begins with: "ALSO READ:", "Read |", "Image credits:". */
#ifndef KERNEL_CUES_H
#define KERNEL_CUES_H

#include "kernel/furniture.h"

/* What follows a cue. */
enum cue_kind {
    CUE_NONE,
    CUE_LINK,   /* the headline of another article */
    CUE_CREDIT, /* names and agencies */
};

struct cue {
    enum cue_kind kind;
    uint32_t start; /* its first byte, maybe inside a token: "bridgesALSO READ:"; or the bracket */
};

/* True where a word that cues end with stands before the ':' or '|' at p. */
bool cue_ends(const struct furniture *furniture, uint32_t p);

/* The cue that ends with the ':' or '|' at p; token is the last that begins before p. */
struct cue cue_before(const struct furniture *furniture, uint32_t p, uint32_t token);

/* The cue that the sentence begins with. */
struct cue cue_first(const struct furniture *furniture);

/* Behind the phrase without a colon that the sentence begins with, as "Advertisement The …"; or
 * start. */
uint32_t cue_phrase(const struct furniture *furniture);

bool cue_sorted(void);

#endif
