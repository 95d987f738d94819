/* Documents of JSON -> records: the elements of a top-level array, or the values that follow one
 * another at the top.
 *
 *   [ {...}, {...} ]        {          }{          }        {...}        <- one line each: that is
 *     record record          record     record              {...}           JSON Lines, and cut so
 *
 * or the members of an object of records (cutter_table.c), each with its key, or the elements of a
 * list in an object.
 *
 * Lines or documents? A first object that is whole when its line ends: lines. A first line that is
 * broken, with a next one that opens an object at the first column: lines. Else documents.
 *
 * It counts brackets outside of strings and no more: what is wrong inside a record is for its
 * parser to tell. A record that lost its end would swallow all that follows; where a line opens an
 * object no deeper than the line on which the open record began, it ends there (unless the record
 * is written without indentation). */
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "archive/cutter.h"

/* The first of '"', '\\' and '\n' from at on, or end. */
static const char *string_stop(const char *at, const char *end)
{
#ifdef __SSE2__
    const __m128i quote = _mm_set1_epi8('"'), slash = _mm_set1_epi8('\\');
    const __m128i newline = _mm_set1_epi8('\n');
    for (; end - at >= 16; at += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
        __m128i hit = _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, slash));
        hit = _mm_or_si128(hit, _mm_cmpeq_epi8(bytes, newline));
        int mask = _mm_movemask_epi8(hit);
        if (mask != 0)
            return at + __builtin_ctz((unsigned)mask);
    }
#endif
    while (at < end && *at != '"' && *at != '\\' && *at != '\n')
        at++;
    return at;
}

static void begin(struct cutter *cutter, size_t at)
{
    struct cutter_json *json = &cutter->json;
    cutter->start = at;
    json->open = true;
    json->scalar = json->flat = json->deep = json->fresh = json->string = json->escape = false;
    json->indent = json->column;
    json->depth = 0;
    json->table.phase = TABLE_NO;
}

static void finish(struct cutter *cutter, struct block *block, size_t member, size_t end)
{
    cutter_take(cutter, block, member, end);
    cutter->json.open = cutter->json.string = cutter->json.escape = false;
    cutter->json.depth = 0;
}

/* White space in front of records counts the columns of their line. */
static void count_column(struct cutter_json *json, char c)
{
    json->column = c == '\n' ? 0 : json->column + 1;
}

/* The first object is one of records: the first of them ends behind it, the second is open. */
static void become_table(struct cutter *cutter, struct block *block, size_t member)
{
    struct cutter_json *json = &cutter->json;
    struct cutter_table *table = &json->table;
    size_t start = cutter->start;
    json->in_table = true;
    json->undecided = false;
    cutter->more = true;
    cutter->start = start + table->members[0].key;
    cutter_take(cutter, block, member, start + table->members[0].end);
    cutter->start = start + table->members[1].key;
    table->phase = TABLE_NO;
    json->depth = 1;
    json->indent = table->column;
    json->flat = false;
    json->deep = json->column > json->indent;
}

/* The object at hand holds a list: its first record is open, what stood in front is forgotten. */
static void become_list(struct cutter *cutter, size_t at)
{
    struct cutter_json *json = &cutter->json;
    json->in_array = json->table.had_list = json->table.in_list = true;
    json->undecided = false;
    cutter->more = true;
    begin(cutter, at);
    json->depth = 1;
    json->last = '{';
}

static void step_string(struct cutter_json *json, char c)
{
    if (json->escape)
        json->escape = false;
    else if (c == '\\')
        json->escape = true;
    else if (c == '"')
        json->string = false;
}

/* Behind the list of an object: its other members are no records. */
static void step_tail(struct cutter *cutter, char c)
{
    struct cutter_json *json = &cutter->json;
    cutter->scan++;
    if (json->string)
        step_string(json, c);
    else if (c == '"')
        json->string = true;
    else if (c == '{' || c == '[')
        json->depth++;
    else if ((c == '}' || c == ']') && json->depth > 0)
        json->depth--;
    else if (c == '}' || c == ']')
        json->table.tail = false;
}

/* Outside of records. False where the leaf turned out to be lines. */
static bool step_outside(struct cutter *cutter, char c)
{
    struct cutter_json *json = &cutter->json;
    size_t at = cutter->scan;
    if (json->table.tail) {
        step_tail(cutter, c);
        return true;
    }
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        count_column(json, c);
        cutter->scan++;
        if (c != '\n' || cutter->number != 1 || !json->undecided)
            return true;
        cutter->mode = CUT_LINES; /* the first line is one whole object */
        cutter->start = cutter->scan;
        return false;
    }
    if (cutter->number > 0)
        json->undecided = false;
    cutter->more |= cutter->number > 0 && c != ']' && c != ',';
    if (c == ',' || (json->in_array && c == ']') || (json->in_table && c == '}')) {
        json->table.tail = json->table.in_list && c == ']';
        json->table.in_list = json->table.in_list && c != ']';
        json->in_array = json->in_array && c != ']';
        json->in_table = json->in_table && c != '}';
        cutter->scan++;
    } else if (c == '[' && !json->in_array) {
        json->in_array = true;
        json->undecided = false;
        cutter->scan++;
    } else {
        begin(cutter, at);
        json->scalar = c != '{' && c != '[' && !(json->in_table && c == '"');
        json->undecided = json->undecided && !json->scalar;
        if (c == '{' && (cutter->number == 0 || json->table.had_list) && !json->in_array)
            table_begin(&json->table);
    }
    return true;
}

