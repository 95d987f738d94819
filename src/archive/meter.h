/* How much an input expands to: the limit for bombs, whatever they are packed with.
 *
 *   file  ->  gzip: level 1  ->  members of the tar: level 2  ->  gzip: level 3 ...
 *
 * Bytes are counted for each level, over all streams of it, so that neither a bomb inside a bomb
 * nor a thousand small ones get by. To the byte, so that the size of reads changes nothing. */
#ifndef ARCHIVE_METER_H
#define ARCHIVE_METER_H

#include <stdint.h>

#include "base/error.h"

enum { METER_LEVELS = 40 };

struct meter {
    const uint64_t *consumed;      /* bytes of the input read so far */
    uint64_t free;                 /* decoded bytes before the ratio is looked at */
    uint64_t max_ratio, max_total; /* 0 = no limit */
    uint64_t decoded[METER_LEVELS];
    struct error met; /* ERROR_LIMIT, for good, once a limit was met: it names the option */
};

/* Counts n bytes, or those of them that are within the limits, and returns how many that are; with
 * fewer than n the limit is met. */
uint64_t meter_add(struct meter *meter, unsigned level, uint64_t n);

#endif
