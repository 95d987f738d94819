/* Forests: the same on every machine, as many rows as there are, and as plain code says. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "kernel/model.h"
#include "model_bytes.h"

enum { INPUTS = 21, STRIDE = 24, ROWS_MAX = 70, LEVELS = FOREST_TREES_MAX * FOREST_DEPTH_MAX };

static char names[INPUTS][8];
static const char *features[INPUTS];
static const struct model_inputs inputs = {features, NULL, INPUTS, 0, NULL};

/* A forest as it is written, kept for plain code to compute with. */
struct plain {
    uint32_t output, trees, depth, shift;
    int32_t bias;
    uint16_t feature[LEVELS];
    int16_t threshold[LEVELS];
    int8_t leaf[FOREST_TREES_MAX << FOREST_DEPTH_MAX];
};

static uint32_t seed;

static uint32_t pick(uint32_t n)
{
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % n;
}

/* Near 0, anywhere or at an end. */
static int16_t pick_number(void)
{
    static const int16_t ends[] = {INT16_MIN, INT16_MIN + 1, -1, 0, 1, INT16_MAX - 1, INT16_MAX};
    switch (pick(4)) {
    case 0:
        return ends[pick(7)];
    case 1:
        return (int16_t)((int32_t)pick(1 << 16) - (1 << 15));
    default:
        return (int16_t)((int32_t)pick(200) - 100);
    }
}

static void fill(struct plain *plain, uint32_t output, uint32_t trees, uint32_t depth)
{
    plain->output = output;
    plain->trees = trees;
    plain->depth = depth;
    plain->shift = pick(FOREST_SHIFT_MAX + 1);
    plain->bias = (int32_t)pick(1000) - 500;
    for (uint32_t i = 0; i < trees * depth; i++) {
        plain->feature[i] = (uint16_t)pick(INPUTS);
        plain->threshold[i] = pick_number();
    }
    for (uint32_t i = 0; i < trees << depth; i++)
        plain->leaf[i] = (int8_t)((int32_t)pick(256) - 128);
}

static void write_text(struct model_bytes *bytes, const struct plain *plain, size_t n)
{
    char line[64];
    bytes->len = 0;
    model_bytes_text(bytes, "nutgraf model 2\nname: made\nlearned-from: nothing\n");
    for (uint32_t i = 0; i < INPUTS; i++) {
        snprintf(names[i], sizeof names[i], "f%u", i);
        features[i] = names[i];
        snprintf(line, sizeof line, "feature: f%u\n", i);
        model_bytes_text(bytes, line);
    }
    for (size_t f = 0; f < n; f++) {
        snprintf(line, sizeof line, "forest: %u %u %u %u\n", plain[f].output, plain[f].trees,
                 plain[f].depth, plain[f].shift);
        model_bytes_text(bytes, line);
    }
    model_bytes_text(bytes, "\n");
}

static struct model *write_model(const struct plain *plain, size_t n, struct error *error)
{
    static struct model_bytes bytes;
    write_text(&bytes, plain, n);
    for (size_t f = 0; f < n; f++) {
        const struct plain *one = &plain[f];
        model_bytes_number(&bytes, one->bias, 4);
        for (uint32_t t = 0; t < one->trees; t++)
            model_bytes_tree(&bytes, one->depth, one->feature + t * one->depth,
                             one->threshold + t * one->depth, one->leaf + (t << one->depth));
    }
    model_bytes_seal(&bytes);
    *error = (struct error){0};
    return model_new(model_bytes_str(&bytes), &inputs, error);
}

static int32_t plain_output(const struct plain *plain, const int16_t *x)
{
    int64_t sum = plain->bias;
    for (uint32_t t = 0; t < plain->trees; t++) {
        uint32_t index = 0;
        for (uint32_t i = t * plain->depth; i < (t + 1) * plain->depth; i++)
            index = index * 2 + (x[plain->feature[i]] > plain->threshold[i]);
        sum += plain->leaf[(t << plain->depth) + index];
    }
    return (int32_t)(sum * (1 << plain->shift));
}

static void expect_plain(const struct plain *plain, size_t n, const int16_t *x,
                         int32_t (*out)[FOREST_OUTPUTS], size_t rows, const char *row)
{
    for (size_t r = 0; r < rows; r++) {
        int32_t expected[FOREST_OUTPUTS] = {0};
        for (size_t f = 0; f < n; f++)
            expected[plain[f].output] = plain_output(&plain[f], x + r * STRIDE);
        cr_assert(memcmp(out[r], expected, sizeof expected) == 0,
                  "%s: row %zu of %zu: %d %d %d %d, expected %d %d %d %d", row, r, rows, out[r][0],
                  out[r][1], out[r][2], out[r][3], expected[0], expected[1], expected[2],
                  expected[3]);
    }
}

static void fill_rows(int16_t *x, const struct plain *plain)
{
    for (size_t i = 0; i < (size_t)ROWS_MAX * STRIDE; i++)
        x[i] = pick(2) ? pick_number() : plain->threshold[pick(plain->trees * plain->depth)];
}

static const char *const machines[FOREST_MACHINES] = {"portable", "AVX2", "AVX-512"};

