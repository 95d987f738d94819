/* Model files: whole ones are read and computed with, wrong ones refused for what is wrong. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "failing_malloc.h"
#include "kernel/models.h"
#include "model_bytes.h"

static const uint32_t dictionary = 4000000000;
static const char *const features[] = {"place", "words"}, *const gains[] = {"score", "rank"};
static const struct model_inputs inputs = {features, gains, 2, 2, &dictionary};

#define HEAD "nutgraf model 2\nname: small\nlearned-from: twelve articles\n"
#define FEATURES_TWO "feature: place\nfeature: words\n"
#define FORESTS "forest: 0 2 2 3\nforest: 2 1 1 0\n"
#define SCORE "gain: score 0 100 10 300 32767\n"
#define RANK "gain: rank -50 50 0 600 -16384\n"
#define LAYERS "gain-layer: 3 4\ngain-layer: 1 1\n"
#define REST                                                                                       \
    "dictionary: 4000000000\nwords: 2\nwords: 0\nparameter: stop-gain -70\nparameter: "            \
    "dangling-cost 2147483647\n"

static const char good[] = HEAD FEATURES_TWO FORESTS SCORE RANK LAYERS REST "\n";

static const int32_t bias_one[] = {16, -32, 5}, bias_two[] = {7};
static const int16_t weight_one[] = {3, -2, 1, 4, -5, 6}, weight_two[] = {2, -1, 3};

/* The arrays that go with the text, and the checksum. */
static void make(struct model_bytes *bytes, const char *text)
{
    static const int8_t words[] = {1, -128, 127, -4, 9};
    bytes->len = 0;
    model_bytes_text(bytes, text);
    model_bytes_number(bytes, -5, 4);
    model_bytes_tree(bytes, 2, (const uint16_t[]){0, 1}, (const int16_t[]){50, -3},
                     (const int8_t[]){1, 20, -128, 127});
    model_bytes_tree(bytes, 2, (const uint16_t[]){1, 1}, (const int16_t[]){INT16_MAX, INT16_MIN},
                     (const int8_t[]){40, 3, 99, 98});
    model_bytes_number(bytes, 1000000000, 4);
    model_bytes_tree(bytes, 1, (const uint16_t[]){0}, (const int16_t[]){50},
                     (const int8_t[]){-7, 6});
    model_bytes_layer(bytes, bias_one, weight_one, 3, 2);
    model_bytes_layer(bytes, bias_two, weight_two, 1, 3);
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
    cr_expect(model->forests.n == 2 && model->gain.n_layers == 2);
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
    make(&bytes, HEAD "learned-from: and more\n" FEATURES_TWO FORESTS SCORE RANK LAYERS REST "\n");
    struct model *model = read_exact(model_bytes_str(&bytes), &error);
    cr_assert(model != NULL, "%s", error.text);
    cr_expect_str_eq(model->learned_from, "twelve articles\nand more");
    model_free(model);
}

/* The leaf of the first tree by both bits, that of the second by the smaller threshold alone: above
 * the largest number is none. */
Test(model, forests_are_those_of_the_description)
{
    static const struct {
        const char *row;
        int16_t x[8];
        int32_t out[FOREST_OUTPUTS];
    } rows[] = {
        {"neither", {50, -3}, {-8, 0, 999999993, 0}},
        {"the second level", {50, -2}, {144, 0, 999999993, 0}},
        {"the first level", {51, -3}, {-1040, 0, 1000000006, 0}},
        {"both", {INT16_MAX, INT16_MAX}, {1000, 0, 1000000006, 0}},
        {"below all", {INT16_MIN, INT16_MIN}, {288, 0, 999999993, 0}},
    };
    static struct model_bytes bytes;
    struct error error;
    make(&bytes, good);
    struct model *model = read_exact(model_bytes_str(&bytes), &error);
    cr_assert(model != NULL, "%s", error.text);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int32_t out[1][FOREST_OUTPUTS];
        forests_score(&model->forests, rows[i].x, 8, NULL, 1, out);
        cr_expect(memcmp(out[0], rows[i].out, sizeof out) == 0, "%s: %d %d %d %d", rows[i].row,
                  out[0][0], out[0][1], out[0][2], out[0][3]);
    }
    model_free(model);
}

/* By hand: score 50 -> 40 * 300 * 32767 >> 16 = 5999, rank -7 -> -7 * 600 * -16384 >> 16 = 1050;
 * (16 + 3 * 5999 - 2 * 1050) >> 4 = 994, (-32 + 5999 + 4 * 1050) >> 4 = 635,
 * (5 - 5 * 5999 + 6 * 1050) < 0; (7 + 2 * 994 - 635) >> 1 = 680. */
Test(model, gains_are_those_of_the_description)
{
    static const struct {
        const char *row;
        int16_t x[2];
        int32_t out;
    } rows[] = {
        {"plain", {50, -7}, 680},
        {"cut above", {3000, -7}, 1851},
        {"cut below", {-3, 3000}, 660},
    };
    static struct model_bytes bytes;
    struct error error;
    make(&bytes, good);
    struct model *model = read_exact(model_bytes_str(&bytes), &error);
    cr_assert(model != NULL, "%s", error.text);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int32_t out[1];
        network_score(&model->gain, rows[i].x, 2, 1, out);
        cr_expect(out[0] == rows[i].out, "%s: %d", rows[i].row, out[0]);
    }
    model_free(model);
}

