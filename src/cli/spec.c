/* The table of options, and which name was meant by a word that is none: the one with the least
 * edits (Damerau 1964: insert, delete, replace, swap neighbours), if they are few for its
 * length. */
#include "cli/spec.h"

#include <string.h>

#define CHOOSE (COMMAND_RUN | COMMAND_SHOW)
#define POINTS (COMMAND_RUN | COMMAND_SHOW | COMMAND_FEATURES)
#define READ (POINTS | COMMAND_TEXT)
#define MANY (COMMAND_RUN | COMMAND_FEATURES | COMMAND_TEXT)
#define FILES (READ | COMMAND_EVAL)

const struct spec spec_table[] = {
    {OPTION_POINTS, 'n', "points", "N", SECTION_CHOICE, POINTS,
     "at most N key points an article; auto: as many as tell something new"},
    {OPTION_MAX_WORDS, 0, "max-words", "N", SECTION_CHOICE, POINTS,
     "at most N words in all points of an article"},
    {OPTION_RATIO, 0, "ratio", "R", SECTION_CHOICE, POINTS,
     "at most this share of the article's words, above 0 and at most 1, such as 0.2"},
    {OPTION_METHOD, 0, "method", "NAME", SECTION_CHOICE, CHOOSE,
     "how points are chosen: learned (by a model of what editors chose), lead (the first "
     "sentences), centroid (nearest to the article as a whole) or textrank"},
    {OPTION_MODEL, 0, "model", "NAME|FILE", SECTION_CHOICE, POINTS,
     "the model that the method learned asks: a built-in one, listed by nutgraf models, or a file"},
    {OPTION_TEXT_FIELD, 0, "text-field", "PATH", SECTION_INPUT, READ,
     "the key that holds the text of a JSON record, with dots where it is nested: article.body"},
    {OPTION_TITLE_FIELD, 0, "title-field", "PATH", SECTION_INPUT, READ, "likewise the title"},
    {OPTION_ID_FIELD, 0, "id-field", "PATH", SECTION_INPUT, READ, "likewise the id"},
    {OPTION_DATE_FIELD, 0, "date-field", "PATH", SECTION_INPUT, READ, "likewise the date"},
    {OPTION_URL_FIELD, 0, "url-field", "PATH", SECTION_INPUT, READ, "likewise the address"},
    {OPTION_LIMIT, 0, "limit", "N", SECTION_INPUT, MANY, "stop after N articles"},
    {OPTION_AGAINST, 0, "against", "OTHER", SECTION_INPUT, COMMAND_EVAL,
     "another system's points: its figures as well, and the differences"},
    {OPTION_MAX_RECORD, 0, "max-record", "BYTES", SECTION_LIMITS, FILES,
     "a record longer than this is reported, not read; K, M and G may follow, as in 64M"},
    {OPTION_MAX_WINDOW, 0, "max-window", "BYTES", SECTION_LIMITS, FILES,
     "the largest window of a zstd frame: memory for a decoder"},
    {OPTION_MAX_DEPTH, 0, "max-depth", "N", SECTION_LIMITS, FILES,
     "how many archives and compressions may be inside one another"},
    {OPTION_MAX_RATIO, 0, "max-ratio", "N", SECTION_LIMITS, READ,
     "an input that expands to more than N times its size, and to more than one record may have, "
     "ends there; 0: no limit"},
    {OPTION_MAX_TOTAL, 0, "max-total", "BYTES", SECTION_LIMITS, READ,
     "an input that expands to more than this ends there; 0: no limit"},
    {OPTION_MAX_MEMBERS, 0, "max-members", "N", SECTION_LIMITS, READ,
     "an input ends behind N members, of all archives in it; 0: no limit"},
    {OPTION_MAX_JSON_DEPTH, 0, "max-json-depth", "N", SECTION_LIMITS, READ,
     "how many objects and arrays of JSON may be inside one another"},
    {OPTION_MAX_HTML_DEPTH, 0, "max-html-depth", "N", SECTION_LIMITS, READ,
     "likewise elements of a page"},
    {OPTION_MAX_ATTRIBUTE, 0, "max-attribute", "BYTES", SECTION_LIMITS, READ,
     "of the attributes of a tag no more than this is looked at"},
    {OPTION_MAX_FIELD, 0, "max-field", "BYTES", SECTION_LIMITS, READ,
     "a row of CSV with a longer field is reported, not read"},
    {OPTION_OUTPUT, 'o', "output", "FILE", SECTION_OUTPUT, MANY,
     "write to FILE, compressed where its name ends in .zst or .gz; it appears when it is whole"},
    {OPTION_FORCE, 'f', "force", NULL, SECTION_OUTPUT, MANY, "replace FILE where it exists"},
    {OPTION_WITH_TEXT, 0, "with-text", NULL, SECTION_OUTPUT, COMMAND_RUN | COMMAND_FEATURES,
     "put the article's text into each record"},
    {OPTION_WITH_REFERENCE, 0, "with-reference", NULL, SECTION_OUTPUT, COMMAND_RUN | COMMAND_TEXT,
     "put the summary that the input brings with an article (highlights, abstract) into its "
     "record, "
     "as a list"},
    {OPTION_WITH_WORDS, 0, "with-words", NULL, SECTION_OUTPUT, COMMAND_FEATURES,
     "put the places of its words in a model's tables into each record"},
    {OPTION_COLOR, 0, "color", "WHEN", SECTION_OUTPUT, COMMAND_SHOW,
     "auto, always or never; auto: on a terminal, unless NO_COLOR is set"},
    {OPTION_JSON, 0, "json", NULL, SECTION_OUTPUT, COMMAND_EVAL,
     "one JSON object instead of a table"},
    {OPTION_JOBS, 'j', "jobs", "N", SECTION_WORK, MANY | COMMAND_EVAL,
     "use N threads, 0 for all cores"},
    {OPTION_PROGRESS, 0, "progress", NULL, SECTION_WORK, MANY,
     "show how far the work is; without it only on a terminal, and not while records go there or "
     "into a pipe"},
    {OPTION_NO_PROGRESS, 0, "no-progress", NULL, SECTION_WORK, MANY, "never show it"},
    {OPTION_QUIET, 'q', "quiet", NULL, SECTION_WORK, FILES,
     "say only what ends the work; the exit status tells of loss"},
    {OPTION_VERBOSE, 'v', "verbose", NULL, SECTION_WORK, FILES,
     "say every loss, what was skipped and what inputs were taken for, and sum up"},
    {OPTION_LIST_FORMATS, 0, "list-formats", NULL, SECTION_WORK, MANY, "list what can be read"},
    {OPTION_HELP, 'h', "help", NULL, SECTION_WORK, FILES, "show this help"},
};

