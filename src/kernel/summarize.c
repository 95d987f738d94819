/* One article through the stages, and what became of it.
 *
 *   document_read -> terms_read -> rank_…, or features_read -> learned_read -> select_points
 *   foreign_read  -> terms_read -> rank_… -> select_points       what is not in English
 *
 * It owns no memory but the libraries' handles; a stage that finds the arena too small ends the
 * article. */
#include "kernel/kernel.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "kernel/features.h"
#include "kernel/foreign.h"
#include "kernel/lang.h"
#include "kernel/learned.h"
#include "kernel/rank.h"
#include "kernel/select.h"
#include "kernel/voice.h"

enum {
    STOP_PERCENT = 20, /* stop words in English news are 35..50 % of the tokens, elsewhere <= 15 */
    THE_PER_MILLE = 5, /* lists of names have fewer stop words, but "the" is in no other language */
    POINT_WORDS_MAX = 200,
    STEPS_MAX = 64,     /* of a choice, told to training */
    BRIEF_WORDS = 20,   /* a single sentence of fewer words is no article */
    SURE_PERCENT = 28,  /* with so many stop words no other language need be thought of */
    FOREIGN_POINTS = 3, /* where their number is left to a model, which knows English alone */
};

struct kernel {
    struct stems *stems;
    struct foreign *foreign;
    struct kinds kinds;
    struct lang_words words;
};

struct kernel *kernel_new(struct error *error)
{
    struct kernel *kernel = malloc(sizeof *kernel);
    if (kernel != NULL) {
        kinds_read(&kernel->kinds);
        lang_words_read(&kernel->words);
        kernel->stems = stems_new();
        kernel->foreign = foreign_new();
        if (kernel->stems != NULL && kernel->foreign != NULL)
            return kernel;
    }
    kernel_free(kernel);
    error_set(error, ERROR_MEMORY, "no memory for the kernel");
    return NULL;
}

void kernel_free(struct kernel *kernel)
{
    if (kernel == NULL)
        return;
    stems_free(kernel->stems);
    foreign_free(kernel->foreign);
    free(kernel);
}

static bool is_blank(struct str text)
{
    const char *at = text.data, *end = text.data + text.len;
    for (unsigned space; at < end; at += space) {
        space = utf8_space(at, end);
        if (space == 0)
            return false;
    }
    return true;
}

static bool is_surely_english(const struct terms *terms)
{
    return terms->n_words >= BRIEF_WORDS &&
           (uint64_t)terms->n_stop * 100 >= (uint64_t)terms->n_words * SURE_PERCENT;
}

static bool is_english(const struct document *document, const struct terms *terms)
{
    return (uint64_t)terms->n_stop * 100 >= (uint64_t)terms->n_words * STOP_PERCENT ||
           (uint64_t)terms->n_the * 1000 >= (uint64_t)document->n_tokens * THE_PER_MILLE;
}

/* Text without full stops is no sentence, and nobody wants it for a point. Returns how many. */
static uint32_t reject_overlong(struct document *document)
{
    uint32_t rejected = 0;
    for (uint32_t s = 0; s < document->n_sentences; s++) {
        if (document->sentences[s].selectable && document->sentences[s].words > POINT_WORDS_MAX) {
            document->sentences[s].selectable = false;
            rejected++;
        }
    }
    return rejected;
}

static bool is_sound(const struct document *document, uint32_t s)
{
    const struct sentence *sentence = &document->sentences[s];
    return sentence->selectable && !voice_scrap(document, sentence);
}

/* Scraps of a page are never chosen where there is one sound sentence. */
static void reject_scraps(struct document *document)
{
    uint32_t s = 0;
    while (s < document->n_sentences && !is_sound(document, s))
        s++;
    bool any = s < document->n_sentences;
    for (s = 0; any && s < document->n_sentences; s++)
        document->sentences[s].selectable = is_sound(document, s);
}

