/* Numbers as people read them. No locale: the same on every machine, as the rest of the output. */
#include "cli/figures.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

const char *figure_count(struct figure *figure, uint64_t count)
{
    char plain[24];
    size_t n = (size_t)snprintf(plain, sizeof plain, "%" PRIu64, count);
    char *out = figure->text;
    for (size_t i = 0; i < n; i++) {
        if (i && (n - i) % 3 == 0)
            *out++ = ',';
        *out++ = plain[i];
    }
    *out = '\0';
    return figure->text;
}

const char *figure_bytes(struct figure *figure, uint64_t bytes)
{
    static const char *const units[] = {"bytes", "KiB", "MiB", "GiB", "TiB"};
    size_t unit = 0;
    while (unit < 4 && bytes && bytes % 1024 == 0) {
        bytes /= 1024;
        unit++;
    }
    figure_count(figure, bytes);
    size_t n = strlen(figure->text);
    snprintf(figure->text + n, sizeof figure->text - n, " %s", units[unit]);
    return figure->text;
}

const char *figure_megabytes(struct figure *figure, double bytes)
{
    double millions = bytes / 1e6;
    if (millions < 100) {
        snprintf(figure->text, sizeof figure->text, millions < 10 ? "%.2f MB" : "%.1f MB",
                 millions);
        return figure->text;
    }
    figure_count(figure, millions < 1e15 ? (uint64_t)(millions + 0.5) : UINT64_C(1000000000000000));
    strcat(figure->text, " MB");
    return figure->text;
}

const char *figure_time(struct figure *figure, double seconds)
{
    uint64_t whole = seconds < 0 ? 0 : seconds < 1e9 ? (uint64_t)(seconds + 0.5) : 1000000000;
    uint64_t hours = whole / 3600, minutes = whole / 60 % 60;
    if (hours)
        snprintf(figure->text, sizeof figure->text, "%" PRIu64 ":%02" PRIu64 ":%02" PRIu64, hours,
                 minutes, whole % 60);
    else
        snprintf(figure->text, sizeof figure->text, "%" PRIu64 ":%02" PRIu64, minutes, whole % 60);
    return figure->text;
}
