/* robustness.h - which claims keep their verdict over plausible ranges, and which turn round.
 *
 * A claim's verdict at the defaults is held against its verdicts at the points of its exploration. Points where a few
 * replicates leave it undetermined tell how much luck there is, not how much the claim hangs on: of the points that
 * are decided (holds or fails), `kept` have the verdict of the defaults. The share kept / decided is given with its
 * exact binomial interval. Claims are sorted by (kept + 1) / (decided + 2) (Laplace's rule of succession: the share to
 * be expected of further points, if every share was as likely before), so that a few decided points are worth less than
 * many. A claim that is undetermined at the defaults, or at all points, cannot be judged, and comes last. */
#ifndef REGIMESIM_EXPERIMENT_ROBUSTNESS_H
#define REGIMESIM_EXPERIMENT_ROBUSTNESS_H

#include "regimesim/experiment/explore.h"

enum { ROBUSTNESS_NAMED = 3 }; /* claims that are named on either side */

/* One claim under one form of trust. */
struct robustness {
    const struct explore *explore;
    const struct explore_test *test;
    enum verdict defaults;
    bool judged; /* is there a verdict to keep, and any point that might? */
    int points, decided, kept;
    struct interval share; /* of kept among decided, at EXPLORE_LEVEL */
    double expected;       /* what is sorted by; NaN when not judged */
    int order;             /* as they were given */
};

struct robustness_ranking {
    struct robustness *items; /* the most robust first; those not judged at the end */
    int count, judged;
    int named; /* how many of the judged to name on either side, none of them on both */
};

/* Of all forms of trust of all explorations, which must outlive the ranking. Free with robustness_free. */
enum status robustness_rank(const struct explore *items, int count, struct robustness_ranking *ranking,
                            struct error *error);
void robustness_free(struct robustness_ranking *ranking);

/* One of those to be named: place 0 is the most robust, or the most fragile. */
const struct robustness *robustness_most(const struct robustness_ranking *ranking, bool robust, int place);

#endif
