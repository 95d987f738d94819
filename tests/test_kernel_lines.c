/* What lines are, how sentences open, and where a point may begin. Every text here is invented. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "document_check.h"
#include "kernel/forms.h"
#include "kernel/notices.h"
#include "kernel/opening.h"
#include "kernel/quotation.h"

static const char *const class_names[] = {
    "prose", "blank", "caption",   "credit",  "byline",   "dateline",  "promotion",
    "label", "list",  "timestamp", "related", "headline", "standfirst"};
static const char *const opening_names[] = {"plain", "connective", "pronoun", "quote"};

static struct document read_text(struct arena *arena, const char *text)
{
    struct document d;
    arena_reset(arena, 1 << 16);
    cr_assert(document_read(&d, STR(""), str_of(text), arena), "%s", text);
    const char *fault = check_document(&d);
    cr_assert(fault == NULL, "%s: %s", text, fault ? fault : "");
    return d;
}

/* One line each, before a line of prose. */
static const struct {
    enum line_class class;
    const char *text;
} lines[] = {
    {LINE_PROSE, "The board of Elmton met on Monday to vote on the bridge."},
    {LINE_PROSE, "The board read more of the report on Monday. It then voted to follow us home."},
    {LINE_PROSE, "Photographs of the bridge were shown to the board on Monday."},
    {LINE_PROSE, "By Monday, the whole of the bridge had been painted in green."},
    {LINE_PROSE, "Watch sales in Elmton rose by a third in the year to March."},
    {LINE_PROSE, "Follow the money and the trail leads back to the mayor of Elmton."},
    {LINE_PROSE, "All of the bridge will be closed on March 3 and March 4."},
    {LINE_PROSE, "Updated plans for the bridge were shown to the board on Monday."},
    {LINE_PROSE, "He said: The board will meet again on the bridge on Monday."},
    {LINE_PROSE, "Share prices in Elmton fell by a tenth on Monday after the vote."},
    {LINE_PROSE, "The source of the river is in Elmton, where the board met."},
    {LINE_PROSE, "ELMTON: The board met on Monday to vote on the old bridge."},
    {LINE_PROSE, "- The board of Elmton met on Monday to vote on the bridge."},
    {LINE_PROSE, "“We are glad that the bridge will be built,” Mayor Ode told the board."},
    {LINE_PROSE, "The bridge of Elmton will be shut to all traffic on March 3, 2020."},
    {LINE_PROSE, "Please the mayor of Elmton and a bridge is built within the year."},
    {LINE_PROSE, "- The board of Elmton voted - late on Monday - to build the bridge."},
    {LINE_PROSE, "- The board voted on the bridge of Elmton. - Mayor Ode was glad of it. - A hall "
                 "will be built, too."},
    {LINE_CAPTION, "A ferry lies in the harbour of Elmton, Fenland, March 3, 2020."},
    {LINE_CAPTION, "Mayor Ode looks at the bridge in Elmton, Fenland, on Monday, Oct. 13, 2020."},
    {LINE_CAPTION, "Mayor Ode looks at the bridge on Monday. Photograph: Bo Elm/Elm Agency"},
    {LINE_CAPTION, "Mayor Ode (left) looks at the bridge on Monday."},
    {LINE_CAPTION, "Mayor Ode looks at the bridge (pictured) on Monday."},
    {LINE_CAPTION, "File photo: the bridge in Elmton in March."},
    {LINE_CAPTION, "FILE PHOTO: The bridge is seen in Elmton, March 3, 2020."},
    {LINE_CAPTION, "Image caption The bridge of Elmton"},
    {LINE_CAPTION, "Media caption Mayor Ode speaks of the bridge"},
    {LINE_CAPTION, "Green: The bridge that was painted on Monday in Elmton."},
    {LINE_CAPTION, "Happy couple: Ann Ode and Bo Elm on the bridge on Monday."},
    {LINE_CAPTION, "The bridge was painted by volunteers from Elmton and Fenton ."},
    {LINE_CAPTION, "The bridge of Elmton (from L-R) Ann Ode, Bo Elm and their dog."},
    {LINE_CAPTION, "Mayor Ann Ode, right, looks at the bridge on Monday."},
    {LINE_CAPTION, "Ann Ode, left, 15, was met by the board on Monday."},
    {LINE_CAPTION, "Mayor Ode, pictured with her dog, looks at the bridge."},
    {LINE_CAPTION, "'Gone': The bridge of Elmton was taken away on Monday."},
    {LINE_CAPTION, "“So green”: Mayor Ode looks at the bridge on Monday."},
    {LINE_PROSE, "It was the mayor who, right, left, and left again, ran home."},
    {LINE_PROSE, "You know, right, the bridge of Elmton is green."},
    {LINE_PROSE, "“We won”: that is what the mayor of Elmton said."},
    {LINE_CREDIT, "Photo: Ann Ode/Elm Agency"},
    {LINE_CREDIT, "Photograph by Ann Ode"},
    {LINE_CREDIT, "(Photo by Ann Ode / Elm Agency via Getty Images)"},
    {LINE_CREDIT, "Image credit: Elm Works"},
    {LINE_CREDIT, "Ann Ode | Reuters"},
    {LINE_CREDIT, "Source: Elm Statistics"},
    {LINE_CREDIT, "Getty Images"},
    {LINE_BYLINE, "By Ann Ode"},
    {LINE_BYLINE, "by Ann Ode and Bo Elm in Fenton"},
    {LINE_BYLINE, "By Ann Ode, Staff Writer"},
    {LINE_BYLINE, "Ann Ode, Staff Writer"},
    {LINE_BYLINE, "Reporting by Ann Ode in Elmton; Editing by Bo Elm"},
    {LINE_BYLINE, "Ann Ode and Bo Elm in Fenton contributed to this report."},
    {LINE_BYLINE, "is a senior reporter who covers bridges and has done so for ten years."},
    {LINE_DATELINE, "LONDON, March 3"},
    {LINE_TIMESTAMP, "Published 10:32 GMT, 3 March 2020"},
    {LINE_TIMESTAMP, "Updated: March 3, 2020 at 4:33 PM EST"},
    {LINE_TIMESTAMP, "4:33 PM PST · March 3, 2020"},
    {LINE_TIMESTAMP, "Last updated at 3:31 PM on 19th July 2011"},
    {LINE_RELATED, "Read more: The bridge that nobody crossed"},
    {LINE_RELATED, "ALSO READ: The bridge that nobody crossed"},
    {LINE_RELATED, "ALSO READ | The bridge that nobody crossed"},
    {LINE_RELATED, "WATCH: The bridge that nobody crossed."},
    {LINE_RELATED, "Watch: how the bridge of Elmton was built in a single year by four people."},
    {LINE_PROMOTION, "Sign up for our letter on bridges."},
    {LINE_PROMOTION, "Subscribe"},
    {LINE_PROMOTION, "Follow us on Chirper and Facepage for more bridges."},
    {LINE_PROMOTION, "Click here to see the bridge."},
    {LINE_PROMOTION, "Advertisement"},
    {LINE_PROMOTION, "Story continues below"},
    {LINE_RELATED, "Related: ten bridges"},
    {LINE_PROMOTION, "All rights reserved."},
    {LINE_PROMOTION, "© 2020 Elm Press Ltd. and its partners"},
    {LINE_PROMOTION, "SCROLL DOWN FOR VIDEO"},
    {LINE_PROMOTION, "(opens in a new window)"},
    {LINE_PROMOTION, "This story has been updated with more of the vote."},
    {LINE_PROMOTION, "Full spoilers follow for the third part of The Bridge of Elmton."},
    {LINE_PROMOTION,
     "Editor's note: Ann Ode has been the mayor of Elmton for ten years, and before "
     "that she was the head of the board that has now built the bridge over the "
     "river and the hall of the town."},
    {LINE_PROMOTION, "Please note that the bridge is shown as it was in the year before."},
    {LINE_PROMOTION, "A version of this story was first printed by the Elmton Weekly."},
    {LINE_LABEL, "What happens next"},
    {LINE_LABEL, "THE BRIDGE OF ELMTON"},
    {LINE_LABEL, "Here is what the board of Elmton said about the bridge:"},
    {LINE_LABEL, "{\"name\": \"bridge\", \"text\": \"The board of Elmton met on Monday.\"}"},
    {LINE_LABEL,
     "(Elmton votes for the bridge after ten years of talks that led to nothing at all)"},
    {LINE_PROSE, "(The board voted for the bridge after ten years of talks.)"},
    {LINE_LIST, "Ode; Elm, Ash, Oak, Birch; Pine, Alder (Hazel 77), Rowan."},
    {LINE_LIST, "Ann Ode and Bo Elm in Fenton."},
    {LINE_PROSE, "ANN ODE AND BO ELM IN FENTON WON AGAIN."},
    {LINE_PROSE, "Ann Ode met Bo Elm in Fenton."},
    {LINE_LIST, "- a new bridge"},
    {LINE_LIST,
     "What the board did on Monday - A vote on the bridge and on the cost of it - A vote "
     "on the hall of Elmton - A long talk with the mayor"},
    {LINE_LIST, "• a new bridge"},
    {LINE_LIST, "- The board votes on the bridge - Mayor Ode is glad of it. Nobody in the whole of "
                "Elmton is - A hall for Elmton"},
};

