/* Words and their stems, the longest common subsequence, ROUGE. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "eval/lcs.h"
#include "eval/rouge.h"
#include "eval/vocabulary.h"
#include "failing_malloc.h"

enum { WORDS_MOST = 300, ARENA = 64 << 20 };

/* Words that must get the same numbers, and their count. */
static const struct {
    const char *name, *left, *right;
    size_t n;
    bool same;
} word_cases[] = {
    {"nothing", "", " \n", 0, true},
    {"marks only", "“—” …", "", 0, true},
    {"case", "The Harbour", "the harbour", 2, true},
    {"endings", "running runners relational", "run runner relate", 3, true},
    {"endings of Porter", "running harbours happily", "runs harbour happily", 3, true},
    {"three letters are no stem", "was", "wa", 1, false},
    {"four are", "sees", "see", 1, true},
    {"numbers", "3.5m 10,000", "3 5m 10 000", 4, true},
    {"apostrophes", "don't", "don t", 2, true},
    {"letters beyond ASCII part words", "na\xC3\xAFve", "na ve", 2, true},
    {"dotted I ends a word", "a\xC4\xB0stanbul", "ai stanbul", 2, true},
    {"the Kelvin sign is a k", "\xE2\x84\xAAing", "king", 1, true},
    {"eight letters and more", "abcdefgh abcdefghx abcdefghy", "abcdefgh abcdefghx abcdefghy", 3,
     true},
    {"long words differ at the end", "abcdefghx", "abcdefghy", 1, false},
    {"broken bytes part words", "a\xFF\xE2\x84z", "a z", 2, true},
};

Test(eval_rouge, words)
{
    struct vocabulary *vocabulary = vocabulary_new();
    cr_assert(vocabulary);
    for (size_t i = 0; i < sizeof word_cases / sizeof *word_cases; i++) {
        uint32_t left[8], right[8];
        size_t n = 0, m = 0;
        cr_assert(vocabulary_read(vocabulary, str_of(word_cases[i].left), left, 8, &n));
        cr_assert(vocabulary_read(vocabulary, str_of(word_cases[i].right), right, 8, &m));
        cr_expect_eq(n, word_cases[i].n, "%s: %zu words", word_cases[i].name, n);
        bool same = n == m && memcmp(left, right, n * sizeof *left) == 0;
        cr_expect_eq(same, word_cases[i].same, "%s", word_cases[i].name);
        for (size_t w = 0; w < n; w++)
            cr_expect_lt(left[w], vocabulary_count(vocabulary), "%s", word_cases[i].name);
    }
    vocabulary_free(vocabulary);
}

Test(eval_rouge, words_have_room)
{
    struct vocabulary *vocabulary = vocabulary_new();
    uint32_t words[3] = {0, 0, 77};
    size_t n = 0;
    cr_assert(vocabulary_read(vocabulary, STR("one two three four"), words, 2, &n));
    cr_expect_eq(n, 2);
    cr_expect_eq(words[2], 77, "written behind the room");
    vocabulary_free(vocabulary);
}

/* More words than the first table holds keep their numbers apart. */
Test(eval_rouge, many_words)
{
    enum { MANY = 40000 };
    struct vocabulary *vocabulary = vocabulary_new();
    static uint32_t numbers[MANY];
    for (unsigned round = 0; round < 2; round++) {
        for (unsigned i = 0; i < MANY; i++) {
            char word[32];
            uint32_t number;
            size_t n = 0;
            snprintf(word, sizeof word, "%u7", i);
            cr_assert(vocabulary_read(vocabulary, str_of(word), &number, 1, &n) && n == 1);
            if (round == 0)
                numbers[i] = number;
            cr_assert_eq(numbers[i], number, "word %u changed its number", i);
            cr_assert(i == 0 || number != numbers[i - 1], "word %u", i);
        }
    }
    vocabulary_free(vocabulary);
}

