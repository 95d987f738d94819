/* What a system chose of one document: the points of a row, best first. */
#ifndef EVAL_SELECTION_H
#define EVAL_SELECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

struct piece {
    struct str text;
    uint32_t words;     /* as Python's str.split() counts */
    bool placed;        /* start is given */
    bool ended;         /* end is given */
    int64_t start, end; /* code points, as given */
    int64_t sentence;   /* its number, -1 where it is not given */
    double rank;
    uint32_t given; /* its place in the row */
};

struct selection {
    struct piece *pieces;
    size_t n;
};

enum { SELECTION_MOST = 4096 }; /* points of a row: no summary holds more */

/* Reads "key_points" of a row: texts, or objects with "text" and perhaps "rank", "start", "end" and
 * "sentence"; ordered by rank where each has one. What is missing, null, false, 0 or empty holds no
 * point. NULL, or a constant that tells what is wrong: then it is empty. All lives as long as the
 * row and the arena. */
const char *selection_read(struct str row, struct arena *arena, struct selection *selection);

#endif
