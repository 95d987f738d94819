/* The options of every command, as one table: what getopt_long parses, what help prints and what a
 * mistyped name is compared with are all made from it. */
#ifndef CLI_SPEC_H
#define CLI_SPEC_H

#include <stdbool.h>
#include <stddef.h>

/* Bits: an option may belong to several. */
enum command {
    COMMAND_RUN = 1,
    COMMAND_SHOW = 2,
    COMMAND_FEATURES = 4,
    COMMAND_EVAL = 8,
    COMMAND_TEXT = 16
};

enum section {
    SECTION_CHOICE,
    SECTION_INPUT,
    SECTION_LIMITS,
    SECTION_OUTPUT,
    SECTION_WORK,
    SECTIONS
};

/* What getopt_long returns for each: above all characters. */
enum option_id {
    OPTION_POINTS = 256,
    OPTION_MAX_WORDS,
    OPTION_RATIO,
    OPTION_METHOD,
    OPTION_MODEL,
    OPTION_LIMIT,
    OPTION_TEXT_FIELD,
    OPTION_TITLE_FIELD,
    OPTION_ID_FIELD,
    OPTION_DATE_FIELD,
    OPTION_URL_FIELD,
    OPTION_MAX_RECORD,
    OPTION_MAX_WINDOW,
    OPTION_MAX_DEPTH,
    OPTION_MAX_RATIO,
    OPTION_MAX_TOTAL,
    OPTION_MAX_MEMBERS,
    OPTION_MAX_JSON_DEPTH,
    OPTION_MAX_HTML_DEPTH,
    OPTION_MAX_ATTRIBUTE,
    OPTION_MAX_FIELD,
    OPTION_OUTPUT,
    OPTION_FORCE,
    OPTION_WITH_TEXT,
    OPTION_WITH_REFERENCE,
    OPTION_WITH_WORDS,
    OPTION_COLOR,
    OPTION_AGAINST,
    OPTION_JSON,
    OPTION_JOBS,
    OPTION_PROGRESS,
    OPTION_NO_PROGRESS,
    OPTION_QUIET,
    OPTION_VERBOSE,
    OPTION_LIST_FORMATS,
    OPTION_HELP,
};

struct spec {
    enum option_id id;
    char letter; /* 0: none */
    const char *name;
    const char *argument; /* NULL: takes none */
    enum section section;
    unsigned commands;
    const char *help; /* without the default, which help adds */
};

extern const struct spec spec_table[];
extern const size_t spec_count;

/* The option with this id, or with this letter; NULL: none of the command's. */
const struct spec *spec_of(enum command command, int id_or_letter);

const char *spec_command_name(enum command command);

/* Of names[0..n), the one that a mistyped word most likely means; NULL where none is near. */
const char *spec_nearest(const char *word, const char *const *names, size_t n);

/* The same among the long options of a command. */
const char *spec_nearest_option(enum command command, const char *word);

#endif
