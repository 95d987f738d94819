/* Compares of many bytes at once: 16 with the vectors that gcc and clang make for any machine, 64
 * with AVX-512, whose compares give the masks themselves. */
#include "kernel/block.h"

#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#endif

/* Sixteen bytes at once, by the vectors that gcc and clang make for any machine; the highest bit of
 * each counts. */
typedef unsigned char vector __attribute__((vector_size(16)));

/* The highest bits of 16 bytes, the first byte's the lowest. */
static inline uint64_t vector_bits(vector v)
{
#ifdef __SSE2__
    typedef char signed_vector __attribute__((vector_size(16)));
    return (uint16_t)__builtin_ia32_pmovmskb128((signed_vector)v);
#else
    uint64_t flags[2], bits = 0;
    v = (v >> 7) & 1;
    memcpy(flags, &v, sizeof flags);
    for (unsigned k = 0; k < 2; k++) {
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
        flags[k] = __builtin_bswap64(flags[k]);
#endif
        bits |= flags[k] * 0x0102040810204080u >> 56 << 8 * k;
    }
    return bits;
#endif
}

static struct block read_portable(const char bytes[BLOCK])
{
    struct block block = {0};
    for (unsigned i = 0; i < BLOCK; i += 16) {
        vector c;
        memcpy(&c, bytes + i, sizeof c);
        vector letter = (vector)((c | 0x20) - 'a' < 26) | (vector)(c - '0' < 10) | c;
        vector space = (vector)(c - '\t' < 5) | (vector)(c - 0x1C < 5);
        vector mark =
            (vector)(c == '.') | (vector)(c == '!') | (vector)(c == '?') | (vector)(c == '\n');
        vector apostrophe = (vector)(c == '\'');
        vector plain = letter | space | mark | apostrophe;
        block.letters |= vector_bits(letter) << i;
        block.spaces |= vector_bits(space) << i;
        block.marks |= vector_bits(mark) << i;
        block.apostrophes |= vector_bits(apostrophe) << i;
        block.signs |= vector_bits(~plain) << i;
        block.leads |= vector_bits(c & (c << 1)) << i;
    }
    return block;
}

static uint32_t *list_portable(uint64_t bits, uint32_t base, uint32_t *out)
{
    for (; bits != 0; bits &= bits - 1)
        *out++ = base + (uint32_t)__builtin_ctzll(bits);
    return out;
}

const struct block_machine block_portable = {read_portable, list_portable};

#if defined(__x86_64__) && defined(__GNUC__)
#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vbmi2,popcnt")))

AVX512 static inline uint64_t equal(__m512i bytes, char byte)
{
    return _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(byte));
}

AVX512 static inline uint64_t between(__m512i bytes, char first, char n)
{
    return _mm512_cmplt_epu8_mask(_mm512_sub_epi8(bytes, _mm512_set1_epi8(first)),
                                  _mm512_set1_epi8(n));
}

AVX512 static struct block read_avx512(const char bytes[BLOCK])
{
    __m512i c = _mm512_loadu_si512(bytes);
    uint64_t high = _mm512_movepi8_mask(c);
    struct block block = {
        .letters = between(_mm512_or_si512(c, _mm512_set1_epi8(0x20)), 'a', 26) |
                   between(c, '0', 10) | high,
        .spaces = between(c, '\t', 5) | between(c, 0x1C, 5),
        .marks = equal(c, '.') | equal(c, '!') | equal(c, '?') | equal(c, '\n'),
        .apostrophes = equal(c, '\''),
        .leads = high & _mm512_test_epi8_mask(c, _mm512_set1_epi8(0x40)),
    };
    block.signs = ~(block.letters | block.spaces | block.marks | block.apostrophes);
    return block;
}

/* Sixteen numbers a store. */
AVX512 static uint32_t *list_avx512(uint64_t bits, uint32_t base, uint32_t *out)
{
    static const unsigned char numbers[BLOCK] = {
        0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
        22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
        44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
    };
    int n = __builtin_popcountll(bits);
    __m512i add = _mm512_set1_epi32((int)base);
    __m512i list = _mm512_maskz_compress_epi8(bits, _mm512_loadu_si512(numbers));
    unsigned char bytes[BLOCK];
    _mm512_storeu_si512(bytes, list);
    for (int i = 0; i < n; i += 16) {
        __m128i part = _mm_loadu_si128((const __m128i *)(bytes + i));
        _mm512_storeu_si512(out + i, _mm512_add_epi32(_mm512_cvtepu8_epi32(part), add));
    }
    return out + n;
}
#endif

struct block_machine block_machine(void)
{
#if defined(__x86_64__) && defined(__GNUC__)
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2"))
        return (struct block_machine){read_avx512, list_avx512};
#endif
    return block_portable;
}
