/* Looks among the built-in models, whose bytes are generated (scripts/model_build.c). */
#include "kernel/models.h"

#include "kernel/features.h"
#include "kernel/gain.h"
#include "kernel/lexicon.h"

#define GAIN_NAME(name, text) text,
static const char *const gains[GAINS] = {GAINS_LIST(GAIN_NAME)};

const struct model_inputs models_inputs = {features_names, gains, FEATURES, GAINS,
                                           &lexicon_checksum};

const struct model_builtin *models_find(struct str name)
{
    for (size_t i = 0; i < models_count; i++)
        if (str_equal(name, str_of(models_builtin[i].name)))
            return &models_builtin[i];
    return NULL;
}
