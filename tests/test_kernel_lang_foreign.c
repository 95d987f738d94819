/* Points of articles that are not in English: sentences end where they should, points are sensible
 * and cut no character in two. */
#include <unicode/ubrk.h>

#include "foreign_articles.h"
#include "kernel/foreign.h"
#include "kernel/lexicon.h"
#include "kernel_bench.h"

/* Whether both ends of a point are between characters as readers see them. */
static bool is_whole(const char *text, const struct kernel_point *point)
{
    UErrorCode status = U_ZERO_ERROR;
    UText view = UTEXT_INITIALIZER;
    utext_openUTF8(&view, text, -1, &status);
    UBreakIterator *characters = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &status);
    ubrk_setUText(characters, &view, &status);
    bool whole = U_SUCCESS(status) && ubrk_isBoundary(characters, (int32_t)point->start) &&
                 ubrk_isBoundary(characters, (int32_t)point->end);
    ubrk_close(characters);
    utext_close(&view);
    return whole;
}

static void check_whole(const char *row, const char *text, const struct kernel_result *result)
{
    check_result(row, text, result);
    for (size_t i = 0; i < result->n_points; i++)
        cr_expect(is_whole(text, &result->points[i]), "%s: point %zu cuts a character", row, i);
}

Test(foreign, articles_have_their_points)
{
    struct bench bench = bench_open(1 << 22);
    for (size_t i = 0; i < FOREIGN_ARTICLES; i++) {
        const struct foreign_article *row = &foreign_articles[i];
        summarize(&bench, (struct kernel_options){.method = KERNEL_LEARNED, .points = 3},
                  row->title, row->text);
        const struct kernel_result *result = &bench.result;
        check_whole(row->lang, row->text, result);
        cr_expect_str_eq(result->lang, row->lang, "%s is told to be %s", row->lang, result->lang);
        cr_expect_eq(result->sentences, row->sentences, "%s: %u sentences, not %u", row->lang,
                     result->sentences, row->sentences);
        cr_expect_eq(result->n_points, 3, "%s: %zu points", row->lang, result->n_points);
        cr_expect(result->n_points > 0 && strncmp(row->text + result->points[0].start, row->lead,
                                                  strlen(row->lead)) == 0,
                  "%s: does not begin with \"%s\"", row->lang, row->lead);
    }
    bench_close(&bench);
}

Test(foreign, methods_and_limits_hold)
{
    static const enum kernel_method methods[] = {KERNEL_LEAD, KERNEL_CENTROID, KERNEL_TEXTRANK,
                                                 KERNEL_LEARNED};
    struct bench bench = bench_open(1 << 22);
    for (size_t i = 0; i < 4 * FOREIGN_ARTICLES; i++) {
        const struct foreign_article *row = &foreign_articles[i / 4];
        struct kernel_options options = {.method = methods[i % 4], .max_words = 30};
        summarize(&bench, options, row->title, row->text);
        check_whole(row->lang, row->text, &bench.result);
        cr_expect(bench.result.n_points >= 1 && bench.result.n_points < bench.result.sentences,
                  "%s: %zu points in 30 words", row->lang, bench.result.n_points);
        options =
            (struct kernel_options){.method = methods[i % 4], .automatic = true, .points = 12};
        summarize(&bench, options, row->title, row->text);
        cr_expect(bench.result.n_points >= 1 && bench.result.n_points <= 3,
                  "%s: %zu points where a model would decide", row->lang, bench.result.n_points);
    }
    bench_close(&bench);
}

