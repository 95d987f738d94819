/* Ctrl-C and SIGTERM ask a run to stop; asked twice, the process ends at once. */
#ifndef CLI_STOP_H
#define CLI_STOP_H

/* Catches both signals, unless they were ignored when the program began (nohup). Returns the flag
 * that they set, for nutgraf_run_options.stop: 0, or the signal's number. */
const volatile int *stop_catch(void);

/* Makes a closed pipe an error of the write, instead of the end of the process: for runs whose
 * output is a file that must not stay behind half-written because nobody reads their messages. */
void stop_outlive_pipe(void);

#endif
