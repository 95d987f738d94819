/* Model files: whole ones are read and computed with, wrong ones refused for what is wrong. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "failing_malloc.h"
#include "kernel/models.h"
#include "model_bytes.h"

static const uint32_t dictionary = 4000000000;
static const char *const features[] = {"place", "words"}, *const gains[] = {"score"};
static const struct model_inputs inputs = {features, gains, 2, 1, &dictionary};

#define HEAD "nutgraf model 1\nname: small\nlearned-from: twelve articles\n"
#define PLACE "feature: place 0 100 10 300 32767\n"
#define WORDS "feature: words -50 50 0 600 -16384\n"
#define LAYERS "layer: 3 4\nlayer: 2 1\n"
#define GAIN "gain: score -1000 1000 0 32 16384\ngain-layer: 1 2\n"
#define REST                                                                                       \
    "dictionary: 4000000000\nwords: 2\nwords: 0\nparameter: stop-gain -70\nparameter: "            \
    "dangling-cost 2147483647\n"

static const char good[] = HEAD PLACE WORDS LAYERS GAIN REST "\n";

static const int32_t bias_one[] = {16, -32, 5}, bias_two[] = {7, -9}, bias_gain[] = {-3};
static const int16_t weight_one[] = {3, -2, 1, 4, -5, 6}, weight_two[] = {2, -1, 3, 1, 1, 1},
                     weight_gain[] = {5};

/* The arrays that go with the text, and the checksum. */
static void make(struct model_bytes *bytes, const char *text)
{
    static const int8_t words[] = {1, -128, 127, -4, 9};
    bytes->len = 0;
    model_bytes_text(bytes, text);
    model_bytes_layer(bytes, bias_one, weight_one, 3, 2);
    model_bytes_layer(bytes, bias_two, weight_two, 2, 3);
    model_bytes_layer(bytes, bias_gain, weight_gain, 1, 1);
    for (size_t i = 0; i < sizeof words; i++)
        model_bytes_number(bytes, words[i], 1);
    model_bytes_seal(bytes);
}

/* Read from a block of its very size, so that a read behind it is seen. */
static struct model *read_exact(struct str bytes, struct error *error)
{
    char *copy = malloc(bytes.len ? bytes.len : 1);
    memcpy(copy, bytes.data, bytes.len);
    *error = (struct error){0};
    struct model *model = model_new((struct str){copy, bytes.len}, &inputs, error);
    free(copy);
    return model;
}

Test(model, a_whole_file_is_read)
{
    static struct model_bytes bytes;
    struct error error;
    make(&bytes, good);
    struct model *model = read_exact(model_bytes_str(&bytes), &error);
    cr_assert(model != NULL, "%s", error.text);
    cr_expect_str_eq(model->name, "small");
    cr_expect_str_eq(model->learned_from, "twelve articles");
    cr_expect(model->sentence.n_outputs == 2 && model->gain.n_outputs == 1);
    cr_expect(model_parameter(model, MODEL_STOP_GAIN, 1) == -70);
    cr_expect(model_parameter(model, MODEL_DANGLING_COST, 1) == INT32_MAX);
    cr_expect(model_parameter(model, MODEL_NOISE_LIMIT, 12) == 12, "the fallback");
    cr_expect(model_word_weight(model, 0, 1) == -128 && model_word_weight(model, 0, 6) == 127);
    cr_expect(model_word_weight(model, 1, 77) == 9 && model_word_weight(model, 3, 77) == 0);
    model_free(model);
    model_free(NULL);
}

Test(model, lines_of_one_text_are_joined)
{
    static struct model_bytes bytes;
    struct error error;
    make(&bytes, HEAD "learned-from: and more\n" PLACE WORDS LAYERS GAIN REST "\n");
    struct model *model = read_exact(model_bytes_str(&bytes), &error);
    cr_assert(model != NULL, "%s", error.text);
    cr_expect_str_eq(model->learned_from, "twelve articles\nand more");
    model_free(model);
}

/* By hand: place 50 -> 40 * 300 * 32767 >> 16 = 5999, words -7 -> -7 * 600 * -16384 >> 16 = 1050;
 * (16 + 3 * 5999 - 2 * 1050) >> 4 = 994, (-32 + 5999 + 4 * 1050) >> 4 = 635,
 * (5 - 5 * 5999 + 6 * 1050) < 0; (7 + 2 * 994 - 635) >> 1 = 680, (-9 + 994 + 635) >> 1 = 810. */
