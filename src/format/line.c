/* A line that is a document -> an article. */
#include "format/line.h"

enum error_code line_read(const struct raw *raw, struct arena *arena, struct article *article,
                          struct error *error)
{
    (void)raw;
    (void)arena;
    (void)article;
    return error_set(error, ERROR_DAMAGED, "it is not read yet");
}
