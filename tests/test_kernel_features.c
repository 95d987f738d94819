/* Where sentences stand, how long they are, what stands around them and what their words have been
 * worth: on lines of a hand-made article, by values found by hand. */
#include <stdio.h>

#include "kernel/features_parts.h"
#include "kernel/word_hashes.h"
#include "learned_made.h"

static const char text[] = "Engineers inspected girders\n"
                           "Councils borrowed fresh money quickly\n"
                           "Drivers await ferries\n"
                           "Shopkeepers demand compensation from ministers soon\n"
                           "Teachers welcome quiet streets\n"
                           "Historians remember wooden decks\n"
                           "Gulls sleep\n"
                           "Sailors fear fog\n";

/* A letter a sentence: what its line is, '+' for the line of the one before. */
static enum line_class class_of(char letter)
{
    switch (letter) {
    case 'l':
        return LINE_LABEL;
    case 'h':
        return LINE_HEADLINE;
    case 'c':
        return LINE_CAPTION;
    case 'o':
        return LINE_CREDIT;
    case 'b':
        return LINE_BYLINE;
    case 'd':
        return LINE_DATELINE;
    case 't':
        return LINE_TIMESTAMP;
    case 'i':
        return LINE_LIST;
    case 'r':
        return LINE_RELATED;
    case 'a':
        return LINE_PROMOTION;
    case '-':
        return LINE_BLANK;
    case 's':
        return LINE_STANDFIRST;
    default:
        return LINE_PROSE;
    }
}

static void regroup(struct document *document, const char *kinds)
{
    document->n_lines = 0;
    for (uint32_t s = 0; s < document->n_sentences; s++) {
        struct sentence *sentence = &document->sentences[s];
        if (kinds[s] != '+') {
            struct line *line = &document->lines[document->n_lines++];
            *line = (struct line){sentence->start, 0, s, 0, class_of(kinds[s]), true};
        }
        struct line *line = &document->lines[document->n_lines - 1];
        line->end = sentence->end;
        line->n_sentences++;
        sentence->line = document->n_lines - 1;
        sentence->class = line->class;
        sentence->selectable = line_is_prose(line->class);
    }
}

