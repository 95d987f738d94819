/* The order of inputs, and what becomes of those that are missing or no files. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "driver/inputs.h"

static char folder[64];

static void shell(const char *format)
{
    char command[512];
    snprintf(command, sizeof command, "cd %s && %s", folder, format);
    cr_assert(system(command) == 0, "%s", command);
}

static void make_tree(void)
{
    snprintf(folder, sizeof folder, "/tmp/nutgraf-inputs-XXXXXX");
    cr_assert(mkdtemp(folder) != NULL);
    shell("mkdir -p d/b d/a && echo x > d/b.txt && echo xy > d/b/z && echo xyz > d/a/y && "
          "echo x > d/Z && echo x > d/Y.nutgraf-12.tmp && mkfifo d/c && ln -s Z d/link && ln -s . "
          "d/loop && ln -s none d/dead && "
          "echo 12345 > plain");
}

static void remove_tree(void)
{
    shell("rm -rf d plain && rmdir $PWD");
}

TestSuite(inputs, .init = make_tree, .fini = remove_tree);

Test(inputs, directories_are_walked_by_name_and_nothing_is_passed_over)
{
    static const struct {
        enum input_kind kind;
        const char *name;
    } expected[] = {
        {INPUT_FILE, "-"},
        {INPUT_SKIPPED, "/d/Y.nutgraf-12.tmp"},
        {INPUT_FILE, "/d/Z"},
        {INPUT_FILE, "/d/a/y"},
        {INPUT_FILE, "/d/b/z"},
        {INPUT_FILE, "/d/b.txt"},
        {INPUT_SKIPPED, "/d/c"},
        {INPUT_FAILED, "/d/dead"},
        {INPUT_FILE, "/d/link"},
        {INPUT_SKIPPED, "/d/loop"},
        {INPUT_FAILED, "/missing"},
        {INPUT_FILE, "/plain"},
        {INPUT_END, ""},
    };
    char directory[96], missing[96], plain[96];
    snprintf(directory, sizeof directory, "%s/d", folder);
    snprintf(missing, sizeof missing, "%s/missing", folder);
    snprintf(plain, sizeof plain, "%s/plain", folder);
    const char *const paths[] = {"-", directory, missing, plain};
    struct inputs *inputs = inputs_open(paths, 4);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        const char *path = "";
        struct error error = {0};
        enum input_kind kind = inputs_next(inputs, &path, &error);
        cr_assert(kind == expected[i].kind, "%zu: kind %d of %s", i, (int)kind, path);
        if (kind == INPUT_END)
            break;
        const char *name = i ? path + strlen(folder) : path;
        cr_assert(strcmp(name, expected[i].name) == 0, "%zu: %s", i, path);
        cr_assert((kind == INPUT_FAILED) == (error.code == ERROR_OPEN), "%zu: %s", i, error.text);
    }
    inputs_close(inputs);
}

Test(inputs, measure_counts_files_and_bytes)
{
    char directory[96], plain[96];
    uint64_t files, bytes;
    snprintf(directory, sizeof directory, "%s/d", folder);
    snprintf(plain, sizeof plain, "%s/plain", folder);
    inputs_measure((const char *const[]){directory, plain}, 2, &files, &bytes);
    cr_expect(files == 6 && bytes == 2 + 3 + 4 + 2 + 2 + 6, "%llu files, %llu bytes",
              (unsigned long long)files, (unsigned long long)bytes);
    inputs_measure((const char *const[]){plain, "-"}, 2, &files, &bytes);
    cr_expect(files == 2 && bytes == 0, "a pipe's size is not known");
}

/* Read, its records would be written to it, read again, and so on until the disk is full. */
Test(inputs, the_output_is_no_input)
{
    char directory[96], file[96], link[96];
    snprintf(directory, sizeof directory, "%s/d/b", folder);
    snprintf(file, sizeof file, "%s/d/Z", folder);
    snprintf(link, sizeof link, "%s/d/link", folder);
    shell("ln d/Z d/b/hard");
    const char *const paths[] = {file, link, directory};
    static const enum input_kind expected[] = {INPUT_FAILED, INPUT_FAILED, INPUT_SKIPPED,
                                               INPUT_FILE, INPUT_END};
    struct inputs *inputs = inputs_open(paths, 3);
    FILE *output = fopen(file, "a");
    struct error error = {0};
    const char *path = "";
    cr_assert(inputs && output);
    inputs_avoid(inputs, fileno(output));
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        cr_expect(inputs_next(inputs, &path, &error) == expected[i], "input %zu: %s", i, path);
    cr_expect(strstr(error.text, "output of this run") != NULL, "%s", error.text);
    fclose(output);
    inputs_close(inputs);
}
