/* How sentences are made: by lines whose names, numbers, words and marks are known; and by lines
 * of any length against one look at each byte. */
#include <stdio.h>

#include "learned_made.h"

static const struct row {
    const char *text; /* the last line is the one that is looked at */
    enum feature feature;
    int value;
} rows[] = {
    {"Police in Altmoor arrested 3 men on Friday\n", FEATURE_CAPITALS, 2 * 1024 / 8},
    {"Police in Altmoor arrested 3 men on Friday\n", FEATURE_NAMES, 3},
    {"Police in Altmoor arrested 3 men on Friday\n", FEATURE_NAMES_NEW, 2},
    {"Altmoor waits\nPolice in Altmoor arrested men on Friday\n", FEATURE_NAMES_NEW, 1},
    {"altmoor waits\nPolice in Altmoor arrested men on Friday\n", FEATURE_NAMES_NEW, 1},
    {"Mayor Marla Osten of Altmoor Bay spoke\n", FEATURE_NAMES, 2},
    {"Mayor Marla, The Osten and Altmoor\n", FEATURE_NAMES, 3},
    {"NATO and the EU met at Altmoor X\n", FEATURE_UPPER, 2},
    {"Ministers of NaTO met\n", FEATURE_UPPER, 0},
    {"3 men of 22 paid 7500 in 1987\n", FEATURE_NUMBERS, 4},
    {"Three men of altmoor paid\n", FEATURE_NUMBERS, 0},
    {"In 1987 men met\n3 men of 22 paid 7500 in 1987\n", FEATURE_NUMBERS_NEW, 3},
    {"It cost $5 million and £3 billion\n", FEATURE_MONEY, 3},
    {"It rose 5% and 7 percent and 2%\n", FEATURE_PERCENT, 3},
    {"They met on Monday morning in March\n", FEATURE_TIMES, 3},
    {"Osten said it, Marl told her\n", FEATURE_SPEECH, 2},
    {"I gave my car to us\n", FEATURE_FIRST_PERSON, 3},
    {"You gave your car\n", FEATURE_SECOND_PERSON, 2},
    {"He gave his car to them\n", FEATURE_THIRD_PERSON, 3},
    {"This car and those such\n", FEATURE_POINTING, 3},
    {"It may and will, it must\n", FEATURE_MODALS, 3},
    {"No car was not there, never\n", FEATURE_NEGATIONS, 3},
    {"Cars came, but drivers, however, left although\n", FEATURE_CONTRASTS, 3},
    {"The president and police of the court\n", FEATURE_ROLES, 3},
    {"Engines killed and launched, it won\n", FEATURE_EVENTS, 3},
    {"Perhaps they think it amazing\n", FEATURE_OPINIONS, 3},
    {"car killed killed killed killed killed killed killed killed killed killed killed killed "
     "killed killed killed killed killed\n",
     FEATURE_EVENTS, 15},
    {"One, two, three\n", FEATURE_COMMAS, 2},
    {",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,, cars\n", FEATURE_COMMAS, 31},
    {"In 1987 it was 5,000\n", FEATURE_DIGITS, 8},
    {"1234567890123456789012345678901234567890123456789012345678901234567890\n", FEATURE_DIGITS,
     63},
    {"Cars (two) came\n", FEATURE_BRACKETS, 1},
    {"Cars came\n", FEATURE_BRACKETS, 0},
    {"Cars: two came\n", FEATURE_COLON, 1},
    {"Cars - two - came\n", FEATURE_DASH, 1},
    {"Cars came!\n", FEATURE_EXCLAMATION, 1},
    {"Cars came.\n", FEATURE_EXCLAMATION, 0},
    {"Osten saw \"cars\" come\n", FEATURE_QUOTED, 1},
    {"\"Cars come,\" said Osten\n", FEATURE_SPOKEN, 1},
    {"\"Cars come,\" said Osten\n", FEATURE_QUOTED, 0},
    {"We saw cars come\n", FEATURE_PERSONAL, 1},
    {"Did cars come?\n", FEATURE_QUESTION, 1},
    {"\"They came,\" said Osten\n", FEATURE_LEANS, 1},
    {"\"Cars came,\" he said\n", FEATURE_LEANS, 1},
    {"\"Cars came,\" said Osten\n", FEATURE_LEANS, 0},
    {"The cars came\n", FEATURE_OPENS_THE, 1},
    {"The cars came\n", FEATURE_OPENS_STOP, 0},
    {"A car came\n", FEATURE_OPENS_A, 1},
    {"An engine came\n", FEATURE_OPENS_A, 1},
    {"Of the cars\n", FEATURE_OPENS_STOP, 1},
    {"Of the cars\n", FEATURE_OPENS_NAME, 0},
    {"Altmoor has cars\n", FEATURE_OPENS_NAME, 1},
    {"Altmoor has cars\n", FEATURE_OPENS_NAMES, 0},
    {"Marla Osten has cars\n", FEATURE_OPENS_NAMES, 1},
    {"12 cars came\n", FEATURE_OPENS_NUMBER, 1},
    {"cars came\n", FEATURE_OPENS_SMALL, 1},
    {"Cars came\n", FEATURE_OPENS_SMALL, 0},
    {"Cars came to Altmoor\nmore came\n", FEATURE_CASED, 1},
    {"cars came to altmoor\nmore came\n", FEATURE_CASED, 0},
    {"I came\nYou saw\nCars came\n", FEATURE_ARTICLE_PERSONAL, 2 * 1024 / 3},
    {"\"Cars came,\" said Osten\nCars came\n", FEATURE_ARTICLE_SPOKEN, 512},
    {"Did cars come?\nCars came\nCars left\n", FEATURE_ARTICLE_QUESTIONS, 341},
    {"5 cars came\n7 left\nCars came\nCars left\n", FEATURE_ARTICLE_NUMBERS, 512},
    {"Perhaps cars came\nCars came\nCars left\n", FEATURE_ARTICLE_OPINIONS, 341},
};

