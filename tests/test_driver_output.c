/* The sink: what it writes, when the file appears, and when it refuses. */
#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include "driver/output.h"

static char folder[64], path[128];

static void make_folder(void)
{
    snprintf(folder, sizeof folder, "/tmp/nutgraf-output-XXXXXX");
    cr_assert(mkdtemp(folder) != NULL);
}

static void remove_folder(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    cr_assert(system(command) == 0);
}

TestSuite(output, .init = make_folder, .fini = remove_folder);

static struct nutgraf_run_options options_for(const char *name)
{
    struct nutgraf_run_options options;
    nutgraf_run_options_init(&options);
    snprintf(path, sizeof path, "%s/%s", folder, name);
    options.output = path;
    return options;
}

static size_t slurp(const char *name, char *data, size_t size)
{
    FILE *file = fopen(name, "rb");
    size_t n = file ? fread(data, 1, size, file) : 0;
    if (file)
        fclose(file);
    return n;
}

/* 700 kB: several blocks of the sink. */
static void write_lines(struct output *output, struct error *error)
{
    for (int i = 0; i < 100000; i++)
        cr_assert(output_write(output, "line 7\n", 7, error) == ERROR_NONE, "%s", error->text);
}

static void expect_lines(const char *data, size_t n)
{
    cr_expect(n == 700000, "%zu bytes", n);
    for (size_t i = 0; i + 7 <= n; i += 7)
        cr_assert(memcmp(data + i, "line 7\n", 7) == 0, "byte %zu", i);
}

static unsigned files_in_folder(void)
{
    char command[160];
    unsigned n = 99;
    snprintf(command, sizeof command, "ls -A %s | wc -l", folder);
    FILE *pipe = popen(command, "r");
    cr_assert(pipe && fscanf(pipe, "%u", &n) == 1);
    pclose(pipe);
    return n;
}

Test(output, plain_file_appears_when_finished)
{
    static char data[1 << 20];
    struct error error = {0};
    struct nutgraf_run_options options = options_for("a.jsonl");
    struct output *output = output_open(&options, &error);
    cr_assert(output, "%s", error.text);
    write_lines(output, &error);
    cr_expect(access(path, F_OK) != 0, "the file must not be there yet");
    cr_assert(output_finish(output, &error) == ERROR_NONE, "%s", error.text);
    output_close(output);
    expect_lines(data, slurp(path, data, sizeof data));
    cr_expect(files_in_folder() == 1);
}

Test(output, unfinished_file_is_removed)
{
    struct error error = {0};
    struct nutgraf_run_options options = options_for("a.jsonl.zst");
    struct output *output = output_open(&options, &error);
    cr_assert(output, "%s", error.text);
    write_lines(output, &error);
    output_close(output);
    cr_expect(files_in_folder() == 0);
}

Test(output, zstd_has_a_checksum_and_all_bytes)
{
    static char data[1 << 20], plain[1 << 20];
    struct error error = {0};
    struct nutgraf_run_options options = options_for("a.jsonl.zst");
    struct output *output = output_open(&options, &error);
    cr_assert(output, "%s", error.text);
    write_lines(output, &error);
    cr_assert(output_finish(output, &error) == ERROR_NONE, "%s", error.text);
    output_close(output);
    size_t n = slurp(path, data, sizeof data);
    cr_expect(n > 5 && (data[4] & 4), "no checksum flag");
    expect_lines(plain, ZSTD_decompress(plain, sizeof plain, data, n));
}

Test(output, gzip_has_all_bytes)
{
    static char plain[1 << 20];
    struct error error = {0};
    struct nutgraf_run_options options = options_for("a.jsonl.gz");
    struct output *output = output_open(&options, &error);
    cr_assert(output, "%s", error.text);
    write_lines(output, &error);
    cr_assert(output_finish(output, &error) == ERROR_NONE, "%s", error.text);
    output_close(output);
    gzFile file = gzopen(path, "rb");
    int n = gzread(file, plain, sizeof plain);
    cr_expect(gzclose(file) == Z_OK);
    expect_lines(plain, (size_t)n);
}