/* KERNEL_OK where something can be chosen, or why not. */
static enum kernel_status judge(struct document *document)
{
    uint32_t overlong = reject_overlong(document), selectable = 0, prose = 0, prose_words = 0;
    reject_scraps(document);
    for (uint32_t s = 0; s < document->n_sentences; s++) {
        if (!sentence_is_prose(document, s))
            continue;
        prose++;
        prose_words += document->sentences[s].words;
        selectable += document->sentences[s].selectable;
    }
    if (selectable > 0)
        return prose > 1 || prose_words >= BRIEF_WORDS ? KERNEL_OK : KERNEL_TOO_SHORT;
    bool is_short = document->words < BRIEF_WORDS || (prose > 0 && overlong == 0);
    return is_short ? KERNEL_TOO_SHORT : KERNEL_NOT_PROSE;
}

static bool rank(const struct document *document, const struct terms *terms,
                 enum kernel_method method, struct arena *arena, uint32_t *score)
{
    switch (method) {
    case KERNEL_LEAD:
        rank_lead(document, score);
        return true;
    case KERNEL_TEXTRANK:
        return rank_textrank(document, terms, arena, score);
    default:
        return rank_centroid(document, terms, arena, score);
    }
}

static bool choose_scored(const struct kernel_options *options, struct document *document,
                          const struct terms *terms, struct arena *arena,
                          struct kernel_result *result)
{
    uint32_t *score = ARENA_NEW(arena, document->n_sentences, uint32_t);
    return score != NULL && rank(document, terms, options->method, arena, score) &&
           select_points(document, terms, score, NULL, options, arena, result);
}

static bool choose_learned(const struct kernel *kernel, const struct kernel_options *options,
                           struct document *document, const struct terms *terms,
                           struct arena *arena, struct kernel_result *result)
{
    struct features features;
    struct learned learned;
    return features_read(&features, document, terms, &kernel->kinds, options->model, arena) &&
           learned_read(&learned, document, &features, options, arena) &&
           select_points(document, terms, learned.score, &learned, options, arena, result);
}

static bool read_document(struct document *document, struct str title, struct str text,
                          struct arena *arena)
{
    return text.len <= KERNEL_TEXT_MAX && title.len <= KERNEL_TEXT_MAX &&
           document_read(document, title, text, arena);
}

/* By the rules for English, also where the language is not known. */
static bool choose_english(struct kernel *kernel, const struct kernel_options *options,
                           struct document *document, const struct terms *terms,
                           struct arena *arena, struct kernel_result *result)
{
    result->status = judge(document);
    if (result->status != KERNEL_OK)
        return true;
    return options->method == KERNEL_LEARNED
               ? choose_learned(kernel, options, document, terms, arena, result)
               : choose_scored(options, document, terms, arena, result);
}

/* What a model says of English holds for nothing else: nearness to the whole chooses. */
static bool choose_foreign(struct kernel *kernel, const struct kernel_options *options,
                           const struct lang *lang, struct document *document, struct arena *arena,
                           struct kernel_result *result)
{
    struct kernel_options own = *options;
    struct str title = document->title, text = document->text;
    struct terms terms;
    if (own.method == KERNEL_LEARNED)
        own.method = KERNEL_CENTROID;
    if (own.automatic && own.points > FOREIGN_POINTS)
        own.points = FOREIGN_POINTS;
    if (!foreign_read(kernel->foreign, &kernel->words, lang, document, title, text, arena) ||
        !terms_read(&terms, document, kernel->stems, arena))
        return false;
    result->sentences = document->n_sentences;
    result->status = judge(document);
    if (result->status != KERNEL_OK && lang->script == SCRIPT_OTHER)
        result->status = KERNEL_LANGUAGE;
    return result->status != KERNEL_OK || choose_scored(&own, document, &terms, arena, result);
}

/* Another language than English, NULL: English, or none that is known. */
static const struct lang *read_lang(const struct kernel *kernel,
                                    const struct kernel_options *options,
                                    const struct document *document, const struct terms *terms,
                                    struct kernel_result *result)
{
    if (is_surely_english(terms)) {
        result->lang = langs[0].code;
        return NULL;
    }
    bool english = is_english(document, terms);
    const struct lang *lang =
        lang_read(&kernel->words, document, options->lang, english && terms->n_words > 0);
    english = lang != NULL ? lang_is_english(lang) : english;
    result->lang = english ? langs[0].code : lang != NULL ? lang->code : "";
    return english ? NULL : lang;
}

