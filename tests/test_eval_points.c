/* Key-point gain and what it is made of: rows, labels, squeezed texts, dangling starts. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "eval/alone.h"
#include "eval/points.h"
#include "eval/reference.h"
#include "eval/selection.h"
#include "eval/squeeze.h"
#include "eval/starts.h"

enum { ARENA = 64 << 20 };

static struct arena arena;

static void begin(void)
{
    cr_assert(arena_open(&arena, ARENA));
}

static void end(void)
{
    arena_close(&arena);
}

TestSuite(eval_points, .init = begin, .fini = end);

static const struct {
    const char *name, *row;
    const char *texts; /* the points in order, each behind a bar; NULL where the row has a fault */
} selection_cases[] = {
    {"texts", "{\"id\":1,\"key_points\":[\"b\",\"a\"]}", "|b|a"},
    {"objects", "{\"key_points\":[{\"text\":\"b\"},{\"text\":\"a\"}]}", "|b|a"},
    {"ranked", "{\"key_points\":[{\"text\":\"b\",\"rank\":2},{\"text\":\"a\",\"rank\":1}]}",
     "|a|b"},
    {"equal ranks keep their order",
     "{\"key_points\":[{\"text\":\"c\",\"rank\":1},{\"text\":\"a\",\"rank\":1},"
     "{\"text\":\"b\",\"rank\":0.5}]}",
     "|b|c|a"},
    {"not all ranked", "{\"key_points\":[{\"text\":\"b\",\"rank\":2},{\"text\":\"a\"}]}", "|b|a"},
    {"none", "{\"key_points\":[]}", ""},
    {"missing", "{}", ""},
    {"null", "{\"key_points\":null}", ""},
    {"false", "{\"key_points\":false}", ""},
    {"zero", "{\"key_points\":0}", ""},
    {"empty text", "{\"key_points\":\"\"}", ""},
    {"empty object", "{\"key_points\":{}}", ""},
    {"the last of two keys", "{\"key_points\":[\"a\"],\"key_points\":[\"b\"]}", "|b"},
    {"null places", "{\"key_points\":[{\"text\":\"a\",\"start\":null,\"sentence\":null}]}", "|a"},
    {"broken bytes", "{\"key_points\":[\"a\xFF\"]}", "|a\xEF\xBF\xBD"},
    {"true", "{\"key_points\":true}", NULL},
    {"a text", "{\"key_points\":\"a\"}", NULL},
    {"a number", "{\"key_points\":3}", NULL},
    {"an object", "{\"key_points\":{\"text\":\"a\"}}", NULL},
    {"numbers", "{\"key_points\":[1,2]}", NULL},
    {"mixed", "{\"key_points\":[\"a\",{\"text\":\"b\"}]}", NULL},
    {"no text", "{\"key_points\":[{\"rank\":1}]}", NULL},
    {"text is null", "{\"key_points\":[{\"text\":null}]}", NULL},
    {"a rank that is none", "{\"key_points\":[{\"text\":\"a\",\"rank\":\"first\"}]}", NULL},
    {"a place that is none", "{\"key_points\":[{\"text\":\"a\",\"start\":\"0\"}]}", NULL},
    {"half a place", "{\"key_points\":[{\"text\":\"a\",\"start\":1.5}]}", NULL},
};

Test(eval_points, selections)
{
    for (size_t i = 0; i < sizeof selection_cases / sizeof *selection_cases; i++) {
        struct selection selection;
        char texts[200] = "";
        const char *fault = selection_read(str_of(selection_cases[i].row), &arena, &selection);
        for (size_t k = 0; k < selection.n; k++)
            snprintf(texts + strlen(texts), sizeof texts - strlen(texts), "|%.*s",
                     (int)selection.pieces[k].text.len, selection.pieces[k].text.data);
        cr_expect_eq(!fault, selection_cases[i].texts != NULL, "%s: %s", selection_cases[i].name,
                     fault ? fault : "no fault");
        cr_expect_str_eq(texts, selection_cases[i].texts ? selection_cases[i].texts : "", "%s",
                         selection_cases[i].name);
    }
}

Test(eval_points, too_many_points)
{
    enum { POINTS = SELECTION_MOST + 1 };
    static char row[POINTS * 3 + 32] = "{\"key_points\":[\"\"";
    struct selection selection;
    for (size_t i = 1; i < POINTS; i++)
        strcpy(row + strlen("{\"key_points\":[") + 3 * i - 1, ",\"\"");
    strcat(row, "]}");
    cr_expect(selection_read(str_of(row), &arena, &selection) != NULL);
    cr_expect_eq(selection.n, 0);
}

