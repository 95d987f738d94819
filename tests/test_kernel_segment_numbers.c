/* Where sentences begin beside numbers, hours, scores, addresses and lists; every text is invented.
 * A bar stands where a sentence begins. */
#include "segment_cases.h"

static const char *const amounts[] = {
    "It rose 1.5% to $2.3 trillion. |That is a record.",
    "It costs £1.2m. |The other costs €3.4bn.",
    "The bid was $4.449,99. |Nobody paid.",
    "Rates are at 3.5%-3.75%. |They will stay.",
    "Growth fell to 2.1%. |Economists had hoped for 2.4%.",
    "The price is $69.99. |Plus tax it is more.",
    "The pay was 3.50 an hour. |It is 4.00 now.",
    "She was 1.5 seconds slower than in 2024. |In 2025 she won.",
    "He paid $.50 for it. |It was worth less.",
    "The .38 was found. |The .45 was not.",
};

static const char *const versions[] = {
    "Elm OS 26.4 is out. |Version 2.0.1 will follow.",
    "The Python 3.12.1 release fixes it. |Users of 3.11 should wait.",
    "Open setup.exe or readme.txt. |Then wait.",
    "The file is a.b.json. |It is large.",
    "The firm runs elm.ai and fen.io. |Both are free.",
    "He told Elm.biz so. |This was in May.",
    "Go to Booking.Com or Leonardo.AI for it. |They are free.",
    "Write to ode@elm.com. |She will answer.",
    "Visit https://elm.com/a?b=c.d for more. |It is free.",
    "The book of elm.example/fen says so. |It is right.",
    "Shares of Monday.com fell. |Those of Elm.com rose.",
    "The 2.4GHz and 5.3GHz bands are full. |Nobody knows why.",
};

static const char *const hours[] = {
    "Oil was at $71.33 at around 12:52 p.m. London time. |It fell later.",
    "It rose at 6:50 a.m. New York time on Monday. |It fell at noon.",
    "It opens at 3 a.m. JST in Japan and 5 a.m. AEDT in Australia. |Be early.",
    "Doors open at 7 p.m. BRT. |Bring a coat.",
    "The deal ends at 8 p.m. E.T. on Tuesday. |Then prices rise.",
    "It starts at 9 p.m. ET/6 p.m. PT. |It is free.",
    "Prices rise at 11:59 p.m. PT. |Register now.",
    "They came at 9 a.m. |Within hours the shop was empty.",
    "He rose at 5.30 a.m. on Friday. |He slept at 9 p.m.",
    "The fire began at 4 a.m. |The device had burned a gate.",
    "It was 7:30 p.m. Christmas Eve. |Nobody was there.",
    "It ran from 9 a.m. to 5 p.m. |Entry was free.",
};

static const char *const scores[] = {
    "Ode won 6-4, 7-6 (7-4). |Elm lost.",
    "It ended 2-1. |City had led 1-0.",
    "He ran it in 7.23secs. |She ran it in 6.39.",
    "The No. 3 seed beat No. 14 Elm. |It took two hours.",
    "India were 74 for 1. |England had made 353.",
    "They lost to Elm F.C. |The Fen F.C. side won.",
    "He hit 3 home runs, No. 20, No. 21 and No. 22. |No one had done it.",
    "The team is 12-0. |It plays Elm next.",
    "Fen (NYSE: FEN.A) rose. |Elm (NASDAQ: ELM) fell.",
    "Shares of FEN.A fell 2%. |FEN.B was flat.",
    "The mark of 8.09m stood. |Nobody jumped further.",
};

static const char *const lists[] = {
    "Five things: 1. A bridge. |2. A hall. |3. A wall.",
    "1. The bridge is new. |2. The hall is old.",
    "He has two aims: i. Build a bridge; ii. Close the hall. |Both will fail.",
    "The elements were: \"i. Building a bridge; ii. Closing a hall.\" |He denied it.",
    "• The bridge did it. |• The hall did it.",
    "It has three parts. |1. The first is short. |2. The second is long.",
    "Who did it? |2. What was it? |3. Why?",
    "1. Elm Airport |2. Fen Airport |3. Ode Airport",
    "They were born in 1991. |They left in 2001.",
    "He turned 31. |She is 19.",
    "Call 101 or 999. |Police will come.",
};

Test(kernel_segment, amounts)
{
    CASES_CHECK(amounts, '|');
}

Test(kernel_segment, versions_and_addresses)
{
    CASES_CHECK(versions, '|');
}

Test(kernel_segment, hours_and_zones)
{
    CASES_CHECK(hours, '|');
}

Test(kernel_segment, scores_and_tickers)
{
    CASES_CHECK(scores, '|');
}

Test(kernel_segment, numbered_lists)
{
    CASES_CHECK(lists, '|');
}
