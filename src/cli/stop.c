/* The program's only state that changes: the flag a handler may set. SA_RESETHAND gives a second
 * signal its default action, so that no run, however stuck in a slow read, is beyond Ctrl-C. */
#include "cli/stop.h"

#include <signal.h>
#include <stddef.h>

static volatile sig_atomic_t caught;

static void on_signal(int signal)
{
    caught = signal;
}

static void catch_one(int number)
{
    struct sigaction before, action = {.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&action.sa_mask);
    if (sigaction(number, NULL, &before) == 0 && before.sa_handler != SIG_IGN)
        sigaction(number, &action, NULL);
}

const volatile int *stop_catch(void)
{
    catch_one(SIGINT);
    catch_one(SIGTERM);
    return &caught;
}

void stop_outlive_pipe(void)
{
    signal(SIGPIPE, SIG_IGN);
}