static const struct row {
    const char *kinds;
    uint32_t sentence;
    enum feature feature;
    int value;
} rows[] = {
    /* three sentences of 3, 6 and 2 words, two of them in one line */
    {"lbp+-cpr", 2, FEATURE_PLACE, 0},
    {"lbp+-cpr", 3, FEATURE_PLACE, 1},
    {"lbp+-cpr", 6, FEATURE_PLACE, 2},
    {"lbp+-cpr", 2, FEATURE_PLACE_LOG, 0},
    {"lbp+-cpr", 3, FEATURE_PLACE_LOG, 64},
    {"lbp+-cpr", 6, FEATURE_PLACE_LOG, 96},
    {"lbp+-cpr", 2, FEATURE_PLACE_INVERSE, 1024},
    {"lbp+-cpr", 6, FEATURE_PLACE_INVERSE, 341},
    {"lbp+-cpr", 6, FEATURE_PLACE_SHARE, 682},
    {"lbp+-cpr", 2, FEATURE_BEHIND_LOG, 96},
    {"lbp+-cpr", 6, FEATURE_BEHIND_LOG, 0},
    {"lbp+-cpr", 3, FEATURE_PROSE_LOG, 128},
    {"lbp+-cpr", 2, FEATURE_WORDS_BEFORE, 0},
    {"lbp+-cpr", 3, FEATURE_WORDS_BEFORE, 3 * 1024 / 11},
    {"lbp+-cpr", 6, FEATURE_WORDS_BEFORE, 9 * 1024 / 11},
    {"lbp+-cpr", 3, FEATURE_LINE_LOG, 0},
    {"lbp+-cpr", 6, FEATURE_LINE_LOG, 64},
    {"lbp+-cpr", 2, FEATURE_LINE_PLACE, 0},
    {"lbp+-cpr", 3, FEATURE_LINE_PLACE, 1},
    {"lbp+-cpr", 2, FEATURE_LINE_BEHIND, 1},
    {"lbp+-cpr", 3, FEATURE_LINE_BEHIND, 0},
    {"lbp+-cpr", 3, FEATURE_LINE_SIZE, 2},
    {"lbp+-cpr", 6, FEATURE_LINE_SIZE, 1},
    {"lbp+-cpr", 2, FEATURE_LINES_LOG, 96},
    {"lbp+-cpr", 2, FEATURE_OTHERS_BEFORE, 2},
    {"lbp+-cpr", 3, FEATURE_OTHERS_BEFORE, 2},
    {"lbp+-cpr", 6, FEATURE_OTHERS_BEFORE, 1},
    {"lbp+-cpr", 2, FEATURE_OTHERS_SHARE, 4 * 1024 / 6},
    {"lbp+-cpr", 2, FEATURE_LABELS_SHARE, 1024 / 6},
    {"lbp+-cpr", 2, FEATURE_BYLINE_BEFORE, 1},
    {"lbp+-cpr", 2, FEATURE_LABEL_BEFORE, 0},
    {"lbp+-cpr", 3, FEATURE_BYLINE_BEFORE, 0},
    {"lbp+-cpr", 2, FEATURE_PICTURE_BEHIND, 0},
    {"lbp+-cpr", 3, FEATURE_PICTURE_BEHIND, 1},
    {"lbp+-cpr", 6, FEATURE_PICTURE_BEFORE, 1},
    {"lbp+-cpr", 6, FEATURE_PROMOTION_BEHIND, 1},
    {"lbp+-cpr", 6, FEATURE_STANDFIRST, 0},
    {"lbp+-cpr", 0, FEATURE_PROSE_LOG, 0}, /* no prose, no features */
    {"lbp+-cpr", 5, FEATURE_WORDS, 0},
    {"lbp+-cpr", 3, FEATURE_WORDS, 6},
    {"lbp+-cpr", 2, FEATURE_WORDS_LOG, 128},
    {"lbp+-cpr", 3, FEATURE_WORDS_RELATIVE, 6 * 256 * 3 / 12},
    {"lbp+-cpr", 3, FEATURE_WORDS_MEAN, 3},
    {"lbp+-cpr", 2, FEATURE_LINE_WORDS, 208},
    {"lbp+-cpr", 6, FEATURE_LINE_WORDS, 96},
    /* each kind of line around */
    {"hppppppp", 1, FEATURE_LABEL_BEFORE, 1},
    {"lppppppp", 1, FEATURE_LABEL_BEFORE, 1},
    {"oppppppp", 1, FEATURE_PICTURE_BEFORE, 1},
    {"ippppppp", 1, FEATURE_LIST_BEFORE, 1},
    {"appppppp", 1, FEATURE_PROMOTION_BEFORE, 1},
    {"rppppppp", 1, FEATURE_PROMOTION_BEFORE, 1},
    {"dppppppp", 1, FEATURE_BYLINE_BEFORE, 1},
    {"tppppppp", 1, FEATURE_BYLINE_BEFORE, 1},
    {"pppppppl", 6, FEATURE_LABEL_BEHIND, 1},
    {"pppppppo", 6, FEATURE_PICTURE_BEHIND, 1},
    {"pppppppi", 6, FEATURE_LIST_BEHIND, 1},
    {"pppppppa", 6, FEATURE_PROMOTION_BEHIND, 1},
    {"pppppppp", 6, FEATURE_LABEL_BEFORE, 0},
    {"l---pppp", 4, FEATURE_LABEL_BEFORE, 1},
    {"l---pppp", 4, FEATURE_OTHERS_BEFORE, 1},
    {"sppppppp", 0, FEATURE_STANDFIRST, 1},
    {"sppppppp", 0, FEATURE_PLACE, 0},
    {"iippppti", 2, FEATURE_LISTS_SHARE, 3 * 1024 / 8},
    {"iippppti", 5, FEATURE_TIMES_SHARE, 1024 / 8},
    {"iippppti", 5, FEATURE_OTHERS_SHARE, 4 * 1024 / 8},
    {"p+++++++", 7, FEATURE_LINE_PLACE, 7},
    {"p+++++++", 0, FEATURE_LINES_LOG, 64},
};

static void measure(struct learned_made *made, const struct model *model)
{
    cr_assert(features_read(&made->features, &made->made.document, &made->made.terms, &made->kinds,
                            model, &made->made.arena));
}

static int value_of(const struct learned_made *made, uint32_t sentence, enum feature feature)
{
    return features_of(&made->features, sentence)[feature];
}