Test(features_form, lines_that_are_known)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct learned_made made;
        learned_open(&made, "", rows[i].text);
        uint32_t last = made.made.document.n_sentences - 1;
        int value = features_of(&made.features, last)[rows[i].feature];
        cr_expect(value == rows[i].value, "%.40s…: %s is %d, expected %d", rows[i].text,
                  features_names[rows[i].feature], value, rows[i].value);
        learned_close(&made);
    }
}

Test(features_form, openings_are_told)
{
    static const struct {
        enum opening opening;
        uint32_t body;
        int connective, pronoun, orphan, dated;
    } given[] = {
        {OPENING_PLAIN, 0, 0, 0, 0, 0},      {OPENING_PLAIN, 4, 0, 0, 0, 1},
        {OPENING_CONNECTIVE, 4, 1, 0, 0, 0}, {OPENING_PRONOUN, 0, 0, 1, 0, 0},
        {OPENING_QUOTE, 0, 0, 0, 1, 0},
    };
    for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
        struct learned_made made;
        learned_open(&made, "", "But Altmoor has a bridge\n");
        struct sentence *sentence = made.made.document.sentences;
        sentence->opening = given[i].opening;
        sentence->body = given[i].body;
        cr_assert(features_read(&made.features, &made.made.document, &made.made.terms, &made.kinds,
                                NULL, &made.made.arena));
        const int16_t *row = features_of(&made.features, 0);
        cr_expect(row[FEATURE_CONNECTIVE] == given[i].connective &&
                      row[FEATURE_PRONOUN] == given[i].pronoun &&
                      row[FEATURE_ORPHAN] == given[i].orphan &&
                      row[FEATURE_DATED] == given[i].dated,
                  "row %zu", i);
        cr_expect(row[FEATURE_OPENS_NAME] == (given[i].body > 0), "row %zu: the body's word", i);
        learned_close(&made);
    }
}

static uint32_t pick(uint32_t *seed, uint32_t n)
{
    *seed = *seed * 1664525 + 1013904223;
    return (*seed >> 8) % n;
}

/* Lines of up to so many words, some of them thousands of bytes. */
static void make_text(char *text, uint32_t most, uint32_t seed)
{
    static const char *const words[] = {"zorb", "Quon", "the",   "The",   "BLAX", "7",
                                        "1987", "of",   "a",     "Trees", "5%",   "$3",
                                        "tree", "quon", "zorb!", "will"};
    for (int line = 0; line < 3; line++)
        for (uint32_t n = 1 + pick(&seed, most); n > 0; n--) {
            text += sprintf(text, "%s", words[pick(&seed, 16)]);
            if (pick(&seed, 5) == 0)
                *text++ = ',';
            *text++ = n > 1 ? ' ' : '\n';
        }
    *text = 0;
}

