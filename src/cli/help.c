/* The help texts: prose from here, options from the table of spec.c, defaults from the library's
 * own init function, so that none of them can be out of date. All is wrapped here, so that nobody
 * counts columns:
 *
 *     -n, --points N            at most N key points an article (default: 3,
 *                               none with --max-words or --ratio)
 * */
#include "cli/help.h"

#include <sched.h>
#include <string.h>
#include <unistd.h>

#include "cli/figures.h"
#include "nutgraf.h"

enum { WIDTH = 80, HELP_COLUMN = 28 };

void help_wrap(FILE *out, size_t column, size_t indent, const char *text)
{
    bool fresh = true;
    while (*text) {
        size_t n = strcspn(text, " \n");
        if (!fresh && column + 1 + n >= WIDTH) {
            fprintf(out, "\n%*s", (int)indent, "");
            column = indent;
            fresh = true;
        }
        fprintf(out, "%s%.*s", fresh ? "" : " ", (int)n, text);
        column += n + !fresh;
        fresh = false;
        text += n;
        if (*text == '\n') {
            fprintf(out, "\n%*s", (int)indent, "");
            column = indent;
            fresh = true;
        }
        text += *text != '\0';
    }
    fputc('\n', out);
}

void help_paragraph(FILE *out, const char *text)
{
    help_wrap(out, 0, 0, text);
    fputc('\n', out);
}

/* Processors that this process may run on: what 0 jobs means. */
static unsigned cores(void)
{
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0)
        return (unsigned)CPU_COUNT(&set);
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online > 0 ? (unsigned)online : 1;
}

/* Writes the default of a limit. */
static void limit_default(enum option_id id, const struct nutgraf_run_options *run, char *out,
                          size_t size)
{
    struct figure figure;
    switch (id) {
    case OPTION_MAX_RECORD:
        snprintf(out, size, "%s", figure_bytes(&figure, run->max_record));
        break;
    case OPTION_MAX_WINDOW:
        snprintf(out, size, "%s", figure_bytes(&figure, run->max_window));
        break;
    case OPTION_MAX_DEPTH:
        snprintf(out, size, "%u", run->max_depth);
        break;
    case OPTION_MAX_RATIO:
        snprintf(out, size, "%llu", (unsigned long long)run->max_ratio);
        break;
    case OPTION_MAX_TOTAL:
        snprintf(out, size, "0");
        break;
    case OPTION_MAX_MEMBERS:
        snprintf(out, size, "%s", figure_count(&figure, run->max_members));
        break;
    case OPTION_MAX_JSON_DEPTH:
        snprintf(out, size, "%u", run->max_json_depth);
        break;
    case OPTION_MAX_HTML_DEPTH:
        snprintf(out, size, "%u", run->max_html_depth);
        break;
    case OPTION_MAX_ATTRIBUTE:
        snprintf(out, size, "%s", figure_bytes(&figure, run->max_attribute));
        break;
    case OPTION_MAX_FIELD:
        snprintf(out, size, "%s", figure_bytes(&figure, run->max_field));
        break;
    default:
        break;
    }
}

/* Writes the default of an option, "" where there is none to tell. */
static void live_default(enum option_id id, char *out, size_t size)
{
    struct nutgraf_run_options run;
    struct nutgraf_model model;
    nutgraf_run_options_init(&run);
    out[0] = '\0';
    switch (id) {
    case OPTION_POINTS:
        snprintf(out, size, "%u; no limit with --max-words or --ratio",
                 run.choice.points ? run.choice.points : NUTGRAF_POINTS_DEFAULT);
        break;
    case OPTION_METHOD:
        snprintf(out, size, "%s", nutgraf_method_name(run.choice.method));
        break;
    case OPTION_MODEL:
        if (nutgraf_model_at(0, &model))
            snprintf(out, size, "%s", model.name);
        break;
    case OPTION_TEXT_FIELD:
        snprintf(out, size, "the usual names, found by themselves");
        break;
    case OPTION_OUTPUT:
        snprintf(out, size, "standard output");
        break;
    case OPTION_COLOR:
        snprintf(out, size, "auto");
        break;
    case OPTION_JOBS:
        if (run.jobs)
            snprintf(out, size, "%u", run.jobs);
        else
            snprintf(out, size, "0, here %u", cores());
        break;
    default:
        limit_default(id, &run, out, size);
    }
}

