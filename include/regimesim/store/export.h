/* export.h - results as tidy, long CSV files, one observation a row.
 *
 *   series.csv   scenario, replicate, day, platform, jurisdiction, offence, metric, value    flows, stocks and rates
 *   cohorts.csv  the same with cohort_day, the first day of a cohort of offences             detection by cohort
 *   delays.csv   the same with days_since_offence                                            survival curves
 *   summary.csv  scenario, replicate, metric, value                                          one value a run
 *   sweep.csv    variant, role (grid or reference), the axes, replicate, metric, value       instead of summary.csv
 *   events.csv   see export_events.h; only where events are recorded
 *   scorecard.csv  scale, metric, better, scenario, reference, pairs, ratio, low, high,      ratios to the first
 * scenario, mean, reference_mean                                                        of two scenarios or more
 *   data_dictionary.csv                                                                      what all this means
 *
 * UTF-8, comma, a header row, lines end in LF, fields quoted as in RFC 4180; a value that does not exist is empty.
 * Rows stand in the order scenario, replicate, metric, element, x, so the bytes depend on the results alone. Files that
 * would have no rows are not written. */
#ifndef REGIMESIM_STORE_EXPORT_H
#define REGIMESIM_STORE_EXPORT_H

#include "regimesim/experiment/results.h"
#include "regimesim/experiment/sweep_layout.h"
#include "regimesim/store/folder.h"

/* Write all of them. `sweep` is NULL unless the results are a sweep's. */
enum status export_csv(const struct results *results, const struct sweep_layout *sweep, struct folder *folder,
                       struct error *error);

#endif
