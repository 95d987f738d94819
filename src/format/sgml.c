/* An SGML element of a newswire -> an article. */
#include "format/sgml.h"

enum error_code sgml_read(const struct raw *raw, struct arena *arena, struct article *article,
                          struct error *error)
{
    (void)raw;
    (void)arena;
    (void)article;
    return error_set(error, ERROR_DAMAGED, "it is not read yet");
}
