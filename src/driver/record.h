/* An article and its key points -> a line of JSON, as DESIGN and README describe the record. */
#ifndef DRIVER_RECORD_H
#define DRIVER_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/str.h"
#include "format/article.h"
#include "kernel/kernel.h"

/* Where a record stands in the archives. */
struct place {
    struct str archive, member;
    uint64_t record;
    bool whole; /* the member is this one record */
};

/* Appends the line, newline included. All strings are well-formed UTF-8. False without memory. */
bool record_write(struct buffer *out, const struct place *place, const struct article *article,
                  const struct kernel_result *result, bool with_text);

/* Its beginning: {"id":"…" */
bool record_write_id(struct buffer *out, const struct place *place, const struct article *article);

/* "ok", "no-text", …: a constant. */
const char *record_status(enum kernel_status status);

#endif
