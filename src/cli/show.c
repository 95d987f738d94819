/* `nutgraf show`: one article for the eye. It runs the library as `nutgraf run --with-text` would
 * and reads back the first record, so that what is shown is what a run would write. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/page.h"
#include "cli/reports.h"
#include "cli/show_record.h"
#include "cli/stop.h"

/* What the library wrote: a few lines. */
struct caught {
    char *bytes;
    size_t n, room;
    struct progress progress; /* never drawn; reports need one */
    struct reports reports;
};

static void on_report(void *user, const struct nutgraf_report *report)
{
    struct caught *caught = user;
    reports_take(&caught->reports, report);
}

static bool on_write(void *user, const char *data, size_t n)
{
    struct caught *caught = user;
    if (n > caught->room - caught->n) {
        size_t room = 2 * (caught->n + n);
        char *grown = realloc(caught->bytes, room);
        if (!grown)
            return false;
        caught->bytes = grown;
        caught->room = room;
    }
    memcpy(caught->bytes + caught->n, data, n);
    caught->n += n;
    return true;
}

static bool wants_color(const struct settings *settings)
{
    const char *none = getenv("NO_COLOR"), *terminal = getenv("TERM");
    if (settings->color != WHEN_AUTO)
        return settings->color == WHEN_ALWAYS;
    return isatty(STDOUT_FILENO) && !(none && *none) && terminal && strcmp(terminal, "dumb") != 0;
}

static bool equals(struct record_text text, const char *word)
{
    return text.n == strlen(word) && memcmp(text.bytes, word, text.n) == 0;
}

/* Why there are no points, for people. */
static const char *reason_of(struct record_text status)
{
    static const char *const reasons[][2] = {
        {"no-text", "the record has no text; --text-field names the key that holds it."},
        {"too-short", "the text is too short to choose from."},
        {"not-prose", "the text is a list, a table or something else that is not prose."},
        {"too-long", "the text is longer than any article."},
        {"language", "the text is not in a language that can be summarized."},
    };
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (equals(status, reasons[i][0]))
            return reasons[i][1];
    return "nothing in it stands out.";
}

/* "2026-02-03 · Example Courier · 612 words, 28 sentences" */
static void facts(const struct page *page, const struct record *record)
{
    char line[512];
    int date = (int)(record->date.n < 40 ? record->date.n : 40);
    int source = (int)(record->source.n < 200 ? record->source.n : 200);
    int n = snprintf(line, sizeof line, "%.*s%s%.*s%s%zu word%s, %zu sentence%s", date,
                     record->date.bytes, date ? " \xC2\xB7 " : "", source, record->source.bytes,
                     source ? " \xC2\xB7 " : "", record->words, record->words == 1 ? "" : "s",
                     record->sentences, record->sentences == 1 ? "" : "s");
    page_paragraph(page, PAGE_FAINT, "", line, (size_t)n);
}

static void points(const struct page *page, const struct record *record)
{
    for (size_t i = 0; i < record->n_points; i++)
        page_paragraph(page, PAGE_PLAIN, "\xE2\x80\xA2 ", record->points[i].text.bytes,
                       record->points[i].text.n);
    if (!record->n_points)
        page_paragraph(page, PAGE_PLAIN, "No key points: ", reason_of(record->status),
                       strlen(reason_of(record->status)));
}

static void text(const struct page *page, const struct record *record)
{
    struct span *spans = calloc(record->n_points + 1, sizeof *spans);
    if (!spans)
        return;
    for (size_t i = 0; i < record->n_points; i++)
        spans[i] = (struct span){record->points[i].start, record->points[i].end};
    page_text(page, record->text.bytes, record->text.n, spans, record->n_points);
    free(spans);
}

static void render(const struct page *page, const struct record *record)
{
    if (record->title.n)
        page_paragraph(page, PAGE_BOLD, "", record->title.bytes, record->title.n);
    facts(page, record);
    fputc('\n', page->out);
    points(page, record);
    if (record->text.n == 0)
        return;
    fputc('\n', page->out);
    page_rule(page);
    fputc('\n', page->out);
    text(page, record);
}

/* The page is made whole in memory: what goes to the terminal is one write, seen to fail or not. */
static bool print(const struct settings *settings, const struct record *record)
{
    char *bytes = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&bytes, &n);
    if (!out) {
        message("there is too little memory for the page");
        return false;
    }
    struct page page = page_of(out, STDOUT_FILENO, wants_color(settings));
    render(&page, record);
    bool whole = !ferror(out);
    whole = fclose(out) == 0 && whole;
    if (!whole)
        message("there is too little memory for the page");
    bool shown = whole && message_put_output(bytes, n);
    free(bytes);
    return shown;
}

/* Shows the first line of what was caught. */
static int show(const struct settings *settings, const struct caught *caught, uint64_t records)
{
    const char *name = settings->inputs[0];
    const char *end = caught->n ? memchr(caught->bytes, '\n', caught->n) : NULL;
    struct record record;
    if (!end) {
        message("%s: there is no article in it", name);
        return STATUS_LOSS;
    }
    if (!record_read(&record, caught->bytes, (size_t)(end - caught->bytes))) {
        message("%s: its record could not be read back: there is too little memory", name);
        return STATUS_FATAL;
    }
    bool shown = print(settings, &record);
    record_free(&record);
    if (!shown)
        return STATUS_FATAL;
    if (records > 1 && settings->verbosity >= 0)
        message("%s: this is the first of several articles; nutgraf run reads them all", name);
    return STATUS_GOOD;
}

static int work(struct settings *settings)
{
    struct caught caught = {0};
    struct nutgraf_counts counts = {.size = sizeof counts};
    struct nutgraf_error error = {0};
    struct nutgraf_run_options *run = &settings->run;
    reports_begin(&caught.reports, settings->verbosity, &caught.progress);
    run->jobs = 1;
    run->limit = 2; /* the second only tells that there are more */
    run->with_text = true;
    run->report = on_report;
    run->write = on_write;
    run->user = &caught;
    run->stop = stop_catch();
    if (strcmp(settings->inputs[0], "-") == 0 && isatty(STDIN_FILENO) && settings->verbosity >= 0)
        message("paste the article, then press Ctrl-D on a line of its own");
    enum nutgraf_code code = nutgraf_run(settings->inputs, 1, run, &counts, &error);
    reports_end(&caught.reports);
    int status = STATUS_FATAL;
    if (code == NUTGRAF_OK)
        status = show(settings, &caught, counts.records);
    else if (code == NUTGRAF_ERROR_STOPPED)
        status = 128 + *run->stop;
    else if (code != NUTGRAF_ERROR_OPEN || settings->verbosity < 0) /* else it was reported */
        message("%s", error.text);
    free(caught.bytes);
    return status == STATUS_GOOD && counts.lost ? STATUS_LOSS : status;
}

int show_command(int argc, char **argv)
{
    struct settings settings;
    switch (options_parse(COMMAND_SHOW, argc, argv, &settings)) {
    case OPTIONS_HELP:
        help_command(stdout, COMMAND_SHOW);
        return STATUS_GOOD;
    case OPTIONS_FORMATS: /* none of its options */
    case OPTIONS_WRONG:
        return STATUS_FATAL;
    case OPTIONS_READY:
        break;
    }
    if (settings.n_inputs == 1)
        return work(&settings);
    if (settings.n_inputs)
        message("show: it takes one FILE, not %zu; nutgraf run takes many", settings.n_inputs);
    else
        message("show: no FILE was given: name one, or use - for standard input");
    message("see 'nutgraf show --help'");
    return STATUS_FATAL;
}
