/* trace_parting.h - `compare --trace`: one person whom one regime makes a victim and the other does not. */
#ifndef REGIMESIM_CLI_TRACE_PARTING_H
#define REGIMESIM_CLI_TRACE_PARTING_H

#include "regimesim/experiment/results.h"
#include "regimesim/store/database.h"

/* Print the story of the person with the smallest number, under the first two regimes in the first replicate; or that
 * there is no such person. */
enum status trace_parting(struct database *database, const struct results *results, struct error *error);

#endif
