/* What the JSON scanner takes for JSON: a table of texts, and jansson's opinion on mutations. */
#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

#include "base/jscan.h"
#include "jscan_oracle.h"

static bool skips(struct str text, struct jscan *scan)
{
    jscan_open(scan, text);
    return jscan_skip(scan, NULL) && jscan_end(scan);
}

static const char *const good[] = {
    "{}",
    "[]",
    "\"\"",
    "0",
    "-0",
    "12",
    "-1.5",
    "1e5",
    "1E+05",
    "0.0e-0",
    "true",
    "false",
    "null",
    " \t\r\n[ \t\r\n] \t\r\n",
    "{\"a\":1}",
    "{ \"a\" : 1 , \"b\" : [ 1 , 2 ] }",
    "{\"a\":{\"a\":{}},\"\":[[],[[]]]}",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\"",
    "{\"a\":1,\"a\":2}",
    "123456789012345678901234567890.5e400",
    "[\"]\",\"}\",\"\\\"]\"]",
    /* what the grammar forbids and archives hold */
    "\xEF\xBB\xBF{}",
    "\"tab\there, line\nfeed\x01\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\"\\udc00 \\ud800x\"",
    "1e999",
    "\"\xFF\xE2\x82\"",
};

static const char *const bad[] = {
    "",
    " ",
    "{",
    "[",
    "}",
    "]",
    ",",
    ":",
    "\"",
    "\"a",
    "\"\\",
    "\"\\\"",
    "\"\\u12",
    "\"\\u12g4\"",
    "\"\\x41\"",
    "\"\\u 123\"",
    "\"\\U0041\"",
    "01",
    "-",
    "+1",
    ".5",
    "1.",
    "1.e5",
    "1e",
    "1e+",
    "--1",
    "-a",
    "1x",
    "0x10",
    "1 2",
    "tru",
    "trueish",
    "True",
    "nul",
    "nan",
    "NaN",
    "Infinity",
    "undefined",
    "{} {}",
    "[] x",
    "[1,]",
    "[,1]",
    "[1,,2]",
    "[1 2]",
    "[1",
    "[1,",
    "[1}",
    "{\"a\":1]",
    "{\"a\"}",
    "{\"a\":}",
    "{\"a\" 1}",
    "{\"a\":1,}",
    "{,\"a\":1}",
    "{\"a\":1 \"b\":2}",
    "{a:1}",
    "{1:1}",
    "{\"a\":1",
    "{\"a\":1,",
    "{\"a\":",
    "{\"a\"",
    "{\"a",
    "{'a':1}",
    "{\"a\":[}",
    "[[[]]",
    "[]]",
    "{\"a\":{}",
    "/* c */ 1",
    "\xEF\xBB\xBF",
    "\xEF\xBB\xBF\xEF\xBB\xBF{}",
    "{\xC2\xA0}",
    "\v1",
    "[\"a\\\"]",
    "{\"a\":\"\\q\"}",
    "{\"\\q\":1}",
};

Test(jscan, takes_what_is_json)
{
    struct jscan scan;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        cr_expect(skips(str_of(good[i]), &scan), "%s: %s", good[i], scan.fault);
        const char *difference = jscan_oracle_differs(good[i], strlen(good[i]));
        cr_expect(!difference, "%s: %s", good[i], difference);
    }
}

Test(jscan, refuses_what_is_not)
{
    struct jscan scan;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct str text = str_of(bad[i]);
        cr_expect(!skips(text, &scan) && scan.fault, "%s", bad[i]);
        cr_expect(scan.pos >= text.data && scan.pos <= text.data + text.len, "%s", bad[i]);
        const char *difference = jscan_oracle_differs(text.data, text.len);
        cr_expect(!difference, "%s: %s", bad[i], difference);
    }
}

static uint32_t roll(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

/* Some text of the tables, cut, repeated and with bytes changed to what matters in JSON. */
static size_t mutate(uint32_t *state, char *out, size_t room)
{
    static const char letters[] = "{}[]:,\"\\\\\"\"u0019d8eE+-. \n\ttrfalsn\xC3\xA9\x80\x01/x";
    size_t len = 0;
    for (unsigned parts = 1 + roll(state) % 4; parts; parts--) {
        const char *text = good[roll(state) % (sizeof good / sizeof *good)];
        size_t n = strlen(text), beg = roll(state) % 3 ? 0 : roll(state) % (n + 1);
        n = roll(state) % 3 ? n - beg : roll(state) % (n - beg + 1);
        if (len + n + 1 > room)
            break;
        memcpy(out + len, text + beg, n);
        len += n;
        if (roll(state) % 2)
            out[len++] = letters[roll(state) % (sizeof letters - 1)];
    }
    for (unsigned changes = roll(state) % 3; changes && len; changes--)
        out[roll(state) % len] = letters[roll(state) % (sizeof letters - 1)];
    return len;
}

Test(jscan, agrees_with_jansson)
{
    uint32_t state = 20240229;
    for (int i = 0; i < 20000; i++) {
        char text[400];
        size_t n = mutate(&state, text, sizeof text);
        const char *difference = jscan_oracle_differs(text, n);
        cr_assert(!difference, "text %d: %.*s: %s", i, (int)n, text, difference);
    }
}
