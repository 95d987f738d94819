/* nutgraf_eval() as a program sees it: files, damage, threads, memory. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "eval/bootstrap.h"
#include "failing_malloc.h"
#include "nutgraf.h"

#define TEXT                                                                                       \
    "\"text\":\"Ferries stop on Monday. The council voted late.\",\"sentences\":[[0,23],[24,47]],"
#define LABELS "\"labels\":[{\"key\":[1],\"also\":[],\"noise\":[],\"dangling\":[]}]"
#define SUMMARY "\"summary\":[\"The council stops ferries.\"]"

static char folder[64], system_path[96], references_path[96];

static void make_folder(void)
{
    snprintf(folder, sizeof folder, "/tmp/nutgraf-eval-XXXXXX");
    cr_assert(mkdtemp(folder) != NULL);
    snprintf(system_path, sizeof system_path, "%s/system", folder);
    snprintf(references_path, sizeof references_path, "%s/references", folder);
}

static void remove_folder(void)
{
    unlink(system_path);
    unlink(references_path);
    rmdir(folder);
}

TestSuite(eval_files, .init = make_folder, .fini = remove_folder);

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    cr_assert(file && fputs(text, file) >= 0 && fclose(file) == 0);
}

/* The reports as lines "system 2 it has no id". */
struct seen {
    char text[1000];
};

static void on_report(void *user, const struct nutgraf_report *report)
{
    struct seen *seen = user;
    size_t n = strlen(seen->text);
    if (report->kind == NUTGRAF_REPORT_LOST)
        snprintf(seen->text + n, sizeof seen->text - n, "%s %d %s\n",
                 report->archive + strlen(folder) + 1, (int)report->record, report->text);
}

static struct nutgraf_evaluation *evaluate(struct seen *seen, struct nutgraf_error *error)
{
    const char *const systems[] = {system_path};
    struct nutgraf_eval_options options;
    nutgraf_eval_options_init(&options);
    options.jobs = 2;
    options.report = on_report;
    options.user = seen;
    return nutgraf_eval(systems, 1, references_path, &options, error);
}

static double value_of(const struct nutgraf_evaluation *evaluation, const char *name)
{
    for (size_t f = 0; f < evaluation->n_figures; f++)
        if (strcmp(evaluation->figures[f].name, name) == 0)
            return evaluation->figures[f].value[0];
    return -1;
}

