/* An article through the whole kernel: points, budgets, statuses. All texts are invented. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "kernel/kernel.h"

static const char title[] = "Harbour bridge at Altmoor closes for repairs";

static const char article[] =
    "The harbour bridge at Altmoor will close for eleven months from March after engineers found "
    "cracks in two of its main girders, the city council said on Tuesday.\n"
    "Repairs are expected to cost 48 million crowns, most of it paid by the national road fund, "
    "according to a report that the council published on its website.\n"
    "Around 23,000 drivers cross the bridge on an ordinary working day, and the council plans a "
    "free ferry for commuters from the northern suburbs.\n"
    "It will run every twelve minutes between six in the morning and midnight.\n"
    "\"We had no choice but to close the bridge now,\" said Marla Osten, the city engineer, who "
    "inspected the girders with a team from the university in January.\n"
    "But shop owners near the northern ramp fear for their trade and want the council to pay them "
    "compensation during the closure.\n"
    "The bridge was opened in 1931 and last repaired in 1978, when the council replaced its wooden "
    "deck with steel plates.\n"
    "A second crossing, a tunnel under the harbour, has been discussed for twenty years without a "
    "decision by the national parliament.\n";

/* A place for one article: a kernel, an arena, the result. */
struct bench {
    struct kernel *kernel;
    struct arena arena;
    struct kernel_result result;
};

static struct bench bench_open(size_t size)
{
    struct bench bench = {.kernel = kernel_new(NULL)};
    cr_assert(bench.kernel != NULL && arena_open(&bench.arena, size));
    return bench;
}

static void bench_close(struct bench *bench)
{
    arena_close(&bench->arena);
    kernel_free(bench->kernel);
}

static void summarize(struct bench *bench, struct kernel_options options, const char *head,
                      const char *text)
{
    arena_reset(&bench->arena, 1 << 16);
    kernel_summarize(bench->kernel, &options, str_of(head), str_of(text), &bench->arena,
                     &bench->result);
}

static uint32_t words_of(const char *text, const struct kernel_point *point)
{
    uint32_t words = 0;
    for (size_t i = point->start; i < point->end; i++)
        words += text[i] > ' ' && (i == point->start || text[i - 1] <= ' ');
    return words;
}

static uint32_t words_of_all(const struct bench *bench, const char *text)
{
    uint32_t words = 0;
    for (size_t i = 0; i < bench->result.n_points; i++)
        words += words_of(text, &bench->result.points[i]);
    return words;
}

static void check_point(const char *row, const char *text, const struct kernel_result *result,
                        size_t i)
{
    const struct kernel_point *point = &result->points[i];
    cr_expect(point->start < point->end && point->end <= strlen(text), "%s: point %zu is %zu..%zu",
              row, i, point->start, point->end);
    cr_expect(utf8_valid(text + point->start, point->end - point->start),
              "%s: point %zu cuts a code point", row, i);
    cr_expect(text[point->start] != ' ' && text[point->end - 1] != ' ',
              "%s: point %zu is not trimmed", row, i);
    cr_expect(point->score <= 10000, "%s: point %zu has the score %u", row, i, point->score);
    cr_expect(point->rank >= 1 && point->rank <= result->n_points, "%s: point %zu has the rank %u",
              row, i, point->rank);
    if (i > 0)
        cr_expect(point[-1].end <= point->start && point[-1].sentence < point->sentence,
                  "%s: point %zu is out of order", row, i);
    for (size_t k = 0; k < i; k++)
        cr_expect(result->points[k].rank != point->rank, "%s: two points of rank %u", row,
                  point->rank);
}

static void check_result(const char *row, const char *text, const struct kernel_result *result)
{
    cr_expect((result->status == KERNEL_OK) == (result->n_points > 0), "%s: status %d, %zu points",
              row, (int)result->status, result->n_points);
    for (size_t i = 0; i < result->n_points; i++)
        check_point(row, text, result, i);
}

/* Whether a point begins with the given words. */
static bool has_point(const struct bench *bench, const char *text, const char *opening)
{
    for (size_t i = 0; i < bench->result.n_points; i++)
        if (strncmp(text + bench->result.points[i].start, opening, strlen(opening)) == 0)
            return true;
    return false;
}

