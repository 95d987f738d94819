/* The terms of an article: what its sentences speak of.
 *
 *   tokens -> keys (lexicon.h) -> content terms, numbered 0, 1, … in the order of their appearance
 *
 * Only prose counts: captions, labels and promotion have no terms, nor do stop words. Everything
 * lives in the article's arena. */
#ifndef KERNEL_TERMS_H
#define KERNEL_TERMS_H

#include "kernel/document.h"
#include "kernel/lexicon.h"

enum {
    TERMS_MAX = (1 << 21) - 1, /* distinct ones, later ones count as the last: three fit 64 bits */
    SENTENCE_TERMS_MAX = 4096, /* of a sentence, later ones are not seen: sums fit 64 bits */
};

/* A term of a sentence and how often it stands there. */
struct use {
    uint32_t term, count;
};

struct terms {
    uint32_t *keys;   /* of all tokens of the text (lexicon.h) */
    uint16_t *rarity; /* [n] lexicon_rarity() */
    uint32_t *count;  /* [n] in prose */
    bool *in_title;   /* [n] */
    struct use *uses; /* the uses of sentence s: first_use[s] .. first_use[s + 1] */
    uint32_t *first_use;
    uint32_t *
        content; /* the terms as they follow each other: first_content[s] .. first_content[s + 1] */
    uint32_t *first_content;
    uint32_t n;
    uint32_t n_words, n_stop; /* tokens of prose, stop words among them */
    uint32_t n_the;           /* "the" among all tokens */
};

/* False where the arena is too small. */
bool terms_read(struct terms *terms, const struct document *document, struct stems *stems,
                struct arena *arena);

/* Whether a sentence stands in a line of prose. */
static inline bool sentence_is_prose(const struct document *document, uint32_t sentence)
{
    return line_is_prose(document->lines[document->sentences[sentence].line].class);
}

#endif
