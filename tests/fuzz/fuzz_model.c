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

static void score(struct network *network)
{
    static const int16_t rows[3][1] = {{0}, {32767}, {-32768}};
    int32_t fast[3], portable[3];
    network_score(network, rows[0], 1, 3, fast);
    network->sums = network_sums_portable;
    network_score(network, rows[0], 1, 3, portable);
    expect(memcmp(fast, portable, sizeof fast) == 0, "another gain");
}

static void score_forests(struct forests *forests)
{
    static const int16_t rows[4][8] = {{0, 0}, {32767, -32768}, {-32768, 32767}, {1, -1}};
    int32_t portable[4][FOREST_OUTPUTS] = {{0}}, fast[4][FOREST_OUTPUTS] = {{0}};
    if (forests->n == 0)
        return;
    for (enum forest_machine machine = FOREST_PORTABLE; machine < FOREST_MACHINES; machine++) {
        forests->run = forests_run_on(machine);
        if (forests->run == NULL)
            continue;
        forests_score(forests, rows[0], 8, NULL, 4, machine == FOREST_PORTABLE ? portable : fast);
        expect(machine == FOREST_PORTABLE || memcmp(fast, portable, sizeof fast) == 0,
               "another output");
    }
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
        score_forests(&model->forests);
        score(&model->gain);
    }
    model_free(model);
    return 0;
}
