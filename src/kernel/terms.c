/* Tokens -> the terms of each sentence, in passes that branch as little as can be: a wrong guess of
 * the processor costs as much as all else that is done for a token.
 *
 *   token -> key       one probe of the lexicon; the rare miss goes to the stemmer
 *   keys -> content    stop words squeezed out
 *   key -> local id    open addressing, sized to the article, twice the tokens that can enter
 *   local id -> use    the sentence that used it last and where, so that a repetition only counts
 *
 * It never allocates outside the arena; titles share the table but add to no count. */
#include "kernel/terms.h"

#include "kernel/hashes.h"
#include "kernel/words.h"

/* Of a key: the most that words made to collide can cost. Beyond it terms are taken for one. */
enum { PROBES_MAX = 64 };

struct slot {
    uint32_t key, term; /* key 0: free */
};

struct reader {
    struct terms *terms;
    struct stems *stems;
    hashes_read *read_hashes;
    struct slot *slots;
    uint32_t *seen; /* [n] the index of its last use + 1; it counts where in the same sentence */
    uint32_t *key;  /* [n] of each term */
    unsigned shift;
    uint32_t mask;
};

/* Some tokens at a time: four of five are common words, told by a table that stays in the nearest
 * cache; for the others the lines of the large table are on their way when they are wanted. */
static void read_some_keys(const struct reader *reader, const struct document *document,
                           uint32_t first, uint32_t n)
{
    const char *text = document->text.data, *limit = text + document->text.len;
    const struct token *tokens = document->tokens + first;
    uint32_t *keys = reader->terms->keys + first, rare[HASHES_MAX], n_rare = 0;
    uint64_t hashes[HASHES_MAX];
    reader->read_hashes(document->text, tokens, n, hashes);
    for (uint32_t i = 0; i < n; i++) {
        uint64_t hash = hashes[i];
        keys[i] = lexicon_find_common(hash);
        hashes[n_rare] = hash;
        rare[n_rare] = i;
        n_rare += keys[i] == 0;
    }
    for (uint32_t r = 0; r < n_rare; r++)
        lexicon_prefetch(hashes[r]);
    for (uint32_t r = 0; r < n_rare; r++) {
        uint32_t i = rare[r], key = lexicon_find(hashes[r]);
        if (key == 0) {
            uint32_t size = tokens[i].end - tokens[i].start;
            key = lexicon_key(reader->stems, text + tokens[i].start, size, limit);
        }
        keys[i] = key;
    }
}

static void read_keys(const struct reader *reader, const struct document *document)
{
    uint32_t n = document->n_tokens;
    for (uint32_t first = 0; first < n; first += HASHES_MAX)
        read_some_keys(reader, document, first, n - first < HASHES_MAX ? n - first : HASHES_MAX);
}

static uint32_t count_the(const struct reader *reader, uint32_t n_tokens)
{
    static const char the[8] = "the";
    uint32_t key = lexicon_find(word_hash(word_fold(the, 3, the + sizeof the))), count = 0;
    for (uint32_t i = 0; i < n_tokens; i++)
        count += reader->terms->keys[i] == key;
    return count;
}

/* Where a key stands or may stand. */
static uint32_t slot_of(const struct reader *reader, uint32_t key)
{
    uint32_t i = (key * UINT32_C(0x9e3779b1)) >> reader->shift;
    for (int probes = 1; probes < PROBES_MAX; probes++) {
        uint64_t there = reader->slots[i].key;
        if (there * (there ^ key) == 0) /* free or the key: one branch, as a rule taken */
            break;
        i = (i + 1) & reader->mask;
    }
    return i;
}

/* No branch tells a new term from a known one: it could not be foreseen. A free slot is all 0. */
static uint32_t term_of(struct reader *reader, uint32_t key)
{
    struct terms *terms = reader->terms;
    struct slot *slot = &reader->slots[slot_of(reader, key)];
    uint32_t is_new = slot->key == 0, mask = 0 - is_new;
    uint32_t fresh = terms->n < TERMS_MAX ? terms->n : TERMS_MAX - 1;
    terms->n += is_new & (terms->n < TERMS_MAX);
    slot->key |= key & mask;
    slot->term |= fresh & mask;
    reader->key[slot->term] = slot->key;
    return slot->term;
}

/* Drops the stop words; returns how many keys are left. */
static uint32_t squeeze(const uint32_t *keys, uint32_t n, uint32_t *content)
{
    uint32_t kept = 0, n_stop = lexicon_n_stop;
    for (uint32_t i = 0; i < n; i++) {
        content[kept] = keys[i];
        kept += keys[i] > n_stop;
    }
    return kept;
}

static void read_sentence(struct reader *reader, const struct sentence *sentence, uint32_t *n_uses,
                          uint32_t *n_content)
{
    struct terms *terms = reader->terms;
    struct use *uses = terms->uses;
    uint32_t *content = terms->content + *n_content, *seen = reader->seen;
    uint32_t n = squeeze(reader->terms->keys + sentence->first_token, sentence->n_tokens, content);
    terms->n_words += sentence->n_tokens;
    terms->n_stop += sentence->n_tokens - n;
    n = n < SENTENCE_TERMS_MAX ? n : SENTENCE_TERMS_MAX;
    uint32_t first = *n_uses, last = first;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t term = term_of(reader, content[i]);
        bool again = seen[term] > first;
        uint32_t use = again ? seen[term] - 1 : last;
        uses[use] = (struct use){term, (again ? uses[use].count : 0) + 1};
        last += !again;
        seen[term] = use + 1;
        terms->count[term]++;
        content[i] = term;
    }
    *n_uses = last;
    *n_content += n;
}

