/* tar, zip, 7z and cpio, by libarchive's readers of just these, on our own streams.
 *
 * Never enabled: its filters (they check too little and throw away good bytes at damage), its
 * readers of warc, mtree, rar and the rest (they take news for archives). What else is known of
 * libarchive 3.6 stands in container_entry.c and container_member.c. */
#include "archive/container.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive/container_state.h"
#include "archive/spool.h"

enum { SPOOL_MAX = 1 << 30 };

struct stream *container_input(struct container *container)
{
    return container->spooled != NULL ? container->spooled : container->input;
}

/* libarchive's callbacks: damage below is remembered and read over. */
static la_ssize_t give_bytes(struct archive *archive, void *data, const void **bytes)
{
    struct container *container = data;
    struct stream *input = container_input(container);
    ptrdiff_t got;
    container->reads++;
    while ((got = stream_read(input, container->bytes, CONTAINER_INPUT)) == STREAM_DAMAGE)
        container_add_pending(container, &input->damage);
    *bytes = container->bytes;
    if (got > 0 && (uint64_t)got > container->budget) {
        archive_set_error(archive, EILSEQ, "a header is too large");
        return ARCHIVE_FATAL;
    }
    container->budget -= got > 0 ? (uint64_t)got : 0;
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
    struct stream *input = container_input(container);
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

/* 7z can only be read from its end. False where that cannot be had. */
static bool open_spool(struct container *container)
{
    struct damage damage = {.reason = NULL};
    container->spooled = spool(container->input, SPOOL_MAX, &damage, &container->error);
    if (damage.reason != NULL)
        container_add_pending(container, &damage);
    container->failed = container->error.code != ERROR_NONE;
    return container->spooled != NULL;
}

/* A zip that lacks its end may lack members as well. */
static void check_zip_end(struct container *container)
{
    struct stream *input = container_input(container);
    uint64_t end = zip_end(input);
    struct damage damage = {.kind = NOTE_DAMAGED, .reason = "truncated", .offset = input->size};
    if (end == 0)
        snprintf(
            damage.text, sizeof damage.text,
            "zip: its table of contents is damaged or missing; its members are read one by one");
    if (end > 0 && end < input->size) {
        damage.reason = "garbage";
        damage.offset = end;
        snprintf(damage.text, sizeof damage.text,
                 "zip: %" PRIu64 " bytes behind its end were not read", input->size - end);
    }
    if (end < input->size)
        container_add_pending(container, &damage);
}

bool container_open_archive(struct container *container)
{
    container->opened = true;
    if (container->kind == KIND_7Z && !stream_can_seek(container->input) && !open_spool(container))
        return false;
    bool seek = stream_can_seek(container_input(container));
    struct archive *archive = container->archive = archive_read_new();
    if (archive == NULL || enable(archive, container->kind, seek) < ARCHIVE_WARN) {
        error_set(&container->error, ERROR_MEMORY, "out of memory");
        container->failed = true;
        return false;
    }
    archive_read_set_callback_data(archive, container);
    archive_read_set_read_callback(archive, give_bytes);
    if (seek)
        archive_read_set_seek_callback(archive, give_seek);
    if (container->kind == KIND_TAR)
        archive_read_set_options(archive, "read_concatenated_archives");
    if (container->kind == KIND_ZIP && seek)
        check_zip_end(container);
    if (archive_read_open1(archive) == ARCHIVE_OK)
        return true;
    container_add_said(container);
    return false;
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
    container->budget = UINT64_MAX;
    stream_init(&container->member, &container_member_ops);
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
