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

/* The run writes to this descriptor. Where it is a file it is no input: what is read from it would
 * be written to it again, without end. */
void inputs_avoid(struct inputs *inputs, int descriptor);

enum input_kind {
    INPUT_END,
    INPUT_FILE,    /* open it */
    INPUT_FAILED,  /* missing, not readable or the output: *error tells */
    INPUT_SKIPPED, /* below a directory: a pipe or device, the output, or one left unfinished */
};

/* The next input; *path lives until the next call. */
enum input_kind inputs_next(struct inputs *inputs, const char **path, struct error *error);

/* Walks everything once, only to measure it: files and their bytes, *bytes 0 where one cannot be
 * told. */
void inputs_measure(const char *const *paths, size_t n, uint64_t *files, uint64_t *bytes);

#endif
