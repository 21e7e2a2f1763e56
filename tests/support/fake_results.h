/* fake_results.h - made-up but realistic results for tests of what is done with results. */
#ifndef TESTS_SUPPORT_FAKE_RESULTS_H
#define TESTS_SUPPORT_FAKE_RESULTS_H

#include "regimesim/experiment/results.h"

/* `arms` scenarios ("anonymous", "real-name", "mixed", "arm-3" ...) of one platform `domestic`, one jurisdiction
 * `home` and ten offence types, with every metric, a value every `interval` days of 730. Arm k differs from arm 0 in a
 * way that is the same in every replicate. Of the parameters only names, days and interval are set. Aborts when memory
 * is out. Free with fake_results_free. */
void fake_results(struct results *results, int arms, int replicates, int interval);
void fake_results_free(struct results *results);

/* Drop all rows of a metric from an arm, as when it does not exist there. */
void fake_results_drop(struct results *results, int arm, int metric);

/* The rows of one run. */
struct outcome *fake_results_run(struct results *results, int arm, int r);

#endif
