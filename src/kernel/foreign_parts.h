/* What the files of foreign reading know of each other. */
#ifndef KERNEL_FOREIGN_PARTS_H
#define KERNEL_FOREIGN_PARTS_H

#include <libstemmer.h>
#include <unicode/ubrk.h>
#include <unicode/ucasemap.h>
#include <unicode/utext.h>

#include "base/utf8.h"
#include "kernel/foreign.h"

/* The key of a word: its bytes and all, so that what it holds changes no key. */
struct foreign_memo {
    uint64_t bytes[2]; /* a word of at most 16 */
    const struct lang *lang;
    uint32_t key; /* 0: free */
};

enum { FOREIGN_MEMO_BITS = 12 };

struct foreign {
    UBreakIterator *sentences, *greek, *words; /* greek: of sentences, ";" ends questions */
    UText text;                                /* what the iterators look at */
    UCaseMap *fold, *fold_turkic;
    struct sb_stemmer *stemmers[LANGS_MAX]; /* NULL where a language has none */
    struct foreign_memo memo[1 << FOREIGN_MEMO_BITS];
};

/* The code point at text[at] < end, and the one that ends before text[*at], *at > start, where *at
 * goes. */
static inline UChar32 foreign_point(const char *text, uint32_t at, uint32_t end)
{
    unsigned size;
    return (UChar32)utf8_decode(text + at, text + end, &size);
}

static inline UChar32 foreign_point_before(const char *text, uint32_t start, uint32_t *at)
{
    uint32_t end = *at;
    do
        --*at;
    while (*at > start && (text[*at] & 0xC0) == 0x80);
    return foreign_point(text, *at, end);
}

/* The tokens of a document as they are found, with their keys. */
struct foreign_tokens {
    struct foreign *foreign;
    const struct lang_words *words;
    const struct lang *lang; /* or NULL */
    struct str text;
    struct token *tokens;
    uint32_t *keys;
    uint32_t n, cap;
};

/* Appends the words of a piece of the text. False where they do not fit. */
bool foreign_tokens_add(struct foreign_tokens *tokens, uint32_t start, uint32_t end);

/* Whether the word at text is one that opens sentences which lean on the one before. */
bool foreign_leans(const struct foreign_tokens *tokens, struct token token);

/* Starts an iterator on a piece of text. False without memory. */
bool foreign_look(struct foreign *foreign, UBreakIterator *iterator, const char *text, uint32_t n);

/* Whether what begins at text[at] is one character, as readers see it, with what is before. */
bool foreign_carried(const char *text, uint32_t at, uint32_t limit);

/* How a piece of text ends. */
struct foreign_ending {
    bool complete; /* with a stop, maybe behind closing marks */
    bool question;
};
struct foreign_ending foreign_ending(const char *text, uint32_t start, uint32_t end);

/* Whether a sentence that began at start ends before at, where Unicode's rules say so and more
 * text follows up to limit. */
bool foreign_ends(const struct lang *lang, const char *text, uint32_t start, uint32_t at,
                  uint32_t limit);

#endif
