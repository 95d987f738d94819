/* The file has no name from the start (O_TMPFILE), or loses it at once: nothing is left behind,
 * whatever ends the process. */
#include "archive/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK = 64 << 10 };

static int open_unnamed(void)
{
    const char *directory = getenv("TMPDIR");
    if (directory == NULL || directory[0] == '\0')
        directory = "/tmp";
    int descriptor = open(directory, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor >= 0)
        return descriptor;
    char path[512];
    int n = snprintf(path, sizeof path, "%s/nutgraf-XXXXXX", directory);
    if (n < 0 || (size_t)n >= sizeof path)
        return -1;
    descriptor = mkostemp(path, O_CLOEXEC);
    if (descriptor >= 0)
        unlink(path);
    return descriptor;
}

static bool write_all(int descriptor, const char *bytes, size_t n)
{
    while (n > 0) {
        ssize_t put = write(descriptor, bytes, n);
        if (put < 0 && errno != EINTR)
            return false;
        bytes += put > 0 ? put : 0;
        n -= put > 0 ? (size_t)put : 0;
    }
    return true;
}

static void tell(struct damage *damage, enum note_kind kind, const char *reason, const char *text)
{
    *damage = (struct damage){.kind = kind, .reason = reason};
    snprintf(damage->text, sizeof damage->text, "%s", text);
}

/* True where all of the input is in the file. */
static bool copy(struct stream *input, int descriptor, uint64_t limit, struct damage *damage,
                 struct error *error)
{
    char bytes[CHUNK];
    uint64_t size = 0;
    for (;;) {
        ptrdiff_t got = stream_read(input, bytes, sizeof bytes);
        if (got == STREAM_END)
            return true;
        if (got == STREAM_FAIL) {
            *error = input->error;
            return false;
        }
        if (got == STREAM_DAMAGE) {
            *damage = input->damage;
            continue;
        }
        size += (uint64_t)got;
        if (size > limit) {
            snprintf(damage->text, sizeof damage->text,
                     "it can only be read as a plain file, and is larger than the %" PRIu64
                     " bytes that are copied for that: give it as a file of its own",
                     limit);
            damage->kind = NOTE_LIMIT;
            damage->reason = "too large";
            return false;
        }
        if (!write_all(descriptor, bytes, (size_t)got)) {
            tell(
                damage, NOTE_DAMAGED, "no temporary space",
                "it can only be read as a plain file, and there is no room to copy it: set TMPDIR");
            return false;
        }
    }
}

struct stream *spool(struct stream *input, uint64_t limit, struct damage *damage,
                     struct error *error)
{
    int descriptor = open_unnamed();
    if (descriptor < 0) {
        tell(damage, NOTE_DAMAGED, "no temporary space",
             "it can only be read as a plain file, and none can be made: set TMPDIR");
        return NULL;
    }
    if (!copy(input, descriptor, limit, damage, error) || lseek(descriptor, 0, SEEK_SET) != 0) {
        close(descriptor);
        return NULL;
    }
    struct stream *stream = file_stream(descriptor, NULL, NULL);
    if (stream == NULL)
        error_set(error, ERROR_MEMORY, "out of memory");
    return stream;
}