/* text: "One. Two.\n\nThree." */
#define TEXT "\"text\":\"One. Two.\\n\\nThree.\",\"sentences\":[[0,4],[5,9],[11,17]],"
#define EDITOR(key, also, noise, dangling)                                                         \
    "{\"key\":" key ",\"also\":" also ",\"noise\":" noise ",\"dangling\":" dangling "}"

static const struct {
    const char *name, *row;
    bool good, summary, labels;
} reference_cases[] = {
    {"a summary", "{\"summary\":[\"a\",\"b\"]}", true, true, false},
    {"of nothing", "{\"summary\":[]}", true, true, false},
    {"as one text", "{\"summary\":\"a\"}", true, true, false},
    {"labels", "{" TEXT "\"labels\":[" EDITOR("[0]", "[]", "[]", "[]") "]}", true, false, true},
    {"labels before the text", "{\"labels\":[" EDITOR("[2]", "[]", "[]", "[]") "]," TEXT "\"x\":1}",
     true, false, true},
    {"both", "{\"summary\":[\"a\"]," TEXT "\"labels\":[{}]}", true, true, true},
    {"neither", "{" TEXT "\"labels\":[]}", false, false, false},
    {"nulls", "{\"summary\":null,\"labels\":null}", false, false, false},
    {"a summary of numbers", "{\"summary\":[1]}", false, true, false},
    {"a summary that is an object", "{\"summary\":{}}", false, true, false},
    {"a text that is none", "{\"summary\":[],\"text\":[]}", false, true, false},
    {"labels without a text", "{\"labels\":[{}]}", false, false, true},
    {"a label out of range", "{" TEXT "\"labels\":[{\"key\":[3]}]}", false, false, true},
    {"a label below 0", "{" TEXT "\"labels\":[{\"noise\":[-1]}]}", false, false, true},
    {"a label that is none", "{" TEXT "\"labels\":[{\"also\":[0.5]}]}", false, false, true},
    {"labels that are no list", "{" TEXT "\"labels\":{}}", false, false, true},
    {"a sentence behind the end", "{\"text\":\"One.\",\"sentences\":[[0,5]],\"labels\":[{}]}",
     false, false, true},
    {"a sentence of one number", "{\"text\":\"One.\",\"sentences\":[[0]],\"labels\":[{}]}", false,
     false, true},
    {"a sentence of three", "{\"text\":\"One.\",\"sentences\":[[0,1,2]],\"labels\":[{}]}", false,
     false, true},
};

Test(eval_points, references)
{
    for (size_t i = 0; i < sizeof reference_cases / sizeof *reference_cases; i++) {
        struct reference reference;
        const char *fault = reference_read(str_of(reference_cases[i].row), &arena, &reference);
        cr_expect_eq(!fault, reference_cases[i].good, "%s: %s", reference_cases[i].name,
                     fault ? fault : "no fault");
        if (!reference_cases[i].good)
            continue;
        cr_expect_eq(reference.has_summary, reference_cases[i].summary, "%s",
                     reference_cases[i].name);
        cr_expect_eq(reference.has_labels, reference_cases[i].labels, "%s",
                     reference_cases[i].name);
    }
}

Test(eval_points, weights)
{
    static const double weights[] = {1 + 0.35, 1 - 0.08 + 1 - 0.08, 0};
    struct reference reference;
    cr_assert(!reference_read(
        STR("{" TEXT "\"labels\":[" EDITOR("[0,1]", "[]", "[2,2]",
                                           "[1]") "," EDITOR("[2,1]", "[0]", "[2,0]", "[]") "]}"),
        &arena, &reference));
    cr_assert_eq(reference.n_sentences, 3);
    cr_expect_float_eq(reference.sentences[0].weight, weights[0], 1e-12);
    cr_expect_float_eq(reference.sentences[1].weight, weights[1], 1e-12);
    cr_expect_float_eq(reference.sentences[2].weight, 1, 1e-12);
    cr_expect(!reference_noise(&reference, &reference.sentences[0]),
              "one editor of two is not all");
    cr_expect(reference_noise(&reference, &reference.sentences[2]));
    cr_expect(reference.sentences[1].dangling && !reference.sentences[2].dangling);
}

static const struct {
    const char *name;
    struct points_item items[4];
    double best;
} knapsack_cases[] = {
    {"nothing", {{0}}, 0},
    {"all fit", {{10, 1}, {20, 0.5}}, 1.5},
    {"exactly", {{40, 1}, {40, 1}, {1, 0.1}}, 2},
    {"two small ones beat the heavy one", {{41, 1}, {40, 0.6}, {40, 0.6}}, 1.2},
    {"too long", {{81, 5}, {80, 1}}, 1},
    {"a weight below nothing is left", {{5, -1}, {5, 1}}, 1},
    {"far too long", {{4000000000u, 9}, {1, 1}}, 1},
};

