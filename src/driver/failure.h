/* The error that ends a run: the first one wins, whichever thread meets it. */
#ifndef DRIVER_FAILURE_H
#define DRIVER_FAILURE_H

#include <stdatomic.h>
#include <stdbool.h>

#include "base/error.h"
#include "nutgraf.h"

struct failure {
    _Atomic bool failed;
    struct error error; /* read it only after the threads have joined */
};

static inline bool failure_met(struct failure *failure)
{
    return atomic_load_explicit(&failure->failed, memory_order_relaxed);
}

/* Keeps *error where it is the first. */
void failure_set(struct failure *failure, const struct error *error);

/* An error of the rooms below as the public header tells it. A NULL out is ignored. Returns its
 * code. */
enum nutgraf_code failure_tell(const struct error *error, struct nutgraf_error *out);

#endif
