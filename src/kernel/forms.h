/* Credits, bylines and datelines: a few names, numbers and dates. */
#ifndef KERNEL_FORMS_H
#define KERNEL_FORMS_H

#include <stdbool.h>

#include "kernel/document.h"

/* "Jane Doe | Agency", "By Jane Doe", "LONDON, March 3", "10:32 GMT"; LINE_PROSE where it is none
 * of these. */
enum line_class form_class(const struct document *document, const struct sentence *sentence);

/* "Jane Doe | Agency": a bar between two spaces. */
bool form_has_bar(const struct document *document, const struct sentence *sentence);

/* "…, Elmshire, on Monday, March 3, 2020.": a place and a full date at the end, which news tells
 * otherwise and the captions of agencies do not. */
bool form_ends_dated(const struct document *document, const struct sentence *sentence);

/* "Jane Doe is a senior writer at …" */
bool form_biography(const struct document *document, const struct sentence *sentence);

/* True where the table is in order; for tests. */
bool form_sorted(void);

#endif
