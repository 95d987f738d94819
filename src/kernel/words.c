/* One pass over the bytes of a text, 64 at once: compares become bit masks, runs of bits become
 * tokens, single bits marks.
 *
 *   text      Ann Ode’s "red-hot" bid failed.\n
 *   letters   111011111110011101110001110111111 00     ’ joins, for letters stand on both sides
 *   starts    100010000000010001000010001000000 00
 *   signs     0000000000010000100010000000000000 0     commas and what no rule of words needs
 *
 * Bytes from 0x80 on are letters, but for the characters behind a first byte of BYTE_LEAD: those
 * are looked at one by one. What depends on the machine is in block.c. */
#include "kernel/words.h"

#include <string.h>

#include "kernel/block.h"

/* What one pass carries along. */
struct reader {
    struct str text;
    struct block_machine machine;
    size_t at;              /* where the block begins */
    size_t n_edges;         /* starts and ends of tokens before it */
    uint32_t words;         /* that begin before it */
    uint64_t letter, space; /* 1: the last byte before it is of a token, is a space */
    uint64_t cut;           /* its first bytes that end a character that is no letter, */
    uint64_t cut_space;     /* and those that end white space */
    size_t cap_tokens, cap_marks;
};

/* The block at reader->at; white space behind the text. */
static struct block block_take(const struct reader *reader)
{
    const char *bytes = reader->text.data + reader->at;
    size_t n = reader->text.len - reader->at;
    if (n >= BLOCK)
        return reader->machine.read(bytes);
    char padded[BLOCK];
    memset(padded, ' ', sizeof padded);
    memcpy(padded, bytes, n);
    return reader->machine.read(padded);
}

/* True where an apostrophe may join what stands at p to what is before. */
static bool letter_follows(const struct reader *reader, size_t p)
{
    return p < reader->text.len && words_classes[(unsigned char)reader->text.data[p]] == BYTE_WORD;
}

/* The character that begins at bit i of the block, by its class. */
static void block_decode(struct reader *reader, struct block *block, unsigned i)
{
    const char *text = reader->text.data;
    size_t p = reader->at + i;
    unsigned size;
    enum byte_class class = words_class(text + p, text + reader->text.len, &size);
    uint64_t before = i > 0 ? block->letters >> (i - 1) & 1 : reader->letter;
    if (class == BYTE_WORD ||
        (class == BYTE_APOSTROPHE && before && letter_follows(reader, p + size)))
        return;
    uint64_t bytes = (UINT64_C(1) << size) - 1, rest = i + size > BLOCK ? bytes >> (BLOCK - i) : 0;
    block->letters &= ~(bytes << i);
    reader->cut |= rest;
    if (class == BYTE_SPACE || class == BYTE_BREAK) {
        block->spaces |= bytes << i;
        reader->cut_space |= rest;
    }
    if (class >= BYTE_STOP && class <= BYTE_BULLET)
        block->marks |= UINT64_C(1) << i;
    if (class == BYTE_OTHER || class == BYTE_BULLET)
        block->signs |= UINT64_C(1) << i;
}

/* Takes what is no letter from the bytes above 0x80, and joins words at apostrophes. */
static void block_settle(struct reader *reader, struct block *block)
{
    const unsigned char *bytes = (const unsigned char *)reader->text.data + reader->at;
    block->letters &= ~reader->cut;
    block->spaces |= reader->cut_space;
    reader->cut = reader->cut_space = 0;
    for (uint64_t leads = block->leads; leads != 0; leads &= leads - 1) {
        unsigned i = (unsigned)__builtin_ctzll(leads);
        if (words_classes[bytes[i]] == BYTE_LEAD)
            block_decode(reader, block, i);
    }
    for (uint64_t left = block->apostrophes & (block->letters << 1 | reader->letter); left != 0;
         left &= left - 1) {
        unsigned i = (unsigned)__builtin_ctzll(left);
        if (letter_follows(reader, reader->at + i + 1))
            block->letters |= UINT64_C(1) << i;
    }
}

static unsigned bit_count(uint64_t bits)
{
    bits -= bits >> 1 & 0x5555555555555555;
    bits = (bits & 0x3333333333333333) + (bits >> 2 & 0x3333333333333333);
    bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0F;
    return (unsigned)(bits * 0x0101010101010101 >> 56);
}

/* Neither a full stop inside a number, an address or "e.g", nor the second stop of a run can end a
 * sentence. */
