/* Paths one after the other, by the C library's fts: it keeps one directory's names in memory,
 * not the whole tree. Names are sorted by their bytes, so that the order is the same on every
 * machine. Links named as arguments are followed; below a directory links to files are, links to
 * directories are not, since they may lead back up. */
#include "driver/inputs.h"

#include <errno.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct inputs {
    const char *const *paths;
    size_t n, at;
    FTS *walk; /* of paths[at - 1], where that is a directory */
    bool avoids;
    dev_t device; /* of the output, with its inode */
    ino_t inode;
};

struct inputs *inputs_open(const char *const *paths, size_t n)
{
    struct inputs *inputs = calloc(1, sizeof *inputs);
    if (inputs)
        *inputs = (struct inputs){.paths = paths, .n = n};
    return inputs;
}

void inputs_close(struct inputs *inputs)
{
    if (!inputs)
        return;
    if (inputs->walk)
        fts_close(inputs->walk);
    free(inputs);
}

void inputs_avoid(struct inputs *inputs, int descriptor)
{
    struct stat status;
    inputs->avoids = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    if (inputs->avoids) {
        inputs->device = status.st_dev;
        inputs->inode = status.st_ino;
    }
}

static bool is_output(const struct inputs *inputs, const struct stat *status)
{
    return inputs->avoids && status->st_dev == inputs->device && status->st_ino == inputs->inode;
}

static int by_name(const FTSENT **a, const FTSENT **b)
{
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

static enum input_kind failed(struct error *error, int number)
{
    errno = number;
    error_set_system(error, ERROR_OPEN, "cannot be opened");
    return INPUT_FAILED;
}

/* What a run that was killed left of its output (output.c): half an archive, and none of
 * anybody's. */
static bool unfinished(const char *name)
{
    const char *mark = strstr(name, ".nutgraf-"), *end = mark ? strrchr(mark, '.') : NULL;
    return end && strcmp(end, ".tmp") == 0;
}

/* A directory entry, or INPUT_END where it is none to speak of (a directory itself). */
static enum input_kind entry_kind(const struct inputs *inputs, const FTSENT *entry,
                                  struct error *error)
{
    struct stat status;
    switch (entry->fts_info) {
    case FTS_F:
        return unfinished(entry->fts_name) || is_output(inputs, entry->fts_statp) ? INPUT_SKIPPED
                                                                                  : INPUT_FILE;
    case FTS_DNR:
    case FTS_ERR:
    case FTS_NS:
        return failed(error, entry->fts_errno);
    case FTS_SL:
    case FTS_SLNONE:
        if (stat(entry->fts_accpath, &status) != 0)
            return failed(error, errno);
        return S_ISREG(status.st_mode) && !is_output(inputs, &status) ? INPUT_FILE : INPUT_SKIPPED;
    case FTS_DEFAULT:
        return INPUT_SKIPPED;
    default:
        return INPUT_END;
    }
}

static enum input_kind walk_next(struct inputs *inputs, const char **path, struct error *error)
{
    FTSENT *entry;
    errno = 0;
    while ((entry = fts_read(inputs->walk))) {
        enum input_kind kind = entry_kind(inputs, entry, error);
        *path = entry->fts_path;
        if (kind != INPUT_END)
            return kind;
        errno = 0;
    }
    int number = errno; /* not 0: the walk was not finished */
    fts_close(inputs->walk);
    inputs->walk = NULL;
    *path = inputs->paths[inputs->at - 1];
    return number ? failed(error, number) : INPUT_END;
}

enum input_kind inputs_next(struct inputs *inputs, const char **path, struct error *error)
{
    for (;;) {
        if (inputs->walk) {
            enum input_kind kind = walk_next(inputs, path, error);
            if (kind != INPUT_END)
                return kind;
        }
        if (inputs->at == inputs->n)
            return INPUT_END;
        *path = inputs->paths[inputs->at++];
        struct stat status;
        bool standard = strcmp(*path, "-") == 0;
        if ((standard ? fstat(STDIN_FILENO, &status) : stat(*path, &status)) != 0)
            return failed(error, errno);
        if (is_output(inputs, &status)) {
            error_set(error, ERROR_OPEN, "is the output of this run: it is not read");
            return INPUT_FAILED;
        }
        if (standard || !S_ISDIR(status.st_mode))
            return INPUT_FILE;
        char *const roots[] = {(char *)(uintptr_t)*path, NULL};
        inputs->walk = fts_open(roots, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, by_name);
        if (!inputs->walk)
            return failed(error, errno);
    }
}

void inputs_measure(const char *const *paths, size_t n, uint64_t *files, uint64_t *bytes)
{
    struct inputs *inputs = inputs_open(paths, n);
    struct error error;
    const char *path;
    enum input_kind kind;
    bool known = true;
    *files = *bytes = 0;
    while (inputs && (kind = inputs_next(inputs, &path, &error)) != INPUT_END) {
        struct stat status;
        if (kind != INPUT_FILE)
            continue;
        ++*files;
        if (strcmp(path, "-") != 0 && stat(path, &status) == 0 && S_ISREG(status.st_mode))
            *bytes += (uint64_t)status.st_size;
        else
            known = false;
    }
    if (!known)
        *bytes = 0;
    inputs_close(inputs);
}
