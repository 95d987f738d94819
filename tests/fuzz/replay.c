/* Feeds files to a fuzz target where there is no libFuzzer: the corpus in every test run, or one
 * file that a fuzzer has found. Arguments are files and folders (of files). A target finds a fault
 * by aborting; each file's name is printed before it runs, so the last one is the culprit. */
#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void die(const char *path)
{
    fprintf(stderr, "replay: %s: %s\n", path, strerror(errno));
    exit(2);
}

/* Its bytes lie in a block of their very size, so that a sanitizer sees a read behind them. */
static void replay_file(const char *path, size_t size)
{
    FILE *file = fopen(path, "rb");
    uint8_t *data = malloc(size ? size : 1);
    if (!file || !data || fread(data, 1, size, file) != size)
        die(path);
    fclose(file);
    printf("%s\n", path);
    fflush(stdout);
    uint8_t *empty = size ? data : data + 1;
    LLVMFuzzerTestOneInput(empty, size);
    free(data);
}

static size_t replay(const char *path);

static size_t replay_folder(const char *path)
{
    struct dirent **entries;
    int n = scandir(path, &entries, NULL, alphasort);
    size_t files = 0;
    if (n < 0)
        die(path);
    for (int i = 0; i < n; i++) {
        char inside[4096];
        if (entries[i]->d_name[0] != '.') {
            snprintf(inside, sizeof inside, "%s/%s", path, entries[i]->d_name);
            files += replay(inside);
        }
        free(entries[i]);
    }
    free(entries);
    return files;
}

static size_t replay(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        die(path);
    if (S_ISDIR(info.st_mode))
        return replay_folder(path);
    replay_file(path, (size_t)info.st_size);
    return 1;
}

int main(int argc, char **argv)
{
    size_t files = 0;
    for (int i = 1; i < argc; i++)
        files += replay(argv[i]);
    printf("%zu files\n", files);
    return files ? 0 : 2; /* a test that has met nothing has shown nothing */
}
