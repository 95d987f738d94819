/* How fast is the whole, from file to records, beside what the machine gives at that moment?
 *
 *   round 1:  run   decode   copy  |  round 2:  run   decode   copy  |  …
 *
 * run is nutgraf_run() on the file, its records thrown away; decode is libzstd alone on the same
 * file, into 256 KiB; copy is memcpy of 64 MB. Other tenants of the machine slow all three alike:
 * the ratio decode / run, of the fastest rounds, holds where seconds do not. It is no test. */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
#include <zstd.h>

#include "nutgraf.h"

enum { ROUNDS_MAX = 99, IN_BYTES = 128 << 10, OUT_BYTES = 256 << 10, COPY_BYTES = 64000000 };

struct setup {
    const char *file, *json;
    unsigned rounds, jobs;
    unsigned batch; /* bytes; 0: chosen by the library */
    enum nutgraf_method method;
    const char *method_name;
};

/* Seconds of one round. */
struct lap {
    double cpu, wall;
};

struct series {
    const char *name;
    struct lap laps[ROUNDS_MAX];
    double bytes; /* that a round works through */
};

static void die(const char *what, const char *why)
{
    fprintf(stderr, "bench_run: %s: %s\n", what, why);
    exit(2);
}

static double now(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static struct lap lap_begin(void)
{
    return (struct lap){now(CLOCK_PROCESS_CPUTIME_ID), now(CLOCK_MONOTONIC)};
}

static struct lap lap_end(struct lap begin)
{
    struct lap end = lap_begin();
    return (struct lap){end.cpu - begin.cpu, end.wall - begin.wall};
}

static bool discard(void *user, const char *data, size_t n)
{
    (void)user, (void)data, (void)n;
    return true;
}

static struct lap run(const struct setup *setup, struct nutgraf_counts *counts)
{
    struct nutgraf_error error = {NUTGRAF_OK, 0, ""};
    struct nutgraf_run_options options;
    nutgraf_run_options_init(&options);
    options.jobs = setup->jobs;
    options.batch_bytes = setup->batch;
    options.choice.method = setup->method;
    options.write = discard;
    *counts = (struct nutgraf_counts){.size = sizeof *counts};
    struct lap begin = lap_begin();
    if (nutgraf_run(&setup->file, 1, &options, counts, &error) != NUTGRAF_OK)
        die(setup->file, error.text);
    return lap_end(begin);
}

static struct lap decode(const char *file, double *bytes)
{
    static char in[IN_BYTES], out[OUT_BYTES];
    int fd = open(file, O_RDONLY);
    ZSTD_DStream *stream = ZSTD_createDStream();
    if (fd < 0 || !stream)
        die(file, strerror(errno));
    ssize_t got;
    size_t left = 1; /* 0 behind a whole frame */
    *bytes = 0;
    struct lap begin = lap_begin();
    while ((got = read(fd, in, sizeof in)) > 0) {
        ZSTD_inBuffer from = {in, (size_t)got, 0};
        ZSTD_outBuffer to = {out, sizeof out, sizeof out};
        while (from.pos < from.size || (left && to.pos == to.size)) {
            to.pos = 0;
            left = ZSTD_decompressStream(stream, &to, &from);
            if (ZSTD_isError(left))
                die(file, ZSTD_getErrorName(left));
            *bytes += (double)to.pos;
        }
    }
    struct lap lap = lap_end(begin);
    if (left != 0)
        die(file, "is cut short");
    ZSTD_freeDStream(stream);
    close(fd);
    return lap;
}

static struct lap copy(char *to, const char *from)
{
    struct lap begin = lap_begin();
    memcpy(to, from, COPY_BYTES);
    __asm__ volatile("" : : "r"(to) : "memory");
    return lap_end(begin);
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The q-th of n ordered CPU (or wall) seconds: 0 is the least, 0.5 the middle. */
static double quantile(const struct series *series, unsigned n, double q, bool wall)
{
    double seconds[ROUNDS_MAX];
    for (unsigned i = 0; i < n; i++)
        seconds[i] = wall ? series->laps[i].wall : series->laps[i].cpu;
    qsort(seconds, n, sizeof *seconds, compare);
    return seconds[(unsigned)(q * (double)(n - 1) + 0.5)];
}

static void print_table(const struct setup *setup, const struct series *series, size_t n)
{
    printf("%-8s %10s %10s %10s %10s\n", "", "min CPU s", "median", "MB/s", "min wall s");
    for (size_t i = 0; i < n; i++) {
        double least = quantile(&series[i], setup->rounds, 0, false);
        printf("%-8s %10.4f %10.4f %10.1f %10.4f\n", series[i].name, least,
               quantile(&series[i], setup->rounds, 0.5, false), series[i].bytes / least / 1e6,
               quantile(&series[i], setup->rounds, 0, true));
    }
}

static void write_json(const struct setup *setup, const struct series *series, size_t n,
                       const struct nutgraf_counts *counts, long peak)
{
    FILE *file = fopen(setup->json, "w");
    if (!file)
        die(setup->json, strerror(errno));
    fprintf(file, "{\"version\":\"%s\",\"method\":\"%s\",\"jobs\":%u,\"rounds\":%u,",
            nutgraf_version(), setup->method_name, setup->jobs, setup->rounds);
    fprintf(file, "\"records\":%llu,\"bytes\":%.0f,\"compressed\":%llu,\"peak_kib\":%ld",
            (unsigned long long)counts->records, series[0].bytes,
            (unsigned long long)counts->bytes_read, peak);
    for (size_t i = 0; i < n; i++) {
        fprintf(file, ",\"%s\":{\"bytes\":%.0f,\"cpu\":[", series[i].name, series[i].bytes);
        for (unsigned j = 0; j < setup->rounds; j++)
            fprintf(file, "%s%.6f", j ? "," : "", series[i].laps[j].cpu);
        fputs("],\"wall\":[", file);
        for (unsigned j = 0; j < setup->rounds; j++)
            fprintf(file, "%s%.6f", j ? "," : "", series[i].laps[j].wall);
        fputs("]}", file);
    }
    fprintf(file, ",\"ratio\":%.4f}\n",
            quantile(&series[1], setup->rounds, 0, false) /
                quantile(&series[0], setup->rounds, 0, false));
    if (fclose(file) != 0)
        die(setup->json, strerror(errno));
}

static unsigned number(const char *text, unsigned least, unsigned most)
{
    char *end;
    unsigned long value = strtoul(text, &end, 10);
    if (end == text || *end || value < least || value > most)
        die(text, "is not such a number");
    return (unsigned)value;
}

static struct setup read_arguments(int argc, char **argv)
{
    static const struct option names[] = {
        {"rounds", required_argument, NULL, 'r'}, {"jobs", required_argument, NULL, 'j'},
        {"batch", required_argument, NULL, 'b'},  {"method", required_argument, NULL, 'm'},
        {"json", required_argument, NULL, 'o'},   {NULL, 0, NULL, 0}};
    struct setup setup = {.rounds = 5, .jobs = 1, .method_name = "learned"};
    for (int option; (option = getopt_long(argc, argv, "r:j:b:m:o:", names, NULL)) != -1;) {
        if (option == 'r')
            setup.rounds = number(optarg, 1, ROUNDS_MAX);
        else if (option == 'j')
            setup.jobs = number(optarg, 1, 1024);
        else if (option == 'b')
            setup.batch = number(optarg, 1, 1 << 30);
        else if (option == 'm')
            setup.method_name = optarg;
        else if (option == 'o')
            setup.json = optarg;
        else
            exit(2);
    }
    if (optind + 1 != argc)
        die("usage", "bench_run [--rounds N] [--jobs N] [--batch BYTES] [--method NAME] [--json "
                     "FILE] FILE.zst");
    setup.file = argv[optind];
    setup.method = nutgraf_method_named(setup.method_name);
    if (setup.method == NUTGRAF_METHOD_NONE)
        die(setup.method_name, "is not such a method");
    return setup;
}

int main(int argc, char **argv)
{
    struct setup setup = read_arguments(argc, argv);
    static struct series series[] = {
        {.name = "run"}, {.name = "decode"}, {.name = "copy", .bytes = COPY_BYTES}};
    struct nutgraf_counts counts;
    struct rusage usage = {0};
    char *from = NULL, *to = NULL;
    for (unsigned i = 0; i < setup.rounds; i++) {
        series[0].laps[i] = run(&setup, &counts);
        if (i == 0) { /* the peak of a run, before the buffers of the copy are touched */
            getrusage(RUSAGE_SELF, &usage);
            from = malloc(COPY_BYTES);
            to = malloc(COPY_BYTES);
            if (!from || !to)
                die("copy", strerror(errno));
            memset(from, 1, COPY_BYTES);
            memset(to, 2, COPY_BYTES);
        }
        series[1].laps[i] = decode(setup.file, &series[1].bytes);
        series[2].laps[i] = copy(to, from);
    }
    series[0].bytes = series[1].bytes;
    double least = quantile(&series[0], setup.rounds, 0, false);
    double wall = quantile(&series[0], setup.rounds, 0, true);
    printf("%s: %llu records, %.1f MB, jobs %u, %u rounds\n", setup.file,
           (unsigned long long)counts.records, series[0].bytes / 1e6, setup.jobs, setup.rounds);
    print_table(&setup, series, sizeof series / sizeof *series);
    printf("ratio decode/run %.3f (CPU, least), %.0f articles/s (wall), peak %.1f MiB\n",
           quantile(&series[1], setup.rounds, 0, false) / least, (double)counts.records / wall,
           (double)usage.ru_maxrss / 1024);
    if (counts.lost)
        printf("%llu things were lost: is this the right file?\n", (unsigned long long)counts.lost);
    if (setup.json)
        write_json(&setup, series, sizeof series / sizeof *series, &counts, usage.ru_maxrss);
    free(from);
    free(to);
    return 0;
}
