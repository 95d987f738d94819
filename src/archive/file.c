/* A stream from a file or pipe: reads straight into the reader's memory, no buffer of its own.
 *
 * It never closes standard input and never trusts the size a file system tells: the end is where
 * read() says so; the size only serves seeking. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/stream.h"

enum { READ_MAX = 1 << 30, LOOK_MS = 100 };

struct file {
    struct stream stream;
    int descriptor;
    off_t base;        /* where the descriptor stood: standard input may be anywhere in its file */
    uint64_t position; /* behind the last byte read */
    uint64_t *consumed;
    const volatile int *stop; /* looked at while a pipe has nothing; NULL for regular files */
};

/* Waits for a pipe to have something; false where the caller asked to stop first. The signal that
 * asks for it may be taken by another thread, so that a blocked read() would never learn of it. */
static bool wait_for_data(const struct file *file)
{
    struct pollfd wanted = {.fd = file->descriptor, .events = POLLIN};
    while (file->stop && !*file->stop)
        if (poll(&wanted, 1, LOOK_MS) > 0)
            return true;
    return !file->stop;
}

static ptrdiff_t file_read(struct stream *stream, void *to, size_t n)
{
    struct file *file = (struct file *)stream;
    ssize_t got;
    if (!wait_for_data(file)) {
        error_set(&stream->error, ERROR_STOPPED, "stopped");
        return STREAM_FAIL;
    }
    do {
        got = read(file->descriptor, to, n < READ_MAX ? n : READ_MAX);
    } while (got < 0 && errno == EINTR);
    if (got < 0) {
        error_set_system(&stream->error, ERROR_READ, "cannot read");
        return STREAM_FAIL;
    }
    file->position += (uint64_t)got;
    if (file->consumed != NULL)
        *file->consumed = file->position;
    return got;
}

static bool file_seek(struct stream *stream, uint64_t offset)
{
    struct file *file = (struct file *)stream;
    if (lseek(file->descriptor, file->base + (off_t)offset, SEEK_SET) < 0)
        return false;
    file->position = offset;
    return true;
}

static void file_close(struct stream *stream)
{
    struct file *file = (struct file *)stream;
    if (file->descriptor != STDIN_FILENO)
        close(file->descriptor);
    free(file);
}

static const struct stream_ops file_ops = {file_read, file_seek, file_close};

struct stream *file_stream(int descriptor, uint64_t *consumed, const volatile int *stop)
{
    struct file *file = malloc(sizeof *file);
    if (file == NULL) {
        if (descriptor != STDIN_FILENO)
            close(descriptor);
        return NULL;
    }
    stream_init(&file->stream, &file_ops);
    file->descriptor = descriptor;
    file->position = 0;
    file->consumed = consumed;
    file->stop = stop;
    file->base = lseek(descriptor, 0, SEEK_CUR);
    struct stat status;
    if (file->base >= 0 && fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
        status.st_size > file->base) {
        file->stream.size = (uint64_t)(status.st_size - file->base);
        file->stop = NULL;
        (void)posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
    }
    return &file->stream;
}
