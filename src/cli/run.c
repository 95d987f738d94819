/* `nutgraf run`, `nutgraf text` and `nutgraf features`: archives in, JSON Lines out. The library
 * does the work and writes the records; here are its options, the words for people while it runs,
 * and the exit status. */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/figures.h"
#include "cli/help.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "cli/reports.h"
#include "cli/stop.h"

/* What the library's callbacks work on. */
struct run {
    struct progress progress;
    struct reports reports;
};

static void on_report(void *user, const struct nutgraf_report *report)
{
    struct run *run = user;
    reports_take(&run->reports, report);
}

static void on_progress(void *user, const struct nutgraf_progress *progress)
{
    struct run *run = user;
    progress_draw(&run->progress, progress);
}

static int no_input(enum command command)
{
    const char *name = spec_command_name(command);
    if (isatty(STDIN_FILENO))
        message("%s: no INPUT was given: name files or directories, or - for standard input", name);
    else
        message("%s: no INPUT was given: use - for standard input", name);
    message("see 'nutgraf %s --help'", name);
    return STATUS_FATAL;
}

/* Records that go to the terminal, or to a program that may write there, and a progress line would
 * write over each other. */
static bool writes_to_file(const struct settings *settings)
{
    struct stat status;
    return settings->run.output || (!isatty(STDOUT_FILENO) && fstat(STDOUT_FILENO, &status) == 0 &&
                                    !S_ISFIFO(status.st_mode) && !S_ISSOCK(status.st_mode));
}

static bool wants_progress(const struct settings *settings)
{
    if (settings->progress != WHEN_AUTO)
        return settings->progress == WHEN_ALWAYS;
    return settings->verbosity >= 0 && isatty(STDERR_FILENO) && writes_to_file(settings);
}

static int stopped(const struct settings *settings, const struct nutgraf_counts *counts)
{
    struct figure figure;
    const char *plural = counts->records == 1 ? "" : "s";
    if (settings->verbosity >= 0 && settings->run.output)
        message("stopped after %s article%s; '%s' was not written",
                figure_count(&figure, counts->records), plural, settings->run.output);
    else if (settings->verbosity >= 0)
        message("stopped after %s article%s, all of them written whole",
                figure_count(&figure, counts->records), plural);
    return 128 + *settings->run.stop;
}

/* A reader that has gone needs no word, and an input that is missing was reported before. */
static int failed(const struct settings *settings, const struct nutgraf_error *error)
{
    bool closed_pipe = error->code == NUTGRAF_ERROR_WRITE && error->system == EPIPE;
    bool reported = error->code == NUTGRAF_ERROR_OPEN && settings->verbosity >= 0;
    if (!closed_pipe && !reported)
        message("%s", error->text);
    return STATUS_FATAL;
}

static int work(struct settings *settings)
{
    struct run run;
    struct nutgraf_counts counts = {.size = sizeof counts};
    struct nutgraf_error error = {0};
    progress_begin(&run.progress, wants_progress(settings));
    reports_begin(&run.reports, settings->verbosity, &run.progress);
    settings->run.report = on_report;
    settings->run.progress = run.progress.enabled ? on_progress : NULL;
    settings->run.user = &run;
    settings->run.stop = stop_catch();
    if (settings->run.output)
        stop_outlive_pipe();
    enum nutgraf_code code =
        nutgraf_run(settings->inputs, settings->n_inputs, &settings->run, &counts, &error);
    reports_end(&run.reports);
    if (code == NUTGRAF_ERROR_STOPPED && *settings->run.stop)
        return stopped(settings, &counts);
    if (code != NUTGRAF_OK)
        return failed(settings, &error);
    reports_sum(&run.reports, &counts, progress_clock() - run.progress.begun);
    return counts.lost ? STATUS_LOSS : STATUS_GOOD;
}

static int run(enum command command, int argc, char **argv)
{
    struct settings settings;
    switch (options_parse(command, argc, argv, &settings)) {
    case OPTIONS_HELP:
        help_command(stdout, command);
        return STATUS_GOOD;
    case OPTIONS_FORMATS:
        help_formats(stdout);
        return STATUS_GOOD;
    case OPTIONS_WRONG:
        return STATUS_FATAL;
    case OPTIONS_READY:
        break;
    }
    return settings.n_inputs ? work(&settings) : no_input(command);
}

int run_command(int argc, char **argv)
{
    return run(COMMAND_RUN, argc, argv);
}

int features_command(int argc, char **argv)
{
    return run(COMMAND_FEATURES, argc, argv);
}

int text_command(int argc, char **argv)
{
    return run(COMMAND_TEXT, argc, argv);
}
