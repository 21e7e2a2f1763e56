/* victimisation.h - an offence that succeeded: recorded, counted, and felt by its victim. */
#ifndef REGIMESIM_MODEL_VICTIMISATION_H
#define REGIMESIM_MODEL_VICTIMISATION_H

#include "regimesim/model/attempt.h"

/* Append the offence to the log and count it; its victim becomes cautious and may withdraw what it shows (drawn from
 * `rng`); the offender remembers the victim. */
enum status victimisation_commit(struct world *world, const struct attempt *attempt, struct rng *rng,
                                 struct error *error);

#endif
