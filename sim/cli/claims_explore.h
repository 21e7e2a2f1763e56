/* claims_explore.h - `regimesim claims --explore`: where do claims hold? */
#ifndef SIM_CLI_CLAIMS_EXPLORE_H
#define SIM_CLI_CLAIMS_EXPLORE_H

#include "regimesim/cli/cli.h"
#include "regimesim/experiment/claims.h"

/* Do the options go together? STATUS_USAGE, and told, when not. */
enum status claims_explore_usage(const struct options *options);

/* Explore the claims one after the other; prints its own messages. */
enum status claims_explore(const struct options *options, struct claim_file *const *files, int count,
                           enum claims_trust trust);

#endif
