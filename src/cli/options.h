/* The command line of `run`, `text`, `show`, `features` and `eval`. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stddef.h>

#include "cli/spec.h"
#include "nutgraf.h"

enum when { WHEN_AUTO, WHEN_ALWAYS, WHEN_NEVER };

struct settings {
    struct nutgraf_run_options run;
    int verbosity; /* -1 quiet, 0, 1 verbose */
    enum when progress, color;
    const char *against; /* NULL: not given */
    bool json;
    const char *const *inputs; /* the rest of argv */
    size_t n_inputs;
};

enum options_result {
    OPTIONS_READY,
    OPTIONS_HELP,    /* --help was given */
    OPTIONS_FORMATS, /* --list-formats was given */
    OPTIONS_WRONG,   /* said on standard error what, and what to do */
};

/* argv[0] is the command's name. Options and inputs may be mixed, "--" ends options. */
enum options_result options_parse(enum command command, int argc, char **argv,
                                  struct settings *settings);

#endif