/* The textbook's table, and the way back as evaluate.py goes it. */
static void plain_lcs(const uint32_t *a, size_t n, const uint32_t *b, size_t m, bool *taken)
{
    static uint16_t d[WORDS_MOST + 1][WORDS_MOST + 1];
    for (size_t i = 1; i <= n; i++)
        for (size_t j = 1; j <= m; j++) {
            uint16_t above = d[i - 1][j], left = d[i][j - 1];
            d[i][j] = a[i - 1] == b[j - 1] ? (uint16_t)(d[i - 1][j - 1] + 1)
                                           : (above > left ? above : left);
        }
    size_t i = n, j = m;
    while (i && j) {
        if (a[i - 1] == b[j - 1]) {
            taken[--i] = true;
            j--;
        } else if (d[i - 1][j] > d[i][j - 1]) {
            i--;
        } else {
            j--;
        }
    }
}

static const struct {
    size_t n, m;
    uint32_t words; /* different ones */
} lcs_cases[] = {
    {0, 5, 3},     {5, 0, 3},     {1, 1, 1},      {7, 9, 2},   {12, 30, 20},  {30, 12, 4},
    {63, 64, 5},   {64, 63, 5},   {64, 65, 9},    {65, 64, 2}, {128, 129, 6}, {200, 300, 12},
    {300, 200, 3}, {300, 300, 1}, {300, 300, 90}, {1, 300, 7}, {300, 1, 7},
};

Test(eval_rouge, lcs_takes_what_the_textbook_takes)
{
    struct lcs lcs = {0};
    uint64_t state = 1;
    for (size_t c = 0; c < sizeof lcs_cases / sizeof *lcs_cases; c++)
        for (unsigned round = 0; round < 20; round++) {
            uint32_t a[WORDS_MOST], b[WORDS_MOST];
            bool expected[WORDS_MOST] = {0}, taken[WORDS_MOST] = {0};
            size_t n = lcs_cases[c].n, m = lcs_cases[c].m;
            for (size_t i = 0; i < n + m; i++) {
                state = state * 6364136223846793005u + 1442695040888963407u;
                *(i < n ? &a[i] : &b[i - n]) = (uint32_t)(state >> 33) % lcs_cases[c].words;
            }
            plain_lcs(a, n, b, m, expected);
            cr_assert(lcs_begin(&lcs, b, m, lcs_cases[c].words));
            cr_assert(lcs_take(&lcs, a, n, taken));
            lcs_end(&lcs);
            cr_assert_arr_eq(taken, expected, sizeof taken, "case %zu (%zu x %zu), round %u", c, n,
                             m, round);
        }
    lcs_free(&lcs);
}

static const struct {
    const char *name;
    const char *reference[4], *candidate[4];
    double figures[ROUGE_FIGURES]; /* in per cent, two decimals */
} rouge_cases[] = {
    {"both empty", {0}, {0}, {0}},
    {"no candidate", {"a b"}, {0}, {0}},
    {"the same", {"a b c"}, {"a b c"}, {100, 100, 100, 100, 100, 100}},
    {"half", {"a b c d"}, {"a b"}, {66.67, 50, 50, 33.33, 66.67, 50}},
    {"counted as often as the reference has it",
     {"a b"},
     {"a a a a"},
     {33.33, 50, 0, 0, 33.33, 50}},
    {"pairs go over sentence ends", {"a b", "c d"}, {"b c"}, {66.67, 50, 50, 33.33, 66.67, 50}},
    {"the union of Lin's paper",
     {"p q r s t"},
     {"p q f g h", "p r i j t"},
     {53.33, 80, 15.38, 25, 53.33, 80}},
    {"order counts", {"a b c"}, {"c b a"}, {100, 100, 0, 0, 33.33, 33.33}},
    {"one word is no pair", {"a"}, {"a"}, {100, 100, 0, 0, 100, 100}},
};

