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

/* The strings of one object that tell whether it is text, and whose. */
struct block {
    struct str type, content, text, name;
};

static bool read_block(struct jscan *scan, struct arena *arena, struct block *block)
{
    struct str key;
    *block = (struct block){STR(""), STR(""), STR(""), STR("")};
    if (!jscan_enter(scan))
        return false;
    while (jscan_key(scan, arena, &key)) {
        struct str *into = str_equal(key, STR("type"))      ? &block->type
                           : str_equal(key, STR("content")) ? &block->content
                           : str_equal(key, STR("text"))    ? &block->text
                           : str_equal(key, STR("name"))    ? &block->name
                                                            : NULL;
        if (into && into->len == 0 && jscan_type(scan) == JSCAN_STRING)
            jscan_string(scan, arena, into);
        else
            jscan_skip(scan, NULL);
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

/* The paragraph that stands next; false where it is none. */
static bool read_paragraph(struct jscan *scan, struct arena *arena, struct str *value)
{
    struct block block;
    switch (jscan_type(scan)) {
    case JSCAN_STRING:
        return jscan_string(scan, arena, value);
    case JSCAN_OBJECT:
        if (!read_block(scan, arena, &block) || !running_text(block.type))
            return false;
        *value = block.content.len ? block.content : block.text;
        return value->len > 0;
    default:
        jscan_skip(scan, NULL);
        return false;
    }
}

bool list_paragraphs(struct str json, struct arena *arena, struct str *text)
{
    struct jscan scan;
    struct str value;
    size_t len = 0;
    bool any = false;
    *text = STR("");
    jscan_open(&scan, json);
    /* Enough: each element takes its quotation marks and a comma more in the JSON than here. */
    char *out = arena_alloc(arena, json.len, 1, 1);
    if (!out || jscan_type(&scan) != JSCAN_ARRAY || !jscan_enter(&scan))
        return out;
    while (jscan_element(&scan)) {
        struct arena scratch = *arena;
        if (!read_paragraph(&scan, &scratch, &value))
            continue;
        if (any)
            out[len++] = '\n';
        if (value.len > 0)
            memcpy(out + len, value.data, value.len);
        len += value.len;
        any = true;
    }
    if (len > 0)
        *text = (struct str){out, len};
    return !scan.fault;
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
