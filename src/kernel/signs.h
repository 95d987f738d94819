/* The signs of a sentence: which of the rarer marks stand in it at all. Most rules look for one
 * that most sentences do not have, and need not look. */
#ifndef KERNEL_SIGNS_H
#define KERNEL_SIGNS_H

#include <stdint.h>

#include "kernel/document.h"

enum sign {
    SIGN_STRAIGHT = 1, /* " */
    SIGN_CURLED = 2,   /* “ or ”, maybe another of U+2000 to 2FFF */
    SIGN_BRACKET = 4,  /* ( */
    SIGN_DASH = 8,     /* - */
    SIGN_COLON = 16,
    SIGN_TAG = 32, /* @ # */
    SIGN_BAR = 64,
    SIGN_BRACE = 128, /* { */
    SIGN_SLASH = 256,
    SIGN_PERCENT = 512,
    SIGN_DOLLAR = 1024,
    SIGN_ASIDE = 2048, /* a comma, a byte and one of c f l p r s: it may be ", left" */
    SIGN_ITEM = 4096,  /* a -, a byte and a capital or a digit: it may be " - A" */
};

/* The signs of text[start..end) together, and in *straight how many '"' there are; bits are those
 * of words_scan(). */
unsigned signs_read(const uint64_t *bits, const char *text, uint32_t start, uint32_t end,
                    uint32_t *straight);

#endif
