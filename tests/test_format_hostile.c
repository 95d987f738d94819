/* Records nobody meant well with: cut short, too deep, too many keys, too little memory. Any answer
 * is allowed but a crash, a half article, or an ERROR_NONE for what is no whole object. */
#include <stdio.h>

#include "failing_malloc.h"
#include "format_reading.h"

static const char whole[] =
    "{\"id\":\"a\\u00e9\\n\",\"title\":\"T \\ud83d\\ude00\",\"author\":[\"A\",{\"name\":\"B\"}],"
    "\"date\":\"2024-01-05T10:11:12.5+02:00\",\"source\":{\"name\":\"S\\\\\"},\"x\":[1.5e-3,true,"
    "false,null,{\"y\":[[]]}],\"contents\":[{\"type\":\"p\",\"content\":\"C\\t\"},null,\"D\"],"
    "\"metadata\":{\"url\":\"u\",\"language\":\"en\"},\"timestamp\":1356999181000}";

static void expect_empty(const struct article *article, const char *what, size_t i)
{
    cr_expect(article->text.len == 0 && article->title.len == 0 && article->id.len == 0 &&
                  article->n_authors == 0 && article->authors == NULL,
              "%s %zu: half an article was left behind", what, i);
}

static void expect_damaged(struct str json, const char *what, size_t i)
{
    struct reading reading = reading_open(NULL, RECORD_JSON, json, (size_t)1 << 20);
    cr_expect(reading.code == ERROR_DAMAGED, "%s %zu: code %d", what, i, reading.code);
    cr_expect(reading.error.code == reading.code, "%s %zu: no error told", what, i);
    cr_expect(strstr(reading.error.text, " at byte ") != NULL, "%s %zu: '%s'", what, i,
              reading.error.text);
    expect_empty(&reading.article, what, i);
    reading_close(&reading);
}

Test(hostile, cut_at_every_byte)
{
    for (size_t n = 0; n < sizeof whole - 1; n++)
        expect_damaged((struct str){whole, n}, "cut at", n);
    struct reading reading = reading_open(NULL, RECORD_JSON, str_of(whole), (size_t)1 << 20);
    cr_assert(reading.code == ERROR_NONE, "whole: %s", reading.error.text);
    cr_expect(str_equal(reading.article.text, STR("C\t\nD")));
    reading_close(&reading);
}

Test(hostile, every_byte_replaced)
{
    static const char marks[] = "\"\\{}[],:0e-t \x01\x80\xFF";
    char copy[sizeof whole];
    for (size_t i = 0; i < sizeof whole - 1; i++)
        for (size_t m = 0; m < sizeof marks - 1; m++) {
            memcpy(copy, whole, sizeof whole);
            copy[i] = marks[m];
            struct str json = {copy, sizeof whole - 1};
            struct reading reading = reading_open(NULL, RECORD_JSON, json, (size_t)1 << 16);
            cr_expect(reading_well_formed(&reading.article), "byte %zu mark %zu", i, m);
            if (reading.code != ERROR_NONE)
                expect_empty(&reading.article, "byte", i);
            reading_close(&reading);
        }
}

Test(hostile, no_whole_object)
{
    static const char *const rows[] = {"",
                                       " ",
                                       "null",
                                       "7",
                                       "\"text\"",
                                       "[]",
                                       "[{}]",
                                       "{} {}",
                                       "{}x",
                                       "{}\xEF\xBB\xBF",
                                       "{\"a\":1,}",
                                       "{a:1}",
                                       "{\"a\" 1}",
                                       "{,}",
                                       "{\"a\":01}",
                                       "{\"a\":+1}",
                                       "{\"a\":nul}",
                                       "{\"text\":'x'}",
                                       "text",
                                       "\xFF\xFE{",
                                       "{\"a\":\"\\x\"}",
                                       "{\"a\":\"\\u12\"}",
                                       "{\"a\":[1 2]}",
                                       "{\"a\":[}]"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect_damaged(str_of(rows[i]), rows[i], i);
}

Test(hostile, the_error_tells_where)
{
    struct reading reading =
        reading_open(NULL, RECORD_JSON, STR("{\"text\":\"ok\", \"x\": oops}"), (size_t)1 << 16);
    cr_expect(strstr(reading.error.text, " at byte 19 of the record") != NULL, "%s",
              reading.error.text);
    reading_close(&reading);
}

/* n times a, then middle, then n times b, between the two ends. */
static struct str nested(char *out, size_t n, const char *beg, const char *a, const char *middle,
                         const char *b, const char *end)
{
    char *p = stpcpy(out, beg);
    for (size_t i = 0; i < n; i++)
        p = stpcpy(p, a);
    p = stpcpy(p, middle);
    for (size_t i = 0; i < n; i++)
        p = stpcpy(p, b);
    return (struct str){out, (size_t)(stpcpy(p, end) - out)};
}

Test(hostile, deep_nesting)
{
    static const struct {
        size_t depth;
        const char *beg, *a, *middle, *b, *end;
        enum error_code code;
    } rows[] = {
        {400, "{\"x\":", "[", "1", "]", "}", ERROR_NONE},
        {400, "{\"text\":", "[", "1", "]", "}", ERROR_NONE},
        {400, "{\"author\":", "{\"name\":", "1", "}", "}", ERROR_NONE},
        {400, "{\"metadata\":", "{\"metadata\":", "1", "}", "}", ERROR_NONE},
        {100000, "{\"x\":", "[", "1", "]", "}", ERROR_LIMIT},
        {100000, "{\"text\":", "[", "1", "]", "}", ERROR_LIMIT},
        {100000, "{\"metadata\":", "{\"url\":", "1", "}", "}", ERROR_LIMIT},
        {100000, "", "{\"source\":", "1", "}", "", ERROR_LIMIT},
    };
    char *space = malloc(3000000);
    cr_assert(space);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str json = nested(space, rows[i].depth, rows[i].beg, rows[i].a, rows[i].middle,
                                 rows[i].b, rows[i].end);
        struct reading reading = reading_open(NULL, RECORD_JSON, json, (size_t)1 << 20);
        cr_expect(reading.code == rows[i].code, "row %zu: code %d %s", i, reading.code,
                  reading.error.text);
        reading_close(&reading);
    }
    free(space);
}

