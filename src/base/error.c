/* Errors as values that their callers own.
 *
 * Formats into a local first, so that a caller may wrap an error in itself:
 *     error_set(&error, error.code, "%s: %s", path, error.text);
 * Where the text is too long its end is cut, but never the system's reason. Nothing is printed or
 * allocated here. */
#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Puts the sentence and what must stand behind it into *error. */
static void fill(struct error *error, const char *tail, const char *format, va_list args)
{
    char text[sizeof error->text];
    size_t room = sizeof text - strlen(tail);
    int wrote = vsnprintf(text, room, format, args);
    size_t len = wrote < 0 ? 0 : (size_t)wrote < room ? (size_t)wrote : room - 1;
    memcpy(error->text, text, len);
    memcpy(error->text + len, tail, strlen(tail) + 1);
}

enum error_code error_set(struct error *error, enum error_code code, const char *format, ...)
{
    if (!error)
        return code;
    va_list args;
    va_start(args, format);
    fill(error, "", format, args);
    va_end(args);
    error->code = code;
    error->system = 0;
    return code;
}

enum error_code error_set_system(struct error *error, enum error_code code, const char *format, ...)
{
    int system = errno;
    if (!error)
        return code;
    char reason[sizeof error->text / 2];
    errno = system;
    snprintf(reason, sizeof reason, ": %m"); /* thread-safe, which strerror() is not */
    va_list args;
    va_start(args, format);
    fill(error, reason, format, args);
    va_end(args);
    error->code = code;
    error->system = system;
    errno = system;
    return code;
}
