/* What the tokens of a sentence are: kinds of words, names, numbers.
 *
 *   Mayor Jane Doe of  the 2 old towns resigned        64 tokens at a time
 *   1     1    1   0   0   1 0   0     0               marked: a capital or a digit
 *   0     0    0   1   1   0 0   0     0               stops
 *   +     +    +   +   +   + +   +     +               a row of 16 counters for each kind
 *
 * The walk over all tokens has no branch, which could not be foreseen; only those with a capital or
 * a digit, two or three of ten, are looked at one by one. */
#include <stdalign.h>
#include <string.h>

#include "kernel/characters.h"
#include "kernel/features_parts.h"

enum { CHUNK = 64, LANES = sizeof(measure_bytes) };

/* What is counted of tokens. */
struct tally {
    measure_bytes kinds; /* cut at FEATURES_FEW */
    uint32_t capitals, names, names_new, upper, numbers, numbers_new;
    uint32_t name; /* 1 + the token behind the last one of a name, of the sentence; or 0 */
};

/* Some tokens of a sentence. */
struct chunk {
    const struct token *tokens;
    const uint32_t *keys, *content; /* the terms of those that are no stop words, */
    uint32_t n, n_content;          /* so far as they were read */
    uint64_t marked, stops;
    uint8_t behind[CHUNK]; /* of each token and those behind it: how many are no stop words */
    uint32_t kept;         /* that are none, of all */
};

/* What a word of each kind adds: in the order of the features, from FEATURE_MONEY on. Kinds of the
 * first word only have no counter. */
enum { COUNTED = FEATURE_OPINIONS - FEATURE_MONEY + 1 };
#define COUNTER(kind, feature) [KIND_##kind] = {[FEATURE_##feature - FEATURE_MONEY] = 1}
static const alignas(measure_bytes) uint8_t counters[KINDS][LANES] = {
    COUNTER(MONEY, MONEY),
    COUNTER(PERCENT, PERCENT),
    COUNTER(TIME, TIMES),
    COUNTER(SPEECH, SPEECH),
    COUNTER(FIRST_PERSON, FIRST_PERSON),
    COUNTER(SECOND_PERSON, SECOND_PERSON),
    COUNTER(THIRD_PERSON, THIRD_PERSON),
    COUNTER(POINTING, POINTING),
    COUNTER(MODAL, MODALS),
    COUNTER(NEGATION, NEGATIONS),
    COUNTER(CONTRAST, CONTRASTS),
    COUNTER(ROLE, ROLES),
    COUNTER(EVENT, EVENTS),
    COUNTER(OPINION, OPINIONS),
};
_Static_assert((int)COUNTED == (int)KIND_OPINION && (int)COUNTED <= (int)LANES, "a lane each");

