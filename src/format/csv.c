/* A row of CSV or tab-separated values -> an article. */
#include "format/csv.h"

enum error_code csv_read(const struct fields *fields, const struct raw *raw, struct arena *arena,
                         struct article *article, struct error *error)
{
    (void)fields;
    (void)raw;
    (void)arena;
    (void)article;
    return error_set(error, ERROR_DAMAGED, "it is not read yet");
}
