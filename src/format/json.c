/* One JSON object -> an article, in one pass.
 *
 *   key -> a node of the trie? -> a field better ranked here than what we have? -> read it
 *                `- no: skip it                `- no: skip it
 *
 * "Better" is the order of the lists in fields.c, not of the document: the first path that holds
 * a string which is not blank wins, else the first that holds an array of strings (for authors
 * both count alike). Of a key that stands in an object twice, the first is the one. Values
 * nobody wants are read over without decoding, but checked: a record is one sound JSON object
 * from end to end, or damaged. A field of an unexpected type is as good as absent; an article is
 * never lost over it. */
#include "format/json.h"

#include "base/jscan.h"
#include "format/clean.h"
#include "format/finds.h"

struct reader {
    const struct fields *fields;
    struct jscan scan;
    struct finds finds;
    uint64_t seen[FIELDS_NODES_MAX / 64]; /* nodes met: a key's second value is none of ours */
};

static bool first_time(struct reader *reader, unsigned node)
{
    uint64_t bit = UINT64_C(1) << node % 64;
    bool first = !(reader->seen[node / 64] & bit);
    reader->seen[node / 64] |= bit;
    return first;
}

static void read_string(struct reader *reader, const struct field_node *node)
{
    struct str value;
    if (!finds_wants(&reader->finds, node)) {
        jscan_skip(&reader->scan, NULL);
        return;
    }
    if (!jscan_string(&reader->scan, reader->finds.arena, &value) || clean_blank(value))
        return;
    for (unsigned field = 0; field < FIELD_COUNT; field++)
        if (node->rank[field] < reader->finds.best[field])
            finds_offer(&reader->finds, field, value, node->rank[field]);
}

/* A number may be an id, as it is written, or a date. */
static void read_number(struct reader *reader, const struct field_node *node)
{
    struct str digits;
    if (!jscan_skip(&reader->scan, &digits))
        return;
    if (node->rank[FIELD_ID] < reader->finds.best[FIELD_ID])
        finds_offer(&reader->finds, FIELD_ID, digits, node->rank[FIELD_ID]);
    if (node->rank[FIELD_DATE] < reader->finds.best[FIELD_DATE])
        finds_offer(&reader->finds, FIELD_DATE, digits, node->rank[FIELD_DATE]);
}

static void read_value(struct reader *reader, unsigned at);

static void read_members(struct reader *reader, unsigned at)
{
    struct str key;
    if (!jscan_enter(&reader->scan))
        return;
    while (jscan_key(&reader->scan, reader->finds.arena, &key)) {
        unsigned node = fields_find(reader->fields, at, key);
        if (node != FIELDS_NONE && first_time(reader, node))
            read_value(reader, node);
        else
            jscan_skip(&reader->scan, NULL);
    }
}

/* The elements of an array by their numbers, for paths as "pages.0.text". */
static void read_elements(struct reader *reader, unsigned at)
{
    char digits[24], *end = digits + sizeof digits;
    if (!jscan_enter(&reader->scan))
        return;
    for (size_t i = 0; jscan_element(&reader->scan); i++) {
        char *p = end;
        size_t rest = i;
        do
            *--p = (char)('0' + rest % 10);
        while ((rest /= 10) > 0);
        unsigned node = fields_find(reader->fields, at, (struct str){p, (size_t)(end - p)});
        if (node != FIELDS_NONE)
            read_value(reader, node);
        else
            jscan_skip(&reader->scan, NULL);
    }
}

/* An array or object: first as the value of a field, then for the paths that go on below it. The
 * trie is FIELDS_PARTS_MAX deep at most, and so is the recursion. */
static void read_container(struct reader *reader, unsigned at, enum jscan_type type)
{
    const struct field_node *node = &reader->fields->nodes[at];
    struct str json;
    bool list = node->leaf && (type == JSCAN_ARRAY || node->rank[FIELD_AUTHORS] != FIELDS_UNRANKED);
    if (!node->inner) {
        if (jscan_skip(&reader->scan, &json) && list)
            finds_take_list(&reader->finds, node, json);
        return;
    }
    if (list) {
        struct jscan ahead = reader->scan;
        if (jscan_skip(&ahead, &json))
            finds_take_list(&reader->finds, node, json);
    }
    if (type == JSCAN_OBJECT)
        read_members(reader, at);
    else
        read_elements(reader, at);
}

static void read_value(struct reader *reader, unsigned at)
{
    const struct field_node *node = &reader->fields->nodes[at];
    enum jscan_type type = jscan_type(&reader->scan);
    if (type == JSCAN_STRING)
        read_string(reader, node);
    else if (type == JSCAN_NUMBER)
        read_number(reader, node);
    else if (type == JSCAN_OBJECT || type == JSCAN_ARRAY)
        read_container(reader, at, type);
    else
        jscan_skip(&reader->scan, NULL);
}

static enum error_code fault(const struct jscan *scan, const char *why, struct error *error)
{
    enum error_code code = why == jscan_too_deep    ? ERROR_LIMIT
                           : why == jscan_no_memory ? ERROR_MEMORY
                                                    : ERROR_DAMAGED;
    if (code == ERROR_LIMIT)
        return error_set(error, code, "nested deeper than --max-json-depth %u at byte %zu",
                         scan->depth_most, (size_t)(scan->pos - scan->beg));
    return error_set(error, code, "%s at byte %zu of the record", why,
                     (size_t)(scan->pos - scan->beg));
}

/* Over the name of a record that stands in an object of records: "name": {…}. */
static void read_name(struct reader *reader)
{
    struct jscan *scan = &reader->scan;
    struct jscan before = *scan;
    struct str name;
    if (jscan_type(scan) != JSCAN_STRING || !jscan_string(scan, reader->finds.arena, &name))
        return;
    while (scan->pos < scan->end && memchr(" \t\r\n", *scan->pos, 4))
        scan->pos++;
    if (scan->pos == scan->end || *scan->pos != ':') {
        *scan = before;
        return;
    }
    scan->pos++;
    if (!clean_blank(name))
        finds_offer(&reader->finds, FIELD_ID, name, FINDS_RANK_NAME);
}

enum error_code json_read(const struct fields *fields, struct str bytes, struct arena *arena,
                          struct article *article, struct error *error)
{
    struct reader reader = {.fields = fields};
    finds_open(&reader.finds, &fields->limits, arena);
    struct jscan *scan = &reader.scan;
    jscan_open(scan, bytes);
    scan->depth_most = fields->limits.json_depth;
    read_name(&reader);
    if (jscan_type(scan) != JSCAN_FAULT && jscan_type(scan) != JSCAN_OBJECT)
        return fault(scan, "a record must be a JSON object", error);
    read_members(&reader, FIELDS_ROOT);
    jscan_end(scan);
    if (scan->fault)
        return fault(scan, scan->fault, error);
    if (!finds_finish(&reader.finds, article))
        return error_set(error, ERROR_MEMORY, "no memory for a record of %zu bytes", bytes.len);
    return ERROR_NONE;
}
