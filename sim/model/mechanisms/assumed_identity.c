/* assumed_identity.c - offenders act as their victims until it is noticed (ODD, section 7).
 *
 * Every successful impersonation and the harmful share of account takeovers (the type's assumes_identity) give the
 * account its victim's place among the victim's friends. */
#include <gsl/gsl_randist.h>

#include "regimesim/model/mechanism.h"
#include "regimesim/model/offenders.h"

static void end_noticed(struct world *world)
{
    for (uint32_t a = 0; a < world->account_count; a++)
        if (world->accounts[a].assumed != NOBODY && world->accounts[a].assumed_until <= world->day)
            account_assume(world, a, NOBODY, 0);
}

/* Noticed each day with probability 1 / notice_days: geometric. */
static void begin(struct world *world, const struct offence *offence)
{
    double share = world->params->offences[offence->type].assumes_identity;
    struct account *account = &world->accounts[offence->account];
    struct rng rng;
    rng_open(&rng, world->key, RNG_ASSUMED_NOTICE, world->offenders[offence->offender].person, offence->attempt,
             (uint32_t)world->day);
    if (!rng_chance(&rng, share) || account->state != ACCOUNT_OPEN || account->serial != offence->serial)
        return;
    unsigned days = gsl_ran_geometric(&rng.gsl, 1 / world->params->offending.notice_days);
    account_assume(world, offence->account, offence->victim, world->day + (int32_t)days);
}

static enum status step(struct world *world, struct error *error)
{
    (void)error;
    end_noticed(world);
    for (uint32_t i = world->offences_before_today; i < world->offence_count; i++)
        if (world->offences[i].victim != NOBODY && world->offences[i].account != NO_ACCOUNT)
            begin(world, &world->offences[i]);
    return STATUS_OK;
}

const struct mechanism assumed_identity_mechanism = {
    .name = "assumed_identity",
    .doc = "accounts act as their victims until noticed",
    .switch_offset = MECHANISM_SWITCH(assumed_identity),
    .step = step,
};
