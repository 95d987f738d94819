/* The rules of a choice by a model, on lines whose openings and outputs are set by hand. */
#include "learned_made.h"

enum { P = OPENING_PLAIN, C = OPENING_CONNECTIVE, R = OPENING_PRONOUN, Q = OPENING_QUOTE };
enum { LINES = 6, LIMIT = 50, ABOVE = 51 };

#define LIMITS "parameter: noise-limit 50\nparameter: dangling-limit 50\n"

/* Six sentences of six words; "And so" is what a body leaves out. */
static const char text[] = "And so engineers inspected northern girders\n"
                           "And so councils borrowed fresh money\n"
                           "And so drivers await cheap ferries\n"
                           "And so shopkeepers demand quick compensation\n"
                           "And so teachers welcome quieter streets\n"
                           "And so historians remember wooden decks\n";

static const struct row {
    const char *name;
    int opening[LINES];
    int score[LINES];
    const char *said; /* n: noise, d: not understandable alone, as the model's limits have it */
    uint32_t points, max_words;
    const char *chosen; /* each sentence: its rank, or '.'; then which points begin at the body */
} rows[] = {
    {"by gain", {P, P, P, P, P, P}, {1, 5, 3, 2, 4, 1}, "......", 3, 0, ".13.2. ......"},
    {"equal gains by place",
     {P, P, P, P, P, P},
     {7, 7, 7, 7, 7, 7},
     "......",
     2,
     0,
     "12.... ......"},
    {"all that there are", {P, P, P, P, P, P}, {6, 5, 4, 3, 2, 1}, "......", 0, 0, "123456 ......"},
    {"a pronoun hangs", {P, P, R, P, P, P}, {5, 1, 9, 4, 3, 2}, "......", 3, 0, "1..23. ......"},
    {"a pronoun waits", {P, P, R, P, P, P}, {5, 4, 9, 3, 2, 1}, "......", 3, 0, "123... ......"},
    {"a chain of them", {P, P, R, R, R, P}, {1, 5, 9, 8, 7, 2}, "......", 4, 0, ".1234. ......"},
    {"a quote hangs", {P, P, Q, P, P, P}, {5, 1, 9, 4, 3, 2}, "......", 3, 0, "1..23. ......"},
    {"a quote waits", {P, P, Q, P, P, P}, {5, 4, 9, 3, 2, 1}, "......", 3, 0, "123... ......"},
    {"the model says it hangs",
     {P, P, P, P, P, P},
     {5, 1, 9, 4, 3, 2},
     "..d...",
     3,
     0,
     "1..23. ......"},
    {"and it waits", {P, P, P, P, P, P}, {5, 4, 9, 3, 2, 1}, "..d...", 3, 0, "123... ......"},
    {"the first hangs", {P, P, P, P, P, P}, {9, 1, 2, 3, 4, 5}, "d.....", 2, 0, "....21 ......"},
    {"noise is none", {P, P, P, P, P, P}, {9, 5, 8, 4, 3, 2}, "n.n...", 3, 0, ".1.23. ......"},
    {"noise parts", {P, P, R, P, P, P}, {5, 8, 9, 3, 2, 1}, ".n....", 3, 0, "1..23. ......"},
    {"noise alone", {P, P, P, P, P, P}, {9, 5, 8, 4, 3, 2}, "nnnnnn", 2, 0, "1.2... ......"},
    {"a connective alone", {P, P, C, P, P, P}, {5, 1, 9, 4, 3, 2}, "......", 2, 0, "2.1... ..b..."},
    {"led up to", {P, P, C, P, P, P}, {5, 9, 8, 4, 3, 2}, "......", 2, 0, ".12... ......"},
    {"led up to later", {P, P, C, P, P, P}, {5, 8, 9, 4, 3, 2}, "......", 2, 0, ".21... ......"},
    {"later, no room", {P, P, C, P, P, P}, {5, 80, 90, 4, 3, 2}, "......", 2, 10, ".21... ..b..."},
    {"a budget of words", {P, P, P, P, P, P}, {6, 5, 4, 3, 2, 1}, "......", 0, 17, "12.... ......"},
    {"nothing fits", {P, P, P, P, P, P}, {1, 2, 3, 9, 4, 5}, "......", 3, 2, "...1.. ......"},
    {"too long, not hanging",
     {P, R, R, R, R, R},
     {1, 9, 8, 7, 6, 5},
     "......",
     1,
     4,
     "1..... ......"},
    {"all hang", {R, R, R, R, R, R}, {1, 2, 3, 9, 4, 5}, "......", 2, 0, "...12. ......"},
    {"all hang, it says", {P, P, P, P, P, P}, {1, 2, 3, 9, 4, 5}, "dddddd", 2, 0, "...12. ......"},
    {"quotes last", {Q, Q, Q, R, Q, Q}, {9, 8, 7, 1, 6, 5}, "......", 1, 0, "...1.. ......"},
    {"nothing above 0",
     {P, P, P, P, P, P},
     {-9, -5, -1, -2, -3, -4},
     "......",
     2,
     0,
     "..12.. ......"},
};