static void read_side(struct side *side, const char *const *sentences, struct arena *arena,
                      struct vocabulary *vocabulary)
{
    cr_assert(side_open(side, 4, arena));
    for (size_t i = 0; i < 4 && sentences[i]; i++)
        cr_assert(side_add(side, str_of(sentences[i]), vocabulary));
}

Test(eval_rouge, figures)
{
    struct vocabulary *vocabulary = vocabulary_new();
    struct rouge *rouge = rouge_new();
    struct arena arena;
    cr_assert(vocabulary && rouge && arena_open(&arena, ARENA));
    for (size_t i = 0; i < sizeof rouge_cases / sizeof *rouge_cases; i++) {
        struct side reference, candidate;
        double figures[ROUGE_FIGURES];
        arena_reset(&arena, 0);
        read_side(&reference, rouge_cases[i].reference, &arena, vocabulary);
        read_side(&candidate, rouge_cases[i].candidate, &arena, vocabulary);
        cr_assert(
            rouge_score(rouge, &reference, &candidate, vocabulary_count(vocabulary), figures));
        for (size_t f = 0; f < ROUGE_FIGURES; f++)
            cr_expect_float_eq(100 * figures[f], rouge_cases[i].figures[f], 0.0051,
                               "%s: figure %zu is %.4f", rouge_cases[i].name, f, 100 * figures[f]);
    }
    arena_close(&arena);
    rouge_free(rouge);
    vocabulary_free(vocabulary);
}

/* More words than are looked at, all the same: the tables are full, nothing overflows. */
Test(eval_rouge, endless_sentences)
{
    enum { REPEATS = ROUGE_WORDS_MOST + 100 };
    struct vocabulary *vocabulary = vocabulary_new();
    struct rouge *rouge = rouge_new();
    struct side reference, candidate;
    struct arena arena;
    double figures[ROUGE_FIGURES];
    char *text = malloc(2 * REPEATS);
    cr_assert(vocabulary && rouge && text && arena_open(&arena, ARENA));
    for (size_t i = 0; i < REPEATS; i++)
        memcpy(text + 2 * i, i % 3 ? "a " : "b ", 2);
    const char *sentences[4] = {"a b", NULL};
    struct str large = {text, 2 * REPEATS};
    read_side(&reference, sentences, &arena, vocabulary);
    cr_assert(side_open(&candidate, 1, &arena) && side_add(&candidate, large, vocabulary));
    cr_expect_eq(candidate.n, ROUGE_WORDS_MOST);
    cr_assert(rouge_score(rouge, &reference, &candidate, vocabulary_count(vocabulary), figures));
    cr_expect_float_eq(figures[ROUGE_LR], 1, 1e-9);
    cr_assert(rouge_score(rouge, &candidate, &candidate, vocabulary_count(vocabulary), figures));
    cr_expect_float_eq(figures[ROUGE_LF], 1, 1e-9);
    free(text);
    arena_close(&arena);
    rouge_free(rouge);
    vocabulary_free(vocabulary);
}

static bool work(void)
{
    struct vocabulary *vocabulary = vocabulary_new();
    struct rouge *rouge = rouge_new();
    struct arena arena = {0};
    struct side side;
    double figures[ROUGE_FIGURES];
    bool good = vocabulary && rouge && arena_open(&arena, ARENA) && side_open(&side, 1, &arena) &&
                side_add(&side, STR("a longest common subsequence of two sentences"), vocabulary) &&
                rouge_score(rouge, &side, &side, vocabulary_count(vocabulary), figures);
    arena_close(&arena);
    rouge_free(rouge);
    vocabulary_free(vocabulary);
    return good;
}

Test(eval_rouge, without_memory)
{
    for (long k = 1; failing_malloc_at(k), !work(); k++)
        cr_assert(failing_malloc_hit(), "it fails without a reason");
    cr_assert(!failing_malloc_hit());
    failing_malloc_at(0);
}
