/* Which language an article is in, told by its script and by its function words.
 *
 *   first letters -> script -> (one language)  or  hits of function words -> the language
 *                                                  undecided: what the record says, CLD2
 *
 * English is told before all this, by the stop words that terms.c has counted anyway. */
#ifndef KERNEL_LANG_H
#define KERNEL_LANG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "kernel/document.h"

enum script {
    SCRIPT_NONE,
    SCRIPT_LATIN,
    SCRIPT_CYRILLIC,
    SCRIPT_GREEK,
    SCRIPT_ARABIC,
    SCRIPT_HEBREW,
    SCRIPT_DEVANAGARI,
    SCRIPT_BENGALI,
    SCRIPT_GURMUKHI,
    SCRIPT_GUJARATI,
    SCRIPT_TAMIL,
    SCRIPT_TELUGU,
    SCRIPT_KANNADA,
    SCRIPT_MALAYALAM,
    SCRIPT_SINHALA,
    SCRIPT_THAI,
    SCRIPT_LAO,
    SCRIPT_TIBETAN,
    SCRIPT_BURMESE,
    SCRIPT_KHMER,
    SCRIPT_GEORGIAN,
    SCRIPT_ARMENIAN,
    SCRIPT_ETHIOPIC,
    SCRIPT_HANGUL,
    SCRIPT_HAN,
    SCRIPT_KANA,
    SCRIPT_OTHER,
    SCRIPTS
};

enum {
    LANG_UNSPACED = 1,  /* no spaces between words: they are counted as ICU cuts them */
    LANG_BY_SPACES = 2, /* no stops: a space may end a sentence */
    LANG_ORDINALS = 4,  /* "3." is "third" */
};

struct lang {
    const char *code; /* ISO 639-1 */
    enum script script;
    unsigned traits;
    const char *names;   /* what records call it besides; lists are parted by single spaces */
    const char *stemmer; /* Snowball's, or NULL */
    const char *words;   /* function words, lower case: the most frequent ones */
    const char *openers; /* first words of sentences that lean on the one before */
};

enum { LANGS_MAX = 64 }; /* a bit each */

extern const struct lang
    langs[]; /* English first; last, without a code, scripts that no other has */
extern const unsigned langs_n;

static inline bool lang_is_english(const struct lang *lang)
{
    return lang == langs;
}

/* Function words and openers of all languages, by hash. Read by many once it is filled. */
enum { LANG_WORDS_BITS = 13 };
struct lang_words {
    struct lang_word {
        uint64_t hash;           /* 0: free */
        uint64_t stops, openers; /* a bit for each language */
    } table[1 << LANG_WORDS_BITS];
};

/* Fills the table; once a kernel. */
void lang_words_read(struct lang_words *words);

/* What is known of the word of a hash (lexicon.h): bits of languages; all 0 where nothing is. */
struct lang_word lang_word_find(const struct lang_words *words, uint64_t hash);

/* The language of a tag or name: "de-AT", "German", "deu"; NULL where there is none. */
const struct lang *lang_named(struct str name);

/* The language of the text, whose tokens are known; said is what its record says, or "". NULL where
 * it cannot be told. english: its stop words look like English, which only what is clearly another
 * language outweighs. */
const struct lang *lang_read(const struct lang_words *words, const struct document *document,
                             struct str said, bool english);

/* What CLD2 takes the text for: a code that lang_named() may know, "" where it is not sure. */
const char *lang_guess(const char *text, int n);

#endif