static void prepare(struct learned_made *made, const int *opening, const int *score,
                    const char *said)
{
    learned_open(made, "", text);
    for (uint32_t s = 0; s < LINES; s++) {
        struct sentence *sentence = &made->made.document.sentences[s];
        sentence->opening = (enum opening)opening[s];
        sentence->body = sentence->start + (opening[s] == C ? 7 : 0);
        learned_say(made, s, score[s], said[s] == 'n' ? ABOVE : LIMIT,
                    said[s] == 'd' ? ABOVE : LIMIT);
    }
}

static const struct input_made copy[] = {{GAIN_SCORE, 1}};

/* Without a second stage, and with one that says the score again. */
Test(learned, rules)
{
    for (int stages = 1; stages <= 2; stages++) {
        struct stage_made gain = {copy, stages == 2, 0};
        struct model *model = learned_model(gain, LIMITS);
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            const struct row *row = &rows[i];
            struct learned_made made;
            char chosen[2 * LINES + 2];
            prepare(&made, row->opening, row->score, row->said);
            made.options = (struct kernel_options){
                .model = model, .points = row->points, .max_words = row->max_words};
            learned_run(&made, NULL, 0);
            learned_draw(&made, LINES, chosen);
            cr_expect(strcmp(chosen, row->chosen) == 0, "%s, %d stages: %s, expected %s", row->name,
                      stages, chosen, row->chosen);
            learned_close(&made);
        }
        model_free(model);
    }
}

/* What a model without limits says of noise and hanging does not matter. */
Test(learned, without_limits_nothing_is_noise_or_hangs)
{
    static const int plain[LINES] = {P, P, P, P, P, P}, score[LINES] = {1, 2, 9, 8, 3, 4};
    struct model *model = learned_model((struct stage_made){0}, "");
    struct learned_made made;
    char chosen[2 * LINES + 2];
    prepare(&made, plain, score, "..nd..");
    made.options = (struct kernel_options){.model = model, .points = 2};
    learned_run(&made, NULL, 0);
    learned_draw(&made, LINES, chosen);
    cr_expect(strcmp(chosen, "..12.. ......") == 0, "%s", chosen);
    learned_close(&made);
    model_free(model);
}

Test(learned, openings_hang_by_their_words_too)
{
    static const struct {
        const char *name, *text, *chosen;
    } given[] = {
        {"a quotation of nobody's",
         "Engineers inspected girders near Altmoor\n"
         "Councils borrowed money for ferries\n"
         "\"They want compensation,\" he said quickly\n",
         "12. ..."},
        {"after its sentence",
         "Councils borrowed money for ferries\n"
         "\"They want compensation,\" he said quickly\n"
         "Engineers inspected girders near Altmoor\n",
         "12. ..."},
        {"somebody's",
         "Engineers inspected girders near Altmoor\n"
         "Councils borrowed money for ferries\n"
         "\"Drivers want compensation,\" Marla Osten said\n",
         ".21 ..."},
    };
    struct model *model = learned_model((struct stage_made){0}, LIMITS);
    for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
        struct learned_made made;
        char chosen[8];
        learned_open(&made, "", given[i].text);
        for (uint32_t s = 0; s < 3; s++)
            learned_say(&made, s, (int)(i == 1 ? 3 - s : s + 1) * 100, 0, 0);
        if (i == 0)
            learned_say(&made, 0, 250, 0, 0);
        made.options = (struct kernel_options){.model = model, .points = 2};
        learned_run(&made, NULL, 0);
        learned_draw(&made, 3, chosen);
        cr_expect(strcmp(chosen, given[i].chosen) == 0, "%s: %s, expected %s", given[i].name,
                  chosen, given[i].chosen);
        learned_close(&made);
    }
    model_free(model);
}

