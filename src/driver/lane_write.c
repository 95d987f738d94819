/* The writing side of a lane: the batch before, merged into one order.
 *
 *   segment by segment:  note* record note* record … note*  and, where the input ended early, why
 *
 * Everything is counted here and only here, so that the counts, the reports and the records of a
 * run stop at the same place when a limit is reached. */
#include <string.h>

#include "driver/lane.h"
#include "driver/record.h"

static void tell(struct lane *lane, const struct nutgraf_report *report)
{
    if (report->kind == NUTGRAF_REPORT_LOST)
        lane->counts.lost += report->count;
    if (report->kind == NUTGRAF_REPORT_SKIPPED)
        lane->counts.skipped += report->count;
    if (lane->options->report)
        lane->options->report(lane->options->user, report);
}

/* Views of the rooms below become terminated strings: the batch's arena holds them until it is
 * reset. */
static const char *terminated(struct batch *batch, struct str text)
{
    char *copy = ARENA_NEW(&batch->block.names, text.len + 1, char);
    if (!copy)
        return "";
    if (text.len)
        memcpy(copy, text.data, text.len);
    copy[text.len] = '\0';
    return copy;
}

static void tell_note(struct lane *lane, struct batch *batch, const struct segment *segment,
                      const struct note *note)
{
    static const enum nutgraf_report_kind kinds[] = {[NOTE_SKIPPED] = NUTGRAF_REPORT_SKIPPED,
                                                     [NOTE_KIND] = NUTGRAF_REPORT_KIND,
                                                     [NOTE_DAMAGED] = NUTGRAF_REPORT_LOST,
                                                     [NOTE_LIMIT] = NUTGRAF_REPORT_LOST};
    struct nutgraf_report report = {.kind = kinds[note->kind],
                                    .archive = segment->archive,
                                    .member = terminated(batch, batch->block.members[note->member]),
                                    .record = note->record,
                                    .offset = note->offset,
                                    .in_member = note->in_member,
                                    .count = note->count,
                                    .reason = note->reason,
                                    .text = terminated(batch, note->text)};
    tell(lane, &report);
}

static void tell_record(struct lane *lane, struct batch *batch, const struct segment *segment,
                        size_t i, struct str text)
{
    const struct record *record = &batch->block.records[i];
    const struct result *result = &batch->results[i];
    struct nutgraf_report report = {
        .kind = result->lost ? NUTGRAF_REPORT_LOST : NUTGRAF_REPORT_SKIPPED,
        .archive = segment->archive,
        .member = terminated(batch, batch->block.members[record->member]),
        .record = record->number,
        .offset = record->offset,
        .in_member = true,
        .count = 1,
        .reason = result->lost ? result->lost : result->skipped,
        .text = terminated(batch, text)};
    tell(lane, &report);
}

static void tell_lost(struct lane *lane, struct batch *batch, const struct segment *segment,
                      size_t i)
{
    const struct result *result = &batch->results[i];
    struct str why = {batch->lines[result->thread].data + result->at, result->len};
    tell_record(lane, batch, segment, i, why);
}

static void tell_segment(struct lane *lane, const struct segment *segment)
{
    struct nutgraf_report report = {.archive = segment->archive, .member = "", .count = 1};
    if (segment->skipped) {
        report.kind = NUTGRAF_REPORT_SKIPPED;
        report.reason = "no input";
        report.text = "not read: a pipe, socket or device below a directory, or the output of "
                      "this run, or of one that was not finished";
        tell(lane, &report);
    } else if (segment->failed.code) {
        report.kind = NUTGRAF_REPORT_LOST;
        report.reason = segment->failed.code == ERROR_OPEN ? "not opened" : "not read";
        report.text = segment->failed.text;
        if (segment->failed.code == ERROR_OPEN && !lane->open_error.code)
            lane->open_error = segment->failed;
        tell(lane, &report);
    }
}

static void count(struct nutgraf_counts *counts, const struct result *result)
{
    uint64_t *by_status[] = {[KERNEL_OK] = &counts->ok,
                             [KERNEL_NO_TEXT] = &counts->no_text,
                             [KERNEL_TOO_SHORT] = &counts->too_short,
                             [KERNEL_NOT_PROSE] = &counts->not_prose,
                             [KERNEL_TOO_LONG] = &counts->too_long,
                             [KERNEL_LANGUAGE] = &counts->language};
    ++*by_status[result->status];
    counts->records++;
    counts->points += result->points;
    counts->bytes_text += result->text_bytes;
    counts->bytes_written += result->len;
}

static void write_record(struct lane *lane, struct batch *batch, const struct segment *segment,
                         size_t i)
{
    const struct result *result = &batch->results[i];
    struct error error = {0};
    lane->counts.bytes_decoded += batch->block.records[i].len;
    if (result->lost) {
        tell_lost(lane, batch, segment, i);
        return;
    }
    if (result->skipped) {
        tell_record(lane, batch, segment, i, str_of(result->skipped));
        return;
    }
    const char *line = batch->lines[result->thread].data + result->at;
    if (output_write(lane->output, line, result->len, &error)) {
        failure_set(lane->failure, &error);
        return;
    }
    count(&lane->counts, result);
    lane->full = lane->options->limit && lane->counts.records >= lane->options->limit;
}

/* The first record, note behind the segment. */
static void segment_end(const struct batch *batch, size_t s, size_t *record, size_t *note)
{
    bool last = s + 1 == batch->n_segments;
    *record = last ? batch->block.n_records : batch->segments[s + 1].first_record;
    *note = last ? batch->block.n_notes : batch->segments[s + 1].first_note;
}

static void write_segment(struct lane *lane, struct batch *batch, size_t s)
{
    const struct segment *segment = &batch->segments[s];
    const struct note *notes = batch->block.notes;
    size_t end_record, end_note, note = segment->first_note;
    segment_end(batch, s, &end_record, &end_note);
    for (size_t i = segment->first_record; i <= end_record; i++) {
        bool tail = i == end_record;
        while (note < end_note && (tail || notes[note].before <= i) && !lane->full)
            tell_note(lane, batch, segment, &notes[note++]);
        if (!tail && !lane->full && !failure_met(lane->failure))
            write_record(lane, batch, segment, i);
    }
    if (!lane->full)
        tell_segment(lane, segment);
}

void lane_write(struct lane *lane)
{
    struct batch *batch = lane->previous;
    for (size_t s = 0; s < batch->n_segments && !lane->full; s++)
        write_segment(lane, batch, s);
    batch->n_segments = 0; /* written: the batch may be read into again */
}
