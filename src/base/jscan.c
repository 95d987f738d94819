/* The JSON scanner: white space, values and the nesting; the strings are jstring.c's.
 *
 * What is open is a stack of bits (object or array), so that a value of any nesting is skipped with
 * the same two steps that a caller takes, in a loop and not by recursion:
 *
 *     read a scalar or enter   ->   next key or element, stepping out at each end   ->   …
 */
#include "base/jscan.h"

#include "base/jstring.h"

const char jscan_too_deep[] = "nested too deep";
const char jscan_no_memory[] = "no memory for a decoded string";

static bool fail(struct jscan *scan, const char *pos, const char *fault)
{
    if (!scan->fault) {
        scan->pos = pos;
        scan->fault = fault;
    }
    return false;
}

/* Reads over the string that stands next. */
static bool skip_string(struct jscan *scan)
{
    const char *fault = NULL;
    const char *pos = jstring_skip(scan->pos + 1, scan->end, &fault);
    if (fault)
        return fail(scan, pos, fault);
    scan->pos = pos;
    return true;
}

static bool read_string(struct jscan *scan, struct arena *arena, struct str *value)
{
    const char *fault = NULL;
    const char *pos = jstring_read(scan->pos + 1, scan->end, arena, value, &fault);
    if (fault)
        return fail(scan, pos, fault);
    scan->pos = pos;
    return true;
}

static bool is_digit(const char *pos, const char *end)
{
    return pos < end && *pos >= '0' && *pos <= '9';
}

static const char *skip_digits(const char *pos, const char *end)
{
    while (is_digit(pos, end))
        pos++;
    return pos;
}

static bool skip_number(struct jscan *scan)
{
    const char *pos = scan->pos, *end = scan->end;
    pos += *pos == '-';
    if (!is_digit(pos, end))
        return fail(scan, pos, "a number has no digits");
    pos = *pos == '0' ? pos + 1 : skip_digits(pos, end);
    if (pos < end && *pos == '.') {
        if (!is_digit(++pos, end))
            return fail(scan, pos, "a number has no digits behind its point");
        pos = skip_digits(pos, end);
    }
    if (pos < end && (*pos == 'e' || *pos == 'E')) {
        pos++;
        pos += pos < end && (*pos == '+' || *pos == '-');
        if (!is_digit(pos, end))
            return fail(scan, pos, "a number has no digits in its exponent");
        pos = skip_digits(pos, end);
    }
    scan->pos = pos;
    return true;
}

static bool skip_word(struct jscan *scan, struct str word)
{
    if ((size_t)(scan->end - scan->pos) < word.len || memcmp(scan->pos, word.data, word.len) != 0)
        return fail(scan, scan->pos, "not a JSON value");
    scan->pos += word.len;
    return true;
}

static void skip_space(struct jscan *scan)
{
    const char *pos = scan->pos;
    while (pos < scan->end && (*pos == ' ' || *pos == '\n' || *pos == '\r' || *pos == '\t'))
        pos++;
    scan->pos = pos;
}

static bool in_object(const struct jscan *scan)
{
    unsigned d = scan->depth - 1;
    return scan->depth && (scan->in_object[d / 64] >> d % 64 & 1);
}

/* Reads to the next item of the innermost container and over the comma before it. False at the
 * container's end, which it steps out of, and on a fault. */
static bool next_item(struct jscan *scan, char close)
{
    if (scan->fault)
        return false;
    skip_space(scan);
    if (scan->pos == scan->end)
        return fail(scan, scan->pos, "the text ends inside an object or array");
    if (*scan->pos == close) {
        scan->pos++;
        scan->depth--;
        scan->first = false;
        return false;
    }
    if (!scan->first) {
        if (*scan->pos != ',')
            return fail(scan, scan->pos, "a comma is missing");
        scan->pos++;
        skip_space(scan);
    }
    scan->first = false;
    return true;
}

static bool next_key(struct jscan *scan)
{
    if (!next_item(scan, '}'))
        return false;
    if (scan->pos == scan->end || *scan->pos != '"')
        return fail(scan, scan->pos, "a key is missing");
    return true;
}

static bool read_colon(struct jscan *scan)
{
    skip_space(scan);
    if (scan->pos == scan->end || *scan->pos != ':')
        return fail(scan, scan->pos, "a colon is missing");
    scan->pos++;
    return true;
}

/* To the place of the next value of the innermost container; whether one stands there is seen when
 * it is read. */
static bool next_value(struct jscan *scan)
{
    if (!in_object(scan))
        return next_item(scan, ']');
    return next_key(scan) && skip_string(scan) && read_colon(scan);
}

