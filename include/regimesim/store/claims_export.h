/* claims_export.h - verdicts on claims as tidy CSV files.
 *
 *   claims.csv   a row for each claim, form of trust and comparison
 *   values.csv   a row for each claim, form of trust, point and replicate: the metric's value
 *   arguments.csv   a row for each claim: what is argued, and by whom
 *   data_dictionary.csv   what all this means
 *
 * Written as store/export.h says. */
#ifndef REGIMESIM_STORE_CLAIMS_EXPORT_H
#define REGIMESIM_STORE_CLAIMS_EXPORT_H

#include "regimesim/experiment/claims.h"
#include "regimesim/store/folder.h"

enum status claims_export(const struct claims *claims, struct folder *folder, struct error *error);

#endif