Test(model, a_stage_that_is_missing_gives_nothing)
{
    static struct model_bytes bytes;
    struct error error;
    int32_t out[2] = {1, 2}, left[2][FOREST_OUTPUTS] = {{5, 6, 7, 8}, {9}};
    const int16_t x[16] = {1, 2};
    bytes.len = 0;
    model_bytes_text(&bytes, HEAD "\n");
    model_bytes_seal(&bytes);
    struct model *model = read_exact(model_bytes_str(&bytes), &error);
    cr_assert(model != NULL, "%s", error.text);
    network_score(&model->gain, x, 1, 2, out);
    forests_score(&model->forests, x, 8, NULL, 2, left);
    cr_expect(out[0] == 0 && out[1] == 0 && left[0][0] == 5 && left[1][0] == 9);
    cr_expect(model_word_weight(model, MODEL_WORDS, 12345) == 0);
    model_free(model);
}

static const struct {
    const char *row, *text, *told;
} wrong_texts[] = {
    {"empty", "", "does not begin with"},
    {"another file", "{\"id\":1}\n\n", "does not begin with"},
    {"a newer version", "nutgraf model 3\nname: x\n\n",
     "wrong version: the model's format is version 3"},
    {"an older version", "nutgraf model 1\nname: x\n\n", "wrong version"},
    {"no version", "nutgraf model x\n\n", "line 1"},
    {"no name", "nutgraf model 2\nlearned-from: x\n\n", "does not tell its name"},
    {"no origin", "nutgraf model 2\nname: x\n\n", "learned from"},
    {"two names", HEAD "name: other\n\n", "line 4: a second name"},
    {"an unknown key", HEAD "colour: red\n\n", "line 4: a key"},
    {"no key", HEAD "colour red\n\n", "line 4: no 'key: value'"},
    {"a key without a value", HEAD "words:\n\n", "line 4: no 'key: value'"},
    {"a control character", HEAD "name: \033[2J\n\n", "line 4: a control character"},
    {"another feature", HEAD "feature: length\n\n", "made for other features"},
    {"features in another order", HEAD "feature: words\n" FORESTS "\n", "made for other features"},
    {"too few features", HEAD "feature: place\n" FORESTS "\n", "made for other features"},
    {"too many features", HEAD FEATURES_TWO "feature: place\n\n", "made for other features"},
    {"a feature with more", HEAD "feature: place 0\n\n", "line 4: there is more"},
    {"no forests", HEAD FEATURES_TWO "\n", "nothing that asks for them (feature)"},
    {"forests alone", HEAD FORESTS "\n", "fewer than this nutgraf"},
    {"an output too many", HEAD FEATURES_TWO "forest: 4 1 1 0\n\n", "line 6: a number is out"},
    {"no trees", HEAD FEATURES_TWO "forest: 0 0 1 0\n\n", "line 6: a number is out"},
    {"trees too many", HEAD FEATURES_TWO "forest: 0 2049 1 0\n\n", "line 6: a number is out"},
    {"no depth", HEAD FEATURES_TWO "forest: 0 1 0 0\n\n", "line 6: a number is out"},
    {"a tree too deep", HEAD FEATURES_TWO "forest: 0 1 7 0\n\n", "line 6: a number is out"},
    {"shifted too far", HEAD FEATURES_TWO "forest: 0 1 1 13\n\n", "line 6: a number is out"},
    {"a forest's shift is missing", HEAD "forest: 0 1 1\n\n", "line 4: a number is missing"},
    {"two forests of one output", HEAD FEATURES_TWO FORESTS "forest: 2 1 1 0\n\n",
     "line 8: a second forest"},
    {"layers of features", HEAD FEATURES_TWO "layer: 3 4\n\n", "line 6: a key"},
    {"another gain", HEAD "gain: length 0 1 0 1 1\n\n", "made for other features"},
    {"too many gains", HEAD SCORE RANK SCORE LAYERS "\n", "made for other features"},
    {"too few gains", HEAD SCORE LAYERS "\n", "made for other features"},
    {"a number is missing", HEAD "gain: score 0 1 0 1\n\n", "line 4: a number is missing"},
    {"a number is none", HEAD "gain: score 0 1 0 1 1x\n\n", "line 4: a number is missing"},
    {"a number too many", HEAD "gain: score 0 1 0 1 1 1\n\n", "line 4: there is more"},
    {"a number too large", HEAD "gain: score 0 1 0 1 32768\n\n", "line 4: a number is out"},
    {"a number far too large", HEAD "parameter: stop-gain 99999999999999999999\n\n", "line 4"},
    {"low above high", HEAD "gain: score 2 1 0 1 1\n\n", "do not fit 16 bits"},
    {"a factor too large", HEAD "gain: score 0 100 0 328 1\n\n", "do not fit 16 bits"},
    {"an offset too far", HEAD "gain: score -32768 0 32767 1 1\n\n", "do not fit 16 bits"},
    {"a layer too wide", HEAD SCORE RANK "gain-layer: 257 1\n\n", "line 6: a number is out"},
    {"a shift too far", HEAD SCORE RANK "gain-layer: 1 32\n\n", "line 6: a number is out"},
    {"layers too many", HEAD SCORE RANK LAYERS LAYERS "gain-layer: 1 1\n\n", "too many layers"},
    {"outputs too many", HEAD SCORE RANK "gain-layer: 2 1\n\n", "too many outputs (gain)"},
    {"no layers", HEAD SCORE RANK "\n", "nothing that asks for them (gain)"},
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
        cr_expect(n < sizeof "nutgraf model 2\n" || strstr(error.text, "truncated"),
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
        cr_expect(model->forests.n > 0, "%s: it scores nothing", builtin->name);
        model_free(model);
    }
}
