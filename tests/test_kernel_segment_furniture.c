/* Page furniture glued to sentences: what is cut off, and prose that is not. Every text is
 * invented. '^' stands where a sentence begins. */
#include "segment_cases.h"

#include "kernel/furniture.h"

static const char *const links[] = {
    "The bridge is open, the mayor said. ^ALSO READ | Ten bridges of Elmton",
    "The bridge is open, the mayor said.^ALSO READ: Ten bridges of Elmton",
    "The bridge is open.^Also Read: Ten bridges of Elmton^The board will meet on Monday.",
    "The bridge is open.^Also read:Ten bridges of Elmton^Cyra Elm was there on Monday.",
    "The bridge is open.^MUST READ: Ten bridges^ALSO READ: Ten halls^However, it is old.",
    "Also Watch: Ten bridges of Elmton^But it may be closed on Monday.",
    "(Also read: Ten bridges of Elmton)^Ode came late to the hall.",
    "(Read | Ten bridges of Elmton) ^\"We are glad,\" Ode said.",
    "It is shut.^(Read | Ten bridges)^(Also watch: Ten halls)^Ode left.",
    "(With inputs from FNA)^ALSO READ: Ten bridges",
    "(With FNA inputs) ^WATCH: Ten bridges of Elmton",
    "The bridge is old^Read | Ten bridges of Elmton",
    "It hurt 293 in Elmton in 2016^Read: Ten bridges of Elmton",
    "Read more: Ten bridges of Elmton^The board will meet on Monday.",
    "Also Read: Why the bridge of Elmton fell in 2017^Ode blamed the board for it.",
    "ALSO READ: Why the bridge of Elmton fell^\"We did it,\" Ode told the board.",
    "Also read: WhatsApp and YouTube are shut in Elmton.",
    "Also read: LinkedIn is shut in Elmton^The board met.",
    "Watch: how the bridge was built",
    "Also Read: The bridge may fall, says Elmco ^Elmco has been asked to look at it.",
    "Related: Ten bridges",
};

static const char *const credits[] = {
    "(Image: Fen Agency) ^The bridge of Elmton is open.",
    "(Photo by Ann Ode / Fen Agency)^The bridge of Elmton is open.",
    "(HT Photo) ^The bridge of Elmton is open.",
    "The bridge is open.^Image Credits:Bo Elm / Getty Images ^Fen has bought a part of it.",
    "In Brief Posted: 12:26 PM PST · February 6, 2026 ^Image Credits:Bo Elm / Getty Images ^The "
    "firm "
    "has bought a bridge.",
    "Image: Fen Works ^It is the third bridge that the town of Elmton has built in a year.",
    "Image credit: Fen Works ^\"It is the third bridge that we have built in a year,\" Ode said.",
    "Image: Fen Works via Elm",
    "Image: CoMix Fun Works Inc.",
    "FILE PHOTO: The bridge of Elmton is seen in March.",
    "Bo Elm | Fen News | Getty Images^The bridge of Elmton is open.",
    "Bo Elm | Getty Images News | Getty Images^The bridge of Elmton is open.",
    "The bridge was seen in Elmton on Feb. 2, 2025.^Cyra Elm | Reuters^The board met.",
    "Bo Elm | AP Photo",
    "Photos of the bridge showed that it had a crack.",
    "The Elm/Reuters poll was right. ^It was small.",
};

static const char *const posts[] = {
    "We are glad of it pic.twitter.com/a1b2C3d4e5^The mayor wrote it on Monday.",
    "We are glad pic.twitter.com/a1b2C3d4e5^MAYOR GLAD OF IT",
    "We are glad https://t.co/a1b2C3d4e5 ^This was in May.",
    "Look at pic.twitter.com/a1b2C3d4e5 and wait.",
    "The score is up pic.twitter.com/a1b2C3d4e5^19.56 IST: It is over.",
    "We go pic.twitter.com/a1b2C3d4e5^#bridges are shut.",
    "We go https://t.co/a1b2C3d4e5pic.twitter.com/a1b2C3d4e5^The board met.",
    "Look at pic.twitter.com/a1b2C3d4 Now or not.",
    "Ann Ode (@annode) July 17, 2017^While many were glad, some were not.",
    "Ann Ode (@annode) July 17, 2017 was there.",
    "Love #bridges ^A post shared by Ann Ode (@ann.ode) on Mar 9, 2017 at 7:06am PDT ^Elm was so.",
    "Love #bridges^A post shared by Ann Ode (@ann.ode) on Mar 29, 2017 at 7:06am PDT^Even Elm was.",
    "Love it ^A photo posted by Ann Ode (@ann.ode) on Mar 29, 2017 at 7:06am PST ^Elm was glad.",
    "Write to ode@elm.com on May 3, 2017 or later.",
};

