/* A raw record -> an article. Pure but for the arena; a struct format is read-only after
 * format_new() and shared by all threads. */
#ifndef FORMAT_ARTICLE_H
#define FORMAT_ARTICLE_H

#include <stdbool.h>
#include <stddef.h>

#include "archive/source.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

/* Every str is well-formed UTF-8 (what was broken is U+FFFD), lives in the record or the arena,
 * and is {"", 0} where the record does not tell. */
struct article {
    struct str id;     /* the url where the record has no id */
    struct str source; /* the publisher */
    struct str url;
    struct str title;
    struct str date; /* ISO 8601: a date, or a date with time as precise as given */
    struct str lang; /* as the record says, lower case, or "" */
    struct str text;
    struct str *authors;
    size_t n_authors;
    struct str *reference; /* sentences of a summary that the record brings */
    size_t n_reference;
    const char *skipped; /* why this is no article (a request, a picture): a constant to count by.
                            Nothing is written of it. Else NULL */
};

/* For hostile records; 0 = the default. What is beyond is lost, never the memory or the stack. */
struct format_limits {
    unsigned json_depth; /* objects and arrays inside one another: at most the default */
    unsigned html_depth; /* elements inside one another: at most the default */
    size_t attribute;    /* bytes of a tag's attributes */
    size_t field;        /* bytes of a field of a CSV row */
};

enum {
    FORMAT_MAX_JSON_DEPTH = 512,
    FORMAT_MAX_HTML_DEPTH = 512,
    FORMAT_MAX_ATTRIBUTE = 64 << 10,
    FORMAT_MAX_FIELD = 16 << 20,
};

/* A record, and what it cannot be read without. */
struct raw {
    enum record_kind kind;
    struct str bytes; /* BLOCK_SLACK readable bytes follow */
    struct str head;  /* block.heads of its member */
    struct str name;  /* of its member, or of the archive where it has none: may tell an id */
    const struct format_limits *limits; /* format_read() sets it: none of them is 0 */
};

/* Dotted paths that override the automatic choice of JSON keys; NULL leaves it automatic. */
struct format_options {
    const char *text_field, *title_field, *id_field, *date_field, *url_field;
    bool reference; /* summaries that records bring are read */
    struct format_limits limits;
};

struct format;

struct format *format_new(const struct format_options *options, struct error *error);
void format_free(struct format *format);

/* Reads the record into *article. An article without text is a good
 * article with text "". Returns ERROR_NONE; ERROR_DAMAGED where the record cannot be read
 * (error->text tells why and at which byte of it); ERROR_LIMIT where it is nested too deep;
 * ERROR_MEMORY where the arena is too small. */
enum error_code format_read(const struct format *format, const struct raw *record,
                            struct arena *arena, struct article *article, struct error *error);

#endif
