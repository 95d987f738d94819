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

/* What follows the summary. */
enum record_with { RECORD_WITH_TEXT = 1, RECORD_WITH_REFERENCE = 2 };

/* Appends the line, newline included; with: RECORD_WITH_… together. All strings are well-formed
 * UTF-8. False without memory. */
bool record_write(struct buffer *out, const struct place *place, const struct article *article,
                  const struct kernel_result *result, unsigned with);

/* Its beginning, {"id":"…", and parts that other forms share. */
bool record_write_id(struct buffer *out, const struct place *place, const struct article *article);
bool record_write_authors(struct buffer *out, const struct article *article);
bool record_write_reference(struct buffer *out, const struct article *article);

/* The language that was told from the text, else what the record says. */
struct str record_language(const struct article *article, const struct kernel_result *result);

/* "ok", "no-text", …: a constant. */
const char *record_status(enum kernel_status status);

#endif
