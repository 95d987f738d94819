/* The choice of points, on documents whose openings are set by hand. */
#include <stdio.h>

#include "kernel/select.h"
#include "kernel_lines.h"

enum { P = OPENING_PLAIN, C = OPENING_CONNECTIVE, R = OPENING_PRONOUN, Q = OPENING_QUOTE };
enum { LINES = 6 };

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
    uint32_t score[LINES];
    uint32_t points, max_words;
    const char *chosen; /* each sentence: its rank, or '.'; then which points begin at the body */
} rows[] = {
    {"by score", {P, P, P, P, P, P}, {1, 5, 3, 2, 4, 0}, 3, 0, ".13.2. ......"},
    {"equal scores by place", {P, P, P, P, P, P}, {7, 7, 7, 7, 7, 7}, 2, 0, "12.... ......"},
    {"as many as there are", {P, P, P, P, P, P}, {6, 5, 4, 3, 2, 1}, 0, 0, "123456 ......"},
    {"more than there are", {P, P, P, P, P, P}, {6, 5, 4, 3, 2, 1}, 99, 0, "123456 ......"},
    {"a pronoun hangs", {P, P, R, P, P, P}, {5, 1, 9, 4, 3, 2}, 3, 0, "1..23. ......"},
    {"a pronoun waits", {P, P, R, P, P, P}, {5, 4, 9, 3, 2, 1}, 3, 0, "123... ......"},
    {"a chain of pronouns", {P, P, R, R, R, P}, {1, 5, 9, 8, 7, 2}, 4, 0, ".1234. ......"},
    {"a quote hangs", {P, P, Q, P, P, P}, {5, 1, 9, 4, 3, 2}, 3, 0, "1..23. ......"},
    {"a quote waits", {P, P, Q, P, P, P}, {5, 4, 9, 3, 2, 1}, 3, 0, "123... ......"},
    {"the first hangs, too", {R, P, P, P, P, P}, {9, 1, 2, 3, 4, 5}, 2, 0, "....21 ......"},
    {"a connective alone", {P, P, C, P, P, P}, {5, 1, 9, 4, 3, 2}, 2, 0, "2.1... ..b..."},
    {"a connective led up to", {P, P, C, P, P, P}, {5, 9, 8, 4, 3, 2}, 2, 0, ".12... ......"},
    {"led up to later", {P, P, C, P, P, P}, {5, 8, 9, 4, 3, 2}, 2, 0, ".21... ......"},
    {"led up to, no room", {P, P, C, P, P, P}, {5, 8, 9, 4, 3, 2}, 2, 10, ".21... ..b..."},
    {"words", {P, P, P, P, P, P}, {6, 5, 4, 3, 2, 1}, 0, 17, "12.... ......"},
    {"a body fits", {P, P, C, P, P, P}, {6, 5, 4, 3, 2, 1}, 0, 4, "..1... ..b..."},
    {"nothing fits", {P, P, P, P, P, P}, {1, 2, 3, 9, 4, 5}, 3, 2, "...1.. ......"},
    {"all hang", {R, R, R, R, R, R}, {1, 2, 3, 9, 4, 5}, 2, 0, "...12. ......"},
};

static void choose(const struct row *row, struct made *made, struct kernel_result *result)
{
    for (uint32_t s = 0; s < LINES; s++) {
        struct sentence *sentence = &made->document.sentences[s];
        sentence->opening = (enum opening)row->opening[s];
        sentence->body = sentence->start + (row->opening[s] == C ? 7 : 0);
    }
    struct kernel_options options = {.points = row->points, .max_words = row->max_words};
    cr_assert(select_points(&made->document, &made->terms, row->score, NULL, &options, &made->arena,
                            result));
}

/* The choice as the table writes it. */
static void draw(const struct made *made, const struct kernel_result *result, char *out)
{
    strcpy(out, "...... ......");
    for (size_t i = 0; i < result->n_points; i++) {
        const struct kernel_point *point = &result->points[i];
        out[point->sentence] = (char)('0' + point->rank);
        if (point->start != made->document.sentences[point->sentence].start)
            out[LINES + 1 + point->sentence] = 'b';
    }
}

Test(rank_select, rules)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct made made = made_open("", text);
        struct kernel_result result = {0};
        char chosen[2 * LINES + 2];
        choose(&rows[i], &made, &result);
        draw(&made, &result, chosen);
        cr_expect(strcmp(chosen, rows[i].chosen) == 0, "%s: %s, expected %s", rows[i].name, chosen,
                  rows[i].chosen);
        made_close(&made);
    }
}

Test(rank_select, a_caption_between_parts_what_it_parts)
{
    struct row row = {"", {P, P, R, P, P, P}, {1, 9, 8, 3, 2, 1}, 2, 0, ""};
    struct made made = made_open("", text);
    struct kernel_result result = {0};
    made.document.lines[1].class = LINE_CAPTION;
    made.document.sentences[1].selectable = false;
    choose(&row, &made, &result);
    char chosen[2 * LINES + 2];
    draw(&made, &result, chosen);
    cr_expect(strcmp(chosen, "...12. ......") == 0, "%s", chosen);
    made_close(&made);
}

Test(rank_select, rules_give_way_one_by_one)
{
    static const struct row given[] = {
        {"a pronoun before a quote", {P, R, Q, Q, Q, Q}, {0, 1, 9, 8, 7, 6}, 1, 0, ".1.... ......"},
        {"then a quote", {P, Q, Q, Q, Q, Q}, {0, 1, 9, 8, 7, 6}, 1, 0, "..1... ......"},
        {"too long before it hangs", {P, P, R, R, R, R}, {0, 1, 9, 8, 7, 6}, 1, 4, ".1.... ......"},
        {"then its successors", {P, R, R, R, R, R}, {0, 9, 1, 2, 3, 4}, 3, 0, ".123.. ......"},
    };
    for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
        struct made made = made_open("", text);
        struct kernel_result result = {0};
        char chosen[2 * LINES + 2];
        made.document.sentences[0].selectable = false;
        choose(&given[i], &made, &result);
        draw(&made, &result, chosen);
        cr_expect(strcmp(chosen, given[i].chosen) == 0, "%s: %s, expected %s", given[i].name,
                  chosen, given[i].chosen);
        made_close(&made);
    }
}

/* All chosen of very many: the heap and the set of trigrams at their limits. */
Test(rank_select, thousands_of_sentences)
{
    enum { MANY = 4000 };
    static char long_text[MANY * 48];
    static uint32_t score[MANY];
    size_t n = 0;
    for (unsigned i = 0; i < MANY; i++) {
        n +=
            (size_t)sprintf(long_text + n, "zorb%u blax%u quon%u tree%u\n", i, i + 1, i + 2, i / 2);
        score[i] = i * 7919 % MANY;
    }
    struct made made = made_open("", long_text);
    struct kernel_options options = {0};
    struct kernel_result result = {0};
    cr_assert(
        select_points(&made.document, &made.terms, score, NULL, &options, &made.arena, &result));
    cr_assert(result.n_points == MANY, "%zu points", result.n_points);
    for (unsigned i = 0; i < MANY; i++)
        cr_expect(result.points[i].sentence == i && result.points[i].rank == MANY - score[i],
                  "sentence %u has rank %u", i, result.points[i].rank);
    made_close(&made);
}
