/* Everything that is said on standard error: "nutgraf: where: what", a line each. */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>

/* Exit statuses of every command. */
enum {
    STATUS_GOOD = 0,
    STATUS_LOSS = 1,  /* finished, but something could not be read */
    STATUS_FATAL = 2, /* usage, or an error that ended the work */
};

/* Writes one line, "nutgraf: " first; control characters in the arguments are replaced. */
void message(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Writes to standard output. False where it fails: it was said, unless the reader has gone. */
bool message_put_output(const char *data, size_t n);

/* Closes standard output. Returns status, or STATUS_FATAL where anything was lost, having said it.
 * What was not written by message_put_output must fit the stream's buffer. */
int message_close_output(int status);

#endif
