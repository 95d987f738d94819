/* The inputs of a run, one path after the other: arguments in the order given, directories walked
 * in the order of their names. One thread at a time. */
#ifndef DRIVER_INPUTS_H
#define DRIVER_INPUTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct inputs;

/* paths live as long as the inputs. NULL without memory. */
struct inputs *inputs_open(const char *const *paths, size_t n);
void inputs_close(struct inputs *inputs);

enum input_kind {
    INPUT_END,
    INPUT_FILE,    /* open it */
    INPUT_FAILED,  /* missing or not readable: *error tells */
    INPUT_SKIPPED, /* below a directory: a pipe or device, or the unfinished output of a run */
};

/* The next input; *path lives until the next call. */
enum input_kind inputs_next(struct inputs *inputs, const char **path, struct error *error);

/* Walks everything once, only to measure it: files and their bytes, *bytes 0 where one cannot be
 * told. */
void inputs_measure(const char *const *paths, size_t n, uint64_t *files, uint64_t *bytes);

#endif
