/* One pass over the bytes of a text: blocks of 64 bytes become bit masks of letters, and runs of
 * bits become tokens. What is no letter is looked at byte by byte, by a table of byte classes.
 *
 * Latin text is told by single bytes. The few first bytes behind which UTF-8 keeps punctuation,
 * symbols or white space (BYTE_LEAD) are looked up; all other bytes from 0x80 on are letters.
 * block_read() is all that would have to be written again for vectors of a certain machine. */
#include "kernel/words.h"

#include <string.h>

#define W8 1, 1, 1, 1, 1, 1, 1, 1
#define W16 W8, W8

/* enum byte_class, by number to keep the picture: 1 letter, 2 space, 3 stop, 4 line end, 7 looked
 * up. */
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

enum { BLOCK = 64 };

/* What one pass carries along. */
struct reader {
    const char *text;
    size_t n;
    size_t cap_tokens, cap_marks;
    size_t at;        /* where block was taken, a multiple of BLOCK */
    uint64_t letters; /* letters and digits of the block there, the first byte in the lowest bit */
};

/* Sixteen bytes at once, by the vectors that gcc and clang make for any machine: 0xFF where true.
 */
typedef unsigned char vector __attribute__((vector_size(16)));

static vector letters_of(vector c)
{
    vector letter = (vector)((c | 0x20) - 'a' < 26), digit = (vector)(c - '0' < 10);
    vector lead = (vector)(c == 0xC2) | (vector)(c == 0xD8) | (vector)(c == 0xDB) |
                  (vector)((c & 0xFC) == 0xE0) | (vector)(c == 0xEF) | (vector)(c == 0xF0);
    return letter | digit | ((vector)(c >= 0x80) & ~lead);
}

/* Letters and digits, and all bytes from 0x80 on but BYTE_LEAD, as bits. */
static uint64_t block_read(const unsigned char bytes[BLOCK])
{
    uint64_t bits = 0;
    for (unsigned i = 0; i < BLOCK / 16; i++) {
        vector c;
        uint64_t flags[2];
        memcpy(&c, bytes + (size_t)16 * i, sizeof c);
        c = letters_of(c) & 1;
        memcpy(flags, &c, sizeof flags);
        for (unsigned k = 0; k < 2; k++) {
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
            flags[k] = __builtin_bswap64(flags[k]);
#endif
            bits |= flags[k] * 0x0102040810204080u >> 56 << (16 * i + 8 * k);
        }
    }
    return bits;
}

/* Takes the block that p lies in; what is behind the text is no letter. */
static void block_take(struct reader *reader, size_t p)
{
    const unsigned char *bytes = (const unsigned char *)reader->text;
    reader->at = p - p % BLOCK;
    if (reader->n - reader->at >= BLOCK) {
        reader->letters = block_read(bytes + reader->at);
        return;
    }
    unsigned char padded[BLOCK] = {0};
    memcpy(padded, bytes + reader->at, reader->n - reader->at);
    reader->letters = block_read(padded);
}

/* The end of the run of letters that p <= n lies in; p itself where none is. */
static inline size_t run_end(struct reader *reader, size_t p)
{
    for (;; p = reader->at + BLOCK) {
        if (p - reader->at >= BLOCK)
            block_take(reader, p);
        uint64_t others = ~reader->letters >> (p - reader->at);
        if (others != 0)
            return p + (size_t)__builtin_ctzll(others);
    }
}

/* The end of the token whose first run of letters ends at p: behind apostrophes and letters that
 * are looked up. */
static size_t token_end(struct reader *reader, size_t p)
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

/* Neither a full stop inside a number, an address or "e.g", nor the second stop of a run can end a
 * sentence. */
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

/* False where tokens or marks outgrow what was allocated. Counts are kept in locals: a store to a
 * token might change those in memory, for all that the compiler knows. */
static bool read_all(struct scan *scan, struct reader *reader)
{
    const unsigned char *bytes = (const unsigned char *)reader->text;
    const size_t n = reader->n;
    struct token *token = scan->tokens, *room = token + reader->cap_tokens;
    uint32_t words = 0, gap = 1;
    for (size_t p = 0; p < n;) {
        size_t end = run_end(reader, p);
        if (end > p || (classes[bytes[p]] == BYTE_LEAD && letter_at(reader, p))) {
            words += gap;
            gap = end < n && bytes[end] == ' '; /* first, for it is so in five of six */
            if (!gap && end < n && (bytes[end] == '\'' || classes[bytes[end]] == BYTE_LEAD)) {
                end = token_end(reader, end);
                gap = end < n && bytes[end] == ' ';
            }
            if (token == room)
                return false;
            *token++ = (struct token){(uint32_t)p, (uint32_t)end};
            p = end + gap;
            continue;
        }
        unsigned size = 1;
        enum byte_class class = (enum byte_class)classes[bytes[p]];
        if (class == BYTE_LEAD)
            class = words_class(reader->text + p, reader->text + n, &size);
        bool space = class == BYTE_SPACE || class == BYTE_BREAK;
        words += gap && !space;
        gap = space;
        scan->words = words;
        scan->n_tokens = (uint32_t)(token - scan->tokens);
        if (class >= BYTE_STOP && class <= BYTE_BULLET && !mark_add(scan, reader, p, size, class))
            return false;
        p += size;
    }
    scan->words = words;
    scan->n_tokens = (uint32_t)(token - scan->tokens);
    return true;
}

/* News has a word in six bytes and a mark in sixty; what has more is read again with room for the
 * worst. */
bool words_scan(struct scan *scan, struct str text, struct arena *arena)
{
    const size_t rooms[2][2] = {{text.len / 4 + 16, text.len / 16 + 16},
                                {text.len / 2 + 1, text.len + 1}};
    for (int i = 0; i < 2; i++) {
        struct arena scope = *arena;
        struct reader reader = {text.data, text.len, rooms[i][0], rooms[i][1], 0, 0};
        if (text.len > 0)
            block_take(&reader, 0);
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