static const struct {
    const char *name, *system, *references;
    unsigned documents, summaries, labelled, missing, lost;
    double at_3, recall; /* -1: not measured */
    const char *said;    /* of the reports, or of the error where there are no documents */
} cases[] = {
    {"labels", "{\"id\":\"a\",\"key_points\":[\"The council voted late.\"]}\n",
     "{\"id\":\"a\"," TEXT LABELS "}\n", 1, 0, 1, 0, 0, 100, -1, ""},
    {"a summary", "{\"id\":\"a\",\"key_points\":[\"The council.\"]}\n",
     "{\"id\":\"a\"," SUMMARY "}\n", 1, 1, 0, 0, 0, -1, 50, ""},
    {"both", "{\"id\":\"a\",\"key_points\":[\"The council voted late.\"]}\n",
     "{\"id\":\"a\"," TEXT LABELS "," SUMMARY "}\n", 1, 1, 1, 0, 0, 100, 50, ""},
    {"missing is empty", "{\"id\":\"b\",\"key_points\":[\"The council.\"]}\n",
     "{\"id\":\"a\"," SUMMARY "}\n{\"id\":\"b\"," SUMMARY "}\n", 2, 2, 0, 1, 0, -1, 25, ""},
    {"an empty system", "", "{\"id\":\"a\"," SUMMARY "}\n", 1, 1, 0, 1, 0, -1, 0, ""},
    {"the last of an id",
     "{\"id\":\"a\",\"key_points\":[]}\n{\"id\":\"a\",\"key_points\":[\"The council.\"]}\n",
     "{\"id\":\"a\"," SUMMARY "}\n", 1, 1, 0, 0, 0, -1, 50, ""},
    {"an id with escapes", "{\"id\":\"\\u00e9\",\"key_points\":[\"The council.\"]}\n",
     "{\"id\":\"\xC3\xA9\"," SUMMARY "}\n", 1, 1, 0, 0, 0, -1, 50, ""},
    {"two ids of one hash",
     "{\"id\":\"liquid\",\"key_points\":[\"The council.\"]}\n"
     "{\"id\":\"costarring\",\"key_points\":[]}\n",
     "{\"id\":\"liquid\"," SUMMARY "}\n", 1, 1, 0, 0, 0, -1, 50, ""},
    {"a number is its digits", "{\"id\":\"17\",\"key_points\":[\"The council.\"]}\n",
     "{\"id\":17," SUMMARY "}\n", 1, 1, 0, 0, 0, -1, 50, ""},
    {"broken points are empty", "{\"id\":\"a\",\"key_points\":7}\n", "{\"id\":\"a\"," SUMMARY "}\n",
     1, 1, 0, 0, 1, -1, 0, "system 1 key_points is not a list\n"},
    {"a row without id",
     "{\"key_points\":[]}\n{\"id\":null}\n{\"id\":\"a\",\"key_points\":[\"The council.\"]}\n",
     "{\"id\":\"a\"," SUMMARY "}\n", 1, 1, 0, 0, 2, -1, 50,
     "system 1 it has no id\nsystem 2 it has no id\n"},
    {"a broken reference is not measured by", "{\"id\":\"a\",\"key_points\":[\"The council.\"]}\n",
     "{\"id\":\"a\"," SUMMARY "}\n{\"id\":\"b\"}\n", 1, 1, 0, 0, 1, -1, 50,
     "references 2 it has neither a summary nor labels\n"},
    {"no JSON", "{\"id\":\"a\",\"key_points\":[\"The council.\"]}\nnot so\n{\"id\":\"a\"\n",
     "{\"id\":\"a\"," SUMMARY "}\n", 1, 1, 0, 0, 2, -1, 0,
     "system 2 it is no JSON object\nsystem 3 it is no JSON\n"},
    {"nothing to measure by", "{\"id\":\"a\"}\n", "{\"id\":\"a\"}\n", 0, 0, 0, 0, 0, -1, -1,
     "no document can be measured by it"},
    {"an empty reference", "{\"id\":\"a\"}\n", "", 0, 0, 0, 0, 0, -1, -1,
     "no document can be measured by it"},
};

Test(eval_files, cases)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct nutgraf_error error = {0};
        struct seen seen = {""};
        write_file(system_path, cases[i].system);
        write_file(references_path, cases[i].references);
        struct nutgraf_evaluation *found = evaluate(&seen, &error);
        cr_assert_eq(found != NULL, cases[i].documents > 0, "%s: %s", cases[i].name, error.text);
        if (!found) {
            cr_expect(strstr(error.text, cases[i].said), "%s: %s", cases[i].name, error.text);
            continue;
        }
        cr_expect(found->documents == cases[i].documents &&
                      found->summaries == cases[i].summaries &&
                      found->labelled == cases[i].labelled && found->lost == cases[i].lost &&
                      found->missing[0] == cases[i].missing,
                  "%s: %d documents, %d missing, %d lost", cases[i].name, (int)found->documents,
                  (int)found->missing[0], (int)found->lost);
        cr_expect_float_eq(value_of(found, "KPG@3"), cases[i].at_3, 1e-9, "%s", cases[i].name);
        cr_expect_float_eq(value_of(found, "R1-R"), cases[i].recall, 1e-9, "%s: %f", cases[i].name,
                           value_of(found, "R1-R"));
        cr_expect_str_eq(seen.text, cases[i].said, "%s: %s", cases[i].name, seen.text);
        nutgraf_evaluation_free(found);
    }
}

enum { CUT_WORDS_MOST = 20000 };
#define CUT_SAID "system 1 ROUGE is of its first 16384 words\n"

static const struct {
    const char *behind; /* one more point */
    unsigned words;     /* of the first */
    unsigned lost;
    const char *said;
} cuts[] = {
    {"", 16384, 0, ""},        {"", 16385, 1, CUT_SAID},          {"...", 16384, 0, ""},
    {"b", 16384, 1, CUT_SAID}, {"", CUT_WORDS_MOST, 1, CUT_SAID},
};

