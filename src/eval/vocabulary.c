/* See vocabulary.h. One table of strings serves both words and their stems: entry -> entry of its
 * stem. */
#include "eval/vocabulary.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <libstemmer.h>

#include "base/buffer.h"

enum { STEM_FROM = 4, SLOTS_FIRST = 1 << 15, ENTRIES_LARGE = 1 << 20 };

struct entry {
    size_t at; /* its bytes stand in vocabulary.bytes */
    uint32_t len, hash;
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
        size_t at = vocabulary->entries[i].hash & (n_slots - 1);
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

static uint32_t hash_of(struct str word)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < word.len; i++)
        hash = (hash ^ (unsigned char)word.data[i]) * 16777619u;
    return hash ^ hash >> 15;
}

/* The entry of a word, made where it is new. */
static bool intern(struct vocabulary *vocabulary, struct str word, uint32_t hash, uint32_t *number)
{
    size_t mask = vocabulary->n_slots - 1, at = hash & mask;
    for (; vocabulary->slots[at]; at = (at + 1) & mask) {
        const struct entry *entry = &vocabulary->entries[vocabulary->slots[at] - 1];
        if (entry->hash == hash && entry->len == word.len &&
            memcmp(vocabulary->bytes.data + entry->at, word.data, word.len) == 0) {
            *number = vocabulary->slots[at] - 1;
            return true;
        }
    }
    if (vocabulary->n == vocabulary->n_slots / 2)
        return grow(vocabulary) && intern(vocabulary, word, hash, number);
    size_t beg = vocabulary->bytes.len;
    if (!buffer_append(&vocabulary->bytes, word.data, word.len))
        return false;
    *number = (uint32_t)vocabulary->n;
    vocabulary->entries[vocabulary->n++] = (struct entry){beg, (uint32_t)word.len, hash, 0};
    vocabulary->slots[at] = *number + 1;
    return true;
}

static bool number_of(struct vocabulary *vocabulary, struct str word, uint32_t hash,
                      uint32_t *number)
{
    uint32_t entry;
    if (!intern(vocabulary, word, hash, &entry))
        return false;
    if (!vocabulary->entries[entry].stem) {
        uint32_t stem = entry;
        if (word.len >= STEM_FROM && word.len <= INT_MAX) {
            const sb_symbol *out = sb_stemmer_stem(
                vocabulary->stemmer, (const sb_symbol *)(const void *)word.data, (int)word.len);
            struct str text = {(const char *)(const void *)out, 0};
            text.len = out ? (size_t)sb_stemmer_length(vocabulary->stemmer) : 0;
            if (!out || !intern(vocabulary, text, hash_of(text), &stem))
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

/* The next word, in lower case: a copy in vocabulary->word. False without memory; a word of length 0 is
 * the end. */
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
    return true;
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
        if (!number_of(vocabulary, word, hash_of(word), &words[*n]))
            return false;
        ++*n;
    }
    return true;
}
