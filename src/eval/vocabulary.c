/* See vocabulary.h. One table of strings serves both words and their stems: entry -> entry of its
 * stem. */
#include "eval/vocabulary.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <libstemmer.h>

#include "base/buffer.h"

enum { HEAD = 8, STEM_FROM = 4, SLOTS_FIRST = 1 << 15, ENTRIES_LARGE = 1 << 20 };

/* A string by its first eight bytes, which is all there is of most. */
struct key {
    uint64_t head; /* zeros behind the end */
    uint32_t len, hash;
};

struct entry {
    struct key key;
    size_t at;     /* its bytes stand in vocabulary.bytes */
    uint32_t stem; /* of which entry, + 1; 0 as long as nobody asked */
};

struct vocabulary {
    struct sb_stemmer *stemmer;
    struct buffer bytes, word;
    struct entry *entries;
    uint32_t *slots; /* hash -> entry + 1 */
    size_t n, n_slots;
};

/* Twice the slots, and entries for half of them. */
static bool grow(struct vocabulary *vocabulary)
{
    size_t n_slots = vocabulary->n_slots ? 2 * vocabulary->n_slots : SLOTS_FIRST;
    struct entry *entries = realloc(vocabulary->entries, n_slots / 2 * sizeof *entries);
    if (entries)
        vocabulary->entries = entries;
    uint32_t *slots = entries ? calloc(n_slots, sizeof *slots) : NULL;
    if (!slots)
        return false;
    for (size_t i = 0; i < vocabulary->n; i++) {
        size_t at = vocabulary->entries[i].key.hash & (n_slots - 1);
        while (slots[at])
            at = (at + 1) & (n_slots - 1);
        slots[at] = (uint32_t)i + 1;
    }
    free(vocabulary->slots);
    vocabulary->slots = slots;
    vocabulary->n_slots = n_slots;
    return true;
}

struct vocabulary *vocabulary_new(void)
{
    struct vocabulary *vocabulary = calloc(1, sizeof *vocabulary);
    if (!vocabulary)
        return NULL;
    vocabulary->stemmer = sb_stemmer_new("porter", "UTF_8");
    if (vocabulary->stemmer && grow(vocabulary))
        return vocabulary;
    vocabulary_free(vocabulary);
    return NULL;
}

void vocabulary_free(struct vocabulary *vocabulary)
{
    if (!vocabulary)
        return;
    if (vocabulary->stemmer)
        sb_stemmer_delete(vocabulary->stemmer);
    buffer_free(&vocabulary->bytes);
    buffer_free(&vocabulary->word);
    free(vocabulary->entries);
    free(vocabulary->slots);
    free(vocabulary);
}

size_t vocabulary_count(const struct vocabulary *vocabulary)
{
    return vocabulary->n;
}

void vocabulary_forget(struct vocabulary *vocabulary)
{
    if (vocabulary->n < ENTRIES_LARGE)
        return;
    vocabulary->n = vocabulary->bytes.len = 0;
    memset(vocabulary->slots, 0, vocabulary->n_slots * sizeof *vocabulary->slots);
}

/* HEAD bytes of zeros stand behind the word. */
static struct key key_of(struct str word)
{
    struct key key = {.len = (uint32_t)word.len};
    memcpy(&key.head, word.data, HEAD);
    uint64_t hash = key.head * UINT64_C(0x9E3779B97F4A7C15) + word.len;
    for (size_t i = HEAD; i < word.len; i++)
        hash = (hash ^ (unsigned char)word.data[i]) * UINT64_C(0x9E3779B97F4A7C15);
    key.hash = (uint32_t)((hash ^ hash >> 32) * UINT64_C(0xBF58476D1CE4E5B9) >> 32);
    return key;
}

static bool same(const struct vocabulary *vocabulary, const struct entry *entry,
                 const struct key *key, struct str word)
{
    return entry->key.head == key->head && entry->key.len == key->len &&
           (word.len <= HEAD ||
            memcmp(vocabulary->bytes.data + entry->at, word.data, word.len) == 0);
}

