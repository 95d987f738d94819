/* nutgraf: the most important parts of every news article of an archive.
 *
 *   nutgraf_summarize()   one article in memory -> its key points
 *   nutgraf_run()         archives -> JSON Lines of key points, on every core
 *
 * Contract for all of it: the library never prints, exits, aborts or changes the process (no
 * locale, no signal handler). A function that can fail says so by its result and fills the
 * caller's struct nutgraf_error (which may be NULL). All text is UTF-8. Structs of options carry
 * their size, set by their init function; another size than the library's is refused. The library
 * may be used by many threads at once, each object by one thread at a time. */
#ifndef NUTGRAF_H
#define NUTGRAF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define NUTGRAF_API __attribute__((visibility("default")))

/* ---- versions */

/* "0.1.0": of the library that runs, a constant. */
NUTGRAF_API const char *nutgraf_version(void);

/* Writes "libarchive 3.6.2, libzstd 1.5.4, …", terminated, cut at size; returns its whole length
 * as snprintf does. */
NUTGRAF_API size_t nutgraf_libraries(char *out, size_t size);

/* ---- errors */

enum nutgraf_code {
    NUTGRAF_OK,
    NUTGRAF_ERROR_MEMORY,  /* an allocation failed */
    NUTGRAF_ERROR_USAGE,   /* an option or argument that cannot be meant */
    NUTGRAF_ERROR_OPEN,    /* no input could be opened */
    NUTGRAF_ERROR_READ,    /* the system failed to read */
    NUTGRAF_ERROR_WRITE,   /* the system failed to write: a full disk, a closed pipe */
    NUTGRAF_ERROR_STOPPED, /* the caller asked to stop; what was written is whole */
};

struct nutgraf_error {
    enum nutgraf_code code;
    int system;     /* errno where the system is the reason, else 0 */
    char text[400]; /* a sentence without a final stop, "" without an error */
};

/* ---- what to choose */

enum nutgraf_method {
    NUTGRAF_METHOD_NONE,
    NUTGRAF_METHOD_LEAD,     /* the first sentences that are prose */
    NUTGRAF_METHOD_CENTROID, /* nearness to the article's words as a whole, and position */
    NUTGRAF_METHOD_TEXTRANK, /* PageRank over TF-IDF similarity (Mihalcea & Tarau 2004) */
    NUTGRAF_METHOD_LEARNED,  /* a model of what editors, or writers of highlights, chose */
};

enum {
    NUTGRAF_POINTS_DEFAULT = 3,
    NUTGRAF_POINTS_AUTO_MOST = 8,
};
#define NUTGRAF_POINTS_AUTO UINT32_MAX

/* Given together the smallest limit wins; at least one point is chosen where the article has one.
 * A point that does not fit is passed over for the next that does. */
struct nutgraf_options {
    size_t size;
    enum nutgraf_method method;
    const char *model;  /* of NUTGRAF_METHOD_LEARNED, which alone has one: the name of a built-in
                           model, or a file (with '/' or '.' in its name); NULL = the first one */
    uint32_t points;    /* at most so many; 0 = NUTGRAF_POINTS_DEFAULT, or no limit where max_words
                           or ratio is given; NUTGRAF_POINTS_AUTO = up to NUTGRAF_POINTS_AUTO_MOST,
                           as many as tell something new, by the method learned only */
    uint32_t max_words; /* at most so many words in all points; 0 = no limit */
    double ratio; /* at most this share of the article's words, 0 < ratio <= 1; 0 = no limit */
};

NUTGRAF_API void nutgraf_options_init(struct nutgraf_options *options);

/* "lead", "centroid", "textrank", "learned" and their methods; NUTGRAF_METHOD_NONE or NULL for any
 * other. */
NUTGRAF_API enum nutgraf_method nutgraf_method_named(const char *name);
NUTGRAF_API const char *nutgraf_method_name(enum nutgraf_method method);

/* A built-in model. */
struct nutgraf_model {
    const char *name, *learned_from; /* learned_from may have several lines */
    size_t bytes;
};

/* Fills *model with the built-in model of this number, from 0, the default first; false where there
 * are not so many. */
NUTGRAF_API bool nutgraf_model_at(size_t number, struct nutgraf_model *model);

/* ---- one article */

/* A key point: the article's own words. */
struct nutgraf_point {
    const char *text; /* white space folded, terminated */
    size_t text_bytes;
    size_t start, end; /* code points of summary.text */
    uint32_t sentence; /* its sentence, from 0 */
    uint32_t rank;     /* 1 = best */
    double score;      /* 0..1, four decimals */
};

