/* getopt_long finds the options, this file checks every value: one that cannot be meant is a
 * message that names the option, what was given and what would be right. Never guesses. */
#include "cli/options.h"

#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "cli/message.h"
#include "cli/values.h"

enum {
    JOBS_MOST = 1024,
    DEPTH_MOST = 100,
    JSON_DEPTH_MOST = 512,
    HTML_DEPTH_MOST = 512,
    SIZE_MOST = 1 << 30,
    OPTIONS_MOST = 48,
};

/* What getopt_long wants, of the command's part of the table. */
struct getopt_tables {
    struct option longs[OPTIONS_MOST + 1];
    char shorts[2 * OPTIONS_MOST + 2];
};

static void tables_make(enum command command, struct getopt_tables *tables)
{
    size_t n = 0, at = 0;
    tables->shorts[at++] = ':'; /* a missing argument is ':', not '?' */
    for (size_t i = 0; i < spec_count && n < OPTIONS_MOST; i++) {
        const struct spec *spec = &spec_table[i];
        if (!(spec->commands & command))
            continue;
        int has = spec->argument ? required_argument : no_argument;
        tables->longs[n++] = (struct option){spec->name, has, NULL, (int)spec->id};
        if (!spec->letter)
            continue;
        tables->shorts[at++] = spec->letter;
        if (spec->argument)
            tables->shorts[at++] = ':';
    }
    tables->longs[n] = (struct option){0};
    tables->shorts[at] = '\0';
}

static bool wrong_value(const struct spec *spec, const char *value, const char *expected)
{
    message("--%s: '%s' is not %s", spec->name, value, expected);
    return false;
}

static bool set_number(const struct spec *spec, const char *value, uint32_t least, uint32_t most,
                       uint32_t *number)
{
    uint64_t read;
    char expected[80];
    if (value_number(value, least, most, &read)) {
        *number = (uint32_t)read;
        return true;
    }
    snprintf(expected, sizeof expected, "a whole number from %u to %u", least, most);
    return wrong_value(spec, value, expected);
}

static bool set_bytes(const struct spec *spec, const char *value, uint64_t *bytes)
{
    return value_bytes(value, bytes) ||
           wrong_value(spec, value, "a number of bytes, such as 1000000, 512K, 64M or 1GiB");
}

