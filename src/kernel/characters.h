/* What a character is to a sentence: white space, an opening or a closing mark, lower case. Each
 * looks at the character at text < end and tells its size in bytes, 0 where it is none of that. */
#ifndef KERNEL_CHARACTERS_H
#define KERNEL_CHARACTERS_H

#include <stdbool.h>
#include <stddef.h>

unsigned character_space(const char *text, const char *end); /* a line end counts */
unsigned character_opens(const char *text, const char *end);
unsigned character_closes(const char *text, const char *end);
bool character_lower(const char *text, const char *end);

/* True where white space ends before text[p]. */
bool character_space_before(const char *text, size_t p);

/* True at any quotation mark. */
bool character_quote(const char *text, const char *end);

#endif
