/* A record of a WARC or ARC file -> an article; format/article.h is its contract. */
#ifndef FORMAT_WARC_H
#define FORMAT_WARC_H

#include "format/article.h"

enum error_code warc_read(const struct raw *raw, struct arena *arena, struct article *article,
                          struct error *error);

#endif
