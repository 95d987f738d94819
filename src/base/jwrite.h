/* JSON written by hand into a buffer. Input is well-formed UTF-8; the caller puts commas and
 * braces. Each returns false where the buffer cannot grow, which then is as it was before. */
#ifndef BASE_JWRITE_H
#define BASE_JWRITE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/str.h"

/* "…" with the shortest escapes; control characters, U+007F to U+009F, U+2028 and U+2029 as \uXXXX,
 * so that no reader that splits lines in Unicode's way (Python's str.splitlines) breaks a record,
 * and no terminal takes it for a command. */
bool jwrite_string(struct buffer *out, struct str value);

/* The same with white space folded: each run of it one space, none at the ends. */
bool jwrite_folded(struct buffer *out, struct str value);

/* The inside of the same, without the quotation marks: for a string made of several pieces. */
bool jwrite_folded_inside(struct buffer *out, struct str value);

bool jwrite_raw(struct buffer *out, struct str json);
bool jwrite_uint(struct buffer *out, uint64_t value);

/* value / 10000 as 0.0000 … 1.0000: four decimals without floating point. */
bool jwrite_decimal4(struct buffer *out, uint32_t ten_thousandths);

#endif
