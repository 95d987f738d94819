/* Models made for a test: each output a plain sum of a few inputs, so that what a choice by them
 * must be can be told by hand. */
#ifndef TESTS_MODEL_MADE_H
#define TESTS_MODEL_MADE_H

#include <criterion/criterion.h>

#include "kernel/features.h"
#include "kernel/gain.h"
#include "kernel/models.h"
#include "model_bytes.h"

enum { MADE_MAX = 8191 }; /* inputs are cut at it, and else what they are */

/* What an input counts in each output. */
struct input_made {
    uint32_t input;
    int16_t weight[3];
};

struct stage_made {
    const struct input_made *inputs;
    size_t n;     /* 0: no such stage */
    int32_t bias; /* of the first output */
};

struct words_made {
    unsigned bits;
    const int8_t *weight;
};

static inline const struct input_made *made_input(const struct stage_made *stage, uint32_t input)
{
    for (size_t i = 0; i < stage->n; i++)
        if (stage->inputs[i].input == input)
            return &stage->inputs[i];
    return NULL;
}

static inline void made_lines(struct model_bytes *bytes, const struct stage_made *stage,
                              const char *key, const char *const *names, uint32_t n)
{
    char line[128];
    for (uint32_t i = 0; i < n; i++) {
        bool given = made_input(stage, i) != NULL;
        snprintf(line, sizeof line, "%s: %s %s\n", key, names[i],
                 given ? "-8191 8191 0 4 16384" : "0 0 0 0 0");
        model_bytes_text(bytes, line);
    }
}

static inline void made_arrays(struct model_bytes *bytes, const struct stage_made *stage,
                               uint32_t n, uint32_t n_out)
{
    for (uint32_t o = 0; o < n_out; o++)
        model_bytes_number(bytes, o == 0 ? stage->bias : 0, 4);
    for (uint32_t o = 0; o < n_out; o++)
        for (uint32_t i = 0; i < n; i++) {
            const struct input_made *input = made_input(stage, i);
            model_bytes_number(bytes, input != NULL ? input->weight[o] : 0, 2);
        }
}

/* Three outputs of a sentence, one of a gain; parameters are whole lines, tables may be none. */
static inline struct model *model_made(struct stage_made sentence, struct stage_made gain,
                                       const char *parameters, const struct words_made *tables,
                                       size_t n_tables)
{
    static struct model_bytes bytes;
    struct error error = {0};
    char line[32];
    bytes.len = 0;
    model_bytes_text(&bytes, "nutgraf model 1\nname: made\nlearned-from: a test\n");
    if (sentence.n > 0) {
        made_lines(&bytes, &sentence, "feature", features_names, FEATURES);
        model_bytes_text(&bytes, "layer: 3 0\n");
    }
    if (gain.n > 0) {
        made_lines(&bytes, &gain, "gain", models_inputs.gains, GAINS);
        model_bytes_text(&bytes, "gain-layer: 1 0\n");
    }
    for (size_t i = 0; i < n_tables; i++) {
        snprintf(line, sizeof line, "words: %u\n", tables[i].bits);
        model_bytes_text(&bytes, line);
    }
    model_bytes_text(&bytes, parameters);
    model_bytes_text(&bytes, "\n");
    if (sentence.n > 0)
        made_arrays(&bytes, &sentence, FEATURES, 3);
    if (gain.n > 0)
        made_arrays(&bytes, &gain, GAINS, 1);
    for (size_t i = 0; i < n_tables; i++)
        for (size_t k = 0; k < (size_t)1 << tables[i].bits; k++)
            model_bytes_number(&bytes, tables[i].weight[k], 1);
    model_bytes_seal(&bytes);
    struct model *model = model_new(model_bytes_str(&bytes), &models_inputs, &error);
    cr_assert(model != NULL, "%s", error.text);
    return model;
}

#endif