static const char *const phrases[] = {
    "Advertisement ^The board of Elmton met on Monday.",
    "Story continues below advertisement ^Mayor Ode was there.",
    "SCROLL DOWN FOR VIDEO ^Mayor Ode was there.",
    "Continue reading the main story ^Ode was there.",
    "View this post on Instagram ^Mayor Ode was there.",
    "FOLLOW US ON X ^The board of Elmton met on Monday.",
    "Read More ^The board of Elmton met on Monday.",
    "The board met. ^Advertisement ^He left.",
};

static const char *const prose[] = {
    "He asked readers to read more: it is good for them.",
    "It read: \"The bridge is shut.\"",
    "One of them also read: a book on bridges.",
    "The sign read: Elmton. ^It was old.",
    "Where to Watch: Elm Plus",
    "They will watch: the bridge may fall.",
    "The reading list has more: books, maps, plans.",
    "He had one photo: that of the bridge.",
    "Read More Books is a good plan for Elmton.",
    "Advertisement sales in Elmton rose.",
    "Advertisement Ode made was seen by many.",
    "Story continues below is what the page said.",
    "Read the book, the board of Elmton said on Monday.",
    "The firm (FEN: Elm) rose. ^It fell later.",
    "The site elm.com/Bridge and the app are down.",
    "He paid 5/6 of it: the rest is due.",
    "A vote of 5/4: The board was torn.",
    "She saw it all: McDonald's, YouTube, the bridge.",
    "Sources: Fen Works and the board.",
    "The source: a friend of Ode.",
    "He scored 10 | she scored 9.",
};

Test(kernel_segment, furniture_links)
{
    CASES_CHECK(links, '^');
}

Test(kernel_segment, furniture_credits)
{
    CASES_CHECK(credits, '^');
}

Test(kernel_segment, furniture_posts)
{
    CASES_CHECK(posts, '^');
}

Test(kernel_segment, furniture_phrases)
{
    CASES_CHECK(phrases, '^');
}

Test(kernel_segment, furniture_not_in_prose)
{
    CASES_CHECK(prose, '^');
}

/* The word that page and text share is the text's. */
Test(kernel_segment, a_cut_inside_a_word)
{
    struct arena arena;
    struct document d;
    cr_assert(arena_open(&arena, 1 << 20));
    cr_assert(document_read(&d, STR(""), STR("Also read: Ten bridgesThe board met."), &arena));
    cr_assert_eq(d.n_sentences, 2);
    struct token first = d.tokens[d.sentences[1].first_token];
    cr_expect_eq(first.start, d.sentences[1].start);
    cr_expect(str_equal(document_token(&d, d.sentences[1].first_token), STR("The")));
    cr_expect_eq(d.sentences[1].words, 3);
    arena_close(&arena);
}

/* Hostile text: more furniture than any page has. */
Test(kernel_segment, furniture_without_end)
{
    enum { TIMES = 5000 };
    static const char piece[] = "Also read: Ten bridgesThe ";
    struct arena arena;
    struct document d;
    cr_assert(arena_open(&arena, 1 << 26));
    char *text = ARENA_NEW(&arena, TIMES * sizeof piece, char);
    cr_assert(text != NULL);
    size_t n = 0;
    for (int i = 0; i < TIMES; i++, n += sizeof piece - 1)
        memcpy(text + n, piece, sizeof piece);
    cr_assert(document_read(&d, STR(""), (struct str){text, n}, &arena));
    const char *fault = check_document(&d);
    cr_expect(fault == NULL, "%s", fault ? fault : "");
    cr_expect(d.n_sentences > 100 && d.n_sentences < 200, "%u sentences", d.n_sentences);
    arena_close(&arena);
}

/* Hostile text: a quotation mark that may close, in a sentence that never ends. */
Test(kernel_segment, quotations_without_end)
{
    enum { TIMES = 200000 };
    struct arena arena;
    struct document d;
    cr_assert(arena_open(&arena, 1 << 28));
    char *text = ARENA_NEW(&arena, TIMES * 5, char);
    cr_assert(text != NULL);
    for (size_t i = 0; i < TIMES; i++)
        memcpy(text + i * 5, "x.\"a ", 5);
    cr_assert(document_read(&d, STR(""), (struct str){text, TIMES * 5}, &arena));
    cr_expect(d.n_sentences > 0 && d.n_sentences <= TIMES, "%u sentences", d.n_sentences);
    arena_close(&arena);
}