Test(kernel_lines, classes)
{
    struct arena arena;
    cr_assert(arena_open(&arena, 1 << 24));
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char text[512];
        snprintf(text, sizeof text,
                 "The board of Elmton met on Monday, and it was late.\n%s\n\n"
                 "Nobody in Elmton knows when the next bridge will be built.\n",
                 lines[i].text);
        struct document d = read_text(&arena, text);
        cr_assert_geq(d.n_lines, 3, "%s", lines[i].text);
        enum line_class class = d.lines[1].class;
        cr_expect(class == lines[i].class, "‹%s› is %s", lines[i].text, class_names[class]);
        bool selectable = d.sentences[d.lines[1].first_sentence].selectable;
        cr_expect(selectable == (lines[i].class == LINE_PROSE), "‹%s› selectable %d", lines[i].text,
                  selectable);
    }
    arena_close(&arena);
}

Test(kernel_lines, a_caption_stands_over_its_credit)
{
    struct arena arena;
    cr_assert(arena_open(&arena, 1 << 24));
    struct document d = read_text(&arena, "The bridge of Elmton is painted by ten volunteers.\n"
                                          "March 3, 2020.\nAnn Ode | Reuters\n"
                                          "The board of Elmton met on Monday.\n");
    cr_expect_eq(d.lines[0].class, LINE_CAPTION);
    cr_expect(!d.sentences[0].selectable);
    cr_expect_eq(d.lines[3].class, LINE_PROSE);
    cr_expect(d.sentences[3].selectable);
    arena_close(&arena);
}

