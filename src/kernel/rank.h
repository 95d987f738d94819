/* How much each sentence tells of its article.
 *
 * All functions fill score[document->n_sentences], 0..10000, 0 for sentences that are not
 * selectable, by integer arithmetic alone: the same on every machine. */
#ifndef KERNEL_RANK_H
#define KERNEL_RANK_H

#include "kernel/terms.h"

enum { SCORE_ONE = 10000 };

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

/* floor(sqrt(value)) */
uint32_t square_root(uint64_t value);

#endif
