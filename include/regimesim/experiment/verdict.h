/* verdict.h - whether values of the same replicates bear a claim out: holds, fails or undetermined.
 *
 * Everything rests on paired differences d with Student-t intervals [low, high], turned so that the claimed side is
 * positive, and on the smallest effect s that matters (s >= 0):
 *
 * - less, greater: holds with low > 0 and high >= s. Fails with high < s (the opposite, or too small to matter) or
 *   high <= 0.
 * - about_equal: holds with -s <= low and high <= s. Fails with low > s or high < -s.
 * - compounds: of four arms neither, one, other, both: (both - other) - (one - neither), replicate by replicate, as
 *   greater. What the one adds alone, and what it adds to the other, are shown and decide nothing.
 * - monotone: steps from value to value, and the last minus the first value. Holds when the latter holds as greater or
 *   less and every step has low >= -s. Fails when the latter fails or a step has high < -s.
 * - peaks_inside: holds when an inner value minus the first and minus the last value both hold as greater. Fails when
 *   for every inner value one of the two fails.
 * - crosses: second minus first arm; holds when this is on one side of 0 at the first and on the other at the last
 *   value, both as less or greater. Fails when either fails. Values between are shown and decide nothing.
 *
 * Else undetermined; so too where there is no interval: with fewer than two pairs, and where all differences are equal,
 * which tells nothing of what rarer events would do. Only points that are the same arm differ by 0 for sure (compounds:
 * where two steps that are the same cancel).
 *
 * Wrong verdicts: "holds" where the true difference is 0 or on the other side (about_equal: beyond s; a step: the wrong
 * way by more than s), "fails" where it does reach s. With intervals of level 1 - a the chance of one is at most a: a
 * verdict of several intervals uses the level 1 - a/m, m being the number of steps and one more (monotone) or of inner
 * values (peaks_inside); `crosses` needs both of its one-sided errors of a/2, so m is 1. Student's t takes the
 * differences to be about normal, as sums over many events are. Measured on points that differ by luck alone, at a =
 * 0.05 and with replicates added by precision (claims.h), over 200 seeds: "holds" in 0 to 7 of 200 (3.5 %) by relation;
 * on arms that are the same, with common luck, in 0 (tests/unit/experiment/test_identical_arms.c). */
#ifndef REGIMESIM_EXPERIMENT_VERDICT_H
#define REGIMESIM_EXPERIMENT_VERDICT_H

#include "regimesim/config/claim_file.h"
#include "regimesim/util/stats.h"

enum verdict { VERDICT_HOLDS, VERDICT_FAILS, VERDICT_UNDETERMINED, VERDICTS };
extern const char *const verdict_names[VERDICTS];

enum { VERDICT_POINTS = 2 * CLAIM_VALUES, VERDICT_COMPARISONS = 2 * CLAIM_VALUES };

/* What is asked. Points: less, greater, about_equal: the two arms. compounds: the four. monotone, peaks_inside: the
 * values. crosses: for each value both arms. */
struct verdict_question {
    enum relation relation;
    int direction; /* as in a claim_file */
    int points;
    const int *arms; /* the arm that each point is; NULL: all are different ones */
    double smallest;
    double error; /* a: the chance of a wrong verdict that is allowed */
};

struct verdict_comparison {
    int from, to;               /* points: the difference is to - from */
    int less_from, less_to;     /* compounds: minus this difference, less_to - less_from; -1: minus nothing */
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

/* Is the difference less another one? */
bool verdict_is_interaction(const struct verdict_comparison *comparison);

/* `values` holds for each point the values of replicates 0 .. replicates - 1, point by point; NaN: does not exist, and
 * the pair is left out. */
void verdict_judge(const struct verdict_question *question, const double *values, int replicates,
                   struct verdict_answer *answer);

/* One difference, turned so that the claimed side is positive. */
enum verdict verdict_above(const struct interval *difference, double smallest);
enum verdict verdict_equal(const struct interval *difference, double smallest);

#endif
