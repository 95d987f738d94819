/* Newswires in SGML, in the layouts of those collections and in words of our own. */
#include <stdio.h>
#include <stdlib.h>

#include "format_reading.h"

struct want {
    const char *id, *title, *date, *text;
    const char *authors; /* each followed by '|' */
};

static const struct {
    const char *name, *input;
    struct want want;
} rows[] = {
    {"Gigaword",
     "<DOC id=\"XXX_ENG_20101201.0001\" type=\"story\" >\n<HEADLINE>\nQuarry shuts\nfor winter\n"
     "</HEADLINE>\n<DATELINE>\nNorhaven, Dec 1 (XXX)\n</DATELINE>\n<TEXT>\n<P>\nThe quarry shut "
     "on\n"
     "Monday.\n</P>\n<P>\nIts 40 workers &amp; their AT&T phones stay.\n</P>\n</TEXT>\n</DOC>",
     {"XXX_ENG_20101201.0001", "Quarry shuts for winter", "2010-12-01",
      "The quarry shut on Monday.\n\nIts 40 workers & their AT&T phones stay.", ""}},
    {"Gigaword, several stories",
     "<DOC id=\"XXX_ENG_20101201.0002\" type=\"multi\" >\n<TEXT>\nOne story in short.\nAnother "
     "one.\n"
     "</TEXT>\n</DOC>",
     {"XXX_ENG_20101201.0002", "", "2010-12-01", "One story in short. Another one.", ""}},
    {"a journal of TREC, in Latin-1",
     "<DOC>\n<DOCNO>FT911-1</DOCNO>\n<DATE>910514\n</DATE>\n<HEADLINE>\nFT  14 MAY 91 / Caf\xe9s "
     "reopen\n</HEADLINE>\n<BYLINE>\n   By ANN WRITER and BO SCRIBE, Staff Reporters\n</BYLINE>\n"
     "<TEXT>\nThe caf\xe9s reopened.\n</TEXT>\n<PUB>The Gazette\n</PUB>\n</DOC>",
     {"FT911-1", "Caf\xc3\xa9s reopen", "1991-05-14", "The caf\xc3\xa9s reopened.",
      "ANN WRITER|BO SCRIBE|"}},
    {"a wire of TREC: an indentation begins a paragraph",
     "<DOC>\n<DOCNO> AP890101-0001 </DOCNO>\n<FILEID>x</FILEID>\n<FIRST>y</FIRST>\n<HEAD>Rain "
     "Floods Town</HEAD>\n<TEXT>\n   It rained on the town for the whole of the\nnight, they "
     "said.\n"
     "   Nobody was hurt when the river came over the\nwall.\n</TEXT>\n</DOC>",
     {"AP890101-0001", "Rain Floods Town", "",
      "It rained on the town for the whole of the night, they said.\n\nNobody was hurt when the "
      "river came over the wall.",
      ""}},
    {"where all lines are indented it tells nothing",
     "<DOC>\n<DOCNO>1</DOCNO>\n<TEXT>\n   simple\n   enough\n   text\n</TEXT>\n</DOC>",
     {"1", "", "", "simple enough text", ""}},
    {"a short line ends a paragraph, a blank one too",
     "<DOC>\n<TEXT>\nThe first of the lines that were wrapped by some hand.\nIt ends here.\nThe "
     "second begins here and is as long as the first of all.\n\nThe third\n</TEXT>\n</DOC>",
     {"", "", "",
      "The first of the lines that were wrapped by some hand. It ends here.\n\nThe second begins "
      "here and is as long as the first of all.\n\nThe third",
      ""}},
    {"a lead paragraph is text; what follows the title is none of it",
     "<DOC>\n<DOCNO>\nWSJ_1\n</DOCNO>\n<DOCID>\n1A\n</DOCID>\n<HL>\n  Mill Sold\n  ----\n  By Ann "
     "Writer\n</HL>\n<DATE>\n01/30/2003\n</DATE>\n<SO>\nJOURNAL, PAGE 16\n</SO>\n<LP>\n  The mill "
     "was sold.\n</LP>\n<TEXT>\n  Its price is a secret.\n</TEXT>\n</DOC>",
     {"WSJ_1", "Mill Sold", "2003-01-30", "The mill was sold.\n\nIts price is a secret.", ""}},
    {"headers inside headers, codes inside the text",
     "<DOC>\n<DOCNO> FB-1 </DOCNO>\n<HEADER>\n<DATE1>1 March 1994</DATE1>\n<H3> <TI>  Talks End "
     "</TI>"
     "</H3>\n</HEADER>\n<TEXT>\n<F P=105>English</F>\nThey met &hyph; and left.\n</TEXT>\n</DOC>",
     {"FB-1", "Talks End", "1994-03-01", "They met &hyph; and left.", ""}},
    {"paragraphs in a headline",
     "<DOC><DOCNO>LA1</DOCNO><DATE><P>January 1, 1989, Sunday, Home Edition</P></DATE><HEADLINE><P>"
     "Lake Dries; </P><P>Fish Move</P></HEADLINE><BYLINE><P>By A. SCRIBE, Town Staff Writer</P>"
     "</BYLINE><TEXT><P>The lake is dry.</P><TABLE>1 2 3</TABLE><P>Fish went.</P></TEXT></DOC>",
     {"LA1", "Lake Dries; Fish Move", "1989-01-01", "The lake is dry.\n\nFish went.",
      "A. SCRIBE|"}},
    {"a body around the text",
     "<DOC>\n<DOCNO>APW19980601.0003</DOCNO>\n<DATE_TIME>1998-06-01 10:20:00</DATE_TIME>\n<BODY>\n"
     "<HEADLINE>Wall Falls</HEADLINE>\n<TEXT>\n<P>\nA wall fell.\n<P>\nIt was "
     "old.\n</TEXT>\n</BODY>\n"
     "</DOC>",
     {"APW19980601.0003", "Wall Falls", "1998-06-01T10:20:00", "A wall fell.\n\nIt was old.", ""}},
    {"a text that nobody closes",
     "<DOC>\n<DOCNO>7</DOCNO>\n<TEXT>\nIt rained and\n",
     {"7", "", "", "It rained and", ""}},
    {"elements that nobody closes",
     "<DOC>\n<HEADLINE>\n<TEXT>\nIt rained: 1 < 2, <3.\n</TEXT>\n</DOC>",
     {"", "", "", "It rained: 1 < 2, <3.", ""}},
    {"a page of a wiki",
     "<doc id=\"12\" url=\"https://example.org/?curid=12\" title=\"Norhaven\">\n"
     "Norhaven\n\nNorhaven is a town.\n</doc>",
     {"12", "Norhaven", "", "Norhaven\n\nNorhaven is a town.", ""}},
    {"Reuters-21578",
     "<REUTERS TOPICS=\"YES\" LEWISSPLIT=\"TRAIN\" OLDID=\"5544\" NEWID=\"1\">\n<DATE>26-FEB-1987 "
     "15:01:01.79</DATE>\n<TOPICS><D>tin</D></TOPICS>\n<PLACES></PLACES>\n<UNKNOWN> "
     "\n&#5;&#5;&#5;C T\n"
     "&#22;&#22;&#1;f0704&#31;reute\n</UNKNOWN>\n<TEXT>&#2;\n<TITLE>TIN REVIEW</TITLE>\n<DATELINE> "
     "   "
     "NORHAVEN, Feb 26 - </DATELINE><BODY>Tin rose all through the week on news of &lt;Tin "
     "Co>,\nas "
     "traders had said it would do in the end.\n    Stocks fell to their lowest in a year, as they "
     "say\nin the port.\n Reuter\n&#3;</BODY></TEXT>\n</REUTERS>",
     {"1", "TIN REVIEW", "1987-02-26T15:01:01.79",
      "Tin rose all through the week on news of <Tin Co>, as traders had said it would do in the "
      "end.\n\nStocks fell to their lowest in a year, as they say in the port.",
      ""}},
    {"a brief of Reuters has no body",
     "<REUTERS NEWID=\"2\"><TEXT TYPE=\"BRIEF\">&#2;\n******<TITLE>TIN RISES TWO "
     "PCT</TITLE>\nBlah\n"
     "&#3;</TEXT></REUTERS>",
     {"2", "TIN RISES TWO PCT", "", "", ""}},
    {"Reuters, unprocessed",
     "<REUTERS NEWID=\"3\"><TEXT TYPE=\"UNPROC\">&#2;\nTin went up.\n&#3;</TEXT>"
     "</REUTERS>",
     {"3", "", "", "Tin went up.", ""}},
};