/* Where sentences end: "|" stands for the ends, all within one paragraph of its language. */
static const struct {
    const char *lang, *text;
    unsigned sentences;
} ends[] = {
    {"de",
     "Am 3. Mai kam Dr. Osten mit J. Vell in die Stadt. Sie blieb bis zum 12. Juni "
     "dort.",
     2},
    {"de", "Die Firma Yahoo! gibt es noch, sagt er. Das ist z. B. eine Neuigkeit.", 2},
    {"de", "Er sagte: „Das ist gut.“ Dann ging er nach Hause zu seiner Frau.", 2},
    {"fr", "Il a dit : « Oui. » Puis il est rentré chez lui avec M. Dupin de la ville.", 2},
    {"pl",
     "To jest np. nowy most w mieście, który został otwarty. Prof. Zorb jest z tego "
     "rad.",
     2},
    {"ru", "В 2020 г. Иванов переехал на ул. Ленина в этом городе. Там он живет и сейчас.", 2},
    {"el", "Ποιος θα πληρώσει για τα έργα; Ο δήμος δεν έχει τα χρήματα για αυτό.", 2},
    {"zh", "大桥将关闭十一个月。为什么？“没有选择！”他说。费用很高。", 4},
    {"ja", "橋は閉鎖される。費用は高い！「はい。」と彼は言った。", 3},
    {"ar", "من سيدفع تكلفة الجسر؟ هذا ما لا نعرفه حتى الآن. سيغلق الجسر.", 3},
    {"hi", "पुल बंद होगा। लोग नाव से जाएंगे। यह मुफ्त है।", 3},
    {"it", "Il ponte costa 3.500 euro. Non è vero, dice il sig. Rossi della città.", 2},
};

Test(foreign, sentences_end_where_they_should)
{
    struct bench bench = bench_open(1 << 22);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct kernel_options options = {
            .method = KERNEL_LEAD, .points = 1, .lang = str_of(ends[i].lang)};
        summarize(&bench, options, "", ends[i].text);
        cr_expect_str_eq(bench.result.lang, ends[i].lang, "%s", ends[i].text);
        cr_expect_eq(bench.result.sentences, ends[i].sentences, "%s: %u sentences, not %u",
                     ends[i].text, bench.result.sentences, ends[i].sentences);
    }
    bench_close(&bench);
}

/* What leans on the sentence before it is no point without it, here a question. */
static const struct {
    const char *lang, *text;
} leaning[] = {
    {"de",
     "Wer hat den Kran am Hafen der Stadt gebaut? Er war dort seit drei Jahren im Einsatz. Die "
     "Polizei hat den Hafen nach dem Unfall nicht gesperrt."},
    {"fr", "Qui a construit la grue dans le port de la ville ? Elle était là depuis trois ans. La "
           "police n'a pas fermé le port après l'accident."},
    {"ru", "Кто построил этот кран в порту города? Он стоял там уже три года подряд. Полиция не "
           "закрыла порт после аварии."},
    {"zh",
     "谁在这个城市的港口建造了起重机？它已经在那里使用了三年。警方在事故后没有关闭港口的大门。"},
};

Test(foreign, openers_need_the_sentence_before)
{
    struct bench bench = bench_open(1 << 22);
    for (size_t i = 0; i < sizeof leaning / sizeof *leaning; i++) {
        summarize(&bench, (struct kernel_options){.method = KERNEL_LEAD, .points = 1}, "",
                  leaning[i].text);
        cr_expect_str_eq(bench.result.lang, leaning[i].lang);
        cr_expect(bench.result.n_points == 1 && bench.result.points[0].sentence == 2,
                  "%s: sentence %u", leaning[i].lang, bench.result.points[0].sentence);
    }
    bench_close(&bench);
}

/* A guillemet that stands apart closes the sentence before it. */
Test(foreign, closing_marks_belong_to_what_they_close)
{
    static const char text[] =
        "« La ville n'a pas le choix et doit fermer le pont. » Les habitants "
        "du nord devront prendre le bac pour aller dans le centre.";
    struct bench bench = bench_open(1 << 22);
    summarize(&bench, (struct kernel_options){.method = KERNEL_LEAD, .points = 2}, "", text);
    cr_assert_eq(bench.result.n_points, 2, "%zu points", bench.result.n_points);
    cr_expect(strncmp(text + bench.result.points[1].start, "Les habitants", 13) == 0);
    bench_close(&bench);
}

/* Shares of the text's words, where these are not between spaces. */
Test(foreign, ratios_hold_without_spaces)
{
    struct bench bench = bench_open(1 << 22);
    for (size_t i = 0; i < FOREIGN_ARTICLES; i++) {
        const struct foreign_article *row = &foreign_articles[i];
        summarize(&bench, (struct kernel_options){.method = KERNEL_CENTROID, .ratio = 600000},
                  row->title, row->text);
        cr_expect(bench.result.n_points >= 2 && bench.result.n_points < bench.result.sentences,
                  "%s: %zu points of %u sentences", row->lang, bench.result.n_points,
                  bench.result.sentences);
    }
    bench_close(&bench);
}

