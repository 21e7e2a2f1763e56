/* hop.h - how near the victims of one offender are to each other in the network of friends (ODD, section 7). */
#ifndef REGIMESIM_MODEL_HOP_H
#define REGIMESIM_MODEL_HOP_H

#include "regimesim/model/world.h"

enum hop { HOP_SAME, HOP_FRIEND, HOP_SECOND, HOP_FURTHER };

/* From the nearest of the last victims whom the offender remembers: that person again, a friend of one, a friend of a
 * friend; else further, also where there was none before. Asked before the offence is remembered. */
enum hop hop_from_past(const struct world *world, const struct offender *offender, uint32_t victim);

#endif
