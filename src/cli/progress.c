/* One line, fitted to the terminal, at most ten times a second:
 *
 *     42%  1,234,567 articles  23,456/s  312 MB/s  0:42 left  3 lost  news-2024.jsonl.zst
 *
 * Erased by spaces, not by an escape sequence, so that it does no harm where --progress sends it
 * into a file. */
#include "cli/progress.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "cli/figures.h"
#include "cli/glyph.h"

enum { LINE_MOST = 200 };

double progress_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void progress_begin(struct progress *progress, bool enabled)
{
    *progress = (struct progress){.enabled = enabled, .begun = progress_clock()};
}

/* Columns that may be used: the last one stays free, since some terminals wrap behind it. */
static size_t columns(void)
{
    struct winsize size;
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return 79;
    return size.ws_col > LINE_MOST ? LINE_MOST : size.ws_col - 1u;
}

/* Adds a part behind two spaces if it fits; what does not fit is left out, the rest may still. */
static void add(char *line, size_t columns_most, const char *part)
{
    size_t n = strlen(line), more = strlen(part);
    size_t gap = n ? 2 : 0;
    if (glyph_columns(line, n) + gap + glyph_columns(part, more) > columns_most)
        return;
    snprintf(line + n, 4 * LINE_MOST - n, "%s%s", gap ? "  " : "", part);
}

static void add_share(char *line, size_t most, const struct nutgraf_progress *now)
{
    char part[64];
    if (!now->bytes_total)
        return;
    double share = (double)now->bytes_read / (double)now->bytes_total;
    snprintf(part, sizeof part, "%3.0f%%", 100 * (share > 1 ? 1 : share));
    add(line, most, part);
}

static void add_time_left(char *line, size_t most, const struct nutgraf_progress *now,
                          double seconds)
{
    char part[64];
    struct figure figure;
    if (!now->bytes_total || !now->bytes_read || seconds < 1)
        return;
    double left = (double)now->bytes_total / (double)now->bytes_read - 1;
    snprintf(part, sizeof part, "%s left", figure_time(&figure, left < 0 ? 0 : left * seconds));
    add(line, most, part);
}

static void add_archive(char *line, size_t most, const char *archive)
{
    char clean[4 * LINE_MOST];
    const char *slash = archive ? strrchr(archive, '/') : NULL;
    const char *name = slash && slash[1] ? slash + 1 : archive;
    if (!name || strcmp(name, "-") == 0)
        return;
    glyph_clean(clean, sizeof clean, name, strlen(name));
    add(line, most, clean);
}

static void compose(char *line, size_t most, const struct nutgraf_progress *now, double seconds)
{
    char part[64];
    struct figure figure;
    double per_second = seconds > 0 ? 1 / seconds : 0;
    line[0] = '\0';
    add_share(line, most, now);
    snprintf(part, sizeof part, "%s article%s", figure_count(&figure, now->records),
             now->records == 1 ? "" : "s");
    add(line, most, part);
    snprintf(part, sizeof part, "%s/s",
             figure_count(&figure, (uint64_t)((double)now->records * per_second)));
    add(line, most, part);
    snprintf(part, sizeof part, "%s/s",
             figure_megabytes(&figure, (double)now->bytes_decoded * per_second));
    add(line, most, part);
    add_time_left(line, most, now, seconds);
    if (now->lost) {
        snprintf(part, sizeof part, "%s lost", figure_count(&figure, now->lost));
        add(line, most, part);
    }
    add_archive(line, most, now->archive);
}

void progress_draw(struct progress *progress, const struct nutgraf_progress *now)
{
    char line[4 * LINE_MOST];
    double moment = progress_clock();
    if (!progress->enabled || (progress->last > 0 && moment - progress->last < 0.1))
        return;
    progress->last = moment;
    compose(line, columns(), now, moment - progress->begun);
    size_t drawn = glyph_columns(line, strlen(line));
    size_t rest = progress->drawn > drawn ? progress->drawn - drawn : 0;
    fprintf(stderr, "\r%s%*s", line, (int)rest, "");
    progress->drawn = drawn;
}

void progress_erase(struct progress *progress)
{
    if (progress->drawn)
        fprintf(stderr, "\r%*s\r", (int)progress->drawn, "");
    progress->drawn = 0;
}
