/* Words -> keys, terms and scores; floating point is the judge of the fixed point. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "kernel/rank.h"
#include "kernel_lines.h"

static const char text[] =
    "Engineers found deep cracks in two main girders of the harbour bridge at Altmoor on Tuesday "
    ".\n"
    "The bridge closes in March and repairs of the girders cost the council 48 million crowns .\n"
    "Around 23,000 drivers cross the bridge every day and the council plans a ferry for them .\n"
    "Mayor Petra Lindqvist wants a new school .\n"
    "Drivers doubt that the ferry will carry everybody who crosses the harbour today , and many of "
    "them said that repairs of the bridge should wait until the council has found money for a "
    "second bridge , a tunnel or more ferries across the harbour .\n"
    "\"The girders of the bridge are old ,\" said an engineer .\n"
    "Will the bridge open again before the winter comes to the harbour of Altmoor ?\n";

static uint32_t key_of(struct stems *stems, const char *word)
{
    uint32_t n = (uint32_t)strlen(word);
    char *copy = malloc(n); /* exact memory: a byte read behind it is seen */
    cr_assert(copy != NULL);
    memcpy(copy, word, n);
    uint32_t key = lexicon_key(stems, copy, n, copy + n);
    free(copy);
    return key;
}

static const struct {
    const char *a, *b;
    bool same;
} pairs[] = {
    {"bridge", "Bridges", true},
    {"BRIDGE", "bridge", true},
    {"government's", "governments", true},
    {"government\xE2\x80\x99s", "government", true},
    {"zorblaxian", "Zorblaxians", true},
    {"zorblaxian\xE2\x80\x99s", "ZORBLAXIAN'S", true},
    {"Zorblax", "Zorblaxian", false},
    {"bridge", "girder", false},
    {"caf\xC3\xA9", "cafe", false},
    {"1978", "1979", false},
    {"antidisestablishmentarianisms", "Antidisestablishmentarianism", true},
    {"a", "b", false},
};

Test(rank, words_of_one_stem_have_one_key)
{
    struct stems *stems = stems_new();
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        cr_expect((key_of(stems, pairs[i].a) == key_of(stems, pairs[i].b)) == pairs[i].same,
                  "%s, %s", pairs[i].a, pairs[i].b);
    stems_free(stems);
}

static const struct {
    const char *word;
    bool stop, number, unknown;
} kinds[] = {
    {"the", true, false, false},          {"The", true, false, false},
    {"don't", true, false, false},        {"Don\xE2\x80\x99t", true, false, false},
    {"bridge", false, false, false},      {"1978", false, true, true},
    {"48m", false, true, true},           {"zorblaxian", false, false, true},
    {"\xE6\xA9\x8B", false, false, true}, {"s", true, false, false},
};

Test(rank, keys_tell_what_a_word_is)
{
    struct stems *stems = stems_new();
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        uint32_t key = key_of(stems, kinds[i].word);
        cr_expect(lexicon_is_stop(key) == kinds[i].stop, "%s: stop word", kinds[i].word);
        cr_expect(((key & TERM_UNKNOWN) != 0) == kinds[i].unknown, "%s: unknown", kinds[i].word);
        cr_expect(((key & TERM_UNKNOWN) && (key & TERM_NUMBER)) == kinds[i].number, "%s: number",
                  kinds[i].word);
        cr_expect(lexicon_rarity(key) <= lexicon_idf_max, "%s: rarity", kinds[i].word);
    }
    stems_free(stems);
}

Test(rank, rarer_words_weigh_more)
{
    static const char *const words[] = {"year", "week", "bridge", "scaffolding", "zorblaxian"};
    struct stems *stems = stems_new();
    for (size_t i = 1; i < sizeof words / sizeof words[0]; i++)
        cr_expect(lexicon_rarity(key_of(stems, words[i - 1])) <
                      lexicon_rarity(key_of(stems, words[i])),
                  "%s is not commoner than %s", words[i - 1], words[i]);
    stems_free(stems);
}

