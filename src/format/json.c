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
#include "format/date.h"
#include "format/list.h"

enum {
    RANK_ARRAY = 64, /* added to the rank of an array */
    RANK_NONE = FIELDS_UNRANKED,
};

struct reader {
    const struct fields *fields;
    struct arena *arena;
    struct jscan scan;
    unsigned best[FIELD_COUNT];    /* the rank of what we have */
    struct str value[FIELD_COUNT]; /* … and it */
    struct str *authors;
    size_t n_authors;
    uint64_t seen[FIELDS_NODES_MAX / 64]; /* nodes met: a key's second value is none of ours */
    bool no_memory;
};

static bool first_time(struct reader *reader, unsigned node)
{
    uint64_t bit = UINT64_C(1) << node % 64;
    bool first = !(reader->seen[node / 64] & bit);
    reader->seen[node / 64] |= bit;
    return first;
}

/* True where a string at this node would be the best of some field. */
static bool wanted(const struct reader *reader, const struct field_node *node)
{
    for (unsigned field = 0; node->leaf && field < FIELD_COUNT; field++)
        if (node->rank[field] < reader->best[field])
            return true;
    return false;
}

static void take(struct reader *reader, unsigned field, struct str value, unsigned rank)
{
    reader->value[field] = value;
    reader->best[field] = rank;
}

static void take_author(struct reader *reader, struct str name, unsigned rank)
{
    reader->authors = ARENA_NEW(reader->arena, 1, struct str);
    reader->n_authors = reader->authors != NULL;
    if (reader->authors)
        *reader->authors = name;
    else
        reader->no_memory = true;
    reader->best[FIELD_AUTHORS] = rank;
}

static void take_date(struct reader *reader, struct str value, unsigned rank)
{
    char iso[DATE_ISO_MAX];
    size_t len = date_iso(value, iso);
    if (len == 0)
        return;
    char *copy = arena_alloc(reader->arena, len, 1, 1);
    if (copy)
        take(reader, FIELD_DATE, (struct str){memcpy(copy, iso, len), len}, rank);
    else
        reader->no_memory = true;
}

/* A string, not blank, for one field. */
static void offer(struct reader *reader, unsigned field, struct str value, unsigned rank)
{
    if (field == FIELD_DATE)
        take_date(reader, value, rank);
    else if (field == FIELD_AUTHORS)
        take_author(reader, value, rank);
    else
        take(reader, field, value, rank);
}

static void read_string(struct reader *reader, const struct field_node *node)
{
    struct str value;
    if (!wanted(reader, node)) {
        jscan_skip(&reader->scan, NULL);
        return;
    }
    if (!jscan_string(&reader->scan, reader->arena, &value) || clean_blank(value))
        return;
    for (unsigned field = 0; field < FIELD_COUNT; field++)
        if (node->rank[field] < reader->best[field])
            offer(reader, field, value, node->rank[field]);
}

/* A number may be an id, as it is written, or a date. */
static void read_number(struct reader *reader, const struct field_node *node)
{
    struct str digits;
    if (!jscan_skip(&reader->scan, &digits))
        return;
    if (node->rank[FIELD_ID] < reader->best[FIELD_ID])
        offer(reader, FIELD_ID, digits, node->rank[FIELD_ID]);
    if (node->rank[FIELD_DATE] < reader->best[FIELD_DATE])
        offer(reader, FIELD_DATE, digits, node->rank[FIELD_DATE]);
}

static void take_authors(struct reader *reader, struct str json, unsigned rank)
{
    struct str *names;
    size_t n;
    if (!list_names(json, reader->arena, &names, &n))
        reader->no_memory = true;
    if (n == 0)
        return;
    reader->authors = names;
    reader->n_authors = n;
    reader->best[FIELD_AUTHORS] = rank;
}

/* What an array holds for each field, or an object for the authors. json was checked by
 * jscan_skip. */
