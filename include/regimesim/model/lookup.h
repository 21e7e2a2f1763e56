/* lookup.h - lawful access to the registries of verified identities: warrants and budgets (ODD, section 10). */
#ifndef REGIMESIM_MODEL_LOOKUP_H
#define REGIMESIM_MODEL_LOOKUP_H

#include "regimesim/model/world.h"

/* Look up the account of the offence in the registry of its platform, under the law of the platform's home. True if
 * the look-up was made; without a verified account there is none to be made. */
bool lookup_offence(struct world *world, const struct offence *offence);

/* How many of `wanted` authors of lawful posts on the platform are looked up today. `rng` must be a stream that the
 * caller opened for look-ups. */
unsigned lookup_authors(struct world *world, int platform, unsigned wanted, struct rng *rng);

#endif
