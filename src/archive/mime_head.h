/* "Name: value" lines in front of a body, as WARC and HTTP have them. Views; nothing is owned. */
#ifndef ARCHIVE_MIME_HEAD_H
#define ARCHIVE_MIME_HEAD_H

#include <stdint.h>

#include "base/str.h"

/* Where the head ends, behind its blank line; 0 where there is none. Lines end with \n or \r\n. */
size_t mime_head_end(struct str bytes);

/* The first line's value with this name, of any case, without white space at its ends; "" where
 * there is none. name is in lower case. */
struct str mime_head_field(struct str head, const char *name);

/* The same word in any case; lower is in lower case. */
bool mime_is(struct str word, const char *lower);

/* Digits and nothing else -> the number; false also for more than 18 of them. */
bool mime_number(struct str digits, uint64_t *number);

#endif
