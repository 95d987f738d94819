/* Where records of WARC and ARC files begin. Pure functions over memory. */
#ifndef ARCHIVE_WARC_MARKS_H
#define ARCHIVE_WARC_MARKS_H

#include <stdint.h>

#include "base/str.h"

/* The line that a record of an ARC file begins with. */
struct arc_line {
    struct str url, date, type; /* date: 12 to 18 digits */
    struct str length;          /* as it is written: may be no number */
};

/* Reads a line without its line end: "url address date type length", where the url may hold
 * spaces, and of version 2 more fields in front of the length. */
bool arc_line_read(struct str line, struct arc_line *fields);

enum mark { MARK_NO, MARK_YES, MARK_MORE }; /* MORE: more bytes must tell */

/* Whether a record begins at the first byte, where one may be awaited. last: no more bytes come. */
enum mark warc_mark(bool arc, struct str bytes, bool last);

/* The first place at or behind from where a record surely begins, though none was awaited: a line
 * with a WARC's version, or such a version with a field under it wherever it stands; an ARC's line.
 * Without one *found is false, and the place from which to look again when more bytes are there;
 * the byte in front of it must be there too. from > 0. */
size_t warc_find(bool arc, struct str bytes, size_t from, bool last, bool *found);

#endif