Test(eval_points, knapsack)
{
    for (size_t i = 0; i < sizeof knapsack_cases / sizeof *knapsack_cases; i++) {
        size_t n = 0;
        while (n < 4 && knapsack_cases[i].items[n].words)
            n++;
        double best = points_best(knapsack_cases[i].items, n);
        cr_expect_float_eq(best, knapsack_cases[i].best, 1e-12, "%s: %f", knapsack_cases[i].name,
                           best);
    }
}

Test(eval_points, squeezed_texts)
{
    struct squeeze squeeze;
    int64_t start, stop;
    /* 0 space, 1-4 Rain, 5-6 spaces, 7-10 fell, 11 é, 12 NBSP, 13-14 It */
    cr_assert(squeeze_make(&squeeze, STR(" Rain  fell\xC3\xA9\xC2\xA0It"), &arena));
    cr_expect_eq(squeeze.points, 15);
    cr_expect(str_equal(squeeze.packed, STR("Rainfell\xC3\xA9It")));
    cr_expect(squeeze_find(&squeeze, STR("nfell\xC3\xA9I"), &start, &stop));
    cr_expect(start == 4 && stop == 14, "%d, %d", (int)start, (int)stop);
    cr_expect(!squeeze_find(&squeeze, STR("It's"), &start, &stop));
    cr_expect(!squeeze_find(&squeeze, STR(""), &start, &stop));
    cr_expect(str_equal(squeeze_slice(&squeeze, 0, 7), STR("Rain")));
    cr_expect(str_equal(squeeze_slice(&squeeze, 11, 13), STR("\xC3\xA9")));
    cr_expect(str_equal(squeeze_slice(&squeeze, -2, 99), STR("It")));
    cr_expect(str_equal(squeeze_slice(&squeeze, -99, -13), STR("R")));
    cr_expect_eq(squeeze_slice(&squeeze, 9, 9).len, 0);
    cr_expect_eq(squeeze_slice(&squeeze, 9, 2).len, 0);
    cr_expect_eq(squeeze_words(&squeeze, 0, 15), 3);
    cr_expect_eq(squeeze_words(&squeeze, 2, 8), 2);
    cr_expect_eq(squeeze_words(&squeeze, 5, 7), 0);
}

/* What sentences of TEXT are worth: 0.92, 1 and 0.35. Sentence 1 dangles, 2 is noise. */
#define ALL 2.27
static const struct {
    const char *name, *points;
    struct points_gain gain;
} gain_cases[] = {
    {"the best", "[\"Two.\",\"One.\"]", {1.92 / ALL, 1.92 / ALL, 2, 2, 0, 0, 0, 0, 0}},
    {"half of it", "[\"Two.\"]", {1 / ALL, 1 / ALL, 1, 1, 0, 1, 0, 0, 0}},
    {"noise", "[\"Three.\"]", {0.35 / ALL, 0.35 / ALL, 1, 1, 1, 0, 0, 0, 0}},
    {"glued together it is one", "[\"One. Two.\"]", {1 / ALL, 1 / ALL, 1, 2, 0, 0, 0, 0, 0}},
    {"twice is once", "[\"Two.\",\"Two.\"]", {1 / ALL, 1 / ALL, 2, 2, 0, 2, 0, 0, 0}},
    {"beyond the third",
     "[\"Three.\",\"Three.\",\"Three.\",\"Two.\"]",
     {0.35 / ALL, 1.35 / ALL, 3, 3, 3, 0, 0, 0, 0}},
    {"less than half", "[\"Th\"]", {0, 0, 1, 1, 1, 0, 0, 0, 0}},
    {"half a sentence", "[\"ree.\"]", {0.35 / ALL, 0.35 / ALL, 1, 1, 1, 0, 0, 0, 0}},
    {"nowhere", "[\"Four.\"]", {0, 0, 1, 1, 0, 0, 0, 1, 0}},
    {"placed",
     "[{\"text\":\"Two.\",\"start\":5,\"end\":9}]",
     {1 / ALL, 1 / ALL, 1, 1, 0, 1, 0, 0, 0}},
    {"misplaced", "[{\"text\":\"Two.\",\"start\":0,\"end\":4}]", {0, 0, 1, 1, 0, 0, 0, 0, 1}},
    {"nothing", "[]", {0, 0, 0, 0, 0, 0, 0, 0, 0}},
};

