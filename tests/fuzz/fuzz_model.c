/* Any bytes as a model file, with the checksum that goes with them: read or refused, and what is
 * read can be computed with, the same on every machine. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "kernel/model.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool good, const char *what)
{
    if (!good) {
        fprintf(stderr, "fuzz_model: %s\n", what);
        abort();
    }
}

static void score(struct model_stage *stage)
{
    static const int16_t rows[3][2] = {{0, 0}, {32767, -32768}, {-32768, 32767}};
    int32_t fast[3][MODEL_OUTPUTS], portable[3][MODEL_OUTPUTS];
    model_score(stage, rows[0], 2, 3, fast);
    stage->sums = model_sums_portable;
    model_score(stage, rows[0], 2, 3, portable);
    expect(memcmp(fast, portable, sizeof fast) == 0, "another result");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const features[] = {"place", "words"}, *const gains[] = {"score"};
    static const struct model_inputs inputs = {features, gains, 2, 1, NULL};
    struct error error = {0};
    char *bytes = malloc(size + 8);
    expect(bytes != NULL, "no memory");
    memcpy(bytes, data, size);
    uint64_t sum = model_checksum((struct str){bytes, size});
    for (unsigned i = 0; i < 8; i++)
        bytes[size + i] = (char)(sum >> 8 * i);
    struct model *model = model_new((struct str){bytes, size + 8}, &inputs, &error);
    expect(model != NULL || (error.code != ERROR_NONE && error.text[0]), "no reason");
    free(bytes);
    if (model) {
        for (unsigned t = 0; t < MODEL_TABLES_MAX; t++)
            (void)model_word_weight(model, t, UINT64_MAX);
        score(&model->sentence);
        score(&model->gain);
    }
    model_free(model);
    return 0;
}