/* More words than ROUGE looks at are told, not left out in silence. */
Test(eval_files, cut)
{
    static const char head[] = "{\"id\":\"a\",\"summary\":[\"a b\"],\"key_points\":[\"";
    static char row[sizeof head + 2 * CUT_WORDS_MOST + 16];
    for (size_t c = 0; c < sizeof cuts / sizeof *cuts; c++) {
        struct nutgraf_error error;
        struct seen seen = {""};
        char *at = row + strlen(strcpy(row, head));
        for (size_t i = 0; i < cuts[c].words; i++, at += 2)
            memcpy(at, " a", 2);
        snprintf(at, 16, "\",\"%s\"]}\n", cuts[c].behind);
        write_file(system_path, row);
        write_file(references_path, row);
        struct nutgraf_evaluation *found = evaluate(&seen, &error);
        cr_assert(found && found->documents == 1);
        cr_expect_eq(found->lost, cuts[c].lost, "%zu: %d lost", c, (int)found->lost);
        cr_expect_str_eq(seen.text, cuts[c].said, "%zu: %s", c, seen.text);
        cr_expect_float_eq(value_of(found, "R1-R"), 50, 1e-9, "%zu", c);
        nutgraf_evaluation_free(found);
    }
}

Test(eval_files, arguments)
{
    const char *const systems[] = {"-", "-"}, *const none[] = {system_path};
    struct nutgraf_eval_options options = {.size = 1};
    struct nutgraf_error error;
    cr_expect(!nutgraf_eval(systems, 1, "-", NULL, &error) && error.code == NUTGRAF_ERROR_USAGE);
    cr_expect(!nutgraf_eval(systems, 0, "x", NULL, &error) && error.code == NUTGRAF_ERROR_USAGE);
    cr_expect(!nutgraf_eval(systems, 3, "x", NULL, &error) && error.code == NUTGRAF_ERROR_USAGE);
    cr_expect(!nutgraf_eval(systems, 1, "x", &options, &error) &&
              error.code == NUTGRAF_ERROR_USAGE);
    cr_expect(!nutgraf_eval(none, 1, references_path, NULL, &error) &&
              error.code == NUTGRAF_ERROR_OPEN && strstr(error.text, system_path));
    cr_expect(!nutgraf_eval(none, 1, references_path, NULL, NULL));
    nutgraf_evaluation_free(NULL);
}

Test(eval_files, without_memory)
{
    struct nutgraf_error error;
    struct seen seen = {""};
    const char *const systems[] = {system_path};
    struct nutgraf_eval_options options;
    nutgraf_eval_options_init(&options);
    options.jobs = 1; /* so that the k-th allocation is the same each time */
    options.report = on_report;
    options.user = &seen;
    write_file(system_path, cases[2].system);
    write_file(references_path, cases[2].references);
    struct nutgraf_evaluation *found = NULL;
    for (long k = 1; !found; k++) {
        failing_malloc_at(k);
        found = nutgraf_eval(systems, 1, references_path, &options, &error);
        cr_assert(found || failing_malloc_hit(), "it fails without a reason: %s", error.text);
        cr_assert(found || error.code == NUTGRAF_ERROR_MEMORY, "allocation %ld: %s", k, error.text);
    }
    failing_malloc_at(0);
    nutgraf_evaluation_free(found);
}

/* A figure that lies in 0..100 evenly: the mean's standard error is 28.9 / sqrt(n). */
Test(eval_files, bootstrap)
{
    enum { N = 1000 };
    static double rows[N][COLUMNS], values[BOOTSTRAP_SAMPLES];
    double sums[COLUMNS], again[COLUMNS], low, high;
    for (size_t i = 0; i < N; i++)
        rows[i][0] = 100 * (double)i / N;
    for (uint64_t r = 0; r < BOOTSTRAP_SAMPLES; r++) {
        bootstrap_sums((const double(*)[COLUMNS])rows, N, r, sums);
        bootstrap_sums((const double(*)[COLUMNS])rows, N, r, again);
        cr_assert_eq(sums[0], again[0], "sample %d is drawn anew", (int)r);
        values[r] = sums[0] / N;
    }
    bootstrap_interval(values, &low, &high);
    cr_expect_float_eq(low, 49.95 - 1.96 * 0.913, 0.2, "%f", low);
    cr_expect_float_eq(high, 49.95 + 1.96 * 0.913, 0.2, "%f", high);
    bootstrap_sums((const double(*)[COLUMNS])rows, N, BOOTSTRAP_ALL, sums);
    cr_expect_float_eq(sums[0] / N, 49.95, 1e-9);
}
