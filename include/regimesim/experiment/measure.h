/* measure.h - what a pattern takes from a run: (metric - less) / (per - per_less) over some days (config/pattern.h). */
#ifndef REGIMESIM_EXPERIMENT_MEASURE_H
#define REGIMESIM_EXPERIMENT_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

#include "regimesim/config/pattern.h"
#include "regimesim/model/outcome.h"

/* NaN where there is nothing to take or to divide by. `params` are those of the run. */
double measure_take(const struct measure *measure, const struct params *params, const struct outcome *outcome);

/* "posts - posts_withheld per users, days 30 to 120". Returns buffer. */
const char *measure_words(const struct measure *measure, char *buffer, size_t size);

/* Does it need more than the summaries of a run? */
bool measure_needs_windows(const struct measure *measure);

#endif
