/* A message is made whole before it is written, so that lines of several processes do not mix. */
#include "cli/message.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/glyph.h"

void message(const char *format, ...)
{
    va_list arguments;
    char *text = NULL;
    va_start(arguments, format);
    int n = vasprintf(&text, format, arguments);
    va_end(arguments);
    if (n < 0) {
        fputs("nutgraf: there is no memory for a message\n", stderr);
        return;
    }
    size_t size = 3 * (size_t)n + 1; /* each byte may become U+FFFD */
    char *clean = malloc(size);
    if (clean) {
        glyph_clean(clean, size, text, (size_t)n);
        fprintf(stderr, "nutgraf: %s\n", clean);
    }
    free(clean);
    free(text);
}

int message_close_output(int status)
{
    int failed = ferror(stdout);
    errno = 0;
    if (fclose(stdout) != 0 || failed) {
        if (errno != EPIPE)
            message("standard output: cannot write: %s", errno ? strerror(errno) : "it failed");
        return STATUS_FATAL;
    }
    return status;
}
