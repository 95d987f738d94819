/* An XML document of a newswire, a page of a newspaper -> an article. */
#include "format/xml.h"

enum error_code xml_read(const struct raw *raw, struct arena *arena, struct article *article,
                         struct error *error)
{
    (void)raw;
    (void)arena;
    (void)article;
    return error_set(error, ERROR_DAMAGED, "it is not read yet");
}
