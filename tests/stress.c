/* The same bytes, whatever the threads and the size of the batches: a plain program, since
 * Criterion cannot run under the thread sanitizer. It makes its own articles (seeded), some of
 * them broken, in a few files, and compares every run's records and reports with those of one
 * thread. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "nutgraf.h"

enum { FILES = 3, ARTICLES = 160 };

struct seen {
    char *data;
    size_t len, cap;
};

static void keep(struct seen *seen, const char *data, size_t n)
{
    if (seen->cap - seen->len < n) {
        seen->cap = 2 * (seen->len + n);
        seen->data = realloc(seen->data, seen->cap);
        if (!seen->data)
            abort();
    }
    memcpy(seen->data + seen->len, data, n);
    seen->len += n;
}

static bool on_write(void *user, const char *data, size_t n)
{
    keep(user, data, n);
    return true;
}

static void on_report(void *user, const struct nutgraf_report *report)
{
    char line[1024];
    int n = snprintf(line, sizeof line, "! %d %s|%s|%llu|%llu|%s|%s\n", (int)report->kind,
                     report->archive, report->member, (unsigned long long)report->record,
                     (unsigned long long)report->offset, report->reason, report->text);
    keep(user, line, n < (int)sizeof line ? (size_t)n : sizeof line - 1);
}

static uint32_t next_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static void write_sentence(FILE *file, uint32_t *seed)
{
    static const char *const words[] = {
        "council",  "harbour", "vote",   "minister", "storm",  "bridge", "the",    "of",
        "a",        "in",      "river",  "report",   "budget", "school", "after",  "announced",
        "engineer", "market",  "pounds", "protest",  "said",   "night",  "closed", "opened"};
    fputs("The", file);
    for (uint32_t n = 6 + next_random(seed) % 18; n; n--)
        fprintf(file, " %s", words[next_random(seed) % (sizeof words / sizeof *words)]);
    fputs(next_random(seed) % 9 ? ". " : ".\\n", file);
}

static void write_article(FILE *file, unsigned number, uint32_t *seed)
{
    if (number % 37 == 5) {
        fputs("{\"id\":\"broken\",\"text\":\"no end\n", file);
        return;
    }
    fprintf(file, "{\"id\":\"a%u\",\"title\":\"Harbour vote %u\",\"text\":\"", number, number);
    for (uint32_t n = next_random(seed) % (number % 50 == 7 ? 400 : 40); n; n--)
        write_sentence(file, seed);
    fputs("\"}\n", file);
}

static bool write_file(const char *path, uint32_t seed)
{
    FILE *file = fopen(path, "w");
    for (unsigned i = 0; file && i < ARTICLES; i++)
        write_article(file, i, &seed);
    return file && fclose(file) == 0;
}

static bool run(const char *const *inputs, enum nutgraf_form form, unsigned jobs,
                size_t batch_bytes, struct seen *seen)
{
    struct nutgraf_run_options options;
    struct nutgraf_error error;
    nutgraf_run_options_init(&options);
    options.form = form;
    options.choice.method = NUTGRAF_METHOD_LEARNED; /* all threads share its model */
    options.jobs = jobs;
    options.batch_bytes = batch_bytes;
    options.write = on_write;
    options.report = on_report;
    options.user = seen;
    options.with_text = true;
    seen->len = 0;
    enum nutgraf_code code = nutgraf_run(inputs, FILES + 1, &options, NULL, &error);
    if (code)
        fprintf(stderr, "stress: %u jobs, batches of %zu: %s\n", jobs, batch_bytes, error.text);
    return code == NUTGRAF_OK;
}

static bool compare(const char *const *inputs, enum nutgraf_form form)
{
    static const size_t batches[] = {1, 700, 5000, 64 << 10, 1 << 20};
    struct seen first = {0}, other = {0};
    bool same = run(inputs, form, 1, 0, &first) && first.len > 0;
    unsigned runs = 0;
    for (unsigned jobs = 1; same && jobs <= 8; jobs *= 2)
        for (size_t b = 0; same && b < sizeof batches / sizeof *batches; b++, runs++) {
            /* a record a batch makes a thousand of them: once is enough */
            if (batches[b] == 1 && jobs > 2)
                continue;
            same = run(inputs, form, jobs, batches[b], &other) && other.len == first.len &&
                   memcmp(other.data, first.data, first.len) == 0;
            if (!same)
                fprintf(stderr, "stress: %u jobs, batches of %zu: other bytes than one job\n", jobs,
                        batches[b]);
        }
    if (same)
        printf("stress: %u runs, each the same %zu bytes\n", runs, first.len);
    free(first.data);
    free(other.data);
    return same;
}

int main(void)
{
    char folder[] = "/tmp/nutgraf-stress-XXXXXX";
    char paths[FILES][64];
    const char *inputs[FILES + 1];
    bool ok = mkdtemp(folder) != NULL;
    for (unsigned i = 0; ok && i < FILES; i++) {
        snprintf(paths[i], sizeof paths[i], "%s/%u.jsonl", folder, i);
        inputs[i] = paths[i];
        ok = write_file(paths[i], 77 + i);
    }
    inputs[FILES] = "/nonexistent/missing.jsonl";
    ok = ok && compare(inputs, NUTGRAF_FORM_POINTS) && compare(inputs, NUTGRAF_FORM_FEATURES);
    for (unsigned i = 0; i < FILES; i++)
        unlink(paths[i]);
    rmdir(folder);
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