static bool read_and_choose(struct kernel *kernel, const struct kernel_options *options,
                            struct document *document, struct arena *arena,
                            struct kernel_result *result)
{
    struct arena scope = *arena; /* given back where the text is read once more */
    struct terms terms;
    if (!read_document(document, document->title, document->text, &scope))
        return false;
    result->words = document->words;
    result->sentences = document->n_sentences;
    if (!terms_read(&terms, document, kernel->stems, &scope))
        return false;
    const struct lang *lang = read_lang(kernel, options, document, &terms, result);
    if (lang != NULL)
        return choose_foreign(kernel, options, lang, document, arena, result);
    *arena = scope;
    return choose_english(kernel, options, document, &terms, arena, result);
}

void kernel_summarize(struct kernel *kernel, const struct kernel_options *options, struct str title,
                      struct str text, struct arena *arena, struct kernel_result *result)
{
    struct document document = {.title = title, .text = text};
    const struct lang *said = lang_named(options->lang);
    *result =
        (struct kernel_result){.status = KERNEL_NO_TEXT, .lang = said != NULL ? said->code : ""};
    if (is_blank(text))
        return;
    if (!read_and_choose(kernel, options, &document, arena, result)) {
        result->status = KERNEL_TOO_LONG;
        result->points = NULL;
        result->n_points = 0;
    }
}

static bool copy_sentences(const struct document *document, const struct terms *terms,
                           struct arena *arena, struct kernel_features *to)
{
    struct kernel_sentence *sentences =
        ARENA_NEW(arena, document->n_sentences, struct kernel_sentence);
    for (uint32_t s = 0; sentences != NULL && s < document->n_sentences; s++) {
        const struct sentence *from = &document->sentences[s];
        sentences[s] = (struct kernel_sentence){from->start, from->end, from->selectable,
                                                terms->keys + from->first_token, from->n_tokens};
    }
    to->sentences = sentences;
    to->n_sentences = document->n_sentences;
    return sentences != NULL;
}

/* The turns of a choice by the model. */
static bool read_steps(const struct kernel_options *options, struct document *document,
                       const struct terms *terms, const struct features *features,
                       struct arena *arena, struct kernel_features *to)
{
    struct learned learned;
    struct kernel_result result = {0};
    if (!learned_read(&learned, document, features, options, arena))
        return false;
    learned.steps_max = options->points != 0 ? options->points : STEPS_MAX;
    learned.steps_max = learned.steps_max < STEPS_MAX ? learned.steps_max : STEPS_MAX;
    learned.steps = ARENA_NEW(arena, learned.steps_max, struct kernel_step);
    if (learned.steps == NULL ||
        !select_points(document, terms, learned.score, &learned, options, arena, &result))
        return false;
    to->steps = learned.steps;
    to->n_steps = learned.n_steps;
    return true;
}

static bool read_and_measure(struct kernel *kernel, const struct kernel_options *options,
                             struct document *document, struct arena *arena,
                             struct kernel_features *to)
{
    struct terms terms;
    struct features features;
    const struct model *model = options->model;
    if (!terms_read(&terms, document, kernel->stems, arena))
        return false;
    to->status = judge(document);
    if (!features_read(&features, document, &terms, &kernel->kinds, model, arena))
        return false;
    to->value = features.value;
    if (!copy_sentences(document, &terms, arena, to))
        return false;
    bool staged = model != NULL && model->forests.n > 0 && to->status == KERNEL_OK;
    return !staged || read_steps(options, document, &terms, &features, arena, to);
}

void kernel_features(struct kernel *kernel, const struct kernel_options *options, struct str title,
                     struct str text, struct arena *arena, struct kernel_features *features)
{
    struct document document = {0};
    *features = (struct kernel_features){.status = KERNEL_NO_TEXT};
    if (is_blank(text))
        return;
    if (!read_document(&document, title, text, arena) ||
        !read_and_measure(kernel, options, &document, arena, features))
        *features = (struct kernel_features){.status = KERNEL_TOO_LONG};
}
