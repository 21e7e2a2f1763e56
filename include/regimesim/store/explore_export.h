/* explore_export.h - where claims hold, as tidy CSV files.
 *
 *   points.csv    a row for each claim, form of trust and point: result, and the value of every parameter
 *   explore.csv   summaries, ranking and boxes
 *   robustness.csv   a row for each claim and form of trust: how robust it is (experiment/robustness.h)
 *   data_dictionary.csv   what all this, and point_values.csv (explore_values.h), means
 *
 * Written as store/export.h says. */
#ifndef REGIMESIM_STORE_EXPLORE_EXPORT_H
#define REGIMESIM_STORE_EXPLORE_EXPORT_H

#include "regimesim/experiment/explore.h"
#include "regimesim/store/folder.h"

enum status explore_export(const struct explore *items, int count, struct folder *folder, struct error *error);

#endif
