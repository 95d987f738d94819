/* Builds jansson's tree of a text from what the scanner tells, and compares it with the tree that
 * jansson itself builds. Numbers are read from their raw text, so that its borders count too. Where
 * the two disagree on whether the text is JSON at all, jansson's error code or the scanner's fault
 * must name one of the differences that are meant. */
#include "jscan_oracle.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/jscan.h"

enum { FLAGS = JSON_DECODE_ANY | JSON_ALLOW_NUL };

static json_t *build(struct jscan *scan, struct arena *arena);

static json_t *build_object(struct jscan *scan, struct arena *arena)
{
    json_t *object = json_object();
    struct str key;
    while (jscan_key(scan, arena, &key)) {
        json_t *value = build(scan, arena);
        json_object_setn_new_nocheck(object, key.data, key.len, value ? value : json_null());
    }
    return object;
}

static json_t *build_array(struct jscan *scan, struct arena *arena)
{
    json_t *array = json_array();
    while (jscan_element(scan)) {
        json_t *value = build(scan, arena);
        json_array_append_new(array, value ? value : json_null());
    }
    return array;
}

/* The tree of the value that stands next; what it is worth after a fault does not matter. Recurses
 * JSCAN_DEPTH_MAX deep at most. */
static json_t *build(struct jscan *scan, struct arena *arena)
{
    struct str value;
    switch (jscan_type(scan)) {
    case JSCAN_OBJECT:
        return jscan_enter(scan) ? build_object(scan, arena) : NULL;
    case JSCAN_ARRAY:
        return jscan_enter(scan) ? build_array(scan, arena) : NULL;
    case JSCAN_STRING:
        return jscan_string(scan, arena, &value) ? json_stringn_nocheck(value.data, value.len)
                                                 : NULL;
    default:
        return jscan_skip(scan, &value) ? json_loadb(value.data, value.len, FLAGS, NULL) : NULL;
    }
}

/* May jansson refuse what the scanner takes? */
static bool jansson_may_refuse(const json_error_t *error, struct str text)
{
    switch (json_error_code(error)) {
    case json_error_invalid_utf8:
    case json_error_numeric_overflow:
    case json_error_null_byte_in_key:
        return true;
    default:
        break;
    }
    return strncmp(error->text, "control character", 17) == 0 ||
           strncmp(error->text, "unexpected newline", 18) == 0 ||
           strncmp(error->text, "invalid Unicode '\\u", 19) == 0 ||
           (text.len >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0);
}

/* May the scanner refuse what jansson takes? jansson nests deeper, and forgets a NUL that it has
 * looked at behind a number. */
static bool scanner_may_refuse(const struct jscan *scan, struct str text)
{
    return scan->fault == jscan_too_deep || (text.len && memchr(text.data, '\0', text.len));
}

/* Skipping must find the same end, or the same fault at the same place, as walking did. */
static bool skips_alike(struct str text, const struct jscan *walked)
{
    struct jscan scan;
    struct str raw;
    jscan_open(&scan, text);
    bool good = jscan_skip(&scan, &raw) && jscan_end(&scan);
    return good == !walked->fault && scan.pos == walked->pos && scan.fault == walked->fault;
}

static const char *compare(struct str text, struct arena *arena)
{
    json_error_t error;
    struct jscan scan;
    jscan_open(&scan, text);
    json_t *ours = build(&scan, arena);
    bool good = jscan_end(&scan);
    json_t *theirs = json_loadb(text.data, text.len, FLAGS, &error);
    const char *difference = NULL;
    if (!skips_alike(text, &scan))
        difference = "skipping differs from walking";
    else if (good && !theirs && !jansson_may_refuse(&error, text))
        difference = "only the scanner takes it";
    else if (!good && theirs && !scanner_may_refuse(&scan, text))
        difference = scan.fault;
    else if (good && theirs && !json_equal(ours, theirs))
        difference = "they read different values";
    json_decref(ours);
    json_decref(theirs);
    return difference;
}

const char *jscan_oracle_differs(const char *text, size_t n)
{
    struct arena arena;
    char *exact = malloc(n ? n : 1);
    if (!exact || !arena_open(&arena, 4 * n + 64))
        abort();
    char *beg = n ? exact : exact + 1; /* not a byte more than the text may be read */
    if (n)
        memcpy(beg, text, n);
    const char *difference = compare((struct str){beg, n}, &arena);
    arena_close(&arena);
    free(exact);
    return difference;
}
