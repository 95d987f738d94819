/* An article as it was read -> a line of JSON. */
#ifndef DRIVER_TEXT_RECORD_H
#define DRIVER_TEXT_RECORD_H

#include "driver/record.h"

/* Appends the line, newline included, reference behind text where it is wanted:
 *
 *   {"id":"…","archive":"…","member":"…","record":1,"url":"…","title":"…","date":"…",
 *    "authors":["…"],"lang":"…","text":"…"}
 *
 * False without memory. */
bool text_write(struct buffer *out, const struct place *place, const struct article *article,
                struct str lang, bool with_reference);

#endif
