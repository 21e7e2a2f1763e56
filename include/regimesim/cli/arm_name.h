/* arm_name.h - names of the arms that scenarios become. */
#ifndef REGIMESIM_CLI_ARM_NAME_H
#define REGIMESIM_CLI_ARM_NAME_H

#include "regimesim/config/scenario.h"
#include "regimesim/experiment/batch.h"

/* Make arm `index` of the scenario. File names may repeat in different folders; the names of arms may not: one that an
 * earlier arm has gets a number. */
void arm_name(struct arm *arms, int index, const struct scenario *scenario);

#endif
