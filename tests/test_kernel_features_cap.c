/* Articles of more sentences than are measured. */
#include <stdio.h>

#include "kernel/features_parts.h"
#include "learned_made.h"

enum { LINES = MEASURED_MAX + 30 };

/* Lines that share "harbour", every tenth of them no prose. */
static const char *make_text(void)
{
    static char text[LINES * 48];
    size_t n = 0;
    for (unsigned i = 0; i < LINES; i++)
        n += (size_t)sprintf(text + n, "zorb%u harbour quon%u tree%u\n", i, i / 2, i / 3);
    return text;
}

/* What was in the arena before must not be seen. */
static void soil(struct arena *arena)
{
    struct arena scope = *arena;
    size_t size = 1 << 23;
    char *bytes = ARENA_NEW(&scope, size, char);
    cr_assert(bytes != NULL);
    memset(bytes, 0xA5, size);
}

Test(features_cap, sentences_behind_it_are_not_measured)
{
    static const int16_t none[FEATURES_STRIDE] = {0};
    struct learned_made made;
    learned_open(&made, "Harbour", make_text());
    const struct document *document = &made.made.document;
    const struct terms *terms = &made.made.terms;
    cr_assert(document->n_sentences == LINES);
    soil(&made.made.arena);
    cr_assert(features_read(&made.features, &made.made.document, &made.made.terms, &made.kinds,
                            NULL, &made.made.arena));
    const int16_t *last = features_of(&made.features, MEASURED_MAX - 1);
    cr_expect(last[FEATURE_PLACE] == 255 && last[FEATURE_BEHIND_LOG] == 0);
    cr_expect(last[FEATURE_PROSE_LOG] == measure_log(MEASURED_MAX));
    cr_expect(last[FEATURE_BACKWARD_SUM] > 0 && last[FEATURE_FORWARD_SUM] == 0,
              "what is not measured is behind nothing: %d", last[FEATURE_FORWARD_SUM]);
    for (uint32_t s = MEASURED_MAX; s < LINES; s++) {
        cr_expect(memcmp(features_of(&made.features, s), none, sizeof none) == 0, "sentence %u", s);
        for (uint32_t u = terms->first_use[s]; u < terms->first_use[s + 1]; u++)
            cr_expect(made.features.x[u] == 0, "sentence %u: a term weighs %u", s,
                      made.features.x[u]);
    }
    learned_close(&made);
}

/* Where those that are measured are no prose, the others count as the first. */
Test(features_cap, counts_what_can_be_chosen)
{
    struct learned_made made;
    learned_open(&made, "Harbour", make_text());
    for (uint32_t s = 0; s < LINES; s += 10)
        made.made.document.sentences[s].selectable = false;
    soil(&made.made.arena);
    cr_assert(features_read(&made.features, &made.made.document, &made.made.terms, &made.kinds,
                            NULL, &made.made.arena));
    const int16_t *last = features_of(&made.features, LINES - 1);
    cr_expect(last[FEATURE_PROSE_LOG] == measure_log(LINES - (LINES + 9) / 10));
    cr_expect(last[FEATURE_WORDS] == 4 && last[FEATURE_BEHIND_LOG] == 0);
    learned_close(&made);
}

/* The choice goes on behind it, the same each time. */
Test(features_cap, the_choice_does_not_see_old_memory)
{
    static const struct input_made inputs[] = {{GAIN_LIKENESS, -1}, {GAIN_SCORE, 1}};
    struct model *model = learned_model((struct stage_made){inputs, 2, 9000}, "");
    struct learned_made made;
    struct kernel_step steps[8];
    learned_open(&made, "", make_text());
    soil(&made.made.arena);
    cr_assert(features_read(&made.features, &made.made.document, &made.made.terms, &made.kinds,
                            NULL, &made.made.arena));
    for (uint32_t s = 0; s < LINES; s++)
        learned_say(&made, s, s < MEASURED_MAX ? 1 : 2, 0, 0);
    made.options = (struct kernel_options){.model = model, .points = 8};
    learned_run(&made, steps, 8);
    cr_assert(made.result.n_points == 8 && made.learned.n_steps == 8);
    for (uint32_t k = 0; k < 8; k++)
        for (uint32_t i = 0; i < steps[k].n; i++)
            cr_expect(steps[k].value[i * GAINS_STRIDE + GAIN_LIKENESS] == 0,
                      "step %u, candidate %u: likeness %d", k, i,
                      steps[k].value[i * GAINS_STRIDE + GAIN_LIKENESS]);
    learned_close(&made);
    model_free(model);
}