/* What begins with a capital or a digit. */
static const uint8_t marks[256] = {
    ['0'] = 1, ['1'] = 1, ['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1, ['6'] = 1, ['7'] = 1,
    ['8'] = 1, ['9'] = 1, ['A'] = 1, ['B'] = 1, ['C'] = 1, ['D'] = 1, ['E'] = 1, ['F'] = 1,
    ['G'] = 1, ['H'] = 1, ['I'] = 1, ['J'] = 1, ['K'] = 1, ['L'] = 1, ['M'] = 1, ['N'] = 1,
    ['O'] = 1, ['P'] = 1, ['Q'] = 1, ['R'] = 1, ['S'] = 1, ['T'] = 1, ['U'] = 1, ['V'] = 1,
    ['W'] = 1, ['X'] = 1, ['Y'] = 1, ['Z'] = 1,
};

/* Walks over the tokens, backwards: bits come in from below. */
static void walk(const struct kinds *kinds, const char *text, struct chunk *chunk,
                 struct tally *tally)
{
    const struct token *tokens = chunk->tokens;
    const uint32_t *keys = chunk->keys;
    uint64_t marked = 0, stops = 0;
    uint32_t kept = 0, n_stop = lexicon_n_stop;
    measure_bytes sum = {0}, one;
    for (uint32_t i = chunk->n; i-- > 0;) {
        bool stop = keys[i] <= n_stop;
        memcpy(&one, counters[kind_of(kinds, keys[i])], sizeof one);
        sum += one;
        marked = 2 * marked + marks[(unsigned char)text[tokens[i].start]];
        stops = 2 * stops + stop;
        kept += !stop;
        chunk->behind[i] = (uint8_t)kept;
    }
    chunk->marked = marked;
    chunk->stops = stops;
    chunk->kept = kept;
    sum += tally->kinds;
    measure_bytes few = (measure_bytes){0} + FEATURES_FEW, more = (measure_bytes)(sum > few);
    tally->kinds = (sum & ~more) | (few & more);
}

static bool is_upper(const char *text, struct token token)
{
    return token.end - token.start > 1 && character_capital(text[token.start + 1]) &&
           character_capital(text[token.end - 1]);
}

/* Looks at tokens with a capital or a digit, the first of them the sentence's token first; held
 * tells the terms of the sentences before. */
static void look(const char *text, const struct chunk *chunk, uint32_t first, const uint8_t *held,
                 struct tally *tally)
{
    for (uint64_t left = chunk->marked; left != 0; left &= left - 1) {
        uint32_t i = (uint32_t)__builtin_ctzll(left), behind = first + i + 1;
        bool stop = chunk->stops >> i & 1;
        uint32_t place = chunk->kept - chunk->behind[i];
        bool is_new = !stop && place < chunk->n_content && !held[chunk->content[place]];
        if (!character_capital(text[chunk->tokens[i].start])) {
            tally->numbers++;
            tally->numbers_new += is_new;
            continue;
        }
        tally->capitals += behind > 1;
        tally->names_new += behind > 1 && is_new;
        tally->upper += is_upper(text, chunk->tokens[i]);
        tally->names += !stop && tally->name != behind;
        tally->name = stop ? 0 : behind + 1;
    }
}

static void write(int16_t *row, const struct tally *tally, uint32_t n_tokens)
{
    uint8_t kinds[LANES];
    memcpy(kinds, &tally->kinds, sizeof kinds);
    for (size_t k = 0; k < COUNTED; k++)
        row[FEATURE_MONEY + k] = kinds[k];
    row[FEATURE_CAPITALS] = measure_share(tally->capitals, n_tokens);
    row[FEATURE_NAMES] = measure_cut(tally->names, FEATURES_SOME);
    row[FEATURE_NAMES_NEW] = measure_cut(tally->names_new, FEATURES_SOME);
    row[FEATURE_UPPER] = measure_cut(tally->upper, FEATURES_SOME);
    row[FEATURE_NUMBERS] = measure_cut(tally->numbers, FEATURES_SOME);
    row[FEATURE_NUMBERS_NEW] = measure_cut(tally->numbers_new, FEATURES_SOME);
}

void features_tokens(const struct measure *measure, uint32_t s, uint8_t *held)
{
    const struct document *document = measure->document;
    const struct terms *terms = measure->terms;
    const struct sentence *sentence = &document->sentences[s];
    const char *text = document->text.data;
    struct tally tally = {0};
    struct chunk chunk = {.content = terms->content + terms->first_content[s],
                          .n_content = terms->first_content[s + 1] - terms->first_content[s]};
    for (uint32_t i = 0; i < sentence->n_tokens; i += CHUNK) {
        uint32_t left = sentence->n_tokens - i;
        chunk.tokens = document->tokens + sentence->first_token + i;
        chunk.keys = terms->keys + sentence->first_token + i;
        chunk.n = left < CHUNK ? left : CHUNK;
        walk(measure->kinds, text, &chunk, &tally);
        look(text, &chunk, i, held, &tally);
        uint32_t content = chunk.kept < chunk.n_content ? chunk.kept : chunk.n_content;
        chunk.content += content;
        chunk.n_content -= content;
    }
    for (uint32_t u = terms->first_use[s]; u < terms->first_use[s + 1]; u++)
        held[terms->uses[u].term] = 1;
    write(features_of(measure->features, s), &tally, sentence->n_tokens);
}
