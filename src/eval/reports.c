/* See reports.h. A fault of a row is told with its place: "FILE, record 7: it has no id". */
#include "eval/reports.h"

#include <stdlib.h>
#include <string.h>

struct telling {
    const struct rows *rows;
    const struct nutgraf_eval_options *options;
    uint64_t lost;
};

/* A view as a terminated string: NULL without memory. */
static char *terminated(struct str text)
{
    char *copy = malloc(text.len + 1);
    if (copy && text.len)
        memcpy(copy, text.data, text.len);
    if (copy)
        copy[text.len] = '\0';
    return copy;
}

static void tell(struct telling *telling, struct nutgraf_report report, struct str member,
                 struct str text)
{
    telling->lost += report.kind == NUTGRAF_REPORT_LOST ? report.count : 0;
    if (!telling->options->report)
        return;
    char *name = terminated(member), *sentence = terminated(text);
    report.archive = telling->rows->path;
    report.member = name ? name : "";
    report.text = sentence ? sentence : "";
    telling->options->report(telling->options->user, &report);
    free(name);
    free(sentence);
}

static void tell_note(struct telling *telling, const struct block *block, const struct note *note)
{
    static const enum nutgraf_report_kind kinds[] = {[NOTE_SKIPPED] = NUTGRAF_REPORT_SKIPPED,
                                                     [NOTE_KIND] = NUTGRAF_REPORT_KIND,
                                                     [NOTE_DAMAGED] = NUTGRAF_REPORT_LOST,
                                                     [NOTE_LIMIT] = NUTGRAF_REPORT_LOST};
    struct nutgraf_report report = {.kind = kinds[note->kind],
                                    .record = note->record,
                                    .offset = note->offset,
                                    .in_member = note->in_member,
                                    .count = note->count,
                                    .reason = note->reason};
    tell(telling, report, block->members[note->member], note->text);
}

static void tell_row(struct telling *telling, const struct row *row)
{
    struct nutgraf_report report = {.kind = NUTGRAF_REPORT_LOST,
                                    .record = row->number,
                                    .offset = row->offset,
                                    .in_member = true,
                                    .count = 1,
                                    .reason = "row"};
    tell(telling, report, row->member, str_of(row->fault));
}

uint64_t reports_tell(const struct rows *rows, const struct nutgraf_eval_options *options)
{
    struct telling telling = {.rows = rows, .options = options};
    for (size_t p = 0; p < rows->n_parts; p++) {
        const struct part *part = rows->parts[p];
        for (size_t i = 0; i < part->block.n_notes; i++)
            tell_note(&telling, &part->block, &part->block.notes[i]);
        for (size_t i = 0; i < part->n; i++)
            if (part->rows[i].fault)
                tell_row(&telling, &part->rows[i]);
    }
    return telling.lost;
}
