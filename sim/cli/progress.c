/* progress.c - a progress bar with the time left, on a terminal only. */
#include "regimesim/cli/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { WIDTH = 40 };

double progress_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

void progress_begin(struct progress_bar *bar, bool quiet)
{
    *bar = (struct progress_bar){.shown = !quiet && isatty(STDERR_FILENO), .start = progress_clock()};
}

/* Runs skipped on a resume finish at once; the time left is reckoned from the first that took time. */
void progress_show(struct progress_bar *bar, int done, int total)
{
    double spent = progress_clock() - bar->start;
    if (!bar->shown)
        return;
    if (!bar->started && spent < 0.001) {
        bar->first_done = done;
        return;
    }
    bar->started = true;
    int filled = total ? WIDTH * done / total : WIDTH;
    fprintf(stderr, "\r[");
    for (int i = 0; i < WIDTH; i++)
        fputc(i < filled ? '#' : '.', stderr);
    fprintf(stderr, "] %d/%d runs", done, total);
    if (done > bar->first_done && done < total)
        fprintf(stderr, ", %.0f s left   ", spent / (done - bar->first_done) * (total - done));
    else
        fprintf(stderr, "               ");
    fflush(stderr);
}

void progress_end(struct progress_bar *bar)
{
    if (bar->shown && bar->started)
        fputc('\n', stderr);
}