/* The first character of a line inside the open record. False where it belongs to no record now. */
static bool line_continues(struct cutter *cutter, struct block *block, size_t member, char c)
{
    struct cutter_json *json = &cutter->json;
    json->fresh = false;
    bool fits = cutter->dropped + (cutter->scan - cutter->start) <= cutter->max_record;
    if (json->undecided && c == '{' && json->column == 0 && fits &&
        json->table.phase != TABLE_LIST_OPEN) {
        cutter->mode = CUT_LINES;
        cutter->scan = cutter->start; /* again, as lines */
        return false;
    }
    json->undecided = false;
    bool value = json->last == '[' || json->last == ':'; /* one is due here */
    if (c == '{' && json->column <= json->indent && !json->flat && (json->deep || !value)) {
        finish(cutter, block, member, cutter->scan);
        return false;
    }
    if (c == '"' && json->in_table && json->deep && json->column <= json->indent) {
        finish(cutter, block, member, cutter->scan); /* the next member, and this one has no end */
        return false;
    }
    if (json->column <= json->indent && c != '}' && c != ']' && c != '{')
        json->flat = true;
    json->deep |= json->column > json->indent;
    return true;
}

/* Inside a record that is no object or array: it ends with its line, or where a value may begin. */
static void step_scalar(struct cutter *cutter, struct block *block, size_t member, char c)
{
    struct cutter_json *json = &cutter->json;
    bool first = cutter->scan == cutter->start && cutter->dropped == 0;
    if (c == '\n' || (!json->string && !first && strchr(",{[]", c) != NULL && c != '\0')) {
        finish(cutter, block, member, cutter->scan);
        return;
    }
    if (json->string)
        step_string(json, c);
    else if (c == '"')
        json->string = true;
    cutter->scan++;
}

/* Inside an object or array, or in front of one that is a member of a table. */
static void step_inside(struct cutter *cutter, struct block *block, size_t member, char c)
{
    struct cutter_json *json = &cutter->json;
    if (json->in_table && json->depth == 0 && !json->string && (c == ',' || c == '}')) {
        finish(cutter, block, member, cutter->scan);
        return;
    }
    cutter->scan++;
    if (c == '\n') {
        json->fresh = true;
        json->escape = false;
        json->column = 0;
    } else if (json->string) {
        step_string(json, c);
    } else if (c == '"') {
        json->string = true;
        json->last = c;
    } else if (c == '{' || c == '[') {
        json->depth++;
    } else if ((c == '}' || c == ']') && --json->depth == 0) {
        finish(cutter, block, member, cutter->scan);
    }
    if (json->table.phase != TABLE_NO && (!json->string || c == '"')) {
        enum table_told told = table_see(cutter, block->raw.data, cutter->scan - 1);
        if (told == TABLE_OF_RECORDS)
            become_table(cutter, block, member);
        else if (told == TABLE_WITH_LIST)
            become_list(cutter, cutter->scan - 1);
    }
    if (!json->string && c != ' ' && c != '\t' && c != '\r' && c != '\n')
        json->last = c;
}

static void step_record(struct cutter *cutter, struct block *block, size_t member, char c)
{
    struct cutter_json *json = &cutter->json;
    if (json->scalar) {
        step_scalar(cutter, block, member, c);
        return;
    }
    if (json->fresh && c != '\n' && c != '\r') {
        if (c == ' ' || c == '\t') {
            json->column++;
            cutter->scan++;
            return;
        }
        if (!line_continues(cutter, block, member, c))
            return;
    }
    step_inside(cutter, block, member, c);
}

void cutter_json_cut(struct cutter *cutter, struct block *block, size_t member)
{
    const struct cutter_json *json = &cutter->json;
    const char *raw = block->raw.data;
    size_t len = block->raw.len;
    while (cutter->scan < len && cutter->mode == CUT_DOCUMENT && !cutter_must_stop(cutter, block)) {
        if (json->open && json->string && !json->escape && !json->fresh) {
            const char *stop = string_stop(raw + cutter->scan, raw + len);
            cutter->scan = (size_t)(stop - raw);
            if (cutter->scan == len)
                return;
        }
        char c = raw[cutter->scan];
        if (json->open)
            step_record(cutter, block, member, c);
        else if (!step_outside(cutter, c))
            return;
        if (!json->open && cutter->mode == CUT_DOCUMENT)
            cutter->start = cutter->scan;
    }
}

void cutter_json_end(struct cutter *cutter, struct block *block, size_t member, bool gap)
{
    struct cutter_json *json = &cutter->json;
    if (json->open)
        finish(cutter, block, member, block->raw.len);
    json->undecided = false;
    json->column = 0;
    json->table.phase = TABLE_NO;
    json->string = json->escape = false;
    if (gap || !(json->in_array || json->in_table || json->table.tail))
        return;
    const char *text = json->in_array ? "the JSON array is not closed: it ends in its middle"
                                      : "the JSON object is not closed: it ends in its middle";
    struct note note = {.kind = NOTE_DAMAGED,
                        .member = member,
                        .offset = cutter->read,
                        .in_member = true,
                        .count = 1,
                        .reason = "truncated",
                        .text = str_of(text)};
    cutter->broken |= !block_add_note(block, &note);
}
