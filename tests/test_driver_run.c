/* nutgraf_run() and nutgraf_summarize() as a program sees them. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buffer.h"
#include "nutgraf.h"

#define STORY                                                                                      \
    "The city council voted on Tuesday to close the old harbour bridge for two years of repairs. " \
    "Engineers had warned in March that the main span could fail under heavy traffic. "            \
    "Ferries will carry passengers across the harbour until the bridge opens again. "              \
    "The repairs will cost 40 million pounds, a report to the council said. "                      \
    "Shopkeepers on the north side fear that customers will stay away."

struct seen {
    struct buffer records, reports;
    unsigned n_reports, n_lost;
};

static char folder[64], path[3][96];

static void make_files(void)
{
    static const char *const lines[] = {
        "{\"id\":\"1\",\"title\":\"Bridge to close\",\"text\":\"" STORY "\"}\n",
        "{\"id\":\"2\",\"text\":\"\"}\n",
        "not json\n",
        "{\"id\":\"4\",\"text\":\"" STORY "\"}\n",
    };
    snprintf(folder, sizeof folder, "/tmp/nutgraf-run-XXXXXX");
    cr_assert(mkdtemp(folder) != NULL);
    for (int f = 0; f < 3; f++) {
        snprintf(path[f], sizeof path[f], "%s/%d.jsonl", folder, f);
        FILE *file = f == 1 ? NULL : fopen(path[f], "w"); /* the second is missing */
        for (int i = 0; file && i < 4; i++)
            cr_assert(fputs(lines[i], file) >= 0);
        if (file)
            fclose(file);
    }
}

static void remove_files(void)
{
    for (int f = 0; f < 3; f++)
        unlink(path[f]);
    rmdir(folder);
}

TestSuite(run, .init = make_files, .fini = remove_files);

static bool on_write(void *user, const char *data, size_t n)
{
    return buffer_append(&((struct seen *)user)->records, data, n);
}

static void on_report(void *user, const struct nutgraf_report *report)
{
    struct seen *seen = user;
    char line[600];
    int n = snprintf(line, sizeof line, "%s %d %s %d\n", report->archive + strlen(folder),
                     (int)report->record, report->reason, (int)report->offset);
    if (report->kind == NUTGRAF_REPORT_LOST) {
        buffer_append(&seen->reports, line, (size_t)n);
        seen->n_lost++;
    }
    seen->n_reports++;
}

static struct nutgraf_run_options options_for(struct seen *seen)
{
    struct nutgraf_run_options options;
    nutgraf_run_options_init(&options);
    options.jobs = 2;
    options.write = on_write;
    options.report = on_report;
    options.user = seen;
    return options;
}

static unsigned count_lines(const struct buffer *buffer)
{
    unsigned n = 0;
    for (size_t i = 0; i < buffer->len; i++)
        n += buffer->data[i] == '\n';
    return n;
}

static void forget(struct seen *seen)
{
    buffer_free(&seen->records);
    buffer_free(&seen->reports);
    *seen = (struct seen){0};
}

static const char *const *all_inputs(void)
{
    static const char *inputs[3];
    for (int f = 0; f < 3; f++)
        inputs[f] = path[f];
    return inputs;
}

Test(run, losses_are_told_in_order_and_counted)
{
    struct seen seen = {0};
    struct nutgraf_run_options options = options_for(&seen);
    struct nutgraf_counts counts;
    struct nutgraf_error error;
    enum nutgraf_code code = nutgraf_run(all_inputs(), 3, &options, &counts, &error);
    cr_assert(code == NUTGRAF_OK, "%s", error.text);
    cr_expect(count_lines(&seen.records) == 6 && counts.records == 6, "%u",
              (unsigned)counts.records);
    cr_expect(counts.ok == 4 && counts.no_text == 2 && counts.inputs == 2 && counts.lost == 3);
    cr_expect(counts.bytes_written == seen.records.len && counts.points == 12);
    const char *reports = "/0.jsonl 3 not readable ";
    cr_expect(strncmp(seen.reports.data, reports, strlen(reports)) == 0, "%.*s",
              (int)seen.reports.len, seen.reports.data);
    cr_expect(memmem(seen.reports.data, seen.reports.len, "/1.jsonl 0 not opened 0\n/2.jsonl 3",
                     strlen("/1.jsonl 0 not opened 0\n/2.jsonl 3")) != NULL,
              "%.*s", (int)seen.reports.len, seen.reports.data);
    forget(&seen);
}

