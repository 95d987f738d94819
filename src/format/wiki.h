/* A page of a wiki's dump -> an article; format/article.h is its contract. */
#ifndef FORMAT_WIKI_H
#define FORMAT_WIKI_H

#include "format/article.h"

enum error_code wiki_read(const struct raw *raw, struct arena *arena, struct article *article,
                          struct error *error);

#endif
