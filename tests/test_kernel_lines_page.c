/* What lines are by where they stand on the page: above the story and behind it. Every text here is
 * invented. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "document_check.h"
#include "kernel/authors.h"
#include "kernel/captions.h"

static const char *const class_names[LINE_CLASSES] = {
    "prose", "blank", "caption",   "credit",  "byline",   "dateline",  "promotion",
    "label", "list",  "timestamp", "related", "headline", "standfirst"};

/* One letter a line: prose, - chosen never, Headline, Standfirst (s: not selectable), byline,
 * timestamp, label, credit, Caption. */
static const char letters[LINE_CLASSES + 1] = "p CcbdrlitRHS";

#define STORY                                                                                      \
    "The board of Elmton met on Monday to vote on the bridge.\n"                                   \
    "Nobody in Elmton knows when the next one will be built.\n"                                    \
    "The vote of the board was late, and all went home."

static const struct {
    const char *name, *title, *text, *classes;
} pages[] = {
    {"the title again", "Elmton votes for a bridge", "Elmton votes for a bridge\n" STORY, "Hppp"},
    {"nearly the title", "Elmton board votes for a new bridge on Monday",
     "Elmton votes for new bridge on Monday\n" STORY, "Hppp"},
    {"with the paper's name", "Elmton board votes for a bridge | The Weekly",
     "Elmton board votes for a bridge\n" STORY, "Hppp"},
    {"a heading of other words", "Elmton board votes for a new bridge", "Votes for Fenton\n" STORY,
     "lppp"},
    {"the first sentence is the title", "The board of Elmton met on Monday to vote on the bridge",
     STORY, "ppp"},
    {"without a title", "", "Elmton board votes for a new bridge on Monday\n" STORY, "Hppp"},
    {"a summary without a stop", "Bridge", "A long dispute over the river comes to an end\n" STORY,
     "sppp"},
    {"it begins in lower case", "Bridge", "was $60 now $40 for the whole of the year\n" STORY,
     "lppp"},
    {"a summary before the byline", "Bridge", "The river divides the town.\nBy Ann Ode\n" STORY,
     "Sbppp"},
    {"a summary before the time", "Bridge",
     "The river divides the town.\nPublished March 3, 2020, 10:32 AM\n" STORY, "Stppp"},
    {"the story before a late byline", "Bridge", STORY "\nBy Ann Ode", "pppb"},
    {"who she is", "", STORY "\nAnn Ode is a reporter at the Weekly.", "pppb"},
    {"and where she was", "",
     STORY "\nAnn is a writer at the Weekly. Prior to joining it, she was in Fenton. "
           "She holds a prize.\nYou can reach her in Elmton.",
     "pppbr"},
    {"what she covers", "", STORY "\nAnn covers rivers and roads for the Weekly.", "pppb"},
    {"pronouns in brackets", "", STORY "\nAnn Ode (she/her) is a writer who likes rivers.", "pppb"},
    {"a first name, and what she does else", "",
     STORY "\nAnn Ode is the deals manager of the Weekly.\nWhen Ann is not there, she sleeps.",
     "pppbb"},
    {"somebody of the story", "",
     "Ann Ode met the board on Monday.\n" STORY "\nAnn Ode is the mayor of Elmton.", "ppppp"},
    {"the story goes on", "",
     STORY "\nAnn covers rivers for the Weekly.\nNo boat was seen on Friday.", "ppppp"},
    {"a pronoun is no name", "", STORY "\nIt is a reporter who wrote it.", "pppp"},
    {"nor is a quotation", "", STORY "\n\"Rivers is a reporter's word,\" he told us.", "pppp"},
    {"who reported", "", STORY "\nAnn Ode reported from Elmton and Bo Elm from Fenton.", "pppb"},
    {"who wrote", "", STORY "\nElm News' Ann Ode wrote this story from Fenton.", "pppb"},
    {"what she reported", "", STORY "\nAnn Ode reported from the hall that nobody came.", "pppp"},
    {"of whom she reported", "", STORY "\nAnn Ode and Elm News reported Bo Elm.", "pppp"},
    {"what was reported", "", STORY "\nNo losses were reported from the town of Fenton.", "pppp"},
    {"what somebody wrote", "", STORY "\n\"MAKE ELMTON DRY AGAIN,\" Ode wrote.", "pppp"},
    {"a work in the title", "Bridges: The Return is a game",
     "Bridges: The Return is green.\n" STORY, "pppp"},
    {"a work in the text", "",
     "Bridges: The Return is green.\n" STORY "\nAll see Bridges: The Return.", "ppppp"},
    {"who speaks is no work", "Ode: We won",
     "Ode: I think so too.\n" STORY "\nOde: I know it well.", "CpppC"},
    {"a caption and its date", "", "The bridge of Elmton is green. April 4, 2026.\n" STORY, "Cppp"},
    {"a caption, and with its credit", "",
     "The bridge of Elmton is green.\nThe bridge of Elmton is green. Credit: Ann Ode\n" STORY,
     "CCppp"},
    {"a sentence before a caption", "",
     "The bridge of Elmton is old.\nThe bridge of Elmton is green. Credit: Ann Ode\n" STORY,
     "pCppp"},
    {"a related headline", "", STORY "\nAlso read: Ten bridges", "pppR"},
};

