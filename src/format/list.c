/* Arrays where one string was hoped for.
 *
 *   ["One.", "Two."]                                              -> "One.\nTwo."
 *   [{"type": "kicker", "content": "Local"}, null,
 *    {"type": "sanitized_html", "content": "One."}]               -> "One."
 *   ["A. Writer", {"name": "B. Writer"}]                          -> A. Writer, B. Writer
 *
 * The value was checked when it was read over, so the only fault left to meet here is an arena
 * that is too small. What an element is decoded into is scratch, forgotten with the copy of the
 * arena. */
#include "format/list.h"

#include "base/jscan.h"
#include "format/clean.h"
#include "format/markup.h"

/* What one object tells: whether it is text, and whose. */
struct block {
    struct str type, mime, content, text, name;
};

/* A string; of `content` a number as well, which may be a date. */
static void read_part(struct jscan *scan, struct arena *arena, struct str *into, bool or_number)
{
    enum jscan_type type = into && into->len == 0 ? jscan_type(scan) : JSCAN_NULL;
    if (type == JSCAN_STRING)
        jscan_string(scan, arena, into);
    else
        jscan_skip(scan, or_number && type == JSCAN_NUMBER ? into : NULL);
}

static bool read_block(struct jscan *scan, struct arena *arena, struct block *block)
{
    struct str key;
    *block = (struct block){STR(""), STR(""), STR(""), STR(""), STR("")};
    if (!jscan_enter(scan))
        return false;
    while (jscan_key(scan, arena, &key)) {
        struct str *into = str_equal(key, STR("type"))      ? &block->type
                           : str_equal(key, STR("mime"))    ? &block->mime
                           : str_equal(key, STR("content")) ? &block->content
                           : str_equal(key, STR("text"))    ? &block->text
                           : str_equal(key, STR("name"))    ? &block->name
                                                            : NULL;
        read_part(scan, arena, into, into == &block->content);
    }
    return !scan->fault;
}

static bool running_text(struct str type)
{
    static const char *const types[] = {"", "sanitized_html", "paragraph", "text", "p"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_equal(type, str_of(types[i])))
            return true;
    return false;
}

/* Where a block that is no running text belongs, or NULL. */
static struct str *part_of(struct list_story *story, struct str type)
{
    struct str *part = str_equal(type, STR("title"))    ? &story->title
                       : str_equal(type, STR("byline")) ? &story->byline
                       : str_equal(type, STR("date"))   ? &story->date
                                                        : NULL;
    return part && part->len == 0 ? part : NULL;
}

static bool keep(struct arena *arena, struct str value, struct str *kept)
{
    char *copy = value.len ? arena_alloc(arena, value.len, 1, 1) : NULL;
    if (copy)
        *kept = (struct str){memcpy(copy, value.data, value.len), value.len};
    return copy || value.len == 0;
}

/* The paragraph of a block, in scratch; "" where it is none. False where the arena is too small. */
static bool block_paragraph(const struct block *block, struct arena *arena, struct arena *scratch,
                            struct list_story *story, struct str *value)
{
    struct str *part = part_of(story, block->type);
    if (part)
        return keep(arena, block->content, part);
    if (!running_text(block->type))
        return true;
    *value = block->content.len ? block->content : block->text;
    bool html =
        str_equal(block->type, STR("sanitized_html")) || str_equal(block->mime, STR("text/html"));
    return !html || markup_strip(value, scratch);
}

/* The paragraph that stands next, in scratch; "" where there is none. */
static bool read_paragraph(struct jscan *scan, struct arena *arena, struct arena *scratch,
                           struct list_story *story, struct str *value)
{
    struct block block;
    *value = STR("");
    switch (jscan_type(scan)) {
    case JSCAN_STRING:
        return jscan_string(scan, scratch, value);
    case JSCAN_OBJECT:
        return read_block(scan, scratch, &block) &&
               block_paragraph(&block, arena, scratch, story, value);
    default:
        return jscan_skip(scan, NULL);
    }
}

bool list_paragraphs(struct str json, struct arena *arena, struct list_story *story)
{
    struct jscan scan;
    struct str value;
    size_t len = 0;
    *story = (struct list_story){STR(""), STR(""), STR(""), STR("")};
    jscan_open(&scan, json);
    /* Enough: each element takes its quotation marks and a comma more in the JSON than here. */
    char *out = arena_alloc(arena, json.len, 1, 1);
    if (!out || jscan_type(&scan) != JSCAN_ARRAY || !jscan_enter(&scan))
        return out;
    bool good = true;
    while (good && jscan_element(&scan)) {
        struct arena scratch = *arena;
        good = read_paragraph(&scan, arena, &scratch, story, &value);
        if (!good || clean_blank(value))
            continue;
        if (len > 0)
            out[len++] = '\n';
        memcpy(out + len, value.data, value.len);
        len += value.len;
    }
    if (len > 0)
        story->text = (struct str){out, len};
    return good && !scan.fault;
}

bool list_first(struct str json, struct arena *arena, struct str *value)
{
    struct jscan scan;
    *value = STR("");
    jscan_open(&scan, json);
    if (jscan_type(&scan) != JSCAN_ARRAY || !jscan_enter(&scan))
        return true;
    while (jscan_element(&scan)) {
        if (jscan_type(&scan) != JSCAN_STRING)
            jscan_skip(&scan, NULL);
        else if (jscan_string(&scan, arena, value) && !clean_blank(*value))
            return true;
    }
    *value = STR("");
    return !scan.fault;
}

static bool read_name(struct jscan *scan, struct arena *arena, struct str *name)
{
    struct block block;
    *name = STR("");
    if (jscan_type(scan) == JSCAN_OBJECT) {
        if (read_block(scan, arena, &block))
            *name = block.name;
    } else if (jscan_type(scan) == JSCAN_STRING) {
        jscan_string(scan, arena, name);
    } else {
        jscan_skip(scan, NULL);
    }
    return !scan->fault && !clean_blank(*name);
}

/* The elements of an array, or 1 for any other value; LIST_NAMES_MAX at most. */
static size_t count(struct str json)
{
    struct jscan scan;
    size_t n = 0;
    jscan_open(&scan, json);
    if (jscan_type(&scan) != JSCAN_ARRAY || !jscan_enter(&scan))
        return 1;
    while (n < LIST_NAMES_MAX && jscan_element(&scan) && jscan_skip(&scan, NULL))
        n++;
    return n;
}

bool list_names(struct str json, struct arena *arena, struct str **names, size_t *n_names)
{
    struct jscan scan;
    size_t n = count(json);
    *n_names = 0;
    *names = ARENA_NEW(arena, n, struct str);
    if (!*names)
        return false;
    jscan_open(&scan, json);
    if (jscan_type(&scan) != JSCAN_ARRAY) {
        *n_names = read_name(&scan, arena, *names);
        return !scan.fault;
    }
    jscan_enter(&scan);
    for (size_t i = 0; i < n && jscan_element(&scan); i++)
        *n_names += read_name(&scan, arena, &(*names)[*n_names]);
    return !scan.fault;
}