Test(summarize, points_are_pieces_of_the_text_in_order)
{
    static const struct {
        const char *row;
        enum kernel_method method;
    } table[] = {
        {"lead", KERNEL_LEAD}, {"centroid", KERNEL_CENTROID}, {"textrank", KERNEL_TEXTRANK}};
    struct bench bench = bench_open(1 << 22);
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        for (uint32_t points = 0; points < 10; points++) {
            summarize(&bench, (struct kernel_options){.method = table[i].method, .points = points},
                      title, article);
            check_result(table[i].row, article, &bench.result);
            cr_expect(bench.result.english, "%s: not told to be English", table[i].row);
            cr_expect(bench.result.sentences == 8, "%s: %u sentences", table[i].row,
                      bench.result.sentences);
        }
    }
    bench_close(&bench);
}

Test(summarize, lead_takes_the_first_sentences)
{
    struct bench bench = bench_open(1 << 22);
    summarize(&bench, (struct kernel_options){.method = KERNEL_LEAD, .points = 3}, title, article);
    cr_assert(bench.result.n_points == 3);
    for (uint32_t i = 0; i < 3; i++) {
        cr_expect(bench.result.points[i].sentence == i, "point %u is sentence %u", i,
                  bench.result.points[i].sentence);
        cr_expect(bench.result.points[i].rank == i + 1 &&
                      bench.result.points[i].score == 10000 / (i + 1),
                  "point %u has rank %u, score %u", i, bench.result.points[i].rank,
                  bench.result.points[i].score);
    }
    bench_close(&bench);
}

Test(summarize, centroid_begins_with_the_news)
{
    struct bench bench = bench_open(1 << 22);
    summarize(&bench, (struct kernel_options){.method = KERNEL_CENTROID, .points = 1}, title,
              article);
    cr_assert(bench.result.n_points == 1);
    cr_expect(bench.result.points[0].sentence == 0, "the best is sentence %u",
              bench.result.points[0].sentence);
    bench_close(&bench);
}

/* Budgets: the article has 162 words in 8 sentences. */
static const struct budget {
    uint32_t points, max_words, ratio; /* the options */
    uint32_t most_points, most_words;  /* what may come of them */
} budgets[] = {
    {1, 0, 0, 1, 100},          {3, 0, 0, 3, 200},
    {0, 60, 0, 8, 60},          {0, 25, 0, 8, 25},
    {3, 25, 0, 3, 25},          {2, 100, 0, 2, 100},
    {0, 0, 250000, 8, 45},      {0, 0, 1000000, 8, 400},
    {0, 30, 500000, 8, 30},     {0, 100, 200000, 8, 36},
    {1, 100, 900000, 1, 100},   {0, 0, 0, 8, 400},
    {UINT32_MAX, 0, 0, 8, 400}, {0, UINT32_MAX, UINT32_MAX, 8, 400},
};

Test(summarize, budgets_hold)
{
    struct bench bench = bench_open(1 << 22);
    for (size_t i = 0; i < sizeof budgets / sizeof budgets[0]; i++) {
        const struct budget *b = &budgets[i];
        for (int method = KERNEL_LEAD; method <= KERNEL_TEXTRANK; method++) {
            struct kernel_options options = {(enum kernel_method)method, b->points, b->max_words,
                                             b->ratio};
            summarize(&bench, options, title, article);
            check_result("budget", article, &bench.result);
            cr_expect(bench.result.n_points >= 1 && bench.result.n_points <= b->most_points,
                      "row %zu, method %d: %zu points", i, method, bench.result.n_points);
            cr_expect(words_of_all(&bench, article) <= b->most_words,
                      "row %zu, method %d: %u words", i, method, words_of_all(&bench, article));
        }
    }
    bench_close(&bench);
}

Test(summarize, a_point_that_does_not_fit_is_passed_over)
{
    struct bench bench = bench_open(1 << 22);
    summarize(&bench, (struct kernel_options){.method = KERNEL_LEAD, .max_words = 22}, title,
              article);
    cr_assert(bench.result.n_points == 1);
    cr_expect(words_of_all(&bench, article) <= 22, "%u words", words_of_all(&bench, article));
    cr_expect(bench.result.points[0].sentence == 5 || bench.result.points[0].sentence == 6 ||
                  bench.result.points[0].sentence == 7,
              "sentence %u", bench.result.points[0].sentence);
    bench_close(&bench);
}

