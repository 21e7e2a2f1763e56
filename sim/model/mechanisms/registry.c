/* registry.c - breaches of the registries of verified identities (ODD, section 4). */
#include <math.h>

#include "regimesim/model/events.h"
#include "regimesim/model/mechanism.h"
#include "regimesim/model/persons.h"

/* What the record holds becomes visible to everyone, for good. */
static void expose(struct world *world, uint32_t person)
{
    world->persons.traits[person] |= TRAIT_LEAKED;
    person_set_exposure(world, person, person_public_floor(world, person, world->persons.exposure[person]));
}

/* Each record leaks with the breach's share. W += (1 − W)·awareness·(leaked / persons). */
static enum status breach(struct world *world, int platform, struct error *error)
{
    uint32_t leaked = 0;
    double share = world->params->platforms[platform].breach_share;
    for (uint32_t i = 0; i < world->persons.count; i++) {
        if (world->persons.platform[i] != platform || world->persons.credential[i] != CREDENTIAL_OWN)
            continue;
        struct rng rng;
        rng_open(&rng, world->key, RNG_BREACH_RECORD, i, (uint32_t)platform, (uint32_t)world->day);
        if (!rng_chance(&rng, share))
            continue;
        expose(world, i);
        event_person(world, EVENT_RECORD_LEAKED, i, platform, 0);
        leaked++;
        enum status status = vec32_push(&world->leaked, i, error);
        if (status)
            return status;
    }
    world->awareness += (1 - world->awareness) * world->params->credentials.awareness * leaked / world->persons.count;
    tally(world, M_BREACHED, platform, leaked);
    return STATUS_OK;
}

/* P(breach on a day) = 1 − exp(−h / 365), and for sure on breach_day. */
static bool breached_today(const struct world *world, int platform)
{
    const struct platform_params *p = &world->params->platforms[platform];
    struct rng rng;
    rng_open(&rng, world->key, RNG_BREACH, (uint32_t)platform, 0, (uint32_t)world->day);
    return world->day == p->breach_day || rng_chance(&rng, -expm1(-p->breach_hazard / YEAR));
}

static enum status step(struct world *world, struct error *error)
{
    enum status status = STATUS_OK;
    world->awareness *= exp2(-1 / world->params->credentials.awareness_half_life);
    for (int p = 0; !status && p < world->params->platform_count; p++)
        if (breached_today(world, p))
            status = breach(world, p, error);
    return status;
}

const struct mechanism registry_mechanism = {
    .name = "registry",
    .doc = "registries of identities are breached; awareness fades",
    .switch_offset = MECHANISM_SWITCH(registry),
    .step = step,
};
