/* Where a word, a pair of words or an opening stands in a model's tables of weights. Keys are those
 * of lexicon.h: a table belongs to the dictionary that it was learned with. */
#ifndef KERNEL_WORD_HASHES_H
#define KERNEL_WORD_HASHES_H

#include <stdint.h>

enum { WORD_OPENING = 3 }; /* words of the longest opening */

static inline uint32_t word_hash_mix(uint64_t value)
{
    value *= UINT64_C(0x9e3779b97f4a7c15);
    return (uint32_t)(value >> 32);
}

static inline uint32_t word_hash_one(uint32_t key)
{
    return word_hash_mix(key);
}

static inline uint32_t word_hash_two(uint32_t first, uint32_t second)
{
    return word_hash_mix(((uint64_t)first << 32 | second) ^ UINT64_C(0xd6e8feb86659fd93));
}

/* The first n of keys, 1 <= n <= WORD_OPENING. */
static inline uint32_t word_hash_opening(const uint32_t *keys, uint32_t n)
{
    uint64_t value = n;
    for (uint32_t i = 0; i < n; i++)
        value = (value ^ keys[i]) * UINT64_C(0xc2b2ae3d27d4eb4f);
    return word_hash_mix(value ^ value >> 32);
}

#endif
