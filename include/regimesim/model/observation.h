/* observation.h - turning state and tallies into outcome rows (ODD: observation). */
#ifndef REGIMESIM_MODEL_OBSERVATION_H
#define REGIMESIM_MODEL_OBSERVATION_H

#include "regimesim/model/world.h"

/* The value of a stock metric today for one element (0 for world metrics); NaN where it does not exist. */
double observe_stock(const struct world *world, enum metric metric, int element);

/* The value of a METRIC_RATE from given sums (window, total or second half) and today's state; NaN without denominator.
 */
double observe_rate(const struct world *world, enum metric metric, const double sums[METRIC_COUNT][MAX_JURISDICTIONS]);

/* After the last day: cohorts, survival curves and summaries. Rows are added to world->outcome. */
enum status observe_end(struct world *world, struct error *error);
/* detection.c: the part of observe_end about detection. */
enum status observe_detection(struct world *world, struct error *error);
/* Bytes that it needs for each offence of the log. */
size_t observe_offence_bytes(void);

/* concentration.c: Gini coefficient of victimisations over all persons; NaN where nobody was victimised. */
enum status observe_victim_gini(const struct world *world, double *gini, struct error *error);
/* Victimisations of the tenth of persons who disclose most, relative to those of the tenth who disclose least. */
double observe_disclosure_ratio(const struct world *world);

/* bunching.c: persons who show up to a margin less than the threshold of prominence, per person who shows up to as much
 * more, at the end; NaN without a threshold, or where nobody shows more. */
double observe_bunching(const struct world *world);

/* Sum over all elements of a tallied metric. */
double observe_sum(const struct world *world, enum metric metric, const double sums[METRIC_COUNT][MAX_JURISDICTIONS]);

/* Add a row unless the value does not exist. */
enum status observe_row(struct world *world, enum metric metric, int element, int x, double value, struct error *error);

#endif
