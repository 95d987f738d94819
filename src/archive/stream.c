/* What all streams share: the bytes that were looked at before they are taken.
 *
 *   head:  [ handed out | looked at ]  then `after` (an end or damage met by looking), then read()
 *
 * Looking never hides or moves damage: it stops there, and the reader meets it at its place. */
#include "archive/stream.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void stream_init(struct stream *stream, const struct stream_ops *ops)
{
    *stream = (struct stream){.ops = ops, .after = 1};
}

void stream_close(struct stream *stream)
{
    if (stream == NULL)
        return;
    unsigned char *head = stream->head;
    stream->head = NULL;
    stream->head_cap = 0;
    free(head);
    stream->ops->close(stream);
}

/* What was met while looking, once; an end and a failure are for good. */
static ptrdiff_t take_after(struct stream *stream)
{
    ptrdiff_t result = stream->after;
    if (result == STREAM_DAMAGE)
        stream->after = 1;
    return result;
}

/* From the stream itself; once a limit is met every stream that is counted fails. */
static ptrdiff_t pull(struct stream *stream, void *to, size_t n)
{
    struct meter *meter = stream->meter;
    ptrdiff_t got = 0;
    if (meter == NULL || meter->met.code == ERROR_NONE)
        got = stream->ops->read(stream, to, n);
    if (meter != NULL && got > 0)
        got = (ptrdiff_t)meter_add(meter, stream->level, (uint64_t)got);
    if (meter == NULL || got != 0 || meter->met.code == ERROR_NONE)
        return got;
    stream->error = meter->met;
    return STREAM_FAIL;
}

ptrdiff_t stream_read(struct stream *stream, void *to, size_t n)
{
    ptrdiff_t got;
    if (stream->head_pos < stream->head_len) {
        size_t have = stream->head_len - stream->head_pos;
        got = (ptrdiff_t)(have < n ? have : n);
        memcpy(to, stream->head + stream->head_pos, (size_t)got);
        stream->head_pos += (size_t)got;
    } else if (stream->after != 1) {
        return take_after(stream);
    } else {
        got = pull(stream, to, n);
        if (got == STREAM_END || got == STREAM_FAIL)
            stream->after = got;
    }
    if (got > 0)
        stream->position += (uint64_t)got;
    return got;
}

static bool make_room(struct stream *stream, size_t n)
{
    size_t have = stream->head_len - stream->head_pos;
    if (stream->head_pos > 0 && have > 0)
        memmove(stream->head, stream->head + stream->head_pos, have);
    stream->head_pos = 0;
    stream->head_len = have;
    if (stream->head_cap >= n)
        return true;
    unsigned char *head = realloc(stream->head, n);
    if (head == NULL)
        return false;
    stream->head = head;
    stream->head_cap = n;
    return true;
}

struct str stream_peek(struct stream *stream, size_t n)
{
    if (!make_room(stream, n)) {
        stream->after = STREAM_FAIL;
        error_set(&stream->error, ERROR_MEMORY, "out of memory");
    }
    while (stream->head_len < n && stream->after == 1) {
        unsigned char *to = stream->head + stream->head_len;
        ptrdiff_t got = pull(stream, to, n - stream->head_len);
        if (got > 0)
            stream->head_len += (size_t)got;
        else
            stream->after = got;
    }
    size_t have = stream->head_len < n ? stream->head_len : n;
    return (struct str){stream->head != NULL ? (const char *)stream->head : "", have};
}

bool stream_can_seek(const struct stream *stream)
{
    return stream->ops->seek != NULL && stream->size > 0;
}

bool stream_seek(struct stream *stream, uint64_t offset)
{
    if (!stream_can_seek(stream) || offset > stream->size || !stream->ops->seek(stream, offset))
        return false;
    stream->head_pos = stream->head_len = 0;
    stream->after = 1;
    stream->position = offset;
    return true;
}

ptrdiff_t stream_damage(struct stream *stream, enum note_kind kind, const char *reason,
                        uint64_t offset, bool gap, const char *format, ...)
{
    struct damage *damage = &stream->damage;
    *damage = (struct damage){.kind = kind, .reason = reason, .offset = offset, .gap = gap};
    va_list args;
    va_start(args, format);
    vsnprintf(damage->text, sizeof damage->text, format, args);
    va_end(args);
    return STREAM_DAMAGE;
}
