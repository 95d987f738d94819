/* See rouge.h. n-grams are counted in one table of 64-bit keys that is emptied by its own list of
 * used slots, so that the price of a summary does not depend on the largest one. */
#include "eval/rouge.h"

#include <stdlib.h>
#include <string.h>

#include "eval/lcs.h"

enum { SLOT_BITS = 16, SLOTS = 1 << SLOT_BITS, SLOT_BITS_LEAST = 6 };
_Static_assert(SLOTS >= 4 * ROUGE_WORDS_MOST, "the table is never more than half full");

struct gram {
    uint64_t key; /* + 1; 0 is free */
    uint32_t left, right;
};

struct rouge {
    struct lcs lcs;
    unsigned bits; /* of the slots in use: a few for a short summary stay in the nearest cache */
    struct gram grams[SLOTS];
    uint32_t used[SLOTS];
    size_t n_used;
    bool taken[ROUGE_WORDS_MOST];
};

struct rouge *rouge_new(void)
{
    return calloc(1, sizeof(struct rouge));
}

void rouge_free(struct rouge *rouge)
{
    if (!rouge)
        return;
    lcs_free(&rouge->lcs);
    free(rouge);
}

bool side_open(struct side *side, size_t n, struct arena *arena)
{
    *side = (struct side){.words = ARENA_NEW(arena, ROUGE_WORDS_MOST, uint32_t),
                          .ends = ARENA_NEW(arena, n, size_t)};
    return side->words && side->ends;
}

bool side_add(struct side *side, struct str sentence, struct vocabulary *vocabulary)
{
    bool good = vocabulary_read(vocabulary, sentence, side->words, ROUGE_WORDS_MOST, &side->n);
    side->ends[side->n_sentences++] = side->n;
    return good;
}

static struct gram *gram_of(struct rouge *rouge, uint64_t key)
{
    uint64_t hash = (key + 1) * UINT64_C(0x9E3779B97F4A7C15);
    size_t at = (size_t)(hash >> (64 - rouge->bits)), mask = ((size_t)1 << rouge->bits) - 1;
    while (rouge->grams[at].key && rouge->grams[at].key != key + 1)
        at = (at + 1) & mask;
    if (!rouge->grams[at].key) {
        rouge->grams[at].key = key + 1;
        rouge->used[rouge->n_used++] = (uint32_t)at;
    }
    return &rouge->grams[at];
}

static void forget(struct rouge *rouge)
{
    for (size_t i = 0; i < rouge->n_used; i++)
        rouge->grams[rouge->used[i]] = (struct gram){0};
    rouge->n_used = 0;
}

/* Both numbers stay below 2^31, so that a key + 1 is never 0. */
static uint64_t key_at(const struct side *side, size_t i, unsigned n)
{
    return n == 1 ? side->words[i] : (uint64_t)side->words[i] << 32 | side->words[i + 1];
}

static size_t grams(const struct side *side, unsigned n)
{
    return side->n >= n ? side->n - n + 1 : 0;
}

/* n-grams that both sides hold, each as often as both do. */
static size_t common(struct rouge *rouge, const struct side *reference,
                     const struct side *candidate, unsigned n)
{
    size_t hits = 0;
    for (size_t i = 0; i < grams(reference, n); i++)
        gram_of(rouge, key_at(reference, i, n))->left++;
    for (size_t i = 0; i < grams(candidate, n); i++) {
        struct gram *gram = gram_of(rouge, key_at(candidate, i, n));
        if (gram->left) {
            gram->left--;
            hits++;
        }
    }
    forget(rouge);
    return hits;
}

/* Marks the words of all reference sentences that a candidate's sentence takes. */
static bool take(struct rouge *rouge, const struct side *reference, const uint32_t *sentence,
                 size_t n, size_t n_words)
{
    bool good = lcs_begin(&rouge->lcs, sentence, n, n_words);
    size_t beg = 0;
    for (size_t s = 0; good && s < reference->n_sentences; s++) {
        size_t end = reference->ends[s];
        good = lcs_take(&rouge->lcs, reference->words + beg, end - beg, rouge->taken + beg);
        beg = end;
    }
    lcs_end(&rouge->lcs);
    return good;
}

/* Of the marked words those that both sides still have to give. */
static size_t give(struct rouge *rouge, const struct side *reference, const struct side *candidate)
{
    size_t hits = 0;
    for (size_t i = 0; i < reference->n; i++)
        gram_of(rouge, reference->words[i])->left++;
    for (size_t i = 0; i < candidate->n; i++)
        gram_of(rouge, candidate->words[i])->right++;
    for (size_t i = 0; i < reference->n; i++) {
        struct gram *gram = gram_of(rouge, reference->words[i]);
        if (rouge->taken[i] && gram->left && gram->right) {
            gram->left--;
            gram->right--;
            hits++;
        }
    }
    forget(rouge);
    return hits;
}

static bool union_hits(struct rouge *rouge, const struct side *reference,
                       const struct side *candidate, size_t n_words, size_t *hits)
{
    bool good = true;
    size_t beg = 0;
    memset(rouge->taken, 0, reference->n * sizeof *rouge->taken);
    for (size_t s = 0; good && s < candidate->n_sentences; s++) {
        size_t end = candidate->ends[s];
        if (end > beg)
            good = take(rouge, reference, candidate->words + beg, end - beg, n_words);
        beg = end;
    }
    *hits = give(rouge, reference, candidate);
    return good;
}

static void f1_recall(size_t hits, size_t n_reference, size_t n_candidate, double figures[2])
{
    figures[0] = figures[1] = 0;
    if (hits) {
        double precision = (double)hits / (double)n_candidate;
        double recall = (double)hits / (double)n_reference;
        figures[0] = 2 * precision * recall / (precision + recall);
        figures[1] = recall;
    }
}

bool rouge_score(struct rouge *rouge, const struct side *reference, const struct side *candidate,
                 size_t n_words, double figures[ROUGE_FIGURES])
{
    size_t hits;
    rouge->bits = SLOT_BITS_LEAST;
    while ((size_t)1 << rouge->bits < 2 * (reference->n + candidate->n))
        rouge->bits++;
    for (unsigned n = 1; n <= 2; n++)
        f1_recall(common(rouge, reference, candidate, n), grams(reference, n), grams(candidate, n),
                  figures + (n == 1 ? ROUGE_1F : ROUGE_2F));
    bool good = union_hits(rouge, reference, candidate, n_words, &hits);
    f1_recall(hits, reference->n, candidate->n, figures + ROUGE_LF);
    return good;
}
