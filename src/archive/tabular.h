/* Tables as text: rows of fields, CSV (RFC 4180) or tab-separated. Where a row ends, and what a
 * table's first row tells of it. */
#ifndef ARCHIVE_TABULAR_H
#define ARCHIVE_TABULAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum tabular_state {
    TABULAR_START, /* of a field */
    TABULAR_PLAIN,
    TABULAR_QUOTED,
    TABULAR_CLOSED, /* behind a quotation mark that may have ended the field */
    TABULAR_SPACED, /* and blanks behind it */
};

/* In the middle of a row; {0} at its beginning, with a delimiter. */
struct tabular_scan {
    char delimiter;
    bool literal; /* quotation marks are letters, and every line is a row */
    enum tabular_state state;
    size_t fields; /* that are behind us */
    bool odd;      /* inside a quoted field another seems to begin: ,"a */
    char before;   /* the letter before the last mark */
    char last;     /* the last letter read */
};

/* Reads n bytes on, to behind the line end that ends the row (then *ended) or to their end. Returns
 * the bytes read; scan->fields counts all fields then. */
size_t tabular_read(struct tabular_scan *scan, const char *bytes, size_t n, bool *ended);

/* Fields of a line whose quotation marks are letters. */
size_t tabular_count(struct str line, char delimiter);

enum { TABULAR_HEAD_MAX = 8 << 10 };

struct tabular_table {
    char delimiter; /* , ; | or a tab; 0 where it is no table */
    bool header;    /* the first row names the columns */
    bool literal;   /* quotation marks are letters */
    size_t columns;
    size_t known;      /* columns whose names are known */
    const char *names; /* of the columns, where the layout is known by its first row (MIND, GDELT),
                          as a row; else NULL */
};

/* What the first line of a table, without its line end, tells. */
struct tabular_table tabular_table_of(struct str line);

/* Takes the next name off a row of names, without the blanks and quotation marks around it. The
 * head of a member (struct block) is the delimiter and such a row behind it. */
struct str tabular_next_name(struct str *names, char delimiter);

/* True where one of the names, in whatever case, is a column of articles' text (format/fields.c
 * knows the same names). */
bool tabular_have_text(struct str names, char delimiter);

#endif
