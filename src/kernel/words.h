/* The first look at the bytes: where words stand, and where a sentence or a line might end.
 *
 *   text -> byte classes -> tokens and marks
 *
 * words_scan() finds bounds and judges nothing: a mark is a place that segment.c and document.c
 * look at again. It is the only code that sees every byte. A token is a run of letters and digits
 * (every byte from 0x80 on counts as a letter, but for the punctuation, symbols and spaces of
 * Unicode) with apostrophes inside; hyphens, full stops and commas part words. */
#ifndef KERNEL_WORDS_H
#define KERNEL_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "kernel/document.h"

enum mark_kind {
    MARK_STOP,   /* . ! ? … and their like in other scripts: the first of a run */
    MARK_BREAK,  /* the end of a line; "\r\n" is one byte of white space and the break */
    MARK_BULLET, /* a bullet within a line */
    MARK_JOINED, /* a line end that reflow_read() took for a space */
};

struct mark {
    uint32_t start;      /* its first byte */
    uint32_t token;      /* tokens that begin before it */
    uint32_t words;      /* runs between white space that begin before or at it */
    uint16_t kind, size; /* enum mark_kind; bytes */
};

struct scan {
    struct token *tokens;
    struct mark *marks;
    uint64_t *signs; /* bit p % 64 of word p / 64: a sign begins at byte p (signs.h) */
    uint32_t n_tokens, n_marks;
    uint32_t words; /* runs between white space, as Python's len(text.split()) */
};

/* The class of the character at text < end, well-formed UTF-8, and its size in bytes. */
enum byte_class {
    BYTE_OTHER, /* punctuation, symbols, control characters */
    BYTE_WORD,
    BYTE_SPACE,
    BYTE_STOP,
    BYTE_BREAK,
    BYTE_BULLET,
    BYTE_APOSTROPHE, /* U+2019 */
    BYTE_LEAD, /* first byte of a character that is looked up; never returned by words_class() */
};

extern const unsigned char words_classes[256]; /* of a byte, enum byte_class */

/* words_class() where the first byte is BYTE_LEAD. */
enum byte_class words_lead_class(const char *text, const char *end, unsigned *size);

static inline enum byte_class words_class(const char *text, const char *end, unsigned *size)
{
    enum byte_class class = (enum byte_class)words_classes[(unsigned char)*text];
    *size = 1;
    return class == BYTE_LEAD ? words_lead_class(text, end, size) : class;
}

/* Tokens and marks of text, allocated in the arena. False where it is too small. */
bool words_scan(struct scan *scan, struct str text, struct arena *arena);

#endif