Test(model, outputs_are_those_of_the_description)
{
    static const struct {
        const char *row;
        int16_t x[2];
        int32_t out[2];
    } rows[] = {
        {"plain", {50, -7}, {680, 810}},
        {"cut above", {3000, -7}, {1851, 1747}},
        {"cut below", {-3, 3000}, {660, 324}},
    };
    static struct model_bytes bytes;
    struct error error;
    make(&bytes, good);
    struct model *model = read_exact(model_bytes_str(&bytes), &error);
    cr_assert(model != NULL, "%s", error.text);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int32_t out[1][MODEL_OUTPUTS];
        model_score(&model->sentence, rows[i].x, 2, 1, out);
        cr_expect(out[0][0] == rows[i].out[0] && out[0][1] == rows[i].out[1] && !out[0][2] &&
                      !out[0][3],
                  "%s: %d %d %d %d", rows[i].row, out[0][0], out[0][1], out[0][2], out[0][3]);
    }
    int32_t gain[1][MODEL_OUTPUTS];
    model_score(&model->gain, (const int16_t[]){-100}, 1, 1, gain);
    cr_expect(gain[0][0] == -1001, "%d", gain[0][0]); /* (-3 + 5 * -800) >> 2, rounded down */
    model_free(model);
}

Test(model, a_stage_that_is_missing_gives_nothing)
{
    static struct model_bytes bytes;
    struct error error;
    int32_t out[2][MODEL_OUTPUTS] = {{1, 2, 3, 4}, {5, 6, 7, 8}};
    const int32_t none[2][MODEL_OUTPUTS] = {{0}};
    const int16_t x[2] = {1, 2};
    bytes.len = 0;
    model_bytes_text(&bytes, HEAD "\n");
    model_bytes_seal(&bytes);
    struct model *model = read_exact(model_bytes_str(&bytes), &error);
    cr_assert(model != NULL, "%s", error.text);
    model_score(&model->sentence, x, 1, 2, out);
    cr_expect(memcmp(out, none, sizeof out) == 0);
    cr_expect(model_word_weight(model, MODEL_WORDS, 12345) == 0);
    model_free(model);
}

static const struct {
    const char *row, *text, *told;
} wrong_texts[] = {
    {"empty", "", "does not begin with"},
    {"another file", "{\"id\":1}\n\n", "does not begin with"},
    {"a newer version", "nutgraf model 2\nname: x\n\n", "version 2"},
    {"no version", "nutgraf model x\n\n", "line 1"},
    {"no name", "nutgraf model 1\nlearned-from: x\n\n", "does not tell its name"},
    {"no origin", "nutgraf model 1\nname: x\n\n", "learned from"},
    {"two names", HEAD "name: other\n\n", "line 4: a second name"},
    {"an unknown key", HEAD "colour: red\n\n", "line 4: a key"},
    {"no key", HEAD "colour red\n\n", "line 4: no 'key: value'"},
    {"a key without a value", HEAD "words:\n\n", "line 4: no 'key: value'"},
    {"a control character", HEAD "name: \033[2J\n\n", "line 4: a control character"},
    {"another feature", HEAD "feature: length 0 1 0 1 1\n\n", "made for other features"},
    {"features in another order", HEAD WORDS PLACE LAYERS "\n", "made for other features"},
    {"too few features", HEAD PLACE LAYERS "\n", "made for other features"},
    {"too many features", HEAD PLACE WORDS PLACE LAYERS "\n", "made for other features"},
    {"another gain", HEAD "gain: rank 0 1 0 1 1\n\n", "made for other features"},
    {"a number is missing", HEAD "feature: place 0 1 0 1\n\n", "line 4: a number is missing"},
    {"a number is none", HEAD "feature: place 0 1 0 1 1x\n\n", "line 4: a number is missing"},
    {"a number too many", HEAD "feature: place 0 1 0 1 1 1\n\n", "line 4: there is more"},
    {"a number too large", HEAD "feature: place 0 1 0 1 32768\n\n", "line 4: a number is out"},
    {"a number far too large", HEAD "parameter: stop-gain 99999999999999999999\n\n", "line 4"},
    {"low above high", HEAD "feature: place 2 1 0 1 1\n\n", "do not fit 16 bits"},
    {"a factor too large", HEAD "feature: place 0 100 0 328 1\n\n", "do not fit 16 bits"},
    {"an offset too far", HEAD "feature: place -32768 0 32767 1 1\n\n", "do not fit 16 bits"},
    {"a layer too wide", HEAD PLACE WORDS "layer: 257 1\n\n", "line 6: a number is out"},
    {"a shift too far", HEAD PLACE WORDS "layer: 1 32\n\n", "line 6: a number is out"},
    {"layers too many", HEAD PLACE WORDS LAYERS LAYERS "layer: 1 1\n\n", "too many layers"},
    {"outputs too many", HEAD PLACE WORDS "layer: 5 1\n\n", "too many outputs (feature)"},
    {"gains too many", HEAD "gain: score 0 1 0 1 1\ngain-layer: 2 1\n\n", "outputs (gain)"},
    {"no layers", HEAD PLACE WORDS "\n", "no layers"},
    {"layers alone", HEAD LAYERS "\n", "fewer than this nutgraf"},
    {"tables too many", HEAD "words: 0\nwords: 0\nwords: 0\nwords: 0\nwords: 0\n\n",
     "too many tables"},
    {"a table too large", HEAD "words: 19\n\n", "line 4: a number is out"},
    {"another dictionary", HEAD "dictionary: 4000000001\n\n", "line 4: its words were learned"},
    {"no dictionary", HEAD "dictionary: -1\n\n", "line 4: a number is out"},
    {"an unknown parameter", HEAD "parameter: stop-gian 1\n\n", "line 4: a parameter"},
    {"a parameter twice", HEAD "parameter: stop-gain 1\nparameter: stop-gain 1\n\n", "line 5"},
};