static bool stop_counts(struct str text, size_t p, unsigned size)
{
    const unsigned char *bytes = (const unsigned char *)text.data;
    if (p > 0 && words_classes[bytes[p - 1]] == BYTE_STOP)
        return false;
    if (p + size >= text.len || bytes[p] != '.')
        return true;
    unsigned char next = bytes[p + 1];
    return !((next >= 'a' && next <= 'z') || (next >= '0' && next <= '9'));
}

/* The marks of a block, where tokens and words begin as the bits tell; false where there is no
 * room. */
static bool marks_add(struct scan *scan, const struct reader *reader, uint64_t marks,
                      uint64_t starts, uint64_t words)
{
    struct str text = reader->text;
    for (; marks != 0; marks &= marks - 1) {
        uint64_t before = (marks & (~marks + 1)) - 1;
        size_t p = reader->at + (unsigned)__builtin_ctzll(marks);
        unsigned size;
        enum byte_class class = words_class(text.data + p, text.data + text.len, &size);
        if (class == BYTE_STOP && !stop_counts(text, p, size))
            continue;
        if (scan->n_marks >= reader->cap_marks)
            return false;
        enum mark_kind kind = class == BYTE_STOP    ? MARK_STOP
                              : class == BYTE_BREAK ? MARK_BREAK
                                                    : MARK_BULLET;
        scan->marks[scan->n_marks++] = (struct mark){
            (uint32_t)p, (uint32_t)(reader->n_edges + 1) / 2 + bit_count(starts & before),
            reader->words + bit_count(words & (before << 1 | 1)), (uint16_t)kind, (uint16_t)size};
    }
    return true;
}

/* A token is two edges, one behind the other in memory. */
static void edges_add(struct scan *scan, struct reader *reader, uint64_t edges)
{
    uint32_t *all = (uint32_t *)scan->tokens;
    uint32_t *end = reader->machine.list(edges, (uint32_t)reader->at, all + reader->n_edges);
    reader->n_edges = (size_t)(end - all);
}

/* False where tokens or marks outgrow what was allocated. */
static bool read_all(struct scan *scan, struct reader *reader)
{
    for (; reader->at < reader->text.len; reader->at += BLOCK) {
        struct block block = block_take(reader);
        if (reader->cut || block.leads || block.apostrophes)
            block_settle(reader, &block);
        uint64_t edges = block.letters ^ (block.letters << 1 | reader->letter);
        uint64_t words = ~block.spaces & (block.spaces << 1 | reader->space);
        if (reader->n_edges + BLOCK > 2 * reader->cap_tokens ||
            !marks_add(scan, reader, block.marks, edges & block.letters, words))
            return false;
        edges_add(scan, reader, edges);
        scan->signs[reader->at / BLOCK] = block.signs;
        reader->words += bit_count(words);
        reader->letter = block.letters >> (BLOCK - 1);
        reader->space = block.spaces >> (BLOCK - 1);
    }
    scan->words = reader->words;
    scan->n_tokens = (uint32_t)(reader->n_edges + 1) / 2;
    if (reader->n_edges % 2 != 0) /* the text ends with a block and a word */
        scan->tokens[scan->n_tokens - 1].end = (uint32_t)reader->text.len;
    return true;
}

/* News has a word in six bytes and a mark in sixty; what has more is read again with room for the
 * worst. */
bool words_scan(struct scan *scan, struct str text, struct arena *arena)
{
    const size_t rooms[2][2] = {{text.len / 4 + 16 + BLOCK, text.len / 16 + 16},
                                {text.len / 2 + 1 + BLOCK, text.len + 1}};
    for (int i = 0; i < 2; i++) {
        struct arena scope = *arena;
        struct reader reader = {.text = text,
                                .machine = block_machine(),
                                .space = 1,
                                .cap_tokens = rooms[i][0],
                                .cap_marks = rooms[i][1]};
        *scan = (struct scan){ARENA_NEW(&scope, reader.cap_tokens, struct token),
                              ARENA_NEW(&scope, reader.cap_marks, struct mark),
                              ARENA_NEW(&scope, text.len / BLOCK + 1, uint64_t),
                              0,
                              0,
                              0};
        if (!scan->tokens || !scan->marks || !scan->signs)
            return false;
        if (read_all(scan, &reader)) {
            *arena = scope;
            return true;
        }
    }
    return false;
}
