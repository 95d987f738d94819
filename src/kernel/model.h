/* A model: what was learned of news, as numbers. It never changes once it is read; all threads
 * share it.
 *
 *   features -> scaled -> layers -> up to four outputs a sentence     stage "sentence"
 *   gains    -> scaled -> layers -> one output a candidate            stage "gain"
 *   hash of a term or two -> weight of a word                         up to four tables
 *
 * A layer is y = max(0, (bias + weight x) >> shift), cut at 16 bits; a stage's last layer is
 * neither cut nor held above 0. All in integers: the same outputs on every machine. The file
 * format is described in models/README.md. */
#ifndef KERNEL_MODEL_H
#define KERNEL_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

enum {
    MODEL_VERSION = 1,
    MODEL_INPUTS_MAX = 256,
    MODEL_WIDTH_MAX = 256, /* outputs of a layer */
    MODEL_LAYERS_MAX = 4,  /* of a stage */
    MODEL_OUTPUTS = 4,     /* room for the outputs of a stage */
    MODEL_TABLES_MAX = 4,
    MODEL_TABLE_BITS_MAX = 18,
};

/* What the tables of weights are for. */
enum model_table { MODEL_WORDS, MODEL_OPENINGS };

/* Named numbers that a model may bring; model_parameters_names[] tells the names. */
enum model_parameter {
    MODEL_STOP_GAIN,      /* "stop-gain" */
    MODEL_LENGTH_POWER,   /* "length-power": of a budget of words, eighths */
    MODEL_POINTS_POWER,   /* "points-power": of a number of points, eighths */
    MODEL_NOISE_LIMIT,    /* "noise-limit" */
    MODEL_DANGLING_LIMIT, /* "dangling-limit" */
    MODEL_NOISE_COST,     /* "noise-cost": of likely noise to a gain, in 1/1000 of that output */
    MODEL_DANGLING_COST,  /* "dangling-cost": of what likely dangles, its predecessor not shown */
    MODEL_PARAMETERS
};
extern const char *const model_parameters_names[MODEL_PARAMETERS];

/* Outputs stand in lanes, inputs in pairs, both padded by zeros: weight[pair][lane][2]. */
struct model_layer {
    uint32_t n_in, n_out, lanes, pairs;
    unsigned shift;
    const int16_t *weight;
    const int32_t *bias; /* [lanes] */
};

/* Rows worked at once: each weight is read for all of them. */
enum { MODEL_ROWS = 4 };

/* sum[row][lane] = bias[lane] + the products of lane's weights and x[row], which is padded to whole
 * pairs. */
typedef void model_sums(const struct model_layer *layer, const int16_t (*x)[MODEL_WIDTH_MAX],
                        int32_t (*sum)[MODEL_WIDTH_MAX]);

/* The fastest that this processor can run; and the one that any can. */
model_sums *model_machine(void);
model_sums model_sums_portable;

/* Each input is cut and scaled first: (min(max(x, low), high) - offset) * factor * scale >> 16. */
struct model_stage {
    uint32_t n_inputs, n_layers; /* both 0: the model has no such stage */
    uint32_t n_outputs;
    int16_t low[MODEL_INPUTS_MAX], high[MODEL_INPUTS_MAX], offset[MODEL_INPUTS_MAX],
        factor[MODEL_INPUTS_MAX], scale[MODEL_INPUTS_MAX];
    struct model_layer layers[MODEL_LAYERS_MAX];
    model_sums *sums;
};

struct model {
    const char *name, *learned_from; /* lines, the last without its end */
    struct model_stage sentence, gain;
    const int8_t *words[MODEL_TABLES_MAX]; /* one zero where there is no such table */
    uint32_t words_mask[MODEL_TABLES_MAX];
    int32_t parameter[MODEL_PARAMETERS];
    bool given[MODEL_PARAMETERS];
    struct arena arena; /* all of it lives here */
};

/* What the inputs of a model must be called, in order, and the dictionary that it must know. */
struct model_inputs {
    const char *const *features, *const *gains;
    uint32_t n_features, n_gains;
    const uint32_t *dictionary; /* whose keys the words' hashes are made of; NULL: any */
};

/* Reads a model file, of which nothing is kept. NULL and *error where the bytes are none, damaged,
 * of another version or made for other inputs, or where a sum could leave 32 bits (ERROR_DAMAGED),
 * or without memory. */
struct model *model_new(struct str bytes, const struct model_inputs *inputs, struct error *error);
void model_free(struct model *model);

/* FNV-1a of 64 bits, which ends a model file. */
uint64_t model_checksum(struct str bytes);

/* The outputs of a stage for n rows of inputs, stride numbers apart; what the stage does not have
 * is 0. The other one writes those of rows chosen[0] .. chosen[n - 1] alone, into what was 0. */
void model_score(const struct model_stage *stage, const int16_t *x, size_t stride, size_t n,
                 int32_t (*out)[MODEL_OUTPUTS]);
void model_score_some(const struct model_stage *stage, const int16_t *x, size_t stride,
                      const uint32_t *chosen, size_t n, int32_t (*out)[MODEL_OUTPUTS]);

/* The weight of a word in a table, by the low bits of a hash that is well mixed. */
static inline int model_word_weight(const struct model *model, unsigned table, uint64_t hash)
{
    return model->words[table][hash & model->words_mask[table]];
}

static inline int32_t model_parameter(const struct model *model, enum model_parameter name,
                                      int32_t fallback)
{
    return model->given[name] ? model->parameter[name] : fallback;
}

#endif
