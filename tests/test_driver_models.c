/* Models by name and by file, and the record of features. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "driver/features_record.h"
#include "driver/models.h"
#include "failing_malloc.h"
#include "kernel/features.h"
#include "kernel/gain.h"
#include "kernel/models.h"
#include "kernel/word_hashes.h"
#include "nutgraf.h"

static char folder[64], path[96];

static void make_folder(void)
{
    snprintf(folder, sizeof folder, "/tmp/nutgraf-models-XXXXXX");
    cr_assert(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/copy.model", folder);
}

static void remove_folder(void)
{
    unlink(path);
    rmdir(folder);
}

static void write_file(const char *bytes, size_t n)
{
    FILE *file = fopen(path, "wb");
    cr_assert(file && fwrite(bytes, 1, n, file) == n && fclose(file) == 0);
}

TestSuite(models, .init = make_folder, .fini = remove_folder);

Test(models, a_file_is_as_good_as_the_same_built_in)
{
    struct error error = {0};
    write_file(models_builtin[1].bytes, models_builtin[1].size);
    const char *const names[] = {NULL, "news", "highlights", path};
    for (size_t i = 0; i < 4; i++) {
        struct model *model = models_load(names[i], &error);
        cr_assert(model != NULL, "%s", error.text);
        cr_expect_str_eq(model->name, models_builtin[i / 2].name);
        model_free(model);
    }
}

Test(models, what_cannot_be_used_is_told)
{
    static const struct {
        const char *row, *name, *told;
    } rows[] = {
        {"no such name", "nws", "built in are news and highlights"},
        {"no name", "", "there is no model ''"},
        {"no such file", "/nowhere/x.model", "No such file"},
        {"a folder", "/", "Is a directory"},
        {"endless", "/dev/zero", "a file so long is no model"},
        {"empty", "/dev/null", "does not begin with"},
        {"cut", NULL, "truncated"},
    };
    write_file(models_builtin[0].bytes, models_builtin[0].size - 1);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct error error = {0};
        struct model *model = models_load(rows[i].name ? rows[i].name : path, &error);
        cr_expect(model == NULL && error.code == ERROR_USAGE && strstr(error.text, rows[i].told),
                  "%s: %d %s", rows[i].row, (int)error.code, error.text);
        model_free(model);
    }
}

Test(models, without_memory_there_is_none)
{
    struct error error = {0};
    struct model *model = NULL;
    long k = 1;
    write_file(models_builtin[0].bytes, models_builtin[0].size);
    for (; failing_malloc_at(k), (model = models_load(path, &error)) == NULL; k++)
        cr_assert(failing_malloc_hit() && error.code == ERROR_MEMORY, "%ld: %s", k, error.text);
    failing_malloc_at(0);
    cr_expect(k > 2, "%ld", k);
    model_free(model);
}

Test(models, they_are_listed_with_their_origin)
{
    struct nutgraf_model model;
    cr_assert(nutgraf_model_at(0, &model));
    cr_expect_str_eq(model.name, "news");
    cr_expect(model.learned_from[0] && model.bytes > 1000);
    cr_assert(nutgraf_model_at(1, &model));
    cr_expect_str_eq(model.name, "highlights");
    cr_expect(!nutgraf_model_at(2, &model));
}

#define STORY                                                                                      \
    "The city council voted on Tuesday to close the old harbour bridge for two years of repairs. " \
    "Engineers had warned in March that the main span could fail under heavy traffic. "            \
    "Ferries will carry passengers across the harbour until the bridge opens again."

Test(models, a_summarizer_has_its_own)
{
    static const struct {
        const char *row;
        enum nutgraf_method method;
        const char *model;
        uint32_t points;
        enum nutgraf_code code;
    } rows[] = {
        {"the default", NUTGRAF_METHOD_LEARNED, NULL, 2, NUTGRAF_OK},
        {"by name", NUTGRAF_METHOD_LEARNED, "highlights", 2, NUTGRAF_OK},
        {"as many as needed", NUTGRAF_METHOD_LEARNED, "news", NUTGRAF_POINTS_AUTO, NUTGRAF_OK},
        {"auto without a model", NUTGRAF_METHOD_LEAD, NULL, NUTGRAF_POINTS_AUTO,
         NUTGRAF_ERROR_USAGE},
        {"unknown", NUTGRAF_METHOD_LEARNED, "old", 2, NUTGRAF_ERROR_USAGE},
        {"none", NUTGRAF_METHOD_LEARNED, "none", 2, NUTGRAF_ERROR_USAGE},
        {"of no use", NUTGRAF_METHOD_LEAD, "news", 2, NUTGRAF_ERROR_USAGE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct nutgraf_options options;
        struct nutgraf_error error = {0};
        nutgraf_options_init(&options);
        options.method = rows[i].method;
        options.model = rows[i].model;
        options.points = rows[i].points;
        struct nutgraf_summarizer *s = nutgraf_summarizer_new(&options, &error);
        cr_expect(error.code == rows[i].code && (s != NULL) == (rows[i].code == NUTGRAF_OK),
                  "%s: %s", rows[i].row, error.text);
        if (s) {
            const struct nutgraf_summary *found =
                nutgraf_summarize(s, NULL, 0, STORY, strlen(STORY), NULL);
            cr_expect(found && found->n_points >= 1 && found->n_points <= 3, "%s", rows[i].row);
        }
        nutgraf_summarizer_free(s);
    }
}

Test(models, features_are_for_the_method_learned)
{
    struct nutgraf_run_options options;
    struct nutgraf_error error;
    const char *inputs[] = {"/dev/null"};
    nutgraf_run_options_init(&options);
    options.form = NUTGRAF_FORM_FEATURES;
    options.choice.method = NUTGRAF_METHOD_LEAD;
    cr_expect(nutgraf_run(inputs, 1, &options, NULL, &error) == NUTGRAF_ERROR_USAGE);
    options.form = (enum nutgraf_form)7;
    cr_expect(nutgraf_run(inputs, 1, &options, NULL, &error) == NUTGRAF_ERROR_USAGE);
    cr_expect(strstr(error.text, "form"), "%s", error.text);
}

/* Two sentences and one turn, with a number of its own in each column. */
static void fill(int16_t *value, uint32_t rows, size_t stride, uint32_t columns, int first)
{
    for (uint32_t r = 0; r < rows; r++)
        for (uint32_t c = 0; c < columns; c++)
            value[r * stride + c] = (int16_t)(first + (int)(1000 * r + c));
}

