/* The models that are part of the program, and the names of the inputs that models are made for. */
#ifndef KERNEL_MODELS_H
#define KERNEL_MODELS_H

#include "kernel/model.h"

/* A file of models/ as scripts/model_build.c embeds it. */
struct model_builtin {
    const char *name, *learned_from; /* as in the file */
    const char *bytes;               /* of the file */
    size_t size;
};

/* The default first. */
extern const struct model_builtin models_builtin[];
extern const size_t models_count;

/* features.h and gain.h: what every model of this version must be made for. */
extern const struct model_inputs models_inputs;

/* NULL where there is none of this name. */
const struct model_builtin *models_find(struct str name);

#endif
