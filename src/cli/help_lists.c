/* What the program is made of and can do, as lists: models, formats, versions. All of it is the
 * library's to tell; only the layout is here. */
#include <string.h>

#include "cli/figures.h"
#include "cli/help.h"
#include "nutgraf.h"

enum { ABOUT_COLUMN = 14 };

void help_formats(FILE *out)
{
    struct nutgraf_format format;
    const char *group = "";
    fputs("Told by content, never by name, in one another to --max-depth.\n", out);
    for (size_t i = 0; nutgraf_format_at(i, &format); i++) {
        if (strcmp(group, format.group) != 0)
            fprintf(out, "\n%s\n", format.group);
        group = format.group;
        int column = fprintf(out, "  %s", format.name);
        if (column < ABOUT_COLUMN - 1)
            fprintf(out, "%*s", ABOUT_COLUMN - column, "");
        else
            fprintf(out, "\n%*s", ABOUT_COLUMN, "");
        help_wrap(out, ABOUT_COLUMN, ABOUT_COLUMN, format.about);
    }
}

void help_models(FILE *out)
{
    fputs("Usage: nutgraf models\n\n", out);
    help_paragraph(out,
                   "Lists the built-in models and what each was learned from. The first is the "
                   "default; nutgraf run --model NAME uses another, and --model FILE one that is "
                   "not built in.");
}

void help_model(FILE *out, const struct nutgraf_model *model, bool is_default)
{
    struct figure size;
    fprintf(out, "%s (%s%s)\n  ", model->name, is_default ? "default, " : "",
            figure_bytes(&size, model->bytes));
    help_wrap(out, 2, 2, model->learned_from);
}

void help_version(FILE *out)
{
    char libraries[1024];
    nutgraf_libraries(libraries, sizeof libraries);
    fprintf(out, "nutgraf %s\n", nutgraf_version());
    help_wrap(out, 0, 0, libraries);
}
