/* Rows of CSV, whose quoted fields may hold line ends.
 *
 *   id,title,text            the first row: the head of all others, or MIND's first news
 *   1,Rain,"It fell. \n Long."        a row, taken as it stands
 *   2,"Rain, It fell.        a quotation mark that is never closed: this line is all of the row
 *
 * A mark that is not closed would swallow the rest of the table. It is found where the row grows
 * above the limit, where the table ends, or where a field seems to begin inside another: then the
 * first line is the row, if it has as many columns as the table, and what follows it is read over
 * up to the next row that has. What was read twice is counted; a table that is all like this is
 * read line by line. Fields are taken apart elsewhere. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "archive/cutter.h"

enum {
    LINE_END = 2, /* bytes */
    AGAIN = 4,    /* largest records that may be read twice beside each byte once */
};

static void tell(struct cutter *cutter, struct block *block, size_t member, enum note_kind kind,
                 const char *reason, const char *text)
{
    struct note note = {.kind = kind,
                        .member = member,
                        .record = kind == NOTE_DAMAGED ? cutter->number + 1 : 0,
                        .offset = cutter->read - (block->raw.len - cutter->start),
                        .in_member = true,
                        .count = 1,
                        .reason = reason,
                        .text = str_of(text)};
    cutter->broken |= !block_add_note(block, &note);
}

static void next_row(struct cutter *cutter, size_t start)
{
    struct cutter_csv *csv = &cutter->csv;
    cutter->start = cutter->scan = start;
    csv->row.state = TABULAR_START;
    csv->row.fields = csv->broken = 0;
    csv->large = csv->row.odd = false;
}

/* Columns without names are called 1, 2, 3 ... */
static void number_columns(struct cutter_csv *csv)
{
    char *out = csv->head;
    size_t n = 0, room = sizeof csv->head;
    out[n++] = csv->row.delimiter;
    for (size_t i = 1; i <= csv->columns && room - n > 24; i++)
        n += (size_t)snprintf(out + n, room - n, "%s%zu",
                              i > 1 ? (char[]){csv->row.delimiter, '\0'} : "", i);
    csv->head_len = n;
}

static void name_columns(struct cutter_csv *csv, const struct tabular_table *table, struct str line)
{
    struct str names = table->header ? line : str_of(table->names != NULL ? table->names : "");
    if (names.len == 0) {
        number_columns(csv);
        return;
    }
    csv->head[0] = table->delimiter;
    memcpy(csv->head + 1, names.data, names.len);
    csv->head_len = names.len + 1;
}

static void tell_no_text(struct cutter *cutter, struct block *block, size_t member)
{
    struct cutter_csv *csv = &cutter->csv;
    struct str names = {csv->head + 1, csv->head_len - 1};
    if (!tabular_have_text(names, csv->row.delimiter))
        tell(cutter, block, member, NOTE_SKIPPED, "no column of text",
             "none of the table's columns is known to hold the text of articles; --text-field "
             "names one");
}

/* The first line tells what the table is. False while it is not all there. */
static bool open_table(struct cutter *cutter, struct block *block, size_t member, bool last)
{
    struct cutter_csv *csv = &cutter->csv;
    const char *raw = block->raw.data;
    while (cutter->start < block->raw.len && strchr("\r\n", raw[cutter->start]) != NULL)
        cutter->start++;
    size_t n = block->raw.len - cutter->start;
    n = n > TABULAR_HEAD_MAX ? TABULAR_HEAD_MAX : n;
    const char *newline = n > 0 ? memchr(raw + cutter->start, '\n', n) : NULL;
    if (newline == NULL && (n == 0 || (n < TABULAR_HEAD_MAX && !last)))
        return false;
    struct str line = {raw + cutter->start,
                       newline != NULL ? (size_t)(newline - raw) - cutter->start : n};
    struct tabular_table table = tabular_table_of(line);
    csv->row = (struct tabular_scan){.delimiter = table.delimiter, .literal = table.literal};
    csv->columns = table.columns;
    name_columns(csv, &table, line);
    tell_no_text(cutter, block, member);
    csv->opened = cutter->more = true;
    next_row(cutter, cutter->start + (table.header ? line.len + (newline != NULL) : 0));
    return true;
}

static bool is_blank(struct str bytes)
{
    for (size_t i = 0; i < bytes.len; i++)
        if (strchr(" \t\r\n", bytes.data[i]) == NULL || bytes.data[i] == '\0')
            return false;
    return true;
}

/* Hands out raw[start..end), a line end before next. */
static void take(struct cutter *cutter, struct block *block, size_t member, size_t end, size_t next)
{
    const char *raw = block->raw.data;
    size_t from = cutter->start;
    if (end > from && raw[end - 1] == '\r')
        end--;
    if (cutter->dropped > 0 || !is_blank((struct str){raw + from, end - from}))
        cutter_take(cutter, block, member, end);
    next_row(cutter, next);
}

static size_t first_line(const struct cutter *cutter, const struct block *block)
{
    struct str line = {block->raw.data + cutter->start, cutter->csv.broken - 1};
    return tabular_count(line, cutter->csv.row.delimiter);
}

