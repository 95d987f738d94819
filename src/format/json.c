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
#include "format/html.h"
#include "format/list.h"
#include "format/markup.h"
#include "format/reference.h"

enum {
    RANK_ARRAY = 64,  /* added to the rank of an array */
    RANK_BLOCK = 200, /* of what stands among the blocks of the text */
    RANK_NAME = 201,  /* of the name that the record has in an object of records */
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
    bool references;                      /* the reference is an array, still as JSON */
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

static void take_reference(struct reader *reader, struct str value, unsigned rank)
{
    take(reader, FIELD_REFERENCE, value, rank);
    reader->references = false;
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
    else if (field == FIELD_REFERENCE)
        take_reference(reader, value, rank);
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

/* What stands among the paragraphs, for those that have it nowhere else. */
static void take_blocks(struct reader *reader, const struct list_story *story)
{
    static const struct str by = {"By ", 3};
    struct str byline = story->byline;
    if (byline.len > by.len && memcmp(byline.data, by.data, by.len) == 0)
        byline = (struct str){byline.data + by.len, byline.len - by.len};
    if (reader->best[FIELD_TITLE] > RANK_BLOCK && !clean_blank(story->title))
        offer(reader, FIELD_TITLE, story->title, RANK_BLOCK);
    if (reader->best[FIELD_AUTHORS] > RANK_BLOCK && !clean_blank(byline))
        offer(reader, FIELD_AUTHORS, byline, RANK_BLOCK);
    if (reader->best[FIELD_DATE] > RANK_BLOCK && !clean_blank(story->date))
        offer(reader, FIELD_DATE, story->date, RANK_BLOCK);
}

static bool read_text(struct reader *reader, struct str json, struct str *text)
{
    struct list_story story;
    if (!list_paragraphs(json, reader->arena, &story))
        return false;
    take_blocks(reader, &story);
    *text = story.text;
    return true;
}

static void take_references(struct reader *reader, struct str json, unsigned rank)
{
    take(reader, FIELD_REFERENCE, json, rank);
    reader->references = true;
}

/* What an array holds for each field, or an object for the authors. json was checked by
 * jscan_skip. */
static void take_list(struct reader *reader, const struct field_node *node, struct str json)
{
    struct str value;
    if (node->rank[FIELD_AUTHORS] < reader->best[FIELD_AUTHORS])
        take_authors(reader, json, node->rank[FIELD_AUTHORS]);
    if (node->rank[FIELD_REFERENCE] < reader->best[FIELD_REFERENCE] && json.data[0] == '[')
        take_references(reader, json, node->rank[FIELD_REFERENCE]);
    for (unsigned field = 0; field < FIELD_COUNT && json.data[0] == '['; field++) {
        unsigned rank = node->rank[field] + RANK_ARRAY;
        if (field == FIELD_AUTHORS || field == FIELD_REFERENCE ||
            node->rank[field] == FIELDS_UNRANKED || rank >= reader->best[field])
            continue;
        bool read = field == FIELD_TEXT ? read_text(reader, json, &value)
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

/* The text, off its markup where it has any; or that of a page. A page that cannot be read leaves
 * an article without text. */
static bool finish_text(struct reader *reader, struct article *article)
{
    struct str page = reader->value[FIELD_HTML];
    struct error why;
    if (markup_is(article->text) && !markup_strip(&article->text, reader->arena))
        return false;
    if (page.len == 0 || !clean_blank(article->text))
        return clean_utf8(&article->text, reader->arena);
    return html_read(page, STR("utf-8"), reader->arena, article, &why) != ERROR_MEMORY;
}

static bool finish_reference(struct reader *reader, struct article *article)
{
    struct str value = reader->value[FIELD_REFERENCE];
    bool teaser = reader->best[FIELD_REFERENCE] >= FIELDS_TEASER;
    return value.len == 0 ||
           reference_take(value, reader->references, teaser, reader->arena, article);
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
    bool done = clean_line(&article->title, arena) && clean_name(&article->id, arena) &&
                clean_name(&article->url, arena) && clean_line(&article->source, arena) &&
                clean_name(&article->lang, arena) && lower(&article->lang, arena) &&
                finish_authors(reader, article) && finish_text(reader, article) &&
                finish_reference(reader, article);
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

/* Over the name of a record that stands in an object of records: "name": {…}. */
static void read_name(struct reader *reader)
{
    struct jscan *scan = &reader->scan;
    struct jscan before = *scan;
    struct str name;
    if (jscan_type(scan) != JSCAN_STRING || !jscan_string(scan, reader->arena, &name))
        return;
    while (scan->pos < scan->end && memchr(" \t\r\n", *scan->pos, 4))
        scan->pos++;
    if (scan->pos == scan->end || *scan->pos != ':') {
        *scan = before;
        return;
    }
    scan->pos++;
    if (!clean_blank(name))
        take(reader, FIELD_ID, name, RANK_NAME);
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
    read_name(&reader);
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
