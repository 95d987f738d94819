/* features -> the model's first stage -> score, cut to its range. It chooses nothing. */
#include "kernel/learned.h"

#include "kernel/rank.h"

bool rank_learned(const struct document *document, const struct features *features,
                  const struct model *model, struct arena *arena, uint32_t *score)
{
    int32_t(*out)[MODEL_OUTPUTS] =
        arena_alloc(arena, document->n_sentences, sizeof *out, alignof(int32_t));
    if (out == NULL)
        return false;
    model_score(&model->sentence, features->value, FEATURES_STRIDE, document->n_sentences, out);
    for (uint32_t s = 0; s < document->n_sentences; s++) {
        int32_t value = out[s][0] > 1 ? out[s][0] : 1;
        score[s] = (uint32_t)(value < SCORE_ONE ? value : SCORE_ONE);
        if (!document->sentences[s].selectable)
            score[s] = 0;
    }
    return true;
}