Test(model, a_wrong_text_is_refused)
{
    static struct model_bytes bytes;
    for (size_t i = 0; i < sizeof wrong_texts / sizeof *wrong_texts; i++) {
        struct error error;
        make(&bytes, wrong_texts[i].text);
        struct model *model = read_exact(model_bytes_str(&bytes), &error);
        cr_expect(model == NULL, "%s", wrong_texts[i].row);
        cr_expect(error.code == ERROR_DAMAGED && strstr(error.text, wrong_texts[i].told), "%s: %s",
                  wrong_texts[i].row, error.text);
        model_free(model);
    }
}

Test(model, a_file_cut_anywhere_is_refused)
{
    static struct model_bytes bytes;
    struct error error;
    make(&bytes, good);
    for (size_t n = 0; n < bytes.len; n++) {
        struct model *model = read_exact((struct str){bytes.data, n}, &error);
        cr_expect(model == NULL && error.code == ERROR_DAMAGED, "%zu bytes", n);
        cr_expect(n < sizeof "nutgraf model 1\n" || strstr(error.text, "truncated"),
                  "%zu bytes: %s", n, error.text);
    }
    bytes.len++;
    cr_expect(read_exact(model_bytes_str(&bytes), &error) == NULL);
    cr_expect(strstr(error.text, "longer"), "%s", error.text);
}

Test(model, a_byte_changed_anywhere_is_seen)
{
    static struct model_bytes bytes;
    struct error error;
    make(&bytes, good);
    for (size_t i = 0; i < bytes.len; i++) {
        bytes.data[i] ^= 1;
        struct model *model = read_exact(model_bytes_str(&bytes), &error);
        cr_expect(model == NULL, "byte %zu", i);
        cr_expect(i < sizeof good - 1 || strstr(error.text, "checksum"), "byte %zu: %s", i,
                  error.text);
        bytes.data[i] ^= 1;
    }
}

/* x' is at most 15000 >> 1 = 7500: weights of 32767 and a bias of so much just fit, or not. */
Test(model, a_sum_that_could_leave_32_bits_is_refused)
{
    static const struct {
        const char *row;
        int16_t weight;
        int32_t bias;
        bool fits;
    } rows[] = {
        {"it fits", 32767, INT32_MAX - 7500 * 32767, true},
        {"the bias is one too large", 32767, INT32_MAX - 7500 * 32767 + 1, false},
        {"downwards it fits", -32768, -(INT32_MAX - 7500 * 32768), true},
        {"downwards it is one too large", -32768, -(INT32_MAX - 7500 * 32768) - 1, false},
    };
    static struct model_bytes bytes;
    const char *text = HEAD "feature: place 0 50 0 300 -32768\nfeature: words 0 0 0 0 0\n"
                            "layer: 1 0\n\n";
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct error error;
        int32_t out[1][MODEL_OUTPUTS];
        bytes.len = 0;
        model_bytes_text(&bytes, text);
        model_bytes_layer(&bytes, &rows[i].bias, (const int16_t[]){rows[i].weight, 1}, 1, 2);
        model_bytes_seal(&bytes);
        struct model *model = read_exact(model_bytes_str(&bytes), &error);
        cr_expect((model != NULL) == rows[i].fits, "%s: %s", rows[i].row, error.text);
        cr_expect(model || strstr(error.text, "32 bits"), "%s: %s", rows[i].row, error.text);
        if (model) {
            model_score(&model->sentence, (const int16_t[]){50, 0}, 2, 1, out);
            cr_expect(out[0][0] == rows[i].bias - 7500 * rows[i].weight, "%s: %d", rows[i].row,
                      out[0][0]);
        }
        model_free(model);
    }
}

