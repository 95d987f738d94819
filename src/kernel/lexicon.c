/* Words that the table does not hold: names, new words, numbers, other languages.
 *
 *   word -> memo (direct-mapped, by hash) -> key
 *           else: straight apostrophe -> Snowball -> table, of the stem -> key
 *
 * The memo is only an optimization: an entry holds the whole of a folded word (16 bytes at most),
 * never just its hash, and longer words pass it by, so that no order of articles changes a key. It
 * never allocates after stems_new(). */
#include "kernel/lexicon.h"

#include <libstemmer.h>
#include <stdlib.h>

enum {
    MEMO_BITS = 15,     /* 1 MiB a thread */
    MEMO_WORD_MAX = 16, /* bytes that struct word tells exactly */
    STEM_WORD_MAX = 64, /* a longer word is its own stem */
};

struct memo {
    struct word word;
    uint32_t key;
};

struct stems {
    struct sb_stemmer *stemmer;
    struct memo memo[1 << MEMO_BITS];
};

struct stems *stems_new(void)
{
    struct stems *stems = calloc(1, sizeof *stems);
    if (stems == NULL)
        return NULL;
    stems->stemmer = sb_stemmer_new("english", "UTF_8");
    sb_symbol longest[STEM_WORD_MAX];
    memset(longest, 'b',
           sizeof longest); /* the stemmer's buffer grows here, not on an article's path */
    if (stems->stemmer == NULL ||
        sb_stemmer_stem(stems->stemmer, longest, sizeof longest) == NULL) {
        stems_free(stems);
        return NULL;
    }
    return stems;
}

void stems_free(struct stems *stems)
{
    if (stems == NULL)
        return;
    sb_stemmer_delete(stems->stemmer);
    free(stems);
}

/* Lower case in ASCII, U+2019 as "'". Returns the length. */
static uint32_t normalize(struct str text, char out[STEM_WORD_MAX])
{
    uint32_t n = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (i + 3 <= text.len && memcmp(text.data + i, "\xE2\x80\x99", 3) == 0) {
            out[n++] = '\'';
            i += 2;
        } else {
            char c = text.data[i];
            out[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
        }
    }
    return n;
}

static uint32_t key_of_hash(uint64_t hash)
{
    return TERM_UNKNOWN | (uint32_t)(hash & (TERM_NUMBER - 1));
}

static uint32_t stem_key(struct stems *stems, struct word word, struct str text)
{
    char lower[STEM_WORD_MAX];
    if (text.len > sizeof lower)
        return key_of_hash(word_hash(word));
    uint32_t n = normalize(text, lower);
    uint32_t term = lexicon_find(word_hash(word_fold(lower, n, lower + n)));
    if (term != 0)
        return term;
    const sb_symbol *stem = sb_stemmer_stem(stems->stemmer, (const sb_symbol *)lower, (int)n);
    uint32_t len = stem != NULL ? (uint32_t)sb_stemmer_length(stems->stemmer) : 0;
    if (len == 0)
        return key_of_hash(word_hash(word));
    const char *bytes = (const char *)stem;
    uint64_t hash = word_hash(word_fold(bytes, len, bytes + len));
    term = lexicon_find(hash);
    return term != 0 ? term : key_of_hash(hash);
}

uint32_t stems_find(struct stems *stems, struct word word, struct str text)
{
    uint64_t hash = word_hash(word);
    if (text.data[0] >= '0' && text.data[0] <= '9')
        return TERM_NUMBER | key_of_hash(hash);
    if (word.n > MEMO_WORD_MAX)
        return stem_key(stems, word, text);
    struct memo *memo = &stems->memo[hash >> (64 - MEMO_BITS)];
    if (memo->word.n != word.n || memo->word.head != word.head || memo->word.tail != word.tail)
        *memo = (struct memo){word, stem_key(stems, word, text)};
    return memo->key;
}
