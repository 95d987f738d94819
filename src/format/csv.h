/* A row of CSV or tab-separated values -> an article; format/article.h is its contract. */
#ifndef FORMAT_CSV_H
#define FORMAT_CSV_H

#include "format/article.h"
#include "format/fields.h"

enum error_code csv_read(const struct fields *fields, const struct raw *raw, struct arena *arena,
                         struct article *article, struct error *error);

#endif
