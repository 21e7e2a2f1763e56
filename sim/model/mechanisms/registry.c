/* registry.c - breaches of the registries of verified identities, kept by platforms or by a state (ODD, section 4). */
#include <math.h>

#include "regimesim/model/events.h"
#include "regimesim/model/mechanism.h"
#include "regimesim/model/persons.h"

/* What the record holds becomes visible to everyone, for good. */
static void expose(struct world *world, uint32_t person)
{
    world->persons.at[person].traits |= TRAIT_LEAKED;
    person_set_exposure(world, person, person_public_floor(world, person, world->persons.at[person].exposure));
}

/* A register that was broken into: its number among its like, its records' stream, and how a leak is counted and told.
 */
struct breach {
    double share;
    enum rng_purpose records;
    uint32_t number; /* of the platform, or of the jurisdiction */
    enum metric metric;
    enum event_kind event;
    bool (*holds)(const struct world *world, int number, uint32_t person);
};

static bool leaks(const struct world *world, const struct breach *breach, uint32_t person)
{
    struct rng rng;
    rng_open(&rng, world->key, breach->records, person, breach->number, (uint32_t)world->day);
    return rng_chance(&rng, breach->share);
}

/* W += (1 − W)·awareness·(leaked / persons) */
static void raise_awareness(struct world *world, uint32_t leaked)
{
    world->awareness += (1 - world->awareness) * world->params->credentials.awareness * leaked / world->persons.count;
}

/* Each record that the register holds leaks with the breach's share. */
static enum status leak(struct world *world, const struct breach *breach, struct error *error)
{
    uint32_t leaked = 0;
    int number = (int)breach->number;
    for (uint32_t i = 0; i < world->persons.count; i++) {
        if (!breach->holds(world, number, i) || !leaks(world, breach, i))
            continue;
        expose(world, i);
        event_person(world, breach->event, i, number, 0);
        leaked++;
        enum status status = vec32_push(&world->leaked, i, error);
        if (status)
            return status;
    }
    raise_awareness(world, leaked);
    tally(world, breach->metric, number, leaked);
    return STATUS_OK;
}

/* A platform's own registry holds its ordinary accounts with an own credential. */
static bool in_registry(const struct world *world, int platform, uint32_t person)
{
    return world->persons.at[person].platform == platform && world->persons.at[person].credential == CREDENTIAL_OWN;
}

/* A state's register of tokens holds its residents whose ordinary account, on whatever platform, rests on one. */
static bool in_state_register(const struct world *world, int jurisdiction, uint32_t person)
{
    int platform = world->persons.at[person].platform;
    return world->persons.at[person].jurisdiction == jurisdiction && platform != NO_PLATFORM &&
           world->params->platforms[platform].registry_keeper == KEEPER_STATE &&
           world->persons.at[person].credential == CREDENTIAL_OWN;
}

/* P(breach on a day) = 1 − exp(−h / 365), and for sure on its day. */
static bool breached_today(const struct world *world, enum rng_purpose purpose, int number, double hazard, int day)
{
    struct rng rng;
    rng_open(&rng, world->key, purpose, (uint32_t)number, 0, (uint32_t)world->day);
    return world->day == day || rng_chance(&rng, -expm1(-hazard / YEAR));
}

/* Where the platform keeps no registry there is nothing to find. */
static enum status step_platform(struct world *world, int platform, struct error *error)
{
    const struct platform_params *p = &world->params->platforms[platform];
    struct breach breach = {p->breach_share, RNG_BREACH_RECORD,   (uint32_t)platform,
                            M_BREACHED,      EVENT_RECORD_LEAKED, in_registry};
    if (p->registry_keeper != KEEPER_PLATFORM ||
        !breached_today(world, RNG_BREACH, platform, p->breach_hazard, p->breach_day))
        return STATUS_OK;
    return leak(world, &breach, error);
}

static enum status step_state(struct world *world, int jurisdiction, struct error *error)
{
    const struct jurisdiction_params *k = &world->params->jurisdictions[jurisdiction];
    struct breach breach = {k->register_breach_share, RNG_STATE_RECORD,      (uint32_t)jurisdiction,
                            M_REGISTER_BREACHED,      EVENT_REGISTER_LEAKED, in_state_register};
    if (!breached_today(world, RNG_STATE_REGISTER, jurisdiction, k->register_breach_hazard, k->register_breach_day))
        return STATUS_OK;
    return leak(world, &breach, error);
}

static enum status step(struct world *world, struct error *error)
{
    enum status status = STATUS_OK;
    world->awareness *= exp2(-1 / world->params->credentials.awareness_half_life);
    for (int p = 0; !status && p < world->params->platform_count; p++)
        status = step_platform(world, p, error);
    for (int k = 0; !status && k < world->params->jurisdiction_count; k++)
        status = step_state(world, k, error);
    return status;
}

const struct mechanism registry_mechanism = {
    .name = "registry",
    .doc = "registries of identities are breached; awareness fades",
    .switch_offset = MECHANISM_SWITCH(registry),
    .step = step,
};
