/* breakeven.h - the value of a parameter at which two regimes come out equal.
 *
 * The difference d(x), second minus first regime, is estimated at each x from the same replicates (the same persons and
 * luck), so that it changes little by chance from one x to the next. Method:
 *
 * - d at both ends, and at the values that part the range in four. Without a change of sign from end to end there is
 *   nothing to find.
 * - Bisection on the sign of the mean of d, until the bracket is as narrow as the tolerance: its middle is the point.
 * - The interval inverts the 95 % intervals of d: values x at which the interval of d includes 0 are not excluded.
 *   Bisection finds where that begins on either side of the point; the last value excluded is reported, so that the
 *   interval is too wide by less than the tolerance, and not too narrow. An end of the range that is not excluded
 *   leaves it open there.
 *
 * The method takes d to cross 0 once; `crossings` above 1 says that the values tried contradict that. */
#ifndef REGIMESIM_EXPERIMENT_BREAKEVEN_H
#define REGIMESIM_EXPERIMENT_BREAKEVEN_H

#include <signal.h>
#include <stdbool.h>

#include "regimesim/params/params.h"
#include "regimesim/util/error.h"
#include "regimesim/util/stats.h"

enum { BREAKEVEN_POINTS = 256 };
#define BREAKEVEN_LEVEL 0.95

/* d at a value; a value tried again costs nothing. */
typedef enum status breakeven_difference(void *context, double x, struct interval *difference, struct error *error);

struct breakeven_range {
    double from, to;  /* from < to */
    double tolerance; /* above 0 */
    bool whole;       /* only whole numbers are tried */
};

enum breakeven_finding {
    BREAKEVEN_FOUND,
    BREAKEVEN_NONE,     /* the same sign at both ends, shown at one of them at least */
    BREAKEVEN_NOT_SHOWN /* the interval of d includes 0 at both ends */
};

struct breakeven_point {
    double x;
    struct interval difference;
};

struct breakeven {
    enum breakeven_finding finding;
    double value;             /* FOUND: the point, else NaN */
    double low, high;         /* FOUND: its interval */
    bool low_open, high_open; /* it goes on beyond the range */
    int crossings;            /* changes of sign of the mean between neighbours among the values tried */
    struct breakeven_point points[BREAKEVEN_POINTS]; /* all values tried, ascending */
    int count;
};

enum status breakeven_find(const struct breakeven_range *range, breakeven_difference *difference, void *context,
                           struct breakeven *breakeven, struct error *error);

/* The most values that breakeven_find may try. */
int breakeven_most(const struct breakeven_range *range);

/* Two regimes over a parameter, which `first` may lack: its value is then its own at every x. */
struct breakeven_regimes {
    const struct params *first, *second;
    const char *path;
    bool in_first, in_second; /* where the value is set; at least one */
    int metric;
    int replicates;
    int threads;
    const volatile sig_atomic_t *stop;
    /* After each run: done so far, and the most there can be. May be NULL. */
    void (*progress)(void *context, int done, int total);
    void *context;
};

/* breakeven_find on simulated runs. A rule between fields broken at a value is STATUS_DATA. */
enum status breakeven_simulate(const struct breakeven_regimes *regimes, const struct breakeven_range *range,
                               struct breakeven *breakeven, struct error *error);

#endif