static void expect(const char *row, const char *what, struct str got, const char *want)
{
    cr_expect(str_equal(got, str_of(want)), "%s: %s is '%.*s'", row, what, (int)got.len, got.data);
}

static void expect_authors(const char *row, const struct article *article, const char *want)
{
    char names[200] = "";
    for (size_t i = 0; i < article->n_authors; i++) {
        size_t n = strlen(names);
        snprintf(names + n, sizeof names - n, "%.*s|", (int)article->authors[i].len,
                 article->authors[i].data);
    }
    cr_expect_str_eq(names, want, "%s: authors are '%s'", row, names);
}

Test(sgml, reads_the_collections)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading reading =
            reading_open(NULL, RECORD_SGML, str_of(rows[i].input), (size_t)1 << 20);
        const struct article *article = &reading.article;
        cr_expect(reading.code == ERROR_NONE && article->skipped == NULL, "%s: %s", rows[i].name,
                  reading.error.text);
        cr_expect(reading_well_formed(article), "%s", rows[i].name);
        expect(rows[i].name, "the id", article->id, rows[i].want.id);
        expect(rows[i].name, "the title", article->title, rows[i].want.title);
        expect(rows[i].name, "the date", article->date, rows[i].want.date);
        expect(rows[i].name, "the text", article->text, rows[i].want.text);
        expect_authors(rows[i].name, article, rows[i].want.authors);
        reading_close(&reading);
    }
}