Test(learned, three_terms_in_a_row_are_said_once)
{
    static const struct {
        const char *name, *text, *chosen;
    } given[] = {
        {"three again",
         "Engineers inspected northern girders yesterday\n"
         "Councils saw engineers inspect northern girder\n"
         "Drivers await cheap ferries\n",
         "1.2 ..."},
        {"stop words between",
         "Engineers inspected northern girders yesterday\n"
         "The engineers have inspected the northern wall\n"
         "Drivers await cheap ferries\n",
         "1.2 ..."},
        {"the last three",
         "Engineers inspected girders\n"
         "Councils saw engineers inspect girders\n"
         "Drivers await cheap ferries\n",
         "1.2 ..."},
        {"two again",
         "Engineers inspected northern girders yesterday\n"
         "Engineers inspected wooden decks\n"
         "Drivers await cheap ferries\n",
         "12. ..."},
    };
    struct model *model = learned_model((struct stage_made){copy, 1, 0}, LIMITS);
    for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
        struct learned_made made;
        char chosen[8];
        learned_open(&made, "", given[i].text);
        for (uint32_t s = 0; s < 3; s++)
            learned_say(&made, s, 300 - (int)s, 0, 0);
        made.options = (struct kernel_options){.model = model, .points = 2};
        learned_run(&made, NULL, 0);
        learned_draw(&made, 3, chosen);
        cr_expect(strcmp(chosen, given[i].chosen) == 0, "%s: %s, expected %s", given[i].name,
                  chosen, given[i].chosen);
        learned_close(&made);
    }
    model_free(model);
}

/* The second stage decides, not the first: here what stands near a point gains most. */
Test(learned, gain_is_what_counts)
{
    static const struct input_made near[] = {{GAIN_SCORE, 1}, {GAIN_AFTER_POINT, 1000}};
    static const int plain[LINES] = {P, P, P, P, P, P}, score[LINES] = {50, 90, 5, 6, 70, 60};
    struct model *model = learned_model((struct stage_made){near, 2, 0}, LIMITS);
    struct learned_made made;
    char chosen[2 * LINES + 2];
    prepare(&made, plain, score, "......");
    made.options = (struct kernel_options){.model = model, .points = 4};
    learned_run(&made, NULL, 0);
    learned_draw(&made, LINES, chosen);
    cr_expect(strcmp(chosen, ".1234. ......") == 0, "%s", chosen);
    learned_close(&made);
    model_free(model);
}

Test(learned, scores_fall_with_rank)
{
    static const struct input_made rising[] = {{GAIN_SCORE, 1}, {GAIN_POINTS, 100}};
    static const int score[LINES] = {500, 499, 498, 497, 496, 495};
    static const struct {
        const char *name;
        int opening[LINES];
    } given[] = {
        {"gains rise", {P, P, P, P, P, P}},
        {"all hang", {R, R, R, R, R, R}},
    };
    struct model *model = learned_model((struct stage_made){rising, 2, 0}, LIMITS);
    for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
        struct learned_made made;
        prepare(&made, given[i].opening, score, "......");
        made.options = (struct kernel_options){.model = model, .points = 4};
        learned_run(&made, NULL, 0);
        cr_assert(made.result.n_points == 4, "%s: %zu points", given[i].name, made.result.n_points);
        for (uint32_t rank = 1; rank <= 4; rank++) {
            const struct kernel_point *point = learned_point(&made, rank);
            cr_assert(point != NULL, "%s: no rank %u", given[i].name, rank);
            cr_expect(point->score == 500, "%s: rank %u has the score %u", given[i].name, rank,
                      point->score);
        }
        learned_close(&made);
    }
    model_free(model);
}

/* A point that the rules gave way for is a point to the second stage too. */
Test(learned, the_point_that_hangs_counts)
{
    static const struct input_made few[] = {{GAIN_SCORE, 1}, {GAIN_POINTS, -300}};
    static const int all[LINES] = {R, R, R, R, R, R}, score[LINES] = {500, 490, 480, 470, 460, 450};
    struct model *model =
        learned_model((struct stage_made){few, 2, 0}, "parameter: stop-gain 200\n");
    struct learned_made made;
    char chosen[2 * LINES + 2];
    prepare(&made, all, score, "......");
    made.options = (struct kernel_options){.model = model, .points = 4, .automatic = true};
    learned_run(&made, NULL, 0);
    learned_draw(&made, LINES, chosen);
    cr_expect(strcmp(chosen, "1..... ......") == 0, "%s", chosen);
    learned_close(&made);
    model_free(model);
}

