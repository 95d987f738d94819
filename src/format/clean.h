/* What a value of the input must pass before it stands in an article. */
#ifndef FORMAT_CLEAN_H
#define FORMAT_CLEAN_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* Makes *value well-formed UTF-8: a view of the same bytes where it is, else a repaired copy in
 * the arena. False where the arena is too small; *value is then "". */
bool clean_utf8(struct str *value, struct arena *arena);

/* The value without white space at its ends; well-formed UTF-8 or not. */
struct str clean_trim(struct str value);

/* True where nothing but white space is in it. */
bool clean_blank(struct str value);

/* clean_utf8, trimmed, and each run of white space inside made one space: for what is shown on
 * one line. */
bool clean_line(struct str *value, struct arena *arena);

/* clean_utf8 and trimmed: for what is compared byte by byte, as an id or a URL. */
bool clean_name(struct str *value, struct arena *arena);

#endif
