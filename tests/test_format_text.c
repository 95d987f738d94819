/* Plain text: where the title ends and the text begins, and that nothing else is touched. */
#include <stdio.h>

#include "format_reading.h"

#define LONG80                                                                                     \
    "The council of the harbour town has spent most of its spring on one bridge, it says "

static const struct {
    const char *what, *file, *title, *text;
} rows[] = {
    {"empty", "", "", ""},
    {"white space", " \n\r\n\t", "", " \n\r\n\t"},
    {"one paragraph", "Rain fell on Monday.", "", "Rain fell on Monday."},
    {"one paragraph and its end", "Rain fell\n\n \n", "", "Rain fell\n\n \n"},
    {"alone before a blank line", "Rain at last\n\nIt fell.\n\nMore.\n", "Rain at last",
     "It fell.\n\nMore.\n"},
    {"alone, with a full stop", "Rain at last.\n\nIt fell.", "Rain at last.", "It fell."},
    {"alone, with a question mark", "Rain at last?\n\nIt fell.", "Rain at last?", "It fell."},
    {"only one blank line goes", "Rain\n\n\n\n It fell. ", "Rain", "\n\n It fell. "},
    {"CRLF", "Rain\r\n\r\nIt fell.\r\nMore.\r\n", "Rain", "It fell.\r\nMore.\r\n"},
    {"CR", "Rain\r\rIt fell.\rMore.", "Rain", "It fell.\rMore."},
    {"BOM", "\xEF\xBB\xBFRain\n\nIt fell.", "Rain", "It fell."},
    {"BOM and no title", "\xEF\xBB\xBFIt fell.", "", "It fell."},
    {"blank lines first", "\n \nRain\n\nIt fell.", "Rain", "It fell."},
    {"blanks around", "  Rain \t at last  \n \t \n  It fell.", "Rain at last", "  It fell."},
    {"a no-break space is blank", "Rain\n\xC2\xA0\nIt fell.", "Rain", "It fell."},
    {"short, directly above", "Rain at last\nIt fell on Monday.\nMore.", "Rain at last",
     "It fell on Monday.\nMore."},
    {"short, with a full stop", "It fell on Monday.\nMore fell.", "",
     "It fell on Monday.\nMore fell."},
    {"a full stop in quotes", "He said: \xE2\x80\x9CRain.\xE2\x80\x9D\nMore fell.", "",
     "He said: \xE2\x80\x9CRain.\xE2\x80\x9D\nMore fell."},
    {"short, but goes on", "It fell on Monday,\nmore on Tuesday.", "",
     "It fell on Monday,\nmore on Tuesday."},
    {"lower case goes on", "It fell on Monday\nand on Tuesday.", "",
     "It fell on Monday\nand on Tuesday."},
    {"a byline belongs to the text", "Rain at last\n\nBy A. Writer\n\nIt fell.", "Rain at last",
     "By A. Writer\n\nIt fell."},
    {"a byline directly below", "Rain at last\nBy A. Writer\n\nIt fell.", "Rain at last",
     "By A. Writer\n\nIt fell."},
    {"a lead paragraph is no title", LONG80 "and on one car park.\n\nMore.", "",
     LONG80 "and on one car park.\n\nMore."},
    {"a long headline is one", LONG80 "and on one car park\n\nMore.", LONG80 "and on one car park",
     "More."},
    {"too long for a title", LONG80 LONG80 LONG80 "and more\n\nText.", "",
     LONG80 LONG80 LONG80 "and more\n\nText."},
    {"hard-wrapped",
     "The council of the harbour town has spent most of its spring on one\n"
     "Bridge Road crossing, and the mayor does not want to spend the summer\n"
     "on it as well.\n",
     "",
     "The council of the harbour town has spent most of its spring on one\n"
     "Bridge Road crossing, and the mayor does not want to spend the summer\n"
     "on it as well.\n"},
    {"a sentence a line",
     "Council tires of its bridge and of the talk about it\n"
     "The council of the harbour town voted on Monday to close it.\n"
     "The vote was seven to two.\n",
     "Council tires of its bridge and of the talk about it",
     "The council of the harbour town voted on Monday to close it.\nThe vote was seven to two.\n"},
    {"a deck directly below",
     "Council tires of its bridge and of the talk about it\n"
     "And motorists ask which other road they are supposed to take\n\nIt fell.",
     "Council tires of its bridge and of the talk about it",
     "And motorists ask which other road they are supposed to take\n\nIt fell."},
    {"a title over hard-wrapped lines",
     "Council tires of its bridge\n"
     "The council of the harbour town has spent most of its spring on one\n"
     "crossing, and wants to spend the summer on something else.\n",
     "Council tires of its bridge",
     "The council of the harbour town has spent most of its spring on one\n"
     "crossing, and wants to spend the summer on something else.\n"},
    {"not UTF-8", "Rain\n\na\xFF", "Rain", "a\u00FF"},
    {"a title that is not UTF-8", "R\xE4in\n\nIt fell.", "R\u00E4in", "It fell."},
    {"a broken place in UTF-8", "R\u00E4in\n\n\u00D6l \u00FC\u00E4\u00F6 \xE4.", "R\u00E4in",
     "\u00D6l \u00FC\u00E4\u00F6 \uFFFD."},
    /* the pasted form */
    {"pasted",
     "News article: Rain at last\n\nThe deck.\n\nIt fell.\n"
     "What are the most important parts of this news article?",
     "Rain at last", "The deck.\n\nIt fell."},
    {"pasted, CRLF, blank lines",
     "\r\nnews article:  Rain at last \r\n\r\nIt fell.\r\n\r\n"
     "What are the most important parts of this news article?\r\n",
     "Rain at last", "It fell."},
    {"pasted without a question", "News article: Rain\n\nIt fell.\n", "Rain", "It fell.\n"},
    {"pasted, title only", "News article: Rain", "Rain", ""},
    {"pasted, question only", "News article: Rain\n\nWhat are the key points?", "Rain", ""},
    {"pasted, title with a full stop directly above", "News article: Rain.\nIt fell.", "Rain.",
     "It fell."},
    {"another wording", "News article: Rain\n\nIt fell.\n\nPlease list the key points.", "Rain",
     "It fell."},
    {"and another", "News article: Rain\n\nIt fell.\nSummarize!", "Rain", "It fell."},
    {"a question of the article", "News article: Rain\n\nIt fell.\nWill more fall?", "Rain",
     "It fell.\nWill more fall?"},
    {"asked without the head", "Rain\n\nIt fell.\nWhat are the key points of this article?", "Rain",
     "It fell."},
    {"a key point of the article", "Rain\n\nIt fell.\nWhat was the key point of the night?", "Rain",
     "It fell.\nWhat was the key point of the night?"},
    {"an article about articles",
     "Rain\n\nIt fell.\nThe most important part of this article is true.", "Rain",
     "It fell.\nThe most important part of this article is true."},
};

