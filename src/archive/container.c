/* tar, zip, 7z and cpio, by libarchive's readers of just these, on our own streams.
 *
 * Never enabled: its filters (they check too little and throw away good bytes at damage), its readers
 * of warc, mtree, rar and the rest (they take news for archives). What is known of libarchive 3.6:
 * RETRY comes once per 512 bytes of a broken tar, and is told once; a FATAL inside a zip's member is not
 * the end of the zip; names may be NULL; a member's last bytes come along with its checksum error. */
#include "archive/container.h"

#include <archive.h>
#include <archive_entry.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive/spool.h"
#include "base/buffer.h"
#include "base/utf8.h"

enum {
    INPUT_SIZE = 64 << 10,
    NAME_MAX_BYTES = 4096,
    HOLE_MAX = 1 << 20, /* zeros of a sparse file that are made up */
    IDLE_MAX = 1 << 12, /* RETRY without a byte read: it is stuck */
    SPOOL_MAX = 1 << 30,
};

struct container {
    enum kind kind;
    struct stream *input;
    struct stream *spooled; /* what is read instead of input, or NULL */
    struct archive *archive;
    struct archive_entry *entry;
    struct stream member;
    struct buffer name;
    bool opened, ended, told; /* told: the damage that ends it, in a member */
    bool member_ended;
    const char *data; /* of the block that libarchive gave last */
    size_t data_len;
    uint64_t hole;   /* zeros in front of data */
    uint64_t offset; /* in the member, behind hole and data */
    bool input_damaged;
    bool failed; /* the input failed: error */
    struct damage damage;
    struct damage below; /* what the input met, to be told next */
    struct error error;
    uint64_t reads;
    char bytes[INPUT_SIZE];
};

static struct stream *input_of(struct container *container)
{
    return container->spooled != NULL ? container->spooled : container->input;
}

/* libarchive's callbacks: damage below is remembered and read over. */
static la_ssize_t give_bytes(struct archive *archive, void *data, const void **bytes)
{
    struct container *container = data;
    struct stream *input = input_of(container);
    ptrdiff_t got;
    container->reads++;
    while ((got = stream_read(input, container->bytes, INPUT_SIZE)) == STREAM_DAMAGE) {
        if (!container->input_damaged)
            container->below = input->damage;
        container->input_damaged = true;
    }
    *bytes = container->bytes;
    if (got != STREAM_FAIL)
        return got;
    container->error = input->error;
    container->failed = true;
    archive_set_error(archive, -1, "the input failed");
    return ARCHIVE_FATAL;
}

static la_int64_t give_seek(struct archive *archive, void *data, la_int64_t offset, int whence)
{
    struct container *container = data;
    struct stream *input = input_of(container);
    la_int64_t from = whence == SEEK_SET   ? 0
                      : whence == SEEK_CUR ? (la_int64_t)input->position
                                           : (la_int64_t)input->size;
    (void)archive;
    if (offset > 0 && from > INT64_MAX - offset)
        return ARCHIVE_FATAL;
    la_int64_t to = from + offset;
    if (to < 0 || !stream_seek(input, (uint64_t)to))
        return ARCHIVE_FATAL;
    return to;
}

static int enable(struct archive *archive, enum kind kind, bool seek)
{
    switch (kind) {
    case KIND_TAR:
        return archive_read_support_format_tar(archive);
    case KIND_ZIP:
        if (seek)
            archive_read_support_format_zip_seekable(archive);
        return archive_read_support_format_zip_streamable(archive);
    case KIND_7Z:
        return archive_read_support_format_7zip(archive);
    default:
        return archive_read_support_format_cpio(archive);
    }
}

static bool contains(const char *text, const char *word)
{
    return strcasestr(text, word) != NULL;
}

