/* What the JSON scanner reads: strings, a walk, faults, nesting, an arena that is too small. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/buffer.h"
#include "base/jscan.h"
#include "base/jwrite.h"

static bool skips(struct str text, struct jscan *scan)
{
    jscan_open(scan, text);
    return jscan_skip(scan, NULL) && jscan_end(scan);
}

static const struct {
    const char *json;
    struct str value;
} strings[] = {
    {"\"\"", STR("")},
    {"\"plain\"", STR("plain")},
    {"  \"exactly 16 bytes\"", STR("exactly 16 bytes")},
    {"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", STR("\"\\/\b\f\n\r\t")},
    {"\"A\\u0042\\u00e9\\u20AC\\uffff\"", STR("AB\xC3\xA9\xE2\x82\xAC\xEF\xBF\xBF")},
    {"\"\\ud83d\\uDE00!\"", STR("\xF0\x9F\x98\x80!")},
    {"\"\\u0000\"", STR("\0")},
    {"\"\\ud800\"", STR("\xEF\xBF\xBD")},
    {"\"\\udc00\\ud800\"", STR("\xEF\xBF\xBD\xEF\xBF\xBD")},
    {"\"\\ud800\\ud800\\udc00\"", STR("\xEF\xBF\xBD\xF0\x90\x80\x80")},
    {"\"\\ud800\\u0041\"", STR("\xEF\xBF\xBD"
                               "A")},
    {"\"\\ud800\\n\"", STR("\xEF\xBF\xBD\n")},
    {"\"\\ud800\\ue000\"", STR("\xEF\xBF\xBD\xEE\x80\x80")},
    {"\"\\udc00\\udc00\"", STR("\xEF\xBF\xBD\xEF\xBF\xBD")},
    {"\"raw\ttab\"", STR("raw\ttab")},
    {"\"sixteen bytes and then \\u0041, and sixteen bytes more\"",
     STR("sixteen bytes and then A, and sixteen bytes more")},
};

Test(jscan, decodes_strings)
{
    struct arena arena;
    cr_assert(arena_open(&arena, 1 << 16));
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
        struct jscan scan;
        struct str value;
        jscan_open(&scan, str_of(strings[i].json));
        bool read = jscan_string(&scan, &arena, &value) && jscan_end(&scan);
        cr_assert(read, "%s: %s", strings[i].json, scan.fault);
        cr_expect(str_equal(value, strings[i].value), "%s: %.*s", strings[i].json, (int)value.len,
                  value.data);
    }
    arena_close(&arena);
}

/* A backslash at every place around the borders of what is looked at together. */
Test(jscan, decodes_escapes_wherever_they_stand)
{
    struct arena arena;
    char json[80], want[80];
    cr_assert(arena_open(&arena, 1 << 20));
    for (size_t at = 0; at < 60; at++) {
        memset(json, 'x', sizeof json);
        memset(want, 'x', sizeof want);
        json[0] = '"';
        memcpy(json + 1 + at, "\\n", 2);
        json[70] = '"';
        want[at] = '\n';
        struct jscan scan;
        struct str value;
        jscan_open(&scan, (struct str){json, 71});
        cr_assert(jscan_string(&scan, &arena, &value) && jscan_end(&scan), "at %zu", at);
        cr_assert(str_equal(value, (struct str){want, 68}), "at %zu", at);
    }
    arena_close(&arena);
}

Test(jscan, strings_without_escapes_are_views)
{
    struct jscan scan;
    struct str key, value;
    struct arena none = {0};
    static const char json[] = "{\"key\":\"value\"}";
    jscan_open(&scan, (struct str){json, sizeof json - 1});
    cr_assert(jscan_enter(&scan) && jscan_key(&scan, &none, &key));
    cr_assert(jscan_string(&scan, &none, &value));
    cr_expect_eq(key.data, json + 2);
    cr_expect_eq(value.data, json + 8);
    cr_expect(!jscan_key(&scan, &none, &key));
    cr_expect(jscan_end(&scan));
}

Test(jscan, walks)
{
    struct jscan scan;
    struct str key, value;
    struct arena none = {0};
    jscan_open(&scan, STR("{\"a\":[1,[],\"x\"],\"b\":{},\"c\":-2.5e3 , \"d\":null}"));
    cr_assert(jscan_enter(&scan));
    cr_assert(jscan_key(&scan, &none, &key) && str_equal(key, STR("a")));
    cr_assert(jscan_type(&scan) == JSCAN_ARRAY && jscan_enter(&scan));
    cr_assert(jscan_element(&scan) && jscan_type(&scan) == JSCAN_NUMBER);
    cr_assert(jscan_skip(&scan, &value) && str_equal(value, STR("1")));
    cr_assert(jscan_element(&scan) && jscan_skip(&scan, &value) && str_equal(value, STR("[]")));
    cr_assert(jscan_element(&scan) && jscan_string(&scan, &none, &value));
    cr_assert(!jscan_element(&scan) && !scan.fault);
    cr_assert(jscan_key(&scan, &none, &key) && str_equal(key, STR("b")));
    cr_assert(jscan_enter(&scan) && !jscan_key(&scan, &none, &key) && !scan.fault);
    cr_assert(jscan_key(&scan, &none, &key) && jscan_skip(&scan, &value));
    cr_assert(str_equal(value, STR("-2.5e3")));
    cr_assert(jscan_key(&scan, &none, &key) && jscan_type(&scan) == JSCAN_NULL);
    cr_assert(jscan_skip(&scan, NULL) && !jscan_key(&scan, &none, &key));
    cr_assert(jscan_end(&scan) && !scan.fault);
}

