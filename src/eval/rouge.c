/* See rouge.h. The words of a document are numbered anew from 0 in the order in which they come, so
 * that all tables of a short summary stay in the nearest cache; pairs are counted in a hash table
 * whose size follows the summary and which is emptied by the list of its used slots. */
#include "eval/rouge.h"

#include <stdlib.h>
#include <string.h>

#include "eval/lcs.h"

enum { SLOT_BITS = 16, SLOTS = 1 << SLOT_BITS, SLOT_BITS_LEAST = 6 };
_Static_assert(SLOTS >= 4 * ROUGE_WORDS_MOST, "the table is never more than half full");

struct gram {
    uint64_t key; /* + 1; 0 is free */
    uint32_t count;
};

/* A side in the numbers of the document. */
struct local {
    uint32_t words[ROUGE_WORDS_MOST];
    size_t n;
    const size_t *ends;
    size_t n_sentences;
};

struct rouge {
    struct lcs lcs;
    uint32_t *numbers; /* word -> its number in the document, + 1; all 0 between documents */
    size_t cap_numbers;
    uint32_t n_numbers;
    struct local reference, candidate;
    uint32_t left[2 * ROUGE_WORDS_MOST], right[2 * ROUGE_WORDS_MOST]; /* number -> how often */
    unsigned bits;                                                    /* of the slots in use */
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
    free(rouge->numbers);
    free(rouge);
}

bool side_open(struct side *side, size_t n, struct arena *arena)
{
    *side = (struct side){.words = ARENA_NEW(arena, ROUGE_WORDS_MOST + 1, uint32_t),
                          .ends = ARENA_NEW(arena, n, size_t)};
    return side->words && side->ends;
}

bool side_add(struct side *side, struct str sentence, struct vocabulary *vocabulary)
{
    bool good = vocabulary_read(vocabulary, sentence, side->words, ROUGE_WORDS_MOST + 1, &side->n);
    if (side->n > ROUGE_WORDS_MOST) { /* one more is read to tell that there is one */
        side->cut = true;
        side->n = ROUGE_WORDS_MOST;
    }
    side->ends[side->n_sentences++] = side->n;
    return good;
}

static bool room_for_numbers(struct rouge *rouge, size_t n_words)
{
    if (n_words <= rouge->cap_numbers)
        return true;
    size_t cap = n_words + n_words / 2;
    uint32_t *grown = calloc(cap, sizeof *grown);
    if (!grown)
        return false;
    free(rouge->numbers);
    rouge->numbers = grown;
    rouge->cap_numbers = cap;
    return true;
}

static void number(struct rouge *rouge, const struct side *side, struct local *local)
{
    local->n = side->n;
    local->ends = side->ends;
    local->n_sentences = side->n_sentences;
    for (size_t i = 0; i < side->n; i++) {
        uint32_t *number = &rouge->numbers[side->words[i]];
        if (!*number)
            *number = ++rouge->n_numbers;
        local->words[i] = *number - 1;
    }
}

static void forget_numbers(struct rouge *rouge, const struct side *side)
{
    for (size_t i = 0; i < side->n; i++)
        rouge->numbers[side->words[i]] = 0;
}

static void count_words(struct rouge *rouge)
{
    memset(rouge->left, 0, rouge->n_numbers * sizeof *rouge->left);
    memset(rouge->right, 0, rouge->n_numbers * sizeof *rouge->right);
    for (size_t i = 0; i < rouge->reference.n; i++)
        rouge->left[rouge->reference.words[i]]++;
    for (size_t i = 0; i < rouge->candidate.n; i++)
        rouge->right[rouge->candidate.words[i]]++;
}

/* Words that both sides hold, each as often as both do. */
static size_t common_words(const struct rouge *rouge)
{
    size_t hits = 0;
    for (size_t w = 0; w < rouge->n_numbers; w++)
        hits += rouge->left[w] < rouge->right[w] ? rouge->left[w] : rouge->right[w];
    return hits;
}

