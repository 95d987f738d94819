/* The limits of a page that a user may lower: what is beyond is read over, and the rest is not
 * lost. (The depth of JSON is in test_format_json.c.) */
#include "format_reading.h"

#define PARAGRAPH                                                                                  \
    "<p>The harbour bridge in Norhaven reopened on Monday after a repair that took two years, "    \
    "the "                                                                                         \
    "mayor said, and the ferry that carried people for so long will now be sold.</p>"
#define STORY PARAGRAPH PARAGRAPH PARAGRAPH

static const struct {
    const char *name, *page;
    struct format_limits limits;
    const char *title;
    bool aside; /* the text has what stands in an <aside>, for it was not seen */
} rows[] = {
    {"the default depth",
     "<body><div><div><div>" STORY "<aside>" PARAGRAPH "<p>Sunk " PARAGRAPH
     "</aside></div></div></div></body>",
     {0},
     "",
     false},
    {"less deep than that",
     "<body><div><div><div>" STORY "<aside>" PARAGRAPH "<p>Sunk " PARAGRAPH
     "</aside></div></div></div></body>",
     {.html_depth = 4},
     "",
     true},
    {"the default size of attributes",
     "<head><meta name=\"x0123456789\" property=\"og:title\" content=\"A bridge reopens\"></head>"
     "<body>" STORY "</body>",
     {0},
     "A bridge reopens",
     false},
    {"less than the attributes of a tag",
     "<head><meta name=\"x0123456789\" property=\"og:title\" content=\"A bridge reopens\"></head>"
     "<body>" STORY "</body>",
     {.attribute = 20},
     "",
     false},
    {"other tags are read on",
     "<head><meta name=\"x0123456789\" data=\"0123456789\"><title>A bridge reopens</title></head>"
     "<body>" STORY "</body>",
     {.attribute = 20},
     "A bridge reopens",
     false},
};

Test(limits, of_pages)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct format_options options = {.limits = rows[i].limits};
        struct reading reading =
            reading_open(&options, RECORD_HTML, str_of(rows[i].page), (size_t)64 << 20);
        const struct article *article = &reading.article;
        cr_assert(reading.code == ERROR_NONE, "%s: %s", rows[i].name, reading.error.text);
        cr_expect(str_equal(article->title, str_of(rows[i].title)), "%s: title '%.*s'",
                  rows[i].name, (int)article->title.len, article->title.data);
        cr_expect(memmem(article->text.data, article->text.len, "Norhaven", 8), "%s: no text",
                  rows[i].name);
        bool aside = memmem(article->text.data, article->text.len, "Sunk", 4) != NULL;
        cr_expect(aside == rows[i].aside, "%s: text '%.*s'", rows[i].name, (int)article->text.len,
                  article->text.data);
        reading_close(&reading);
    }
}
