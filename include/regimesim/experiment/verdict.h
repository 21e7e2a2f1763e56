/* verdict.h - whether values of the same replicates bear a claim out: holds, fails or undetermined.
 *
 * Everything rests on paired differences d with Student-t intervals [low, high], turned so that the claimed side is
 * positive, and on the smallest effect s that matters (s >= 0):
 *   less, greater   holds: low > 0 and high >= s.  fails: high < s (the opposite, or too small to matter), or high <=
 * 0. about_equal     holds: -s <= low and high <= s.  fails: low > s or high < -s. monotone        steps from value to
 * value, and the last minus the first value. Holds: the latter holds as greater or less, and every step has low >= -s.
 * fails: the latter fails, or a step has high < -s. peaks_inside    holds: an inner value minus the first and minus the
 * last value both hold as greater. fails: for every inner value one of the two fails. crosses         second minus
 * first arm: holds: on one side of 0 at the first and on the other at the last value, both as less or greater. fails:
 * either fails. Values between are shown and decide nothing. Else undetermined, and so with fewer than two pairs.
 *
 * Wrong verdicts: "holds" where the true difference is 0 or on the other side (about_equal: beyond s; a step: the wrong
 * way by more than s), "fails" where it does reach s. With intervals of level 1 - a the chance of one is at most a: a
 * verdict of several intervals uses the level 1 - a/m, m being the number of steps and one more (monotone) or of inner
 * values (peaks_inside); `crosses` needs both of its one-sided errors of a/2, so m is 1. An interval without width (all
 * differences are equal, as between two identical arms) is taken at its word. */
#ifndef REGIMESIM_EXPERIMENT_VERDICT_H
#define REGIMESIM_EXPERIMENT_VERDICT_H

#include "regimesim/config/claim_file.h"
#include "regimesim/util/stats.h"

enum verdict { VERDICT_HOLDS, VERDICT_FAILS, VERDICT_UNDETERMINED, VERDICTS };
extern const char *const verdict_names[VERDICTS];

enum { VERDICT_POINTS = 2 * CLAIM_VALUES, VERDICT_COMPARISONS = 2 * CLAIM_VALUES };

/* What is asked. Points: less, greater, about_equal: the two arms. monotone, peaks_inside: the values. crosses: for
 * each value both arms. */
struct verdict_question {
    enum relation relation;
    int direction; /* as in a claim_file */
    int points;
    double smallest;
    double error; /* a: the chance of a wrong verdict that is allowed */
};

struct verdict_comparison {
    int from, to;               /* points: the difference is to - from */
    struct interval difference; /* as it is, not turned */
    enum verdict verdict;       /* of this comparison alone */
    bool decides;               /* false: shown only */
};

struct verdict_answer {
    enum verdict verdict;
    double level; /* of each interval */
    struct verdict_comparison comparisons[VERDICT_COMPARISONS];
    int count;
    int shown;         /* the comparison that tells most about the verdict */
    double half_width; /* of the widest interval that decides; infinite where there is none */
};

/* `values` holds for each point the values of replicates 0 .. replicates - 1, point by point; NaN: does not exist, and
 * the pair is left out. */
void verdict_judge(const struct verdict_question *question, const double *values, int replicates,
                   struct verdict_answer *answer);

/* One difference, turned so that the claimed side is positive. */
enum verdict verdict_above(const struct interval *difference, double smallest);
enum verdict verdict_equal(const struct interval *difference, double smallest);

#endif