Test(summarize, where_nothing_fits_the_best_is_chosen)
{
    struct bench bench = bench_open(1 << 22);
    static const struct kernel_options table[] = {{KERNEL_LEAD, 3, 5, 0}, {KERNEL_LEAD, 0, 0, 1}};
    for (size_t i = 0; i < 2; i++) {
        summarize(&bench, table[i], title, article);
        cr_expect(bench.result.n_points == 1 && bench.result.points[0].sentence == 0,
                  "row %zu: %zu points", i, bench.result.n_points);
    }
    bench_close(&bench);
}

Test(summarize, a_pronoun_needs_the_sentence_before)
{
    struct bench bench = bench_open(1 << 22);
    for (int method = KERNEL_LEAD; method <= KERNEL_TEXTRANK; method++) {
        for (uint32_t points = 1; points < 9; points++) {
            summarize(&bench, (struct kernel_options){(enum kernel_method)method, points, 0, 0},
                      title, article);
            cr_expect(!has_point(&bench, article, "It will run") ||
                          has_point(&bench, article, "Around 23,000"),
                      "method %d, %u points", method, points);
        }
    }
    bench_close(&bench);
}

Test(summarize, a_connective_is_left_out_or_led_up_to)
{
    struct bench bench = bench_open(1 << 22);
    summarize(&bench, (struct kernel_options){.method = KERNEL_LEAD, .points = 0}, title, article);
    cr_expect(has_point(&bench, article, "But shop owners"), "behind its predecessor it is whole");
    static const char alone[] =
        "\"Nobody told us,\" he said.\n"
        "But shop owners near the northern ramp fear for their trade and want the council to pay "
        "them compensation during the closure of the harbour bridge.\n";
    summarize(&bench, (struct kernel_options){.method = KERNEL_CENTROID, .points = 1}, "", alone);
    cr_expect(has_point(&bench, alone, "shop owners"), "alone it begins behind the connective");
    bench_close(&bench);
}

Test(summarize, no_point_says_another_again)
{
    static const char text[] =
        "Engineers found deep cracks in two main girders of the harbour bridge at Altmoor.\n"
        "The council of Altmoor will vote on a new budget for schools and parks in April.\n"
        "Inspectors confirmed that deep cracks in two main girders of the bridge had grown.\n";
    struct bench bench = bench_open(1 << 22);
    for (int method = KERNEL_LEAD; method <= KERNEL_TEXTRANK; method++) {
        summarize(&bench, (struct kernel_options){(enum kernel_method)method, 3, 0, 0}, "", text);
        cr_expect(bench.result.n_points == 2, "method %d: %zu points", method,
                  bench.result.n_points);
        cr_expect(has_point(&bench, text, "The council"), "method %d", method);
    }
    bench_close(&bench);
}

static const struct {
    const char *row, *text;
    enum kernel_status status;
} statuses[] = {
    {"empty", "", KERNEL_NO_TEXT},
    {"white space", " \n\t \xC2\xA0\xE2\x80\x83\n", KERNEL_NO_TEXT},
    {"a few words", "Storm hits the coast", KERNEL_TOO_SHORT},
    {"one short sentence", "The shop is closed today.", KERNEL_TOO_SHORT},
    {"a brief of two sentences",
     "Police in Altmoor arrested two men on Monday after a robbery at a bank. The men are expected "
     "in court on Thursday morning.\n",
     KERNEL_OK},
    {"a brief of two short sentences",
     "Police in Altmoor arrested two men. The men robbed a bank on Monday.\n", KERNEL_OK},
    {"one long sentence",
     "Police in Altmoor arrested two men on Monday after a robbery at a bank in which three "
     "customers and a guard were slightly hurt by broken glass.",
     KERNEL_OK},
    {"a list",
     "- Monday\n- Tuesday\n- Wednesday\n- Thursday\n- Friday\n- Saturday\n- Sunday\n- January\n"
     "- February\n- March\n- April\n- May\n- June\n- July\n- August\n- September\n- October\n"
     "- November\n- December\n- Spring\n- Summer\n- Autumn\n- Winter\n",
     KERNEL_NOT_PROSE},
    {"all openings are pronouns",
     "He said on Tuesday that the bridge would stay closed until the end of the summer.\n"
     "He added that drivers would have to use the ferry from the northern suburbs instead.\n"
     "They were not told about the plans of the council before the meeting, he claimed.\n",
     KERNEL_OK},
};

