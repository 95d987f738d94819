/* The bytes of one member, as a stream, and the damage met on the way to them.
 *
 * What the input below met while libarchive read ahead is told at the next stop, before what
 * libarchive itself says. A block that comes with a checksum error or a warning is handed out. */
#include <inttypes.h>
#include <stddef.h>
#include <string.h>

#include "archive/container_state.h"

enum { HOLE_MAX = 1 << 20 }; /* zeros of a sparse file that are made up */

void container_add_pending(struct container *container, const struct damage *damage)
{
    if (container->n_pending == CONTAINER_PENDING)
        return;
    struct damage *added = &container->pending[container->n_pending++];
    *added = *damage;
    added->outside = true;
    added->gap = false; /* it lies somewhere in the bytes that were read ahead */
}

bool container_take_pending(struct container *container, struct damage *damage)
{
    if (container->n_pending == 0)
        return false;
    *damage = container->pending[0];
    container->n_pending--;
    memmove(container->pending, container->pending + 1, container->n_pending * sizeof *damage);
    return true;
}

static bool contains(const char *text, const char *word)
{
    return strcasestr(text, word) != NULL;
}

/* A constant to count by, from what libarchive says. */
static const char *reason_of(const char *text)
{
    static const char *const table[][2] = {
        {"failed (-5)", "truncated"}, /* zlib's Z_BUF_ERROR */
        {"truncated", "truncated"},     {"unexpected end", "truncated"},
        {"passphrase", "encrypted"},    {"encrypt", "encrypted"},
        {"unsupported", "unsupported"}, {"not supported", "unsupported"},
        {"bad crc", "checksum"},        {"checksum", "checksum"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (contains(text, table[i][0]))
            return table[i][1];
    return "corrupt";
}

void container_add_own(struct container *container, const char *reason, const char *text)
{
    struct damage damage = {.kind = NOTE_DAMAGED, .reason = reason};
    const char *kind = kind_name(container->kind);
    uint64_t at = container_input(container)->position;
    if (container->input->ops->seek != NULL) {
        damage.offset = at;
        snprintf(damage.text, sizeof damage.text, "%s: %s", kind, text);
    } else { /* no offset that could be found in the file */
        snprintf(damage.text, sizeof damage.text, "%s: %s, near byte %" PRIu64 " of the %s", kind,
                 text, at, kind);
    }
    container_add_pending(container, &damage);
}

void container_add_said(struct container *container)
{
    const char *said = archive_error_string(container->archive);
    if (said == NULL)
        said = "damaged";
    container_add_own(container, reason_of(said), said);
}

/* The next block of the member, or damage that is now pending: 1. Else as a stream's read. */
static ptrdiff_t next_block(struct container *container)
{
    const void *data = NULL;
    size_t n = 0;
    la_int64_t offset = (la_int64_t)container->offset;
    int result = archive_read_data_block(container->archive, &data, &n, &offset);
    bool good = result == ARCHIVE_OK || result == ARCHIVE_WARN || result == ARCHIVE_FAILED;
    if (!good || data == NULL)
        n = 0;
    container->data = data;
    container->data_len = n;
    container->hole = 0;
    if (n > 0 && offset > (la_int64_t)container->offset)
        container->hole = (uint64_t)offset - container->offset;
    container->offset += container->hole + n;
    if (container->failed) {
        container->member.error = container->error;
        return STREAM_FAIL;
    }
    if (result == ARCHIVE_EOF)
        return STREAM_END;
    if (result == ARCHIVE_OK)
        return 1;
    container->member_ended = result != ARCHIVE_WARN;
    container->told |= result == ARCHIVE_FATAL;
    container_add_said(container);
    return 1;
}

static ptrdiff_t give_zeros(struct container *container, void *to, size_t n)
{
    uint64_t hole = container->hole;
    if (hole > HOLE_MAX) {
        container->hole = 0;
        return stream_damage(&container->member, NOTE_DAMAGED, "hole", container->member.position,
                             true, "a hole of %" PRIu64 " bytes in a sparse file is left out",
                             hole);
    }
    n = hole < n ? (size_t)hole : n;
    memset(to, 0, n);
    container->hole -= n;
    return (ptrdiff_t)n;
}

static ptrdiff_t give_data(struct container *container, void *to, size_t n)
{
    n = container->data_len < n ? container->data_len : n;
    memcpy(to, container->data, n);
    container->data += n;
    container->data_len -= n;
    return (ptrdiff_t)n;
}

static ptrdiff_t member_read(struct stream *stream, void *to, size_t n)
{
    struct container *container =
        (struct container *)((char *)stream - offsetof(struct container, member));
    for (;;) {
        if (container->hole > 0)
            return give_zeros(container, to, n);
        if (container->data_len > 0)
            return give_data(container, to, n);
        if (container_take_pending(container, &stream->damage))
            return STREAM_DAMAGE;
        if (container->member_ended)
            return STREAM_END;
        ptrdiff_t got = next_block(container);
        if (got != 1)
            return got;
    }
}

static void member_close(struct stream *stream)
{
    (void)stream;
}

const struct stream_ops container_member_ops = {member_read, NULL, member_close};
