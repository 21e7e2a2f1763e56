/* tables.h - results as plain text, 100 columns wide, and as JSON.
 *
 * A cell is a mean over replicates and, after the sign for plus or minus, half of its 95 % interval. Differences are
 * paired by replicate and from the first scenario; where the interval includes zero: "no difference shown".
 * All return STATUS_IO when the stream could not be written, STATUS_INTERNAL when memory is out. */
#ifndef REGIMESIM_REPORT_TABLES_H
#define REGIMESIM_REPORT_TABLES_H

#include <stdio.h>

#include "regimesim/experiment/results.h"
#include "regimesim/experiment/sweep_layout.h"

/* The headline metrics of one arm; with `targets` also where it stands to the targets of the anonymous baseline. */
enum status tables_summary(const struct results *results, int arm, bool targets, FILE *file, struct error *error);

/* The headline metrics of all arms side by side, then the differences from the first, and what pairing gained. */
enum status tables_comparison(const struct results *results, FILE *file, struct error *error);

/* The metrics of a sweep over its values; one column a variant, or for two axes one a value of the second. */
enum status tables_sweep(const struct results *results, const struct sweep_layout *sweep, FILE *file,
                         struct error *error);

/* All summary metrics of all arms, with intervals and differences, as one JSON object. */
enum status tables_json(const struct results *results, FILE *file, struct error *error);

#endif
