/* Three loops instead of one, so that the middle one, all arithmetic, has no branch and no load
 * that depends on another, and becomes vectors of whatever width it is compiled for:
 *
 *   tokens -> first and last 8 bytes -> lower case, cut to the word's length, mixed -> hashes
 *
 * With 64-bit products (AVX-512 DQ) 8 words take as long as one. */
#include "kernel/hashes.h"

#include "kernel/lexicon.h"

struct ends {
    uint64_t head[HASHES_MAX], tail[HASHES_MAX], size[HASHES_MAX];
};

/* The bytes as they stand; only a word at the text's very ends is folded by word_fold(), which does
 * no harm twice. */
static inline __attribute__((always_inline)) void
read_ends(struct str text, const struct token *tokens, uint32_t n, struct ends *ends)
{
    const char *limit = text.data + text.len;
    for (uint32_t i = 0; i < n; i++) {
        const char *bytes = text.data + tokens[i].start;
        uint32_t size = tokens[i].end - tokens[i].start;
        ends->size[i] = size;
        if (tokens[i].end >= 8 && limit - bytes >= 8) {
            ends->head[i] = word_load(bytes);
            ends->tail[i] = word_load(bytes + size - 8);
        } else {
            struct word word = word_fold(bytes, size, limit);
            ends->head[i] = word.head;
            ends->tail[i] = word.tail;
        }
    }
}

static inline __attribute__((always_inline)) void mix(const struct ends *ends, uint32_t n,
                                                      uint64_t *restrict hashes)
{
    for (uint32_t i = 0; i < n; i++) {
        uint64_t size = ends->size[i], cut = size < 8 ? size : 8;
        uint64_t head_mask = ~UINT64_C(0) >> (64 - 8 * cut);
        uint64_t tail_mask = size > 8 ? ~UINT64_C(0) : 0;
        hashes[i] = word_mix(word_lower(ends->head[i]) & head_mask,
                             word_lower(ends->tail[i]) & tail_mask, size);
    }
}

void hashes_portable(struct str text, const struct token *tokens, uint32_t n, uint64_t *hashes)
{
    struct ends ends;
    read_ends(text, tokens, n, &ends);
    mix(&ends, n, hashes);
}

#if defined(__x86_64__) && defined(__GNUC__)
typedef uint64_t eight __attribute__((vector_size(64), aligned(8), may_alias));

#define AVX512 __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw")))

/* mix() for eight words: gcc 12 does not find these vectors by itself. What is behind the last
 * word is mixed too, and never looked at. */
AVX512 static void mix_eight(const struct ends *ends, uint32_t i, uint64_t *hashes)
{
    const eight ones = (eight){0} - 1, high = (eight){0} + UINT64_C(0x8080808080808080);
    const uint64_t a = UINT64_C(0x9e3779b97f4a7c15), b = UINT64_C(0xc2b2ae3d27d4eb4f);
    eight size = *(const eight *)(ends->size + i), head = *(const eight *)(ends->head + i),
          tail = *(const eight *)(ends->tail + i), is_short = (eight)(size < 8);
    eight cut = (size & is_short) | (8 & ~is_short);
    head = (head | (~head & high) >> 2) & ones >> (64 - 8 * cut);
    tail = (tail | (~tail & high) >> 2) & (eight)(size > 8);
    eight x = (head ^ (a + size)) * a, y = (tail ^ b) * b;
    x ^= x >> 32;
    y ^= y >> 29;
    x = (x ^ y) * UINT64_C(0xd6e8feb86659fd93);
    *(eight *)(hashes + i) = x ^ x >> 32;
}

AVX512 static void mix_avx512(const struct ends *ends, uint32_t n, uint64_t *hashes)
{
    for (uint32_t i = 0; i < n; i += 8)
        mix_eight(ends, i, hashes);
}

static void read_avx512(struct str text, const struct token *tokens, uint32_t n, uint64_t *hashes)
{
    struct ends ends;
    read_ends(text, tokens, n, &ends);
    for (uint32_t i = n; i % 8 != 0; i++)
        ends.size[i] = ends.head[i] = ends.tail[i] = 8;
    mix_avx512(&ends, n, hashes);
}
#endif

hashes_read *hashes_reader(void)
{
#if defined(__x86_64__) && defined(__GNUC__)
    if (__builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512bw"))
        return read_avx512;
#endif
    return hashes_portable;
}