/* The first line of the open row is the row; the rest of it is read again. */
static void break_row(struct cutter *cutter, struct block *block, size_t member)
{
    struct cutter_csv *csv = &cutter->csv;
    size_t next = cutter->start + csv->broken;
    uint64_t offset = cutter->read - (block->raw.len - cutter->scan);
    csv->again += cutter->scan - next;
    if (csv->again > offset + (uint64_t)AGAIN * cutter->max_record)
        csv->row.literal = true;
    bool row = first_line(cutter, block) == csv->columns;
    if (row || !csv->lost) /* else it is part of what was told */
        tell(cutter, block, member, NOTE_DAMAGED, "unclosed quote",
             "a quotation mark is not closed: the row ends with its line");
    cutter->number += !row && !csv->lost;
    csv->lost = true;
    if (row)
        take(cutter, block, member, next - 1, next);
    else
        next_row(cutter, next);
}

/* The row ends at end, in front of its line end; columns of it were counted. */
static void end_row(struct cutter *cutter, struct block *block, size_t member, size_t end,
                    size_t columns)
{
    struct cutter_csv *csv = &cutter->csv;
    bool other = columns != csv->columns && cutter->dropped == 0 && !csv->large;
    if (csv->broken > 0 && (csv->row.odd || (other && csv->lost))) {
        break_row(cutter, block, member);
    } else if (other && csv->lost) {
        next_row(cutter, cutter->scan);
    } else {
        csv->lost = false;
        take(cutter, block, member, end, cutter->scan);
    }
}

/* Reads on, to the end of a row or of the bytes. */
static void step(struct cutter *cutter, struct block *block, size_t member)
{
    struct cutter_csv *csv = &cutter->csv;
    const char *from = block->raw.data + cutter->scan;
    size_t n = block->raw.len - cutter->scan;
    size_t most = cutter->max_record + LINE_END;
    bool kept = cutter->dropped == 0 && !csv->large, literal = csv->row.literal, ended;
    if (kept && n > most - (cutter->scan - cutter->start))
        n = most - (cutter->scan - cutter->start);
    csv->row.literal |= !kept; /* a line that is too long ends with the line */
    n = tabular_read(&csv->row, from, n, &ended);
    csv->row.literal = literal;
    const char *newline = kept && csv->broken == 0 ? memchr(from, '\n', n - ended) : NULL;
    if (newline != NULL)
        csv->broken = (size_t)(newline + 1 - block->raw.data) - cutter->start;
    cutter->scan += n;
    if (ended)
        end_row(cutter, block, member, cutter->scan - 1, csv->row.fields);
    else if (kept && cutter->scan - cutter->start == most && csv->broken > 0)
        break_row(cutter, block, member);
    else if (kept && cutter->scan - cutter->start == most) {
        csv->large = true;
        csv->row.state = TABULAR_PLAIN;
    }
}

/* What is above the limit is not kept, nor what is no record. */
static void drop(struct cutter *cutter, struct block *block)
{
    size_t open = cutter->scan - cutter->start;
    if (cutter->scan < block->raw.len || (open > 0 && cutter->dropped == 0 && !cutter->csv.large))
        return;
    cutter->dropped += open;
    block->raw.len = cutter->start = cutter->scan = cutter->kept;
}

static bool set_head(struct cutter *cutter, struct block *block, size_t member)
{
    struct cutter_csv *csv = &cutter->csv;
    bool set = block->heads[member].len > 0 ||
               block_set_head(block, member, (struct str){csv->head, csv->head_len});
    cutter->broken |= !set;
    return set;
}

void cutter_csv_cut(struct cutter *cutter, struct block *block, size_t member)
{
    if (!cutter->csv.opened && !open_table(cutter, block, member, false)) {
        cutter->scan = block->raw.len;
        return;
    }
    if (!set_head(cutter, block, member))
        return;
    while (cutter->scan < block->raw.len && !cutter_must_stop(cutter, block))
        step(cutter, block, member);
    drop(cutter, block);
}

/* The table's end, or a gap: what is open is a row. */
void cutter_csv_end(struct cutter *cutter, struct block *block, size_t member, bool gap)
{
    struct cutter_csv *csv = &cutter->csv;
    if (!csv->opened && !open_table(cutter, block, member, true))
        return;
    if (!set_head(cutter, block, member))
        return;
    for (;;) {
        while (cutter->scan < block->raw.len)
            step(cutter, block, member);
        bool unclosed = csv->row.state == TABULAR_QUOTED && !csv->large && cutter->dropped == 0;
        if (cutter->start == cutter->scan && cutter->dropped == 0)
            break;
        if (unclosed && csv->broken > 0 && !gap) {
            break_row(cutter, block, member);
            continue;
        }
        if (unclosed && !gap)
            tell(cutter, block, member, NOTE_DAMAGED, "unclosed quote",
                 "a quotation mark is not closed: the row ends with the table");
        end_row(cutter, block, member, cutter->scan, csv->row.fields + 1);
    }
    next_row(cutter, cutter->scan);
    csv->lost = gap; /* behind it comes the rest of a row */
}
