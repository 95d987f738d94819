/* `nutgraf models`: the built-in models and what each was learned from. */
#include <string.h>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/message.h"
#include "nutgraf.h"

int models_command(int argc, char **argv)
{
    struct nutgraf_model model;
    if (argc == 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)) {
        help_models(stdout);
        return STATUS_GOOD;
    }
    if (argc > 1) {
        message("models: it takes no arguments; a model is used by nutgraf run --model NAME");
        message("see 'nutgraf models --help'");
        return STATUS_FATAL;
    }
    for (size_t i = 0; nutgraf_model_at(i, &model); i++)
        help_model(stdout, &model, i == 0);
    return STATUS_GOOD;
}