static void expect_part(const struct buffer *out, const char *part)
{
    cr_expect(memmem(out->data, out->len, part, strlen(part)) != NULL, "no %s in %.*s", part,
              (int)out->len, out->data);
}

Test(features_record, columns_stand_under_their_names)
{
    static int16_t value[2 * FEATURES_STRIDE], gain[2 * GAINS_STRIDE];
    static const uint32_t keys[] = {5, 6};
    static const struct kernel_sentence sentences[] = {{0, 8, true, keys, 2},
                                                       {9, 24, false, NULL, 0}};
    static const uint32_t candidates[] = {1, 0};
    struct kernel_step step = {2, candidates, gain, 1};
    struct kernel_features features = {KERNEL_OK, 2, 1, sentences, value, &step};
    struct place place = {STR("a.zst"), STR("m"), 17, false};
    struct article article = {.id = STR("7"),
                              .text = STR("É \n\tok. \xC2\xA0Zwei\xE2\x80\xA8 \"b\"!?")};
    struct buffer out = {0};
    char part[200];
    fill(value, 2, FEATURES_STRIDE, FEATURES, -1);
    fill(gain, 2, GAINS_STRIDE, GAINS, INT16_MIN);
    cr_assert(features_write(&out, &place, &article, &features, false, true));
    expect_part(&out, "{\"id\":\"7\",\"archive\":\"a.zst\",\"member\":\"m\",\"record\":17,"
                      "\"dictionary\":");
    expect_part(&out, ",\"status\":\"ok\",\"sentences\":[{\"start\":0,\"end\":7},"
                      "{\"start\":8,\"end\":20}],\"selectable\":[true,false],"
                      "\"features\":{\"place\":[-1,999],");
    snprintf(part, sizeof part,
             "\"%s\":[%d,%d]},\"steps\":[{\"sentence\":[1,0],\"taken\":1,"
             "\"gains\":{\"score\":[-32768,-31768],",
             features_names[FEATURES - 1], FEATURES - 2, FEATURES + 998);
    expect_part(&out, part);
    expect_part(&out, "]}}],\"text\":\"É \\n\\tok. ");
    cr_expect(out.data[out.len - 1] == '\n' && out.data[out.len - 2] == '}');
    buffer_free(&out);
}

Test(features_record, without_sentences_all_keys_are_still_there)
{
    struct kernel_features none = {.status = KERNEL_NO_TEXT};
    struct place place = {STR("a.zst"), STR("m"), 17, true};
    struct article article = {.text = STR("")};
    struct buffer out = {0};
    cr_assert(features_write(&out, &place, &article, &none, false, false));
    expect_part(&out, "{\"id\":\"m\",\"archive\":\"a.zst\",\"member\":\"m\",\"record\":17,"
                      "\"dictionary\":");
    expect_part(&out, ",\"status\":\"no-text\",\"sentences\":[],\"selectable\":[],"
                      "\"features\":{\"place\":[],");
    expect_part(&out, ":[]},\"steps\":[]}\n");
    buffer_free(&out);
}

Test(features_record, words_are_told_by_their_places)
{
    static int16_t value[2 * FEATURES_STRIDE];
    static const uint32_t keys[] = {7, UINT32_C(1) << 31, 9};
    static const struct kernel_sentence sentences[] = {{0, 3, true, keys, 3},
                                                       {3, 6, true, NULL, 0}};
    struct kernel_features features = {KERNEL_OK, 2, 0, sentences, value, NULL};
    struct place place = {STR("a.zst"), STR("m"), 17, true};
    struct article article = {.text = STR("a b c ")};
    const uint32_t mask = (UINT32_C(1) << FEATURES_HASH_BITS) - 1;
    struct buffer out = {0};
    char part[200];
    cr_assert(features_write(&out, &place, &article, &features, true, false));
    snprintf(part, sizeof part, ",\"words\":[[%u,%u,%u,%u,%u],[]],\"openings\":[[%u,%u,%u],[]]}\n",
             word_hash_one(keys[0]) & mask, word_hash_one(keys[1]) & mask,
             word_hash_two(keys[0], keys[1]) & mask, word_hash_one(keys[2]) & mask,
             word_hash_two(keys[1], keys[2]) & mask, word_hash_opening(keys, 1) & mask,
             word_hash_opening(keys, 2) & mask, word_hash_opening(keys, 3) & mask);
    expect_part(&out, part);
    buffer_free(&out);
}
