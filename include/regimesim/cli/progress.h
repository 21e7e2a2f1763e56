/* progress.h - a progress bar with the time left, on a terminal only. */
#ifndef REGIMESIM_CLI_PROGRESS_H
#define REGIMESIM_CLI_PROGRESS_H

#include <stdbool.h>

struct progress_bar {
    bool shown;     /* a terminal, and not --quiet */
    int first_done; /* runs that were there before: they say nothing about speed */
    bool started;
    double start; /* seconds */
};

void progress_begin(struct progress_bar *bar, bool quiet);
void progress_show(struct progress_bar *bar, int done, int total);
void progress_end(struct progress_bar *bar);

/* Seconds on a clock that never goes back. */
double progress_clock(void);

#endif
