/* Tokens -> the terms of each sentence, in one pass over the tokens.
 *
 *   key -> local id    open addressing, sized to the article, twice the tokens that can enter
 *   local id -> use    the sentence that used it last and where, so that a repetition only counts
 *
 * It never allocates outside the arena; titles share the table but add to no count. */
#include "kernel/terms.h"

#include "kernel/words.h"

/* Of a key: the most that words made to collide can cost. Beyond it terms are taken for one. */
enum { PROBES_MAX = 64 };

struct slot {
    uint32_t key, term; /* key 0: free */
};

struct reader {
    struct terms *terms;
    struct stems *stems;
    struct slot *slots;
    uint32_t *seen; /* [n] the index of its last use + 1; it counts where in the same sentence */
    unsigned shift;
    uint32_t mask;
};

static uint32_t term_of(struct reader *reader, uint32_t key)
{
    struct terms *terms = reader->terms;
    uint32_t i = (key * UINT32_C(0x9e3779b1)) >> reader->shift;
    for (int probes = 1; reader->slots[i].key != key && probes < PROBES_MAX; probes++) {
        if (reader->slots[i].key == 0) {
            uint32_t term = terms->n < TERMS_MAX ? terms->n++ : TERMS_MAX - 1;
            reader->slots[i] = (struct slot){key, term};
            terms->rarity[term] = (uint16_t)lexicon_rarity(key);
            return term;
        }
        i = (i + 1) & reader->mask;
    }
    return reader->slots[i].term;
}

static void read_sentence(struct reader *reader, const struct document *document, uint32_t s,
                          uint32_t *n_uses, uint32_t *n_content)
{
    struct terms *terms = reader->terms;
    const struct sentence *sentence = &document->sentences[s];
    const struct token *token = document->tokens + sentence->first_token;
    const char *text = document->text.data, *limit = text + document->text.len;
    struct use *uses = terms->uses;
    uint32_t *content = terms->content + *n_content, *seen = reader->seen,
             n_tokens = sentence->n_tokens;
    uint32_t first = *n_uses, last = first, n = 0;
    for (uint32_t i = 0; i < n_tokens; i++) {
        uint32_t size = token[i].end - token[i].start;
        uint32_t key = lexicon_key(reader->stems, text + token[i].start, size, limit);
        if (lexicon_is_stop(key))
            continue;
        uint32_t term = term_of(reader, key);
        content[n++] = term;
        terms->count[term]++;
        if (seen[term] > first) {
            uses[seen[term] - 1].count++;
        } else if (last - first < SENTENCE_USES_MAX) {
            uses[last++] = (struct use){term, 1};
            seen[term] = last;
        }
    }
    terms->n_words += n_tokens;
    terms->n_stop += n_tokens - n;
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

/* Room for n tokens in all. */
static bool open_reader(struct reader *reader, size_t n, size_t n_sentences, struct arena *arena)
{
    struct terms *terms = reader->terms;
    unsigned bits = 4;
    while ((size_t)1 << bits < 2 * n)
        bits++;
    size_t distinct = n < TERMS_MAX ? n : TERMS_MAX, size = (size_t)1 << bits;
    reader->shift = 32 - bits;
    reader->mask = (uint32_t)(size - 1);
    reader->slots = ARENA_NEW(arena, size, struct slot);
    reader->seen = ARENA_NEW(arena, distinct, uint32_t);
    terms->rarity = ARENA_NEW(arena, distinct, uint16_t);
    terms->count = ARENA_NEW(arena, distinct, uint32_t);
    terms->in_title = ARENA_NEW(arena, distinct, bool);
    terms->uses = ARENA_NEW(arena, n, struct use);
    terms->content = ARENA_NEW(arena, n, uint32_t);
    terms->first_use = ARENA_NEW(arena, n_sentences + 1, uint32_t);
    terms->first_content = ARENA_NEW(arena, n_sentences + 1, uint32_t);
    if (!reader->slots || !reader->seen || !terms->rarity || !terms->count || !terms->in_title ||
        !terms->uses || !terms->content || !terms->first_use || !terms->first_content)
        return false;
    memset(reader->slots, 0, size * sizeof *reader->slots);
    memset(reader->seen, 0, distinct * sizeof *reader->seen);
    memset(terms->count, 0, distinct * sizeof *terms->count);
    memset(terms->in_title, 0, distinct * sizeof *terms->in_title);
    return true;
}

bool terms_read(struct terms *terms, const struct document *document, struct stems *stems,
                struct arena *arena)
{
    *terms = (struct terms){0};
    struct reader reader = {.terms = terms, .stems = stems};
    struct scan title;
    if (!words_scan(&title, document->title, arena))
        return false;
    size_t n = (size_t)document->n_tokens + title.n_tokens;
    if (n > UINT32_MAX / 2 || !open_reader(&reader, n, document->n_sentences, arena))
        return false;
    uint32_t n_uses = 0, n_content = 0;
    for (uint32_t s = 0; s < document->n_sentences; s++) {
        terms->first_use[s] = n_uses;
        terms->first_content[s] = n_content;
        if (sentence_is_prose(document, s))
            read_sentence(&reader, document, s, &n_uses, &n_content);
    }
    terms->first_use[document->n_sentences] = n_uses;
    terms->first_content[document->n_sentences] = n_content;
    read_title(&reader, document->title, &title);
    return true;
}
