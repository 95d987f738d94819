/* The sink of a lane; see output.h. Compressed output is one zstd frame with a checksum, or one
 * gzip member. The temporary file stands beside the final one, so that the rename stays on one
 * file system. */
#include "driver/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

enum { BLOCK = 256 << 10, ZSTD_LEVEL = 3, GZIP_LEVEL = 6, TEMPORARIES = 100 };

enum coding { CODING_NONE, CODING_ZSTD, CODING_GZIP };

struct output {
    bool (*write)(void *, const char *, size_t);
    void *user;
    int fd;
    bool own_fd, force;
    char *path, *temporary; /* NULL: the descriptor is written to directly */
    enum coding coding;
    ZSTD_CCtx *zstd;
    z_stream gzip;
    size_t used;
    char block[BLOCK], coded[BLOCK];
};

static enum error_code failed(const struct output *output, struct error *error)
{
    if (!output->path)
        return error_set_system(error, ERROR_WRITE, "cannot write to standard output");
    return error_set_system(error, ERROR_WRITE, "cannot write '%s'", output->path);
}

static bool ends_with(const char *name, const char *end)
{
    size_t n = strlen(name), m = strlen(end);
    return n > m && memcmp(name + n - m, end, m) == 0;
}

static bool open_coding(struct output *output, const char *path)
{
    if (ends_with(path, ".zst")) {
        output->coding = CODING_ZSTD;
        output->zstd = ZSTD_createCCtx();
        return output->zstd &&
               !ZSTD_isError(
                   ZSTD_CCtx_setParameter(output->zstd, ZSTD_c_compressionLevel, ZSTD_LEVEL)) &&
               !ZSTD_isError(ZSTD_CCtx_setParameter(output->zstd, ZSTD_c_checksumFlag, 1));
    }
    if (!ends_with(path, ".gz"))
        return true;
    if (deflateInit2(&output->gzip, GZIP_LEVEL, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return false;
    output->coding = CODING_GZIP;
    return true;
}

/* A name that is taken was left by a run that was killed, and in a container all have the same
 * process number. */
static enum error_code open_temporary(struct output *output, const char *path, struct error *error)
{
    for (unsigned i = 0; i < TEMPORARIES && output->fd < 0; i++) {
        free(output->temporary);
        if (asprintf(&output->temporary, "%s.nutgraf-%ld-%u.tmp", path, (long)getpid(), i) < 0) {
            output->temporary = NULL;
            return error_set(error, ERROR_MEMORY, "no memory to write '%s'", path);
        }
        output->fd = open(output->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (output->fd < 0 && errno != EEXIST)
            break;
    }
    if (output->fd >= 0)
        return ERROR_NONE;
    failed(output, error);
    free(output->temporary); /* not ours to remove */
    output->temporary = NULL;
    return ERROR_WRITE;
}

/* True where the name is taken, though by a link that leads nowhere. */
static bool is_taken(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0;
}

/* A path that names something other than a file (/dev/null, a pipe) is written to as it is. */
static enum error_code open_path(struct output *output, const char *path, struct error *error)
{
    struct stat status;
    bool exists = stat(path, &status) == 0;
    output->path = strdup(path);
    if (!output->path || !open_coding(output, path))
        return error_set(error, ERROR_MEMORY, "no memory to write '%s'", path);
    if (exists && S_ISDIR(status.st_mode))
        return error_set(error, ERROR_USAGE, "'%s' is a directory; name a file", path);
    if (exists && !S_ISREG(status.st_mode)) {
        output->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    } else if (!output->force && is_taken(path)) {
        return error_set(error, ERROR_USAGE, "'%s' exists; --force replaces it", path);
    } else {
        enum error_code code = open_temporary(output, path, error);
        if (code)
            return code;
    }
    output->own_fd = output->fd >= 0;
    return output->own_fd ? ERROR_NONE : failed(output, error);
}

struct output *output_open(const struct nutgraf_run_options *options, struct error *error)
{
    struct output *output = calloc(1, sizeof *output);
    if (!output) {
        error_set(error, ERROR_MEMORY, "no memory for the output");
        return NULL;
    }
    output->write = options->write;
    output->user = options->user;
    output->force = options->force;
    output->fd = options->output && !options->write ? -1 : STDOUT_FILENO;
    if (output->fd < 0 && open_path(output, options->output, error)) {
        output_close(output);
        return NULL;
    }
    return output;
}

int output_descriptor(const struct output *output)
{
    return output->write ? -1 : output->fd;
}

/* All of data, however the system cuts it. */
static enum error_code put(struct output *output, const char *data, size_t n, struct error *error)
{
    if (output->write) {
        if (n && !output->write(output->user, data, n))
            return error_set(error, ERROR_WRITE, "the receiver of the records ended the run");
        return ERROR_NONE;
    }
    while (n) {
        ssize_t written = write(output->fd, data, n);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return failed(output, error);
        data += written;
        n -= (size_t)written;
    }
    return ERROR_NONE;
}

static enum error_code put_zstd(struct output *output, bool last, struct error *error)
{
    ZSTD_inBuffer in = {output->block, output->used, 0};
    size_t left;
    do {
        ZSTD_outBuffer out = {output->coded, sizeof output->coded, 0};
        left = ZSTD_compressStream2(output->zstd, &out, &in, last ? ZSTD_e_end : ZSTD_e_continue);
        if (ZSTD_isError(left))
            return error_set(error, ERROR_WRITE, "cannot compress '%s': %s", output->path,
                             ZSTD_getErrorName(left));
        enum error_code code = put(output, output->coded, out.pos, error);
        if (code)
            return code;
    } while (last ? left != 0 : in.pos < in.size);
    return ERROR_NONE;
}

static enum error_code put_gzip(struct output *output, bool last, struct error *error)
{
    z_stream *gzip = &output->gzip;
    gzip->next_in = (Bytef *)output->block;
    gzip->avail_in = (uInt)output->used;
    do {
        gzip->next_out = (Bytef *)output->coded;
        gzip->avail_out = sizeof output->coded;
        if (deflate(gzip, last ? Z_FINISH : Z_NO_FLUSH) == Z_STREAM_ERROR)
            return error_set(error, ERROR_WRITE, "cannot compress '%s'", output->path);
        enum error_code code =
            put(output, output->coded, sizeof output->coded - gzip->avail_out, error);
        if (code)
            return code;
    } while (gzip->avail_out == 0);
    return ERROR_NONE;
}

static enum error_code flush(struct output *output, bool last, struct error *error)
{
    enum error_code code = output->coding == CODING_ZSTD ? put_zstd(output, last, error)
                           : output->coding == CODING_GZIP
                               ? put_gzip(output, last, error)
                               : put(output, output->block, output->used, error);
    output->used = 0;
    return code;
}

enum error_code output_write(struct output *output, const char *data, size_t n, struct error *error)
{
    while (n) {
        size_t room = sizeof output->block - output->used;
        size_t part = n < room ? n : room;
        memcpy(output->block + output->used, data, part);
        output->used += part;
        data += part;
        n -= part;
        enum error_code code =
            output->used == sizeof output->block ? flush(output, false, error) : ERROR_NONE;
        if (code)
            return code;
    }
    return ERROR_NONE;
}

/* Makes the new name last through a power failure, as far as the system can promise. */
static void sync_directory(const char *path)
{
    char *copy = strdup(path), *slash = copy ? strrchr(copy, '/') : NULL;
    if (slash)
        slash[slash == copy ? 1 : 0] = '\0';
    int fd = copy ? open(slash ? copy : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (fd >= 0) {
        (void)fsync(fd);
        close(fd);
    }
    free(copy);
}

/* Without force link() does what rename() cannot: fail where the name was taken in the meantime. */
static bool give_name(struct output *output)
{
    if (output->force)
        return rename(output->temporary, output->path) == 0;
    if (link(output->temporary, output->path) == 0)
        return unlink(output->temporary) == 0;
    return errno != EEXIST && rename(output->temporary, output->path) == 0;
}

enum error_code output_finish(struct output *output, struct error *error)
{
    enum error_code code = flush(output, true, error);
    if (code || !output->own_fd)
        return code;
    if (output->temporary && fsync(output->fd) != 0)
        return failed(output, error);
    int fd = output->fd;
    output->own_fd = false;
    if (close(fd) != 0)
        return failed(output, error);
    if (!output->temporary)
        return ERROR_NONE;
    if (!give_name(output))
        return failed(output, error);
    free(output->temporary);
    output->temporary = NULL;
    sync_directory(output->path);
    return ERROR_NONE;
}

void output_close(struct output *output)
{
    if (!output)
        return;
    if (output->own_fd)
        close(output->fd);
    if (output->temporary)
        unlink(output->temporary);
    if (output->coding == CODING_GZIP)
        deflateEnd(&output->gzip);
    ZSTD_freeCCtx(output->zstd);
    free(output->temporary);
    free(output->path);
    free(output);
}
