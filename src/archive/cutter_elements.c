/* Elements of SGML, of a wiki's dump, of a feed -> records: <DOC …> … </DOC>.
 *
 *   rubbish <DOC id="1"> … </DOC> rubbish <DOC id="2"> … <DOC id="3"> … </DOC>
 *           |---- record -------|         |-- record, a note --|--- record --|
 *
 * It knows no tag but the one that records begin with, so that what is wrong inside a record is for
 * its reader to tell. A record that lost its end ends where a line opens the next one; it is handed
 * out as far as it goes, and noted. What stands between records is none.
 *
 * The beginning of a tag may be all that has come: its bytes stay in raw even where the record is
 * above the limit and the rest of it was dropped, so a tag is never missed. */
#include <string.h>

#include "archive/cutter.h"

enum { NAME_MAX_BYTES = 8 };

/* What a record may begin with; the first that the leaf opens is the one. */
static const struct {
    enum kind kind;
    struct str name; /* lower case */
} names[] = {
    {KIND_SGML, {"doc", 3}},  {KIND_SGML, {"reuters", 7}}, {KIND_WIKI, {"page", 4}},
    {KIND_FEED, {"item", 4}}, {KIND_FEED, {"entry", 5}},
};

static bool is_letter(char c)
{
    return (unsigned char)((c | 0x20) - 'a') < 26;
}

static bool is_name(const char *bytes, struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if ((bytes[i] | 0x20) != name.data[i])
            return false;
    return true;
}

/* Whether the letters are the name of our element, 1 + its row; 0 for none. */
static unsigned element_of(const struct cutter *cutter, const char *bytes, size_t n)
{
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].kind == cutter->kind && names[i].name.len == n &&
            is_name(bytes, names[i].name))
            return cutter->elements.row == 0 || cutter->elements.row == i + 1 ? i + 1 : 0;
    return 0;
}

static void tell_unclosed(struct cutter *cutter, struct block *block, size_t member, bool ended)
{
    struct note note = {.kind = NOTE_DAMAGED,
                        .member = member,
                        .record = cutter->number,
                        .offset = cutter->read - (block->raw.len - cutter->start),
                        .in_member = true,
                        .count = 1,
                        .reason = ended ? "truncated" : "not closed",
                        .text = ended ? STR("the last record is not closed: it ends in its middle")
                                      : STR("the record is not closed before the next begins")};
    cutter->broken |= !block_add_note(block, &note);
}

/* A feed without items, a dump without pages. */
static void tell_none(struct cutter *cutter, struct block *block, size_t member)
{
    struct note note = {.kind = NOTE_SKIPPED,
                        .member = member,
                        .count = 1,
                        .reason = "no records",
                        .text = STR("it holds no articles")};
    cutter->broken |= !block_add_note(block, &note);
}

static void finish(struct cutter *cutter, struct block *block, size_t member, size_t end)
{
    cutter_take(cutter, block, member, end);
    cutter->elements.open = cutter->elements.closing = false;
}

/* Behind the letters of a tag of ours: scan stands behind them. */
static void meet_tag(struct cutter *cutter, struct block *block, size_t member, unsigned row)
{
    struct cutter_elements *elements = &cutter->elements;
    size_t tag = cutter->scan - elements->held;
    bool closes = block->raw.data[tag + 1] == '/';
    if (closes) {
        elements->closing = elements->open;
    } else if (!elements->open) {
        elements->row = row;
        elements->open = true;
        cutter->start = tag;
        cutter->more |= cutter->number > 0;
    } else if (elements->fresh) {
        finish(cutter, block, member, tag);
        tell_unclosed(cutter, block, member, false);
        elements->open = cutter->more = true;
    }
    elements->held = 0;
}

/* Inside what may be a tag of ours: one more byte of it. */
static void step_tag(struct cutter *cutter, struct block *block, size_t member)
{
    struct cutter_elements *elements = &cutter->elements;
    const char *raw = block->raw.data;
    char c = raw[cutter->scan];
    bool slash = elements->held == 1 && c == '/';
    if ((is_letter(c) || slash) && elements->held < NAME_MAX_BYTES + 2) {
        elements->held++;
        cutter->scan++;
        return;
    }
    size_t tag = cutter->scan - elements->held;
    size_t name = tag + 1 + (elements->held > 1 && raw[tag + 1] == '/');
    bool ends = c == '>' || c == ' ' || c == '\t' || c == '\n' || c == '\r';
    unsigned row = ends ? element_of(cutter, raw + name, cutter->scan - name) : 0;
    if (row > 0)
        meet_tag(cutter, block, member, row);
    elements->held = 0;
}

/* To the next '<', or behind the '>' of the tag that closes the record. */
static void step_text(struct cutter *cutter, struct block *block, size_t member)
{
    struct cutter_elements *elements = &cutter->elements;
    const char *raw = block->raw.data, *at = raw + cutter->scan;
    size_t left = block->raw.len - cutter->scan;
    const char *hit = memchr(at, elements->closing ? '>' : '<', left);
    size_t n = hit == NULL ? left : (size_t)(hit - at);
    char before = n > 0 ? at[n - 1] : elements->last;
    cutter->scan += n + (hit != NULL);
    elements->last = raw[cutter->scan - 1];
    if (hit == NULL)
        return;
    if (elements->closing) {
        finish(cutter, block, member, cutter->scan);
        return;
    }
    elements->fresh = before == '\n' || before == '\r' || before == '\0';
    elements->held = 1;
}

/* Forgets what is no record, or too much of one, but for the beginning of a tag. */
static void drop(struct cutter *cutter, struct block *block)
{
    size_t held = cutter->elements.held, open = block->raw.len - held - cutter->start;
    if (cutter->scan < block->raw.len)
        return;
    if (cutter->elements.open) {
        if (open <= cutter->max_record && cutter->dropped == 0)
            return;
        cutter->dropped += open;
    }
    memmove(block->raw.data + cutter->kept, block->raw.data + block->raw.len - held, held);
    block->raw.len = cutter->scan = cutter->kept + held;
    cutter->start = cutter->kept;
}

void cutter_elements_cut(struct cutter *cutter, struct block *block, size_t member)
{
    while (cutter->scan < block->raw.len && !cutter_must_stop(cutter, block)) {
        if (cutter->elements.held > 0)
            step_tag(cutter, block, member);
        else
            step_text(cutter, block, member);
        if (!cutter->elements.open)
            cutter->start = cutter->scan - cutter->elements.held;
    }
    drop(cutter, block);
}

void cutter_elements_end(struct cutter *cutter, struct block *block, size_t member, bool gap)
{
    bool open = cutter->elements.open;
    if (open)
        finish(cutter, block, member, block->raw.len);
    if (open && !gap)
        tell_unclosed(cutter, block, member, true);
    else if (cutter->number == 0 && !gap)
        tell_none(cutter, block, member);
    cutter->elements.open = cutter->elements.closing = false;
    cutter->elements.held = 0;
    cutter->elements.last = '\0';
}
