/* Lines and texts, and what all modes share: handing out, the limit, the end.
 *
 * A line that holds nothing but white space is no record. It never looks into a line. */
#include "archive/cutter.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const struct {
    enum cutter_mode mode;
    enum record_kind record_kind;
} modes[] = {
    [KIND_JSON] = {CUT_DOCUMENT, RECORD_JSON}, [KIND_LINES] = {CUT_LINES, RECORD_JSON},
    [KIND_TEXT] = {CUT_TEXT, RECORD_TEXT},     [KIND_TEXT_LINES] = {CUT_LINES, RECORD_LINE},
    [KIND_CSV] = {CUT_CSV, RECORD_CSV},        [KIND_WARC] = {CUT_WARC, RECORD_WARC},
    [KIND_ARC] = {CUT_WARC, RECORD_WARC},      [KIND_HTML] = {CUT_TEXT, RECORD_HTML},
    [KIND_XML] = {CUT_TEXT, RECORD_XML},       [KIND_SGML] = {CUT_ELEMENTS, RECORD_SGML},
    [KIND_WIKI] = {CUT_ELEMENTS, RECORD_WIKI}, [KIND_FEED] = {CUT_ELEMENTS, RECORD_XML},
};

void cutter_open(struct cutter *cutter, enum kind kind, size_t max_record, size_t start)
{
    *cutter = (struct cutter){.max_record = max_record};
    cutter->kept = cutter->start = cutter->scan = start;
    cutter->kind = kind;
    cutter->mode = modes[kind].mode;
    cutter->record_kind = modes[kind].record_kind;
    cutter->json.undecided = true;
}

void cutter_move(struct cutter *cutter, size_t start)
{
    cutter->scan = start + (cutter->scan - cutter->start);
    cutter->kept = cutter->start = start;
}

/* Where raw[at] stands in the decoded leaf. */
static uint64_t offset_of(const struct cutter *cutter, const struct block *block, size_t at)
{
    return cutter->read - (block->raw.len - at);
}

static bool is_blank(const char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n')
            return false;
    return true;
}

/* White space in front is not the record's, wherever the bytes were cut. */
static void trim_front(struct cutter *cutter, const struct block *block, size_t end)
{
    while (cutter->start < end && is_blank(block->raw.data + cutter->start, 1))
        cutter->start++;
}

static void tell_too_large(struct cutter *cutter, struct block *block, size_t member, size_t end)
{
    uint64_t size = cutter->dropped + (end - cutter->start);
    char text[200];
    snprintf(text, sizeof text, "a record of %s%" PRIu64 " bytes is larger than --max-record %zu",
             cutter->mode == CUT_TEXT ? "at least " : "", size, cutter->max_record);
    struct note note = {.kind = NOTE_LIMIT,
                        .member = member,
                        .record = cutter->number,
                        .offset = offset_of(cutter, block, end) - size,
                        .in_member = true,
                        .count = 1,
                        .reason = "too large",
                        .text = str_of(text)};
    cutter->broken |= !block_add_note(block, &note);
}

void cutter_take(struct cutter *cutter, struct block *block, size_t member, size_t end)
{
    if (cutter->mode == CUT_LINES && cutter->dropped == 0)
        trim_front(cutter, block, end);
    size_t len = end - cutter->start;
    if (len > 0 && cutter->mode == CUT_LINES && block->raw.data[end - 1] == '\r')
        len--;
    cutter->number++;
    if (cutter->dropped > 0 || len > cutter->max_record) {
        tell_too_large(cutter, block, member, end);
    } else {
        struct record record = {.start = cutter->start,
                                .len = len,
                                .member = member,
                                .number = cutter->number,
                                .offset = offset_of(cutter, block, cutter->start),
                                .kind = cutter->record_kind};
        cutter->broken |= !block_add_record(block, &record);
        cutter->kept = end;
    }
    cutter->dropped = 0;
    cutter->start = end;
}

