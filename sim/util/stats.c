/* stats.c - intervals over replicates and survival curves. */
#include "regimesim/util/stats.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

/* Welford's running moments, so that constant data give exactly no variance. */
struct moments {
    size_t n;
    double mean, squares;
};

static void moments_add(struct moments *m, double value)
{
    double before = value - m->mean;
    m->n++;
    m->mean += before / (double)m->n;
    m->squares += before * (value - m->mean);
}

static double moments_variance(const struct moments *m)
{
    return m->n < 2 ? NAN : m->squares / (double)(m->n - 1);
}

/* mean +- t(1 - (1 - level)/2; n - 1) * s / sqrt(n) */
static struct interval moments_interval(const struct moments *m, double level)
{
    struct interval out = {m->n, m->n ? m->mean : NAN, NAN, NAN};
    if (m->n >= 2) {
        double t = gsl_cdf_tdist_Pinv(0.5 + level / 2, (double)(m->n - 1));
        double half = t * sqrt(moments_variance(m) / (double)m->n);
        out.low = m->mean - half;
        out.high = m->mean + half;
    }
    return out;
}

struct interval stats_mean_interval(const double *values, size_t n, double level)
{
    struct moments m = {0};
    for (size_t i = 0; i < n; i++)
        if (isfinite(values[i]))
            moments_add(&m, values[i]);
    return moments_interval(&m, level);
}

struct paired stats_paired(const double *a, const double *b, size_t n, double level)
{
    struct moments ma = {0}, mb = {0}, md = {0};
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(a[i]) || !isfinite(b[i]))
            continue;
        moments_add(&ma, a[i]);
        moments_add(&mb, b[i]);
        moments_add(&md, b[i] - a[i]);
    }
    double unpaired = moments_variance(&ma) + moments_variance(&mb);
    struct paired out = {moments_interval(&md, level), NAN};
    if (unpaired > 0)
        out.variance_ratio = moments_variance(&md) / unpaired;
    return out;
}

struct observation {
    double time;
    unsigned char event;
};

/* By time; at equal times events before censorings, as the estimator asks. */
static int observation_order(const void *left, const void *right)
{
    const struct observation *a = left, *b = right;
    if (a->time != b->time)
        return a->time < b->time ? -1 : 1;
    return (int)b->event - (int)a->event;
}

/* S(t) = prod over event times t_i <= t of (1 - d_i / n_i) */
int stats_kaplan_meier(const double *time, const unsigned char *event, size_t n, const double *grid, size_t g,
                       double *survival)
{
    for (size_t k = 0; k < g; k++)
        survival[k] = NAN;
    if (n == 0)
        return 0;
    struct observation *sorted = malloc(n * sizeof *sorted);
    if (!sorted)
        return -1;
    for (size_t i = 0; i < n; i++)
        sorted[i] = (struct observation){time[i], event[i] != 0};
    qsort(sorted, n, sizeof *sorted, observation_order);
    double s = 1;
    size_t i = 0;
    for (size_t k = 0; k < g; k++) {
        for (; i < n && sorted[i].time <= grid[k]; i++)
            if (sorted[i].event)
                s *= 1 - 1 / (double)(n - i); /* one at a time: tied events telescope to 1 - d/n */
        survival[k] = s;
    }
    free(sorted);
    return 0;
}