static void read_title(struct reader *reader, struct str title, const struct scan *scan)
{
    for (uint32_t i = 0; i < scan->n_tokens; i++) {
        struct token token = scan->tokens[i];
        uint32_t key = lexicon_key(reader->stems, title.data + token.start, token.end - token.start,
                                   title.data + title.len);
        if (!lexicon_is_stop(key))
            reader->terms->in_title[term_of(reader, key)] = true;
    }
}

/* That of a foreign text, whose keys are known. */
static void read_title_keys(struct reader *reader, const struct document *document)
{
    for (uint32_t i = 0; i < document->n_title_keys; i++)
        if (!lexicon_is_stop(document->title_keys[i]))
            reader->terms->in_title[term_of(reader, document->title_keys[i])] = true;
}

/* The keys of all tokens; a foreign text has them. */
static bool open_keys(struct reader *reader, const struct document *document, struct arena *arena)
{
    struct terms *terms = reader->terms;
    terms->keys =
        document->foreign ? document->keys : ARENA_NEW(arena, document->n_tokens, uint32_t);
    if (terms->keys != NULL && !document->foreign)
        read_keys(reader, document);
    return terms->keys != NULL;
}

/* Tokens that are no stop words, and so may be terms. */
static size_t count_content(const struct reader *reader, uint32_t n_tokens)
{
    size_t count = 0;
    for (uint32_t i = 0; i < n_tokens; i++)
        count += !lexicon_is_stop(reader->terms->keys[i]);
    return count;
}

/* What n uses of terms are found with, to be given back behind them; the less of it, the more of it
 * stays in the nearest cache. */
static bool open_table(struct reader *reader, size_t n, struct arena *arena)
{
    unsigned bits = 4;
    while ((size_t)1 << bits < 2 * n)
        bits++;
    size_t distinct = n < TERMS_MAX ? n : TERMS_MAX, size = (size_t)1 << bits;
    reader->shift = 32 - bits;
    reader->mask = (uint32_t)(size - 1);
    reader->slots = ARENA_NEW(arena, size, struct slot);
    reader->seen = ARENA_NEW(arena, distinct, uint32_t);
    reader->key = ARENA_NEW(arena, distinct, uint32_t);
    if (!reader->slots || !reader->seen || !reader->key)
        return false;
    memset(reader->slots, 0, size * sizeof *reader->slots);
    memset(reader->seen, 0, distinct * sizeof *reader->seen);
    return true;
}

/* Room for n uses of terms. */
static bool open_terms(struct terms *terms, size_t n, size_t n_sentences, struct arena *arena)
{
    size_t distinct = n < TERMS_MAX ? n : TERMS_MAX;
    terms->rarity = ARENA_NEW(arena, distinct, uint16_t);
    terms->count = ARENA_NEW(arena, distinct, uint32_t);
    terms->in_title = ARENA_NEW(arena, distinct, bool);
    terms->uses = ARENA_NEW(arena, n + 1, struct use);
    terms->content = ARENA_NEW(arena, n + 1, uint32_t); /* squeeze() writes before it keeps */
    terms->first_use = ARENA_NEW(arena, n_sentences + 1, uint32_t);
    terms->first_content = ARENA_NEW(arena, n_sentences + 1, uint32_t);
    if (!terms->rarity || !terms->count || !terms->in_title || !terms->uses || !terms->content ||
        !terms->first_use || !terms->first_content)
        return false;
    memset(terms->count, 0, distinct * sizeof *terms->count);
    memset(terms->in_title, 0, distinct * sizeof *terms->in_title);
    return true;
}

static void read_uses(struct reader *reader, const struct document *document)
{
    struct terms *terms = reader->terms;
    uint32_t n_uses = 0, n_content = 0;
    for (uint32_t s = 0; s < document->n_sentences; s++) {
        terms->first_use[s] = n_uses;
        terms->first_content[s] = n_content;
        if (sentence_is_prose(document, s))
            read_sentence(reader, &document->sentences[s], &n_uses, &n_content);
    }
    terms->first_use[document->n_sentences] = n_uses;
    terms->first_content[document->n_sentences] = n_content;
}

bool terms_read(struct terms *terms, const struct document *document, struct stems *stems,
                struct arena *arena)
{
    *terms = (struct terms){0};
    struct reader reader = {.terms = terms, .stems = stems, .read_hashes = hashes_reader()};
    struct scan title;
    if (!words_scan(&title, document->title, arena))
        return false;
    if (!open_keys(&reader, document, arena))
        return false;
    size_t n = count_content(&reader, document->n_tokens) +
               (document->foreign ? document->n_title_keys : title.n_tokens);
    if (n > UINT32_MAX / 2 || !open_terms(terms, n, document->n_sentences, arena))
        return false;
    struct arena scope = *arena;
    if (!open_table(&reader, n, arena))
        return false;
    terms->n_the = count_the(&reader, document->n_tokens);
    read_uses(&reader, document);
    if (document->foreign)
        read_title_keys(&reader, document);
    else
        read_title(&reader, document->title, &title);
    for (uint32_t t = 0; t < terms->n; t++)
        terms->rarity[t] = (uint16_t)lexicon_rarity(reader.key[t]);
    *arena = scope;
    return true;
}