struct nutgraf_summary {
    /* "ok", or why there are no points: "no-text", "too-short", "not-prose", "too-long",
     * "language" */
    const char *status;
    const char *lang; /* ISO 639-1: "en", "de"; "" where it is not known */
    const char *text; /* what start and end count in: the text as given, U+FFFD for broken bytes */
    size_t text_bytes;
    uint32_t words; /* runs between white space */
    uint32_t sentences;
    const struct nutgraf_point *points; /* in document order */
    size_t n_points;
};

struct nutgraf_summarizer;

/* A summarizer holds the memory that articles are worked in: make one a thread, use it for many.
 * NULL and *error on failure. */
NUTGRAF_API struct nutgraf_summarizer *nutgraf_summarizer_new(const struct nutgraf_options *options,
                                                              struct nutgraf_error *error);
NUTGRAF_API void nutgraf_summarizer_free(struct nutgraf_summarizer *summarizer);

/* Chooses the key points of one article. title may be NULL. The result belongs to the summarizer
 * and lives until its next call; NULL and *error without memory. */
NUTGRAF_API const struct nutgraf_summary *nutgraf_summarize(struct nutgraf_summarizer *summarizer,
                                                            const char *title, size_t title_bytes,
                                                            const char *text, size_t text_bytes,
                                                            struct nutgraf_error *error);

/* ---- archives */

enum nutgraf_report_kind {
    NUTGRAF_REPORT_LOST,    /* something could not be read: damage, a limit, a missing input */
    NUTGRAF_REPORT_SKIPPED, /* nothing is lost: a directory, a link, a resource fork */
    NUTGRAF_REPORT_KIND,    /* what an input or member was taken for */
};

/* Something to tell people about the input, in the order of the input. */
struct nutgraf_report {
    enum nutgraf_report_kind kind;
    const char *archive; /* the path as given */
    const char *member;  /* its name inside, "" for the archive itself */
    uint64_t record;     /* its number in the member, 0 where it is not about one record */
    uint64_t offset;     /* bytes: into the decoded member where in_member, else into the archive */
    bool in_member;
    uint64_t count;     /* 1, or how many equal ones this one stands for */
    const char *reason; /* a short constant to count by */
    const char *text;   /* a sentence, and what to do */
};

/* How far a run is. */
struct nutgraf_progress {
    uint64_t inputs_done, inputs; /* inputs is 0 as long as directories are still walked */
    uint64_t bytes_read,
        bytes_total;        /* compressed; bytes_total is 0 where it is not known (a pipe) */
    uint64_t bytes_decoded; /* raw records */
    uint64_t records, lost;
    const char *archive; /* the one being read */
};

/* Counts of a run. records = ok + no_text + too_short + not_prose + too_long + language. */
struct nutgraf_counts {
    size_t size;
    uint64_t inputs;  /* opened */
    uint64_t records; /* written */
    uint64_t ok, no_text, too_short, not_prose, too_long, language;
    uint64_t points;
    uint64_t lost;          /* things lost: by reports, each with its count */
    uint64_t skipped;       /* reports of NUTGRAF_REPORT_SKIPPED */
    uint64_t bytes_read;    /* compressed */
    uint64_t bytes_decoded; /* raw records */
    uint64_t bytes_text;    /* articles' text */
    uint64_t bytes_written; /* records, before compression */
};

enum nutgraf_form {
    NUTGRAF_FORM_POINTS,   /* key points */
    NUTGRAF_FORM_FEATURES, /* what a model sees of each sentence, for training; its choice.method
                              is learned, and choice.model may be "none" */
    NUTGRAF_FORM_TEXT,     /* the article as it was read: nothing is chosen */
};

struct nutgraf_run_options {
    size_t size;
    struct nutgraf_options choice;
    enum nutgraf_form form; /* of the records */
    unsigned jobs;          /* threads; 0 = all cores that OpenMP sees */
    const char *text_field, *title_field, *id_field, *date_field,
        *url_field;      /* dotted paths; NULL = automatic */
    uint64_t limit;      /* stop after so many records; 0 = no limit */
    bool with_words;     /* features: the places of words in a model's tables follow */
    bool with_text;      /* the article's text follows in each record */
    bool with_reference; /* so does the summary that the input brings, a list */
    size_t max_record;   /* bytes of one raw record; a longer one is lost, and reported */
    uint64_t max_window; /* bytes of a zstd window */
    unsigned max_depth;  /* archives inside archives */
    /* Of one input; what is beyond is lost, and reported. 0 = no limit. */
    uint64_t max_ratio;   /* decoded bytes for each of the input, above max_record bytes */
    uint64_t max_total;   /* decoded bytes */
    uint64_t max_members; /* of all its archives */
    unsigned max_json_depth, max_html_depth; /* objects, elements inside one another; not 0 */
    size_t max_attribute, max_field;         /* bytes of a tag's attribute, of a CSV field */
    size_t batch_bytes; /* raw bytes worked on at once; 0 = chosen. Never changes the output */