/* Reads the scalar that stands next, or into the container. */
static bool read_over(struct jscan *scan)
{
    switch (jscan_type(scan)) {
    case JSCAN_OBJECT:
    case JSCAN_ARRAY:
        return jscan_enter(scan);
    case JSCAN_STRING:
        return skip_string(scan);
    case JSCAN_NUMBER:
        return skip_number(scan);
    case JSCAN_TRUE:
        return skip_word(scan, STR("true"));
    case JSCAN_FALSE:
        return skip_word(scan, STR("false"));
    case JSCAN_NULL:
        return skip_word(scan, STR("null"));
    case JSCAN_FAULT:
        break;
    }
    return false;
}

void jscan_open(struct jscan *scan, struct str text)
{
    *scan = (struct jscan){
        .beg = text.data, .pos = text.data, .depth_most = JSCAN_DEPTH_MAX, .first = true};
    scan->end = text.len ? text.data + text.len : text.data;
    if (text.len >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0)
        scan->pos += 3;
}

enum jscan_type jscan_type(struct jscan *scan)
{
    static const unsigned char types[256] = {
        ['{'] = JSCAN_OBJECT, ['['] = JSCAN_ARRAY,  ['"'] = JSCAN_STRING, ['-'] = JSCAN_NUMBER,
        ['0'] = JSCAN_NUMBER, ['1'] = JSCAN_NUMBER, ['2'] = JSCAN_NUMBER, ['3'] = JSCAN_NUMBER,
        ['4'] = JSCAN_NUMBER, ['5'] = JSCAN_NUMBER, ['6'] = JSCAN_NUMBER, ['7'] = JSCAN_NUMBER,
        ['8'] = JSCAN_NUMBER, ['9'] = JSCAN_NUMBER, ['t'] = JSCAN_TRUE,   ['f'] = JSCAN_FALSE,
        ['n'] = JSCAN_NULL};
    if (scan->fault)
        return JSCAN_FAULT;
    skip_space(scan);
    enum jscan_type type =
        scan->pos < scan->end ? (enum jscan_type)types[(unsigned char)*scan->pos] : JSCAN_FAULT;
    if (type == JSCAN_FAULT)
        fail(scan, scan->pos, scan->pos < scan->end ? "not a JSON value" : "a value is missing");
    return type;
}

bool jscan_enter(struct jscan *scan)
{
    enum jscan_type type = jscan_type(scan);
    if (type != JSCAN_OBJECT && type != JSCAN_ARRAY)
        return fail(scan, scan->pos, "not an object or array");
    unsigned d = scan->depth;
    if (d >= scan->depth_most)
        return fail(scan, scan->pos, jscan_too_deep);
    uint64_t bit = UINT64_C(1) << d % 64;
    if (type == JSCAN_OBJECT)
        scan->in_object[d / 64] |= bit;
    else
        scan->in_object[d / 64] &= ~bit;
    scan->depth = d + 1;
    scan->first = true;
    scan->pos++;
    return true;
}

bool jscan_key(struct jscan *scan, struct arena *arena, struct str *key)
{
    if (!scan->fault && !in_object(scan))
        return fail(scan, scan->pos, "not inside an object");
    return next_key(scan) && read_string(scan, arena, key) && read_colon(scan);
}

bool jscan_element(struct jscan *scan)
{
    if (!scan->fault && (!scan->depth || in_object(scan)))
        return fail(scan, scan->pos, "not inside an array");
    return next_item(scan, ']') && jscan_type(scan) != JSCAN_FAULT;
}

bool jscan_string(struct jscan *scan, struct arena *arena, struct str *value)
{
    if (jscan_type(scan) != JSCAN_STRING)
        return fail(scan, scan->pos, "not a string");
    return read_string(scan, arena, value);
}

bool jscan_skip(struct jscan *scan, struct str *raw)
{
    if (jscan_type(scan) == JSCAN_FAULT)
        return false;
    const char *beg = scan->pos;
    unsigned floor = scan->depth;
    do {
        if (!read_over(scan))
            return false;
        while (scan->depth > floor && !next_value(scan))
            if (scan->fault)
                return false;
    } while (scan->depth > floor);
    if (raw)
        *raw = (struct str){beg, (size_t)(scan->pos - beg)};
    return true;
}

bool jscan_end(struct jscan *scan)
{
    if (scan->fault)
        return false;
    skip_space(scan);
    if (scan->depth)
        return fail(scan, scan->pos, "an object or array is open");
    if (scan->pos < scan->end)
        return fail(scan, scan->pos, "something stands behind the value");
    return true;
}
