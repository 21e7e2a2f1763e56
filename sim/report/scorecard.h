/* scorecard.h - which metrics stand for the five scales when regimes are compared. */
#ifndef SIM_REPORT_SCORECARD_H
#define SIM_REPORT_SCORECARD_H

#include <stdbool.h>

#include "regimesim/experiment/results.h"
#include "regimesim/params/metrics.h"

enum { SCORECARD_SCALES = SCALE_COST, SCORECARD_ROWS = 6 };

/* The metrics of one scale, in the order of the metric table. */
struct scorecard_scale {
    enum metric_scale scale;
    int metrics[SCORECARD_ROWS];
    int count;
};

struct scorecard {
    struct scorecard_scale scales[SCORECARD_SCALES];
    int empty[METRIC_COUNT]; /* without a ratio to the first regime's in any other: 0 in all, or without a value */
    int empty_count;
    int surplus[METRIC_COUNT]; /* with a ratio, but beyond SCORECARD_ROWS; headline metrics come first */
    int surplus_count;
};

/* Every summary metric that speaks to a scale and has a better direction is drawn or listed as empty or surplus, but
 * for those that tell the same over part of the time or of the users. */
void scorecard_make(struct scorecard *card, const struct results *results);

#endif
