/* Counts decoded bytes against what was read of the file; see meter.h. A ratio means something only
 * once there is more than one record could be: a short file of one repeated line is no bomb. */
#include "archive/meter.h"

#include <inttypes.h>

static uint64_t least(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* The decoded bytes of one level that there may be so far. */
static uint64_t allowed(const struct meter *meter)
{
    uint64_t total = meter->max_total > 0 ? meter->max_total : UINT64_MAX;
    uint64_t ratio = meter->max_ratio, read = *meter->consumed;
    if (ratio == 0 || read > UINT64_MAX / ratio)
        return total;
    return least(total, ratio * read > meter->free ? ratio * read : meter->free);
}

uint64_t meter_add(struct meter *meter, unsigned level, uint64_t n)
{
    uint64_t *decoded = &meter->decoded[level < METER_LEVELS ? level : METER_LEVELS - 1];
    uint64_t most = allowed(meter), left = most > *decoded ? most - *decoded : 0;
    *decoded += least(n, left);
    if (n <= left)
        return n;
    if (most == meter->max_total)
        error_set(&meter->met, ERROR_LIMIT,
                  "it expands to more than --max-total %" PRIu64 " bytes; the rest is not read",
                  meter->max_total);
    else
        error_set(&meter->met, ERROR_LIMIT,
                  "it expands to more than --max-ratio %" PRIu64
                  " times its size; the rest is not read",
                  meter->max_ratio);
    return left;
}