    /* Where the records go: to write() if given, else to the file output (compressed where it
     * ends in .zst or .gz; written under a temporary name and renamed when whole; refused where
     * it exists, unless force), else to standard output. */
    const char *output;
    bool force;
    bool (*write)(void *user, const char *data,
                  size_t n); /* false ends the run: NUTGRAF_ERROR_WRITE */

    /* Called by one thread at a time, though not always the same. May be NULL. */
    void (*report)(void *user, const struct nutgraf_report *report);
    void (*progress)(void *user,
                     const struct nutgraf_progress *progress); /* a few times a second */
    void *user;

    /* Looked at between batches; nonzero ends the run with NUTGRAF_ERROR_STOPPED after the
     * records in hand were written (to a file: removed again). May be NULL. A signal handler may
     * set it. */
    const volatile int *stop;
};

NUTGRAF_API void nutgraf_run_options_init(struct nutgraf_run_options *options);

/* What is read: group is "compression", "archive" or "records". False behind the last, from 0. */
struct nutgraf_format {
    const char *group, *name, *about;
};
NUTGRAF_API bool nutgraf_format_at(size_t number, struct nutgraf_format *format);

/* Reads inputs in the order given: files, directories (all files below, sorted by name), "-" for
 * standard input; writes a record of JSON for every article, in the order of the input whatever
 * the number of threads. Damage is reported, counted in counts->lost and worked around. Returns
 * NUTGRAF_OK where the run reached its end, even with damage; else what ended it, also in *error.
 * counts and error may be NULL. */
NUTGRAF_API enum nutgraf_code nutgraf_run(const char *const *inputs, size_t n_inputs,
                                          const struct nutgraf_run_options *options,
                                          struct nutgraf_counts *counts,
                                          struct nutgraf_error *error);

/* ---- how good were the points? */

enum { NUTGRAF_SYSTEMS_MOST = 2 };

/* A figure of all documents, and the ends of its 95 % interval by a bootstrap over documents. */
struct nutgraf_figure {
    const char *group; /* "rouge" or "points": constants, as the name "R1-F" and unit "%" */
    const char *name, *unit;
    double value[NUTGRAF_SYSTEMS_MOST]; /* of each system */
    double low[NUTGRAF_SYSTEMS_MOST], high[NUTGRAF_SYSTEMS_MOST];
    double delta, delta_low, delta_high; /* the first less the second, on the same documents */
};

struct nutgraf_evaluation {
    uint64_t documents;           /* references that could be used */
    uint64_t summaries, labelled; /* of them those with reference sentences, with editors' labels */
    uint64_t missing[NUTGRAF_SYSTEMS_MOST]; /* not in the system's file: scored as empty */
    uint64_t lost;                          /* by reports, each with its count */
    const struct nutgraf_figure *figures;
    size_t n_figures;
};

struct nutgraf_eval_options {
    size_t size;
    unsigned jobs;     /* threads; 0 = all cores that OpenMP sees. Never changes a figure */
    size_t max_record; /* bytes of one row */
    uint64_t max_window;
    unsigned max_depth;
    void (*report)(void *user, const struct nutgraf_report *report); /* may be NULL */
    void *user;
};

NUTGRAF_API void nutgraf_eval_options_init(struct nutgraf_eval_options *options);

/* Measures what systems chose (files of objects with "id" and "key_points", as nutgraf_run writes
 * them; one or NUTGRAF_SYSTEMS_MOST) against references: "summary", a list of sentences, gives
 * ROUGE-1, -2 and -Lsum (Lin 2004); "labels" of editors give key-point gain. Files are held in
 * memory and read as nutgraf_run reads archives. NULL options are the defaults. The result is
 * freed by nutgraf_evaluation_free; NULL and *error where there is nothing to measure. */
NUTGRAF_API struct nutgraf_evaluation *nutgraf_eval(const char *const *systems, size_t n_systems,
                                                    const char *references,
                                                    const struct nutgraf_eval_options *options,
                                                    struct nutgraf_error *error);
NUTGRAF_API void nutgraf_evaluation_free(struct nutgraf_evaluation *evaluation);

#ifdef __cplusplus
}
#endif

#endif
