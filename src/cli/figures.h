/* Numbers as people read them, each written into the caller's figure. */
#ifndef CLI_FIGURES_H
#define CLI_FIGURES_H

#include <stdint.h>

struct figure {
    char text[32];
};

/* "1,234,567" */
const char *figure_count(struct figure *figure, uint64_t count);

/* "128 MiB" where it is whole, else bytes: "1,000,000 bytes" */
const char *figure_bytes(struct figure *figure, uint64_t bytes);

/* Millions of bytes: "0.42 MB", "31.5 MB", "1,234 MB" */
const char *figure_megabytes(struct figure *figure, double bytes);

/* "0:42", "1:02:03" */
const char *figure_time(struct figure *figure, double seconds);

#endif
