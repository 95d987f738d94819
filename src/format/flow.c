/* Text, gap, text: a gap is written when the text behind it comes, so none is doubled or last. */
#include "format/flow.h"

#include "base/utf8.h"
#include "format/clean.h"
#include "format/html_entities.h"

bool flow_open(struct flow *flow, struct arena *arena, size_t cap)
{
    *flow = (struct flow){.data = arena_alloc(arena, cap, 1, 1), .cap = cap};
    return flow->data != NULL;
}

static void put(struct flow *flow, const char *bytes, size_t n)
{
    if (flow->full || n > flow->cap - flow->len) {
        flow->full = true;
        return;
    }
    memcpy(flow->data + flow->len, bytes, n);
    flow->len += n;
}

static void put_gap(struct flow *flow)
{
    static const struct str gaps[] = {
        [FLOW_NONE] = {"", 0},
        [FLOW_SPACE] = {" ", 1},
        [FLOW_LINE] = {"\n", 1},
        [FLOW_PARAGRAPH] = {"\n\n", 2},
    };
    if (flow->len > 0)
        put(flow, gaps[flow->gap].data, gaps[flow->gap].len);
    flow->gap = FLOW_NONE;
}

void flow_break(struct flow *flow, enum flow_gap gap)
{
    if (gap > flow->gap)
        flow->gap = gap;
}

/* Bytes of the white space at text, or 0; most bytes are told by one look. */
static unsigned space_at(const char *text, const char *end)
{
    unsigned char c = (unsigned char)*text;
    if (c > ' ' && c != 0xC2 && (c < 0xE1 || c > 0xE3))
        return 0;
    return utf8_space(text, end);
}

void flow_text(struct flow *flow, struct str text)
{
    const char *pos = text.data, *end = pos + text.len;
    while (pos < end) {
        unsigned space = space_at(pos, end);
        if (space > 0) {
            flow_break(flow, FLOW_SPACE);
            pos += space;
            continue;
        }
        const char *word = pos;
        while (pos < end && space_at(pos, end) == 0)
            pos++;
        put_gap(flow);
        put(flow, word, (size_t)(pos - word));
    }
}

/* What a reference means, where it means something: a control character is white space or nothing,
 * as SGML's &#3; */
static size_t put_reference(struct flow *flow, const char *text, const char *end)
{
    char bytes[4];
    unsigned len = 0;
    size_t taken = html_entity_read(text, end, bytes, &len);
    bool control = len == 1 && (unsigned char)bytes[0] < ' ';
    if (taken > 0 && len <= taken && (!control || utf8_space(bytes, bytes + 1) > 0))
        flow_text(flow, (struct str){bytes, len});
    return taken;
}

void flow_markup(struct flow *flow, struct str text)
{
    const char *pos = text.data, *end = pos + text.len;
    while (pos < end) {
        size_t taken = *pos == '&' ? put_reference(flow, pos, end) : 0;
        pos += taken;
        if (taken > 0)
            continue;
        const char *next = memchr(pos + 1, '&', (size_t)(end - pos) - 1);
        next = next == NULL ? end : next;
        flow_text(flow, (struct str){pos, (size_t)(next - pos)});
        pos = next;
    }
}

void flow_raw(struct flow *flow, struct str text)
{
    if (text.len == 0)
        return;
    put_gap(flow);
    put(flow, text.data, text.len);
}

struct str flow_since(const struct flow *flow, size_t start)
{
    return clean_trim((struct str){flow->data + start, flow->len - start});
}