/* A constant to count by, from what libarchive says. */
static const char *reason_of(const char *text)
{
    static const char *const table[][2] = {
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

/* Fills *damage from libarchive's last error. */
static void tell_archive(struct container *container, struct damage *damage)
{
    const char *said = archive_error_string(container->archive);
    if (said == NULL)
        said = "damaged";
    *damage = (struct damage){.kind = NOTE_DAMAGED,
                              .reason = reason_of(said),
                              .offset = input_of(container)->position,
                              .outside = true};
    snprintf(damage->text, sizeof damage->text, "%s: %s", kind_name(container->kind), said);
}

static ptrdiff_t member_damage(struct container *container)
{
    tell_archive(container, &container->member.damage);
    return STREAM_DAMAGE;
}

/* What the input met below is told first. */
static bool take_below(struct container *container, struct damage *damage)
{
    if (!container->input_damaged)
        return false;
    *damage = container->below;
    damage->outside = true;
    damage->gap = false; /* it lies somewhere in the bytes that were read ahead */
    container->input_damaged = false;
    return true;
}

/* The next block of the member. 1 = there is one; else as a stream's read. */
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
    return member_damage(container);
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
        if (take_below(container, &stream->damage))
            return STREAM_DAMAGE;
        if (container->member_ended)
            return STREAM_END;
        ptrdiff_t got = next_block(container);
        if (got == STREAM_DAMAGE && container->data_len > 0) {
            /* the bytes that come with the error first: the damage is told behind them */
            container->below = stream->damage;
            container->input_damaged = true;
        } else if (got != 1) {
            return got;
        }
    }
}

static void member_close(struct stream *stream)
{
    (void)stream;
}

static const struct stream_ops member_ops = {member_read, NULL, member_close};

/* Opens libarchive on the input. False: result tells. */
static bool open_archive(struct container *container, enum container_result *result)
{
    *result = CONTAINER_FAIL;
    container->opened = true;
    if (container->kind == KIND_7Z && !stream_can_seek(container->input)) {
        container->damage = (struct damage){0};
        container->spooled =
            spool(container->input, SPOOL_MAX, &container->damage, &container->error);
        if (container->spooled == NULL) {
            container->ended = true;
            if (container->error.code == ERROR_NONE)
                *result = CONTAINER_DAMAGE;
            return false;
        }
        container->below = container->damage;
        container->input_damaged = container->damage.reason != NULL;
    }
    bool seek = stream_can_seek(input_of(container));
    struct archive *archive = container->archive = archive_read_new();
    if (archive == NULL || enable(archive, container->kind, seek) < ARCHIVE_WARN) {
        error_set(&container->error, ERROR_MEMORY, "out of memory");
        return false;
    }
    archive_read_set_callback_data(archive, container);
    archive_read_set_read_callback(archive, give_bytes);
    if (seek)
        archive_read_set_seek_callback(archive, give_seek);
    if (container->kind == KIND_TAR)
        archive_read_set_options(archive, "read_concatenated_archives");
    if (archive_read_open1(archive) == ARCHIVE_OK)
        return true;
    container->ended = true;
    tell_archive(container, &container->damage);
    *result = container->failed ? CONTAINER_FAIL : CONTAINER_DAMAGE;
    return false;
}

static bool set_name(struct container *container)
{
    const char *name = archive_entry_pathname(container->entry);
    if (name == NULL)
        name = archive_entry_pathname_utf8(container->entry);
    if (name == NULL || name[0] == '\0')
        name = "(no name)";
    size_t n = strnlen(name, NAME_MAX_BYTES);
    container->name.len = 0;
    if (!buffer_reserve(&container->name, 3 * n + 1)) {
        error_set(&container->error, ERROR_MEMORY, "out of memory");
        return false;
    }
    container->name.len = utf8_repair(name, n, container->name.data);
    return true;
}

/* Why there is nothing to read in an entry, or NULL. */
static const char *why_skipped(const struct container *container)
{
    struct archive_entry *entry = container->entry;
    mode_t type = archive_entry_filetype(entry);
    struct str name = buffer_str(&container->name);
    const char *slash = memrchr(name.data, '/', name.len);
    size_t base = slash == NULL ? 0 : (size_t)(slash - name.data) + 1;
    size_t rest = name.len - base;
    if (type == AE_IFDIR)
        return "directory";
    if (type == AE_IFLNK ||
        (archive_entry_hardlink(entry) != NULL && archive_entry_size(entry) == 0))
        return "link";
    if (type != AE_IFREG && type != 0)
        return "special file";
    if (memmem(name.data, name.len, "__MACOSX/", 9) != NULL ||
        (rest >= 2 && memcmp(name.data + base, "._", 2) == 0) ||
        (rest == 9 && memcmp(name.data + base, ".DS_Store", 9) == 0))
        return "resource fork";
    return NULL;
}

