/* prim.c - peeling, choosing, pasting, and leaving out what is not worth it. */
#include "regimesim/experiment/prim.h"

#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double MUCH = 1e6; /* more than any t */

/* What a search needs at hand. */
struct search {
    const struct prim_points *points;
    int candidates[PRIM_CANDIDATES];
    int candidate_count;
    double *sorted; /* x along a dimension, of the points in a box */
    double mean, sd;
    int least; /* points that a box must hold */
};

static double x_at(const struct prim_points *points, int i, int dimension)
{
    return points->x[(size_t)i * (size_t)points->dimensions + (size_t)dimension];
}

bool prim_contains(const struct prim_box *box, const double *x)
{
    for (int i = 0; i < box->count; i++)
        if (!(x[box->limits[i].dimension] >= box->limits[i].low && x[box->limits[i].dimension] <= box->limits[i].high))
            return false;
    return true;
}

static bool holds(const struct prim_points *points, const struct prim_box *box, int i)
{
    return prim_contains(box, points->x + (size_t)i * (size_t)points->dimensions);
}

static int by_value(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

double prim_rank_correlation(const struct prim_points *points, int dimension, double *work)
{
    size_t n = (size_t)points->count;
    double *x = work + 2 * n, *y = work + 3 * n;
    for (int i = 0; i < points->count; i++)
        x[i] = x_at(points, i, dimension);
    memcpy(y, points->y, n * sizeof *y);
    double rho = n < 3 ? 0 : gsl_stats_spearman(x, 1, y, 1, n, work);
    return isfinite(rho) ? rho : 0;
}

/* The dimensions of the highest rank correlations, in falling order. */
static void choose_candidates(struct search *search, double *work)
{
    double best[PRIM_CANDIDATES];
    for (int d = 0; d < search->points->dimensions; d++) {
        double rho = fabs(prim_rank_correlation(search->points, d, work));
        int at = search->candidate_count;
        while (at > 0 && best[at - 1] < rho)
            at--;
        if (at == PRIM_CANDIDATES)
            continue;
        search->candidate_count += search->candidate_count < PRIM_CANDIDATES;
        for (int i = search->candidate_count - 1; i > at; i--) {
            best[i] = best[i - 1];
            search->candidates[i] = search->candidates[i - 1];
        }
        best[at] = rho;
        search->candidates[at] = d;
    }
}

/* t of the header, 0 for a box that holds all points; -INFINITY for one that holds too few. A box in which y is not
 * above 0 on the average is worth less than any in which it is. */
static double worth(const struct search *search, const struct prim_box *box)
{
    int n = search->points->count, inside = 0;
    double sum = 0;
    for (int i = 0; i < n; i++)
        if (holds(search->points, box, i)) {
            inside++;
            sum += search->points->y[i];
        }
    if (inside < search->least)
        return -INFINITY;
    double lift = sum / inside - search->mean; /* (inside - outside mean) = lift n / outside */
    double t = inside == n ? 0 : lift * sqrt((double)n * inside / (n - inside)) / search->sd;
    return sum > 0 ? t : t - MUCH;
}

/* The box's limit on a dimension, added wide open if there is none; NULL when there are too many. */
static struct prim_limit *limit_on(struct prim_box *box, int dimension)
{
    for (int i = 0; i < box->count; i++)
        if (box->limits[i].dimension == dimension)
            return &box->limits[i];
    if (box->count == PRIM_LIMITS)
        return NULL;
    box->limits[box->count] = (struct prim_limit){dimension, -INFINITY, INFINITY};
    return &box->limits[box->count++];
}

static int sort_inside(const struct search *search, const struct prim_box *box, int dimension)
{
    int n = 0;
    for (int i = 0; i < search->points->count; i++)
        if (holds(search->points, box, i))
            search->sorted[n++] = x_at(search->points, i, dimension);
    qsort(search->sorted, (size_t)n, sizeof *search->sorted, by_value);
    return n;
}

/* Cut PRIM_PEEL of the points off at one end (side -1: the low one), or more where values are tied; half way between
 * the last that goes and the first that stays. False when too little would be left. */
static bool cut(const struct search *search, const struct prim_box *from, int dimension, int side, struct prim_box *to)
{
    *to = *from;
    struct prim_limit *limit = limit_on(to, dimension);
    if (!limit)
        return false;
    int n = sort_inside(search, from, dimension), gone = (int)ceil(PRIM_PEEL * n);
    const double *x = search->sorted;
    while (gone > 0 && gone < n && (side < 0 ? x[gone] == x[gone - 1] : x[n - 1 - gone] == x[n - gone]))
        gone++;
    if (n - gone < search->least || gone == 0)
        return false;
    if (side < 0)
        limit->low = (x[gone - 1] + x[gone]) / 2;
    else
        limit->high = (x[n - 1 - gone] + x[n - gone]) / 2;
    return true;
}

/* The mean of y in the slice that lies in one box and not in the other. */
static double slice_mean(const struct search *search, const struct prim_box *larger, const struct prim_box *smaller)
{
    double sum = 0;
    int n = 0;
    for (int i = 0; i < search->points->count; i++)
        if (holds(search->points, larger, i) && !holds(search->points, smaller, i)) {
            sum += search->points->y[i];
            n++;
        }
    return n ? sum / n : INFINITY;
}

/* The next box of the peeling; false at its end. */
static bool peel(const struct search *search, struct prim_box *box)
{
    struct prim_box best = {.count = 0}, next;
    double lowest = INFINITY;
    for (int c = 0; c < search->candidate_count; c++)
        for (int side = -1; side <= 1; side += 2) {
            if (!cut(search, box, search->candidates[c], side, &next))
                continue;
            double mean = slice_mean(search, box, &next);
            if (mean < lowest) {
                lowest = mean;
                best = next;
            }
        }
    if (isinf(lowest))
        return false;
    *box = best;
    return true;
}

/* Move a limit out to the next value beyond it, half way to the one after. False when there is none. */
static bool move_out(const struct search *search, struct prim_limit *limit, int side)
{
    const struct prim_points *points = search->points;
    double next = INFINITY, after = INFINITY; /* distances beyond the limit */
    double from = side < 0 ? limit->low : limit->high;
    if (isinf(from))
        return false;
    for (int i = 0; i < points->count; i++) {
        double beyond = side * (x_at(points, i, limit->dimension) - from);
        if (beyond > 0 && beyond < next) {
            after = next;
            next = beyond;
        } else if (beyond > next && beyond < after) {
            after = beyond;
        }
    }
    double to = isinf(after) ? side * INFINITY : from + side * (next + after) / 2;
    if (side < 0)
        limit->low = to;
    else
        limit->high = to;
    return true;
}

/* Move limits out, one at a time and as far as is best, while t grows. */
static void paste(const struct search *search, struct prim_box *box)
{
    double now = worth(search, box);
    for (bool grown = true; grown;) {
        struct prim_box best = *box;
        grown = false;
        for (int i = 0; i < box->count; i++)
            for (int side = -1; side <= 1; side += 2) {
                struct prim_box next = *box;
                while (move_out(search, &next.limits[i], side)) {
                    double t = worth(search, &next);
                    if (t > now) {
                        now = t;
                        best = next;
                        grown = true;
                    }
                }
            }
        *box = best;
    }
}

/* Leave out the parameter whose limits are worth least, while that is less than PRIM_WORTH. */
static void thin(const struct search *search, struct prim_box *box)
{
    while (box->count > 0) {
        struct prim_box best = {.count = 0};
        double highest = -INFINITY;
        for (int i = 0; i < box->count; i++) {
            struct prim_box without = *box;
            without.limits[i] = without.limits[--without.count];
            double t = worth(search, &without);
            if (t > highest) {
                highest = t;
                best = without;
            }
        }
        if (highest < worth(search, box) - PRIM_WORTH)
            return;
        *box = best;
    }
}

static void search_box(const struct search *search, struct prim_box *box)
{
    struct prim_box now = {.count = 0};
    double highest = worth(search, box);
    while (peel(search, &now)) {
        double t = worth(search, &now);
        if (t > highest) {
            highest = t;
            *box = now;
        }
    }
    for (int i = 0; i < 2; i++) { /* with a parameter left out, others may reach further, and one of them too far */
        paste(search, box);
        thin(search, box);
    }
}

enum status prim_find(const struct prim_points *points, struct prim_box *box, struct error *error)
{
    size_t n = (size_t)points->count;
    struct search search = {.points = points};
    *box = (struct prim_box){.count = 0};
    if (n < 2 * PRIM_LEAST_POINTS)
        return STATUS_OK;
    double *work = malloc(4 * n * sizeof *work);
    if (!work)
        return error_set(error, STATUS_INTERNAL, "out of memory for %d points", points->count);
    search.mean = gsl_stats_mean(points->y, 1, n);
    search.sd = gsl_stats_sd(points->y, 1, n);
    search.least = (int)fmax(ceil(PRIM_SUPPORT * points->count), PRIM_LEAST_POINTS);
    choose_candidates(&search, work);
    search.sorted = work;
    if (search.sd > 0)
        search_box(&search, box);
    free(work);
    return STATUS_OK;
}
