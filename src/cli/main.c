/* Which command? The rest is theirs.
 *
 * It reads no option but those of the program itself, and guesses nothing: a word that is no
 * command is told with what was probably meant, and nothing is run. */
#include <fcntl.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/message.h"

static const char *const command_names[] = {"run",      "text",   "show", "eval",
                                            "features", "models", "help"};
enum { COMMANDS = sizeof command_names / sizeof *command_names };

static int no_command(void)
{
    fputs("Usage: nutgraf COMMAND [OPTION]... [INPUT]...\n"
          "Key points of every article of a news archive, as JSON Lines:\n"
          "  nutgraf run news.jsonl.zst\n"
          "See 'nutgraf --help'.\n",
          stderr);
    return STATUS_FATAL;
}

static int unknown(const char *word)
{
    const char *near = spec_nearest(word, command_names, COMMANDS);
    if (word[0] == '-' && word[1])
        message("unknown option '%s'; a command comes first: nutgraf run %s ...", word, word);
    else if (near)
        message("unknown command '%s'; did you mean '%s'?", word, near);
    else if (strcmp(word, "-") == 0 || access(word, F_OK) == 0)
        message("unknown command '%s'; did you mean 'nutgraf run %s'?", word, word);
    else
        message("unknown command '%s'; there are run, text, show, eval, features, models and help",
                word);
    message("see 'nutgraf --help'");
    return STATUS_FATAL;
}

static int help(int argc, char **argv)
{
    if (argc > 2) {
        message("help: it takes one command");
        return STATUS_FATAL;
    }
    if (argc < 2 || strcmp(argv[1], "help") == 0)
        help_program(stdout);
    else if (strcmp(argv[1], "run") == 0)
        help_command(stdout, COMMAND_RUN);
    else if (strcmp(argv[1], "text") == 0)
        help_command(stdout, COMMAND_TEXT);
    else if (strcmp(argv[1], "show") == 0)
        help_command(stdout, COMMAND_SHOW);
    else if (strcmp(argv[1], "features") == 0)
        help_command(stdout, COMMAND_FEATURES);
    else if (strcmp(argv[1], "eval") == 0)
        help_command(stdout, COMMAND_EVAL);
    else if (strcmp(argv[1], "models") == 0)
        help_models(stdout);
    else
        return unknown(argv[1]);
    return STATUS_GOOD;
}

static int dispatch(int argc, char **argv)
{
    const char *word = argc > 1 ? argv[1] : NULL;
    if (!word)
        return no_command();
    if (strcmp(word, "run") == 0)
        return run_command(argc - 1, argv + 1);
    if (strcmp(word, "text") == 0)
        return text_command(argc - 1, argv + 1);
    if (strcmp(word, "show") == 0)
        return show_command(argc - 1, argv + 1);
    if (strcmp(word, "features") == 0)
        return features_command(argc - 1, argv + 1);
    if (strcmp(word, "eval") == 0)
        return eval_command(argc - 1, argv + 1);
    if (strcmp(word, "models") == 0)
        return models_command(argc - 1, argv + 1);
    if (strcmp(word, "help") == 0)
        return help(argc - 1, argv + 1);
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
        help_program(stdout);
        return STATUS_GOOD;
    }
    if (strcmp(word, "--list-formats") == 0) {
        help_formats(stdout);
        return STATUS_GOOD;
    }
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) {
        help_version(stdout);
        return STATUS_GOOD;
    }
    return unknown(word);
}

/* A standard stream that the caller closed would be the next file opened: an archive could be
 * written over as standard output. Each is opened the wrong way round, so that using it fails. */
static void fill_closed_streams(void)
{
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) == -1 && open("/dev/null", fd ? O_RDONLY : O_WRONLY) == -1)
            _exit(STATUS_FATAL);
}

int main(int argc, char **argv)
{
    char buffer[16384]; /* holds any help text: one write, and one place where it can fail */
    fill_closed_streams();
    setlocale(LC_CTYPE, "C.UTF-8"); /* for wcwidth alone: all text is UTF-8 */
    setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
    int status = dispatch(argc, argv);
    return message_close_output(status);
}
