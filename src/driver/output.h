/* Where records go: a callback, standard output, or a file that appears whole or not at all.
 *
 *   output_write -> block of 256 KiB -> [zstd | gzip] -> write(2) -> FILE.nutgraf-PID-N.tmp
 *                                                                -> rename
 *
 * One thread at a time. */
#ifndef DRIVER_OUTPUT_H
#define DRIVER_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "nutgraf.h"

struct output;

/* By options->write, ->output, or standard output. Refuses a file that exists, unless
 * options->force. */
struct output *output_open(const struct nutgraf_run_options *options, struct error *error);

/* What it writes to, or -1 where that is a callback. */
int output_descriptor(const struct output *output);

enum error_code output_write(struct output *output, const char *data, size_t n,
                             struct error *error);

/* Writes what is left, and gives the file its name. */
enum error_code output_finish(struct output *output, struct error *error);

/* Frees all; a file that was not finished is removed. */
void output_close(struct output *output);

#endif
