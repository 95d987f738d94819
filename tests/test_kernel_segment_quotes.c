/* Where sentences begin in and behind quotations, brackets and ellipses; every text is invented. A
 * bar stands where a sentence begins. */
#include "segment_cases.h"

static const char *const attributed[] = {
    "\"We won. |It was late,\" she said. |\"We are glad.\"",
    "“We won. |It was late,” she said. |“We are glad.”",
    "\"Is the bridge safe?\" Ode said. |Nobody answered.",
    "“DON'T GIVE UP THE BRIDGE!” Ode shouted. |Then she left.",
    "\"Why me?\" asked Mr. Elm. |Nobody knew.",
    "“How many?” Deputy Mayor Ann Ode asked. |“Ten,” he said.",
    "'They're glad of it, I would say.' |Mr Elm said the town is growing.",
    "'Who did it?' she asked. |'I did,' he said.",
    "‘We won,’ said Ode. |‘It was late.’",
    "\"It is a farce!\" tweeted Ode. |Others agreed.",
    "“Was it you?” the judge of the court asked. |He nodded.",
    "Ode asked: “Was it you?” |Elm said it was not.",
    "He asked, \"Are we late?\" |She nodded.",
    "“We will win!” the crowd chanted. |They lost.",
    "\"It's pronounced elm, not ellum.\" |The dictionary has both.",
    "\"I like Elm.\" |But Ode says she \"never liked\" it.",
};

static const char *const nested[] = {
    "He said: “She told me ‘It is over.’ |I wept.”",
    "\"He said 'stop.' |I did,\" she said.",
    "She called it “a bridge too far.” |Then she left.",
    "It was called a \"farce.\" |Elm disagreed.",
    "He calls it “Elm’s Law.” |It is his own.",
    "The sign read “No entry.” |They went in.",
    "The play “Who’s There?” will open. |It is short.",
    "Her book, \"Why Not?\", sold out. |It was cheap.",
    "'I've had it,' he said, 'and \"that's it.\"' |He left.",
    "The '90s were good. |The '80s were not.",
    "The boats' crews won. |The judges' vote was close.",
    "She said “yes”. |He said “no”.",
    "He said it was \"done\". |She said it was \"not\".",
    "They said 'yes'. |We said 'no'.",
};

static const char *const brackets[] = {
    "The plan (it began in May) is dead. |Nobody wept.",
    "He wondered (who did not? who could?) and left. |It rained.",
    "New parts (Ann? Bo? Cy the Cat?) will come. |As for Elm, wait.",
    "They saw trends (AI coaches! Blood tests! AI food!) and ran. |It was wise.",
    "It may come soon (by 2027? 2028?), they say. |Others doubt it.",
    "(The bridge is old. |It may fall.) |The town is not.",
    "The show ended (or did it? No, it did) in May. |It was long.",
    "Elm [the mayor] said so. |Fen [the judge] did not.",
    "He was late (again.) |She was not.",
    "The vote was close (51-49). |The bill passed.",
    "“We [the board] met.” |They left.",
    "He left. |(See p. 5.) |She stayed.",
};

static const char *const ellipses[] = {
    "\"We will go on ... |We will win,\" Ode said.",
    "We will go on… |We will win.",
    "It was so easy … |There was no wall. |“Elm works,” he said.",
    "“It is ... a start,” he said. |It was the end.",
    "He paused. ... |Then he wept.",
    "I think … no. |I do not.",
    "They'll ... they'll win. |I know it.",
    "“We … the board … met.” |They left.",
    "It fell (... again). |It rose.",
    "Wait... what? |She laughed.",
};

Test(kernel_segment, quotations_attributed)
{
    CASES_CHECK(attributed, '|');
}

Test(kernel_segment, quotations_nested)
{
    CASES_CHECK(nested, '|');
}

Test(kernel_segment, brackets)
{
    CASES_CHECK(brackets, '|');
}

Test(kernel_segment, ellipses)
{
    CASES_CHECK(ellipses, '|');
}
