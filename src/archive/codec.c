/* The walk over the members of a compressed stream.
 *
 *   BETWEEN --begins--> INSIDE --result--> BETWEEN        zeros between members are padding,
 *      |                  |                               anything else is told as rubbish
 *      |                  +--corrupt--> SEARCHING --begins, for sure--> INSIDE
 *      +--end of input--> the end
 *
 * A result is kept until the bytes that came with it were handed out, so that damage is told behind
 * them. It never decodes ahead of its reader and knows no compression. */
#include "archive/codec.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum {
    INPUT_SIZE = 256 << 10,
    AGAIN = -3, /* beside the results of a stream: nothing to hand out yet */
};

enum state { BETWEEN, SEARCHING, INSIDE };

struct codec {
    struct stream stream;
    const struct codec_ops *ops;
    void *decoder;
    struct stream *input;
    enum state state;
    enum codec_result result; /* met, not yet told */
    size_t pos, len;          /* input[pos..len) is not yet decoded */
    uint64_t base;            /* where input[0] stands in the compressed stream */
    uint64_t started;         /* where the member began */
    ptrdiff_t met;            /* what the input said last: 1, or an end, damage, failure */
    char text[200];
    unsigned char bytes[INPUT_SIZE];
};

static uint64_t offset_of(const struct codec *codec)
{
    return codec->base + codec->pos;
}

/* More input behind what is left. False where none comes: codec->met tells why. */
static bool fill(struct codec *codec)
{
    if (codec->met != 1)
        return false;
    if (codec->pos > 0) {
        memmove(codec->bytes, codec->bytes + codec->pos, codec->len - codec->pos);
        codec->base += codec->pos;
        codec->len -= codec->pos;
        codec->pos = 0;
    }
    if (codec->len == INPUT_SIZE)
        return false;
    ptrdiff_t got = stream_read(codec->input, codec->bytes + codec->len, INPUT_SIZE - codec->len);
    if (got <= 0)
        codec->met = got;
    else
        codec->len += (size_t)got;
    return got > 0;
}

/* At least n bytes of input, or all that comes. */
static size_t want(struct codec *codec, size_t n)
{
    while (codec->len - codec->pos < n && fill(codec))
        ;
    return codec->len - codec->pos;
}

/* The input's own damage or failure, passed up once everything before it is used up. */
static ptrdiff_t pass_on(struct codec *codec)
{
    ptrdiff_t met = codec->met;
    if (met == STREAM_DAMAGE) {
        codec->stream.damage = codec->input->damage;
        codec->met = 1;
    } else if (met == STREAM_FAIL) {
        codec->stream.error = codec->input->error;
    }
    return met;
}

static ptrdiff_t fail_memory(struct codec *codec)
{
    error_set(&codec->stream.error, ERROR_MEMORY, "out of memory for a %s decoder",
              codec->ops->name);
    return STREAM_FAIL;
}

static ptrdiff_t start_member(struct codec *codec)
{
    if (!codec->ops->start(codec->decoder))
        return fail_memory(codec);
    codec->started = offset_of(codec);
    codec->state = INSIDE;
    return AGAIN;
}

/* Moves on to where a member begins for sure, or to the end of the input. */
static bool search(struct codec *codec)
{
    for (;;) {
        size_t n = want(codec, codec->ops->probe);
        if (n == 0)
            return false;
        if (codec->ops->begins(codec->decoder, codec->bytes + codec->pos, n, true))
            return true;
        codec->pos++;
    }
}

static void skip_zeros(struct codec *codec)
{
    while (want(codec, 1) > 0 && codec->bytes[codec->pos] == 0) {
        codec->pos++;
    }
}

/* No member begins here: padding, the end, or rubbish. */
static ptrdiff_t read_over(struct codec *codec)
{
    uint64_t from = offset_of(codec);
    skip_zeros(codec);
    if (offset_of(codec) > from)
        return AGAIN;
    if (!search(codec) && codec->met == STREAM_FAIL)
        return pass_on(codec);
    uint64_t n = offset_of(codec) - from;
    bool ends = codec->len == codec->pos;
    return stream_damage(&codec->stream, NOTE_DAMAGED, "garbage", from, false,
                         "%" PRIu64 " bytes %s the %s %ss are no %s data and were read over", n,
                         ends ? "behind" : "between", codec->ops->name, codec->ops->member,
                         codec->ops->name);
}

static ptrdiff_t find_member(struct codec *codec)
{
    size_t n = want(codec, codec->ops->head);
    if (n == 0 || (n < codec->ops->head && codec->met != STREAM_END))
        return pass_on(codec);
    if (codec->ops->begins(codec->decoder, codec->bytes + codec->pos, n, false))
        return start_member(codec);
    return read_over(codec);
}

