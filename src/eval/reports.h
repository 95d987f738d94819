/* What an evaluation tells of its files: damage met on the way in, rows that could not be used. */
#ifndef EVAL_REPORTS_H
#define EVAL_REPORTS_H

#include <stdint.h>

#include "eval/rows.h"
#include "nutgraf.h"

/* Reports a file's notes and its rows' faults, part by part. Returns how much was lost. */
uint64_t reports_tell(const struct rows *rows, const struct nutgraf_eval_options *options);

#endif
