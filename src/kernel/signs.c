/* Bits of words_scan() tell where a sign may stand: a sentence has five or six, which are looked up
 * one by one. */
#include "kernel/signs.h"

static const uint16_t signs[256] = {
    ['"'] = SIGN_STRAIGHT, ['('] = SIGN_BRACKET, ['-'] = SIGN_DASH | SIGN_ITEM,
    [':'] = SIGN_COLON,    ['@'] = SIGN_TAG,     ['#'] = SIGN_TAG,
    ['|'] = SIGN_BAR,      ['{'] = SIGN_BRACE,   ['/'] = SIGN_SLASH,
    ['%'] = SIGN_PERCENT,  ['$'] = SIGN_DOLLAR,  [','] = SIGN_ASIDE,
    [0xE2] = SIGN_CURLED,
};

/* The signs that want this byte behind the next one. */
static const uint16_t wanted[256] = {
    ['c'] = SIGN_ASIDE, ['f'] = SIGN_ASIDE, ['l'] = SIGN_ASIDE, ['p'] = SIGN_ASIDE,
    ['r'] = SIGN_ASIDE, ['s'] = SIGN_ASIDE, ['0'] = SIGN_ITEM,  ['1'] = SIGN_ITEM,
    ['2'] = SIGN_ITEM,  ['3'] = SIGN_ITEM,  ['4'] = SIGN_ITEM,  ['5'] = SIGN_ITEM,
    ['6'] = SIGN_ITEM,  ['7'] = SIGN_ITEM,  ['8'] = SIGN_ITEM,  ['9'] = SIGN_ITEM,
    ['A'] = SIGN_ITEM,  ['B'] = SIGN_ITEM,  ['C'] = SIGN_ITEM,  ['D'] = SIGN_ITEM,
    ['E'] = SIGN_ITEM,  ['F'] = SIGN_ITEM,  ['G'] = SIGN_ITEM,  ['H'] = SIGN_ITEM,
    ['I'] = SIGN_ITEM,  ['J'] = SIGN_ITEM,  ['K'] = SIGN_ITEM,  ['L'] = SIGN_ITEM,
    ['M'] = SIGN_ITEM,  ['N'] = SIGN_ITEM,  ['O'] = SIGN_ITEM,  ['P'] = SIGN_ITEM,
    ['Q'] = SIGN_ITEM,  ['R'] = SIGN_ITEM,  ['S'] = SIGN_ITEM,  ['T'] = SIGN_ITEM,
    ['U'] = SIGN_ITEM,  ['V'] = SIGN_ITEM,  ['W'] = SIGN_ITEM,  ['X'] = SIGN_ITEM,
    ['Y'] = SIGN_ITEM,  ['Z'] = SIGN_ITEM,
};

unsigned signs_read(const uint64_t *bits, const char *text, uint32_t start, uint32_t end,
                    uint32_t *straight)
{
    unsigned all = 0;
    *straight = 0;
    for (uint32_t at = start & ~63u; at < end; at += 64) {
        uint64_t left = bits[at / 64];
        if (at < start)
            left &= ~UINT64_C(0) << (start - at);
        if (end - at < 64)
            left &= (UINT64_C(1) << (end - at)) - 1;
        for (; left != 0; left &= left - 1) {
            uint32_t p = at + (unsigned)__builtin_ctzll(left);
            unsigned char behind = end - p > 2 ? (unsigned char)text[p + 2] : 0;
            unsigned unwanted = (SIGN_ASIDE | SIGN_ITEM) & ~(unsigned)wanted[behind];
            unsigned sign = signs[(unsigned char)text[p]] & ~unwanted;
            all |= sign;
            *straight += sign & SIGN_STRAIGHT;
        }
    }
    return all;
}