static void cut_lines(struct cutter *cutter, struct block *block, size_t member)
{
    const char *raw = block->raw.data;
    size_t len = block->raw.len;
    while (cutter->scan < len && !cutter_must_stop(cutter, block)) {
        const char *newline = memchr(raw + cutter->scan, '\n', len - cutter->scan);
        if (newline == NULL) {
            cutter->scan = len;
            break;
        }
        size_t end = (size_t)(newline - raw);
        if (cutter->dropped > 0 || !is_blank(raw + cutter->start, end - cutter->start))
            cutter_take(cutter, block, member, end);
        cutter->start = cutter->scan = end + 1;
    }
}

/* Forgets what is no record, or too much of one: raw shrinks to what is kept. */
static void drop(struct cutter *cutter, struct block *block)
{
    if (cutter->scan < block->raw.len)
        return;
    if (cutter->mode == CUT_LINES && cutter->dropped == 0)
        trim_front(cutter, block, cutter->scan);
    size_t open = cutter->scan - cutter->start;
    size_t most = cutter->max_record + (cutter->mode == CUT_LINES); /* the '\r' does not count */
    if (open > 0 && open <= most && cutter->dropped == 0)
        return;
    cutter->dropped += open;
    block->raw.len = cutter->start = cutter->scan = cutter->kept;
}

void cutter_cut(struct cutter *cutter, struct block *block, size_t member)
{
    if (cutter->mode == CUT_DOCUMENT)
        cutter_json_cut(cutter, block, member);
    if (cutter->mode == CUT_LINES) /* also where the document turned out to be lines */
        cut_lines(cutter, block, member);
    if (cutter->mode == CUT_TEXT)
        cutter->scan = block->raw.len;
    if (cutter->mode == CUT_CSV) {
        cutter_csv_cut(cutter, block, member);
        return; /* it drops by itself: its rows may hold line ends */
    }
    if (cutter->mode == CUT_WARC) {
        cutter_warc_cut(cutter, block, member);
        return; /* it drops by itself, for it holds what a record may begin with */
    }
    if (cutter->mode == CUT_ELEMENTS) {
        cutter_elements_cut(cutter, block, member);
        return; /* so does it, for the beginning of a tag */
    }
    if (cutter->number > 0 && cutter->scan > cutter->start)
        cutter->more |= !is_blank(block->raw.data + cutter->start, cutter->scan - cutter->start);
    drop(cutter, block);
}

void cutter_end(struct cutter *cutter, struct block *block, size_t member, bool gap)
{
    size_t open = block->raw.len - cutter->start;
    if (cutter->mode == CUT_TEXT && gap)
        return; /* a text is one record, whatever it lacks */
    if (cutter->mode == CUT_DOCUMENT)
        cutter_json_end(cutter, block, member, gap);
    else if (cutter->mode == CUT_CSV)
        cutter_csv_end(cutter, block, member, gap);
    else if (cutter->mode == CUT_WARC)
        cutter_warc_end(cutter, block, member, gap);
    else if (cutter->mode == CUT_ELEMENTS)
        cutter_elements_end(cutter, block, member, gap);
    else if (cutter->dropped > 0 || (cutter->mode == CUT_TEXT && open > 0) ||
             !is_blank(block->raw.data + cutter->start, open))
        cutter_take(cutter, block, member, block->raw.len);
    if (gap)
        cutter->more |= cutter->number > 0;
    struct record *last = block->n_records > 0 ? &block->records[block->n_records - 1] : NULL;
    if (!gap && cutter->number == 1 && !cutter->more && last != NULL && last->member == member)
        last->whole = true;
    block->raw.len = cutter->start = cutter->scan = cutter->kept;
}

bool cutter_is_settled(const struct cutter *cutter)
{
    return cutter->number != 1 || cutter->more;
}

bool cutter_must_stop(const struct cutter *cutter, const struct block *block)
{
    return block_is_full(block) && cutter_is_settled(cutter);
}