/* Who wrote an article stands at its end; before, a writer may be what it is about. */
Test(kernel_lines, a_biography_stands_late)
{
    struct arena arena;
    cr_assert(arena_open(&arena, 1 << 24));
    struct document d = read_text(&arena, "Ann Ode is a senior reporter who was met by the board.\n"
                                          "The board of Elmton met on Monday.\n"
                                          "The vote of the board was late.\n"
                                          "Ann Ode is a senior reporter at the Elmton Weekly. "
                                          "The bridges of Elmton have been hers for ten years.\n"
                                          "Ann Ode is a mayor of the town and of its board.\n");
    static const enum line_class expected[] = {LINE_PROSE, LINE_PROSE, LINE_PROSE, LINE_BYLINE,
                                               LINE_PROSE};
    cr_assert_eq(d.n_lines, 5);
    for (uint32_t i = 0; i < 5; i++)
        cr_expect(d.lines[i].class == expected[i], "line %u is %s", i,
                  class_names[d.lines[i].class]);
    cr_expect(!d.sentences[4].selectable, "what follows it");
    arena_close(&arena);
}

/* The bar stands where the body begins. */
static const struct {
    enum opening opening;
    const char *text;
} openings[] = {
    {OPENING_PLAIN, "|The board of Elmton met on Monday."},
    {OPENING_PLAIN, "ELMTON (Reuters) - |The board met on Monday."},
    {OPENING_PLAIN, "ELMTON, March 3 (Reuters) - |The board met on Monday."},
    {OPENING_PLAIN, "(CNN) -- |The board of Elmton met on Monday."},
    {OPENING_PLAIN, "(CNN)|The board of Elmton met on Monday."},
    {OPENING_PLAIN, "Elmton, Fenland (CNN)|The board met on Monday."},
    {OPENING_PRONOUN, "Elmton, Fenland (CNN)|It's the board that met on Monday."},
    {OPENING_PLAIN, "(The bridge in figures: ten things to know)|The board met on Monday."},
    {OPENING_PLAIN, "|(The bridge in figures) The board of Elmton met on Monday."},
    {OPENING_PLAIN, "5.04pm BST 17:04 |The board of Elmton met on Monday."},
    {OPENING_PLAIN, "|17 of the board of Elmton met on Monday."},
    {OPENING_PLAIN, "WHAT THE MAP SHOWS|The board of Elmton met on Monday."},
    {OPENING_PLAIN, "A BRIDGE TOO FAR|Elmton has a board that met on Monday."},
    {OPENING_PLAIN, "(More bridges)READ IT HERE|The board of Elmton met on Monday."},
    {OPENING_PLAIN, "|UK MPs and the board of Elmton met on Monday."},
    {OPENING_PLAIN, "|NEW YORK MBAs met the board of Elmton on Monday."},
    {OPENING_PLAIN, "|The board (CNN)The mayor met on Monday in the hall."},
    {OPENING_PLAIN, "Elmton, Fenland (CNN) -- |The board met on Monday."},
    {OPENING_PLAIN, "LONDON, March 3 — |The board met on Monday."},
    {OPENING_PLAIN, "NEW YORK (AP) — |The board met on Monday."},
    {OPENING_PLAIN, "NEW ELMTON: |The board met on Monday in the hall."},
    {OPENING_PLAIN, "elmton , fenland ( reuters ) -- |the board met on monday ."},
    {OPENING_PLAIN, "- |The board of Elmton met on Monday."},
    {OPENING_PLAIN, "|The board (of Elmton) met on Monday - and left."},
    {OPENING_PLAIN, "|The bridge — a green one — was shut on Monday."},
    {OPENING_PLAIN, "|BBC staff met the board of Elmton on Monday."},
    {OPENING_PLAIN, "|“We are glad of it,” said the mayor of Elmton."},
    {OPENING_PLAIN, "|\"We are glad of it,\" Ms Ode told the board."},
    {OPENING_PLAIN, "|In this week's vote the board chose the bridge."},
    {OPENING_PRONOUN, "|So far the bridge has cost a million in all."},
    {OPENING_PLAIN, "|Thereby hangs a tale of a bridge in Elmton."},
    {OPENING_CONNECTIVE, "But |the board of Elmton met on Monday."},
    {OPENING_CONNECTIVE, "And |the board of Elmton met on Monday."},
    {OPENING_CONNECTIVE, "However, |the board of Elmton met on Monday."},
    {OPENING_CONNECTIVE, "Still, |the board of Elmton met on Monday."},
    {OPENING_CONNECTIVE, "That said, |the board of Elmton met on Monday."},
    {OPENING_CONNECTIVE, "In addition, |the board of Elmton met on Monday."},
    {OPENING_CONNECTIVE, "As a result, |the board of Elmton met on Monday."},
    {OPENING_CONNECTIVE, "For example, |the board of Elmton met on Monday."},
    {OPENING_CONNECTIVE, "Meanwhile, |the board of Elmton met on Monday."},
    {OPENING_CONNECTIVE, "meanwhile , |the board of elmton met on monday ."},
    {OPENING_CONNECTIVE, "ELMTON (AP) — But |the board of Elmton met on Monday."},
    {OPENING_PRONOUN, "|He met the board of Elmton on Monday."},
    {OPENING_PRONOUN, "|It’s the board of Elmton that met on Monday."},
    {OPENING_PRONOUN, "|This led the board of Elmton to meet on Monday."},
    {OPENING_PRONOUN, "|There is a board in Elmton that met on Monday."},
    {OPENING_PRONOUN, "|The pair met the board of Elmton on Monday."},
    {OPENING_PRONOUN, "|But he met the board of Elmton on Monday."},
    {OPENING_PRONOUN, "|However, they met the board of Elmton on Monday."},
    {OPENING_PRONOUN, "|But however, this is what the board of Elmton said."},
    {OPENING_PRONOUN, "|Still reeling, the board of Elmton met on Monday."},
    {OPENING_PRONOUN, "|In that case the board of Elmton meets on Monday."},
    {OPENING_PRONOUN, "|Since then the board of Elmton has met on Mondays."},
    {OPENING_PRONOUN, "|All of them met the board of Elmton on Monday."},
    {OPENING_PRONOUN, "|But “we met the board of Elmton on Monday.”"},
    {OPENING_PRONOUN, "|Both met the board of Elmton on Monday."},
    {OPENING_QUOTE, "|“We met the board of Elmton on Monday.”"},
    {OPENING_QUOTE, "|“He said that the board met on Monday.”"},
    {OPENING_QUOTE, "|'We met the board of Elmton on Monday.'"},
};

