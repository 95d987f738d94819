/* Rows by a machine of few states.
 *
 *   START --"--> QUOTED --"--> CLOSED --delimiter, line end--> START, the row's end
 *     |             ^-----any other---'
 *     `--> PLAIN --delimiter, line end--> ...
 *
 * It reads as libcsv does, which takes the fields apart later: spaces around quotation marks do not
 * count, and one inside a field that no delimiter follows is a letter. */
#include "archive/tabular.h"

#include <string.h>

/* To behind the next delimiter or line end of a field without quotation marks. */
static size_t read_plain(struct tabular_scan *scan, const char *bytes, size_t n, bool *ended)
{
    for (size_t i = 0; i < n; i++) {
        if (bytes[i] == scan->delimiter) {
            scan->fields++;
            scan->state = TABULAR_START;
            return i + 1;
        }
        if (bytes[i] == '\n') {
            scan->fields++;
            *ended = true;
            return i + 1;
        }
    }
    return n;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static void read_start(struct tabular_scan *scan, char c)
{
    if (c == '"' && !scan->literal)
        scan->state = TABULAR_QUOTED;
    else if (!is_space(c))
        scan->state = TABULAR_PLAIN;
}

/* Behind a mark: a second one makes them one letter; before anything else it was one itself. */
static void read_closed(struct tabular_scan *scan, char c)
{
    bool mark = c == '"', spaced = scan->state == TABULAR_SPACED;
    if (is_space(c)) {
        scan->state = TABULAR_SPACED;
        return;
    }
    scan->odd |= !mark && !spaced && scan->before == scan->delimiter;
    scan->state = mark && spaced ? TABULAR_CLOSED : TABULAR_QUOTED;
}

size_t tabular_read(struct tabular_scan *scan, const char *bytes, size_t n, bool *ended)
{
    size_t at = 0;
    *ended = false;
    while (at < n && !*ended) {
        char c = bytes[at];
        if (scan->state == TABULAR_QUOTED) {
            const char *mark = memchr(bytes + at, '"', n - at);
            if (mark == NULL) {
                scan->last = bytes[n - 1];
                return n;
            }
            at = (size_t)(mark - bytes) + 1;
            scan->before = at > 1 ? mark[-1] : scan->last;
            scan->state = TABULAR_CLOSED;
        } else if (scan->state == TABULAR_PLAIN || c == scan->delimiter || c == '\n') {
            at += read_plain(scan, bytes + at, n - at, ended);
        } else if (scan->state == TABULAR_START) {
            read_start(scan, c);
            at++;
        } else {
            read_closed(scan, c);
            at++;
        }
    }
    scan->last = at > 0 ? bytes[at - 1] : scan->last;
    return at;
}

size_t tabular_count(struct str line, char delimiter)
{
    size_t n = 1;
    for (size_t i = 0; i < line.len; i++)
        n += line.data[i] == delimiter;
    return n;
}
