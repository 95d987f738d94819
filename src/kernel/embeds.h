/* What is told by its form: addresses of posts, their signatures, credits of agencies. */
#ifndef KERNEL_EMBEDS_H
#define KERNEL_EMBEDS_H

#include "kernel/furniture.h"

/* Where a sentence of its own begins because of the '/' or '|' at p; or end. */
uint32_t embed_cut(const struct furniture *furniture, uint32_t p);

/* The same for the '@' at p, with '(' before it; token is the last that begins before p. */
uint32_t embed_post_cut(const struct furniture *furniture, uint32_t p, uint32_t token);

/* Behind the agency of the credit that the sentence begins with, where a sentence follows; or
 * end. */
uint32_t embed_agency_end(const struct furniture *furniture);

#endif
