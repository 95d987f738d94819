/* One line a report, in the order of the input:
 *
 *     nutgraf: news.tar.zst: 2024/x.jsonl: record 17, byte 5123: not JSON: …
 *
 * A broken archive may lose a million records in the same way, and a million such lines hide all
 * others: after LINES_MOST of one reason in one archive the rest is counted and told as one line.
 * With -v every one is told. */
#include "cli/reports.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/figures.h"
#include "cli/message.h"

enum { LINES_MOST = 20 };

void reports_begin(struct reports *reports, int verbosity, struct progress *progress)
{
    *reports = (struct reports){.verbosity = verbosity, .progress = progress};
}

/* The tally of a reason; the last one where there are more reasons than expected. */
static struct tally *tally_of(struct reports *reports, const char *reason, bool lost)
{
    for (unsigned i = 0; i < reports->n_tallies; i++) {
        struct tally *tally = &reports->tallies[i];
        if (tally->lost == lost && strcmp(tally->reason, reason) == 0)
            return tally;
    }
    if (reports->n_tallies == REPORT_REASONS)
        return &reports->tallies[REPORT_REASONS - 1];
    struct tally *fresh = &reports->tallies[reports->n_tallies++];
    snprintf(fresh->reason, sizeof fresh->reason, "%s", reason);
    fresh->lost = lost;
    return fresh;
}

/* Ends the archive at hand: what was counted but not shown is told now. */
static void archive_done(struct reports *reports)
{
    for (unsigned i = 0; i < reports->n_tallies; i++) {
        struct tally *tally = &reports->tallies[i];
        struct figure figure;
        if (tally->lost && tally->hidden && reports->verbosity == 0) {
            progress_erase(reports->progress);
            message("%s: %s more: %s (-v tells more)", reports->archive ? reports->archive : "-",
                    figure_count(&figure, tally->hidden), tally->reason);
        }
        tally->lines = 0;
        tally->hidden = 0;
    }
    free(reports->archive);
    reports->archive = NULL;
}

/* "record 17, byte 5123: ", "byte 12 of the file: ", or "" where the report is about all of it.
 * Bytes of the file count as it lies on disk, others behind decompression. */
static void place(const struct nutgraf_report *report, char *out, size_t size)
{
    char record[40] = "", byte[60] = "";
    if (report->record)
        snprintf(record, sizeof record, "record %" PRIu64, report->record);
    if (report->offset || (report->in_member && report->kind == NUTGRAF_REPORT_LOST))
        snprintf(byte, sizeof byte, "byte %" PRIu64 "%s", report->offset,
                 report->in_member ? "" : " of the file");
    snprintf(out, size, "%s%s%s%s", record, *record && *byte ? ", " : "", byte,
             *record || *byte ? ": " : "");
}

static void tell(struct reports *reports, const struct nutgraf_report *report)
{
    static const char *const kinds[] = {[NUTGRAF_REPORT_LOST] = "",
                                        [NUTGRAF_REPORT_SKIPPED] = "skipped: ",
                                        [NUTGRAF_REPORT_KIND] = "read as "};
    char where[128], more[64] = "";
    struct figure figure;
    place(report, where, sizeof where);
    if (report->count > 1)
        snprintf(more, sizeof more, " (and %s more like it)",
                 figure_count(&figure, report->count - 1));
    progress_erase(reports->progress);
    message("%s: %s%s%s%s%s%s", report->archive, report->member, *report->member ? ": " : "", where,
            kinds[report->kind], report->text, more);
}

void reports_take(struct reports *reports, const struct nutgraf_report *report)
{
    bool lost = report->kind == NUTGRAF_REPORT_LOST;
    if (reports->archive && strcmp(reports->archive, report->archive) != 0)
        archive_done(reports);
    if (!reports->archive)
        reports->archive = strdup(report->archive);
    bool told = reports->verbosity > 0;
    if (report->kind != NUTGRAF_REPORT_KIND) {
        struct tally *tally = tally_of(reports, report->reason, lost);
        told |= reports->verbosity == 0 && lost && tally->lines < LINES_MOST;
        tally->lines += told;
        tally->hidden += told ? 0 : report->count;
        tally->all += report->count;
    }
    if (told)
        tell(reports, report);
}

/* "not JSON 12, truncated 1" of what is lost, or of what is skipped. */
static void list_reasons(const struct reports *reports, bool lost, char *out, size_t size)
{
    size_t n = 0;
    out[0] = '\0';
    for (unsigned i = 0; i < reports->n_tallies && n < size; i++) {
        const struct tally *tally = &reports->tallies[i];
        struct figure figure;
        if (tally->lost == lost)
            n += (size_t)snprintf(out + n, size - n, "%s%s %s", n ? ", " : "", tally->reason,
                                  figure_count(&figure, tally->all));
    }
}

static void tell_loss(const struct reports *reports, const struct nutgraf_counts *counts)
{
    char reasons[REPORT_REASONS * 80];
    struct figure figure;
    list_reasons(reports, true, reasons, sizeof reasons);
    message("%s thing%s lost (%s): exit status 1", figure_count(&figure, counts->lost),
            counts->lost == 1 ? "" : "s", reasons);
}

static void tell_articles(const struct nutgraf_counts *counts)
{
    struct figure all, ok, no_text, too_short, not_prose, too_long, language;
    message("%s articles: ok %s, no-text %s, too-short %s, not-prose %s, too-long %s%s%s",
            figure_count(&all, counts->records), figure_count(&ok, counts->ok),
            figure_count(&no_text, counts->no_text), figure_count(&too_short, counts->too_short),
            figure_count(&not_prose, counts->not_prose), figure_count(&too_long, counts->too_long),
            counts->language > 0 ? ", language " : "",
            counts->language > 0 ? figure_count(&language, counts->language) : "");
}

static void tell_speed(const struct nutgraf_counts *counts, double seconds)
{
    struct figure inputs, points, read, decoded, articles_speed, speed;
    double per_second = seconds > 0 ? 1 / seconds : 0;
    message("%s key points; %s input%s, %s read, %s decoded", figure_count(&points, counts->points),
            figure_count(&inputs, counts->inputs), counts->inputs == 1 ? "" : "s",
            figure_megabytes(&read, (double)counts->bytes_read),
            figure_megabytes(&decoded, (double)counts->bytes_decoded));
    message("%.2f s: %s articles/s, %s/s", seconds,
            figure_count(&articles_speed, (uint64_t)((double)counts->records * per_second)),
            figure_megabytes(&speed, (double)counts->bytes_decoded * per_second));
}

void reports_end(struct reports *reports)
{
    progress_erase(reports->progress);
    archive_done(reports);
}

void reports_sum(const struct reports *reports, const struct nutgraf_counts *counts, double seconds)
{
    char reasons[REPORT_REASONS * 80];
    struct figure figure;
    if (reports->verbosity > 0) {
        tell_articles(counts);
        tell_speed(counts, seconds);
        list_reasons(reports, false, reasons, sizeof reasons);
        if (counts->skipped)
            message("%s skipped (%s)", figure_count(&figure, counts->skipped), reasons);
    }
    if (counts->lost && reports->verbosity >= 0)
        tell_loss(reports, counts);
}