Test(hostile, many_keys_and_elements)
{
    enum { N = 100000 };
    char *json = malloc((size_t)N * 24), *p = stpcpy(json, "{\"text\":\"T\",\"author\":[");
    cr_assert(json);
    for (int i = 0; i < N; i++)
        p += sprintf(p, "%s\"A%d\"", i ? "," : "", i);
    p = stpcpy(p, "]");
    for (int i = 0; i < N; i++)
        p += sprintf(p, ",\"k%d\":%d", i, i);
    p = stpcpy(p, ",\"title\":\"H\"}");
    struct reading reading =
        reading_open(NULL, RECORD_JSON, (struct str){json, (size_t)(p - json)}, (size_t)1 << 24);
    cr_expect(reading.code == ERROR_NONE, "%s", reading.error.text);
    cr_expect(str_equal(reading.article.title, STR("H")));
    cr_expect(reading.article.n_authors == 1000, "%zu authors", reading.article.n_authors);
    cr_expect(str_equal(reading.article.authors[999], STR("A999")));
    reading_close(&reading);
    free(json);
}

Test(hostile, a_number_of_a_million_digits)
{
    enum { N = 1000000 };
    char *json = malloc(N + 32), *p = stpcpy(json, "{\"text\":\"T\",\"date\":");
    cr_assert(json);
    memset(p, '9', N);
    p = stpcpy(p + N, "}");
    struct reading reading =
        reading_open(NULL, RECORD_JSON, (struct str){json, (size_t)(p - json)}, (size_t)1 << 20);
    cr_expect(reading.code == ERROR_NONE && reading.article.date.len == 0);
    reading_close(&reading);
    free(json);
}

/* From far too little memory to enough: ERROR_MEMORY or the whole article, nothing between. */
Test(hostile, small_arenas)
{
    static const char broken[] = "{\"title\":\"a\\n b\xFF\",\"lang\":\"en\",\"author\":[\"A\xFF\"],"
                                 "\"date\":\"2024\",\"text\":[\"x\\ty\",\"\xFF\"]}";
    char *json = malloc(200000), *p = stpcpy(json, broken) - 3;
    cr_assert(json);
    memset(p, 'z', 100000);
    p = stpcpy(p + 100000, "\"]}");
    struct str record = {json, (size_t)(p - json)};
    unsigned failed = 0, read = 0;
    for (size_t memory = 1; memory < 600000; memory += 4096) {
        struct reading reading = reading_open(NULL, RECORD_JSON, record, memory);
        cr_assert(reading.code == ERROR_MEMORY || reading.code == ERROR_NONE, "%zu: code %d",
                  memory, reading.code);
        failed += reading.code == ERROR_MEMORY;
        read += reading.code == ERROR_NONE;
        if (reading.code != ERROR_NONE)
            expect_empty(&reading.article, "memory", memory);
        reading_close(&reading);
        reading = reading_open(NULL, RECORD_TEXT, record, memory);
        cr_assert(reading.code == ERROR_MEMORY || reading.code == ERROR_NONE, "%zu: code %d",
                  memory, reading.code);
        reading_close(&reading);
    }
    cr_expect(failed > 10 && read > 10, "%u failed, %u read", failed, read);
    free(json);
}

static bool made(void)
{
    static const struct format_options options = {.text_field = "a.b", .url_field = "c"};
    struct error error = {.text = ""};
    struct format *format = format_new(&options, &error);
    cr_assert(format || (error.code == ERROR_MEMORY && error.text[0]), "code %d", error.code);
    format_free(format);
    return format != NULL;
}

Test(hostile, each_allocation_fails_once)
{
    long k = 1;
    for (; failing_malloc_at(k), !made(); k++)
        cr_assert(failing_malloc_hit(), "format_new fails without a reason");
    cr_assert(!failing_malloc_hit() && k > 2, "%ld allocations", k - 1);
    failing_malloc_at(0);
}
