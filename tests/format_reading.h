/* For the tests of the format room: one record read from an exact copy on the heap, so that the
 * sanitizer sees a byte read too far, into an arena of its own. */
#ifndef TESTS_FORMAT_READING_H
#define TESTS_FORMAT_READING_H

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "format/article.h"

struct reading {
    struct arena arena;
    char *copy;
    struct article article;
    struct error error;
    enum error_code code;
};

/* With the head of its member, and its name. */
static inline struct reading reading_open_as(const struct format_options *options,
                                             const struct raw *given, size_t memory)
{
    struct reading reading = {.copy = malloc(given->bytes.len + !given->bytes.len)};
    struct format *format = format_new(options, &reading.error);
    cr_assert(format && reading.copy && arena_open(&reading.arena, memory));
    if (given->bytes.len)
        memcpy(reading.copy, given->bytes.data, given->bytes.len);
    struct raw raw = *given;
    raw.bytes.data = reading.copy;
    reading.code = format_read(format, &raw, &reading.arena, &reading.article, &reading.error);
    format_free(format);
    return reading;
}

static inline struct reading reading_open(const struct format_options *options,
                                          enum record_kind kind, struct str bytes, size_t memory)
{
    const struct raw raw = {.kind = kind, .bytes = bytes, .head = STR(""), .name = STR("")};
    return reading_open_as(options, &raw, memory);
}

static inline void reading_close(struct reading *reading)
{
    arena_close(&reading->arena);
    free(reading->copy);
}

static inline bool reading_well_formed(const struct article *article)
{
    const struct str all[] = {article->id,   article->source, article->url, article->title,
                              article->date, article->lang,   article->text};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (!all[i].data || !utf8_valid(all[i].data, all[i].len))
            return false;
    for (size_t i = 0; i < article->n_authors; i++)
        if (!utf8_valid(article->authors[i].data, article->authors[i].len))
            return false;
    return true;
}

#endif
