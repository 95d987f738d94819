/* Everything that is said on standard error: "nutgraf: where: what", a line each. */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

/* Exit statuses of every command. */
enum {
    STATUS_GOOD = 0,
    STATUS_LOSS = 1,  /* finished, but something could not be read */
    STATUS_FATAL = 2, /* usage, or an error that ended the work */
};

/* Writes one line, "nutgraf: " first; control characters in the arguments are replaced. */
void message(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Flushes standard output and closes it; says so and returns STATUS_FATAL where anything written
 * was lost (quietly where the reader has gone), else returns status. */
int message_close_output(int status);

#endif
