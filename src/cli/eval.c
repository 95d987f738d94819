/* `nutgraf eval`: how good points are, as a table for people or one JSON object.
 *
 *     KPG@3             82.10  [ 78.90,  85.20]     63.90     +18.20  [+14.02, +22.31]
 *
 * The library measures; here are only words and columns, few enough for standard output's
 * buffer. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/figures.h"
#include "cli/help.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/reports.h"

static void put_head(const struct nutgraf_evaluation *evaluation, const struct settings *settings)
{
    printf("documents %" PRIu64, evaluation->documents);
    for (unsigned s = 0; s < (settings->against ? 2u : 1u); s++)
        printf(", missing from %s %" PRIu64, s ? settings->against : settings->inputs[0],
               evaluation->missing[s]);
    puts(evaluation->missing[0] || evaluation->missing[1] ? " (scored as empty)" : "");
}

static void put_group(const struct nutgraf_evaluation *evaluation,
                      const struct nutgraf_figure *figure, bool against)
{
    if (strcmp(figure->group, "rouge") == 0)
        printf("\nROUGE, %" PRIu64 " with reference sentences\n", evaluation->summaries);
    else
        printf("\nKey-point gain, %" PRIu64 " with editors' marks\n", evaluation->labelled);
    printf("%-16s %8s  95 %% interval", "", "value");
    if (against)
        printf("     %8s  %10s  95 %% interval", "against", "difference");
    putchar('\n');
}

static void put_figure(const struct nutgraf_figure *figure, bool against)
{
    printf("%-16s %8.2f  [%6.2f, %6.2f]", figure->name, figure->value[0], figure->low[0],
           figure->high[0]);
    if (against)
        printf("  %8.2f  %+10.2f  [%+6.2f, %+6.2f]", figure->value[1], figure->delta,
               figure->delta_low, figure->delta_high);
    printf("  %s\n", figure->unit);
}

static void put_table(const struct nutgraf_evaluation *evaluation, const struct settings *settings)
{
    bool against = settings->against != NULL;
    const char *group = "";
    put_head(evaluation, settings);
    for (size_t f = 0; f < evaluation->n_figures; f++) {
        const struct nutgraf_figure *figure = &evaluation->figures[f];
        if (strcmp(group, figure->group) != 0)
            put_group(evaluation, figure, against);
        group = figure->group;
        put_figure(figure, against);
    }
}

static void put_json_figure(const struct nutgraf_figure *figure, bool against)
{
    printf("{\"group\":\"%s\",\"name\":\"%s\",\"unit\":\"%s\",\"value\":%.4f,\"low\":%.4f,"
           "\"high\":%.4f",
           figure->group, figure->name, figure->unit, figure->value[0], figure->low[0],
           figure->high[0]);
    if (against)
        printf(",\"against\":%.4f,\"against_low\":%.4f,\"against_high\":%.4f,\"difference\":%.4f,"
               "\"difference_low\":%.4f,\"difference_high\":%.4f",
               figure->value[1], figure->low[1], figure->high[1], figure->delta, figure->delta_low,
               figure->delta_high);
    putchar('}');
}

static void put_json(const struct nutgraf_evaluation *evaluation, const struct settings *settings)
{
    bool against = settings->against != NULL;
    printf("{\"documents\":%" PRIu64 ",\"summaries\":%" PRIu64 ",\"labelled\":%" PRIu64
           ",\"missing\":%" PRIu64,
           evaluation->documents, evaluation->summaries, evaluation->labelled,
           evaluation->missing[0]);
    if (against)
        printf(",\"against_missing\":%" PRIu64, evaluation->missing[1]);
    printf(",\"lost\":%" PRIu64 ",\"figures\":[", evaluation->lost);
    for (size_t f = 0; f < evaluation->n_figures; f++) {
        if (f)
            putchar(',');
        put_json_figure(&evaluation->figures[f], against);
    }
    puts("]}");
}

static void on_report(void *user, const struct nutgraf_report *report)
{
    reports_take(user, report);
}

static int work(const struct settings *settings)
{
    struct progress progress;
    struct reports reports;
    struct nutgraf_eval_options options;
    struct nutgraf_error error = {0};
    struct figure figure;
    const char *const systems[] = {settings->inputs[0], settings->against};
    progress_begin(&progress, false);
    reports_begin(&reports, settings->verbosity, &progress);
    nutgraf_eval_options_init(&options);
    options.jobs = settings->run.jobs;
    options.max_record = settings->run.max_record;
    options.max_window = settings->run.max_window;
    options.max_depth = settings->run.max_depth;
    options.report = on_report;
    options.user = &reports;
    struct nutgraf_evaluation *evaluation =
        nutgraf_eval(systems, settings->against ? 2 : 1, settings->inputs[1], &options, &error);
    reports_end(&reports);
    if (!evaluation) {
        message("%s", error.text);
        return STATUS_FATAL;
    }
    uint64_t lost = evaluation->lost;
    if (settings->json)
        put_json(evaluation, settings);
    else
        put_table(evaluation, settings);
    nutgraf_evaluation_free(evaluation);
    if (lost && settings->verbosity >= 0)
        message("%s row%s or part%s of a file could not be used: exit status 1",
                figure_count(&figure, lost), lost == 1 ? "" : "s", lost == 1 ? "" : "s");
    return lost ? STATUS_LOSS : STATUS_GOOD;
}

int eval_command(int argc, char **argv)
{
    struct settings settings;
    switch (options_parse(COMMAND_EVAL, argc, argv, &settings)) {
    case OPTIONS_HELP:
        help_command(stdout, COMMAND_EVAL);
        return STATUS_GOOD;
    case OPTIONS_FORMATS: /* none of its options */
    case OPTIONS_WRONG:
        return STATUS_FATAL;
    case OPTIONS_READY:
        break;
    }
    if (settings.n_inputs == 2)
        return work(&settings);
    message("eval: it takes two files, SYSTEM and REFERENCES, not %zu", settings.n_inputs);
    message("see 'nutgraf eval --help'");
    return STATUS_FATAL;
}
