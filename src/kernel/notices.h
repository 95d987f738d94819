/* The set phrases that stand around the prose of a news page: "Read more", "Photo by", "All rights
 * reserved". */
#ifndef KERNEL_NOTICES_H
#define KERNEL_NOTICES_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/document.h"

/* What the phrase that a piece begins with says of it; LINE_PROSE where there is none. first is
 * the first of its tokens; complete tells that it ends with a full stop, and words how long it is.
 */
enum line_class notice_find(const struct document *document, uint32_t first, uint32_t end,
                            uint32_t words, bool complete);

/* True where the table is in order; for tests. */
bool notice_sorted(void);

#endif
