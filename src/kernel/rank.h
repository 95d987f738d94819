/* How much each sentence tells of its article.
 *
 * All functions fill score[document->n_sentences], 0..10000, 0 for sentences that are not
 * selectable, by integer arithmetic alone: the same on every machine. */
#ifndef KERNEL_RANK_H
#define KERNEL_RANK_H

#include "kernel/terms.h"

enum { SCORE_ONE = 10000 };
enum {
    RANK_DAMPED_ONE = 16, /* in the centroid a count of 1 is worth so much */
    RANK_USE_MAX = 15,    /* count of a term in a sentence */
};

/* The order of the article: 1, 1/2, 1/3, … */
void rank_lead(const struct document *document, uint32_t *score);

/* cosine(tf-idf of the sentence, that of the prose and the title) x place x length (Radev et al.
 * 2004). This one and the next: false where the arena is too small. */
bool rank_centroid(const struct document *document, const struct terms *terms, struct arena *arena,
                   uint32_t *score);

/* PageRank over the cosines of tf-idf vectors (Mihalcea and Tarau 2004), the best sentence 10000.
 * */
bool rank_textrank(const struct document *document, const struct terms *terms, struct arena *arena,
                   uint32_t *score);

/* The centroid: weight[t] = 16 sqrt(count) * rarity of each term, the title's terms a little more.
 * Returns its length. */
uint32_t rank_weigh_terms(const struct terms *terms, uint32_t *weight);

/* tf-idf of a use, at most 2^16 */
static inline uint64_t rank_use_weight(const struct terms *terms, struct use use)
{
    uint64_t count = use.count < RANK_USE_MAX ? use.count : RANK_USE_MAX;
    return count * terms->rarity[use.term];
}

/* floor(sqrt(value)) */
uint32_t square_root(uint64_t value);

#endif
