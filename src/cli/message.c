/* A message is made whole before it is written, so that lines of several processes do not mix.
 *
 * Standard output is checked to its very end: a disk that is full is often noticed no earlier than
 * at the close, and whoever reads the exit status must learn of it. */
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

static void output_failed(int number)
{
    if (number != EPIPE)
        message("cannot write to standard output: %s", strerror(number));
}

bool message_put_output(const char *data, size_t n)
{
    if (fwrite(data, 1, n, stdout) == n && fflush(stdout) == 0)
        return true;
    output_failed(errno);
    return false;
}

int message_close_output(int status)
{
    bool said = ferror(stdout);
    bool closed = fclose(stdout) == 0;
    if (!closed && !said)
        output_failed(errno);
    return closed && !said ? status : STATUS_FATAL;
}