Test(model, what_a_layer_hands_on_is_cut_at_16_bits)
{
    static struct model_bytes bytes;
    struct error error;
    int32_t out[1][MODEL_OUTPUTS];
    bytes.len = 0;
    model_bytes_text(&bytes, HEAD "feature: place 0 50 0 300 -32768\nfeature: words 0 0 0 0 0\n"
                                  "layer: 1 0\nlayer: 1 0\n\n");
    model_bytes_layer(&bytes, (const int32_t[]){3}, (const int16_t[]){-32767, 0}, 1, 2);
    model_bytes_layer(&bytes, (const int32_t[]){-1}, (const int16_t[]){2}, 1, 1);
    model_bytes_seal(&bytes);
    struct model *model = read_exact(model_bytes_str(&bytes), &error);
    cr_assert(model != NULL, "%s", error.text);
    model_score(&model->sentence, (const int16_t[]){50, 0}, 2, 1, out);
    cr_expect(out[0][0] == 2 * INT16_MAX - 1, "%d", out[0][0]);
    model_free(model);
}

Test(model, without_memory_there_is_none)
{
    static struct model_bytes bytes;
    struct error error = {0};
    struct model *model = NULL;
    long k = 1;
    make(&bytes, good);
    for (; failing_malloc_at(k),
           (model = model_new(model_bytes_str(&bytes), &inputs, &error)) == NULL;
         k++)
        cr_assert(failing_malloc_hit() && error.code == ERROR_MEMORY, "%s", error.text);
    failing_malloc_at(0);
    cr_expect(k > 1);
    model_free(model);
}

static int16_t pick(uint32_t *seed, int range)
{
    *seed = *seed * 1664525 + 1013904223;
    return (int16_t)((int)(*seed >> 8) % (2 * range + 1) - range);
}

/* The machine's own way and the portable one, for sizes on both sides of every padding. */
Test(model, every_machine_gives_the_same_sums)
{
    static const uint32_t sizes[][2] = {{1, 1}, {2, 16}, {15, 17}, {80, 32}, {256, 256}, {33, 3}};
    static int16_t weight[128 * 256 * 2] __attribute__((aligned(64)));
    static int32_t bias[256] __attribute__((aligned(64)));
    uint32_t seed = 3;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct model_layer layer = {.n_in = sizes[i][0], .n_out = sizes[i][1]};
        static int16_t x[MODEL_ROWS][MODEL_WIDTH_MAX] __attribute__((aligned(64)));
        static int32_t fast[MODEL_ROWS][MODEL_WIDTH_MAX] __attribute__((aligned(64)));
        static int32_t portable[MODEL_ROWS][MODEL_WIDTH_MAX];
        layer.lanes = (layer.n_out + 15) / 16 * 16;
        layer.pairs = (layer.n_in + 1) / 2;
        layer.weight = weight;
        layer.bias = bias;
        for (uint32_t k = 0; k < layer.pairs * layer.lanes * 2; k++)
            weight[k] = pick(&seed, 250);
        for (uint32_t k = 0; k < 256; k++)
            bias[k] = pick(&seed, 32767) * 1000;
        for (uint32_t k = 0; k < MODEL_ROWS * MODEL_WIDTH_MAX; k++)
            x[k / MODEL_WIDTH_MAX][k % MODEL_WIDTH_MAX] = pick(&seed, 32767);
        model_machine()(&layer, (const int16_t(*)[MODEL_WIDTH_MAX])x, fast);
        model_sums_portable(&layer, (const int16_t(*)[MODEL_WIDTH_MAX])x, portable);
        for (int row = 0; row < MODEL_ROWS; row++)
            cr_expect(memcmp(fast[row], portable[row], layer.lanes * sizeof **fast) == 0,
                      "%u inputs, %u outputs, row %d", layer.n_in, layer.n_out, row);
    }
}

Test(model, the_built_in_models_are_whole)
{
    cr_expect(models_count == 2 && models_find(STR("news")) == &models_builtin[0]);
    cr_expect(models_find(STR("highlights")) == &models_builtin[1]);
    cr_expect(models_find(STR("new")) == NULL && models_find(STR("")) == NULL);
    for (size_t i = 0; i < models_count; i++) {
        const struct model_builtin *builtin = &models_builtin[i];
        struct error error = {0};
        struct model *model =
            model_new((struct str){builtin->bytes, builtin->size}, &models_inputs, &error);
        cr_assert(model != NULL, "%s: %s", builtin->name, error.text);
        cr_expect_str_eq(model->name, builtin->name);
        cr_expect_str_eq(model->learned_from, builtin->learned_from);
        cr_expect(model->sentence.n_layers > 0, "%s: it scores nothing", builtin->name);
        model_free(model);
    }
}
