/* policy.h - interventions: parameters that change in a run (ODD, section 13). */
#ifndef REGIMESIM_MODEL_POLICY_H
#define REGIMESIM_MODEL_POLICY_H

#include "regimesim/model/world.h"
#include "regimesim/params/change.h"

struct intervention_state {
    struct change_list changes;
    int32_t since;           /* in force since this day; -1: not today */
    int32_t triggered_until; /* what triggered it holds before this day */
};

/* Exists only while a scenario has interventions and the mechanism is on. */
struct policy {
    struct params today; /* world.base with the changes of the interventions in force */
    struct intervention_state interventions[MAX_INTERVENTIONS];
    int in_force;
};

/* At the end of a window, before its tallies are cleared: what has passed its threshold begins tomorrow. */
void policy_watch(struct world *world);
void policy_free(struct world *world);

#endif
