/* Models by name. */
#ifndef DRIVER_MODELS_H
#define DRIVER_MODELS_H

#include "base/error.h"
#include "kernel/model.h"

/* The built-in model of this name, the default for NULL, or the one in a file, which a name with
 * '/' or '.' is. The caller frees it. NULL and *error (ERROR_USAGE or ERROR_MEMORY) where there is
 * none, or it cannot be used. */
struct model *models_load(const char *name, struct error *error);

#endif
