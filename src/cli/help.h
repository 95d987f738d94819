/* What --help and --version print: on standard output, at most 80 columns, with the defaults that
 * hold here and now. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include <stdio.h>

#include "cli/spec.h"
#include "nutgraf.h"

void help_program(FILE *out);
void help_command(FILE *out, enum command command);
void help_models(FILE *out);
void help_formats(FILE *out);
void help_version(FILE *out);

/* A model as `nutgraf models` lists it. */
void help_model(FILE *out, const struct nutgraf_model *model, bool is_default);

/* Prints words from column on, continued at indent. "\n" in the text begins a new line there. */
void help_wrap(FILE *out, size_t column, size_t indent, const char *text);

/* The same from the first column, and an empty line behind it. */
void help_paragraph(FILE *out, const char *text);

#endif
