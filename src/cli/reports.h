/* What the library reports of a run, told on standard error and counted by reason. */
#ifndef CLI_REPORTS_H
#define CLI_REPORTS_H

#include <stdint.h>

#include "cli/progress.h"
#include "nutgraf.h"

enum { REPORT_REASONS = 24 };

/* How often something happened. */
struct tally {
    char reason[48];
    bool lost;       /* else skipped */
    unsigned lines;  /* told, of the archive at hand */
    uint64_t hidden; /* only counted, of the archive at hand */
    uint64_t all;
};

struct reports {
    int verbosity;
    struct progress *progress; /* erased before a line is written */
    char *archive;             /* of the last report; NULL before it */
    struct tally tallies[REPORT_REASONS];
    unsigned n_tallies;
};

void reports_begin(struct reports *reports, int verbosity, struct progress *progress);
void reports_take(struct reports *reports, const struct nutgraf_report *report);

/* Tells what was only counted so far. Ends the reports: nothing may be taken after it. */
void reports_end(struct reports *reports);

/* Tells the sum of a finished run: of loss in any case, of all with verbosity 1. */
void reports_sum(const struct reports *reports, const struct nutgraf_counts *counts,
                 double seconds);

#endif
