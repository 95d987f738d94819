/* How a sentence is made: names, numbers, marks, who speaks, how it opens.
 *
 * One walk over its tokens and one over its bytes; the rest is asked of opening.c, voice.c and
 * leaning.c. */
#include <string.h>

#include "kernel/characters.h"
#include "kernel/dateline.h"
#include "kernel/features_parts.h"
#include "kernel/leaning.h"
#include "kernel/opening.h"
#include "kernel/signs.h"
#include "kernel/voice.h"

enum { FEW = 15, SOME = 31, MANY = 63 };

/* What is counted of tokens. */
struct tally {
    uint32_t kinds[KINDS];
    uint32_t capitals, names, names_new, upper, numbers, numbers_new;
};

static bool is_upper(const char *text, struct token token)
{
    return token.end - token.start > 1 && character_capital(text[token.start]) &&
           character_capital(text[token.start + 1]) && character_capital(text[token.end - 1]);
}

/* held tells the terms of the sentences before. */
static struct tally read_tokens(const struct measure *measure, uint32_t s, const uint8_t *held)
{
    const struct document *document = measure->document;
    const struct terms *terms = measure->terms;
    const struct sentence *sentence = &document->sentences[s];
    const uint32_t *content = terms->content + terms->first_content[s];
    const uint32_t *content_end = terms->content + terms->first_content[s + 1];
    const char *text = document->text.data;
    struct tally tally = {0};
    bool name = false;
    for (uint32_t i = 0; i < sentence->n_tokens; i++) {
        struct token token = document->tokens[sentence->first_token + i];
        uint32_t key = terms->keys[sentence->first_token + i];
        bool capital = character_capital(text[token.start]), stop = lexicon_is_stop(key);
        uint32_t term = !stop && content < content_end ? *content : UINT32_MAX;
        content += term != UINT32_MAX;
        tally.kinds[kind_of(measure->kinds, key)]++;
        tally.capitals += capital && i > 0;
        tally.names += capital && !stop && !name;
        tally.names_new += capital && i > 0 && term != UINT32_MAX && !held[term];
        tally.upper += is_upper(text, token);
        bool number = text[token.start] >= '0' && text[token.start] <= '9';
        tally.numbers += number;
        tally.numbers_new += number && term != UINT32_MAX && !held[term];
        name = capital && !stop;
    }
    return tally;
}

static void hold(const struct terms *terms, uint32_t s, uint8_t *held)
{
    for (uint32_t u = terms->first_use[s]; u < terms->first_use[s + 1]; u++)
        held[terms->uses[u].term] = 1;
}

static void write_tally(int16_t *row, const struct tally *tally, uint32_t n_tokens)
{
    static const enum feature kinds[KINDS] = {
        [KIND_FIRST_PERSON] = FEATURE_FIRST_PERSON,
        [KIND_SECOND_PERSON] = FEATURE_SECOND_PERSON,
        [KIND_THIRD_PERSON] = FEATURE_THIRD_PERSON,
        [KIND_POINTING] = FEATURE_POINTING,
        [KIND_MODAL] = FEATURE_MODALS,
        [KIND_NEGATION] = FEATURE_NEGATIONS,
        [KIND_CONTRAST] = FEATURE_CONTRASTS,
        [KIND_SPEECH] = FEATURE_SPEECH,
        [KIND_MONEY] = FEATURE_MONEY,
        [KIND_PERCENT] = FEATURE_PERCENT,
        [KIND_TIME] = FEATURE_TIMES,
        [KIND_ROLE] = FEATURE_ROLES,
        [KIND_EVENT] = FEATURE_EVENTS,
        [KIND_OPINION] = FEATURE_OPINIONS,
    };
    for (int kind = 0; kind < KINDS; kind++)
        if (kinds[kind] != 0)
            row[kinds[kind]] = measure_cut(tally->kinds[kind], FEW);
    row[FEATURE_CAPITALS] = measure_share(tally->capitals, n_tokens);
    row[FEATURE_NAMES] = measure_cut(tally->names, SOME);
    row[FEATURE_NAMES_NEW] = measure_cut(tally->names_new, SOME);
    row[FEATURE_UPPER] = measure_cut(tally->upper, SOME);
    row[FEATURE_NUMBERS] = measure_cut(tally->numbers, SOME);
    row[FEATURE_NUMBERS_NEW] = measure_cut(tally->numbers_new, SOME);
}

/* The loop has no branch, so that the compiler makes vectors of it. */
static void write_marks(const struct measure *measure, const struct sentence *sentence,
                        int16_t *row)
{
    const char *text = measure->document->text.data;
    uint32_t commas = 0, digits = 0, percents = 0, dollars = 0, exclamations = 0;
    for (uint32_t p = sentence->start; p < sentence->end; p++) {
        unsigned char c = (unsigned char)text[p];
        commas += c == ',';
        digits += (unsigned char)(c - '0') < 10;
        percents += c == '%';
        dollars += c == '$';
        exclamations += c == '!';
    }
    row[FEATURE_COMMAS] = measure_cut(commas, SOME);
    row[FEATURE_DIGITS] = measure_cut(digits, MANY);
    row[FEATURE_PERCENT] = measure_cut((uint64_t)row[FEATURE_PERCENT] + percents, FEW);
    row[FEATURE_MONEY] = measure_cut((uint64_t)row[FEATURE_MONEY] + dollars, FEW);
    row[FEATURE_EXCLAMATION] = exclamations > 0;
    row[FEATURE_BRACKETS] = (sentence->signs & SIGN_BRACKET) != 0;
    row[FEATURE_COLON] = (sentence->signs & SIGN_COLON) != 0;
    row[FEATURE_DASH] = (sentence->signs & SIGN_DASH) != 0;
}

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
    row[FEATURE_LEANS] = voice_leans(measure->document, sentence);
    row[FEATURE_LEANING] = measure_cut(leaning_points(measure->document, sentence), SOME);
    row[FEATURE_DATED] = sentence->opening == OPENING_PLAIN && sentence->body > sentence->start;
}

/* The first word of what can stand alone. */
static void write_first_word(const struct measure *measure, const struct sentence *sentence,
                             int16_t *row)
{
    const struct document *document = measure->document;
    uint32_t first = sentence->first_token, last = first + sentence->n_tokens;
    while (first < last && document->tokens[first].start < sentence->body)
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
    for (uint32_t i = 0; i < measure->n; i++) {
        int16_t *row = measure_row(measure, i);
        row[FEATURE_CASED] = cased;
        row[FEATURE_ARTICLE_PERSONAL] = measure_share(personal, measure->n);
        row[FEATURE_ARTICLE_SPOKEN] = measure_share(spoken, measure->n);
        row[FEATURE_ARTICLE_QUESTIONS] = measure_share(questions, measure->n);
        row[FEATURE_ARTICLE_NUMBERS] = measure_share(numbers, measure->n);
        row[FEATURE_ARTICLE_OPINIONS] = measure_share(opinions, measure->n);
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
        struct tally tally = read_tokens(measure, measure->sentence[i], held);
        hold(measure->terms, measure->sentence[i], held);
        opening_read(measure->document, sentence->line);
        write_tally(row, &tally, sentence->n_tokens);
        write_marks(measure, sentence, row);
        write_voice(measure, sentence, row);
        write_first_word(measure, sentence, row);
    }
    write_article(measure);
    return true;
}