Test(forest, every_machine_says_what_plain_code_says)
{
    static struct plain plain[FOREST_OUTPUTS];
    static alignas(64) int16_t x[ROWS_MAX * STRIDE];
    static int32_t out[ROWS_MAX][FOREST_OUTPUTS];
    for (uint32_t round = 0; round < 60; round++) {
        struct error error;
        uint32_t n = 1 + round % FOREST_OUTPUTS, depth = 1 + round % FOREST_DEPTH_MAX;
        seed = round + 1;
        for (uint32_t f = 0; f < n; f++)
            fill(&plain[f], (f + round / 4) % FOREST_OUTPUTS, 1 + pick(round % 5 ? 40 : 600),
                 1 + (depth + f) % FOREST_DEPTH_MAX);
        struct model *model = write_model(plain, n, &error);
        cr_assert(model != NULL, "%s", error.text);
        fill_rows(x, &plain[0]);
        for (enum forest_machine machine = 0; machine < FOREST_MACHINES; machine++) {
            model->forests.run = forests_run_on(machine);
            size_t rows = 1 + (round * 7 + machine) % ROWS_MAX;
            if (model->forests.run == NULL)
                continue;
            memset(out, 0x55, sizeof out);
            forests_score(&model->forests, x, STRIDE, NULL, rows, out);
            expect_plain(plain, n, x, out, rows, machines[machine]);
            cr_assert(rows == ROWS_MAX || out[rows][0] == 0x55555555, "%s: one row more",
                      machines[machine]);
        }
        model_free(model);
    }
}

/* As large as a forest can be: sums of 16 bits would overflow many times, columns are many. */
Test(forest, the_largest_forest_of_the_largest_leaves)
{
    static struct plain plain[1];
    static alignas(64) int16_t x[ROWS_MAX * STRIDE];
    static int32_t out[ROWS_MAX][FOREST_OUTPUTS];
    for (int leaf = -128; leaf <= 127; leaf += 255) {
        struct error error;
        fill(&plain[0], 3, FOREST_TREES_MAX, FOREST_DEPTH_MAX);
        memset(plain->leaf, leaf, sizeof plain->leaf);
        struct model *model = write_model(plain, 1, &error);
        cr_assert(model != NULL, "%s", error.text);
        fill_rows(x, &plain[0]);
        for (enum forest_machine machine = 0; machine < FOREST_MACHINES; machine++) {
            model->forests.run = forests_run_on(machine);
            if (model->forests.run == NULL)
                continue;
            forests_score(&model->forests, x, STRIDE, NULL, ROWS_MAX, out);
            expect_plain(plain, 1, x, out, ROWS_MAX, machines[machine]);
        }
        model_free(model);
    }
}

Test(forest, only_what_is_chosen_is_told)
{
    static struct plain plain[1];
    static int16_t x[ROWS_MAX * STRIDE];
    static int32_t all[ROWS_MAX][FOREST_OUTPUTS], some[ROWS_MAX][FOREST_OUTPUTS];
    uint32_t chosen[ROWS_MAX], n = 0;
    struct error error;
    seed = 5;
    fill(&plain[0], 1, 50, 4);
    struct model *model = write_model(plain, 1, &error);
    cr_assert(model != NULL, "%s", error.text);
    fill_rows(x, &plain[0]);
    for (uint32_t row = 0; row < ROWS_MAX; row++)
        if (pick(3) > 0)
            chosen[n++] = row;
    cr_assert(n > FOREST_ROWS && n < ROWS_MAX);
    forests_score(&model->forests, x, STRIDE, NULL, ROWS_MAX, all);
    forests_score(&model->forests, x, STRIDE, chosen, n, some);
    for (uint32_t row = 0, i = 0; row < ROWS_MAX; row++) {
        bool told = i < n && chosen[i] == row;
        cr_expect(some[row][1] == (told ? all[row][1] : 0), "row %u", row);
        i += told;
    }
    model_free(model);
}

Test(forest, what_is_too_large_or_unknown_is_refused)
{
    static struct plain plain[1];
    static const struct {
        const char *row, *told;
        int32_t bias;
        uint32_t shift;
        uint16_t feature;
    } rows[] = {
        {"it fits", NULL, INT32_MAX - 3 * 128, 0, 0},
        {"one too large", "32 bits", INT32_MAX - 3 * 128 + 1, 0, 0},
        {"downwards it fits", NULL, -INT32_MAX + 3 * 128, 0, 0},
        {"downwards it is one too large", "32 bits", -INT32_MAX + 3 * 128 - 1, 0, 0},
        {"the smallest number", "32 bits", INT32_MIN, 0, 0},
        {"shifted it fits", NULL, (1 << 19) - 1 - 3 * 128, 12, 0},
        {"shifted it is one too large", "32 bits", (1 << 19) - 3 * 128, 12, 0},
        {"the last feature", NULL, 0, 0, INPUTS - 1},
        {"no feature", "a feature that it has not", 0, 0, INPUTS},
        {"far from a feature", "a feature that it has not", 0, 0, UINT16_MAX},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct error error;
        fill(&plain[0], 0, 3, 2);
        plain->bias = rows[i].bias;
        plain->shift = rows[i].shift;
        plain->feature[5] = rows[i].feature;
        struct model *model = write_model(plain, 1, &error);
        cr_expect((model != NULL) == (rows[i].told == NULL), "%s: %s", rows[i].row, error.text);
        cr_expect(model || strstr(error.text, rows[i].told), "%s: %s", rows[i].row, error.text);
        model_free(model);
    }
}
