/* lookup.c - when an authority may look an account up in a registry (ODD, section 10).
 *
 * The law of the platform's home decides: the keeper of the registry is bound by it, whoever asks. The police cannot
 * tell a false credential from an own one before they look, so both cost a look-up. */
#include "regimesim/model/lookup.h"

#include <gsl/gsl_randist.h>
#include <math.h>

#include "regimesim/model/events.h"

/* So many look-ups are left today. A budget of b a day allows floor(b (d + 1)) − floor(b d) on day d. */
static unsigned left_today(const struct world *world, int law)
{
    double budget = world->params->jurisdictions[law].lookup_budget;
    if (budget < 0)
        return UINT32_MAX;
    double daily = budget * world->jurisdictions[law].population / 1e5;
    double allowed = floor(daily * (world->day + 1.0)) - floor(daily * world->day);
    double left = fmin(allowed, UINT32_MAX) - world->jurisdictions[law].lookups_today;
    return left > 0 ? (unsigned)left : 0;
}

/* Of `asked` look-ups, `permitted` by a court, as many are made as the budget allows. */
static unsigned make(struct world *world, int law, unsigned asked, unsigned permitted)
{
    unsigned left = left_today(world, law), made = permitted < left ? permitted : left;
    world->jurisdictions[law].lookups_today += made;
    tally(world, M_REGISTRY_LOOKUPS, law, made);
    tally(world, M_LOOKUPS_REFUSED, law, asked - made);
    return made;
}

bool lookup_offence(struct world *world, const struct offence *offence)
{
    const struct platform_params *rule = &world->params->platforms[offence->platform];
    if (offence->account == NO_ACCOUNT || offence->credential == CREDENTIAL_UNVERIFIED ||
        rule->registry_keeper == KEEPER_NOBODY)
        return false;
    int law = rule->home.index;
    bool permitted = true;
    if (world->params->jurisdictions[law].warrant) {
        struct rng rng;
        rng_open(&rng, world->key, RNG_LOOKUP, world->offenders[offence->offender].person, offence->attempt,
                 (uint32_t)offence->day);
        permitted = rng_chance(&rng, world->params->investigation.warrant_granted);
    }
    bool made = make(world, law, 1, permitted);
    event_case(world,
               made        ? EVENT_LOOKED_UP
               : permitted ? EVENT_LOOKUP_EXHAUSTED
                           : EVENT_LOOKUP_DENIED,
               offence, law, 0);
    return made;
}

unsigned lookup_authors(struct world *world, int platform, unsigned wanted, struct rng *rng)
{
    int law = world->params->platforms[platform].home.index;
    unsigned permitted = wanted;
    if (world->params->jurisdictions[law].warrant)
        permitted = gsl_ran_binomial(&rng->gsl, world->params->investigation.warrant_abused, wanted);
    return make(world, law, wanted, permitted);
}