Test(summarize, a_status_tells_why_there_are_no_points)
{
    struct bench bench = bench_open(1 << 22);
    for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++) {
        summarize(&bench, (struct kernel_options){.method = KERNEL_CENTROID, .points = 3}, "",
                  statuses[i].text);
        cr_expect(bench.result.status == statuses[i].status, "%s: status %d", statuses[i].row,
                  (int)bench.result.status);
        check_result(statuses[i].row, statuses[i].text, &bench.result);
    }
    bench_close(&bench);
}

Test(summarize, text_without_full_stops_is_no_point)
{
    char text[3001];
    for (int i = 0; i < 3000; i++)
        text[i] = "bridge "[i % 7];
    text[3000] = 0;
    struct bench bench = bench_open(1 << 22);
    summarize(&bench, (struct kernel_options){.method = KERNEL_CENTROID, .points = 3}, "", text);
    cr_expect(bench.result.status == KERNEL_NOT_PROSE, "status %d", (int)bench.result.status);
    check_result("no stops", text, &bench.result);
    bench_close(&bench);
}

/* Whatever hangs, the article has a point: here even its first sentence may not stand. */
Test(summarize, rules_give_way_before_an_article_has_no_point)
{
    static const char text[] =
        "Photo: the harbour of Altmoor.\n"
        "\"The bridge is in a state that nobody on the council had thought possible before.\n"
        "They will not be able to open the bridge again before the end of next summer.\n";
    struct bench bench = bench_open(1 << 22);
    for (uint32_t words = 0; words < 40; words += 3) {
        summarize(&bench, (struct kernel_options){KERNEL_CENTROID, 3, words, 0}, "", text);
        cr_expect(bench.result.status == KERNEL_OK && bench.result.n_points >= 1,
                  "%u words: %zu points", words, bench.result.n_points);
    }
    bench_close(&bench);
}

static const struct {
    const char *row, *text;
    bool english;
} languages[] = {
    {"English", article, true},
    {"a list of names",
     "Winners: Petra Lindqvist, Marla Osten, Tobias Renn, Hanna Quist, Jonas Vell and the band "
     "Zorblax Trio, Karla Munt, Edda Brook, Timo Harsk, Wanda Pell, Rufus Kint, Mira Solt.",
     true},
    {"German",
     "Die Hafenbr\xC3\xBC"
     "cke wird im M\xC3\xA4rz f\xC3\xBCr elf Monate gesperrt, weil Ingenieure Risse in zwei "
     "Tr\xC3\xA4gern gefunden haben. Die Reparatur kostet nach einem Bericht der Stadt 48 "
     "Millionen Kronen.",
     false},
    {"Spanish",
     "El puente del puerto estar\xC3\xA1 cerrado durante once meses porque los ingenieros "
     "encontraron grietas "
     "en dos vigas. La reparaci\xC3\xB3n cuesta 48 millones de coronas, seg\xC3\xBAn el informe de "
     "la ciudad.",
     false},
};

Test(summarize, english_is_told_by_its_stop_words)
{
    struct bench bench = bench_open(1 << 22);
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++) {
        summarize(&bench, (struct kernel_options){.method = KERNEL_CENTROID, .points = 3}, "",
                  languages[i].text);
        cr_expect(bench.result.english == languages[i].english, "%s", languages[i].row);
    }
    bench_close(&bench);
}

static bool same_result(const struct kernel_result *a, const struct kernel_result *b)
{
    bool same = a->status == b->status && a->english == b->english && a->n_points == b->n_points;
    for (size_t i = 0; same && i < a->n_points; i++)
        same = a->points[i].start == b->points[i].start && a->points[i].end == b->points[i].end &&
               a->points[i].rank == b->points[i].rank && a->points[i].score == b->points[i].score;
    return same;
}