Test(eval_points, gains)
{
    struct reference reference;
    cr_assert(
        !reference_read(STR("{" TEXT "\"labels\":[" EDITOR("[1,0]", "[2]", "[2]", "[1]") "]}"),
                        &arena, &reference));
    for (size_t i = 0; i < sizeof gain_cases / sizeof *gain_cases; i++) {
        char row[200];
        struct selection selection;
        const struct points_gain *want = &gain_cases[i].gain;
        struct points_gain got;
        snprintf(row, sizeof row, "{\"key_points\":%s}", gain_cases[i].points);
        cr_assert(!selection_read(str_of(row), &arena, &selection), "%s", gain_cases[i].name);
        cr_assert(points_score(&reference, &selection, &arena, &got), "%s", gain_cases[i].name);
        cr_expect_float_eq(got.at_3, want->at_3, 1e-9, "%s: %f", gain_cases[i].name, got.at_3);
        cr_expect_float_eq(got.at_80, want->at_80, 1e-9, "%s: %f", gain_cases[i].name, got.at_80);
        cr_expect(got.points == want->points && got.words == want->words &&
                      got.noise == want->noise && got.dangling == want->dangling &&
                      got.opens == want->opens && got.unlocated == want->unlocated &&
                      got.misplaced == want->misplaced,
                  "%s: noise %u, dangling %u, unlocated %u, misplaced %u", gain_cases[i].name,
                  got.noise, got.dangling, got.unlocated, got.misplaced);
    }
}

static const struct {
    const char *point;
    bool opens, dangles;
} start_cases[] = {
    {"The council voted.", false, false},
    {"He voted.", true, true},
    {"\xC2\xAB But he voted.", true, true},
    {"However, the council voted.", true, true},
    {"It's late.", false, true}, /* evaluate.py takes "it's" for one word */
    {"Hers was late.", true, false},
    {"Clearly, it was late.", false, true},
    {"Not only ferries stop.", false, true},
    {"Not a ferry stops.", false, false},
    {"On one side stood the council.", false, true},
    {"On one bridge stood the council.", false, false},
    {"\"We won.\"", true, true},
    {"\"We won,\" she said.", false, false},
    {"\"We won,\" she \xC5\xBF"
     "AID.",
     false, false}, /* a long s: re.IGNORECASE */
    {"\xE2\x80\x9CWe won.\xE2\x80\x9D", true, true},
    {"'But he won,' said one.", false, true},
    {"\xC3\x89"
     "he won.",
     false, false},
    {"Theft was up.", false, false},
    {"", true, false},
    {" ", true, false},
    {"2026 was better.", false, false},
    {"\xC4\xB1t is late.", false, true},
};

Test(eval_points, starts)
{
    for (size_t i = 0; i < sizeof start_cases / sizeof *start_cases; i++) {
        struct str point = str_of(start_cases[i].point);
        cr_expect_eq(starts_open(point), start_cases[i].opens, "opens: %s", start_cases[i].point);
        cr_expect_eq(starts_dangling(point), start_cases[i].dangles, "dangles: %s",
                     start_cases[i].point);
    }
}

/* Of "He ran. It fell. They left." */
static const struct {
    const char *name, *text, *points;
    uint32_t dangling;
} alone_cases[] = {
    {"the first sentence", "He ran. It fell.", "[\"He ran.\"]", 0},
    {"the second alone", "He ran. It fell.", "[\"It fell.\"]", 1},
    {"behind the first", "He ran.\\n It fell.", "[\"He ran.\",\"It fell.\"]", 0},
    {"in any order", "He ran. It fell.", "[\"It fell.\",\"He ran.\"]", 0},
    {"a gap", "He ran. It fell. They left.", "[\"He ran.\",\"They left.\"]", 1},
    {"no text: the first point leads", "", "[\"He ran.\",\"They left.\"]", 1},
    {"not in the text: likewise", "One.", "[\"He ran.\",\"They left.\"]", 1},
    {"numbers tell", "",
     "[{\"text\":\"He ran.\",\"sentence\":4},{\"text\":\"They left.\",\"sentence\":5}]", 1},
    {"sentence 0 leads", "", "[{\"text\":\"He ran.\",\"sentence\":0}]", 0},
    {"numbers before places", "He ran. It fell.", "[{\"text\":\"It fell.\",\"sentence\":0}]", 0},
    {"none", "He ran.", "[]", 0},
};

Test(eval_points, alone)
{
    for (size_t i = 0; i < sizeof alone_cases / sizeof *alone_cases; i++) {
        char row[300], text[200];
        struct selection selection;
        struct reference reference;
        uint32_t dangling;
        snprintf(row, sizeof row, "{\"key_points\":%s}", alone_cases[i].points);
        snprintf(text, sizeof text, "{\"summary\":[],\"text\":\"%s\"}", alone_cases[i].text);
        cr_assert(!selection_read(str_of(row), &arena, &selection), "%s", alone_cases[i].name);
        cr_assert(!reference_read(str_of(text), &arena, &reference), "%s", alone_cases[i].name);
        cr_assert(alone_count(&selection, &reference, &arena, &dangling));
        cr_expect_eq(dangling, alone_cases[i].dangling, "%s: %u", alone_cases[i].name, dangling);
    }
}
