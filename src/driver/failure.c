/* The first error wins; see failure.h. */
#include "driver/failure.h"

#include <string.h>

void failure_set(struct failure *failure, const struct error *error)
{
    bool before = false;
    if (atomic_compare_exchange_strong(&failure->failed, &before, true))
        failure->error = *error;
}

static enum nutgraf_code public_code(enum error_code code)
{
    switch (code) {
    case ERROR_NONE:
        return NUTGRAF_OK;
    case ERROR_MEMORY:
        return NUTGRAF_ERROR_MEMORY;
    case ERROR_USAGE:
        return NUTGRAF_ERROR_USAGE;
    case ERROR_OPEN:
        return NUTGRAF_ERROR_OPEN;
    case ERROR_WRITE:
        return NUTGRAF_ERROR_WRITE;
    case ERROR_STOPPED:
        return NUTGRAF_ERROR_STOPPED;
    default:
        return NUTGRAF_ERROR_READ;
    }
}

enum nutgraf_code failure_tell(const struct error *error, struct nutgraf_error *out)
{
    enum nutgraf_code code = public_code(error->code);
    if (out) {
        *out = (struct nutgraf_error){.code = code, .system = error->system};
        _Static_assert(sizeof out->text >= sizeof error->text, "the text fits");
        memcpy(out->text, error->text, sizeof error->text);
    }
    return code;
}
