/* ROUGE-1, ROUGE-2 and ROUGE-Lsum of one summary (Lin 2004).
 *
 *   n-grams over the whole summary, counted at most as often as the reference holds them
 *   Lsum: of each reference sentence the union of the words that its longest common subsequences
 *         with the candidate's sentences take, a word counted at most as often as both sides hold
 *
 * No stop words are removed; the words are stems (vocabulary.h). */
#ifndef EVAL_ROUGE_H
#define EVAL_ROUGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "eval/vocabulary.h"

/* Words that are looked at on either side: a table of the square of it is 32 MiB in bits. */
enum { ROUGE_WORDS_MOST = 1 << 14 };

struct side {
    uint32_t *words;
    size_t n;
    size_t *ends; /* sentence -> where it ends in words */
    size_t n_sentences;
    bool cut; /* there were more words than are looked at */
};

enum rouge_figure { ROUGE_1F, ROUGE_1R, ROUGE_2F, ROUGE_2R, ROUGE_LF, ROUGE_LR, ROUGE_FIGURES };

struct rouge; /* scratch memory; one thread at a time */

struct rouge *rouge_new(void); /* NULL without memory */
void rouge_free(struct rouge *rouge);

/* An empty side with room for n sentences; false without memory. */
bool side_open(struct side *side, size_t n, struct arena *arena);

/* Adds a sentence. False without memory. Words beyond ROUGE_WORDS_MOST are left out, and side->cut
 * tells so. */
bool side_add(struct side *side, struct str sentence, struct vocabulary *vocabulary);

/* F1 and recall of each kind, 0 to 1, of sides whose words are below n_words. False without
 * memory. */
bool rouge_score(struct rouge *rouge, const struct side *reference, const struct side *candidate,
                 size_t n_words, double figures[ROUGE_FIGURES]);

#endif
