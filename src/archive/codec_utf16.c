/* Text in UTF-16 -> UTF-8, as if it were a compression: what stands on it never knows.
 *
 *   FF FE | unit unit ...     a unit is a character, a pair of surrogates one, half a pair U+FFFD
 *
 * A "member" is whatever came in and ended with a whole character, so that an end in the middle of
 * one is told. The byte order mark says which byte is first; text without one is not taken for
 * UTF-16. */
#include <stdlib.h>
#include <string.h>

#include "archive/codec.h"
#include "base/utf8.h"

enum { NO_UNIT = -1, MARK = 0xFEFF, MARK_TURNED = 0xFFFE };

struct utf16 {
    bool begun, big;
    int half;      /* the first byte of a unit, or NO_UNIT */
    uint32_t lead; /* the first unit of a pair, or 0 */
    char out[8];   /* decoded, not yet handed out: U+FFFD and a character at most */
    unsigned pos, len;
};

static void *utf16_open(const struct source_options *options)
{
    (void)options;
    struct utf16 *utf16 = calloc(1, sizeof *utf16);
    if (utf16 != NULL)
        utf16->half = NO_UNIT;
    return utf16;
}

static void utf16_close(void *state)
{
    free(state);
}

static bool utf16_begins(void *state, const unsigned char *in, size_t n, bool search)
{
    (void)in;
    const struct utf16 *utf16 = state;
    return !search && (utf16->begun || n > 0); /* the mark was seen by who chose this codec */
}

static bool utf16_start(void *state)
{
    struct utf16 *utf16 = state;
    utf16->half = NO_UNIT; /* what was cut off before a gap is gone */
    utf16->lead = 0;
    return true;
}

static void put(struct utf16 *utf16, uint32_t point)
{
    utf16->len += utf8_encode(point, utf16->out + utf16->len);
}

static void take_unit(struct utf16 *utf16, uint32_t unit)
{
    uint32_t lead = utf16->lead;
    utf16->lead = 0;
    if (lead != 0 && unit >= 0xDC00 && unit <= 0xDFFF) {
        put(utf16, 0x10000 + ((lead - 0xD800) << 10) + (unit - 0xDC00));
        return;
    }
    if (lead != 0)
        put(utf16, 0xFFFD);
    if (unit >= 0xD800 && unit <= 0xDBFF)
        utf16->lead = unit;
    else
        put(utf16, unit); /* a second half alone becomes U+FFFD there */
}

/* One more byte of the text. */
static void take_byte(struct utf16 *utf16, unsigned char byte)
{
    if (utf16->half == NO_UNIT) {
        utf16->half = byte;
        return;
    }
    unsigned first = (unsigned)utf16->half;
    uint32_t unit = utf16->big ? first << 8 | byte : first | (uint32_t)byte << 8;
    utf16->half = NO_UNIT;
    if (utf16->begun) {
        take_unit(utf16, unit);
        return;
    }
    utf16->begun = true;
    utf16->big = unit == MARK_TURNED;
    if (unit != MARK && unit != MARK_TURNED)
        take_unit(utf16, unit);
}

static void hand_out(struct utf16 *utf16, struct codec_io *io)
{
    for (; utf16->pos < utf16->len && io->out_len > 0; io->out_len--)
        *io->out++ = (unsigned char)utf16->out[utf16->pos++];
    if (utf16->pos == utf16->len)
        utf16->pos = utf16->len = 0;
}

static enum codec_result utf16_decode(void *state, struct codec_io *io)
{
    struct utf16 *utf16 = state;
    hand_out(utf16, io);
    while (utf16->len == 0 && io->in_len > 0 && io->out_len > 0) {
        take_byte(utf16, *io->in++);
        io->in_len--;
        hand_out(utf16, io);
    }
    bool whole = utf16->len == 0 && utf16->half == NO_UNIT && utf16->lead == 0;
    return io->in_len == 0 && whole ? CODEC_DONE : CODEC_MORE;
}

const struct codec_ops codec_utf16 = {
    .name = "UTF-16",
    .member = "text",
    .head = 1,
    .probe = 1,
    .open = utf16_open,
    .close = utf16_close,
    .begins = utf16_begins,
    .start = utf16_start,
    .decode = utf16_decode,
};