/* Pairs of words of one stem, then a function word. */
static const struct {
    const char *lang, *text;
} stems[] = {
    {"de", "Brücke Brücken und"}, {"de", "STRASSE Straße nicht"},
    {"ru", "мост МОСТА не"},      {"fr", "nationale national les"},
    {"tr", "IŞIK ışık ve"},       {"el", "ΓΕΦΥΡΑ γεφυρα της"},
    {"es", "puente puentes los"}, {"hi", "पुल पुल के"},
};

Test(foreign, words_of_one_stem_are_one_term)
{
    struct foreign *foreign = foreign_new();
    struct lang_words *words = malloc(sizeof *words);
    struct arena arena;
    cr_assert(foreign != NULL && words != NULL && arena_open(&arena, 1 << 20));
    lang_words_read(words);
    for (size_t i = 0; i < sizeof stems / sizeof *stems; i++) {
        struct document document;
        cr_assert(foreign_read(foreign, words, lang_named(str_of(stems[i].lang)), &document,
                               STR(""), str_of(stems[i].text), &arena));
        cr_assert_eq(document.n_tokens, 3, "%s: %u words", stems[i].text, document.n_tokens);
        cr_expect_eq(document.keys[0], document.keys[1], "%s: two terms", stems[i].text);
        cr_expect(lexicon_is_stop(document.keys[2]) && !lexicon_is_stop(document.keys[0]),
                  "%s: the third is the function word", stems[i].text);
    }
    arena_close(&arena);
    free(words);
    foreign_free(foreign);
}

Test(foreign, lines_that_are_no_prose_are_not_chosen)
{
    static const char text[] =
        "Neues aus Altmoor\n"
        "Die Brücke am Hafen wird für elf Monate gesperrt, weil sie Risse hat und nicht sicher "
        "ist.\n"
        "© Beispielverlag, alle Rechte vorbehalten und nicht ohne Erlaubnis zu verwenden.\n"
        "Mehr dazu steht auf der Seite https://example.com/bruecke und auch in der Zeitung.\n"
        "Wer soll das alles bezahlen, fragen sich die Leute in der Stadt?\n"
        "Die Stadt plant eine Fähre für die Menschen, die im Norden leben und arbeiten.";
    struct bench bench = bench_open(1 << 22);
    summarize(&bench, (struct kernel_options){.method = KERNEL_LEAD, .points = 6}, "", text);
    cr_assert_eq(bench.result.n_points, 2, "%zu points", bench.result.n_points);
    cr_expect(bench.result.points[0].sentence == 1 && bench.result.points[1].sentence == 5);
    bench_close(&bench);
}

/* Hard-wrapped text: a line end is no end of a sentence. */
Test(foreign, wrapped_lines_are_joined)
{
    static const char text[] =
        "Die Brücke am Hafen wird für elf Monate gesperrt, weil Ingenieure\n"
        "in zwei ihrer Träger Risse gefunden haben und die Stadt nun für die\n"
        "sichere Überfahrt nicht mehr garantieren kann, sagte der Rat. Die\n"
        "meisten Pendler aus dem Norden werden nun mit einer Fähre fahren,\n"
        "die von der Stadt bezahlt wird.\n";
    struct bench bench = bench_open(1 << 22);
    summarize(&bench, (struct kernel_options){.method = KERNEL_LEAD, .points = 3}, "", text);
    cr_expect_str_eq(bench.result.lang, "de");
    cr_expect_eq(bench.result.sentences, 2, "%u sentences", bench.result.sentences);
    bench_close(&bench);
}

/* Runs between white space are what is told, whatever words are counted inside. */
Test(foreign, words_are_runs_between_white_space)
{
    struct bench bench = bench_open(1 << 22);
    summarize(&bench, (struct kernel_options){.method = KERNEL_LEAD, .points = 3}, "",
              "大桥将关闭十一个月，市议会说。 "
              "费用很高，大部分由国家支付。\n第三个段落在这里，也没有空格。");
    cr_expect_eq(bench.result.words, 3, "%u words", bench.result.words);
    bench_close(&bench);
}

/* A script that no language of the table has: its rules are Unicode's, and where these find nothing
 * the status says so. */
