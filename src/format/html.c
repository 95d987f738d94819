/* A web page -> an article. */
#include "format/html.h"

enum error_code html_read(struct str bytes, struct str charset, struct arena *arena,
                          struct article *article, struct error *error)
{
    (void)bytes;
    (void)charset;
    (void)arena;
    (void)article;
    return error_set(error, ERROR_DAMAGED, "it is not read yet");
}