static void option(FILE *out, const struct spec *spec)
{
    char text[400], given[64];
    live_default(spec->id, given, sizeof given);
    snprintf(text, sizeof text, "%s%s%s%s", spec->help, *given ? " (default: " : "", given,
             *given ? ")" : "");
    int column = fprintf(out, "  %c%c%c --%s%s%s", spec->letter ? '-' : ' ',
                         spec->letter ? spec->letter : ' ', spec->letter ? ',' : ' ', spec->name,
                         spec->argument ? " " : "", spec->argument ? spec->argument : "");
    fprintf(out, "%*s", column < HELP_COLUMN - 1 ? HELP_COLUMN - column : 2, "");
    help_wrap(out, HELP_COLUMN, HELP_COLUMN, text);
}

static bool has_options(enum command command, unsigned section)
{
    for (size_t i = 0; i < spec_count; i++)
        if (spec_table[i].section == section && (spec_table[i].commands & command))
            return true;
    return false;
}

static void options(FILE *out, enum command command)
{
    static const char *const titles[SECTIONS] = {
        [SECTION_CHOICE] = "Which points",
        [SECTION_INPUT] = "Input",
        [SECTION_LIMITS] = "Limits for hostile input",
        [SECTION_OUTPUT] = "Output",
        [SECTION_WORK] = "Work",
    };
    for (unsigned section = 0; section < SECTIONS; section++) {
        if (!has_options(command, section))
            continue;
        fprintf(out, "%s:\n", titles[section]);
        if (section == SECTION_CHOICE)
            fputs("  (Of several limits the tightest holds; one point is always given.)\n", out);
        for (size_t i = 0; i < spec_count; i++)
            if (spec_table[i].section == section && (spec_table[i].commands & command))
                option(out, &spec_table[i]);
        fputc('\n', out);
    }
}

void help_program(FILE *out)
{
    fputs("Usage: nutgraf COMMAND [OPTION]... [INPUT]...\n\n", out);
    help_paragraph(out,
                   "nutgraf finds the most important parts of every news article of an archive: a "
                   "few key points each, in the article's own words.");
    fputs("Commands:\n"
          "  run INPUT...       key points of all articles of archives, as JSON Lines\n"
          "  text INPUT...      the articles themselves, as JSON Lines\n"
          "  show FILE          one article in the terminal, its key points highlighted\n"
          "  eval SYSTEM REFERENCES\n"
          "                     how good points are: ROUGE, and editors' marks\n"
          "  models             the built-in models and what they were learned from\n"
          "  features INPUT...  what a model sees of each sentence, for training\n"
          "  help [COMMAND]     this text, or the options of a command\n\n"
          "Options:\n"
          "  -h, --help         show this text\n"
          "      --list-formats list what can be read\n"
          "  -V, --version      show the versions of nutgraf and its libraries\n\n"
          "Examples:\n"
          "  nutgraf run news.jsonl.zst > points.jsonl\n"
          "  nutgraf run -o points.jsonl.zst archives/\n"
          "  nutgraf show story.txt\n",
          out);
}

static void help_run(FILE *out)
{
    fputs("Usage: nutgraf run [OPTION]... INPUT...\n\n", out);
    help_paragraph(out,
                   "Writes the key points of every article of the INPUTs, one JSON object a line, "
                   "in the order of the input.");
    help_paragraph(
        out, "An INPUT is a file, a directory (all files below it) or - for standard input. "
             "It may hold JSON, web pages, WARC files, CSV, newswires in XML or SGML or plain "
             "text, or be a tar, zip or 7z archive of such files, compressed by gzip, zstd, "
             "xz, bzip2 or lz4 (nutgraf --list-formats tells all). What it is is told by its "
             "content, not its name.");
    options(out, COMMAND_RUN);
    fputs("Examples:\n"
          "  nutgraf run news.jsonl.zst | jq -r .summary\n"
          "  nutgraf run --ratio 0.2 --max-words 120 -o points.jsonl.zst archives/\n"
          "  zcat news.jsonl.gz | nutgraf run --text-field article.body -\n\n"
          "Exit status:\n"
          "    0  all was read\n"
          "    1  the work was finished, but something could not be read; each loss is\n"
          "       told on standard error\n"
          "    2  a mistake in the command, or an error that ended the work\n"
          "  130  ended by Ctrl-C, after what was in hand (143: by SIGTERM); a second one\n"
          "       ends it at once\n",
          out);
}