Test(foreign, scripts_without_a_language)
{
    struct bench bench = bench_open(1 << 22);
    summarize(&bench, (struct kernel_options){.method = KERNEL_CENTROID, .points = 3}, "",
              "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ ᎠᏂᏴᏫᏯ ᎤᏂᏬᏂᎯᏍᏗ ᎨᏒ ᎠᎴ ᎤᏂᎪᏗ ᏓᏂᏬᏂᏍᎬ ᎣᏂ ᎢᏴ ᎠᏂ");
    cr_expect(bench.result.status == KERNEL_LANGUAGE && *bench.result.lang == 0,
              "status %d, \"%s\"", (int)bench.result.status, bench.result.lang);
    bench_close(&bench);
}

/* Code points of all kinds in any order, from a generator. */
static size_t write_hostile(char *out, size_t cap, uint32_t seed, uint32_t base)
{
    static const uint32_t marks[] = {0x20,   0x0A,   0x2E,   0x3F,    0x3002, 0x0301,  0x200D,
                                     0x0E34, 0x093F, 0x064B, 0x1F468, 0xFE0F, 0x1F1E6, 0xBB,
                                     0x2019, 0x3B,   0x31,   0x41,    0x61,   0x300D};
    size_t n = 0;
    while (n + 4 < cap) {
        seed = seed * 1664525 + 1013904223;
        uint32_t pick = seed >> 16;
        uint32_t point =
            pick % 3 == 0 ? marks[pick / 3 % (sizeof marks / sizeof *marks)] : base + pick / 3 % 60;
        n += utf8_encode(point, out + n);
    }
    out[n] = 0;
    return n;
}

Test(foreign, hostile_text_does_no_harm)
{
    static const uint32_t bases[] = {0x61,  0x410,  0x3B1,  0x627,  0x5D0,  0x905,
                                     0xE01, 0x4E00, 0x3042, 0xAC00, 0x1000, 0x13A0};
    static char text[6000];
    struct bench bench = bench_open(1 << 22);
    for (uint32_t i = 0; i < 240; i++) {
        write_hostile(text, 16 + i * 20, i, bases[i % (sizeof bases / sizeof *bases)]);
        summarize(&bench, (struct kernel_options){.method = KERNEL_CENTROID, .points = 3}, text,
                  text);
        for (size_t k = 0; k < bench.result.n_points && *bench.result.lang != 0 &&
                           strcmp(bench.result.lang, "en") != 0;
             k++)
            cr_expect(is_whole(text, &bench.result.points[k]), "seed %u: point %zu (%s)", i, k,
                      bench.result.lang);
    }
    bench_close(&bench);
}

/* Long runs without a space or a stop: ICU's dictionaries see pieces of them. */
Test(foreign, long_runs_end)
{
    static const char *const letters[] = {"中", "ก", "あ", "ж", "ا", "क", "。", "ж. "};
    enum { SIZE = 300000 };
    char *text = malloc(SIZE + 8);
    struct bench bench = bench_open(1 << 25);
    for (size_t i = 0; text != NULL && i < sizeof letters / sizeof *letters; i++) {
        size_t n = 0, size = strlen(letters[i]);
        for (; n + size <= SIZE; n += size)
            memcpy(text + n, letters[i], size);
        text[n] = 0;
        summarize(&bench, (struct kernel_options){.method = KERNEL_CENTROID, .points = 3}, "",
                  text);
        check_result(letters[i], text, &bench.result);
    }
    free(text);
    bench_close(&bench);
}

/* At every size of the arena: points, or the status that says why not. */
Test(foreign, a_small_arena_ends_the_article)
{
    const struct foreign_article *row = &foreign_articles[7];
    size_t fits = 0, too_long = 0;
    for (size_t size = 4096; size < 1 << 20; size += 4096) {
        struct bench bench = bench_open(size);
        summarize(&bench, (struct kernel_options){.method = KERNEL_CENTROID, .points = 3},
                  row->title, row->text);
        fits += bench.result.status == KERNEL_OK;
        too_long += bench.result.status == KERNEL_TOO_LONG && bench.result.n_points == 0;
        bench_close(&bench);
        if (fits > 2)
            break;
    }
    cr_expect(fits > 0 && too_long > 0, "fits %zu times, too long %zu times", fits, too_long);
}
