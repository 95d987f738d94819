/* Defaults and checks of the public options; see options.h. */
#include "driver/options.h"

#include <math.h>
#include <string.h>

#include "archive/kinds.h"
#include "archive/source.h"
#include "archive/versions.h"
#include "driver/models.h"
#include "format/article.h"

const char *nutgraf_version(void)
{
    return NUTGRAF_VERSION;
}

size_t nutgraf_libraries(char *out, size_t size)
{
    return archive_versions(out, size);
}

bool nutgraf_format_at(size_t number, struct nutgraf_format *format)
{
    return kinds_at(number, &format->group, &format->name, &format->about);
}

void nutgraf_options_init(struct nutgraf_options *options)
{
    *options = (struct nutgraf_options){.size = sizeof *options, .method = NUTGRAF_METHOD_LEARNED};
}

void nutgraf_run_options_init(struct nutgraf_run_options *options)
{
    *options = (struct nutgraf_run_options){.size = sizeof *options,
                                            .max_record = SOURCE_MAX_RECORD,
                                            .max_window = SOURCE_MAX_WINDOW,
                                            .max_depth = SOURCE_MAX_DEPTH,
                                            .max_ratio = SOURCE_MAX_RATIO,
                                            .max_members = SOURCE_MAX_MEMBERS,
                                            .max_json_depth = FORMAT_MAX_JSON_DEPTH,
                                            .max_html_depth = FORMAT_MAX_HTML_DEPTH,
                                            .max_attribute = FORMAT_MAX_ATTRIBUTE,
                                            .max_field = FORMAT_MAX_FIELD};
    nutgraf_options_init(&options->choice);
}

static const char *const method_names[] = {[NUTGRAF_METHOD_LEAD] = "lead",
                                           [NUTGRAF_METHOD_CENTROID] = "centroid",
                                           [NUTGRAF_METHOD_TEXTRANK] = "textrank",
                                           [NUTGRAF_METHOD_LEARNED] = "learned"};

const char *nutgraf_method_name(enum nutgraf_method method)
{
    bool known = method >= NUTGRAF_METHOD_LEAD && method <= NUTGRAF_METHOD_LEARNED;
    return known ? method_names[method] : NULL;
}

enum nutgraf_method nutgraf_method_named(const char *name)
{
    for (enum nutgraf_method m = NUTGRAF_METHOD_LEAD; m <= NUTGRAF_METHOD_LEARNED; m++)
        if (strcmp(name, method_names[m]) == 0)
            return m;
    return NUTGRAF_METHOD_NONE;
}

static bool usage(struct error *error, const char *text)
{
    error_set(error, ERROR_USAGE, "%s", text);
    return false;
}

bool options_check(const struct nutgraf_run_options *options, struct error *error)
{
    if (!options || options->size != sizeof *options)
        return usage(error,
                     "the options were not made by nutgraf_run_options_init() of this version");
    if (options->max_record == 0 || options->max_record > SOURCE_MAX_RECORD_MOST)
        return usage(error, "the largest record must be between 1 byte and 1 GiB");
    if (options->max_depth == 0)
        return usage(error, "the depth of archives inside archives must be at least 1");
    if (options->max_json_depth == 0 || options->max_json_depth > FORMAT_MAX_JSON_DEPTH ||
        options->max_html_depth == 0 || options->max_html_depth > FORMAT_MAX_HTML_DEPTH ||
        options->max_attribute == 0 || options->max_field == 0)
        return usage(error, "a depth of JSON or HTML, or a size of attributes or fields cannot be "
                            "meant");
    if (options->form > NUTGRAF_FORM_TEXT)
        return usage(error, "there is no such form of records");
    if (options->form == NUTGRAF_FORM_FEATURES && options->choice.method != NUTGRAF_METHOD_LEARNED)
        return usage(error, "features are told for the method learned only");
    return true;
}

static enum kernel_method kernel_method_of(enum nutgraf_method method)
{
    switch (method) {
    case NUTGRAF_METHOD_LEAD:
        return KERNEL_LEAD;
    case NUTGRAF_METHOD_TEXTRANK:
        return KERNEL_TEXTRANK;
    case NUTGRAF_METHOD_LEARNED:
        return KERNEL_LEARNED;
    default:
        return KERNEL_CENTROID;
    }
}

/* The limits on the points, as the kernel wants them. */
static void read_limits(const struct nutgraf_options *options, struct kernel_options *choice)
{
    bool limited = options->max_words || options->ratio > 0;
    choice->points = options->points;
    choice->max_words = options->max_words;
    choice->ratio = (uint32_t)lround(options->ratio * 1e6);
    if (options->ratio > 0 && choice->ratio == 0)
        choice->ratio = 1;
    if (!options->points && !limited)
        choice->points = NUTGRAF_POINTS_DEFAULT;
    if (options->points == NUTGRAF_POINTS_AUTO) {
        choice->automatic = true;
        choice->points = NUTGRAF_POINTS_AUTO_MOST;
    }
}

bool choice_read(const struct nutgraf_options *options, bool may_be_none,
                 struct kernel_options *choice, struct model **model, struct error *error)
{
    struct nutgraf_options defaults;
    *model = NULL;
    if (!options) {
        nutgraf_options_init(&defaults);
        options = &defaults;
    }
    if (options->size != sizeof *options)
        return usage(error, "the options were not made by nutgraf_options_init() of this version");
    if (!nutgraf_method_name(options->method))
        return usage(error, "there is no such method");
    if (!(options->ratio >= 0 && options->ratio <= 1))
        return usage(error, "the ratio must be above 0 and at most 1");
    bool learned = options->method == NUTGRAF_METHOD_LEARNED;
    if (options->model && !learned)
        return usage(error, "only the method learned has a model");
    if (options->points == NUTGRAF_POINTS_AUTO && !learned)
        return usage(error, "only the method learned tells how many points an article needs");
    *choice = (struct kernel_options){.method = kernel_method_of(options->method)};
    read_limits(options, choice);
    if (!learned || (may_be_none && options->model && strcmp(options->model, "none") == 0))
        return true;
    choice->model = *model = models_load(options->model, error);
    return *model != NULL;
}