static uint32_t *count_of(struct rouge *rouge, const uint32_t *pair)
{
    uint64_t key = ((uint64_t)pair[0] << 32 | pair[1]) + 1;
    size_t at = (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> (64 - rouge->bits));
    while (rouge->grams[at].key && rouge->grams[at].key != key)
        at = (at + 1) & (((size_t)1 << rouge->bits) - 1);
    if (!rouge->grams[at].key) {
        rouge->grams[at].key = key;
        rouge->used[rouge->n_used++] = (uint32_t)at;
    }
    return &rouge->grams[at].count;
}

/* The same of pairs of words. */
static size_t common_pairs(struct rouge *rouge)
{
    const struct local *reference = &rouge->reference, *candidate = &rouge->candidate;
    size_t hits = 0;
    rouge->bits = SLOT_BITS_LEAST;
    while ((size_t)1 << rouge->bits < 2 * (reference->n + candidate->n))
        rouge->bits++;
    for (size_t i = 1; i < reference->n; i++)
        ++*count_of(rouge, &reference->words[i - 1]);
    for (size_t i = 1; i < candidate->n; i++) {
        uint32_t *count = count_of(rouge, &candidate->words[i - 1]);
        hits += *count > 0;
        *count -= *count > 0;
    }
    for (size_t i = 0; i < rouge->n_used; i++)
        rouge->grams[rouge->used[i]] = (struct gram){0};
    rouge->n_used = 0;
    return hits;
}

/* Marks the words of all reference sentences that a candidate's sentence takes. */
static bool take(struct rouge *rouge, const uint32_t *sentence, size_t n)
{
    const struct local *reference = &rouge->reference;
    bool good = lcs_begin(&rouge->lcs, sentence, n, rouge->n_numbers);
    size_t beg = 0;
    for (size_t s = 0; good && s < reference->n_sentences; s++) {
        size_t end = reference->ends[s];
        good = lcs_take(&rouge->lcs, reference->words + beg, end - beg, rouge->taken + beg);
        beg = end;
    }
    lcs_end(&rouge->lcs);
    return good;
}

/* Of the marked words those that both sides still have to give; their counts are used up. */
static size_t give(struct rouge *rouge)
{
    size_t hits = 0;
    for (size_t i = 0; i < rouge->reference.n; i++) {
        uint32_t word = rouge->reference.words[i];
        if (rouge->taken[i] && rouge->left[word] && rouge->right[word]) {
            rouge->left[word]--;
            rouge->right[word]--;
            hits++;
        }
    }
    return hits;
}

static bool union_hits(struct rouge *rouge, size_t *hits)
{
    const struct local *candidate = &rouge->candidate;
    bool good = true;
    size_t beg = 0;
    memset(rouge->taken, 0, rouge->reference.n * sizeof *rouge->taken);
    for (size_t s = 0; good && s < candidate->n_sentences; s++) {
        size_t end = candidate->ends[s];
        if (end > beg)
            good = take(rouge, candidate->words + beg, end - beg);
        beg = end;
    }
    *hits = give(rouge);
    return good;
}

/* Without hits a side may be empty: its numbers are not looked at. */
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
    if (!room_for_numbers(rouge, n_words))
        return false;
    rouge->n_numbers = 0;
    number(rouge, reference, &rouge->reference);
    number(rouge, candidate, &rouge->candidate);
    count_words(rouge);
    f1_recall(common_words(rouge), reference->n, candidate->n, figures + ROUGE_1F);
    f1_recall(common_pairs(rouge), reference->n - 1, candidate->n - 1, figures + ROUGE_2F);
    bool good = union_hits(rouge, &hits);
    f1_recall(hits, reference->n, candidate->n, figures + ROUGE_LF);
    forget_numbers(rouge, reference);
    forget_numbers(rouge, candidate);
    return good;
}
