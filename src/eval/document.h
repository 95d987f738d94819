/* One document: a reference's row and what systems chose of it -> columns to add up. */
#ifndef EVAL_DOCUMENT_H
#define EVAL_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "eval/figures.h"
#include "eval/rows.h"

enum { SYSTEMS_MOST = 2 };

struct measured {
    bool by[MEASURES];
    double columns[MEASURES][SYSTEMS_MOST][COLUMNS];

    struct row *rows[SYSTEMS_MOST]; /* each system's, NULL where it has none */

    /* Constants, NULL where all is well: why a system's row holds no points, or what was cut. */
    const char *faults[SYSTEMS_MOST];
};

/* A thread's memory for it. */
struct scorer;

struct scorer *scorer_new(void); /* NULL without memory */
void scorer_free(struct scorer *scorer);

/* Measures what each system has for the reference's id: one that has nothing chose nothing. What is
 * wrong with the reference becomes its fault: it is then measured by nothing. False without memory.
 * The systems are only looked at, by all threads at once. */
bool document_measure(struct scorer *scorer, struct row *reference, const struct rows *systems,
                      size_t n_systems, struct measured *measured);

#endif