static void help_text(FILE *out)
{
    fputs("Usage: nutgraf text [OPTION]... INPUT...\n\n", out);
    help_paragraph(out,
                   "Writes every article of the INPUTs as it was read, one JSON object a line: id, "
                   "archive, member, record, url, title, date, authors, lang and text. Nothing is "
                   "chosen. INPUTs are those of nutgraf run.");
    options(out, COMMAND_TEXT);
    fputs("Examples:\n"
          "  nutgraf text crawl.warc.gz | jq -r .title\n"
          "  nutgraf text --with-reference -o articles.jsonl.zst cnn_stories.tgz\n\n"
          "Exit status: as that of nutgraf run.\n",
          out);
}

static void help_show(FILE *out)
{
    fputs("Usage: nutgraf show [OPTION]... FILE\n\n", out);
    help_paragraph(out,
                   "Shows one article: its title, its key points, and its text with the points "
                   "highlighted; without colour they stand \xC2\xBBlike this\xC2\xAB.");
    help_paragraph(out,
                   "FILE is anything that nutgraf run reads, or - for standard input, where an "
                   "article can be pasted (Ctrl-D ends it). Of several articles the first is "
                   "shown.");
    options(out, COMMAND_SHOW);
    fputs("Examples:\n"
          "  nutgraf show story.txt\n"
          "  nutgraf show -n 5 --color always story.txt | less -R\n\n"
          "Exit status:\n"
          "  0  an article was shown\n"
          "  1  there was none, or something before it could not be read\n"
          "  2  a mistake in the command, or an error that ended the work\n",
          out);
}

static void help_features(FILE *out)
{
    fputs("Usage: nutgraf features [OPTION]... INPUT...\n\n", out);
    help_paragraph(out,
                   "Writes what a model sees of every sentence of every article of the INPUTs, one "
                   "JSON object an article, in the order of the input: places of the sentences "
                   "(code points), their features, and the turns that the model takes when it "
                   "chooses. Models are trained with it. INPUTs are those of nutgraf run.");
    options(out, COMMAND_FEATURES);
    fputs("Examples:\n"
          "  nutgraf features --model none news.jsonl.zst > features.jsonl\n"
          "  nutgraf features --model ./my.model -n 3 news.jsonl.zst > turns.jsonl\n\n"
          "With --model none there are no weights of words and no turns.\n"
          "Exit status: as that of nutgraf run.\n",
          out);
}

static void help_eval(FILE *out)
{
    fputs("Usage: nutgraf eval [OPTION]... SYSTEM REFERENCES\n\n", out);
    help_paragraph(out,
                   "Measures how good key points are. SYSTEM holds what was chosen, as nutgraf run "
                   "writes it: objects with \"id\" and \"key_points\", a list of texts or of "
                   "objects with \"text\". REFERENCES holds the same ids and what is measured by:");
    fputs("  \"summary\"  reference sentences: ROUGE-1, ROUGE-2 and ROUGE-Lsum of Porter\n"
          "             stems, F1 (-F) and recall (-R); words of a summary; dangling: the\n"
          "             summaries with a point that opens with a pronoun, a linking term\n"
          "             or a quotation without speaker while its predecessor is not among\n"
          "             the points (dangling-points: the share of such points)\n"
          "  \"labels\"   editors' marks of the \"sentences\" of \"text\": key-point gain, the\n"
          "             share of the best possible weight that the first 3 points carry\n"
          "             (KPG@3), or those that fit into 80 words (KPG@80w); of the first\n"
          "             3 points those that are noise, dangle or open in mid-air\n\n"
          "Each figure has its 95 % bootstrap interval over documents. A document without\n"
          "points is scored as empty.\n\n",
          out);
    options(out, COMMAND_EVAL);
    fputs("Examples:\n"
          "  nutgraf run -o points.jsonl articles.jsonl.zst\n"
          "  nutgraf run --method lead -o lead.jsonl articles.jsonl.zst\n"
          "  nutgraf eval points.jsonl articles.jsonl.zst --against lead.jsonl\n\n"
          "Exit status:\n"
          "  0  all was measured\n"
          "  1  rows could not be read or used; each is told on standard error\n"
          "  2  a mistake in the command, or an error that ended the work\n",
          out);
}

void help_command(FILE *out, enum command command)
{
    if (command == COMMAND_RUN)
        help_run(out);
    else if (command == COMMAND_TEXT)
        help_text(out);
    else if (command == COMMAND_SHOW)
        help_show(out);
    else if (command == COMMAND_EVAL)
        help_eval(out);
    else
        help_features(out);
}