Test(kernel_lines_page, classes)
{
    struct arena arena;
    cr_expect(authors_sorted() && captions_sorted());
    cr_assert(arena_open(&arena, 1 << 24));
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct document d;
        arena_reset(&arena, 1 << 16);
        cr_assert(document_read(&d, str_of(pages[i].title), str_of(pages[i].text), &arena));
        const char *fault = check_document(&d);
        cr_assert(fault == NULL, "%s: %s", pages[i].name, fault ? fault : "");
        cr_assert_eq(d.n_lines, strlen(pages[i].classes), "%s: %u lines", pages[i].name, d.n_lines);
        for (uint32_t k = 0; k < d.n_lines; k++) {
            char expected = pages[i].classes[k];
            bool selectable = d.sentences[d.lines[k].first_sentence].selectable;
            char class = letters[d.lines[k].class];
            cr_expect(class == (expected == 's' ? 'S' : expected), "%s: line %u is %s",
                      pages[i].name, k, class_names[d.lines[k].class]);
            cr_expect(selectable == (expected == 'p' || expected == 'S'), "%s: line %u selectable",
                      pages[i].name, k);
        }
    }
    arena_close(&arena);
}

/* What begins in lower case among sentences that do not is the rest of one. */
Test(kernel_lines_page, fragments)
{
    static const struct {
        const char *text;
        bool selectable;
    } rows[] = {
        {"won the vote of the board on Monday.", false},
        {"eBridge won the vote of the board.", true},
        {"watch nowThe vote of the board was late.", true},
        {"a.ode@elm.exampleThe vote of the board was late.", true},
    };
    struct arena arena;
    cr_assert(arena_open(&arena, 1 << 24));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct document d;
        char text[1024];
        arena_reset(&arena, 1 << 16);
        snprintf(text, sizeof text, "%s\n" STORY "\n" STORY, rows[i].text);
        cr_assert(document_read(&d, STR(""), str_of(text), &arena));
        cr_expect(d.sentences[0].selectable == rows[i].selectable, "%s", rows[i].text);
        cr_expect(d.sentences[1].selectable);
    }
    struct document lower;
    arena_reset(&arena, 1 << 16);
    cr_assert(document_read(
        &lower, STR(""), STR("the board of elmton met on monday .\nall of them went home late ."),
        &arena));
    cr_expect(!lower.cased && lower.sentences[0].selectable, "in a text without capitals");
    arena_close(&arena);
}

/* Long heads are captions in a text of one line that has shorter ones. */
Test(kernel_lines_page, long_heads)
{
    struct arena arena;
    struct document d;
    cr_assert(arena_open(&arena, 1 << 24));
    for (int captions = 1; captions <= 2; captions++) {
        char text[1024];
        arena_reset(&arena, 1 << 16);
        snprintf(text, sizeof text,
                 "The board of Elmton met on Monday. Green: The bridge was painted. %s"
                 "Home is one vote away: The board leaves the hall.",
                 captions > 1 ? "Proud: The mayor looks on. " : "");
        cr_assert(document_read(&d, STR(""), str_of(text), &arena));
        cr_expect(d.sentences[d.n_sentences - 1].selectable == (captions < 2), "%d captions",
                  captions);
    }
    arena_close(&arena);
}

/* In a text of one line only the sentences have classes. */
Test(kernel_lines_page, sentences_of_one_line)
{
    struct arena arena;
    struct document d;
    cr_assert(arena_open(&arena, 1 << 24));
    arena_reset(&arena, 1 << 16);
    cr_assert(document_read(&d, STR(""),
                            STR("The board of Elmton met on Monday. Green: The bridge was painted "
                                "on Monday. The vote was late, and all went home. "
                                "Ann Ode reported from Elmton."),
                            &arena));
    static const enum line_class expected[] = {LINE_PROSE, LINE_CAPTION, LINE_PROSE, LINE_BYLINE};
    cr_assert_eq(d.n_sentences, 4);
    cr_expect_eq(d.lines[0].class, LINE_PROSE);
    for (uint32_t i = 0; i < 4; i++) {
        cr_expect(d.sentences[i].class == expected[i], "sentence %u is %s", i,
                  class_names[d.sentences[i].class]);
        cr_expect(d.sentences[i].selectable == (expected[i] == LINE_PROSE), "sentence %u", i);
    }
    arena_close(&arena);
}

/* Nothing is read behind the end of the text, wherever it ends. */
Test(kernel_lines_page, prefixes)
{
    static const char text[] = "The mayor of Elmton, right after that, met Bo Elm, left, and went, "
                               "far away\nThere is a bridge: \"Gone\": The (left) mayor, "
                               "right, and Bo Elm, pictured with "
                               "Ode.\nAnn Ode (she/her) is a writer.\n'Ode': This week Those who "
                               "left, far left, a@b.cThe end";
    struct arena arena;
    cr_assert(arena_open(&arena, 1 << 24));
    for (size_t n = 0; n < sizeof text; n++) {
        char *copy = malloc(n > 0 ? n : 1);
        struct document d;
        cr_assert(copy != NULL);
        memcpy(copy, text, n);
        arena_reset(&arena, 1 << 16);
        struct str part = {copy, n};
        cr_assert(document_read(&d, part, part, &arena));
        for (uint32_t i = 0; i < d.n_lines; i++)
            opening_read(&d, i);
        const char *fault = check_document(&d);
        cr_expect(fault == NULL, "%zu: %s", n, fault ? fault : "");
        free(copy);
    }
    arena_close(&arena);
}