Test(features, place_and_length)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct learned_made made;
        learned_open(&made, "", text);
        regroup(&made.made.document, rows[i].kinds);
        measure(&made, NULL);
        int value = value_of(&made, rows[i].sentence, rows[i].feature);
        cr_expect(value == rows[i].value, "%s, sentence %u: %s is %d, expected %d", rows[i].kinds,
                  rows[i].sentence, features_names[rows[i].feature], value, rows[i].value);
        learned_close(&made);
    }
}

/* What a row tells of its neighbours is what their rows tell of themselves. */
Test(features, neighbours)
{
    static const enum feature before[][2] = {{FEATURE_BEFORE_WORDS, FEATURE_WORDS},
                                             {FEATURE_BEFORE_CENTROID, FEATURE_CENTROID},
                                             {FEATURE_BEFORE_SPEECH, FEATURE_SPEECH},
                                             {FEATURE_BEFORE_WEIGHT, FEATURE_WORD_MEAN}};
    static const enum feature behind[][2] = {{FEATURE_BEHIND_WORDS, FEATURE_WORDS},
                                             {FEATURE_BEHIND_CENTROID, FEATURE_CENTROID},
                                             {FEATURE_BEHIND_CONNECTIVE, FEATURE_CONNECTIVE},
                                             {FEATURE_BEHIND_LEANING, FEATURE_LEANING},
                                             {FEATURE_BEHIND_SPEECH, FEATURE_SPEECH},
                                             {FEATURE_BEHIND_WEIGHT, FEATURE_WORD_MEAN},
                                             {FEATURE_BEHIND_OPENING, FEATURE_OPENING_WEIGHT}};
    static const char lines[] = "Engineers inspected girders near the harbour of Altmoor\n"
                                "But councils said that girders had told them nothing\n"
                                "Teachers welcome streets, the caption says\n"
                                "\"Ferries await girders in the harbour,\" Osten said\n"
                                "He argued that engineers see \"such girders\" in Altmoor\n"
                                "Even so the harbour was told of it, said Osten\n";
    static const uint32_t measured[] = {0, 1, 3, 4, 5};
    static const int8_t weight[] = {3, -1, 4, -2};
    const struct words_made tables[] = {{2, weight}, {2, weight}};
    struct model *model =
        model_made((struct forests_made){0}, (struct stage_made){0}, "", tables, 2);
    struct learned_made made;
    learned_open(&made, "", lines);
    made.made.document.sentences[1].opening = OPENING_CONNECTIVE;
    made.made.document.sentences[1].body += 4;
    made.made.document.sentences[2].selectable = false;
    made.made.document.sentences[4].opening = OPENING_PRONOUN;
    measure(&made, model);
    for (uint32_t i = 0; i < 5; i++) {
        const int16_t *row = features_of(&made.features, measured[i]);
        const int16_t none[FEATURES] = {0};
        const int16_t *last = i > 0 ? features_of(&made.features, measured[i - 1]) : none;
        const int16_t *next = i < 4 ? features_of(&made.features, measured[i + 1]) : none;
        for (size_t k = 0; k < sizeof before / sizeof *before; k++)
            cr_expect(row[before[k][0]] == last[before[k][1]], "sentence %u: %s", measured[i],
                      features_names[before[k][0]]);
        for (size_t k = 0; k < sizeof behind / sizeof *behind; k++)
            cr_expect(row[behind[k][0]] == next[behind[k][1]], "sentence %u: %s", measured[i],
                      features_names[behind[k][0]]);
        cr_expect(row[FEATURE_BEFORE_QUOTED] == (last[FEATURE_QUOTED] || last[FEATURE_SPOKEN]));
        cr_expect(row[FEATURE_BEHIND_QUOTED] == (next[FEATURE_QUOTED] || next[FEATURE_SPOKEN]));
        cr_expect(row[FEATURE_BEHIND_LEANS] ==
                  (next[FEATURE_PRONOUN] || next[FEATURE_ORPHAN] || next[FEATURE_LEANS]));
    }
    cr_expect(value_of(&made, 1, FEATURE_BEHIND_QUOTED) == 1, "the caption is no neighbour");
    cr_expect(value_of(&made, 3, FEATURE_BEHIND_LEANS) == 1);
    cr_expect(value_of(&made, 0, FEATURE_BEHIND_CONNECTIVE) == 1);
    learned_close(&made);
    model_free(model);
}

