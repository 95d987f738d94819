/* A line that is a document -> an article; format/article.h is its contract. */
#ifndef FORMAT_LINE_H
#define FORMAT_LINE_H

#include "format/article.h"

enum error_code line_read(const struct raw *raw, struct arena *arena, struct article *article,
                          struct error *error);

#endif
