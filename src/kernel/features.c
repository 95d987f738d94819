/* All features of all sentences: the parts, then what the neighbours are.
 *
 *   features_place, _form, _terms, _words  ->  row of each sentence  ->  before-…, behind-… */
#include "kernel/features.h"

#include <string.h>

#include "kernel/features_parts.h"

#define FEATURE_NAME(name, text) text,
const char *const features_names[FEATURES] = {FEATURES_LIST(FEATURE_NAME)};

static bool is_quoted(const int16_t *row)
{
    return row[FEATURE_QUOTED] || row[FEATURE_SPOKEN];
}

static void write_before(int16_t *row, const int16_t *before)
{
    row[FEATURE_BEFORE_WORDS] = before[FEATURE_WORDS];
    row[FEATURE_BEFORE_CENTROID] = before[FEATURE_CENTROID];
    row[FEATURE_BEFORE_QUOTED] = is_quoted(before);
    row[FEATURE_BEFORE_SPEECH] = before[FEATURE_SPEECH];
    row[FEATURE_BEFORE_WEIGHT] = before[FEATURE_WORD_MEAN];
}

static void write_behind(int16_t *row, const int16_t *behind)
{
    row[FEATURE_BEHIND_WORDS] = behind[FEATURE_WORDS];
    row[FEATURE_BEHIND_CENTROID] = behind[FEATURE_CENTROID];
    row[FEATURE_BEHIND_QUOTED] = is_quoted(behind);
    row[FEATURE_BEHIND_LEANS] = features_leans(behind);
    row[FEATURE_BEHIND_CONNECTIVE] = behind[FEATURE_CONNECTIVE];
    row[FEATURE_BEHIND_LEANING] = behind[FEATURE_LEANING];
    row[FEATURE_BEHIND_SPEECH] = behind[FEATURE_SPEECH];
    row[FEATURE_BEHIND_WEIGHT] = behind[FEATURE_WORD_MEAN];
    row[FEATURE_BEHIND_OPENING] = behind[FEATURE_OPENING_WEIGHT];
}

bool features_read(struct features *features, struct document *document, const struct terms *terms,
                   const struct kinds *kinds, const struct model *model, struct arena *arena)
{
    struct measure measure = {features, document, terms, kinds, model, arena, NULL, 0};
    size_t n = document->n_sentences;
    features->n_sentences = document->n_sentences;
    features->value = ARENA_NEW(arena, n * FEATURES_STRIDE, int16_t);
    measure.sentence = ARENA_NEW(arena, n < MEASURED_MAX ? n : MEASURED_MAX, uint32_t);
    if (features->value == NULL || measure.sentence == NULL)
        return false;
    memset(features->value, 0, n * FEATURES_STRIDE * sizeof *features->value);
    for (uint32_t s = 0; s < n && measure.n < MEASURED_MAX; s++)
        if (document->sentences[s].selectable)
            measure.sentence[measure.n++] = s;
    if (measure.n == 0)
        return true;
    features_place(&measure);
    if (!features_form(&measure) || !features_terms(&measure) || !features_words(&measure))
        return false;
    for (uint32_t i = 1; i < measure.n; i++) {
        write_before(measure_row(&measure, i), measure_row(&measure, i - 1));
        write_behind(measure_row(&measure, i - 1), measure_row(&measure, i));
    }
    return true;
}
