/* One character of a text as a terminal may see it.
 *
 * Articles and the names inside archives are written by strangers: an escape sequence in one of
 * them must not reach the terminal. Whatever prints such text goes through here. */
#ifndef CLI_GLYPH_H
#define CLI_GLYPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct glyph {
    const char *shown; /* what to print in its place: itself, or U+FFFD */
    size_t shown_bytes;
    size_t bytes;   /* how many of the text it takes, at least 1 */
    unsigned width; /* columns of shown: 0, 1 or 2 */
    bool space;     /* white space, where a line may be broken; line breaks too */
    bool line_break;
};

/* Reads the first character of text[0..n), n > 0. A broken byte is a character by itself. */
void glyph_read(const char *text, size_t n, struct glyph *glyph);

/* The columns that a text takes on one line. */
size_t glyph_columns(const char *text, size_t n);

/* Copies text to out[0..size), terminated, with U+FFFD for all that is no visible character or
 * space, white space as a single space each, cut between characters. Returns the bytes written. */
size_t glyph_clean(char *out, size_t size, const char *text, size_t n);

#endif
