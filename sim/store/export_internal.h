/* export_internal.h - shared by the CSV files and their dictionary. */
#ifndef SIM_STORE_EXPORT_INTERNAL_H
#define SIM_STORE_EXPORT_INTERNAL_H

#include <stdio.h>

#include "regimesim/params/metrics.h"
#include "regimesim/store/export.h"

struct export_table {
    const char *file;
    unsigned kinds;                 /* bits by enum metric_kind */
    const char *x, *x_unit, *x_doc; /* the column that runs along a curve; NULL for summaries */
};

/* export_scorecard.c: of two scenarios or more */
#define EXPORT_SCORECARD "scorecard.csv"
enum status export_scorecard(const struct results *results, struct folder *folder, struct error *error);

/* Has any run a row of this metric? */
bool export_has_metric(const struct results *results, int metric);

/* export_dictionary.c: data_dictionary.csv for the `count` tables that were written. */
void export_dictionary(FILE *stream, const struct results *results, const struct sweep_layout *sweep,
                       const struct export_table *const *tables, int count);

/* export_events.c: the rows of data_dictionary.csv about events.csv. */
void export_events_dictionary(FILE *stream);

#endif
