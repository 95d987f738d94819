/* Records of WARC and ARC files, by their own lengths.
 *
 *   BETWEEN --a record begins--> HEAD --blank line--> BODY --its length is right--> BETWEEN
 *      |                          |                    +-- wrong: it ends where the next begins
 *      +------> SEEK <------------+    what is none is read over to where a record surely begins
 *
 *   |dropped ....|start ... looked ......... raw.len)      places in a record count from its
 *   0                       |no record begins in front     beginning, dropped bytes included
 *
 * A length is believed where another record, or nothing, follows; else the record ends where the
 * next one surely begins, inside it or behind it. So one wrong length costs one record. A record
 * above the limit is searched as it goes by, for its length may be what is wrong.
 *
 * It never looks into a block whose length is right: such a file is cut at memory speed. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "archive/cutter.h"
#include "archive/mime_head.h"
#include "archive/warc_marks.h"

enum {
    HEAD_MAX = 256 << 10,
    BLANKS_MAX = 64, /* so many line ends behind a record are its end, whatever follows */
    LINE_ENDS = 4,   /* \r\n\r\n stands behind a record */
    COMPACT_FROM = 64 << 10,
};

static const uint64_t no_end = UINT64_MAX;

static struct str rest_of(const struct cutter *cutter, const struct block *block)
{
    return (struct str){block->raw.data + cutter->start, block->raw.len - cutter->start};
}