/* Words of every length at the end of memory: the same key wherever the text ends. */
Test(rank, a_key_does_not_depend_on_what_follows)
{
    struct stems *stems = stems_new();
    char word[81] = "";
    for (uint32_t n = 1; n <= 80; n++) {
        word[n - 1] = (char)('a' + n % 26);
        char longer[100];
        memset(longer, 'Q', sizeof longer);
        memcpy(longer, word, n);
        cr_expect(lexicon_key(stems, longer, n, longer + sizeof longer) == key_of(stems, word),
                  "%u bytes", n);
    }
    stems_free(stems);
}

Test(rank, square_root_is_exact)
{
    cr_expect(square_root(0) == 0);
    cr_expect(square_root(UINT64_MAX) == UINT32_MAX);
    for (uint64_t root = 1; root < UINT32_MAX; root = root * 5 / 3 + 1) {
        cr_expect(square_root(root * root) == root, "%zu squared", (size_t)root);
        cr_expect(square_root(root * root - 1) == root - 1, "%zu squared less 1", (size_t)root);
        cr_expect(square_root(root * root + 2 * root) == root, "%zu squared and more",
                  (size_t)root);
    }
}

static double use_weight(const struct terms *terms, struct use use)
{
    return (double)use.count * terms->rarity[use.term];
}

static uint32_t term_count(const struct terms *terms, uint32_t s)
{
    return terms->first_use[s + 1] - terms->first_use[s];
}

Test(rank, terms_are_counted)
{
    struct made made = made_open("The harbour's bridges", text);
    const struct terms *terms = &made.terms;
    uint32_t sum = 0, uses = 0, in_title = 0;
    for (uint32_t t = 0; t < terms->n; t++) {
        sum += terms->count[t];
        in_title += terms->in_title[t];
    }
    for (uint32_t u = 0; u < terms->first_use[made.document.n_sentences]; u++)
        uses += terms->uses[u].count;
    cr_expect(sum == uses && sum == terms->n_words - terms->n_stop, "%u counted, %u used", sum,
              uses);
    cr_expect(sum == terms->first_content[made.document.n_sentences]);
    cr_expect(in_title == 2, "%u terms of the title", in_title);
    cr_expect(term_count(terms, 3) == 6, "the fourth sentence has %u terms", term_count(terms, 3));
    cr_expect(terms->uses[0].term == 0 && terms->content[0] == 0, "numbered as they appear");
    made_close(&made);
}

static double centroid_weight(const struct terms *terms, uint32_t t)
{
    return sqrt((double)terms->count[t] + 2 * terms->in_title[t]) * terms->rarity[t];
}

static double cosine_with_centroid(const struct terms *terms, uint32_t s)
{
    double dot = 0, own = 0, all = 0;
    for (uint32_t t = 0; t < terms->n; t++)
        all += pow(centroid_weight(terms, t), 2);
    for (uint32_t u = terms->first_use[s]; u < terms->first_use[s + 1]; u++) {
        dot += use_weight(terms, terms->uses[u]) * centroid_weight(terms, terms->uses[u].term);
        own += pow(use_weight(terms, terms->uses[u]), 2);
    }
    return own > 0 ? dot / sqrt(own * all) : 0;
}

/* place, length and voice as rank.c states them */
static double factors(const struct document *document, uint32_t s)
{
    const struct sentence *sentence = &document->sentences[s];
    const char *start = document->text.data + sentence->start;
    double words = sentence->words, place = 0.3 + 0.7 * pow(0.75, s);
    double length = words < 25 ? 0.4 + 0.6 * words / 25 : words > 45 ? 45 / words : 1;
    double voice = document->text.data[sentence->end - 1] == '?' ? 0.5 : *start == '"' ? 0.3 : 1;
    return place * length * voice;
}

/* The fixed point's square roots of counts have 4 bits behind the point, hence 1.5 %. */
Test(rank, centroid_agrees_with_floating_point)
{
    struct made made = made_open("Altmoor's bridge closes", text);
    uint32_t score[16];
    cr_assert(rank_centroid(&made.document, &made.terms, &made.arena, score));
    for (uint32_t s = 0; s < made.document.n_sentences; s++) {
        double expected = 10000 * cosine_with_centroid(&made.terms, s) * factors(&made.document, s);
        cr_expect(fabs(score[s] - expected) < 0.015 * expected + 1,
                  "sentence %u: %u, expected %.1f", s, score[s], expected);
    }
    made_close(&made);
}

