/* See scalar.h. Numbers are copied before they are read: what lies behind a view may be anything.
 * The program's locale is C for numbers. */
#include "eval/scalar.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { NUMBER_MAX = 63 }; /* characters that are looked at */

bool scalar_text(struct jscan *scan, struct arena *arena, struct str *text)
{
    if (jscan_type(scan) != JSCAN_STRING || !jscan_string(scan, arena, text))
        return false;
    if (utf8_valid(text->data, text->len))
        return true;
    char *whole = text->len > SIZE_MAX / 3 ? NULL : arena_alloc(arena, text->len, 3, 1);
    if (!whole)
        return false;
    *text = (struct str){whole, utf8_repair(text->data, text->len, whole)};
    return true;
}

bool scalar_integer(struct jscan *scan, int64_t *number)
{
    static const int64_t most = INT64_C(1) << 62;
    struct str raw;
    if (jscan_type(scan) != JSCAN_NUMBER || !jscan_skip(scan, &raw))
        return false;
    bool below = raw.len > 0 && raw.data[0] == '-';
    int64_t value = 0;
    for (size_t i = below; i < raw.len; i++) {
        if (raw.data[i] < '0' || raw.data[i] > '9')
            return false;
        value = value > most / 10 - 1 ? most : 10 * value + (raw.data[i] - '0');
    }
    *number = below ? -value : value;
    return true;
}

bool scalar_number(struct jscan *scan, double *number)
{
    char text[NUMBER_MAX + 1];
    struct str raw;
    if (jscan_type(scan) != JSCAN_NUMBER || !jscan_skip(scan, &raw))
        return false;
    size_t n = raw.len < NUMBER_MAX ? raw.len : NUMBER_MAX;
    memcpy(text, raw.data, n);
    text[n] = '\0';
    *number = strtod(text, NULL);
    return true;
}

bool scalar_count(const struct jscan *scan, size_t *n)
{
    struct jscan ahead = *scan;
    *n = 0;
    if (jscan_type(&ahead) != JSCAN_ARRAY || !jscan_enter(&ahead))
        return false;
    while (jscan_element(&ahead) && jscan_skip(&ahead, NULL))
        ++*n;
    return !ahead.fault;
}

uint32_t scalar_words(struct str text)
{
    const char *at = text.data, *end = text.data + text.len;
    uint32_t words = 0;
    bool inside = false;
    while (at < end) {
        unsigned char c = (unsigned char)*at;
        unsigned space = c >= ' ' && c < 0x80 ? c == ' ' : utf8_space(at, end);
        words += !space && !inside;
        inside = !space;
        at += space ? space : 1;
    }
    return words;
}