Test(sgml, says_what_no_article_is)
{
    static const char *const inputs[] = {
        "<DOC id=\"XXX_ENG_20101201.0003\" type=\"advis\" >\n<TEXT>\nKill it.\n</TEXT>\n</DOC>",
        "<DOC id=\"XXX_ENG_20101201.0004\" type=\"other\" >\n<TEXT>\n1 2 3\n</TEXT>\n</DOC>"};
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        struct reading reading =
            reading_open(NULL, RECORD_SGML, str_of(inputs[i]), (size_t)1 << 20);
        cr_expect(reading.code == ERROR_NONE && reading.article.skipped != NULL, "%s", inputs[i]);
        reading_close(&reading);
    }
}

Test(sgml, a_page_in_a_document)
{
    static const char input[] =
        "<DOC>\n<DOCNO> WEB-1 </DOCNO>\n<DOCHDR>\nhttp://example.org/rain 1.2.3.4 text/html "
        "200\nX: y\n"
        "</DOCHDR>\n<html><head><title>Rain floods the old "
        "town</title></head><body><article><h1>Rain "
        "floods the old town</h1><p>It rained all night, and the old town was under water in the "
        "morning, the fire service said on Monday.</p><p>Nobody was hurt, but many of the shops in "
        "Market Street will stay shut until the end of the "
        "week.</p></article></body></html>\n</DOC>";
    struct reading reading = reading_open(NULL, RECORD_SGML, str_of(input), (size_t)8 << 20);
    const struct article *article = &reading.article;
    cr_expect(reading.code == ERROR_NONE, "%s", reading.error.text);
    expect("page", "the id", article->id, "WEB-1");
    expect("page", "the url", article->url, "http://example.org/rain");
    expect("page", "the title", article->title, "Rain floods the old town");
    cr_expect(memmem(article->text.data, article->text.len, "Nobody was hurt", 15) != NULL,
              "the text is '%.*s'", (int)article->text.len, article->text.data);
    reading_close(&reading);
}

/* Nothing crashes; a reader that is quadratic shows in the time that this takes. */
Test(sgml, hostile_records)
{
    static const char *const pieces[] = {"<TEXT>",  "<BODY>", "<TITLE>",   "<P",          "<",
                                         "</TITLE", "<F>",    "&#3;",      "<TABLE></P>", "\n  x",
                                         "<html>",  "&",      "<DOCNO><P>"};
    enum { TIMES = 20000 };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t n = strlen(pieces[i]), len = 0;
        for (int reuters = 0; reuters < 2; reuters++) {
            char *bytes = malloc(n * TIMES + 40);
            cr_assert(bytes != NULL);
            len = (size_t)sprintf(bytes, reuters ? "<REUTERS>" : "<DOC>");
            for (size_t k = 0; k < TIMES; k++, len += n)
                memcpy(bytes + len, pieces[i], n);
            len += (size_t)sprintf(bytes + len, "</TITLE></TEXT></BODY>");
            struct reading reading =
                reading_open(NULL, RECORD_SGML, (struct str){bytes, len}, 64 * len + (64 << 20));
            cr_expect(reading.code == ERROR_NONE, "%s: %s", pieces[i], reading.error.text);
            cr_expect(reading_well_formed(&reading.article), "%s", pieces[i]);
            reading_close(&reading);
            free(bytes);
        }
    }
}

Test(sgml, too_small_an_arena_is_told)
{
    for (size_t memory = 0; memory < 40000; memory += 4096) {
        struct reading reading = reading_open(NULL, RECORD_SGML, str_of(rows[2].input), memory);
        cr_expect(reading.code == ERROR_NONE || reading.code == ERROR_MEMORY);
        reading_close(&reading);
    }
}