Test(features, words_weigh_what_the_tables_say)
{
    enum { BITS = 5 };
    static int8_t one[1 << BITS], opening[1 << (BITS - 1)];
    for (int i = 0; i < 1 << BITS; i++)
        one[i] = (int8_t)(i * 37 % 255 - 127);
    for (int i = 0; i < 1 << (BITS - 1); i++)
        opening[i] = (int8_t)(i * 91 % 255 - 127);
    const struct words_made tables[] = {{BITS, one}, {BITS - 1, opening}};
    struct model *model =
        model_made((struct forests_made){0}, (struct stage_made){0}, "", tables, 2);
    struct learned_made made;
    learned_open(&made, "", text);
    measure(&made, model);
    int64_t sum[8], total = 0;
    for (uint32_t s = 0; s < 8; s++) {
        const struct sentence *sentence = &made.made.document.sentences[s];
        const uint32_t *keys = made.made.terms.keys + sentence->first_token;
        int first = 0, mean;
        sum[s] = 0;
        for (uint32_t k = 0; k < sentence->n_tokens; k++) {
            sum[s] += one[word_hash_one(keys[k]) & 31];
            sum[s] += k > 0 ? one[word_hash_two(keys[k - 1], keys[k]) & 31] : 0;
            first += k < 3 ? opening[word_hash_opening(keys, k + 1) & 15] : 0;
        }
        total += sum[s];
        mean = (int)(sum[s] * 64 / (int64_t)sentence->n_tokens);
        cr_expect(value_of(&made, s, FEATURE_WORD_SUM) == sum[s] &&
                      value_of(&made, s, FEATURE_WORD_MEAN) == mean &&
                      value_of(&made, s, FEATURE_OPENING_WEIGHT) == first,
                  "sentence %u: %d, %d, %d", s, value_of(&made, s, FEATURE_WORD_SUM),
                  value_of(&made, s, FEATURE_WORD_MEAN),
                  value_of(&made, s, FEATURE_OPENING_WEIGHT));
    }
    for (uint32_t s = 0; s < 8; s++)
        cr_expect(value_of(&made, s, FEATURE_WORD_BEST) == sum[s] - total / 8, "sentence %u", s);
    learned_close(&made);
    model_free(model);
}

Test(features, empty_and_one_sentence)
{
    struct learned_made made;
    learned_open(&made, "Bridge closes", "");
    cr_expect(made.features.n_sentences == 0);
    learned_close(&made);
    learned_open(&made, "Bridge closes", "Engineers inspected girders\n");
    const int16_t *row = features_of(&made.features, 0);
    cr_expect(row[FEATURE_WORDS] == 3 && row[FEATURE_PLACE_INVERSE] == 1024);
    cr_expect(row[FEATURE_BEHIND_LOG] == 0 && row[FEATURE_PROSE_LOG] == 64);
    cr_expect(row[FEATURE_FORWARD] == 0 && row[FEATURE_BACKWARD] == 0 && row[FEATURE_NEXT] == 0);
    cr_expect(row[FEATURE_NEW] == 1024 && row[FEATURE_FIRST] >= 1023);
    learned_close(&made);
    learned_open(&made, "", "the of and\n");
    row = features_of(&made.features, 0);
    cr_expect(row[FEATURE_CONTENT] == 0 && row[FEATURE_CENTROID] == 0 && row[FEATURE_WORDS] == 3);
    learned_close(&made);
}

/* False at every size that is too small, and never a look behind the end. */
Test(features, an_arena_too_small_is_told)
{
    static const int8_t weight[] = {3};
    const struct words_made table = {0, weight};
    struct model *model =
        model_made((struct forests_made){0}, (struct stage_made){0}, "", &table, 1);
    struct learned_made made;
    bool fits = false;
    size_t size = 0;
    learned_open(&made, "Girders of ferries", text);
    for (; !fits; size++) {
        struct arena arena = made.made.arena;
        cr_assert(arena.pos + size <= arena.end);
        arena.end = arena.pos + size;
        fits = features_read(&made.features, &made.made.document, &made.made.terms, &made.kinds,
                             model, &arena);
    }
    cr_expect(size > 8 * FEATURES_STRIDE * sizeof(int16_t), "%zu bytes", size);
    cr_expect(value_of(&made, 7, FEATURE_PLACE) == 7 && value_of(&made, 7, FEATURE_WORD_SUM) == 15);
    learned_close(&made);
    model_free(model);
}