Test(output, existing_file_is_refused_unless_forced)
{
    static char data[64];
    struct error error = {0};
    struct nutgraf_run_options options = options_for("a.jsonl");
    FILE *file = fopen(path, "w");
    cr_assert(file && fputs("old", file) >= 0 && fclose(file) == 0);
    cr_expect(output_open(&options, &error) == NULL);
    cr_expect(error.code == ERROR_USAGE && strstr(error.text, "--force"), "%s", error.text);
    options.force = true;
    struct output *output = output_open(&options, &error);
    cr_assert(output, "%s", error.text);
    cr_assert(output_write(output, "new\n", 4, &error) == ERROR_NONE);
    cr_expect(slurp(path, data, sizeof data) == 3, "replaced too early");
    cr_assert(output_finish(output, &error) == ERROR_NONE);
    output_close(output);
    cr_expect(slurp(path, data, sizeof data) == 4 && memcmp(data, "new\n", 4) == 0);
}

Test(output, name_taken_in_the_meantime_is_kept)
{
    static char data[64];
    struct error error = {0};
    struct nutgraf_run_options options = options_for("a.jsonl");
    struct output *output = output_open(&options, &error);
    cr_assert(output, "%s", error.text);
    FILE *file = fopen(path, "w");
    cr_assert(file && fputs("other", file) >= 0 && fclose(file) == 0);
    cr_expect(output_finish(output, &error) == ERROR_WRITE);
    output_close(output);
    cr_expect(slurp(path, data, sizeof data) == 5, "somebody else's file was replaced");
    cr_expect(files_in_folder() == 1);
}

Test(output, full_disk_is_an_error)
{
    struct error error = {0};
    struct nutgraf_run_options options = options_for("unused");
    options.output = "/dev/full";
    struct output *output = output_open(&options, &error);
    cr_assert(output, "%s", error.text);
    cr_assert(output_write(output, "x\n", 2, &error) == ERROR_NONE);
    cr_expect(output_finish(output, &error) == ERROR_WRITE);
    cr_expect(error.system == ENOSPC && strstr(error.text, "/dev/full"), "%s", error.text);
    output_close(output);
}

Test(output, directory_and_missing_folder_are_refused)
{
    struct error error = {0};
    struct nutgraf_run_options options = options_for("no/such/a.jsonl");
    cr_expect(output_open(&options, &error) == NULL && error.code == ERROR_WRITE);
    options.output = folder;
    cr_expect(output_open(&options, &error) == NULL && error.code == ERROR_USAGE);
}

static bool refuse(void *user, const char *data, size_t n)
{
    (void)user, (void)data, (void)n;
    return false;
}

Test(output, receiver_may_end_the_run)
{
    struct error error = {0};
    struct nutgraf_run_options options = options_for("unused");
    options.write = refuse;
    struct output *output = output_open(&options, &error);
    cr_assert(output_write(output, "x\n", 2, &error) == ERROR_NONE);
    cr_expect(output_finish(output, &error) == ERROR_WRITE);
    output_close(output);
    cr_expect(files_in_folder() == 0);
}

Test(output, a_temporary_file_of_a_killed_run_is_in_nobodys_way)
{
    struct error error = {0};
    struct nutgraf_run_options options = options_for("a.jsonl");
    char left[160];
    snprintf(left, sizeof left, "%s.nutgraf-%ld-0.tmp", path, (long)getpid());
    cr_assert(close(open(left, O_WRONLY | O_CREAT | O_EXCL, 0600)) == 0);
    struct output *output = output_open(&options, &error);
    cr_assert(output, "%s", error.text);
    cr_assert(output_finish(output, &error) == ERROR_NONE, "%s", error.text);
    output_close(output);
    cr_expect(access(path, F_OK) == 0 && access(left, F_OK) == 0 && files_in_folder() == 2);
}

/* Refused at once, not when the work is done. */
Test(output, a_link_that_leads_nowhere_exists)
{
    struct error error = {0};
    struct nutgraf_run_options options = options_for("a.jsonl");
    cr_assert(symlink("nowhere", path) == 0);
    cr_expect(output_open(&options, &error) == NULL && error.code == ERROR_USAGE);
    cr_expect(files_in_folder() == 1);
}
