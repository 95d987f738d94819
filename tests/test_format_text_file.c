/* Texts that are more than a title and paragraphs, and lines that are documents. */
#include <stdio.h>

#include "format_reading.h"

#define MARK "@highlight\n\n"

static const struct {
    const char *what, *name;
    enum record_kind kind;
    const char *file, *title, *text;
    const char *reference; /* sentences, each followed by '|' */
    const char *date;
} rows[] = {
    {"a story", "a.story", RECORD_TEXT,
     "(CNN) -- Rain fell.\n\nMore fell.\n\n" MARK "Rain at last\n\n" MARK "It fell\n", "",
     "(CNN) -- Rain fell.\n\nMore fell.", "Rain at last|It fell|", ""},
    {"a story with CRLF", "", RECORD_TEXT, "Rain fell.\r\n\r\n@highlight\r\n\r\nRain\r\n", "",
     "Rain fell.", "Rain|", ""},
    {"a story without text", "", RECORD_TEXT, MARK "Rain\n\n" MARK "  \n", "", "", "Rain|", ""},
    {"a highlight of two lines", "", RECORD_TEXT, "A.\n\n@highlight\n\nRain\nfell\n", "", "A.",
     "Rain fell|", ""},
    {"a word that is no mark", "", RECORD_TEXT, "Rain\n\nThe @highlight of it.\n@highlighted\n",
     "Rain", "The @highlight of it.\n@highlighted\n", "", ""},
    {"XSum", "", RECORD_TEXT,
     "[SN]URL[SN]\nhttps://x\n\n[SN]TITLE[SN]\nRain\n\n[SN]FIRST-SENTENCE[SN]\nIt fell.\n\n"
     "[SN]RESTBODY[SN]\nMore fell.\nAnd more.\n",
     "Rain", "More fell.\nAnd more.", "It fell.|", ""},
    {"XSum, cut off", "", RECORD_TEXT, "[SN]TITLE[SN]\nRain\n[SN]REST", "Rain", "", "", ""},
    {"XSum, a mark in the text", "", RECORD_TEXT, "[SN]RESTBODY[SN]\nThe [SN] stays.", "",
     "The [SN] stays.", "", ""},
    {"shuffled sentences", "wmt/news.2023.en.shuffled.deduped", RECORD_TEXT, "Rain.\nMore.\n", "",
     NULL, "", ""},
    {"OCR by its name", "sn1/1903/05/01/ed-1/seq-2/ocr.txt", RECORD_TEXT,
     "The coun-\ncil met.\nA repair-\r\ned bridge\nwas TIEUP-\nREADY, 1-\n2 and-", "",
     "The council\nmet.\nA repaired\nbridge\nwas TIEUP-\nREADY, 1-\n2 and-", "", "1903-05-01"},
    {"OCR, a soft hyphen", "ocr.txt", RECORD_TEXT, "The coun\xC2\xAD\ncil met.", "",
     "The council\nmet.", "", ""},
    {"OCR, one word over three lines", "ocr.txt", RECORD_TEXT, "a-\nb-\nc d", "", "abc\nd", "", ""},
    {"OCR by its lines", "page.txt", RECORD_TEXT,
     "in-\nto.\nin-\nto.\nin-\nto.\nin-\nto.\nin-\nto.\nin-\nto.\nin-\nto.\nin-\nto.\n", "",
     "into.\ninto.\ninto.\ninto.\ninto.\ninto.\ninto.\ninto.\n", "", ""},
    {"a hyphen is no OCR", "page.txt", RECORD_TEXT, "It is well-\nknown.", "",
     "It is well-\nknown.", "", ""},
    {"WMT", "", RECORD_LINE, "2023-11-14\tUmFpbiBmZWxsLg==\tUmFpbiBmZWxsLgpNb3JlLg==", "",
     "Rain fell.\nMore.", "", "2023-11-14"},
    {"WMT, one text", "", RECORD_LINE, "2023-11-14\tUmFpbiBmZWxsLiE=", "", "Rain fell.!", "",
     "2023-11-14"},
    {"WMT, no padding", "", RECORD_LINE, "2023-11-14\tUmFpbg", "", "Rain", "", "2023-11-14"},
    {"WMT, an impossible day", "", RECORD_LINE, "2023-13-14\tUmFpbg==", "", "Rain", "", ""},
    {"Multi-News", "", RECORD_LINE,
     "Rain fell. NEWLINE_CHAR NEWLINE_CHAR More. NEWLINE_CHAR ||||| It rained. |||||", "",
     "Rain fell.\n\nMore.\n\n\nIt rained.", "", ""},
    {"Multi-News' summaries", "", RECORD_LINE, "\xE2\x80\x93 Rain fell.", "", NULL, "", ""},
    {"a sentence", "", RECORD_LINE, "Rain fell.", "", NULL, "", ""},
};

static void join(const struct article *article, char *out, size_t room)
{
    size_t n = 0;
    out[0] = '\0';
    for (size_t i = 0; i < article->n_reference && n < room; i++)
        n += (size_t)snprintf(out + n, room - n, "%.*s|", (int)article->reference[i].len,
                              article->reference[i].data);
}

static struct reading read_row(size_t row, size_t n)
{
    const struct raw raw = {.kind = rows[row].kind,
                            .bytes = {rows[row].file, n},
                            .head = STR(""),
                            .name = str_of(rows[row].name)};
    return reading_open_as(NULL, &raw, (size_t)1 << 16);
}

Test(text_file, kinds_of_texts)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char reference[200];
        struct reading reading = read_row(i, strlen(rows[i].file));
        const struct article *article = &reading.article;
        join(article, reference, sizeof reference);
        cr_expect(reading.code == ERROR_NONE, "%s: %s", rows[i].what, reading.error.text);
        cr_expect((article->skipped != NULL) == (rows[i].text == NULL), "%s: skipped '%s'",
                  rows[i].what, article->skipped ? article->skipped : "");
        cr_expect(str_equal(article->title, str_of(rows[i].title)), "%s: title '%.*s'",
                  rows[i].what, (int)article->title.len, article->title.data);
        cr_expect(str_equal(article->text, str_of(rows[i].text ? rows[i].text : "")),
                  "%s: text '%.*s'", rows[i].what, (int)article->text.len, article->text.data);
        cr_expect_str_eq(reference, rows[i].reference, "%s: reference '%s'", rows[i].what,
                         reference);
        cr_expect(str_equal(article->date, str_of(rows[i].date)), "%s: date '%.*s'", rows[i].what,
                  (int)article->date.len, article->date.data);
        reading_close(&reading);
    }
}

Test(text_file, cut_at_every_byte)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t n = 0; n <= strlen(rows[i].file); n++) {
            struct reading reading = read_row(i, n);
            cr_expect(reading.code == ERROR_NONE || reading.code == ERROR_DAMAGED, "%s cut at %zu",
                      rows[i].what, n);
            cr_expect(reading_well_formed(&reading.article), "%s cut at %zu", rows[i].what, n);
            reading_close(&reading);
        }
}

Test(text_file, a_line_that_is_no_base64)
{
    static const char *const lines[] = {"2023-11-14\tR!Fp", "2023-11-14\tUmFpb", "2023-11-14\ta"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct reading reading = reading_open(NULL, RECORD_LINE, str_of(lines[i]), 1 << 16);
        cr_expect(reading.code == ERROR_DAMAGED, "'%s': %d", lines[i], (int)reading.code);
        cr_expect(reading.article.date.len == 0, "'%s': half an article", lines[i]);
        reading_close(&reading);
    }
}
