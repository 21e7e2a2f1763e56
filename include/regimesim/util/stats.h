/* stats.h - summaries of replicates: means with intervals, paired differences, survival curves.
 * A value that does not exist (a rate without a denominator) is NaN and is left out of every summary. */
#ifndef REGIMESIM_UTIL_STATS_H
#define REGIMESIM_UTIL_STATS_H

#include <stddef.h>

struct interval {
    size_t count;     /* finite values used */
    double mean;      /* NaN when count == 0 */
    double low, high; /* Student-t confidence bounds; NaN when count < 2 */
};

/* Mean of values[0..n-1] with the two-sided Student-t interval of the given level (0.95). */
struct interval stats_mean_interval(const double *values, size_t n, double level);

/* A share from a count: hits / count, with the exact bounds of Clopper and Pearson (1934, Biometrika 26). NaN when
 * count is 0. */
struct interval stats_share(int hits, int count, double level);

struct paired {
    struct interval difference; /* of b[i] - a[i], pairs with a NaN dropped */
    double
        variance_ratio; /* var(b - a) / (var(a) + var(b)): 1 = pairing gains nothing, 0 = everything; NaN if unknown */
};

struct paired stats_paired(const double *a, const double *b, size_t n, double level);

/* Mean over i of (both[i] - other[i]) - (one[i] - neither[i]) with its interval; quadruples with a NaN dropped. */
struct interval stats_interaction(const double *neither, const double *one, const double *other, const double *both,
                                  size_t n, double level);

/* Ratio of the means mean(b) / mean(a) of paired quantities that are never negative, with Fieller's bounds:
 * `mean` is the ratio, INFINITY where only mean(a) is 0, NaN where both are, or where a value is negative.
 * The bounds hold every ratio r >= 0 for which zero lies within Student's interval of b - r a; so, where both bounds
 * are finite, 1 lies within them exactly when zero lies within the interval of stats_paired. Where a may well be zero
 * there is no finite bound: `high` is INFINITY then, and `low` 0 where the excluded ratios lie between others. Where b
 * is r times a in every pair both bounds are r. NaN bounds when count < 2. Source: Fieller (1954), J. R. Stat. Soc. B
 * 16; the differences: only r >= 0, and the hull of a set in two pieces. */
struct interval stats_ratio(const double *a, const double *b, size_t n, double level);

/* Kaplan-Meier estimate: share not yet detected at each of grid[0..g-1] days.
 * time[i] is days to the event (event[i] != 0) or to censoring. Greenwood bounds are left to replicate bands.
 * `survival` receives g values; all 1 when n == 0 is avoided: NaN then. Returns 0, or -1 when memory is out.
 * Source: Kaplan and Meier (1958), J. Am. Stat. Assoc. 53. */
int stats_kaplan_meier(const double *time, const unsigned char *event, size_t n, const double *grid, size_t g,
                       double *survival);
/* Bytes that it needs for each of the n. */
size_t stats_kaplan_meier_bytes(void);

#endif
