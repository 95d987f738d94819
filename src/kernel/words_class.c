/* What a byte, or a character by its first byte, is to words and sentences: one table, and a closer
 * look at the few first bytes behind which UTF-8 keeps punctuation, symbols or white space. */
#include "kernel/words.h"

#define W8 1, 1, 1, 1, 1, 1, 1, 1
#define W16 W8, W8

/* enum byte_class, by number to keep the picture: 1 letter, 2 space, 3 stop, 4 line end, 7 looked
 * up. */
const unsigned char words_classes[256] = {
    0,   0,   0,   0,   0, 0, 0, 0, 0,
    2,   4,   2,   2,   2, 0, 0, /* 00: \t \n \v \f \r */
    0,   0,   0,   0,   0, 0, 0, 0, 0,
    0,   0,   0,   2,   2, 2, 2, /* 10 */
    2,   3,   0,   0,   0, 0, 0, 0, 0,
    0,   0,   0,   0,   0, 3, 0, /* 20: space ! . */
    1,   1,   1,   1,   1, 1, 1, 1, 1,
    1,   0,   0,   0,   0, 0, 3,        /* 30: digits ? */
    0,   1,   1,   1,   1, 1, 1, 1, W8, /* 40: @ A */
    W8,  1,   1,   1,   0, 0, 0, 0, 0,  /* 50 */
    0,   1,   1,   1,   1, 1, 1, 1, W8, /* 60: ` a */
    W8,  1,   1,   1,   0, 0, 0, 0, 0,  /* 70 */
    W16, W16, W16, W16,                 /* 80: second and later bytes */
    1,   1,   7,   1,   1, 1, 1, 1, W8, /* C0: C2 Latin-1 signs */
    1,   1,   1,   1,   1, 1, 1, 1, 7,
    1,   1,   7,   1,   1, 1, 1, /* D0: D8, DB Arabic */
    7,   7,   7,   7,   1, 1, 1, 1, 1,
    1,   1,   1,   1,   1, 1, 7,        /* E0: E0 danda, E1 ogham, E2, E3, EF */
    7,   1,   1,   1,   1, 1, 1, 1, W8, /* F0: pictures */
};

static enum byte_class general_punctuation(unsigned point)
{
    if (point <= 0x200A || point == 0x202F || point == 0x205F)
        return BYTE_SPACE;
    switch (point) {
    case 0x2019:
        return BYTE_APOSTROPHE;
    case 0x2022:
    case 0x2043:
        return BYTE_BULLET;
    case 0x2026:
        return BYTE_STOP;
    case 0x2028:
    case 0x2029:
        return BYTE_BREAK;
    default:
        return BYTE_OTHER;
    }
}

static enum byte_class latin_sign(unsigned point)
{
    if (point == 0x85 || point == 0xA0)
        return BYTE_SPACE;
    bool letter = point == 0xAA || point == 0xB5 || point == 0xBA;
    return letter ? BYTE_WORD : BYTE_OTHER;
}

static enum byte_class three_bytes(unsigned point)
{
    if (point >= 0x2000 && point < 0x2070)
        return general_punctuation(point);
    if (point == 0x1680 || point == 0x3000)
        return BYTE_SPACE;
    if (point == 0x3002 || point == 0xFF01 || point == 0xFF1F || (point | 1) == 0x0965)
        return BYTE_STOP;
    bool sign = (point >= 0x2070 && point < 0x2C00) || (point > 0x3000 && point < 0x3020) ||
                (point >= 0xFF00 && point < 0xFF10) || (point >= 0xFF1A && point < 0xFF21) ||
                point == 0xFEFF;
    return sign ? BYTE_OTHER : BYTE_WORD;
}

enum byte_class words_lead_class(const char *text, const char *end, unsigned *size)
{
    const unsigned char *p = (const unsigned char *)text;
    size_t left = (size_t)(end - text);
    *size = 1;
    if (p[0] < 0xE0 && left >= 2) {
        unsigned point = (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
        *size = 2;
        if (p[0] == 0xC2)
            return latin_sign(point);
        if (point == 0x061F || point == 0x06D4)
            return BYTE_STOP;
        return point == 0x060C || point == 0x061B ? BYTE_OTHER : BYTE_WORD;
    }
    if (p[0] >= 0xE0 && p[0] < 0xF0 && left >= 3) {
        *size = 3;
        return three_bytes((p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu));
    }
    if (p[0] == 0xF0 && left >= 4) {
        *size = 4;
        return p[1] == 0x9F ? BYTE_OTHER : BYTE_WORD;
    }
    return BYTE_WORD;
}
