/* The JSON writer: a table, and jansson reading back what was written. */
#include <criterion/criterion.h>
#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/jwrite.h"
#include "base/utf8.h"
#include "failing_malloc.h"

static const struct {
    struct str value;
    const char *plain, *folded;
} rows[] = {
    {STR(""), "", ""},
    {STR("plain text"), "plain text", "plain text"},
    {STR("\"\\/"), "\\\"\\\\/", "\\\"\\\\/"},
    {STR("\b\f\n\r\t"), "\\b\\f\\n\\r\\t", "\\b"},
    {STR("a\0\x01\x1B z\x7F"), "a\\u0000\\u0001\\u001b z\\u007f",
     "a\\u0000\\u0001\\u001b z\\u007f"},
    {STR("\x7F\xC2\x80\xC2\x9B[2J\xC2\x9F\xC2\xA1"), "\\u007f\\u0080\\u009b[2J\\u009f\xC2\xA1",
     "\\u007f\\u0080\\u009b[2J\\u009f\xC2\xA1"},
    {STR("x\xC2\x85y\xE2\x80\xA8z\xE2\x80\xA9"), "x\\u0085y\\u2028z\\u2029", "x y z"},
    {STR("\xC3\x84\xC2\xA6\xE2\x80\xA7\xE2\x80\xAA\xE2\x81\xA8"),
     "\xC3\x84\xC2\xA6\xE2\x80\xA7\xE2\x80\xAA\xE2\x81\xA8",
     "\xC3\x84\xC2\xA6\xE2\x80\xA7\xE2\x80\xAA\xE2\x81\xA8"},
    {STR("na\xC3\xAFve \xE2\x82\xAC \xF0\x9F\x98\x80"),
     "na\xC3\xAFve \xE2\x82\xAC \xF0\x9F\x98\x80", "na\xC3\xAFve \xE2\x82\xAC \xF0\x9F\x98\x80"},
    {STR("  two  spaces  "), "  two  spaces  ", "two spaces"},
    {STR(" \n\t "), " \\n\\t ", ""},
    {STR("a\xC2\xA0 \xE3\x80\x80\xE1\x9A\x80 b\x1C\x1F\xE2\x80\x8A"),
     "a\xC2\xA0 \xE3\x80\x80\xE1\x9A\x80 b\\u001c\\u001f\xE2\x80\x8A", "a b"},
    {STR("\xE3\x81\x82\xE1\x9A\x81\xE2\x80\x8B"), "\xE3\x81\x82\xE1\x9A\x81\xE2\x80\x8B",
     "\xE3\x81\x82\xE1\x9A\x81\xE2\x80\x8B"},
    {STR("fifteen letters  and the second space"), "fifteen letters  and the second space",
     "fifteen letters and the second space"},
    {STR("sixteen letters\n \n \"quoted\" and more of it "),
     "sixteen letters\\n \\n \\\"quoted\\\" and more of it ",
     "sixteen letters \\\"quoted\\\" and more of it"},
    {STR("\xC2"), "\xC2", "\xC2"}, /* cut, as it may never come: nothing behind it is read */
    {STR("\xE2\x80"), "\xE2\x80", "\xE2\x80"},
};

/* Writes a value that lies in exact memory and gives back what was written, terminated. */
static char *written(bool (*write)(struct buffer *, struct str), struct str value)
{
    struct buffer out = {0};
    char *copy = malloc(value.len ? value.len : 1);
    cr_assert(copy);
    memcpy(copy, value.data, value.len);
    cr_assert(write(&out, (struct str){copy, value.len}));
    free(copy);
    cr_assert(buffer_append(&out, "", 1));
    return out.data;
}

/* Is json the inside between two quotation marks? */
static bool is_string_of(const char *json, const char *inside)
{
    size_t n = strlen(inside);
    return json[0] == '"' && strncmp(json + 1, inside, n) == 0 && strcmp(json + 1 + n, "\"") == 0;
}

Test(jwrite, strings)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *plain = written(jwrite_string, rows[i].value);
        char *folded = written(jwrite_folded, rows[i].value);
        char *inside = written(jwrite_folded_inside, rows[i].value);
        cr_expect(is_string_of(plain, rows[i].plain), "row %zu: %s", i, plain);
        cr_expect(is_string_of(folded, rows[i].folded), "row %zu: %s", i, folded);
        cr_expect_str_eq(inside, rows[i].folded, "row %zu: %s", i, inside);
        free(plain);
        free(folded);
        free(inside);
    }
}

Test(jwrite, inside_joins_pieces)
{
    struct buffer out = {0};
    cr_assert(jwrite_raw(&out, STR("\"")) && jwrite_folded_inside(&out, STR(" one\n")));
    cr_assert(jwrite_raw(&out, STR(" ")) && jwrite_folded_inside(&out, STR("  two ")));
    cr_assert(jwrite_folded_inside(&out, STR(" \t")) && jwrite_raw(&out, STR("\"")));
    cr_expect(str_equal(buffer_str(&out), STR("\"one two\"")), "%.*s", (int)out.len, out.data);
    buffer_free(&out);
}

