/* A model: what was learned of news, as numbers. It never changes once it is read; all threads
 * share it.
 *
 *   features -> forests -> up to four outputs a sentence     forest.h, the first stage
 *   gains    -> network -> one output a candidate            network.h, the second stage
 *   hash of a term or two -> weight of a word                up to four tables
 *
 * All in integers: the same outputs on every machine. The file format is described in
 * models/README.md. */
#ifndef KERNEL_MODEL_H
#define KERNEL_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "kernel/forest.h"
#include "kernel/network.h"

enum {
    MODEL_VERSION = 2,
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
    MODEL_REPEAT_LIMIT,   /* "repeat-limit": choice.h's repeat_limit */
    MODEL_PARAMETERS
};
extern const char *const model_parameters_names[MODEL_PARAMETERS];

struct model {
    const char *name, *learned_from;       /* lines, the last without its end */
    struct forests forests;                /* n = 0, or */
    struct network gain;                   /* n_layers = 0: the model has no such stage */
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
