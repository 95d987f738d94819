/* One document: a reference's row and what systems chose of it -> columns to add up. */
#ifndef EVAL_DOCUMENT_H
#define EVAL_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "eval/figures.h"

enum { SYSTEMS_MOST = 2 };

struct measured {
    bool by[MEASURES];
    double columns[MEASURES][SYSTEMS_MOST][COLUMNS];

    /* Constants, NULL where all is well: why the reference could not be used (by[] tells that it
     * measures nothing) or was cut, and each system's row (it then holds no points) likewise. */
    const char *reference_fault, *fault[SYSTEMS_MOST];
};

/* A thread's memory for it. */
struct scorer;

/* largest: bytes of the longest row that it will meet. NULL without memory. */
struct scorer *scorer_new(size_t largest);
void scorer_free(struct scorer *scorer);

/* A system that has no row for the document chose nothing: its row is empty. False without
 * memory. */
bool document_measure(struct scorer *scorer, struct str reference, const struct str *systems,
                      size_t n_systems, struct measured *measured);

#endif
