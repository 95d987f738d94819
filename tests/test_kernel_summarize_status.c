/* An article through the whole kernel: statuses, languages, memory, noise. All are invented. */
#include "failing_malloc.h"
#include "kernel_bench.h"

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

Test(summarize_status, a_status_tells_why_there_are_no_points)
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

Test(summarize_status, text_without_full_stops_is_no_point)
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
Test(summarize_status, rules_give_way_before_an_article_has_no_point)
{
    static const char text[] =
        "Photo: the harbour of Altmoor.\n"
        "\"The bridge is in a state that nobody on the council had thought possible before.\n"
        "They will not be able to open the bridge again before the end of next summer.\n";
    struct bench bench = bench_open(1 << 22);
    for (uint32_t words = 0; words < 40; words += 3) {
        summarize(
            &bench,
            (struct kernel_options){.method = KERNEL_CENTROID, .points = 3, .max_words = words}, "",
            text);
        cr_expect(bench.result.status == KERNEL_OK && bench.result.n_points >= 1,
                  "%u words: %zu points", words, bench.result.n_points);
    }
    bench_close(&bench);
}

static const struct {
    const char *row, *text, *lang;
} languages[] = {
    {"English", article, "en"},
    {"a list of names",
     "Winners: Petra Lindqvist, Marla Osten, Tobias Renn, Hanna Quist, Jonas Vell and the band "
     "Zorblax Trio, Karla Munt, Edda Brook, Timo Harsk, Wanda Pell, Rufus Kint, Mira Solt.",
     "en"},
    {"German",
     "Die Hafenbr\xC3\xBC"
     "cke wird im M\xC3\xA4rz f\xC3\xBCr elf Monate gesperrt, weil Ingenieure Risse in zwei "
     "Tr\xC3\xA4gern gefunden haben. Die Reparatur kostet nach einem Bericht der Stadt 48 "
     "Millionen Kronen.",
     "de"},
    {"Spanish",
     "El puente del puerto estar\xC3\xA1 cerrado durante once meses porque los ingenieros "
     "encontraron grietas "
     "en dos vigas. La reparaci\xC3\xB3n cuesta 48 millones de coronas, seg\xC3\xBAn el informe de "
     "la ciudad.",
     "es"},
};

Test(summarize_status, languages_are_told_by_their_words)
{
    struct bench bench = bench_open(1 << 22);
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++) {
        summarize(&bench, (struct kernel_options){.method = KERNEL_CENTROID, .points = 3}, "",
                  languages[i].text);
        cr_expect_str_eq(bench.result.lang, languages[i].lang, "%s", languages[i].row);
    }
    bench_close(&bench);
}

static bool same_result(const struct kernel_result *a, const struct kernel_result *b)
{
    bool same =
        a->status == b->status && strcmp(a->lang, b->lang) == 0 && a->n_points == b->n_points;
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

Test(summarize_status, the_memo_changes_nothing)
{
    static const char text[] =
        "Zorblaxian traders refused the quandriletic tariffs of Westermundia on Monday evening.\n"
        "The traders\xE2\x80\x99 union said Zorblaxian ships would avoid every Westermundian "
        "harbour.\n"
        "Analysts at Quorntree expect that quandrileticism costs both sides 48 million crowns.\n"
        "Antidisestablishmentarianistically minded Zorblaxians had demanded it for many years.\n";
    for (int method = KERNEL_LEAD; method <= KERNEL_LEARNED; method++) {
        struct bench cold = bench_open(1 << 22), warmed = bench_open(1 << 22);
        for (int i = 0; i < 3; i++)
            warm(&warmed);
        struct kernel_options options = {.method = (enum kernel_method)method, .points = 3};
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

Test(summarize_status, an_arena_too_small_is_told)
{
    struct kernel *kernel = kernel_new(NULL);
    struct model *model = bench_model();
    struct arena whole;
    cr_assert(kernel != NULL && arena_open(&whole, 1 << 20));
    int too_long = 0, ok = 0;
    for (size_t size = 0; size < 60000; size += 97) {
        for (int method = KERNEL_LEAD; method <= KERNEL_LEARNED; method++) {
            arena_reset(&whole, 1 << 20);
            struct arena arena = whole;
            if ((size_t)(arena.end - arena.pos) > size)
                arena.end = arena.pos + size;
            struct kernel_options options = {
                .method = (enum kernel_method)method, .model = model, .points = 3};
            struct kernel_result result;
            kernel_summarize(kernel, &options, str_of(title), str_of(article), &arena, &result);
            too_long += result.status == KERNEL_TOO_LONG;
            ok += result.status == KERNEL_OK;
            check_result("small arena", article, &result);
        }
    }
    cr_expect(too_long > 100 && ok > 100, "%d too long, %d ok", too_long, ok);
    arena_close(&whole);
    model_free(model);
    kernel_free(kernel);
}

/* Any bytes made UTF-8: nothing crashes and every point is sound. */
Test(summarize_status, noise_does_no_harm)
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
        enum kernel_method method = (enum kernel_method)(round % 4);
        summarize(&bench, (struct kernel_options){.method = method, .points = (uint32_t)round % 5},
                  "", text);
        check_result("noise", text, &bench.result);
    }
    bench_close(&bench);
}

Test(summarize_status, a_kernel_without_memory_is_told)
{
    struct kernel *kernel = NULL;
    struct error error = {0};
    long k = 1;
    for (; failing_malloc_at(k), (kernel = kernel_new(&error)) == NULL; k++) {
        cr_assert(failing_malloc_hit(), "no kernel without a reason");
        cr_expect(error.code == ERROR_MEMORY && error.text[0] != 0, "allocation %ld", k);
        error = (struct error){0};
    }
    failing_malloc_at(0);
    cr_expect(k > 2, "%ld allocations failed", k - 1);
    kernel_free(kernel);
    kernel_free(NULL);
}
