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
 * be meant. */
bool choice_read(const struct nutgraf_options *options, struct kernel_options *choice,
                 struct error *error);

#endif