static enum container_result classify(struct container *container)
{
    if (!set_name(container))
        return CONTAINER_FAIL;
    struct damage *damage = &container->damage;
    const char *skipped = why_skipped(container);
    if (skipped != NULL) {
        *damage = (struct damage){.kind = NOTE_SKIPPED, .reason = skipped};
        snprintf(damage->text, sizeof damage->text, "%s", skipped);
        return CONTAINER_SKIPPED;
    }
    if (archive_entry_is_data_encrypted(container->entry) > 0) {
        *damage = (struct damage){.kind = NOTE_DAMAGED, .reason = "encrypted"};
        snprintf(damage->text, sizeof damage->text, "encrypted: decrypt it first");
        return CONTAINER_DAMAGE;
    }
    stream_init(&container->member, &member_ops);
    container->data_len = 0;
    container->hole = container->offset = 0;
    container->member_ended = false;
    return CONTAINER_MEMBER;
}

/* Asks for the next header, over what is no header: that is told once, with its size. */
static int next_header(struct container *container)
{
    uint64_t reads = container->reads, retries = 0, idle = 0;
    int result;
    while ((result = archive_read_next_header(container->archive, &container->entry)) ==
           ARCHIVE_RETRY) {
        retries++;
        idle = container->reads == reads ? idle + 1 : 0;
        reads = container->reads;
        if (idle > IDLE_MAX)
            break;
    }
    if (retries > 0 && !container->input_damaged) {
        struct damage *below = &container->below;
        *below = (struct damage){
            .kind = NOTE_DAMAGED, .reason = "corrupt", .offset = input_of(container)->position};
        snprintf(below->text, sizeof below->text,
                 "%" PRIu64 " blocks of 512 bytes are no %s headers and were read over", retries,
                 kind_name(container->kind));
        container->input_damaged = true;
    }
    return result;
}

/* Moves on to the next entry. CONTAINER_END where there is nothing to tell: entry is set, or NULL. */
static enum container_result advance(struct container *container)
{
    container->name.len = 0;
    int header = next_header(container);
    if (container->failed)
        return CONTAINER_FAIL;
    if (header == ARCHIVE_OK || header == ARCHIVE_WARN)
        return CONTAINER_END;
    container->ended = true;
    container->entry = NULL;
    if (header == ARCHIVE_EOF || container->told)
        return CONTAINER_END;
    tell_archive(container, &container->damage);
    return CONTAINER_DAMAGE;
}

enum container_result container_next(struct container *container)
{
    enum container_result result = CONTAINER_END;
    if (!container->opened && !open_archive(container, &result))
        return result;
    if (!container->ended && container->entry == NULL)
        result = advance(container);
    if (result != CONTAINER_END)
        return result;
    if (take_below(container, &container->damage))
        return CONTAINER_DAMAGE;
    if (container->entry == NULL)
        return CONTAINER_END;
    result = classify(container);
    container->entry = NULL;
    return result;
}

struct container *container_open(enum kind kind, struct stream *input)
{
    struct container *container = calloc(1, sizeof *container);
    if (container == NULL) {
        stream_close(input);
        return NULL;
    }
    container->kind = kind;
    container->input = input;
    stream_init(&container->member, &member_ops);
    return container;
}

void container_close(struct container *container)
{
    if (container->archive != NULL)
        archive_read_free(container->archive);
    stream_close(container->spooled);
    stream_close(container->input);
    buffer_free(&container->name);
    free(container);
}

struct str container_name(const struct container *container)
{
    return buffer_str(&container->name);
}

struct stream *container_stream(struct container *container)
{
    return &container->member;
}

const struct damage *container_damage(const struct container *container)
{
    return &container->damage;
}

const struct error *container_error(const struct container *container)
{
    return &container->error;
}