Test(kernel_lines, openings)
{
    struct arena arena;
    cr_assert(arena_open(&arena, 1 << 24));
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        char text[512];
        const char *bar = strchr(openings[i].text, '|');
        uint32_t body = (uint32_t)(bar - openings[i].text);
        memcpy(text, openings[i].text, body);
        strcpy(text + body, bar + 1);
        struct document d = read_text(&arena, text);
        const struct sentence *s = &d.sentences[0];
        cr_expect_eq(d.n_sentences, 1, "‹%s› has %u sentences", text, d.n_sentences);
        cr_expect(s->opening == openings[i].opening, "‹%s› opens %s", text,
                  opening_names[s->opening]);
        if (openings[i].opening != OPENING_PRONOUN)
            cr_expect_eq(s->body, body, "‹%s› has its body at %u", text, s->body);
    }
    arena_close(&arena);
}

Test(kernel_lines, inside_a_quotation)
{
    struct arena arena;
    cr_assert(arena_open(&arena, 1 << 24));
    struct document d = read_text(&arena, "Ode said: “The board met on Monday. The vote was late. "
                                          "Nobody came.” The bridge is green.\n"
                                          "The 27\" pipe was cut. Elm made it.\n");
    static const enum opening expected[] = {OPENING_PLAIN, OPENING_QUOTE, OPENING_QUOTE,
                                            OPENING_PLAIN, OPENING_PLAIN, OPENING_PLAIN};
    cr_assert_eq(d.n_sentences, 6);
    for (uint32_t i = 0; i < 6; i++)
        cr_expect(d.sentences[i].opening == expected[i], "sentence %u opens %s", i,
                  opening_names[d.sentences[i].opening]);
    arena_close(&arena);
}

