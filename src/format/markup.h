/* Text that was written with tags, where a text was hoped for. */
#ifndef FORMAT_MARKUP_H
#define FORMAT_MARKUP_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* True where the value begins with a tag and has the end of one, or a line break: a fragment of
 * HTML, and no sentence with a "<" in it. */
bool markup_is(struct str value);

/* The text of a fragment: without tags, references decoded, a line for each block. Nothing is
 * judged: for a page with navigation there is html_read(). The value itself where nothing is to be
 * done. False where the arena is too small. */
bool markup_strip(struct str *value, struct arena *arena);

#endif
