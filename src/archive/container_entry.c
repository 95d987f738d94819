/* From member to member: names, and what is no article.
 *
 * Links are never followed and names never used as paths. A broken tar gives RETRY once per 512
 * bytes, told once; a FATAL ends the container, but one inside a zip's member does not end the zip;
 * names may be NULL, or no UTF-8. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "archive/container_state.h"
#include "base/utf8.h"

enum {
    NAME_MAX_BYTES = 4096,
    IDLE_MAX = 1 << 12, /* RETRY without a byte read: it is stuck */
    HEADER_MAX = 16 << 20,
};

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
        snprintf(damage->text, sizeof damage->text, "its content is encrypted: decrypt it first");
        return CONTAINER_DAMAGE;
    }
    stream_init(&container->member, &container_member_ops);
    container->data_len = 0;
    container->hole = container->offset = 0;
    container->member_ended = false;
    return CONTAINER_MEMBER;
}

/* The next header. libarchive keeps a cpio's whole header in memory, however long it says its name
 * is: what may be read for one is bounded. */
static int read_header(struct container *container, struct archive_entry **entry)
{
    if (container->kind == KIND_CPIO) {
        if (container->reading)
            (void)archive_read_data_skip(container->archive);
        container->budget = HEADER_MAX;
    }
    int result = archive_read_next_header(container->archive, entry);
    container->budget = UINT64_MAX;
    container->reading = result == ARCHIVE_OK || result == ARCHIVE_WARN;
    return result;
}

/* Asks for the next header, over what is no header: that is told once, with its size. */
static int next_header(struct container *container, struct archive_entry **entry)
{
    uint64_t reads = container->reads, retries = 0, idle = 0;
    int result;
    while ((result = read_header(container, entry)) == ARCHIVE_RETRY) {
        retries++;
        idle = container->reads == reads ? idle + 1 : 0;
        reads = container->reads;
        if (idle > IDLE_MAX)
            break;
    }
    if (retries > 0) {
        char text[120];
        snprintf(text, sizeof text,
                 "%" PRIu64 " blocks of 512 bytes are no headers and were read over", retries);
        container_add_own(container, "corrupt", text);
    }
    return result;
}

/* Moves on to the next entry, or to the end. */
static void advance(struct container *container)
{
    container->name.len = 0;
    container->entry = NULL;
    struct archive_entry *entry;
    int header = next_header(container, &entry);
    if (header == ARCHIVE_OK || header == ARCHIVE_WARN) {
        container->entry = entry;
        return;
    }
    container->ended = true;
    if (header != ARCHIVE_EOF && !container->told && !container->failed)
        container_add_said(container);
}

enum container_result container_next(struct container *container)
{
    if (!container->opened)
        container->ended = !container_open_archive(container);
    if (!container->ended && container->entry == NULL && container->n_pending == 0)
        advance(container);
    if (container->failed)
        return CONTAINER_FAIL;
    if (container_take_pending(container, &container->damage))
        return CONTAINER_DAMAGE;
    if (container->entry == NULL)
        return CONTAINER_END;
    enum container_result result = classify(container);
    container->entry = NULL;
    return result;
}
