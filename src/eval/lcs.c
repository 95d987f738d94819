/* The table of lengths d[i][j], 64 columns at a time (Crochemore et al. 2001, Hyyro 2004):
 *
 *   bit j of row i is 0   <=>   d[i][j + 1] = d[i][j] + 1
 *   row i = (row i-1 + (row i-1 & m)) | (row i-1 & ~m),   m: where b has the word a[i]
 *
 * Going back needs no lengths: where the words differ, d[i][j] is the larger of its neighbours, so
 * the one above is larger than the one to the left just where the row steps up at j. */
#include "eval/lcs.h"

#include <stdlib.h>
#include <string.h>

enum { BITS = 64 };

/* array with room for n > 0 elements; a new one holds zeros. NULL without memory: nothing has
 * changed. */
static void *room(void *array, size_t *cap, size_t n, size_t size)
{
    if (n <= *cap)
        return array;
    size_t more = n < SIZE_MAX / 2 / size ? n + n / 2 + 64 : 0;
    void *grown = more ? calloc(more, size) : NULL;
    if (grown) {
        free(array);
        *cap = more;
    }
    return grown;
}

bool lcs_begin(struct lcs *lcs, const uint32_t *b, size_t n_b, size_t n_words)
{
    uint32_t *heads = room(lcs->heads, &lcs->cap_heads, n_words + 1, sizeof *heads);
    lcs->heads = heads ? heads : lcs->heads;
    uint32_t *next = room(lcs->next, &lcs->cap_next, n_b + 1, sizeof *next);
    lcs->next = next ? next : lcs->next;
    lcs->n_b = 0;
    if (!heads || !next)
        return false;
    lcs->b = b;
    lcs->n_b = n_b;
    for (size_t j = 0; j < n_b; j++) {
        next[j] = heads[b[j]];
        heads[b[j]] = (uint32_t)j + 1;
    }
    return true;
}

void lcs_end(struct lcs *lcs)
{
    for (size_t j = 0; j < lcs->n_b; j++)
        lcs->heads[lcs->b[j]] = 0;
    lcs->n_b = 0;
}

static void step(const uint64_t *above, const uint64_t *matches, uint64_t *row, size_t width)
{
    uint64_t carry = 0;
    for (size_t w = 0; w < width; w++) {
        uint64_t sum = above[w] + (above[w] & matches[w]);
        uint64_t all = sum + carry;
        carry = (uint64_t)(sum < above[w]) | (uint64_t)(all < sum);
        row[w] = all | (above[w] & ~matches[w]);
    }
}

/* Row i + 1 stands behind row i, row 0 before the first word; the matches of a word behind all. */
static void fill(struct lcs *lcs, const uint32_t *a, size_t n_a, size_t width)
{
    uint64_t *row = lcs->rows, *matches = lcs->rows + (n_a + 1) * width;
    memset(row, 0xFF, width * sizeof *row);
    for (size_t i = 0; i < n_a; i++, row += width) {
        memset(matches, 0, width * sizeof *matches);
        for (uint32_t j = lcs->heads[a[i]]; j; j = lcs->next[j - 1])
            matches[(j - 1) / BITS] |= UINT64_C(1) << (j - 1) % BITS;
        step(row, matches, row + width, width);
    }
}

static void go_back(const struct lcs *lcs, const uint32_t *a, size_t n_a, size_t width, bool *taken)
{
    size_t i = n_a, j = lcs->n_b;
    while (i && j) {
        const uint64_t *row = lcs->rows + i * width;
        if (a[i - 1] == lcs->b[j - 1]) {
            taken[--i] = true;
            j--;
        } else if (row[(j - 1) / BITS] >> (j - 1) % BITS & 1) {
            j--;
        } else {
            i--;
        }
    }
}

bool lcs_take(struct lcs *lcs, const uint32_t *a, size_t n_a, bool *taken)
{
    size_t width = (lcs->n_b + BITS - 1) / BITS;
    if (n_a > SIZE_MAX / 64 / (width + 1))
        return false;
    uint64_t *rows = room(lcs->rows, &lcs->cap_rows, (n_a + 2) * width + 1, sizeof *rows);
    if (!rows)
        return false;
    lcs->rows = rows;
    fill(lcs, a, n_a, width);
    go_back(lcs, a, n_a, width, taken);
    return true;
}

void lcs_free(struct lcs *lcs)
{
    free(lcs->heads);
    free(lcs->next);
    free(lcs->rows);
    *lcs = (struct lcs){0};
}