static void take_list(struct reader *reader, const struct field_node *node, struct str json)
{
    struct str value;
    if (node->rank[FIELD_AUTHORS] < reader->best[FIELD_AUTHORS])
        take_authors(reader, json, node->rank[FIELD_AUTHORS]);
    for (unsigned field = 0; field < FIELD_COUNT && json.data[0] == '['; field++) {
        unsigned rank = node->rank[field] + RANK_ARRAY;
        if (field == FIELD_AUTHORS || node->rank[field] == FIELDS_UNRANKED ||
            rank >= reader->best[field])
            continue;
        bool read = field == FIELD_TEXT ? list_paragraphs(json, reader->arena, &value)
                                        : list_first(json, reader->arena, &value);
        if (!read)
            reader->no_memory = true;
        else if (!clean_blank(value))
            offer(reader, field, value, rank);
    }
}

static void read_value(struct reader *reader, unsigned at);

static void read_members(struct reader *reader, unsigned at)
{
    struct str key;
    if (!jscan_enter(&reader->scan))
        return;
    while (jscan_key(&reader->scan, reader->arena, &key)) {
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
            take_list(reader, node, json);
        return;
    }
    if (list) {
        struct jscan ahead = reader->scan;
        if (jscan_skip(&ahead, &json))
            take_list(reader, node, json);
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

static bool finish_authors(struct reader *reader, struct article *article)
{
    bool done = true;
    for (size_t i = 0; i < reader->n_authors; i++)
        done = clean_line(&reader->authors[i], reader->arena) && done;
    article->authors = reader->n_authors ? reader->authors : NULL;
    article->n_authors = reader->n_authors;
    return done;
}

static bool lower(struct str *value, struct arena *arena)
{
    char *copy = arena_alloc(arena, value->len, 1, 1);
    for (size_t i = 0; copy && i < value->len; i++)
        copy[i] = (char)(value->data[i] | (value->data[i] >= 'A' && value->data[i] <= 'Z') << 5);
    *value = copy && value->len ? (struct str){copy, value->len} : STR("");
    return copy;
}

/* What was found, cleaned, into the article. False where the arena is too small. */
static bool finish(struct reader *reader, struct article *article)
{
    struct arena *arena = reader->arena;
    article->text = reader->value[FIELD_TEXT];
    article->title = reader->value[FIELD_TITLE];
    article->id = reader->value[FIELD_ID];
    article->url = reader->value[FIELD_URL];
    article->date = reader->value[FIELD_DATE];
    article->source = reader->value[FIELD_SOURCE];
    article->lang = reader->value[FIELD_LANG];
    bool done = clean_utf8(&article->text, arena) && clean_line(&article->title, arena) &&
                clean_name(&article->id, arena) && clean_name(&article->url, arena) &&
                clean_line(&article->source, arena) && clean_name(&article->lang, arena) &&
                lower(&article->lang, arena) && finish_authors(reader, article);
    if (article->id.len == 0)
        article->id = article->url;
    return done;
}

static enum error_code fault(const struct jscan *scan, const char *why, struct error *error)
{
    enum error_code code = why == jscan_too_deep    ? ERROR_LIMIT
                           : why == jscan_no_memory ? ERROR_MEMORY
                                                    : ERROR_DAMAGED;
    return error_set(error, code, "%s at byte %zu of the record", why,
                     (size_t)(scan->pos - scan->beg));
}

enum error_code json_read(const struct fields *fields, struct str bytes, struct arena *arena,
                          struct article *article, struct error *error)
{
    struct reader reader = {.fields = fields, .arena = arena};
    for (unsigned field = 0; field < FIELD_COUNT; field++)
        take(&reader, field, STR(""), RANK_NONE);
    struct jscan *scan = &reader.scan;
    jscan_open(scan, bytes);
    scan->depth_most = fields->limits.json_depth;
    if (jscan_type(scan) != JSCAN_FAULT && jscan_type(scan) != JSCAN_OBJECT)
        return fault(scan, "a record must be a JSON object", error);
    read_members(&reader, FIELDS_ROOT);
    jscan_end(scan);
    if (scan->fault)
        return fault(scan, scan->fault, error);
    if (reader.no_memory || !finish(&reader, article))
        return error_set(error, ERROR_MEMORY, "no memory for a record of %zu bytes", bytes.len);
    return ERROR_NONE;
}
