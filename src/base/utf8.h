/* UTF-8: is it, repair it, count it. Pure functions over memory. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* True where text[0..n) is well-formed UTF-8 (Unicode 15, table 3-7: no surrogates, nothing
 * overlong). */
bool utf8_valid(const char *text, size_t n);

/* Copies text to out with each maximal ill-formed part replaced by U+FFFD, as Python's
 * errors="replace" and the WHATWG decoder do. out has room for 3 * n bytes. Returns the bytes
 * written. */
size_t utf8_repair(const char *text, size_t n, char *out);

/* The code points of well-formed text[0..n). */
size_t utf8_count(const char *text, size_t n);

/* The code point at text < end, well-formed, and its length in bytes in *len. */
uint32_t utf8_decode(const char *text, const char *end, unsigned *len);

/* Writes a code point (a surrogate as U+FFFD) and returns its length, 1..4. */
unsigned utf8_encode(uint32_t point, char out[4]);

/* Bytes of the white space at text < end, or 0. White space is what Python's str.split() takes for
 * it: U+0009-000D, 001C-0020, 0085, 00A0, 1680, 2000-200A, 2028, 2029, 202F, 205F, 3000. */
unsigned utf8_space(const char *text, const char *end);

#endif