Test(text, titles_and_texts)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading reading =
            reading_open(NULL, RECORD_TEXT, str_of(rows[i].file), (size_t)1 << 16);
        const struct article *article = &reading.article;
        cr_expect(reading.code == ERROR_NONE, "%s: %s", rows[i].what, reading.error.text);
        cr_expect(str_equal(article->title, str_of(rows[i].title)), "%s: title '%.*s'",
                  rows[i].what, (int)article->title.len, article->title.data);
        cr_expect(str_equal(article->text, str_of(rows[i].text)), "%s: text '%.*s'", rows[i].what,
                  (int)article->text.len, article->text.data);
        cr_expect(reading_well_formed(article), "%s: ill-formed", rows[i].what);
        cr_expect(article->id.len == 0 && article->n_authors == 0, "%s: invented", rows[i].what);
        reading_close(&reading);
    }
}

/* Every text cut at every byte: the title and the text are parts of it, in this order. */
Test(text, cut_at_every_byte)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t n = 0; n <= strlen(rows[i].file); n++) {
            struct reading reading =
                reading_open(NULL, RECORD_TEXT, (struct str){rows[i].file, n}, (size_t)1 << 16);
            const struct article *article = &reading.article;
            cr_expect(reading.code == ERROR_NONE, "%s cut at %zu", rows[i].what, n);
            cr_expect(reading_well_formed(article), "%s cut at %zu", rows[i].what, n);
            reading_close(&reading);
        }
}

Test(text, the_pasted_sample)
{
    const char *shared = getenv("NUTGRAF_SHARED");
    char path[4096];
    snprintf(path, sizeof path, "%s/samples/pasted-article.txt",
             shared ? shared : TEST_DIR "/../../shared");
    FILE *file = fopen(path, "rb");
    if (!file)
        cr_skip_test("%s is not there: the shared samples are not part of the repository", path);
    static char bytes[1 << 16];
    struct str whole = {bytes, fread(bytes, 1, sizeof bytes, file)};
    fclose(file);
    struct reading reading = reading_open(NULL, RECORD_TEXT, whole, (size_t)1 << 20);
    const struct article *article = &reading.article;
    cr_expect(article->title.len > 20 && article->title.len < 200 && article->text.len > 2000);
    cr_expect(memmem(article->title.data, article->title.len, "News article", 12) == NULL);
    cr_expect(memmem(article->text.data, article->text.len, "most important", 14) == NULL);
    cr_expect(article->text.data[article->text.len - 1] == '.', "the text ends in its last word");
    reading_close(&reading);
}
