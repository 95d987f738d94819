/* Character references of HTML -> UTF-8. */
#ifndef FORMAT_HTML_ENTITIES_H
#define FORMAT_HTML_ENTITIES_H

#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/* The reference that begins with the '&' at text: writes what it means, *len bytes, never more than
 * it takes itself, and returns the bytes that it takes; 0 where it is none. */
size_t html_entity_read(const char *text, const char *end, char out[4], unsigned *len);

/* The value with its references decoded, in the arena where it has any; "" without memory. */
struct str html_decode(struct str value, struct arena *arena);

#endif