#define NOISE "parameter: noise-cost 500\n"
#define DANGLING "parameter: dangling-cost 1000\n"

/* What is likely noise, or likely hangs, costs a gain so many thousandths of that output. */
Test(learned, likelihoods_cost)
{
    static const struct {
        const char *name, *parameters;
        int score[3], noise[3], dangling[3];
        const char *chosen;
    } given[] = {
        {"nothing", "", {300, 290, 280}, {40, 0, 0}, {40, 0, 0}, "12. ..."},
        {"noise", NOISE, {300, 290, 280}, {42, 0, 0}, {0, 0, 0}, ".12 ..."},
        {"less noise", NOISE, {300, 278, 270}, {42, 0, 0}, {0, 0, 0}, "12. ..."},
        {"below none", NOISE, {300, 290, 280}, {-99, 0, -99}, {0, 0, 0}, "12. ..."},
        {"hanging", DANGLING, {300, 200, 250}, {70, 0, 0}, {0, 90, 60}, "12. ..."},
        {"only where not led up to", DANGLING, {300, 200, 250}, {0, 0, 0}, {0, 0, 49}, "1.2 ..."},
        {"the first", DANGLING, {300, 200, 250}, {0, 0, 0}, {110, 0, 0}, ".21 ..."},
    };
    static const char lines[] = "Engineers inspected northern girders\n"
                                "Councils borrowed fresh money\n"
                                "Drivers await cheap ferries\n";
    for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
        struct model *model = learned_model((struct stage_made){0}, given[i].parameters);
        struct learned_made made;
        char chosen[8];
        learned_open(&made, "", lines);
        for (uint32_t s = 0; s < 3; s++)
            learned_say(&made, s, given[i].score[s], given[i].noise[s], given[i].dangling[s]);
        made.options = (struct kernel_options){.model = model, .points = 2};
        learned_run(&made, NULL, 0);
        learned_draw(&made, 3, chosen);
        cr_expect(strcmp(chosen, given[i].chosen) == 0, "%s: %s, expected %s", given[i].name,
                  chosen, given[i].chosen);
        learned_close(&made);
        model_free(model);
    }
}

/* By ROUGE a third point often costs more than it brings: the least loss is still the best. */
Test(learned, gains_below_zero)
{
    static const int opening[LINES] = {P, P, P, P, P, P}, score[LINES] = {-9, -5, -1, -2, -3, -4};
    struct model *model = learned_model((struct stage_made){copy, 1, 0}, LIMITS);
    struct learned_made made;
    char chosen[2 * LINES + 2];
    prepare(&made, opening, score, "......");
    made.options = (struct kernel_options){.model = model, .points = 2};
    learned_run(&made, NULL, 0);
    learned_draw(&made, LINES, chosen);
    cr_expect(strcmp(chosen, "..12.. ......") == 0, "%s", chosen);
    learned_close(&made);
    model_free(model);
}

/* Three terms in a row that a point holds are a repetition, unless the model allows a share of
 * them: a name of three words stands in many sentences. Of the second line's six rows of three the
 * first two are the first line's. */
Test(learned, a_share_may_repeat)
{
    static const struct {
        const char *parameters, *chosen;
    } given[] = {{"", "1.2 ..."},
                 {"parameter: repeat-limit 0\n", "1.2 ..."},
                 {"parameter: repeat-limit 300\n", "1.2 ..."},
                 {"parameter: repeat-limit 400\n", "12. ..."},
                 {"parameter: repeat-limit -1\n", "1.2 ..."}};
    static const char lines[] =
        "Harbour engineers inspected northern girders\n"
        "Harbour engineers inspected northern ferries cheap tunnels borrow\n"
        "Drivers await quiet roads\n";
    for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
        struct model *model = learned_model((struct stage_made){0}, given[i].parameters);
        struct learned_made made;
        char chosen[8];
        learned_open(&made, "", lines);
        for (uint32_t s = 0; s < 3; s++)
            learned_say(&made, s, 300 - 10 * (int)s, 0, 0);
        made.options = (struct kernel_options){.model = model, .points = 2};
        learned_run(&made, NULL, 0);
        learned_draw(&made, 3, chosen);
        cr_expect(strcmp(chosen, given[i].chosen) == 0, "%s: %s, expected %s", given[i].parameters,
                  chosen, given[i].chosen);
        learned_close(&made);
        model_free(model);
    }
}
