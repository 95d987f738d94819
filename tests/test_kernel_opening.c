/* How sentences open, and where a point may begin. Every text here is invented. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "kernel/forms.h"
#include "kernel/notices.h"
#include "kernel/opening.h"
#include "kernel/quotation.h"
#include "kernel_lines.h"

static const char *const opening_names[] = {"plain", "connective", "pronoun", "quote"};

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
    {OPENING_PLAIN, "Elmton, Mar 3 (ENA) |The board met on Monday."},
    {OPENING_PLAIN, "By Ann Ode Elmton, Mar 3 (ENA) |The board met on Monday."},
    {OPENING_PLAIN, "|Elmton Newspaper, Art 3 (art) The board met on Monday."},
    {OPENING_PLAIN, "|Elmton Channel 3 (ENA) Editor Ann Ode met the board."},
    {OPENING_PLAIN, "|Elmton News Agency (ENA) Editor Ann Ode met the board."},
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
    {OPENING_PLAIN, "|There is a board in Elmton that met on Monday."},
    {OPENING_PLAIN, "|There's a board in Elmton that met on Monday."},
    {OPENING_PRONOUN, "|There he met the board of Elmton on Monday."},
    {OPENING_PLAIN, "|This week's vote led the board of Elmton to meet."},
    {OPENING_PLAIN, "|This autumn the board of Elmton met on Mondays."},
    {OPENING_PLAIN, "|Those who met the board of Elmton were late."},
    {OPENING_PRONOUN, "|Those of the board of Elmton were late."},
    {OPENING_PLAIN, "|Another bridge in Elmton was painted on Monday."},
    {OPENING_PLAIN, "|Though the board of Elmton met, nobody voted."},
    {OPENING_CONNECTIVE, "Though, |the board of Elmton met on Monday."},
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

Test(kernel_opening, openings)
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

Test(kernel_opening, inside_a_quotation)
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

Test(kernel_opening, hard_wrapped_text)
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

Test(kernel_opening, short_pieces_and_questions_are_not_chosen)
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

Test(kernel_opening, tables_in_order)
{
    cr_assert(notice_sorted() && opening_sorted() && form_sorted() && quotation_sorted());
}
