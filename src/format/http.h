/* A response of a web server as archives keep it. Views of its bytes; nothing is owned. */
#ifndef FORMAT_HTTP_H
#define FORMAT_HTTP_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

struct http {
    unsigned status; /* 0 where it tells none */
    struct str head;
    struct str body; /* as it went over the wire, or as somebody has left it */
};

/* False where the bytes are no response. Interim responses (1xx) are read over. */
bool http_read(struct str bytes, struct http *http);

/* The body without chunks and compression, whatever the head says of them: a view, or in the
 * arena; of a body that is cut off or broken what can be had. ERROR_DAMAGED where nothing here can
 * decompress it, ERROR_MEMORY where it is larger than most bytes, or than the arena. */
enum error_code http_payload(const struct http *http, size_t most, struct arena *arena,
                             struct str *payload, struct error *error);

/* What a Content-Type tells: "text/html; charset=utf-8" -> the type and the set, "" without. */
void http_media(struct str value, struct str *type, struct str *charset);

#endif
