/* messages.c - what goes to standard error, and interrupts. */
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>

#include "regimesim/cli/cli.h"

volatile sig_atomic_t cli_stop;

enum status cli_fail(const struct error *error)
{
    char text[ERROR_FILE_SIZE + ERROR_MESSAGE_SIZE + 64];
    fprintf(stderr, "regimesim: %s\n", error_text(error, text, sizeof text));
    return error->code;
}

enum status cli_faults(struct fault_list *faults)
{
    char text[ERROR_FILE_SIZE + ERROR_MESSAGE_SIZE + 64];
    enum status status = faults->count ? faults->items[0].code : STATUS_INTERNAL;
    for (size_t i = 0; i < faults->count; i++)
        fprintf(stderr, "%s\n", error_text(&faults->items[i], text, sizeof text));
    if (faults->count == 0)
        fprintf(stderr, "regimesim: out of memory\n");
    faults_free(faults);
    return status;
}

void cli_note(const struct options *options, const char *format, ...)
{
    va_list arguments;
    if (options->quiet)
        return;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
}

static void stop(int number)
{
    (void)number;
    cli_stop = 1;
}

/* The first signal lets the runs in flight finish and be saved; a second one ends the program at once. */
void cli_catch_interrupts(void)
{
    struct sigaction action = {.sa_handler = stop, .sa_flags = (int)SA_RESETHAND};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}
