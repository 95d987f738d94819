/* What is measured of a candidate, given the points chosen so far. Units as in features.h. */
#ifndef KERNEL_GAIN_H
#define KERNEL_GAIN_H

#include "kernel/learned.h"

/* clang-format off */
#define GAINS_LIST(F) \
    F(SCORE, "score")                   /* of the first stage, cut at 16 bits */ \
    F(NOISE, "noise")                   /* its second output: likely no prose */ \
    F(DANGLING, "dangling")             /* its third: likely not understandable alone */ \
    F(ALONE, "alone")                   /* its fourth: what it is worth as the only point */ \
    F(RANK, "rank")                     /* candidates with a higher score */ \
    F(LOST, "lost")                     /* the best candidate's score less its own */ \
    F(ABOVE, "above")                   /* the points' mean score less its own; 0 without */ \
    F(POINTS, "points")                 /* chosen so far, at most 15 */ \
    F(WORDS_CHOSEN, "words-chosen")     /* at most 1023 */ \
    F(WORDS, "words")                   /* its own, at most 255 */ \
    F(COVERED, "covered")               /* share of its terms' weight that points hold */ \
    F(LIKENESS, "likeness")             /* the greatest cosine with a point, 1024 = 1 */ \
    F(ADDED, "added")                   /* share of the centroid that it adds, in 1/8192 */ \
    F(TITLE_ADDED, "title-added")       /* share of the title's weight that it adds */ \
    F(DISTANCE, "distance")             /* logarithm, to the nearest point; 1023 without */ \
    F(AFTER_POINT, "after-point")       /* flags: the sentence before is a point */ \
    F(BEFORE_POINT, "before-point")     /* the one behind is */ \
    F(SAME_LINE, "same-line")           /* a point stands in its line */ \
    F(PLACE_LOG, "place-log")           /* as in features.h: */ \
    F(PLACE_SHARE, "place-share") \
    F(PROSE_LOG, "prose-log") \
    F(CENTROID, "centroid") \
    F(FORWARD, "forward") \
    F(TITLE_COVER, "title-cover") \
    F(QUOTED, "quoted") \
    F(LEANING, "leaning") \
    F(CONNECTIVE, "connective") \
    F(LEANS, "leans")                   /* pronoun, orphan quote or leans */ \
    F(SPEECH, "speech") \
    F(NUMBERS, "numbers") \
    F(NAMES, "names")
/* clang-format on */

#define GAIN_ENUM(name, text) GAIN_##name,
enum gain { GAINS_LIST(GAIN_ENUM) GAINS };

enum { GAINS_STRIDE = (GAINS + 15) / 16 * 16 };

/* The best sentences that may be chosen next, and what is known of them. */
enum { GAIN_WINDOW = 12, GAIN_POINTS_MAX = 32 };

/* A sentence of the window, and the point that it would be. */
struct candidate {
    uint32_t start, words;
    uint32_t sifted; /* 1 + the points that there were when it was last held against them, or 0 */
    int32_t gain;
    struct term_sums covered; /* of its terms that points hold */
    uint64_t cost;            /* of its words, 65536 = 1 */
    int64_t value;            /* of the gain for its words */
};

/* A term of a sentence: x of features.h, and what it adds to what points hold. */
struct scattered {
    uint32_t x;
    struct term_sums fresh;
};

struct gains {
    struct learned *learned;
    const struct choice *choice;
    uint8_t *covered;            /* [terms] a point holds it */
    struct scattered *scattered; /* [terms] of one sentence, else all 0 */
    uint32_t *point;             /* [n] sentences in the order of choice, at most GAIN_POINTS_MAX */
    uint32_t n, n_window;
    uint32_t window[GAIN_WINDOW];
    uint32_t likeness[GAIN_WINDOW]; /* the greatest cosine with a point, 1024 = 1 */
    struct candidate candidate[GAIN_WINDOW];
    uint64_t words, scores; /* of all points */
};

/* False where the arena is too small. */
bool gains_open(struct gains *gains, struct learned *learned, const struct choice *choice);

/* A candidate comes into the window, which has room, or leaves it. */
void gains_add(struct gains *gains, uint32_t sentence);
void gains_drop(struct gains *gains, uint32_t place);

/* The row of each candidate of the window. */
void gains_write(const struct gains *gains, int16_t (*row)[GAINS_STRIDE]);

/* A sentence is a point now; it is in the window no more. */
void gains_take(struct gains *gains, uint32_t sentence, uint32_t words);

#endif
