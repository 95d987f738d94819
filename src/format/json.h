/* A JSON object -> an article; format/article.h is its contract. */
#ifndef FORMAT_JSON_H
#define FORMAT_JSON_H

#include "format/article.h"
#include "format/fields.h"

enum error_code json_read(const struct fields *fields, struct str bytes, struct arena *arena,
                          struct article *article, struct error *error);

#endif