/* The counts of a sentence, token by token and byte by byte. */
struct plain {
    int capitals, names, names_new, upper, numbers, numbers_new;
    int commas, digits, percent, money, exclamation, modals;
};

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether a token of a key stands in a sentence before. */
static bool stood(const struct made *made, uint32_t s, uint32_t key)
{
    for (uint32_t i = 0; i < made->document.sentences[s].first_token; i++)
        if (made->terms.keys[i] == key)
            return true;
    return false;
}

static void count_tokens(const struct made *made, uint32_t s, struct plain *plain)
{
    const struct sentence *sentence = &made->document.sentences[s];
    bool name = false;
    for (uint32_t i = 0; i < sentence->n_tokens; i++) {
        uint32_t token = sentence->first_token + i, key = made->terms.keys[token];
        struct str word = document_token(&made->document, token);
        bool capital = is_capital(word.data[0]), stop = lexicon_is_stop(key);
        bool new = !stop && !stood(made, s, key), number = is_digit(word.data[0]);
        plain->capitals += capital && i > 0;
        plain->names += capital && !stop && !name;
        plain->names_new += capital && i > 0 && new;
        plain->numbers += number;
        plain->modals += str_equal(word, STR("will"));
        plain->numbers_new += number && new;
        plain->upper += word.len > 1 && capital && is_capital(word.data[1]) &&
                        is_capital(word.data[word.len - 1]);
        name = capital && !stop;
    }
}

static struct plain count(const struct made *made, uint32_t s)
{
    const struct sentence *sentence = &made->document.sentences[s];
    struct plain plain = {0};
    count_tokens(made, s, &plain);
    for (uint32_t p = sentence->start; p < sentence->end; p++) {
        char c = made->document.text.data[p];
        plain.commas += c == ',';
        plain.digits += is_digit(c);
        plain.percent += c == '%';
        plain.money += c == '$';
        plain.exclamation |= c == '!';
    }
    return plain;
}

static void expect(const struct learned_made *made, uint32_t s, uint32_t seed, enum feature feature,
                   int count, int most)
{
    int value = features_of(&made->features, s)[feature], expected = count < most ? count : most;
    cr_expect(value == expected, "seed %u, sentence %u: %s is %d, expected %d", seed, s,
              features_names[feature], value, expected);
}

Test(features_form, lines_of_any_length)
{
    static char text[3 * 1000 * 8];
    for (uint32_t seed = 1; seed <= 120; seed++) {
        struct learned_made made;
        make_text(text, seed <= 40 ? 12 : seed <= 80 ? 150 : 950, seed);
        learned_open(&made, "", text);
        for (uint32_t s = 0; s < 3; s++) {
            struct plain plain = count(&made.made, s);
            int tokens = (int)made.made.document.sentences[s].n_tokens;
            expect(&made, s, seed, FEATURE_CAPITALS, plain.capitals * 1024 / tokens, 1024);
            expect(&made, s, seed, FEATURE_NAMES, plain.names, 31);
            expect(&made, s, seed, FEATURE_NAMES_NEW, plain.names_new, 31);
            expect(&made, s, seed, FEATURE_MODALS, plain.modals, 15);
            expect(&made, s, seed, FEATURE_UPPER, plain.upper, 31);
            expect(&made, s, seed, FEATURE_NUMBERS, plain.numbers, 31);
            expect(&made, s, seed, FEATURE_NUMBERS_NEW, plain.numbers_new, 31);
            expect(&made, s, seed, FEATURE_COMMAS, plain.commas, 31);
            expect(&made, s, seed, FEATURE_DIGITS, plain.digits, 63);
            expect(&made, s, seed, FEATURE_PERCENT, plain.percent, 15);
            expect(&made, s, seed, FEATURE_MONEY, plain.money, 15);
            expect(&made, s, seed, FEATURE_EXCLAMATION, plain.exclamation, 1);
        }
        learned_close(&made);
    }
}

/* Marks are counted in bytes, which must not run over. */
Test(features_form, thousands_of_marks)
{
    static const struct {
        char mark;
        enum feature feature;
        int most;
    } marks[] = {{',', FEATURE_COMMAS, 31}, {'7', FEATURE_DIGITS, 63}, {'%', FEATURE_PERCENT, 15}};
    static char text[9000];
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        for (uint32_t n = 4096 - 64; n <= 8192 + 16; n = n == 4096 + 64 ? 8192 - 64 : n + 16) {
            struct learned_made made;
            memset(text, marks[i].mark, n);
            strcpy(text + n, " cars\n");
            learned_open(&made, "", text);
            expect(&made, 0, n, marks[i].feature, (int)n, marks[i].most);
            learned_close(&made);
        }
}
