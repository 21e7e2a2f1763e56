/* patterns_export.h - patterns as tidy CSV files.
 *
 *   patterns.csv   a row for each pattern and form of trust: what was seen, what the model shows, the verdict
 *   values.csv     a row for each pattern, form of trust, arm and replicate: what was taken from the run
 *   data_dictionary.csv   what all this means
 *
 * Written as store/export.h says. */
#ifndef REGIMESIM_STORE_PATTERNS_EXPORT_H
#define REGIMESIM_STORE_PATTERNS_EXPORT_H

#include "regimesim/experiment/claims.h"
#include "regimesim/store/folder.h"

enum status patterns_export(const struct claims *claims, struct folder *folder, struct error *error);

#endif
