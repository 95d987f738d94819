/* Where sentences begin beside abbreviations and names as news has them; every text is invented. A
 * bar stands where a sentence begins. */
#include "segment_cases.h"

static const char *const titles[] = {
    "The bill of U.S. Sen. Ann Ode passed. |The House will vote on it next.",
    "Deputy Prime Minister Bo Elm met Lt. Gov. Ann Ode. |They spoke of bridges.",
    "Maj. Gen. Bo Elm took command. |He has led it since.",
    "Rear Adm. Ann Ode and Sgt. 1st Class Bo Elm were honoured. |The crowd rose.",
    "Cpl. Bo Elm, Pfc. Ann Ode and Spc. Cy Fen were hurt. |Nobody died.",
    "The Rev. Bo Elm led the prayer. |Msgr. Ann Ode spoke.",
    "Det. Supt. Bo Elm of Elmshire Police asked for help. |He gave a number.",
    "Former Secs. of State were there. |Defense Sec. Bo Elm was not.",
    "Commerce Sec. Ann Ode will resign. |The post will stay empty.",
    "Asst. Dist. Atty. Bo Elm read the charge. |The court was full.",
    "Reps. Ann Ode of Elmland and Bo Elm of Fenland voted no. |The bill failed.",
    "Prof. Dr. Ann Ode of Elm University agrees. |Others do not.",
    "The letter is signed by Mr. and Mrs. Elm. |It has no date.",
    "Ofc. Bo Elm stopped the car. |Inside was a goat.",
    "Mme. Ode and Mlle. Fen came late. |Mx. Elm was there.",
    "Hon. Ann Ode, M.P., opened the hall. |It had cost a million.",
    "Cllr. Bo Elm said no. |The council said yes.",
    "Gens. Ode and Elm signed. |Peace came.",
};

static const char *const places[] = {
    "Rep. Bo Elm, D-N.Y., asked for a vote. |It was denied.",
    "Sen. Ann Ode, R-S.D., was in the hall. |She left early.",
    "They moved from Elmton, Ind., to Fenton, Ky. |The town has one shop.",
    "Police in Elmton, Pa., and Fenton, N.J., met. |They share a radio.",
    "ELMTON, Calif. —Sales of boats have doubled.",
    "The storm hit Elmton, Ont. |The lights went out.",
    "He works in Washington, D.C. |You can reach him by post.",
    "It sells in the U.S. and the U.K. |Experts have warned of fakes.",
    "Boats are built in the U.S. |Critics say they leak.",
    "U.K. Prime Minister Ann Ode will visit. |The U.N. Security Council will meet.",
    "The L.A. Police Department was told. |It sent a car.",
    "She said she liked L.A. |She also liked Elmton.",
    "The non-U.S. firms were glad. |The D-N.C. senator was not.",
    "They live at 12 Elm Ave. near the school. |The school is closed.",
    "The shop on Fen Blvd. was robbed. |Nobody was hurt.",
    "The talks are held in Atlanta, GA. |Register now.",
};

static const char *const companies[] = {
    "Elm Bros. Discovery has an offer. |Fen Corp. has none.",
    "Fen Grasshopper Manufacture Inc. makes games. |The firm is small.",
    "Shares of Ode & Co. fell. |Those of Elm Ltd. rose.",
    "The owner is Fen Pvt. Ltd. of Elmton. |It was founded in May.",
    "The bank, Elm Assn. of Fenton, closed. |Its doors were locked.",
    "The filing was made with the SEC. |Large deals must be told.",
    "He is head of Fen Co. |His plan is simple.",
    "Fen Inc. (NASDAQ: FEN) rose 4%. |Elm plc. fell.",
    "The case is Ode v. Elm. |It will be heard in May.",
    "Ode vs. Elm, Inc. v. Fen was cited. |The judge agreed.",
    "The study, by Elm et al. |The team will go on.",
    "The study by Elm et al. (2020) was small. |It was free.",
};

