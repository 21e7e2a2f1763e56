/* stats.c - intervals over replicates and survival curves. */
#include "regimesim/util/stats.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdbool.h>
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

struct interval stats_interaction(const double *neither, const double *one, const double *other, const double *both,
                                  size_t n, double level)
{
    struct moments m = {0};
    for (size_t i = 0; i < n; i++) {
        double value = (both[i] - other[i]) - (one[i] - neither[i]);
        if (isfinite(value))
            moments_add(&m, value);
    }
    return moments_interval(&m, level);
}

/* Moments of two paired columns; with b = a the three variances are the same to the bit. */
struct joint {
    struct moments a, b;
    double products;
    bool negative;
};

static void joint_add(struct joint *j, double a, double b)
{
    double before = a - j->a.mean;
    moments_add(&j->a, a);
    moments_add(&j->b, b);
    j->products += before * (b - j->b.mean);
    j->negative |= a < 0 || b < 0;
}

/* The ratios r >= 0 with A r^2 - 2 B r + C <= 0, where, with variances and covariance of the means,
 *   A = mean(a)^2 - t^2 var(a),  B = mean(a) mean(b) - t^2 cov(a, b),  C = mean(b)^2 - t^2 var(b). */
static void fieller_bounds(double A, double B, double C, struct interval *out)
{
    double root = sqrt(fmax(B * B - A * C, 0));
    out->low = 0;
    out->high = INFINITY;
    if (A > 0) { /* between the roots; the larger one first, the other through their product, loses no digits */
        double larger = B >= 0 ? B + root : B - root;
        double first = larger / A, second = larger == 0 ? 0 : C / larger;
        out->low = fmax(fmin(first, second), 0);
        out->high = fmax(fmax(first, second), 0);
    } else if (A < 0 && B * B > A * C) { /* outside the roots: all from the upper one on, if the lower is negative */
        double larger = B >= 0 ? B + root : B - root;
        double first = larger / A, second = C / larger;
        if (fmin(first, second) < 0)
            out->low = fmax(fmax(first, second), 0);
    } else if (A == 0 && C > 0) { /* a line, or with B = 0 no ratio at all: a is 0 for sure, and b is not */
        out->low = B > 0 ? C / (2 * B) : INFINITY;
    }
}

/* Is b = r a in every pair? Then the ratio has no spread, however much a has. */
static bool is_proportional(const struct joint *j, double r)
{
    double squares = j->b.squares - 2 * r * j->products + r * r * j->a.squares;
    return squares <= 1e-12 * j->b.squares;
}

struct interval stats_ratio(const double *a, const double *b, size_t n, double level)
{
    struct joint j = {0};
    for (size_t i = 0; i < n; i++)
        if (isfinite(a[i]) && isfinite(b[i]))
            joint_add(&j, a[i], b[i]);
    struct interval out = {j.a.n, NAN, NAN, NAN};
    if (j.a.n == 0 || j.negative || (j.a.mean == 0 && j.b.mean == 0))
        return out;
    out.mean = j.a.mean > 0 ? j.b.mean / j.a.mean : INFINITY;
    if (j.a.n < 2)
        return out;
    if (is_proportional(&j, out.mean)) {
        out.low = out.high = out.mean;
        return out;
    }
    double count = (double)j.a.n, t = gsl_cdf_tdist_Pinv(0.5 + level / 2, count - 1);
    double factor = t * t / (count - 1) / count;
    fieller_bounds(j.a.mean * j.a.mean - factor * j.a.squares, j.a.mean * j.b.mean - factor * j.products,
                   j.b.mean * j.b.mean - factor * j.b.squares, &out);
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

/* A copy of each, and another while they are sorted (glibc merges). */
size_t stats_kaplan_meier_bytes(void)
{
    return 2 * sizeof(struct observation);
}

/* By the beta distribution. */
struct interval stats_share(int hits, int count, double level)
{
    struct interval share = {(size_t)count, NAN, NAN, NAN};
    double tail = (1 - level) / 2;
    if (count <= 0)
        return share;
    share.mean = (double)hits / count;
    share.low = hits > 0 ? gsl_cdf_beta_Pinv(tail, hits, count - hits + 1) : 0;
    share.high = hits < count ? gsl_cdf_beta_Qinv(tail, hits + 1, count - hits) : 1;
    return share;
}
