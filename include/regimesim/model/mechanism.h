/* mechanism.h - one mechanism of the model: one file, one section of sim/model/ODD.md, one descriptor. */
#ifndef REGIMESIM_MODEL_MECHANISM_H
#define REGIMESIM_MODEL_MECHANISM_H

#include "regimesim/model/world.h"

struct mechanism {
    const char *name;
    const char *doc;
    size_t switch_offset; /* of its bool in struct params; MECHANISM_ALWAYS when it cannot be switched off */
    enum status (*init)(struct world *world, struct error *error); /* before day 0; may be NULL */
    enum status (*step)(struct world *world, struct error *error); /* once a day; may be NULL */
};

#define MECHANISM_ALWAYS ((size_t)-1)
#define MECHANISM_SWITCH(m) offsetof(struct params, mechanisms.m)

static inline bool mechanism_on(const struct mechanism *mechanism, const struct params *params)
{
    return mechanism->switch_offset == MECHANISM_ALWAYS ||
           *(const bool *)((const char *)params + mechanism->switch_offset);
}

extern const struct mechanism policy_mechanism, blocking_mechanism, registration_mechanism, disclosure_mechanism,
    registry_mechanism, sellers_mechanism, market_mechanism, vpn_mechanism, migration_mechanism, expression_mechanism,
    infiltration_mechanism, offending_mechanism, incivility_mechanism, rings_mechanism, assumed_identity_mechanism,
    reporting_mechanism, moderation_mechanism, trust_mechanism, investigation_mechanism, sanctions_mechanism,
    social_credit_mechanism, learning_mechanism, motivation_mechanism, observation_mechanism;

#endif
