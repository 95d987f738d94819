/* Bytes in any character set -> UTF-8. All threads may decode at the same time. */
#ifndef FORMAT_CHARSET_H
#define FORMAT_CHARSET_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

/* Sets *utf8 to well-formed UTF-8 without a byte order mark: a view of bytes where they are UTF-8
 * (whatever the hint says), else a copy in the arena, with U+FFFD for what cannot be decoded. The
 * hint is a label as HTTP, HTML and XML write it ("ISO-8859-1"), or "": one that nobody knows
 * counts as none. Asked in this order: byte order mark, UTF-8, hint, guess; the guess reads the
 * first CHARSET_GUESSED bytes behind the first that is not ASCII. ERROR_NONE, or ERROR_MEMORY where
 * the arena (three bytes for each of bytes) is too small: *utf8 is then "". */
enum { CHARSET_GUESSED = 32 << 10 };
enum error_code charset_decode(struct str bytes, struct str hint, struct arena *arena,
                               struct str *utf8);

/* iconv's name for what a label means on the web, where ISO-8859-1 is windows-1252 (WHATWG Encoding
 * Standard, 4.2); case, white space, "-" and "_" do not matter. A constant, or NULL for a label
 * that is not known. */
const char *charset_of_label(struct str label);

/* The character set of bytes that are no UTF-8, as iconv's name: never NULL. */
const char *charset_guess(struct str bytes);

#endif
