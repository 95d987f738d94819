/* Fields whose value is not one string: arrays of strings, of objects, an object with a name. */
#ifndef FORMAT_LIST_H
#define FORMAT_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

enum { LIST_NAMES_MAX = 1000 }; /* authors of one article; what is beyond is not told */

/* Each takes the text of one JSON value that jscan_skip() has checked, and sets its result to ""
 * or to nothing where the value does not hold what is asked for. False where the arena is too
 * small. */

/* An article in blocks; what is not there is "". */
struct list_story {
    struct str text, title, byline, date;
};

/* The paragraphs of an array, joined by "\n": its strings, and the `content` or `text` of its
 * objects whose `type` is that of running text (the Washington Post's sanitized_html; a kicker or
 * a picture is none), without their markup; and the first title, byline and date among them. */
bool list_paragraphs(struct str json, struct arena *arena, struct list_story *story);

/* The first string of an array that is not blank. */
bool list_first(struct str json, struct arena *arena, struct str *value);

/* The names in an array of strings or of objects with `name`, or of one such object; as they
 * came, none blank. */
bool list_names(struct str json, struct arena *arena, struct str **names, size_t *n_names);

#endif