static bool is_arc(const struct cutter *cutter)
{
    return cutter->kind == KIND_ARC;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void tell(struct cutter *cutter, struct block *block, size_t member, const char *reason,
                 uint64_t offset, const char *text)
{
    struct note note = {.kind = NOTE_DAMAGED,
                        .member = member,
                        .record = cutter->number,
                        .offset = offset,
                        .in_member = true,
                        .count = 1,
                        .reason = reason,
                        .text = str_of(text)};
    cutter->broken |= !block_add_note(block, &note);
}

/* Where the first byte that is held stands in the decoded leaf. */
static uint64_t offset_of(const struct cutter *cutter, const struct block *block)
{
    return cutter->read - (block->raw.len - cutter->start);
}

static void open_record(struct cutter *cutter)
{
    cutter->more |= cutter->number > 0;
    cutter->warc = (struct cutter_warc){
        .phase = WARC_HEAD, .last = cutter->warc.last, .gap = cutter->warc.gap};
}

/* What follows is read over. */
static void lose_way(struct cutter *cutter)
{
    cutter->more |= cutter->number > 0;
    cutter->warc.phase = WARC_SEEK;
    cutter->warc.looked = 1;
}

static bool step_between(struct cutter *cutter, struct block *block, size_t member)
{
    struct cutter_warc *warc = &cutter->warc;
    while (cutter->start < block->raw.len && is_blank(block->raw.data[cutter->start]))
        cutter->start++;
    if (cutter->start == block->raw.len)
        return false;
    enum mark mark = warc_mark(is_arc(cutter), rest_of(cutter, block), warc->last);
    if (mark == MARK_MORE)
        return false;
    if (mark == MARK_YES) {
        open_record(cutter);
        return true;
    }
    if (!warc->told && !warc->gap)
        tell(cutter, block, member, "garbage", offset_of(cutter, block),
             "what stands here is no record and was read over to the next one");
    lose_way(cutter);
    return true;
}

static bool step_seek(struct cutter *cutter, struct block *block)
{
    struct cutter_warc *warc = &cutter->warc;
    struct str rest = rest_of(cutter, block);
    bool found = false;
    size_t at = (size_t)warc->looked;
    if (at < rest.len)
        at = warc_find(is_arc(cutter), rest, at, warc->last, &found);
    cutter->start += found || at == 0 ? at : at - 1; /* a line's beginning is told by what is */
    warc->looked = 1;                                /* in front of it */
    if (found)
        open_record(cutter);
    return found;
}

static void open_body(struct cutter *cutter, const struct block *block, size_t head)
{
    struct cutter_warc *warc = &cutter->warc;
    struct str bytes = {block->raw.data + cutter->start, head}, digits;
    struct arc_line fields = {.length = STR("")};
    uint64_t length;
    if (is_arc(cutter)) {
        arc_line_read((struct str){bytes.data, head - 1}, &fields);
        digits = fields.length;
    } else {
        digits = mime_head_field(bytes, "content-length");
    }
    warc->phase = WARC_BODY;
    warc->head = warc->looked = head;
    warc->end = mime_number(digits, &length) ? head + length : no_end;
}

/* The head of the open record has no end; what follows these bytes of it may be another. */
static void lose_head(struct cutter *cutter, struct block *block, size_t member, size_t n)
{
    tell(cutter, block, member, "head", offset_of(cutter, block),
         "the head of a record has no end, so the record is lost");
    cutter->start += n;
    cutter->more |= cutter->number > 0;
    cutter->warc.phase = WARC_BETWEEN;
    cutter->warc.told = true;
}

static bool step_head(struct cutter *cutter, struct block *block, size_t member)
{
    struct cutter_warc *warc = &cutter->warc;
    struct str rest = rest_of(cutter, block);
    size_t line = (size_t)warc->looked;
    const char *newline = line < rest.len ? memchr(rest.data + line, '\n', rest.len - line) : NULL;
    size_t end = newline == NULL ? rest.len : (size_t)(newline - rest.data) + 1;
    bool blank = newline != NULL && (end - line == 1 || (end - line == 2 && newline[-1] == '\r'));
    struct str bytes = {rest.data + line, end - line};
    warc->looked = newline != NULL ? end : line;
    if (end > HEAD_MAX) {
        lose_head(cutter, block, member, line > 0 ? line : 1);
    } else if (newline != NULL && (blank || is_arc(cutter))) {
        open_body(cutter, block, end);
    } else if (line > 0 && newline != NULL && warc_mark(false, bytes, true) == MARK_YES) {
        lose_head(cutter, block, member, line);
    } else if (newline == NULL && warc->last) {
        if (!warc->gap)
            tell(cutter, block, member, "truncated", offset_of(cutter, block),
                 "the input ends inside the head of a record");
        cutter->start = block->raw.len;
        warc->phase = WARC_BETWEEN;
    } else {
        return newline != NULL;
    }
    return true;
}

static bool is_line_end(const struct block *block, size_t at)
{
    return block->raw.data[at] == '\r' || block->raw.data[at] == '\n';
}

/* The open record ends here, counted from its beginning. reason: why not where it says, or NULL. */
static void finish(struct cutter *cutter, struct block *block, size_t member, uint64_t end,
                   const char *reason)
{
    struct cutter_warc *warc = &cutter->warc;
    uint64_t offset = offset_of(cutter, block) - cutter->dropped;
    size_t at = cutter->start + (size_t)(end - cutter->dropped);
    size_t head = cutter->start;
    head += warc->head > cutter->dropped ? (size_t)(warc->head - cutter->dropped) : 0;
    bool trim = reason != NULL && strcmp(reason, "length") == 0;
    for (unsigned i = 0; trim && i < LINE_ENDS && at > head && is_line_end(block, at - 1); i++)
        at--;
    bool too_large = cutter->dropped > 0 || at - cutter->start > cutter->max_record;
    cutter_take(cutter, block, member, at);
    warc->phase = WARC_BETWEEN;
    if (reason == NULL || too_large || (warc->gap && strcmp(reason, "truncated") == 0))
        return;
    char text[200];
    if (warc->end == no_end)
        snprintf(text, sizeof text, "the record tells no length; it is taken to where it ends");
    else
        snprintf(text, sizeof text,
                 "the record has %" PRIu64 " bytes behind its head, and not %" PRIu64 " as it says",
                 end - warc->head, warc->end - warc->head);
    tell(cutter, block, member, reason, offset, text);
}

/* Searches the open record, to where most is, for a place where another begins; true where there
 * is one, at *at. */
static bool search(struct cutter *cutter, const struct block *block, uint64_t most, uint64_t *at)
{
    struct cutter_warc *warc = &cutter->warc;
    struct str rest = rest_of(cutter, block);
    bool found = false;
    size_t from = (size_t)(warc->looked - cutter->dropped);
    if (from < rest.len)
        from = warc_find(is_arc(cutter), rest, from, warc->last, &found);
    *at = from + cutter->dropped;
    found = found && *at < most;
    warc->looked = *at < most ? *at : most;
    return found;
}

/* Whether another record, or nothing, follows behind the place where the record should end. */
static enum mark follows(const struct cutter *cutter, const struct block *block)
{
    struct str rest = rest_of(cutter, block);
    size_t at = (size_t)(cutter->warc.end - cutter->dropped), from = at;
    while (at < rest.len && at - from < BLANKS_MAX && is_line_end(block, cutter->start + at))
        at++;
    if (at - from == BLANKS_MAX)
        return MARK_YES;
    if (at == rest.len)
        return cutter->warc.last ? MARK_YES : MARK_MORE;
    rest = (struct str){rest.data + at, rest.len - at};
    return warc_mark(is_arc(cutter), rest, cutter->warc.last);
}

/* Two line ends (one in an ARC file) stand where the record should end. */
static bool is_parted(const struct cutter *cutter, const struct block *block)
{
    struct str rest = rest_of(cutter, block);
    unsigned line_ends = is_arc(cutter) ? 1 : 2;
    size_t at = (size_t)(cutter->warc.end - cutter->dropped);
    while (at < rest.len && line_ends > 0 && is_line_end(block, cutter->start + at))
        line_ends -= rest.data[at++] == '\n';
    return line_ends == 0;
}

/* All bytes of the record that it says are there. */
static bool close_body(struct cutter *cutter, struct block *block, size_t member)
{
    struct cutter_warc *warc = &cutter->warc;
    uint64_t at;
    enum mark mark = follows(cutter, block);
    if (mark == MARK_MORE)
        return false;
    if (mark == MARK_YES)
        finish(cutter, block, member, warc->end, NULL);
    else if (search(cutter, block, warc->end, &at))
        finish(cutter, block, member, at, "length");
    else if (warc->looked < warc->end && !warc->last)
        return false; /* what stands there may be the beginning of a record */
    else if (is_parted(cutter, block))
        finish(cutter, block, member, warc->end, NULL);
    else
        warc->open = true;
    return true;
}

static bool step_body(struct cutter *cutter, struct block *block, size_t member)
{
    struct cutter_warc *warc = &cutter->warc;
    uint64_t size = cutter->dropped + (block->raw.len - cutter->start), at;
    bool endless = warc->open || warc->end == no_end, all = !endless && size >= warc->end;
    bool large = endless || warc->end > cutter->max_record;
    if ((large || (warc->last && !all)) && search(cutter, block, endless ? no_end : warc->end, &at))
        finish(cutter, block, member, at, "length");
    else if (all)
        return close_body(cutter, block, member);
    else if (warc->last)
        finish(cutter, block, member, size, endless ? "length" : "truncated");
    else
        return false;
    return true;
}

/* What is no record, or too much of one, is forgotten: raw shrinks to what is kept and is open. */
static void drop(struct cutter *cutter, struct block *block)
{
    struct cutter_warc *warc = &cutter->warc;
    size_t held = LINE_ENDS + 1, gap = cutter->start - cutter->kept;
    if (warc->phase == WARC_BODY && warc->looked > cutter->max_record + held &&
        warc->looked > cutter->dropped + held) {
        size_t n = (size_t)(warc->looked - cutter->dropped) - held;
        cutter->dropped += n;
        cutter->start += n;
        gap += n;
    }
    if (gap < COMPACT_FROM)
        return;
    size_t open = block->raw.len - cutter->start;
    memmove(block->raw.data + cutter->kept, block->raw.data + cutter->start, open);
    cutter->start = cutter->kept;
    block->raw.len = cutter->kept + open;
}

static bool step(struct cutter *cutter, struct block *block, size_t member)
{
    switch (cutter->warc.phase) {
    case WARC_BETWEEN:
        return step_between(cutter, block, member);
    case WARC_SEEK:
        return step_seek(cutter, block);
    case WARC_HEAD:
        return step_head(cutter, block, member);
    default:
        return step_body(cutter, block, member);
    }
}

void cutter_warc_cut(struct cutter *cutter, struct block *block, size_t member)
{
    bool wants_more = false;
    while (!wants_more && !cutter_must_stop(cutter, block))
        wants_more = !step(cutter, block, member);
    if (wants_more)
        drop(cutter, block);
    cutter->scan = wants_more ? block->raw.len : cutter->start;
}

void cutter_warc_end(struct cutter *cutter, struct block *block, size_t member, bool gap)
{
    cutter->warc.last = true;
    cutter->warc.gap = gap;
    while (step(cutter, block, member))
        ;
    cutter->warc = (struct cutter_warc){.told = gap};
}
