/* Bits of words_scan() tell where a sign may stand: a sentence has five or six, which are looked up
 * one by one. */
#include "kernel/signs.h"

static const uint16_t signs[256] = {
    ['"'] = SIGN_STRAIGHT, ['('] = SIGN_BRACKET, ['-'] = SIGN_DASH,   [':'] = SIGN_COLON,
    ['@'] = SIGN_TAG,      ['#'] = SIGN_TAG,     ['|'] = SIGN_BAR,    ['{'] = SIGN_BRACE,
    ['/'] = SIGN_SLASH,    ['%'] = SIGN_PERCENT, ['$'] = SIGN_DOLLAR, [','] = SIGN_ASIDE,
    [0xE2] = SIGN_CURLED,
};

/* What the words begin with that place somebody in a picture. */
static const uint16_t asides[256] = {
    ['c'] = SIGN_ASIDE, ['f'] = SIGN_ASIDE, ['l'] = SIGN_ASIDE,
    ['p'] = SIGN_ASIDE, ['r'] = SIGN_ASIDE, ['s'] = SIGN_ASIDE,
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
            unsigned sign =
                signs[(unsigned char)text[p]] & ~(SIGN_ASIDE - (unsigned)asides[behind]);
            all |= sign;
            *straight += sign & SIGN_STRAIGHT;
        }
    }
    return all;
}
