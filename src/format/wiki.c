/* A page of a wiki's dump -> an article. */
#include "format/wiki.h"

enum error_code wiki_read(const struct raw *raw, struct arena *arena, struct article *article,
                          struct error *error)
{
    (void)raw;
    (void)arena;
    (void)article;
    return error_set(error, ERROR_DAMAGED, "it is not read yet");
}