static ptrdiff_t tell_truncated(struct codec *codec)
{
    codec->state = BETWEEN;
    codec->pos = codec->len;
    return stream_damage(&codec->stream, NOTE_DAMAGED, "truncated", offset_of(codec), true,
                         "the input ends inside a %s %s; what comes before is used",
                         codec->ops->name, codec->ops->member);
}

/* The member ended one way or the other. */
static ptrdiff_t close_member(struct codec *codec)
{
    static const struct {
        const char *reason, *text;
        enum note_kind kind;
        enum state next;
    } told[] = {
        [CODEC_CHECKSUM] = {"checksum", "its checksum is wrong; its bytes are used as they are",
                            NOTE_DAMAGED, BETWEEN},
        [CODEC_CORRUPT] = {"corrupt", "it cannot be decoded from here on", NOTE_DAMAGED, SEARCHING},
        [CODEC_LIMIT] = {"limit", "it needs too much memory", NOTE_LIMIT, SEARCHING},
        [CODEC_UNSUPPORTED] = {"unsupported", "it cannot be decoded", NOTE_DAMAGED, SEARCHING},
    };
    enum codec_result result = codec->result;
    codec->result = CODEC_MORE;
    codec->state = BETWEEN;
    if (result == CODEC_DONE)
        return AGAIN;
    if (result == CODEC_MEMORY)
        return fail_memory(codec);
    codec->state = told[result].next;
    uint64_t offset = offset_of(codec);
    if (codec->state == SEARCHING && offset == codec->started && codec->pos < codec->len)
        codec->pos++; /* else the search would find the same member again */
    return stream_damage(&codec->stream, told[result].kind, told[result].reason, offset,
                         told[result].next == SEARCHING, "%s %s: %s", codec->ops->name,
                         codec->ops->member,
                         codec->text[0] != '\0' ? codec->text : told[result].text);
}

static ptrdiff_t decode(struct codec *codec, void *to, size_t n)
{
    struct codec_io io;
    io.in = codec->bytes + codec->pos;
    io.in_len = codec->len - codec->pos;
    io.out = to;
    io.out_len = n;
    io.text[0] = '\0';
    codec->result = codec->ops->decode(codec->decoder, &io);
    bool used = io.in_len < codec->len - codec->pos;
    codec->pos = codec->len - io.in_len;
    if (codec->result != CODEC_MORE)
        memcpy(codec->text, io.text, sizeof codec->text);
    if (io.out_len < n)
        return (ptrdiff_t)(n - io.out_len);
    if (codec->result != CODEC_MORE || used || fill(codec))
        return AGAIN;
    if (codec->met == 1) { /* the input is full and the decoder takes nothing of it */
        codec->result = CODEC_CORRUPT;
        return AGAIN;
    }
    if (codec->met != STREAM_END || codec->ops->endless)
        return pass_on(codec);
    return tell_truncated(codec);
}

static ptrdiff_t codec_read(struct stream *stream, void *to, size_t n)
{
    struct codec *codec = (struct codec *)stream;
    for (;;) {
        ptrdiff_t got;
        if (codec->result != CODEC_MORE) {
            got = close_member(codec);
        } else if (codec->state == INSIDE) {
            got = decode(codec, to, n);
        } else if (codec->state == SEARCHING) {
            got = search(codec) ? start_member(codec) : pass_on(codec);
        } else {
            got = find_member(codec);
        }
        if (got != AGAIN)
            return got;
    }
}

static void codec_close(struct stream *stream)
{
    struct codec *codec = (struct codec *)stream;
    codec->ops->close(codec->decoder);
    stream_close(codec->input);
    free(codec);
}

static const struct stream_ops codec_stream_ops = {codec_read, NULL, codec_close};

struct stream *codec_stream(const struct codec_ops *ops, struct stream *input,
                            const struct source_options *options)
{
    struct codec *codec = malloc(sizeof *codec);
    void *decoder = ops->open(options);
    if (codec == NULL || decoder == NULL) {
        if (decoder != NULL)
            ops->close(decoder);
        free(codec);
        stream_close(input);
        return NULL;
    }
    stream_init(&codec->stream, &codec_stream_ops);
    codec->ops = ops;
    codec->decoder = decoder;
    codec->input = input;
    codec->state = BETWEEN;
    codec->result = CODEC_MORE;
    codec->pos = codec->len = 0;
    codec->base = codec->started = 0;
    codec->met = 1;
    codec->text[0] = '\0';
    return &codec->stream;
}
