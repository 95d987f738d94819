/* An error that its caller owns: a code to act on and a sentence to show. Nothing is allocated. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

enum error_code {
    ERROR_NONE,
    ERROR_MEMORY,  /* an allocation failed */
    ERROR_USAGE,   /* an option or argument that cannot be meant */
    ERROR_OPEN,    /* an input is missing or not readable */
    ERROR_READ,    /* the system failed to read */
    ERROR_WRITE,   /* the system failed to write: a full disk, a closed pipe */
    ERROR_DAMAGED, /* the input is broken, truncated or not what it says */
    ERROR_LIMIT,   /* a limit for hostile input was met; the text names its option */
    ERROR_STOPPED, /* the caller asked to stop */
};

struct error {
    enum error_code code;
    int system;     /* errno where the system is the reason, else 0 */
    char text[400]; /* "" without an error, else a sentence without a final stop or newline */
};

/* Fills *error from a printf format; a NULL error is ignored. Returns code, so that a function may
 * end with it. The arguments may be parts of *error: error_set(e, e->code, "%s: %s", path,
 * e->text).
 */
enum error_code error_set(struct error *error, enum error_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same, with ": " and the text of errno behind it; errno is kept, also in error->system. */
enum error_code error_set_system(struct error *error, enum error_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