/* Words that no lexicon holds fill the memo; results may not depend on what it holds. */
static void warm(struct bench *bench)
{
    char text[40 * 400 + 1];
    size_t n = 0;
    unsigned state = 1;
    for (int word = 0; word < 400; word++) {
        for (int i = 0; i < 6 + word % 20; i++) {
            state = state * 1103515245u + 12345u;
            text[n++] = (char)('a' + state / 65536 % 26);
        }
        text[n++] = word % 12 == 11 ? '.' : ' ';
        if (word % 12 == 11)
            text[n++] = '\n';
    }
    text[n] = 0;
    summarize(bench, (struct kernel_options){.method = KERNEL_CENTROID, .points = 3}, "", text);
}

Test(summarize, the_memo_changes_nothing)
{
    static const char text[] =
        "Zorblaxian traders refused the quandriletic tariffs of Westermundia on Monday evening.\n"
        "The traders\xE2\x80\x99 union said Zorblaxian ships would avoid every Westermundian "
        "harbour.\n"
        "Analysts at Quorntree expect that quandrileticism costs both sides 48 million crowns.\n"
        "Antidisestablishmentarianistically minded Zorblaxians had demanded it for many years.\n";
    for (int method = KERNEL_LEAD; method <= KERNEL_TEXTRANK; method++) {
        struct bench cold = bench_open(1 << 22), warmed = bench_open(1 << 22);
        for (int i = 0; i < 3; i++)
            warm(&warmed);
        struct kernel_options options = {(enum kernel_method)method, 3, 0, 0};
        summarize(&cold, options, "", text);
        summarize(&warmed, options, "", text);
        cr_expect(cold.result.n_points == 3, "method %d: %zu points", method, cold.result.n_points);
        cr_expect(same_result(&cold.result, &warmed.result), "method %d", method);
        summarize(&warmed, options, "", text);
        cr_expect(same_result(&cold.result, &warmed.result), "method %d, again", method);
        bench_close(&cold);
        bench_close(&warmed);
    }
}

Test(summarize, an_arena_too_small_is_told)
{
    struct kernel *kernel = kernel_new(NULL);
    struct arena whole;
    cr_assert(kernel != NULL && arena_open(&whole, 1 << 20));
    int too_long = 0, ok = 0;
    for (size_t size = 0; size < 60000; size += 97) {
        for (int method = KERNEL_LEAD; method <= KERNEL_TEXTRANK; method++) {
            arena_reset(&whole, 1 << 20);
            struct arena arena = whole;
            if ((size_t)(arena.end - arena.pos) > size)
                arena.end = arena.pos + size;
            struct kernel_options options = {(enum kernel_method)method, 3, 0, 0};
            struct kernel_result result;
            kernel_summarize(kernel, &options, str_of(title), str_of(article), &arena, &result);
            too_long += result.status == KERNEL_TOO_LONG;
            ok += result.status == KERNEL_OK;
            check_result("small arena", article, &result);
        }
    }
    cr_expect(too_long > 100 && ok > 100, "%d too long, %d ok", too_long, ok);
    arena_close(&whole);
    kernel_free(kernel);
}

/* Any bytes made UTF-8: nothing crashes and every point is sound. */
Test(summarize, noise_does_no_harm)
{
    static const char *const pieces[] = {" ",
                                         ". ",
                                         "\n",
                                         "\"",
                                         "But ",
                                         "It ",
                                         "the ",
                                         "bridge ",
                                         "\xE2\x80\x9C",
                                         "\xE2\x80\x99",
                                         "\xC3\xA9t\xC3\xA9 ",
                                         "1931 ",
                                         "\n\n",
                                         "Altmoor ",
                                         "? ",
                                         "\xF0\x9F\x8C\x89",
                                         "said "};
    struct bench bench = bench_open(1 << 24);
    unsigned state = 7;
    for (int round = 0; round < 300; round++) {
        char text[4096];
        size_t n = 0;
        for (int i = 0; i < round; i++) {
            state = state * 1103515245u + 12345u;
            const char *piece = pieces[state / 65536 % (sizeof pieces / sizeof pieces[0])];
            memcpy(text + n, piece, strlen(piece));
            n += strlen(piece);
        }
        text[n] = 0;
        enum kernel_method method = (enum kernel_method)(round % 3);
        summarize(&bench, (struct kernel_options){method, (uint32_t)round % 5, 0, 0}, "", text);
        check_result("noise", text, &bench.result);
    }
    bench_close(&bench);
}
