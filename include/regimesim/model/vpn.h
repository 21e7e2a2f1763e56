/* vpn.h - who takes up a VPN. */
#ifndef REGIMESIM_MODEL_VPN_H
#define REGIMESIM_MODEL_VPN_H

#include "regimesim/model/world.h"

/* The person decides today: takes up a VPN, keeps it, goes without, or gives it up. What can no longer be reached then
 * is the caller's business (blocking_lose). */
void vpn_decide(struct world *world, uint32_t person);

#endif