static uint32_t roll(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

/* Words, spaces, quotes and rare characters, some of them long runs, up to several pieces. */
static size_t random_text(uint32_t *state, char *out, size_t n)
{
    static const char *const atoms[] = {" ",
                                        "  ",
                                        "\n",
                                        "\t",
                                        "\"",
                                        "\\",
                                        "word",
                                        "a longer run of plain letters",
                                        "\xC3\xA9",
                                        "\xC2\x85",
                                        "\xC2\xA0",
                                        "\x7F",
                                        "\x01",
                                        "\xE2\x80\x9C",
                                        "\xE2\x80\xA8",
                                        "\xE2\x80\xA9",
                                        "\xE3\x80\x80",
                                        "\xE1\x9A\x80",
                                        "\xF0\x9F\x98\x80",
                                        "\xE2\x80\x83",
                                        ".",
                                        ", "};
    size_t len = 0;
    for (;;) {
        const char *atom = atoms[roll(state) % (sizeof atoms / sizeof *atoms)];
        if (len + strlen(atom) > n)
            return len;
        memcpy(out + len, atom, strlen(atom));
        len += strlen(atom);
    }
}

/* Folding said in the plainest way. */
static size_t fold(const char *text, size_t n, char *out)
{
    const char *end = text + n;
    size_t len = 0;
    for (bool pending = false; text < end;) {
        unsigned space = utf8_space(text, end);
        if (space) {
            pending = len > 0;
            text += space;
            continue;
        }
        if (pending)
            out[len++] = ' ';
        pending = false;
        out[len++] = *text++;
    }
    return len;
}

static void reads_back(const char *json, struct str want, const char *what, int row)
{
    json_t *value = json_loads(json, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
    cr_assert(value, "text %d, %s: no JSON", row, what);
    struct str got = {json_string_value(value), json_string_length(value)};
    cr_assert(str_equal(got, want), "text %d, %s: %s", row, what, json);
    cr_assert(!strstr(json, "\xE2\x80\xA8") && !strchr(json, '\x7F'), "text %d, %s", row, what);
    json_decref(value);
}

Test(jwrite, jansson_reads_what_was_written)
{
    uint32_t state = 19690721;
    static char text[20000], folded[20000];
    for (int i = 0; i < 3000; i++) {
        size_t n = random_text(&state, text, i % 100 ? roll(&state) % 200 : sizeof text);
        char *json = written(jwrite_string, (struct str){text, n});
        reads_back(json, (struct str){text, n}, "as it is", i);
        free(json);
        json = written(jwrite_folded, (struct str){text, n});
        reads_back(json, (struct str){folded, fold(text, n, folded)}, "folded", i);
        free(json);
    }
}

Test(jwrite, a_long_string_grows_at_worst_sixfold)
{
    static char zeros[50000];
    char *json = written(jwrite_string, (struct str){zeros, sizeof zeros});
    cr_expect_eq(strlen(json), 2 + 6 * sizeof zeros);
    free(json);
    memset(zeros, ' ', sizeof zeros);
    json = written(jwrite_folded, (struct str){zeros, sizeof zeros});
    cr_expect_str_eq(json, "\"\"");
    free(json);
}

Test(jwrite, numbers)
{
    static const struct {
        uint64_t value;
        const char *plain, *decimal;
    } numbers[] = {
        {0, "0", "0.0000"},
        {1, "1", "0.0001"},
        {9, "9", "0.0009"},
        {9300, "9300", "0.9300"},
        {9999, "9999", "0.9999"},
        {10000, "10000", "1.0000"},
        {123456, "123456", "12.3456"},
        {UINT32_MAX, "4294967295", "429496.7295"},
        {UINT64_MAX, "18446744073709551615", NULL},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct buffer out = {0};
        cr_assert(jwrite_uint(&out, numbers[i].value));
        cr_expect(str_equal(buffer_str(&out), str_of(numbers[i].plain)), "row %zu", i);
        out.len = 0;
        if (numbers[i].decimal) {
            cr_assert(jwrite_decimal4(&out, (uint32_t)numbers[i].value));
            cr_expect(str_equal(buffer_str(&out), str_of(numbers[i].decimal)), "row %zu", i);
        }
        buffer_free(&out);
    }
}

/* A record written until it works, with the k-th growth refused before. */
static bool write_record(struct buffer *out)
{
    static char text[30000];
    memset(text, '\n', sizeof text);
    text[0] = text[sizeof text - 1] = 'x';
    struct str value = {text, sizeof text};
    return jwrite_raw(out, STR("[")) && jwrite_string(out, value) && jwrite_raw(out, STR(",")) &&
           jwrite_folded(out, value) && jwrite_raw(out, STR(",")) && jwrite_uint(out, 7) &&
           jwrite_raw(out, STR(",")) && jwrite_decimal4(out, 7) && jwrite_raw(out, STR("]"));
}

Test(jwrite, each_refused_allocation_is_told)
{
    struct buffer out = {0};
    long k = 1;
    for (failing_malloc_at(k); !write_record(&out); failing_malloc_at(++k)) {
        cr_assert(failing_malloc_hit(), "it failed without a reason");
        buffer_free(&out);
    }
    cr_expect(!failing_malloc_hit());
    cr_expect(k > 3, "only %ld allocations were refused", k - 1);
    failing_malloc_at(0);
    buffer_free(&out);
}

Test(jwrite, a_string_that_does_not_fit_leaves_nothing)
{
    static char text[30000];
    for (long k = 1; k < 7; k++) {
        struct buffer copy = {0};
        cr_assert(jwrite_raw(&copy, STR("before")));
        struct str value = {text, sizeof text};
        failing_malloc_at((k + 1) / 2);
        cr_expect(!(k % 2 ? jwrite_string : jwrite_folded_inside)(&copy, value), "row %ld", k);
        failing_malloc_at(0);
        cr_expect(str_equal(buffer_str(&copy), STR("before")), "row %ld", k);
        buffer_free(&copy);
    }
}
