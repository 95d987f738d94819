/* One pass over the bytes of a text, driven by a table of byte classes.
 *
 * Latin text is told by single bytes. The few first bytes behind which UTF-8 keeps punctuation, symbols or white
 * space (BYTE_LEAD) are looked up in special(); all other bytes from 0x80 on are letters. The run of a word needs
 * no check of the end: the bytes behind the last one that is no letter (tail) are known before. */
#include "kernel/words.h"

#include <string.h>

#define W8 1, 1, 1, 1, 1, 1, 1, 1
#define W16 W8, W8

/* enum byte_class, by number to keep the picture: 1 letter, 2 space, 3 stop, 4 line end, 7 looked up. */
static const unsigned char classes[256] = {
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

enum byte_class words_class(const char *text, const char *end, unsigned *size)
{
    const unsigned char *p = (const unsigned char *)text;
    size_t left = (size_t)(end - text);
    *size = 1;
    if (classes[p[0]] != BYTE_LEAD)
        return classes[p[0]];
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

/* What one pass carries along. */
struct reader {
    const char *text;
    size_t n, tail; /* all bytes from tail on are letters */
    size_t cap_tokens, cap_marks;
};

#define EACH(byte) ((uint64_t)0x0101010101010101 * (byte))

/* Letters A-Z, a-z at the beginning of eight bytes: how many, 0..8. */
static size_t letters_of_eight(const char *text)
{
    uint64_t bytes, folded, letters;
    memcpy(&bytes, text, sizeof bytes);
    folded = (bytes | EACH(0x20)) & EACH(0x7F);
    letters = (folded + EACH(0x80 - 'a')) & ~(folded + EACH(0x80 - 'z' - 1)) & ~bytes & EACH(0x80);
    uint64_t others = letters ^ EACH(0x80);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return others ? (size_t)__builtin_ctzll(others) >> 3 : 8;
#else
    return others ? (size_t)__builtin_clzll(others) >> 3 : 8;
#endif
}

/* The end of the run of letters from p on. */
static size_t run_end(const struct reader *reader, size_t p)
{
    const unsigned char *bytes = (const unsigned char *)reader->text;
    for (size_t n = 8; n == 8 && p + 8 <= reader->n; p += n)
        n = letters_of_eight(reader->text + p);
    if (p >= reader->tail)
        return reader->n;
    while (classes[bytes[p]] == BYTE_WORD)
        p++;
    return p;
}

/* The end of the token whose first run of letters ends at p: behind apostrophes and letters that are looked up. */
static size_t token_end(const struct reader *reader, size_t p)
{
    while (p < reader->n) {
        unsigned size;
        enum byte_class class = words_class(reader->text + p, reader->text + reader->n, &size);
        if (class != BYTE_WORD) {
            size_t next = p + size;
            if ((class != BYTE_APOSTROPHE && reader->text[p] != '\'') || next >= reader->n ||
                classes[(unsigned char)reader->text[next]] != BYTE_WORD)
                return p;
        }
        p = run_end(reader, p + size);
    }
    return p;
}

/* Neither a full stop inside a number, an address or "e.g", nor the second stop of a run can end a sentence. */
static bool stop_counts(const struct reader *reader, size_t p, unsigned size)
{
    const unsigned char *bytes = (const unsigned char *)reader->text;
    if (p > 0 && classes[bytes[p - 1]] == BYTE_STOP)
        return false;
    if (p + size >= reader->n || bytes[p] != '.')
        return true;
    unsigned char next = bytes[p + 1];
    return !((next >= 'a' && next <= 'z') || (next >= '0' && next <= '9'));
}

static bool mark_add(struct scan *scan, const struct reader *reader, size_t p, unsigned size,
                     enum byte_class class)
{
    if (class == BYTE_STOP && !stop_counts(reader, p, size))
        return true;
    if (scan->n_marks >= reader->cap_marks)
        return false;
    enum mark_kind kind = class == BYTE_STOP    ? MARK_STOP
                          : class == BYTE_BREAK ? MARK_BREAK
                                                : MARK_BULLET;
    scan->marks[scan->n_marks++] =
        (struct mark){(uint32_t)p, scan->n_tokens, scan->words, (uint16_t)kind, (uint16_t)size};
    return true;
}

static bool letter_at(const struct reader *reader, size_t p)
{
    unsigned size;
    return words_class(reader->text + p, reader->text + reader->n, &size) == BYTE_WORD;
}

/* False where tokens or marks outgrow what was allocated. Counts are kept in locals: a store to a token might change
 * those in memory, for all that the compiler knows. */
static bool read_all(struct scan *scan, struct reader *reader)
{
    const unsigned char *bytes = (const unsigned char *)reader->text;
    const size_t n = reader->n;
    struct token *token = scan->tokens, *room = token + reader->cap_tokens;
    uint32_t words = 0, gap = 1;
    for (size_t p = 0; p < n;) {
        unsigned char class = classes[bytes[p]];
        if (class == BYTE_WORD || (class == BYTE_LEAD && letter_at(reader, p))) {
            size_t end = class == BYTE_WORD ? run_end(reader, p) : p;
            if (end < n && (bytes[end] == '\'' || classes[bytes[end]] == BYTE_LEAD))
                end = token_end(reader, end);
            if (token == room)
                return false;
            *token++ = (struct token){(uint32_t)p, (uint32_t)end};
            words += gap;
            gap = end < n && bytes[end] == ' ';
            p = end + gap;
        } else if (class == BYTE_SPACE) {
            gap = 1;
            p++;
        } else {
            unsigned size = 1;
            if (class == BYTE_LEAD)
                class = (unsigned char)words_class(reader->text + p, reader->text + n, &size);
            bool space = class == BYTE_SPACE || class == BYTE_BREAK;
            words += gap && !space;
            gap = space;
            scan->words = words;
            scan->n_tokens = (uint32_t)(token - scan->tokens);
            if (class >= BYTE_STOP && class <= BYTE_BULLET &&
                !mark_add(scan, reader, p, size, (enum byte_class) class))
                return false;
            p += size;
        }
    }
    scan->words = words;
    scan->n_tokens = (uint32_t)(token - scan->tokens);
    return true;
}

/* News has a word in six bytes and a mark in sixty; what has more is read again with room for the worst. */
bool words_scan(struct scan *scan, struct str text, struct arena *arena)
{
    const size_t rooms[2][2] = {{text.len / 4 + 16, text.len / 16 + 16},
                                {text.len / 2 + 1, text.len + 1}};
    size_t tail = text.len;
    while (tail > 0 && classes[(unsigned char)text.data[tail - 1]] == BYTE_WORD)
        tail--;
    for (int i = 0; i < 2; i++) {
        struct arena scope = *arena;
        struct reader reader = {text.data, text.len, tail, rooms[i][0], rooms[i][1]};
        *scan = (struct scan){ARENA_NEW(&scope, reader.cap_tokens, struct token),
                              ARENA_NEW(&scope, reader.cap_marks, struct mark), 0, 0, 0};
        if (!scan->tokens || !scan->marks)
            return false;
        if (read_all(scan, &reader)) {
            *arena = scope;
            return true;
        }
    }
    return false;
}
