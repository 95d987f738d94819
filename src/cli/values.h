/* The values of options: text -> number, or false where it is none that can be meant. */
#ifndef CLI_VALUES_H
#define CLI_VALUES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A whole number from least to most, in decimal digits only. */
bool value_number(const char *text, uint64_t least, uint64_t most, uint64_t *number);

/* A number of bytes, at least 1: digits and K, M, G, T, also as KiB or KB, all powers of 1024 as in
 * zstd and xz. */
bool value_bytes(const char *text, uint64_t *bytes);

/* A number above 0 and at most 1. */
bool value_ratio(const char *text, double *ratio);

#endif