Test(jscan, the_end_is_where_nothing_is_open)
{
    struct jscan scan;
    jscan_open(&scan, STR("[1"));
    cr_assert(jscan_enter(&scan) && jscan_element(&scan) && jscan_skip(&scan, NULL));
    cr_expect(!jscan_end(&scan) && scan.fault);
    jscan_open(&scan, STR(" \n"));
    cr_expect(jscan_end(&scan));
}

Test(jscan, stops_for_good_at_a_fault)
{
    struct jscan scan;
    struct str text = STR("[1 2]"), value;
    struct arena none = {0};
    jscan_open(&scan, text);
    cr_assert(jscan_enter(&scan) && jscan_element(&scan) && jscan_skip(&scan, NULL));
    cr_expect(!jscan_element(&scan));
    const char *fault = scan.fault;
    cr_assert(fault && scan.pos == text.data + 3);
    cr_expect_eq(jscan_type(&scan), JSCAN_FAULT);
    cr_expect(!jscan_element(&scan) && !jscan_skip(&scan, NULL) && !jscan_enter(&scan));
    cr_expect(!jscan_string(&scan, &none, &value) && !jscan_key(&scan, &none, &value));
    cr_expect(!jscan_end(&scan));
    cr_expect(scan.fault == fault && scan.pos == text.data + 3, "%s", scan.fault);
}

Test(jscan, what_does_not_stand_there_is_a_fault)
{
    struct jscan scan;
    struct str value;
    struct arena none = {0};
    jscan_open(&scan, STR("1"));
    cr_expect(!jscan_enter(&scan) && scan.fault);
    jscan_open(&scan, STR("1"));
    cr_expect(!jscan_string(&scan, &none, &value) && scan.fault);
    jscan_open(&scan, STR("1"));
    cr_expect(!jscan_element(&scan) && scan.fault);
    jscan_open(&scan, STR("[\"a\"]"));
    cr_expect(jscan_enter(&scan) && !jscan_key(&scan, &none, &value) && scan.fault);
    jscan_open(&scan, STR("{\"a\":1}"));
    cr_expect(jscan_enter(&scan) && !jscan_element(&scan) && scan.fault);
}

static struct str nested(struct buffer *text, size_t depth, const char *open, const char *close)
{
    text->len = 0;
    for (size_t i = 0; i < depth; i++)
        cr_assert(buffer_append(text, open, strlen(open)));
    for (size_t i = 0; i < depth; i++)
        cr_assert(buffer_append(text, close, strlen(close)));
    return buffer_str(text);
}

Test(jscan, nesting_has_an_end)
{
    struct jscan scan;
    struct buffer text = {0};
    cr_expect(skips(nested(&text, JSCAN_DEPTH_MAX, "[", "]"), &scan), "%s", scan.fault);
    cr_expect(!skips(nested(&text, JSCAN_DEPTH_MAX + 1, "[", "]"), &scan));
    cr_expect_eq(scan.fault, jscan_too_deep);
    cr_expect_eq(scan.pos, text.data + JSCAN_DEPTH_MAX);
    cr_expect(!skips(nested(&text, 1000000, "{\"a\":", "}"), &scan));
    cr_expect_eq(scan.fault, jscan_too_deep);
    buffer_free(&text);
}

/* Mixed containers to the last level: a bit of the stack that is wrong closes the wrong one. */
Test(jscan, remembers_what_is_open)
{
    struct jscan scan;
    struct buffer text = {0};
    nested(&text, JSCAN_DEPTH_MAX / 2, "[{\"k\":", "");
    text.len -= strlen("\"k\":");
    size_t middle = text.len;
    for (size_t i = 0; i < JSCAN_DEPTH_MAX / 2; i++)
        cr_assert(buffer_append(&text, "}]", 2));
    cr_expect(skips(buffer_str(&text), &scan), "%s", scan.fault);
    for (size_t at = middle; at < text.len; at++) {
        text.data[at] ^= ']' ^ '}';
        cr_expect(!skips(buffer_str(&text), &scan), "a wrong end at %zu", at);
        cr_expect_eq(scan.pos, text.data + at);
        text.data[at] ^= ']' ^ '}';
    }
    buffer_free(&text);
}

Test(jscan, a_small_arena_is_told)
{
    struct arena arena;
    struct jscan scan;
    struct str value;
    struct buffer text = {0};
    cr_assert(jwrite_raw(&text, STR("[\"\\n short\",\"\\n")));
    for (int i = 0; i < 100000; i++)
        cr_assert(buffer_append(&text, "x", 1));
    cr_assert(buffer_append(&text, "\"]", 2));
    cr_assert(arena_open(&arena, 4096));
    jscan_open(&scan, buffer_str(&text));
    cr_assert(jscan_enter(&scan) && jscan_element(&scan));
    cr_expect(jscan_string(&scan, &arena, &value), "it fits, though not all that follows");
    cr_expect(str_equal(value, STR("\n short")));
    cr_expect(jscan_element(&scan) && !jscan_string(&scan, &arena, &value));
    cr_expect_eq(scan.fault, jscan_no_memory);
    cr_expect_eq(arena_alloc(&arena, 1, 1, 1), value.data + value.len, "nothing was kept of it");
    arena_close(&arena);
    buffer_free(&text);
}
