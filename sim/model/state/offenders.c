/* offenders.c - offenders and the log of their offences (ODD: entities). */
#include "regimesim/model/offenders.h"

#include <gsl/gsl_randist.h>
#include <stdlib.h>

#include "regimesim/model/events.h"
#include "regimesim/model/registration.h"
#include "regimesim/util/room.h"

static enum status add_accounts(struct world *world, uint32_t offender, uint32_t count, struct error *error)
{
    for (uint32_t i = 0; i < count; i++) {
        uint32_t capacity = world->account_capacity;
        struct account *accounts =
            room_for_one(world->accounts, world->account_count, &capacity, sizeof *accounts, error);
        if (!accounts)
            return STATUS_INTERNAL;
        world->accounts = accounts;
        if (capacity != world->account_capacity) {
            struct contact_list *contacts = realloc(world->contacts, capacity * sizeof *contacts);
            if (!contacts)
                return error_set(error, STATUS_INTERNAL, "out of memory");
            world->contacts = contacts;
            world->account_capacity = capacity;
        }
        world->accounts[world->account_count++] = (struct account){
            .owner = offender, .identity = NOBODY, .assumed = NOBODY, .platform = NO_PLATFORM, .due = world->day};
    }
    return STATUS_OK;
}

size_t account_bytes(const struct params *params)
{
    struct world world;
    return sizeof *world.accounts + (params->mechanisms.infiltration ? sizeof *world.contacts : 0);
}

/* m ~ gamma(k, 1/k), mean 1; epsilon ~ lognormal with mean 1; 1 + Poisson accounts. */
static enum status create(struct world *world, uint32_t person, uint32_t *index, struct error *error)
{
    struct offender *offenders =
        room_for_one(world->offenders, world->offender_count, &world->offender_capacity, sizeof *offenders, error);
    if (!offenders)
        return STATUS_INTERNAL;
    world->offenders = offenders;

    struct rng rng;
    rng_open(&rng, world->key, RNG_OFFENDER_TRAITS, person, 0, 0);
    double shape = world->params->population.propensity_shape, sigma = world->params->population.cost_sigma;
    struct offender offender = {.person = person, .last_reported = NO_OFFENCE, .first_account = world->account_count};
    offender.propensity = (float)gsl_ran_gamma(&rng.gsl, shape, 1 / shape);
    offender.cost_factor = (float)gsl_ran_lognormal(&rng.gsl, -sigma * sigma / 2, sigma);
    offender.account_count = (uint16_t)(1 + gsl_ran_poisson(&rng.gsl, world->params->population.extra_accounts));
    *index = world->offender_count++;
    world->offenders[*index] = offender;
    world->persons.offender[person] = *index;
    world->persons.at[person].traits |= TRAIT_OFFENDER;
    return add_accounts(world, *index, offender.account_count, error);
}

enum status offender_motivate(struct world *world, uint32_t person, double perceived, uint32_t *index,
                              struct error *error)
{
    *index = world->persons.offender[person];
    if (*index == NOBODY) {
        enum status status = create(world, person, index, error);
        if (status)
            return status;
    }
    struct offender *offender = &world->offenders[*index];
    offender->motivated = true;
    offender->perceived = (float)perceived;
    offender->place = (uint32_t)world->motivated.count;
    for (uint32_t a = offender->first_account; a < offender->first_account + offender->account_count; a++)
        if (world->accounts[a].due < world->day)
            world->accounts[a].due = world->day;
    event_person(world, EVENT_MOTIVATED, person, world->persons.at[person].jurisdiction, offender->account_count);
    return vec32_push(&world->motivated, *index, error);
}

void offender_desist(struct world *world, uint32_t index)
{
    struct offender *offender = &world->offenders[index];
    for (uint32_t a = offender->first_account; a < offender->first_account + offender->account_count; a++)
        account_close(world, a, world->day);
    vec32_remove(&world->motivated, offender->place);
    if (offender->place < world->motivated.count)
        world->offenders[world->motivated.items[offender->place]].place = offender->place;
    offender->motivated = false;
    offender->release_due = false;
    offender->offences_today = 0;
}

static double traceability(const struct world *world, int platform, enum credential credential, double technical)
{
    bool kept = world->params->platforms[platform].registry_keeper != KEEPER_NOBODY;
    double registry = kept ? world->params->investigation.trace_registry : 0;
    return credential == CREDENTIAL_OWN ? 1 - (1 - registry) * (1 - technical) : technical;
}

double credential_traceability(const struct world *world, int platform, enum credential credential)
{
    return traceability(world, platform, credential, world->params->investigation.trace_technical);
}

/* The file is kept by the law of the offender's home. Identifications of today are in it. */
double offender_technical_trace(const struct world *world, const struct offender *offender)
{
    const struct params *params = world->params;
    double technical = params->investigation.trace_technical;
    int home = world->persons.at[offender->person].jurisdiction;
    bool filed = params->mechanisms.sanctions && params->jurisdictions[home].permanent_file && offender->identified > 0;
    return filed ? 1 - (1 - technical) * (1 - params->investigation.file_gain) : technical;
}

double offender_traceability(const struct world *world, const struct offender *offender, int platform,
                             enum credential credential)
{
    double technical = offender_technical_trace(world, offender);
    if (world->persons.at[offender->person].traits & TRAIT_VPN_BOUGHT)
        technical *= 1 - world->params->vpn.evasion;
    return traceability(world, platform, credential, technical);
}

double credential_disinhibition(const struct world *world, int platform, enum credential credential, double rho)
{
    bool staked = credential == CREDENTIAL_UNVERIFIED && registration_durable(world, platform);
    double stake = staked ? world->params->registration.pseudonym_stake : 0;
    return 1 + world->params->offending.disinhibition * (1 - rho) * (1 - stake);
}

enum status offence_record(struct world *world, const struct offence *offence, uint32_t *index, struct error *error)
{
    struct offence *offences =
        room_for_one(world->offences, world->offence_count, &world->offence_capacity, sizeof *offences, error);
    if (!offences)
        return STATUS_INTERNAL;
    world->offences = offences;
    if (index)
        *index = world->offence_count;
    world->offences[world->offence_count++] = *offence;
    return STATUS_OK;
}
