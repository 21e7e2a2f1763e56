/* blocking.h - what a person loses who no longer reaches a platform. */
#ifndef REGIMESIM_MODEL_BLOCKING_H
#define REGIMESIM_MODEL_BLOCKING_H

#include "regimesim/model/world.h"

/* Give up whatever is out of the person's reach today: the ordinary account (to move or leave as one who refuses a
 * rule) and operating accounts. Without effect where everything is within reach. */
void blocking_lose(struct world *world, uint32_t person);

#endif
