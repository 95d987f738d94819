/* What lines are, how sentences open, and where a point may begin. Every text here is invented. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "kernel_lines.h"

static const char *const class_names[] = {
    "prose", "blank", "caption",   "credit",  "byline",   "dateline",  "promotion",
    "label", "list",  "timestamp", "related", "headline", "standfirst"};

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
    {LINE_PROSE, "Oh, right, the bridge of Elmton is green."},
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
    {LINE_LIST, "12. Cross the bridge at noon."},
    {LINE_LIST, "3) Cross the bridge."},
    {LINE_PROSE, "3. Cross the bridge of Elmton at noon with the mayor of the town."},
    {LINE_PROSE, "3.5 million crossed the bridge."},
    {LINE_LABEL, "Mayor Ann Ode told the board of Elmton:."},
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