Test(run, limit_ends_records_and_reports_at_the_same_place)
{
    for (uint64_t limit = 1; limit <= 6; limit++)
        for (size_t batch = 1; batch < 100000; batch *= 300) {
            struct seen seen = {0};
            struct nutgraf_run_options options = options_for(&seen);
            struct nutgraf_counts counts;
            options.limit = limit;
            options.batch_bytes = batch;
            cr_assert(nutgraf_run(all_inputs(), 3, &options, &counts, NULL) == NUTGRAF_OK);
            cr_expect(count_lines(&seen.records) == limit && counts.records == limit);
            cr_expect(counts.bytes_read > 0, "limit %u, batch %zu", (unsigned)limit, batch);
            unsigned lost = limit < 3 ? 0 : limit < 6 ? 1 + (limit > 3) : 3;
            cr_expect(seen.n_lost == lost && counts.lost == lost, "limit %u, batch %zu: %u lost",
                      (unsigned)limit, batch, seen.n_lost);
            forget(&seen);
        }
}

Test(run, nothing_to_open_is_fatal)
{
    struct seen seen = {0};
    struct nutgraf_run_options options = options_for(&seen);
    struct nutgraf_error error;
    const char *const inputs[] = {path[1]};
    cr_expect(nutgraf_run(inputs, 1, &options, NULL, &error) == NUTGRAF_ERROR_OPEN);
    cr_expect(error.system == 2 && seen.n_lost == 1, "%s", error.text);
    forget(&seen);
}

Test(run, stop_ends_the_run_with_whole_records)
{
    static const volatile int stop = 1;
    struct seen seen = {0};
    struct nutgraf_run_options options = options_for(&seen);
    struct nutgraf_error error;
    options.stop = &stop;
    options.batch_bytes = 1;
    cr_expect(nutgraf_run(all_inputs(), 3, &options, NULL, &error) == NUTGRAF_ERROR_STOPPED);
    unsigned lines = count_lines(&seen.records);
    cr_expect(lines < 6, "%u lines", lines);
    cr_expect(seen.records.len == 0 || seen.records.data[seen.records.len - 1] == '\n');
    forget(&seen);
}

Test(run, options_that_cannot_be_meant_are_refused)
{
    struct seen seen = {0};
    struct nutgraf_error error;
    for (int row = 0; row < 5; row++) {
        struct nutgraf_run_options options = options_for(&seen);
        if (row == 0)
            options.size--;
        else if (row == 1)
            options.choice.ratio = 1.5;
        else if (row == 2)
            options.max_record = 0;
        else if (row == 3)
            options.choice.size = 0;
        else
            options.max_depth = 0;
        cr_expect(nutgraf_run(all_inputs(), 1, &options, NULL, &error) == NUTGRAF_ERROR_USAGE,
                  "row %d", row);
        cr_expect(error.text[0] != '\0', "row %d", row);
    }
    cr_expect(nutgraf_run(all_inputs(), 1, NULL, NULL, &error) == NUTGRAF_ERROR_USAGE);
}

Test(summarize, points_are_pieces_of_the_text)
{
    static const char text[] = "\xFF " STORY;
    struct nutgraf_options options;
    struct nutgraf_error error;
    nutgraf_options_init(&options);
    options.points = 2;
    struct nutgraf_summarizer *summarizer = nutgraf_summarizer_new(&options, &error);
    cr_assert(summarizer, "%s", error.text);
    for (int round = 0; round < 2; round++) {
        const struct nutgraf_summary *summary =
            nutgraf_summarize(summarizer, "Bridge", 6, text, sizeof text - 1, &error);
        cr_assert(summary, "%s", error.text);
        cr_assert(strcmp(summary->status, "ok") == 0 && summary->n_points == 2);
        cr_expect(strcmp(summary->lang, "en") == 0 && summary->words == 67 + 1, "%u words",
                  summary->words);
        cr_expect(strncmp(summary->text, "\xEF\xBF\xBD The", 7) == 0);
        for (size_t i = 0; i < 2; i++) {
            const struct nutgraf_point *point = &summary->points[i];
            size_t wide = 2; /* U+FFFD in front is one code point and three bytes */
            size_t start = point->start ? point->start + wide : 0;
            cr_expect(memcmp(summary->text + start, point->text, point->text_bytes) == 0,
                      "point %zu: %s", i, point->text);
            cr_expect(point->end + wide - start == point->text_bytes, "point %zu", i);
        }
    }
    nutgraf_summarizer_free(summarizer);
}

Test(summarize, empty_text_has_a_status)
{
    struct nutgraf_summarizer *summarizer = nutgraf_summarizer_new(NULL, NULL);
    const struct nutgraf_summary *summary = nutgraf_summarize(summarizer, NULL, 0, "", 0, NULL);
    cr_assert(summary);
    cr_expect(strcmp(summary->status, "no-text") == 0 && summary->n_points == 0);
    nutgraf_summarizer_free(summarizer);
}

Test(versions, libraries_are_named_and_cut)
{
    char all[256], cut[8];
    size_t n = nutgraf_libraries(all, sizeof all);
    cr_expect(n == strlen(all) && strstr(all, "libzstd 1."), "%s", all);
    cr_expect(nutgraf_libraries(cut, sizeof cut) == n && strlen(cut) == sizeof cut - 1);
    cr_expect(nutgraf_version()[0] != '\0');
}
