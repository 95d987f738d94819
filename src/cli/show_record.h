/* A record of `nutgraf run` read back, for people to look at. */
#ifndef CLI_SHOW_RECORD_H
#define CLI_SHOW_RECORD_H

#include <stdbool.h>
#include <stddef.h>

struct json_t;

struct record_text {
    const char *bytes; /* may hold NUL */
    size_t n;
};

struct record_point {
    struct record_text text;
    size_t start, end; /* code points of record.text */
};

struct record {
    struct json_t *root; /* owns all texts */
    struct record_text title, date, source, text, status;
    size_t words, sentences;
    struct record_point *points; /* in document order */
    size_t n_points;
};

/* Reads one line. False where it is no such record; record is then empty. */
bool record_read(struct record *record, const char *line, size_t n);
void record_free(struct record *record);

#endif
