/* within.h - whether the model's figure lies in the range of a figure from the world: holds, fails or undetermined.
 *
 * The model's figure has an interval over replicates: Student's t of the values (value_within), of paired differences
 * (difference_within), Fieller's of the ratio of means (ratio_within). It holds with the whole interval inside of the
 * range, and fails with the whole interval outside; else it is undetermined, as where there is no interval. So "holds"
 * is wrong with at most the error of the interval, and so is "fails".
 *
 * Where replicates differ, but the second arm is the same multiple of the first (or differs by as much) in every one,
 * the interval is that one point: nothing of what the arms differ in reaches the figure. Where all replicates of the
 * first arm are equal there is no interval: what matters may be too rare to have happened. */
#ifndef REGIMESIM_EXPERIMENT_WITHIN_H
#define REGIMESIM_EXPERIMENT_WITHIN_H

#include "regimesim/experiment/verdict.h"

/* `values` as for verdict_judge, with one point or two; `low` and `high` may be infinite. */
void within_judge(const struct verdict_question *question, double low, double high, const double *values,
                  int replicates, struct verdict_answer *answer);

enum verdict within_verdict(const struct interval *figure, double low, double high);

#endif
