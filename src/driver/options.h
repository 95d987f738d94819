/* The public options: defaults, checks, and what the kernel makes of them. */
#ifndef DRIVER_OPTIONS_H
#define DRIVER_OPTIONS_H

#include <stdbool.h>

#include "base/error.h"
#include "kernel/kernel.h"
#include "nutgraf.h"

/* False and *error (ERROR_USAGE) where options cannot be meant. */
bool options_check(const struct nutgraf_run_options *options, struct error *error);

/* options, or the defaults for NULL, as the kernel wants them; false and *error where they cannot
 * be meant. *model, which choice refers to, is the caller's to free; NULL where the method has
 * none, or it may be none and is. */
bool choice_read(const struct nutgraf_options *options, bool may_be_none,
                 struct kernel_options *choice, struct model **model, struct error *error);

#endif
