/* Where sentences begin: a bar in a case marks each place, and is taken out of the text. */
#include "segment_cases.h"

#include "kernel/abbreviations.h"
#include "kernel/furniture.h"

static const char *const cases[] = {
    /* plain */
    "The board met. |It voted.",
    "The board met! |Did it vote? |It did.",
    "One sentence without a stop",
    "He paid $4.50 for it. |She paid 3.2 per cent more.",
    "Growth was 1.5. |The bank had said 2.",
    "It fell 3.7%. |Then it rose.",
    /* titles, ranks and names */
    "Mr. Ode met Mrs. Elm and Dr. Fen. |They spoke.",
    "Gen. Ode and Lt. Col. Elm left Sgt. Fen behind. |Nobody knows why.",
    "The bill of Sen. Ann Ode and Rep. Bo Elm passed. |Gov. Fen signed it.",
    "St. Orin's Church is on Mt. Elm. |It is old.",
    "A. B. Ode and C.D. Elm wrote it. |The book sold well.",
    "The author J. K. Ode lives there.",
    "Ann B. Ode was there. |She left.",
    "He chose plan B. |The mayor did not.",
    "They sent Ode, Elm and I. |But nobody came.",
    "Martin Ode Jr. won. |He was glad.",
    "The prize went to Martin Ode Jr. |He was glad.",
    "Messrs. Ode and Elm, both of Ode & Elm Ltd. |They declined to comment.",
    /* companies and places */
    "Fen Inc. shares rose. |Elm Corp. fell.",
    "Ode works for Fen Inc. |The company makes pumps.",
    "Fen Co. Ltd. said so. |It gave no reason.",
    "Ode was born in Elmton, Calif. |He moved to Fenton, Mass. |The town is small.",
    "It stands on Elm St. near the bank. |It is closed.",
    "Warner Bros. Pictures bought it.",
    /* U.S. and its like */
    "The U.S. Senate met. |It voted.",
    "Ode lives in the U.S. |The others left.",
    "Ode lives in the U.S. and Elm in the U.K. |They are twins.",
    "The U.S.-led force left. |It had stayed for a year.",
    "Washington, D.C. police said so. |No one was hurt.",
    "She took her Ph.D. in Elmton. |In May she left.",
    /* numbers, months, hours */
    "The No. 1 seed lost. |No. 2 won.",
    "Was it true? |He said no. |Then he left.",
    "See p. 55 and Fig. 3. |They tell it all.",
    "It opened on Jan. 5 and closed on Feb. 28. |Nobody cared.",
    "It opened in Sept. |The show ran for a week.",
    "The race starts at 10 a.m. Monday. |It ends at 5 p.m. ET. |Bring water.",
    "The shop closed at 5 p.m. |Police came at six.",
    "At 5 a.m. Mr. Ode went to the bank.",
    "It began around 1 p.m. (3 a.m. ET) in Elmton. |It was short.",
    "Ode vs. Elm was heard. |The court, i.e. Judge Fen, ruled.",
    "Bring pens, paper, etc. |The test is long.",
    /* ellipses */
    "Well ... he left.",
    "I never meant that.... |She left.",
    "He waited… |Nobody came.",
    "He waited… and waited. |Nobody came.",
    "It said: “We […] regret it.” |Nobody did.",
    "He was . . . unsure. |She was not.",
    /* quotations */
    "“We won,” Ode said. |“We are glad.”",
    "“Why?” Ode asked. |Elm said nothing.",
    "“Stop!” she cried. |He stopped.",
    "\"Stop!\" she cried. |He stopped.",
    "\"Who is it?\" Mr. Ode said. |\"It is me.\"",
    "“Is it over?” |The crowd went home.",
    "“It is over.” |She left. |“It is not.”",
    "He said: ‘It is over.’ |She left.",
    "She told him, 'This is fine.' |He agreed.",
    "«It is over.» |She left.",
    "The play (it ran for a year.) was closed.",
    "He left (she stayed). |Nobody knew.",
    "He left. |(She stayed.) |Nobody knew.",
    "\"We like it,\" he said. |\"We like it a lot.\"",
    /* addresses */
    "Write to ann.ode@elm.example.com. |She will answer.",
    "See www.elm.example.com/a.b.html for more. |It is free.",
    "The site is https://www.elm.example/x.y. |Look there.",
    "Use Node.js and Yahoo.Com today. |They work.",
    "The Yahoo! site is up. |It was down.",
    /* glued paragraphs */
    "The talks have ended.|The next round begins in May.",
    "She was “very glad.”|He was not.",
    "They went home.|“We lost,” he said.",
    "The talks were in Elmton.|The mayor came.",
    "See elm.Com and node.JS there.",
    /* case */
    "It fell. |iPods sold well. |eBay did not.",
    "It fell. but this goes on.",
    "Élan won. |Été lost.",
    /* lower-cased and tokenized */
    "the board met on monday in the old town hall . |it voted , mr. ode said . |nobody came .",
    "the board met on monday in the old town hall . |\" we like it . \" |nobody came to see it .",
    "the board met on monday in the old town hall. |it voted to close the u.s. office.",
    "The board met on Monday . |It voted , Mr. Ode said . |Nobody came .",
    "The couple left the . house on Monday .",
    /* lists */
    "1. First thing |2. Second thing |3. Third thing",
    "• First thing |• Second thing",
    "These are: 1. First thing. |2. Second thing.",
    /* line ends */
    "A first line\n|A second line",
    "A first line\r\n\r\n|A second line",
    "A first line\n\n\n|  A second line  \n",
    "A first\xE2\x80\xA9|A second",
    /* other scripts */
    "今天很好。|明天呢？|是的！",
    "یہ ہے۔ |کیا؟ |ہاں",
    "यह है। |वह है।",
    /* rubbish */
    "...",
    ". . . The end",
    "|",
};

Test(kernel_segment, cases)
{
    CASES_CHECK(cases, '|');
}

Test(kernel_segment, tables_in_order)
{
    cr_assert(abbreviation_sorted());
    cr_assert(furniture_sorted());
}
