/* A pull scanner over one JSON text that lies whole in memory.
 *
 *   {"id": "a", "text": "…"}      enter, key "id", string, key "text", string, key -> false, end
 *
 * The grammar is RFC 8259, strictly, but for what real archives hold and nobody should lose an
 * article over: raw control characters inside strings, numbers of any size, "\u0000", lone
 * surrogates (read as U+FFFD), a BOM in front. Bytes that are not UTF-8 pass unseen. Strings
 * without escapes are views of the text; others are decoded into the arena. It never recurses,
 * never reads past the end, and stops for good at the first fault. One thread at a time. Oracle in
 * the tests: jansson. */
#ifndef BASE_JSCAN_H
#define BASE_JSCAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum jscan_type {
    JSCAN_FAULT, /* no value stands here */
    JSCAN_OBJECT,
    JSCAN_ARRAY,
    JSCAN_STRING,
    JSCAN_NUMBER,
    JSCAN_TRUE,
    JSCAN_FALSE,
    JSCAN_NULL,
};

/* Nesting beyond it is a fault; a reader may lower scan->depth_most. */
enum { JSCAN_DEPTH_MAX = 512 };

/* Two faults that are not the text's grammar; compare the pointers: scan->fault == jscan_too_deep.
 * */
extern const char jscan_too_deep[], jscan_no_memory[];

struct jscan {
    const char *beg, *pos, *end;
    const char *fault; /* what is wrong, a constant; NULL as long as all is well. pos tells where */
    unsigned depth, depth_most;
    uint64_t in_object[JSCAN_DEPTH_MAX / 64]; /* bit d: the container in d others is an object */
    bool first;                               /* nothing of the innermost container was read yet */
};

void jscan_open(struct jscan *scan, struct str text);

/* The type of the value that stands next; reads nothing but white space. The first letter decides:
 * "nul" is found out when it is read. */
enum jscan_type jscan_type(struct jscan *scan);

/* Steps into the object or array that stands next. */
bool jscan_enter(struct jscan *scan);

/* In an object: reads the next key and its colon; the value must be read before the next call.
 * False at the object's end, which it steps out of, and on a fault. */
bool jscan_key(struct jscan *scan, struct arena *arena, struct str *key);

/* In an array: true where another value stands next, which must be read before the next call. False
 * at the array's end, which it steps out of, and on a fault. */
bool jscan_element(struct jscan *scan);

/* Reads the string that stands next; its bytes live as long as the text and the arena. */
bool jscan_string(struct jscan *scan, struct arena *arena, struct str *value);

/* Reads over the value that stands next, whatever it is, checking all of it; *raw (may be NULL) is
 * its text. */
bool jscan_skip(struct jscan *scan, struct str *raw);

/* True where nothing but white space is left and nothing is open; anything else is a fault. */
bool jscan_end(struct jscan *scan);

#endif