static const char *const initials[] = {
    "J.K. Elm and J. P. Fen met Ann P. Ode. |They dined.",
    "The ship is the USS Ann P. Ode. |It sails today.",
    "The flight killed J.P. \"The Big Boat\" Elm and two others. |It was winter.",
    "(CNN)T.J. Elm has pulled a shirt from its shelves. |A buyer had complained.",
    "An aide—Dr. Ann Ode—said so. |She was sure.",
    "The film won Ann F. Elm Jr. a prize. |He gave it away.",
    "He was born Bo M. |Nobody knows the rest.",
    "Gen Z. Elm is no general. |He is a cook.",
    "The song is by will.i.am. |It is loud.",
    "They chose plan A. |Then they chose plan B.",
    "He drives a Model S. |She drives a Series X.",
    "She scored an A. |He did not.",
};

static const char *const indian[] = {
    "The minister gave Rs. 500 crore for bridges. |The state had asked for Rs. 900 crore.",
    "She won a prize of Rs. 3.5 lakh. |It was paid at once.",
    "Lt. Gen. Bo Elm and Wg. Cdr. Ann Ode were there. |Dr. Fen was not.",
    "Smt. Ann Ode and Dy. Supt. Bo Elm led the march. |It was long.",
    "The men were held at 2.20 pm. |Police found a goat.",
    "Adv. Ann Ode filed the plea. |The court will hear it.",
    "Addl. Secy. Bo Elm signed it. |The rule is new.",
    "M.K. Ode of the D.M.K. said so. |He was cheered.",
    "Gp. Capt. Bo Elm flew first. |Sqn. Ldr. Ann Ode was next.",
    "It was Pt. Elm who sang. |The hall was full.",
};

static const char *const marks_in_names[] = {
    "Yahoo! Mail was down. |It is up again.",
    "The Yahoo! Finance page shows it. |The price fell.",
    "She won on Jeopardy! Masters. |Her prize was a car.",
    "They saw E! News and left. |Nobody minded.",
    "They use Yahoo! |The others do not.",
    "Guess Who? is a game. |It sells well.",
    "Yum! Brands will close it. |Then it will be sold.",
    "Stop! |Elm is out of oil.",
};

static const char *const rest[] = {
    "See Fig. 3 and Vol. II of the book. |It tells of Sec. 9.",
    "Bring approx. 3 lbs. of salt, i.e. a lot. |Then wait.",
    "The castle (est. 1752) is open. |Come early.",
    "The town, c. 1900, had a wall. |It fell.",
    "The limit is max. 20 a day. |Few reach it.",
    "Take Rte. 9 to Hwy. 61. |Then turn left.",
    "Call tel. 555 or ext. 12. |Ask for Ann.",
    "He is 6 ft. 2 and weighs 14 st. |He is strong.",
    "It is no easy feat. |Still, she did it.",
    "He said no. |Prices fell.",
    "The ship is a Fen Mk. II. |It is fast.",
    "She said no. |I agreed.",
    "It is on p. 5 of Ch. 3. |Read it twice.",
    "She has a Ph.D. in law. |He has an M.A.",
    "He came on Sept. 3 at 5 p.m. |Police were there.",
    "It ended in Oct. |Nobody wept.",
};

Test(kernel_segment, titles)
{
    CASES_CHECK(titles, '|');
}

Test(kernel_segment, places)
{
    CASES_CHECK(places, '|');
}

Test(kernel_segment, companies)
{
    CASES_CHECK(companies, '|');
}

Test(kernel_segment, initials)
{
    CASES_CHECK(initials, '|');
}

Test(kernel_segment, indian_press)
{
    CASES_CHECK(indian, '|');
}

Test(kernel_segment, marks_in_names)
{
    CASES_CHECK(marks_in_names, '|');
}

Test(kernel_segment, other_abbreviations)
{
    CASES_CHECK(rest, '|');
}
