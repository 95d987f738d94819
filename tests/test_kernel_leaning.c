/* How much a sentence leans on the one before, and what that does to the choice. */
#include "kernel/leaning.h"
#include "kernel/select.h"
#include "kernel_lines.h"

enum { FULL = 1 << 16 };

static const struct {
    int points; /* share = 0.85 * 0.94 ^ points */
    const char *text;
} table[] = {
    {0, "Elmton painted the bridge on Monday .\n"},
    {0, "The bridge of Elmton was painted on Monday .\n"},
    {0, "The old bridge will be painted on Monday .\n"},
    {0, "The Board said that Elmton would pay .\n"},
    {6, "The board said that Elmton would pay .\n"},
    {6, "The board wants Elmton to pay .\n"},
    {6, "The letter, which Elmton read , was long .\n"},
    {6, "The report stressed that Elmton must pay .\n"},
    {0, "The fBOARD , which Elmton chose , was late .\n"},
    {5, "Based on that, Elmton may leave the county .\n"},
    {0, "Records show that Elmton may leave the county .\n"},
    {3, "Even Elmton agreed to pay .\n"},
    {3, "If Elmton agrees to pay , Ode will leave .\n"},
    {5, "Built on such ground , Elmton sinks .\n"},
    {5, "With this vote , Elmton leaves the county .\n"},
    {0, "Earlier this week , Elmton left the county .\n"},
    {0, "Earlier this past week , Elmton left the county .\n"},
    {0, "In this year\xE2\x80\x99s vote , Elmton left the county .\n"},
    {2, "In her speech , Ode praised Elmton .\n"},
    {0, "In Ode 's view , her speech praised Elmton .\n"},
    {8, "All those bridges in Elmton fell .\n"},
    {10, "in fact Elmton has no bridge .\n"},
    {0, "The\n"},
    {0, ".\n"},
};

static uint32_t share_of(int points)
{
    uint64_t share = 55705;
    for (int i = 0; i < points; i++)
        share = share * 61604 / FULL;
    return (uint32_t)share;
}

Test(kernel_leaning, signs)
{
    cr_expect(leaning_sorted());
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        struct made made = made_open("", table[i].text);
        uint32_t share = leaning_share(&made.document, &made.document.sentences[0]);
        cr_expect(share == share_of(table[i].points), "%s: %u", table[i].text, share);
        made_close(&made);
    }
}

/* What only the points tell, in cased text. */
static const struct {
    uint32_t points;
    const char *text;
} more[] = {
    {0, "The old bridge of Elmton will be painted in green on Monday by Ode .\n"},
    {0, "The old bridge of the town will be painted in green for 3 weeks .\n"},
    {4, "An old bridge of the town will be painted in green by its owners .\n"},
    {3, "An old bridge of the town of Elmton will be painted .\n"},
    {6, "An old bridge of Elmton was painted .\n"},
    {3, "Some bridges of the town of Elmton will be painted in green on Monday .\n"},
    {3, "There is a bridge in the town of Elmton that was painted on Monday .\n"},
    {16, "The letter was in the hall .\n"},
};

Test(kernel_leaning, points)
{
    for (size_t i = 0; i < sizeof more / sizeof more[0]; i++) {
        struct made made = made_open("", more[i].text);
        made.document.cased = true;
        struct sentence *sentence = &made.document.sentences[0];
        uint32_t points = leaning_points(&made.document, sentence, true);
        cr_expect(points == more[i].points, "%s: %u points", more[i].text, points);
        sentence->opening = OPENING_CONNECTIVE;
        uint32_t joined = leaning_points(&made.document, sentence, true);
        cr_expect(joined == points + 3, "%s: %u behind a connective", more[i].text, joined);
        made_close(&made);
    }
}

static const char text[] = "Elmton painted its bridge on Monday\n"
                           "Fenton built two ferries in March\n"
                           "The letter praised Garton for honesty\n"
                           "Harby opened four schools last year\n";

/* A bare noun keeps 0.85 * 0.94 ^ 6 = 0.59 of its score, another sentence 0.85. */
static const struct {
    const char *name;
    enum kernel_method method;
    uint32_t score[4];
    uint32_t chosen[2];
} choices[] = {
    {"a better one comes first", KERNEL_CENTROID, {9000, 100, 8000, 7000}, {0, 3}},
    {"still the best", KERNEL_CENTROID, {9000, 100, 8000, 5000}, {0, 2}},
    {"with the one before", KERNEL_CENTROID, {100, 9000, 8000, 7000}, {1, 2}},
    {"with the one before it, which comes later", KERNEL_CENTROID, {0, 7000, 8000, 6500}, {1, 2}},
    {"in its order", KERNEL_LEAD, {9000, 100, 8000, 7000}, {0, 2}},
};

Test(kernel_leaning, choice)
{
    for (size_t i = 0; i < sizeof choices / sizeof choices[0]; i++) {
        struct made made = made_open("", text);
        struct kernel_options options = {.method = choices[i].method, .points = 2};
        struct kernel_result result = {0};
        cr_assert(select_points(&made.document, &made.terms, choices[i].score, NULL, &options,
                                &made.arena, &result));
        cr_assert(result.n_points == 2, "%s: %zu points", choices[i].name, result.n_points);
        for (size_t k = 0; k < 2; k++)
            cr_expect(result.points[k].sentence == choices[i].chosen[k], "%s: sentence %u",
                      choices[i].name, result.points[k].sentence);
        made_close(&made);
    }
}

/* The lead leans on nothing, whatever it opens with. */
Test(kernel_leaning, lead)
{
    static const uint32_t score[] = {0, 0, 8000, 7000};
    struct made made = made_open("", text);
    struct kernel_options options = {.method = KERNEL_CENTROID, .points = 1};
    struct kernel_result result = {0};
    made.document.sentences[0].selectable = made.document.sentences[1].selectable = false;
    cr_assert(
        select_points(&made.document, &made.terms, score, NULL, &options, &made.arena, &result));
    cr_expect(result.n_points == 1 && result.points[0].sentence == 2);
    cr_expect(result.n_points == 1 && result.points[0].score == 8000);
    made_close(&made);
}

/* What features_form() concludes from the kinds of words: without these it does not ask. */
Test(kernel_leaning, words_that_refer_have_kinds)
{
    static const char *const third[] = {"he", "she", "they", "He", "THEY"};
    static struct kinds kinds;
    kinds_read(&kinds);
    cr_expect(leaning_refers(&kinds));
    for (size_t i = 0; i < sizeof third / sizeof *third; i++) {
        uint32_t n = (uint32_t)strlen(third[i]);
        uint32_t key = lexicon_find(word_hash(word_fold(third[i], n, third[i] + n)));
        cr_expect_eq(kind_of(&kinds, key), KIND_THIRD_PERSON, "%s", third[i]);
    }
}