const size_t spec_count = sizeof spec_table / sizeof *spec_table;

const struct spec *spec_of(enum command command, int id_or_letter)
{
    for (size_t i = 0; i < spec_count; i++) {
        const struct spec *spec = &spec_table[i];
        bool same = (int)spec->id == id_or_letter || (spec->letter && spec->letter == id_or_letter);
        if (same && (spec->commands & command))
            return spec;
    }
    return NULL;
}

const char *spec_command_name(enum command command)
{
    switch (command) {
    case COMMAND_RUN:
        return "run";
    case COMMAND_SHOW:
        return "show";
    case COMMAND_FEATURES:
        return "features";
    case COMMAND_TEXT:
        return "text";
    default:
        return "eval";
    }
}

enum { WORD_MOST = 31 }; /* longer words are not compared */

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* Edits from a to b, three rows of the table at a time. */
static unsigned edits(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    unsigned rows[3][WORD_MOST + 1];
    if (n > WORD_MOST || m > WORD_MOST)
        return WORD_MOST;
    for (size_t j = 0; j <= m; j++)
        rows[0][j] = (unsigned)j;
    for (size_t i = 1; i <= n; i++) {
        unsigned *row = rows[i % 3];
        const unsigned *above = rows[(i - 1) % 3], *above2 = rows[(i + 1) % 3];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= m; j++) {
            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], above2[j - 2] + 1);
        }
    }
    return rows[n % 3][m];
}

/* How far a name is from the word; a name that begins with it is near. */
static unsigned distance(const char *word, const char *name)
{
    size_t n = strlen(word);
    if (n >= 3 && strncmp(word, name, n) == 0)
        return 1;
    return edits(word, name);
}

static bool is_near(const char *word, unsigned edits_needed)
{
    size_t n = strlen(word);
    return edits_needed <= (n < 4 ? 1u : n < 7 ? 2u : 3u);
}

const char *spec_nearest(const char *word, const char *const *names, size_t n)
{
    const char *best = NULL;
    unsigned best_distance = WORD_MOST;
    for (size_t i = 0; i < n; i++) {
        unsigned d = distance(word, names[i]);
        if (d < best_distance && is_near(word, d)) {
            best = names[i];
            best_distance = d;
        }
    }
    return best;
}

const char *spec_nearest_option(enum command command, const char *word)
{
    const char *names[sizeof spec_table / sizeof *spec_table];
    size_t n = 0;
    for (size_t i = 0; i < spec_count; i++)
        if (spec_table[i].commands & command)
            names[n++] = spec_table[i].name;
    return spec_nearest(word, names, n);
}
