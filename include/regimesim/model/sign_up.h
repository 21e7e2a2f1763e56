/* sign_up.h - how an ordinary person answers a platform's rule: complies, buys, moves or leaves. */
#ifndef REGIMESIM_MODEL_SIGN_UP_H
#define REGIMESIM_MODEL_SIGN_UP_H

#include "regimesim/model/world.h"

/* Day 0: everybody goes to a platform within reach by user_share, and registers under the rule in force there. */
void sign_up_all(struct world *world);

/* Answer the rule in force on the platform of the existing account. Who has a credential keeps it and comes under the
 * front-stage rule only; one who refuses may move to another platform, or leaves. */
void sign_up_again(struct world *world, uint32_t person, int platform);

/* Lose the present platform: move to another one within reach, or leave, as one who refuses. */
void sign_up_elsewhere(struct world *world, uint32_t person);

/* Would the person register under the rule in force there today? The luck is the person's own, so asking twice gives
 * the same answer. */
bool sign_up_accepts(const struct world *world, uint32_t person, int platform);

/* Move to the platform, or come back to it, under its rule in force; one who refuses leaves. */
void sign_up_on(struct world *world, uint32_t person, int platform);

#endif
