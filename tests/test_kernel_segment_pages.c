/* Where sentences begin on pages whose lines were joined, with or without a space, and in texts
 * that were cut into tokens; every text is invented. A bar stands where a sentence begins. */
#include "segment_cases.h"

static const char *const glued[] = {
    "The talks ended in Elmton, Fenland.|Ode was there.",
    "The seat went to the FNP.|ODE ASKS FOR CHANGES",
    "It rose by 50%.|The council wants more.",
    "It is \"a bridge too far\".|The board said so.",
    "It is called \"a bridge\".|\"We like it,\" Ode said.",
    "He is called 'the Elm'.|After the vote he left.",
    "Ode (left) was there (again).|Elm was not.",
    "It could be run by AI.|Others doubt it.",
    "It helps the whole country.|AI is in all of it.",
    "He is called 'Elm'.|A dog was there.",
    "The bill is by Ann Ode, D-Mass.|The others have none.",
    "The board told the CP.|Police were there.",
    "It was told to the FNA.|Police were there.",
    "We were glad to do it.|And then we left.",
    "It fell on us.|“It was loud,” he said.",
    "Is it safe?|The board thinks so.",
    "Is it safe??|The board thinks so.",
    "It was \"a bridge?.|The board said so.",
    "A BRIDGE TOO FAR?|Elm was there.",
    "It was built in 2024.|Among its parts is a hall.",
    "They asked Pam Ode.|Sen. Bo Elm, a friend, was there.",
    "He went...|Some stayed.",
    "It ended at 8 a.m. ET.|The court was full.",
    "Q: Was it you?|A: It was not.",
    "It came to Elmton.'|New York, too, was hit.",
    "They rang Ann.|Then they left.",
};

static const char *const joined_names[] = {
    "The J.Crew and J.Elm shops are shut. |They are old.",
    "U.S.A. and U.A.E. teams met. |They drew.",
    "They use ASP.Net and Node.JS there. |It works.",
    "Mr.Ode met Dr.Elm. |They dined.",
    "See Elm.Com/Fen.Ode for it. |It is free.",
    "Write to Ann.Ode@elm.com now. |She will answer.",
    "The file Elm.Fen_Ode is lost. |It was big.",
    "The St.Elm church is old. |It may fall.",
    "He said...I mean...Elm did. |She laughed.",
    "They live in Elmton,Fenland.|It is far.",
    "ELMTON, Fla.—This will be the third bridge.",
    "The (HT?Photo) of the MLA?Ode was lost. |It was old.",
};

static const char *const stray_stops[] = {
    "By . Ann Ode . |UPDATED: . 09:53 EST, 12 January 2012 . |A driver was hurt .",
    "PUBLISHED:. 14:08 EST, 18 August 2013. |Police seek a man.",
    "They were seen off the coast of . Elmton on Monday. |They were whales.",
    "The officer was outside the. MP's office. |He was cold.",
    "One man is a . Fenlander with a beard. |He is tall.",
    "He was seen around Elmton and . Fenton. |Nobody spoke.",
    "It is the policy of Mr . Ode, the mayor. |He is old.",
    "Ode is glad of it . |Elm is not .",
    "The scheme was closed . |It had cost a lot .",
    "He told them:. ‘It is over.’ |They left.",
    "'It is over,' he said. |'And . Elm is glad.'",
    "He said people in Elmton and. Fenton were safe. |They were.",
};

static const char *const tokens[] = {
    "the board of the town met in the old hall on monday to vote . |mr. ode was there . |so was "
    "dr. "
    "elm .",
    "the board of the town met in the old hall on monday to vote . |the u.s. army was there . |the "
    "u.n. was not .",
    "the board of the town met in the old hall on monday to vote . |u.s. officials were there . "
    "|he "
    "lives in the u.s. . |the others left .",
    "the board of the town met in the old hall on monday to vote . |`` we like it , '' he said . "
    "|she did not .",
    "the board of the town met in the old hall on monday to vote . |it is the . mayor 's hall . "
    "|it "
    "is old .",
    "the board of the town met in the old hall on monday to vote . |he won the elm d'or . |he was "
    "glad .",
    "the board of the town met in the old hall on monday to vote . |they play in serie a . |they "
    "won .",
    "the board of the town met in the old hall on monday to vote . |it rose 3.5 % to $ 2.50 . |it "
    "fell by no. 3 .",
    "the board of the town met in the old hall on monday to vote . |it closed at 5 p.m. et . |it "
    "opened at nine .",
    "The board met ( in Elmton ) on Monday . |It voted 5 - 4 , Ode said . |Elm left .",
};

Test(kernel_segment, missing_spaces)
{
    CASES_CHECK(glued, '|');
}

Test(kernel_segment, stops_inside_names)
{
    CASES_CHECK(joined_names, '|');
}

Test(kernel_segment, stray_stops)
{
    CASES_CHECK(stray_stops, '|');
}

Test(kernel_segment, tokenized_text)
{
    CASES_CHECK(tokens, '|');
}
