/* The line that tells how far the work is. It is drawn over itself, and erased before anything
 * else is written to standard error. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "nutgraf.h"

struct progress {
    bool enabled;
    size_t drawn; /* columns that stand there now */
    double begun; /* seconds of progress_clock */
    double last;
};

/* Seconds since some moment, of a clock that is never set. */
double progress_clock(void);

void progress_begin(struct progress *progress, bool enabled);
void progress_draw(struct progress *progress, const struct nutgraf_progress *now);
void progress_erase(struct progress *progress);

#endif