/* The entry of a word, made where it is new. */
static bool intern(struct vocabulary *vocabulary, struct str word, uint32_t *number)
{
    struct key key = key_of(word);
    size_t mask = vocabulary->n_slots - 1, at = key.hash & mask;
    for (; vocabulary->slots[at]; at = (at + 1) & mask) {
        *number = vocabulary->slots[at] - 1;
        if (same(vocabulary, &vocabulary->entries[*number], &key, word))
            return true;
    }
    if (vocabulary->n == vocabulary->n_slots / 2)
        return grow(vocabulary) && intern(vocabulary, word, number);
    size_t beg = vocabulary->bytes.len;
    if (!buffer_append(&vocabulary->bytes, word.data, word.len))
        return false;
    *number = (uint32_t)vocabulary->n;
    vocabulary->entries[vocabulary->n++] = (struct entry){.key = key, .at = beg};
    vocabulary->slots[at] = *number + 1;
    return true;
}

/* Zeros behind a word, not part of it. */
static bool pad(struct buffer *word)
{
    if (!buffer_reserve(word, HEAD))
        return false;
    memset(word->data + word->len, 0, HEAD);
    return true;
}

static bool number_of(struct vocabulary *vocabulary, struct str word, uint32_t *number)
{
    uint32_t entry;
    if (!intern(vocabulary, word, &entry))
        return false;
    if (!vocabulary->entries[entry].stem) {
        uint32_t stem = entry;
        if (word.len >= STEM_FROM && word.len <= INT_MAX) {
            const sb_symbol *out = sb_stemmer_stem(
                vocabulary->stemmer, (const sb_symbol *)(const void *)word.data, (int)word.len);
            vocabulary->word.len = 0; /* the stemmer has its own copy */
            if (!out ||
                !buffer_append(&vocabulary->word, out,
                               (size_t)sb_stemmer_length(vocabulary->stemmer)) ||
                !pad(&vocabulary->word) ||
                !intern(vocabulary, buffer_str(&vocabulary->word), &stem))
                return false;
        }
        vocabulary->entries[entry].stem = stem + 1;
    }
    *number = vocabulary->entries[entry].stem - 1;
    return true;
}

/* What a character adds to a word, in lower case, or 0 where it ends one; *len are its bytes. */
static char lowered(const char *at, const char *end, unsigned *len)
{
    char c = *at;
    *len = 1;
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        return c;
    if (c >= 'A' && c <= 'Z')
        return (char)(c + ('a' - 'A'));
    if (end - at >= 3 && memcmp(at, "\xE2\x84\xAA", 3) == 0) {
        *len = 3;
        return 'k'; /* the Kelvin sign */
    }
    return 0;
}

/* U+0130 in lower case is an "i" and a mark that ends the word. */
static bool is_dotted_i(const char *at, const char *end)
{
    return end - at >= 2 && memcmp(at, "\xC4\xB0", 2) == 0;
}

/* The next word, in lower case: a copy in vocabulary->word. False without memory; a word of length
 * 0 is the end. */
static bool next_word(struct vocabulary *vocabulary, const char **text, const char *end)
{
    const char *at = *text;
    struct buffer *word = &vocabulary->word;
    unsigned len;
    while (at < end && !lowered(at, end, &len) && !is_dotted_i(at, end))
        at++;
    word->len = 0;
    if (!buffer_reserve(word, (size_t)(end - at) + 1))
        return false;
    for (char c; at < end && (c = lowered(at, end, &len)); at += len)
        word->data[word->len++] = c;
    if (is_dotted_i(at, end)) {
        word->data[word->len++] = 'i';
        at += 2;
    }
    *text = at;
    return pad(word);
}

bool vocabulary_read(struct vocabulary *vocabulary, struct str text, uint32_t *words, size_t most,
                     size_t *n)
{
    const char *at = text.data, *end = text.data + text.len;
    while (*n < most) {
        if (!next_word(vocabulary, &at, end))
            return false;
        struct str word = buffer_str(&vocabulary->word);
        if (!word.len)
            return true;
        if (!number_of(vocabulary, word, &words[*n]))
            return false;
        ++*n;
    }
    return true;
}