static const struct {
    const char *text;
    uint32_t sentences;
} wrapped[] = {
    {"The board of Elmton met on Monday evening to vote on\nthe new bridge over the river and on\n"
     "the cost of it, which has risen by a third since the\nplan was first shown to the town.\n\n"
     "A second vote will follow in the summer, when the\nboard has read the report of the two\n"
     "engineers from Fenton.\n",
     2},
    {"The board of Elmton met on Monday evening to vote on\r\nthe new bridge over the river and "
     "on the\r\ncost of it. The vote was late, and nobody in the\r\ntown came to see it.\r\n",
     2},
    {"The board of Elmton met on Monday evening to vote on\nthe new bridge over the river and on\n"
     "the cost of it, which is told in full by the town at\n"
     "https://www.elmton.example/board/2020/03/the-new-bridge-over-the-river-and-what-it-will-cost/"
     "in-the-next-years-and-who-will-pay\nand which has risen by a third since the\n"
     "plan was first shown to the town. The vote was late,\nand nobody in the whole of the town\n"
     "came to see how the board and the mayor voted on it,\nwhich was not to be expected, for the\n"
     "cost is on the mind of all who live in the town, and\nthe mayor knows it as well as they\n"
     "do, and so does the board, which will vote again in\nthe summer, when all is told and when\n"
     "the engineers from Fenton have looked at the river\nand at the banks on both of its sides\n"
     "in order to tell the board what the bridge will bear\nand how long it will stand.\n",
     2},
    {"The board met\nthe mayor\nthe town\nthe bridge\n", 4},
    {"The board of Elmton met on Monday evening to vote on the bridge.\nThe vote was late, and "
     "nobody in the whole town came.\nThe mayor of Elmton is glad that the vote was late.\n",
     3},
};

Test(kernel_lines, hard_wrapped_text)
{
    struct arena arena;
    cr_assert(arena_open(&arena, 1 << 24));
    for (size_t i = 0; i < sizeof wrapped / sizeof *wrapped; i++) {
        struct document d = read_text(&arena, wrapped[i].text);
        cr_expect_eq(d.n_sentences, wrapped[i].sentences, "text %zu has %u sentences", i,
                     d.n_sentences);
    }
    arena_close(&arena);
}

Test(kernel_lines, short_pieces_and_questions_are_not_chosen)
{
    struct arena arena;
    cr_assert(arena_open(&arena, 1 << 24));
    struct document d = read_text(&arena, "Nobody came. Will the board of Elmton meet again? "
                                          "The board of Elmton will meet on Monday.");
    cr_assert_eq(d.n_sentences, 3);
    cr_expect(!d.sentences[0].selectable && !d.sentences[1].selectable);
    cr_expect(d.sentences[2].selectable);
    arena_close(&arena);
}

Test(kernel_lines, tables_in_order)
{
    cr_assert(notice_sorted() && opening_sorted() && form_sorted() && quotation_sorted());
}
