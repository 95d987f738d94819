/* The commands. argv[0] is the command's name; the result is the exit status. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

int run_command(int argc, char **argv);
int text_command(int argc, char **argv);
int show_command(int argc, char **argv);
int features_command(int argc, char **argv);
int models_command(int argc, char **argv);
int eval_command(int argc, char **argv);

#endif
