/* prim_check.c - what a box is worth on points that it was not found with. */
#include <gsl/gsl_cdf.h>
#include <math.h>

#include "regimesim/experiment/prim.h"
#include "regimesim/util/stats.h"

struct prim_check prim_check(const struct prim_points *points, const struct prim_box *box)
{
    struct prim_check check = {.count = points->count, .p = 1};
    for (int i = 0; i < points->count; i++) {
        bool hit = points->y[i] > 0, inside = prim_contains(box, points->x + (size_t)i * (size_t)points->dimensions);
        check.hits += hit;
        check.inside += inside;
        check.hits_inside += hit && inside;
    }
    check.support = check.count ? (double)check.inside / check.count : NAN;
    check.coverage = check.hits ? (double)check.hits_inside / check.hits : NAN;
    check.density = check.density_low = check.density_high = NAN;
    if (check.inside == 0)
        return check;
    struct interval density = stats_share(check.hits_inside, check.inside, 0.95);
    check.density = density.mean;
    check.density_low = density.low;
    check.density_high = density.high;
    if (box->count > 0 && check.hits_inside > 0)
        check.p = gsl_cdf_hypergeometric_Q((unsigned)check.hits_inside - 1, (unsigned)check.hits,
                                           (unsigned)(check.count - check.hits), (unsigned)check.inside);
    return check;
}
