/* Which words of one sentence a longest common subsequence with another takes. */
#ifndef EVAL_LCS_H
#define EVAL_LCS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Scratch memory, grown as needed; {0} is empty. One thread at a time. */
struct lcs {
    uint32_t *heads; /* word -> its last place in b, + 1; all 0 outside of begin and end */
    uint32_t *next;  /* place in b -> the same word's place before, + 1 */
    uint64_t *rows;  /* bits over b: a row for each word of a */
    size_t cap_heads, cap_next, cap_rows;
    const uint32_t *b;
    size_t n_b;
};

/* Makes b the other sentence; all words, those of a as well, are below n_words. False without
 * memory. b stays the caller's until lcs_end. */
bool lcs_begin(struct lcs *lcs, const uint32_t *b, size_t n_b, size_t n_words);
void lcs_end(struct lcs *lcs);

/* Sets taken[i] for each word of a[0..n_a) in the subsequence; others are left as they are. Of
 * several longest ones it is that which the textbook's table gives where one goes back from its
 * end: over equal words first, else towards fewer words of b unless more are common without a[i].
 * False without memory. */
bool lcs_take(struct lcs *lcs, const uint32_t *a, size_t n_a, bool *taken);

void lcs_free(struct lcs *lcs);

#endif
