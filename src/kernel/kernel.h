/* An article -> its key points. What the rooms above may know of the kernel.
 *
 *   text -> lines -> sentences and words -> terms -> scores -> greedy choice
 *
 * Pure: the result depends on the arguments alone; all arithmetic is integer, so that it is the
 * same on every machine. No file, no thread, no allocation outside its arena on the path of an
 * article. */
#ifndef KERNEL_KERNEL_H
#define KERNEL_KERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

enum kernel_method { KERNEL_LEAD, KERNEL_CENTROID, KERNEL_TEXTRANK, KERNEL_LEARNED };

enum kernel_status {
    KERNEL_OK,
    KERNEL_NO_TEXT,   /* nothing but white space */
    KERNEL_TOO_SHORT, /* prose, but fewer words than a key point needs */
    KERNEL_NOT_PROSE, /* no line reads like prose: a table, links, captions only, no full stops */
    KERNEL_TOO_LONG,  /* the arena cannot hold it */
    KERNEL_LANGUAGE,  /* in no language that is known, and not to be cut into sentences */
};

struct model; /* model.h */

struct kernel_options {
    enum kernel_method method;
    const struct model *model; /* of KERNEL_LEARNED, shared by all threads; else NULL */
    bool automatic;            /* stop where the next point would add little */
    uint32_t points;           /* at most this many; 0: no limit of number */
    uint32_t max_words;        /* of all points together; 0: no limit */
    uint32_t ratio;  /* of all points' words to the article's, in millionths; 0: no limit */
    struct str lang; /* what the article's record says that it is in: a tag or a name; or empty */
};

/* Whether words are counted, and not points alone. */
static inline bool kernel_budgeted(const struct kernel_options *options)
{
    return options->max_words != 0 || options->ratio != 0;
}

struct kernel_point {
    size_t start, end; /* bytes of the text, at code point boundaries */
    uint32_t sentence; /* counts from 0 */
    uint32_t rank;     /* the order of choice, 1 = best */
    uint32_t score; /* 0..10000; falls with rank, but for what leans on a sentence chosen before */
};

struct kernel_result {
    enum kernel_status status;
    const char *lang;   /* ISO 639-1, "" where it is not known: a constant */
    uint32_t words;     /* runs between white space in the text, as Python's len(text.split()) */
    uint32_t sentences; /* prose or not */
    struct kernel_point *points; /* in document order; in the arena */
    size_t n_points;
};

struct kernel; /* one a thread: handles of the stemmers and of ICU, a memo */

struct kernel *kernel_new(struct error *error);
void kernel_free(struct kernel *kernel);

/* title may be "". title and text are well-formed UTF-8. Scratch and result live in the arena,
 * whose need grows linearly with the text; where it does not suffice the status is KERNEL_TOO_LONG,
 * never a crash. At least one point is chosen where any sentence can be. */
void kernel_summarize(struct kernel *kernel, const struct kernel_options *options, struct str title,
                      struct str text, struct arena *arena, struct kernel_result *result);

/* What a model is told of an article, for training. All of it lives in the arena. */

struct kernel_sentence {
    size_t start, end; /* bytes of the text */
    bool selectable;
    const uint32_t *keys; /* of its words (lexicon.h), to be hashed as word_hashes.h says */
    uint32_t n_keys;
};

/* A turn of the greedy choice: the candidates, and the one that was taken. Under a budget of words
 * three choices are made and the best is kept: the turns are those of the first, where words cost
 * what the model says. */
struct kernel_step {
    uint32_t n;
    const uint32_t *sentence; /* [n] */
    const int16_t *value;     /* [n][GAINS_STRIDE], gain.h */
    uint32_t taken;           /* of the n */
};

struct kernel_features {
    enum kernel_status status;
    uint32_t n_sentences, n_steps;
    const struct kernel_sentence *sentences;
    const int16_t *value;            /* [n_sentences][FEATURES_STRIDE], features.h */
    const struct kernel_step *steps; /* none without a model's first stage */
};

/* The features of all sentences, and the turns that the model (its words and stages; may be NULL)
 * takes under the options. Text, title and arena as for kernel_summarize(); n_sentences is 0 where
 * there is no text or it is too long. */
void kernel_features(struct kernel *kernel, const struct kernel_options *options, struct str title,
                     struct str text, struct arena *arena, struct kernel_features *features);

#endif
