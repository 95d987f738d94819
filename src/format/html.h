/* A web page -> an article; format/article.h is its contract. */
#ifndef FORMAT_HTML_H
#define FORMAT_HTML_H

#include "format/article.h"

/* charset is what the protocol told of it, or "": the page may know better. What stands in *article
 * already (url, date) is kept where the page does not tell. */
enum error_code html_read(struct str bytes, struct str charset, struct arena *arena,
                          struct article *article, struct error *error);

/* The same with limits that a user may have lowered; NULL for the defaults. */
enum error_code html_read_within(const struct format_limits *limits, struct str bytes,
                                 struct str charset, struct arena *arena, struct article *article,
                                 struct error *error);

#endif
