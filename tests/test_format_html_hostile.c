/* Pages nobody meant well with: cut anywhere, nested deep, one thing repeated, too little memory.
 * Any text is allowed; a crash, ill-formed text or half an article is not. */
#include "format_reading.h"

static const char page[] =
    "<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Bridge | Bell</title>"
    "<script type='application/ld+json'>[{\"@type\":\"NewsArticle\",\"headline\":\"B\\u00e9\","
    "\"author\":{\"name\":\"A\"}}]</script><style>p{}</style><nav><a href=/>Home</a></nav><article>"
    "<h1>Bridge</h1><div class='story-body' title=\"x > y\"><p>The harbour bridge, Caf\xC3\xA9 "
    "&amp; "
    "all, will close for nine months, the council &#8212; said.</p><!-- x --><ul><li>One<li>Two"
    "</ul><table><tr><td>a</table><br><br>More of it comes, in &nbsp;the end, on Monday.</div>"
    "</article><div id=comments><p>It is what it is, and that is that.</p></div></html>";

static void expect_sound(const struct reading *reading, const char *what, size_t i)
{
    cr_expect(reading_well_formed(&reading->article), "%s %zu: ill-formed", what, i);
    cr_expect(reading->code == ERROR_NONE || reading->article.text.len == 0,
              "%s %zu: half an article", what, i);
}

Test(format_html_hostile, cut_at_every_byte)
{
    for (size_t n = 0; n < sizeof page; n++) {
        struct reading reading = reading_open(NULL, RECORD_HTML, (struct str){page, n}, 1 << 20);
        cr_expect(reading.code == ERROR_NONE, "cut at %zu: %s", n, reading.error.text);
        expect_sound(&reading, "cut at", n);
        reading_close(&reading);
    }
}

Test(format_html_hostile, every_byte_replaced)
{
    static const char marks[] = "<>\"'&/=!- \x80\xFF";
    char copy[sizeof page];
    for (size_t i = 0; i + 1 < sizeof page; i++)
        for (size_t m = 0; m < sizeof marks; m++) { /* the NUL too */
            memcpy(copy, page, sizeof page);
            copy[i] = marks[m];
            struct reading reading =
                reading_open(NULL, RECORD_HTML, (struct str){copy, sizeof page - 1}, 1 << 20);
            expect_sound(&reading, "byte", i);
            reading_close(&reading);
        }
}

Test(format_html_hostile, one_thing_repeated)
{
    static const char *const things[] = {
        "<p>",
        "<div>",
        "</div>",
        "<div></span>",
        "<a b=\"",
        "<a b='",
        "<!--",
        "<![CDATA[",
        "<",
        "&",
        "&#x",
        "<script>",
        "</script",
        "<table><tr><td>",
        "<li>",
        "<ul><li>",
        "<select><option>",
        "<svg><title>",
        "<a href=x>y",
        "<span class=hidden>x",
        "<h1>a b c</h1>",
        "<dl><dt>x<dd>",
        "<br>x",
        "<textarea>",
        "<b><i><p>",
        "<script type='application/ld+json'>[{\"@graph\":[{",
        "<p>Comments</p>",
        "\xE2\x80",
        "<x/>",
    };
    enum { BYTES = 60000 };
    char *many = malloc(BYTES);
    cr_assert(many != NULL);
    for (size_t i = 0; i < sizeof things / sizeof *things; i++) {
        size_t len = strlen(things[i]), n = 0;
        for (; n + len <= BYTES; n += len)
            memcpy(many + n, things[i], len);
        struct reading reading =
            reading_open(NULL, RECORD_HTML, (struct str){many, n}, 64 * (size_t)BYTES);
        cr_expect(reading.code == ERROR_NONE, "%s: %s", things[i], reading.error.text);
        expect_sound(&reading, things[i], i);
        reading_close(&reading);
    }
    free(many);
}

/* Text that stands deeper than any element is kept is still read. */
Test(format_html_hostile, deep)
{
    enum { DEEP = 5000, LEN = 5 };
    static const char text[] =
        "<p>The harbour bridge will close for nine months, the council of the "
        "town said on Monday.</p>";
    char *deep = malloc(DEEP * LEN + sizeof text);
    cr_assert(deep != NULL);
    for (size_t i = 0; i < DEEP; i++)
        memcpy(deep + i * LEN, "<div>", LEN);
    memcpy(deep + DEEP * LEN, text, sizeof text);
    struct reading reading =
        reading_open(NULL, RECORD_HTML, (struct str){deep, DEEP * LEN + sizeof text - 1}, 4 << 20);
    cr_expect(reading.code == ERROR_NONE);
    cr_expect(reading.article.text.len == sizeof text - 8, "%.*s", (int)reading.article.text.len,
              reading.article.text.data);
    reading_close(&reading);
    free(deep);
}

Test(format_html_hostile, every_size_of_memory)
{
    bool done = false;
    for (size_t memory = 4096; memory <= 1 << 20; memory += 4096) {
        struct reading reading = reading_open(NULL, RECORD_HTML, str_of(page), memory);
        cr_expect(reading.code == ERROR_NONE || reading.code == ERROR_MEMORY);
        cr_expect(!done || reading.code == ERROR_NONE, "%zu bytes are too few again", memory);
        expect_sound(&reading, "memory", memory);
        done = reading.code == ERROR_NONE;
        reading_close(&reading);
    }
    cr_expect(done);
}