static double cosine(const struct terms *terms, uint32_t a, uint32_t b)
{
    double dot = 0, aa = 0, bb = 0;
    for (uint32_t u = terms->first_use[a]; u < terms->first_use[a + 1]; u++) {
        aa += pow(use_weight(terms, terms->uses[u]), 2);
        for (uint32_t v = terms->first_use[b]; v < terms->first_use[b + 1]; v++)
            if (terms->uses[u].term == terms->uses[v].term)
                dot += use_weight(terms, terms->uses[u]) * use_weight(terms, terms->uses[v]);
    }
    for (uint32_t v = terms->first_use[b]; v < terms->first_use[b + 1]; v++)
        bb += pow(use_weight(terms, terms->uses[v]), 2);
    return aa > 0 && bb > 0 ? dot / sqrt(aa * bb) : 0;
}

/* PageRank over the graph as the paper draws it, all pairs. */
static void page_rank(const struct terms *terms, uint32_t n, double *rank)
{
    double next[16], degree[16];
    for (uint32_t i = 0; i < n; i++) {
        rank[i] = 1;
        degree[i] = 0;
        for (uint32_t j = 0; j < n; j++)
            degree[i] += i == j ? 0 : cosine(terms, i, j);
    }
    for (int step = 0; step < 20; step++) {
        for (uint32_t i = 0; i < n; i++) {
            next[i] = 0.15;
            for (uint32_t j = 0; j < n; j++)
                if (i != j && degree[j] >= 1.0 / 64)
                    next[i] += 0.85 * rank[j] * cosine(terms, i, j) / degree[j];
        }
        memcpy(rank, next, n * sizeof *rank);
    }
}

Test(rank, textrank_agrees_with_floating_point)
{
    struct made made = made_open("", text);
    uint32_t n = made.document.n_sentences, score[16];
    double rank[16], best = 0;
    cr_assert(rank_textrank(&made.document, &made.terms, &made.arena, score));
    page_rank(&made.terms, n, rank);
    for (uint32_t s = 0; s < n; s++)
        best = rank[s] > best ? rank[s] : best;
    for (uint32_t s = 0; s < n; s++)
        cr_expect(fabs(score[s] - 10000 * rank[s] / best) < 20, "sentence %u: %u, expected %.1f", s,
                  score[s], 10000 * rank[s] / best);
    made_close(&made);
}

Test(rank, what_is_not_selectable_has_no_score)
{
    struct made made = made_open("", text);
    uint32_t score[16];
    made.document.sentences[0].selectable = false;
    rank_lead(&made.document, score);
    cr_expect(score[0] == 0 && score[1] == 10000 && score[2] == 5000);
    cr_assert(rank_centroid(&made.document, &made.terms, &made.arena, score));
    cr_expect(score[0] == 0 && score[1] > 0);
    cr_assert(rank_textrank(&made.document, &made.terms, &made.arena, score));
    cr_expect(score[0] == 0 && score[1] > 0);
    made_close(&made);
}

/* As much as the bounds allow: many equal words, many distinct ones in one sentence. */
Test(rank, sums_do_not_overflow)
{
    enum { WORDS = 30000 };
    char *long_text = malloc(WORDS * 16);
    cr_assert(long_text != NULL);
    size_t n = 0;
    for (int i = 0; i < WORDS; i++) {
        n += (size_t)sprintf(long_text + n, i % 2 ? "zorblax " : "z%xq ", (unsigned)i);
        if (i % 10000 == 9999)
            long_text[n - 1] = '\n';
    }
    long_text[n] = 0;
    struct made made = made_open("zorblax", long_text);
    uint32_t score[16];
    cr_assert(made.document.n_sentences == 3);
    cr_assert(rank_centroid(&made.document, &made.terms, &made.arena, score));
    for (int s = 0; s < 3; s++)
        cr_expect(score[s] > 0 && score[s] <= SCORE_ONE, "sentence %d: %u", s, score[s]);
    cr_assert(rank_textrank(&made.document, &made.terms, &made.arena, score));
    for (int s = 0; s < 3; s++)
        cr_expect(score[s] > 9000 && score[s] <= SCORE_ONE, "sentence %d: %u", s, score[s]);
    made_close(&made);
    free(long_text);
}
