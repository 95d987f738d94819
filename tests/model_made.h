/* Models made for a test: each output a feature as it is or a gain a plain sum of a few inputs, so
 * that what a choice by them must be can be told by hand; or forests of no meaning. */
#ifndef TESTS_MODEL_MADE_H
#define TESTS_MODEL_MADE_H

#include <criterion/criterion.h>

#include "kernel/features.h"
#include "kernel/gain.h"
#include "kernel/models.h"
#include "model_bytes.h"

enum { MADE_MAX = 8191 }; /* inputs are cut at it, and else what they are */

/* The first stage has three outputs. Copies of features are cut at MADE_LEAST and MADE_MOST: six
 * thresholds a tree, each worth 1. */
enum { MADE_OUTPUTS = 3, MADE_LEAST = -4096, MADE_MOST = MADE_LEAST + 6 * FOREST_TREES_MAX };

struct forests_made {
    const uint16_t *copied; /* a feature for each output, or NULL */
    uint32_t seed;          /* of trees of any features, or 0; neither: no such stage */
};

/* What an input counts. */
struct input_made {
    uint32_t input;
    int16_t weight;
};

struct stage_made {
    const struct input_made *inputs;
    size_t n; /* 0: no such stage */
    int32_t bias;
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

static inline uint32_t made_pick(uint32_t *seed, uint32_t n)
{
    *seed = *seed * 1664525 + 1013904223;
    return (*seed >> 8) % n;
}

/* Trees of each output: how many, and how deep. */
static inline uint32_t made_trees(const struct forests_made *forests, uint32_t output)
{
    return forests->copied ? FOREST_TREES_MAX : 37 + forests->seed * 13 % 40 + output;
}

static inline uint32_t made_depth(const struct forests_made *forests, uint32_t output)
{
    return forests->copied ? 6 : 1 + (forests->seed + 5 * output) % 6;
}

static inline void made_forests_text(struct model_bytes *bytes, const struct forests_made *forests)
{
    char line[128];
    for (uint32_t i = 0; i < FEATURES; i++) {
        snprintf(line, sizeof line, "feature: %s\n", features_names[i]);
        model_bytes_text(bytes, line);
    }
    for (uint32_t o = 0; o < MADE_OUTPUTS; o++) {
        snprintf(line, sizeof line, "forest: %u %u %u %u\n", o, made_trees(forests, o),
                 made_depth(forests, o), forests->copied ? 0 : 2 - o);
        model_bytes_text(bytes, line);
    }
}

static inline void made_copy(struct model_bytes *bytes, uint16_t copied)
{
    int8_t leaf[FOREST_LEAVES_MAX];
    model_bytes_number(bytes, MADE_LEAST, 4);
    for (int i = 0; i < FOREST_LEAVES_MAX; i++)
        leaf[i] = (int8_t)__builtin_popcount((unsigned)i);
    for (int first = MADE_LEAST; first < MADE_MOST; first += 6) {
        uint16_t feature[6];
        int16_t threshold[6];
        for (int level = 0; level < 6; level++) {
            feature[level] = copied;
            threshold[level] = (int16_t)(first + level);
        }
        model_bytes_tree(bytes, 6, feature, threshold, leaf);
    }
}

static inline void made_random(struct model_bytes *bytes, uint32_t trees, uint32_t depth,
                               int32_t bias, uint32_t *seed)
{
    static const int16_t thresholds[] = {0, 1, 3, 20, 100, 250, 500, 900};
    model_bytes_number(bytes, bias, 4);
    for (uint32_t t = 0; t < trees; t++) {
        uint16_t feature[6];
        int16_t threshold[6];
        int8_t leaf[FOREST_LEAVES_MAX];
        for (uint32_t level = 0; level < depth; level++) {
            feature[level] = (uint16_t)made_pick(seed, FEATURES);
            threshold[level] = thresholds[made_pick(seed, 8)];
        }
        for (uint32_t i = 0; i < 1U << depth; i++)
            leaf[i] = (int8_t)((int)made_pick(seed, 256) - 128);
        model_bytes_tree(bytes, depth, feature, threshold, leaf);
    }
}

static inline void made_forests_arrays(struct model_bytes *bytes,
                                       const struct forests_made *forests)
{
    uint32_t seed = forests->seed;
    for (uint32_t o = 0; o < MADE_OUTPUTS; o++)
        if (forests->copied)
            made_copy(bytes, forests->copied[o]);
        else
            made_random(bytes, made_trees(forests, o), made_depth(forests, o), o == 0 ? 750 : 0,
                        &seed);
}

static inline void made_gain_text(struct model_bytes *bytes, const struct stage_made *stage)
{
    char line[128];
    for (uint32_t i = 0; i < GAINS; i++) {
        bool given = made_input(stage, i) != NULL;
        snprintf(line, sizeof line, "gain: %s %s\n", models_inputs.gains[i],
                 given ? "-8191 8191 0 4 16384" : "0 0 0 0 0");
        model_bytes_text(bytes, line);
    }
    model_bytes_text(bytes, "gain-layer: 1 0\n");
}

static inline void made_gain_arrays(struct model_bytes *bytes, const struct stage_made *stage)
{
    model_bytes_number(bytes, stage->bias, 4);
    for (uint32_t i = 0; i < GAINS; i++) {
        const struct input_made *input = made_input(stage, i);
        model_bytes_number(bytes, input != NULL ? input->weight : 0, 2);
    }
}

/* Parameters are whole lines, tables may be none. */
static inline struct model *model_made(struct forests_made sentence, struct stage_made gain,
                                       const char *parameters, const struct words_made *tables,
                                       size_t n_tables)
{
    static struct model_bytes bytes;
    struct error error = {0};
    char line[32];
    bytes.len = 0;
    model_bytes_text(&bytes, "nutgraf model 2\nname: made\nlearned-from: a test\n");
    bool first_stage = sentence.copied || sentence.seed;
    if (first_stage)
        made_forests_text(&bytes, &sentence);
    if (gain.n > 0)
        made_gain_text(&bytes, &gain);
    for (size_t i = 0; i < n_tables; i++) {
        snprintf(line, sizeof line, "words: %u\n", tables[i].bits);
        model_bytes_text(&bytes, line);
    }
    model_bytes_text(&bytes, parameters);
    model_bytes_text(&bytes, "\n");
    if (first_stage)
        made_forests_arrays(&bytes, &sentence);
    if (gain.n > 0)
        made_gain_arrays(&bytes, &gain);
    for (size_t i = 0; i < n_tables; i++)
        for (size_t k = 0; k < (size_t)1 << tables[i].bits; k++)
            model_bytes_number(&bytes, tables[i].weight[k], 1);
    model_bytes_seal(&bytes);
    struct model *model = model_new(model_bytes_str(&bytes), &models_inputs, &error);
    cr_assert(model != NULL, "%s", error.text);
    return model;
}

#endif
