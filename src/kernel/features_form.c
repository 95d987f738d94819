/* How a sentence is made: names, numbers, marks, who speaks, how it opens.
 *
 * One walk over its tokens (features_tokens.c) and one over its bytes (features_marks.c); the rest
 * is asked of opening.c, voice.c and leaning.c. */
#include <string.h>

#include "kernel/characters.h"
#include "kernel/dateline.h"
#include "kernel/features_parts.h"
#include "kernel/leaning.h"
#include "kernel/opening.h"
#include "kernel/voice.h"

static void write_voice(const struct measure *measure, const struct sentence *sentence,
                        int16_t *row)
{
    enum voice voice = voice_of(measure->document, sentence);
    row[FEATURE_QUOTED] = voice == VOICE_QUOTED;
    row[FEATURE_SPOKEN] = voice == VOICE_SPOKEN;
    row[FEATURE_PERSONAL] = voice == VOICE_FIRST_PERSON;
    row[FEATURE_QUESTION] = voice == VOICE_QUESTION;
    row[FEATURE_CONNECTIVE] = sentence->opening == OPENING_CONNECTIVE;
    row[FEATURE_PRONOUN] = sentence->opening == OPENING_PRONOUN;
    row[FEATURE_ORPHAN] = sentence->opening == OPENING_QUOTE;
    const bool third = row[FEATURE_THIRD_PERSON] != 0, refers = third || row[FEATURE_POINTING] != 0;
    row[FEATURE_LEANS] = voice_leans(measure->document, sentence, third);
    row[FEATURE_LEANING] =
        measure_cut(leaning_points(measure->document, sentence, refers), FEATURES_SOME);
    row[FEATURE_DATED] = sentence->opening == OPENING_PLAIN && sentence->body > sentence->start;
}

/* The first word of what can stand alone. */
static void write_first_word(const struct measure *measure, const struct sentence *sentence,
                             int16_t *row)
{
    const struct document *document = measure->document;
    uint32_t first = sentence->first_token, last = first + sentence->n_tokens;
    while (sentence->body > sentence->start && first < last &&
           document->tokens[first].start < sentence->body)
        first++;
    if (first == last)
        return;
    uint32_t key = measure->terms->keys[first];
    char c = document->text.data[document->tokens[first].start];
    enum kind kind = kind_of(measure->kinds, key);
    row[FEATURE_OPENS_THE] = kind == KIND_THE;
    row[FEATURE_OPENS_A] = kind == KIND_A;
    row[FEATURE_OPENS_NUMBER] = c >= '0' && c <= '9';
    row[FEATURE_OPENS_NAME] = character_capital(c) && !lexicon_is_stop(key);
    row[FEATURE_OPENS_NAMES] =
        row[FEATURE_OPENS_NAME] && first + 1 < last &&
        character_capital(document->text.data[document->tokens[first + 1].start]);
    row[FEATURE_OPENS_STOP] = lexicon_is_stop(key) && kind != KIND_THE && kind != KIND_A;
    row[FEATURE_OPENS_SMALL] = character_small(c);
}

/* What the article as a whole is like: reports have numbers, interviews persons. */
static void write_article(const struct measure *measure)
{
    uint32_t personal = 0, spoken = 0, questions = 0, numbers = 0, opinions = 0;
    bool cased = false;
    for (uint32_t i = 0; i < measure->n; i++) {
        const int16_t *row = measure_row(measure, i);
        personal += row[FEATURE_FIRST_PERSON] + row[FEATURE_SECOND_PERSON] > 0;
        spoken += row[FEATURE_SPOKEN] != 0;
        questions += row[FEATURE_QUESTION] != 0;
        numbers += row[FEATURE_NUMBERS] > 0;
        opinions += row[FEATURE_OPINIONS] > 0;
        cased |= row[FEATURE_CAPITALS] > 0;
    }
    const struct divisor n = divisor_of(measure->n);
    const int16_t personal_share = divisor_share(personal, n);
    const int16_t spoken_share = divisor_share(spoken, n);
    const int16_t questions_share = divisor_share(questions, n);
    const int16_t numbers_share = divisor_share(numbers, n);
    const int16_t opinions_share = divisor_share(opinions, n);
    for (uint32_t i = 0; i < measure->n; i++) {
        int16_t *row = measure_row(measure, i);
        row[FEATURE_CASED] = cased;
        row[FEATURE_ARTICLE_PERSONAL] = personal_share;
        row[FEATURE_ARTICLE_SPOKEN] = spoken_share;
        row[FEATURE_ARTICLE_QUESTIONS] = questions_share;
        row[FEATURE_ARTICLE_NUMBERS] = numbers_share;
        row[FEATURE_ARTICLE_OPINIONS] = opinions_share;
    }
}

bool features_form(const struct measure *measure)
{
    uint8_t *held = ARENA_NEW(measure->arena, measure->terms->n, uint8_t);
    if (held == NULL)
        return false;
    memset(held, 0, measure->terms->n);
    for (uint32_t i = 0; i < measure->n; i++) {
        const struct sentence *sentence = measure_sentence(measure, i);
        int16_t *row = measure_row(measure, i);
        features_tokens(measure, measure->sentence[i], held);
        features_marks(measure, measure->sentence[i]);
        opening_read(measure->document, sentence->line);
        write_voice(measure, sentence, row);
        write_first_word(measure, sentence, row);
    }
    write_article(measure);
    return true;
}
