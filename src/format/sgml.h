/* An SGML element of a newswire -> an article; format/article.h is its contract. */
#ifndef FORMAT_SGML_H
#define FORMAT_SGML_H

#include "format/article.h"

enum error_code sgml_read(const struct raw *raw, struct arena *arena, struct article *article,
                          struct error *error);

#endif
