/* compress (.Z): LZW (T. Welch, 1984), codes of 9 to 16 bits, the lowest bit first.
 *
 *   1f 9d | 0x80 = has a clear code, 0x1f = most bits | codes, in groups of eight of one width
 *
 * A group is filled up where the width changes or the table is cleared: the rest of it is read
 * over. The format has no end, no length and no checksum: a file that is cut off cannot be told. */
#include <stdlib.h>
#include <string.h>

#include "archive/codec.h"

enum { BITS_MIN = 9, BITS_MAX = 16, CODES = 1 << BITS_MAX, CLEAR = 256, NONE = -1, HEADER = 3 };

struct lzw {
    uint16_t prefix[CODES];
    unsigned char suffix[CODES];
    unsigned char stack[CODES + 1]; /* what a code stands for, backwards */
    size_t n_stack;
    uint32_t bits; /* read, not yet used */
    unsigned n_bits;
    unsigned width, most; /* of a code */
    bool clears;
    size_t next;         /* the first free code */
    int previous;        /* the code before, or NONE */
    unsigned char first; /* the first byte of what it stands for */
    unsigned in_group;   /* codes read of this group */
    unsigned skip;       /* bits to read over */
    unsigned n_header;
};

static void *lzw_open(const struct source_options *options)
{
    (void)options;
    return calloc(1, sizeof(struct lzw));
}

static void lzw_close(void *state)
{
    free(state);
}

static bool lzw_begins(void *state, const unsigned char *in, size_t n, bool search)
{
    (void)state;
    return !search && n >= HEADER && in[0] == 0x1f && in[1] == 0x9d;
}

static void clear_table(struct lzw *lzw)
{
    lzw->width = BITS_MIN;
    lzw->next = lzw->clears ? CLEAR + 1 : CLEAR;
    lzw->previous = NONE;
}

static bool lzw_start(void *state)
{
    struct lzw *lzw = state;
    lzw->n_stack = 0;
    lzw->bits = lzw->n_bits = lzw->in_group = lzw->skip = lzw->n_header = 0;
    for (unsigned i = 0; i < CLEAR; i++)
        lzw->suffix[i] = (unsigned char)i;
    return true;
}

/* True where the header is complete and good so far. */
static bool take_header(struct lzw *lzw, struct codec_io *io, enum codec_result *result)
{
    *result = CODEC_MORE;
    for (; lzw->n_header < HEADER; lzw->n_header++) {
        if (io->in_len == 0)
            return false;
        unsigned flags = *io->in++;
        io->in_len--;
        if (lzw->n_header < HEADER - 1)
            continue;
        lzw->clears = (flags & 0x80) != 0;
        lzw->most = flags & 0x1f;
        if (lzw->most < BITS_MIN || lzw->most > BITS_MAX) {
            *result = CODEC_CORRUPT;
            return false;
        }
        clear_table(lzw);
    }
    return true;
}

/* The rest of a group is of no use where the width changes. */
static void leave_group(struct lzw *lzw, unsigned width)
{
    lzw->skip += (8 - lzw->in_group % 8) % 8 * width;
    lzw->in_group = 0;
}

/* The next n bits, or false without input. */
static bool take_bits(struct lzw *lzw, struct codec_io *io, unsigned n, unsigned *value)
{
    while (lzw->n_bits < n) {
        if (io->in_len == 0)
            return false;
        lzw->bits |= (uint32_t)*io->in++ << lzw->n_bits;
        io->in_len--;
        lzw->n_bits += 8;
    }
    *value = lzw->bits & ((1u << n) - 1);
    lzw->bits >>= n;
    lzw->n_bits -= n;
    return true;
}

static bool take_code(struct lzw *lzw, struct codec_io *io, unsigned *code)
{
    while (lzw->skip > 0) {
        unsigned n = lzw->skip < 8 ? lzw->skip : 8;
        if (!take_bits(lzw, io, n, code))
            return false;
        lzw->skip -= n;
    }
    if (!take_bits(lzw, io, lzw->width, code))
        return false;
    lzw->in_group++;
    return true;
}

/* Puts what code stands for on the stack and learns a new code. False where it cannot be. */
static bool expand(struct lzw *lzw, unsigned code)
{
    unsigned at = code;
    if (code > lzw->next || (code == lzw->next && lzw->previous == NONE) ||
        (lzw->previous == NONE && code >= CLEAR))
        return false;
    if (code == lzw->next) { /* the code that is about to be learnt */
        lzw->stack[lzw->n_stack++] = lzw->first;
        at = (unsigned)lzw->previous;
    }
    while (at >= CLEAR && lzw->n_stack < CODES) {
        lzw->stack[lzw->n_stack++] = lzw->suffix[at];
        at = lzw->prefix[at];
    }
    lzw->first = (unsigned char)at;
    lzw->stack[lzw->n_stack++] = lzw->first;
    if (lzw->previous != NONE && lzw->next < (size_t)1 << lzw->most) {
        lzw->prefix[lzw->next] = (uint16_t)lzw->previous;
        lzw->suffix[lzw->next++] = lzw->first;
    }
    lzw->previous = (int)code;
    if (lzw->next >= (size_t)1 << lzw->width && lzw->width < lzw->most)
        leave_group(lzw, lzw->width++);
    return true;
}

static enum codec_result lzw_decode(void *state, struct codec_io *io)
{
    struct lzw *lzw = state;
    enum codec_result result;
    unsigned code;
    if (!take_header(lzw, io, &result))
        return result;
    while (io->out_len > 0) {
        while (lzw->n_stack > 0 && io->out_len > 0) {
            *io->out++ = lzw->stack[--lzw->n_stack];
            io->out_len--;
        }
        if (lzw->n_stack > 0 || !take_code(lzw, io, &code))
            break;
        if (lzw->clears && code == CLEAR) {
            leave_group(lzw, lzw->width);
            clear_table(lzw);
        } else if (!expand(lzw, code)) {
            return CODEC_CORRUPT;
        }
    }
    return CODEC_MORE;
}

const struct codec_ops codec_compress = {
    .name = "compress",
    .member = "stream",
    .head = HEADER,
    .probe = HEADER,
    .endless = true,
    .open = lzw_open,
    .close = lzw_close,
    .begins = lzw_begins,
    .start = lzw_start,
    .decode = lzw_decode,
};
