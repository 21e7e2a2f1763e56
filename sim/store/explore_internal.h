/* explore_internal.h - shared by the files of an exploration. */
#ifndef SIM_STORE_EXPLORE_INTERNAL_H
#define SIM_STORE_EXPLORE_INTERNAL_H

#include "csv.h"

/* The columns of point_values.csv. */
enum { EXPLORE_VALUES_COLUMNS = 6 };
extern const struct csv_column explore_values_columns[EXPLORE_VALUES_COLUMNS];

#endif
