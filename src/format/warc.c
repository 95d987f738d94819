/* A record of a WARC or ARC file -> an article. */
#include "format/warc.h"

enum error_code warc_read(const struct raw *raw, struct arena *arena, struct article *article,
                          struct error *error)
{
    (void)raw;
    (void)arena;
    (void)article;
    return error_set(error, ERROR_DAMAGED, "it is not read yet");
}