static bool set_method(const struct spec *spec, const char *value, struct settings *settings)
{
    static const char *const names[] = {"learned", "lead", "centroid", "textrank"};
    char expected[120];
    settings->run.choice.method = nutgraf_method_named(value);
    if (settings->run.choice.method != NUTGRAF_METHOD_NONE)
        return true;
    const char *near = spec_nearest(value, names, sizeof names / sizeof *names);
    snprintf(expected, sizeof expected, "a method: learned, lead, centroid or textrank%s%s%s",
             near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
    return wrong_value(spec, value, expected);
}

static bool set_points(const struct spec *spec, const char *value, uint32_t *points)
{
    uint64_t read = NUTGRAF_POINTS_AUTO;
    if (strcmp(value, "auto") != 0 && !value_number(value, 1, NUTGRAF_POINTS_AUTO - 1, &read))
        return wrong_value(spec, value, "a whole number from 1 to 4294967294, or auto");
    *points = (uint32_t)read;
    return true;
}

static bool set_color(const struct spec *spec, const char *value, struct settings *settings)
{
    static const char *const names[] = {"auto", "always", "never"};
    for (unsigned i = 0; i < 3; i++) {
        if (strcmp(value, names[i]) == 0) {
            settings->color = (enum when)i;
            return true;
        }
    }
    return wrong_value(spec, value, "one of auto, always and never");
}

static bool set_text(const struct spec *spec, const char *value, const char **text)
{
    *text = value;
    return *value || wrong_value(spec, value, "the name of anything");
}

static bool set_output(const struct spec *spec, const char *value, struct settings *settings)
{
    if (!set_text(spec, value, &settings->run.output))
        return false;
    if (strcmp(value, "-") == 0)
        settings->run.output = NULL;
    return true;
}

static bool set_limit(const struct spec *spec, const char *value, uint64_t *limit)
{
    return value_number(value, 1, UINT64_MAX, limit) ||
           wrong_value(spec, value, "a whole number of 1 or more");
}

static bool set_size(const struct spec *spec, const char *value, size_t *bytes)
{
    uint64_t read;
    if (!set_bytes(spec, value, &read))
        return false;
    if (read > SIZE_MOST)
        return wrong_value(spec, value, "a number of bytes up to 1G");
    *bytes = (size_t)read;
    return true;
}

static bool set_count(const struct spec *spec, const char *value, uint64_t *count)
{
    return value_number(value, 0, UINT64_MAX, count) ||
           wrong_value(spec, value, "a whole number of 0 or more");
}

/* Limits for hostile input. */
static bool set_bound(const struct spec *spec, const char *value, struct nutgraf_run_options *run)
{
    switch (spec->id) {
    case OPTION_MAX_RATIO:
        return set_count(spec, value, &run->max_ratio);
    case OPTION_MAX_TOTAL:
        run->max_total = 0;
        return strcmp(value, "0") == 0 || set_bytes(spec, value, &run->max_total);
    case OPTION_MAX_MEMBERS:
        return set_count(spec, value, &run->max_members);
    case OPTION_MAX_JSON_DEPTH:
        return set_number(spec, value, 1, JSON_DEPTH_MOST, &run->max_json_depth);
    case OPTION_MAX_HTML_DEPTH:
        return set_number(spec, value, 1, HTML_DEPTH_MOST, &run->max_html_depth);
    case OPTION_MAX_ATTRIBUTE:
        return set_size(spec, value, &run->max_attribute);
    case OPTION_MAX_FIELD:
        return set_size(spec, value, &run->max_field);
    default:
        return true;
    }
}

/* Options with a value. */
static bool set_value(const struct spec *spec, const char *value, struct settings *settings)
{
    struct nutgraf_run_options *run = &settings->run;
    switch (spec->id) {
    case OPTION_POINTS:
        return set_points(spec, value, &run->choice.points);
    case OPTION_MAX_WORDS:
        return set_number(spec, value, 1, UINT32_MAX, &run->choice.max_words);
    case OPTION_RATIO:
        return value_ratio(value, &run->choice.ratio) ||
               wrong_value(spec, value, "a number above 0 and at most 1, such as 0.2");
    case OPTION_METHOD:
        return set_method(spec, value, settings);
    case OPTION_MODEL:
        return set_text(spec, value, &run->choice.model);
    case OPTION_LIMIT:
        return set_limit(spec, value, &run->limit);
    case OPTION_TEXT_FIELD:
        return set_text(spec, value, &run->text_field);
    case OPTION_TITLE_FIELD:
        return set_text(spec, value, &run->title_field);
    case OPTION_ID_FIELD:
        return set_text(spec, value, &run->id_field);
    case OPTION_DATE_FIELD:
        return set_text(spec, value, &run->date_field);
    case OPTION_URL_FIELD:
        return set_text(spec, value, &run->url_field);
    case OPTION_MAX_RECORD:
        return set_size(spec, value, &run->max_record);
    case OPTION_MAX_WINDOW:
        return set_bytes(spec, value, &run->max_window);
    case OPTION_MAX_DEPTH:
        return set_number(spec, value, 1, DEPTH_MOST, &run->max_depth);
    case OPTION_OUTPUT:
        return set_output(spec, value, settings);
    case OPTION_AGAINST:
        return set_text(spec, value, &settings->against);
    case OPTION_COLOR:
        return set_color(spec, value, settings);
    case OPTION_JOBS:
        return set_number(spec, value, 0, JOBS_MOST, &run->jobs);
    default:
        return set_bound(spec, value, run);
    }
}

/* Options without one. */
static void set_switch(enum option_id id, struct settings *settings)
{
    switch (id) {
    case OPTION_FORCE:
        settings->run.force = true;
        break;
    case OPTION_WITH_WORDS:
        settings->run.with_words = true;
        break;
    case OPTION_WITH_REFERENCE:
        settings->run.with_reference = true;
        break;
    case OPTION_WITH_TEXT:
        settings->run.with_text = true;
        break;
    case OPTION_JSON:
        settings->json = true;
        break;
    case OPTION_PROGRESS:
        settings->progress = WHEN_ALWAYS;
        break;
    case OPTION_NO_PROGRESS:
        settings->progress = WHEN_NEVER;
        break;
    case OPTION_QUIET:
        settings->verbosity = -1;
        break;
    case OPTION_VERBOSE:
        settings->verbosity = 1;
        break;
    default:
        break;
    }
}

/* A long option that getopt_long did not take: unknown, or the beginning of several. */
static void say_unknown_long(enum command command, const char *given)
{
    char word[64];
    snprintf(word, sizeof word, "%.*s", (int)strcspn(given + 2, "="), given + 2);
    const char *near = spec_nearest_option(command, word);
    if (near)
        message("unknown option '--%s'; did you mean --%s?", word, near);
    else
        message("unknown option '--%s'", word);
}

static void say_wrong(enum command command, int result, const char *given)
{
    const struct spec *spec = spec_of(command, optopt);
    bool is_long = strncmp(given, "--", 2) == 0;
    if (result == ':' && spec && is_long)
        message("--%s needs a value: --%s %s", spec->name, spec->name, spec->argument);
    else if (result == ':' && spec)
        message("-%c needs a value: -%c %s", spec->letter, spec->letter, spec->argument);
    else if (spec && is_long)
        message("--%s takes no value", spec->name);
    else if (is_long && !optopt)
        say_unknown_long(command, given);
    else
        message("unknown option '-%c'", optopt);
}

static enum options_result wrong(enum command command)
{
    message("see 'nutgraf %s --help'", spec_command_name(command));
    return OPTIONS_WRONG;
}

enum options_result options_parse(enum command command, int argc, char **argv,
                                  struct settings *settings)
{
    struct getopt_tables tables;
    tables_make(command, &tables);
    *settings = (struct settings){0};
    nutgraf_run_options_init(&settings->run);
    opterr = 0;
    for (;;) {
        int result = getopt_long(argc, argv, tables.shorts, tables.longs, NULL);
        if (result == -1)
            break;
        const struct spec *spec = result == '?' ? NULL : spec_of(command, result);
        if (!spec) {
            say_wrong(command, result, argv[optind - 1]);
            return wrong(command);
        }
        if (spec->id == OPTION_HELP)
            return OPTIONS_HELP;
        if (spec->id == OPTION_LIST_FORMATS)
            return OPTIONS_FORMATS;
        if (spec->argument && !set_value(spec, optarg, settings))
            return wrong(command);
        set_switch(spec->id, settings);
    }
    if (command == COMMAND_FEATURES)
        settings->run.form = NUTGRAF_FORM_FEATURES;
    if (command == COMMAND_TEXT)
        settings->run.form = NUTGRAF_FORM_TEXT;
    settings->inputs = (const char *const *)(argv + optind);
    settings->n_inputs = (size_t)(argc - optind);
    return OPTIONS_READY;
}
