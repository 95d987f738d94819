/* What --help and --version print: on standard output, at most 80 columns, with the defaults that
 * hold here and now. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include <stdio.h>

#include "cli/spec.h"

void help_program(FILE *out);
void help_command(FILE *out, enum command command);
void help_version(FILE *out);

#endif
