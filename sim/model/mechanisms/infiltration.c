/* infiltration.c - operating accounts win contacts (ODD, section 6).
 *
 * Acceptance 0.193 without and 0.591 with a mutual friend: Boshmaf et al. (2011), 976 of 5,053 and 2,079 of 3,517
 * requests. Dividing by E[1 - g] keeps these means in a population whose caution varies. */
#include <gsl/gsl_randist.h>
#include <math.h>

#include "regimesim/model/circle.h"
#include "regimesim/model/events.h"
#include "regimesim/model/mechanism.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"

static bool is_contact(const struct world *world, uint32_t account, uint32_t person)
{
    const uint32_t *contacts = account_contacts(world, account);
    for (uint32_t k = 0; k < world->accounts[account].contact_count; k++)
        if (contacts[k] == person)
            return true;
    return false;
}

/* P(accept) = clamp(T · α · (1 − g_j) / E[1 − g]) */
static double acceptance(const struct world *world, const struct account *account, uint32_t person, bool mutual)
{
    const struct params *p = world->params;
    const struct platform_state *platform = &world->platforms[account->platform];
    double trust = account_looks_verified(account) ? platform->trust_verified : platform->trust_unverified;
    double alpha = mutual ? p->infiltration.accept_mutual : p->infiltration.accept_stranger;
    double mean_openness = p->population.caution_b / (p->population.caution_a + p->population.caution_b);
    return fmin(1, trust * alpha * (1 - person_caution(world, person)) / mean_openness);
}

static void request(struct world *world, uint32_t index, struct rng *rng)
{
    struct account *account = &world->accounts[index];
    uint32_t self = world->offenders[account->owner].person, target = NOBODY;
    struct circle circle = circle_of(world, index);
    bool mutual = rng_chance(rng, world->params->infiltration.mutual_share) && circle.size > 0;
    if (mutual)
        target = circle_second(world, &circle, rng);
    else if (account_meets_strangers(world, account))
        target = person_random_user(world, rng, account->platform, self);
    double luck = rng_uniform(rng);
    if (target == NOBODY || target == self || !person_active(world, target, account->platform) ||
        is_contact(world, index, target))
        return;
    bool accepted = luck < acceptance(world, account, target, mutual);
    tally(world, mutual ? M_REQUESTS_MUTUAL : M_REQUESTS_STRANGER, account->platform, 1);
    if (!accepted)
        return;
    tally(world, mutual ? M_ACCEPTED_MUTUAL : M_ACCEPTED_STRANGER, account->platform, 1);
    account_contacts(world, index)[account->contact_count++] = target;
    event_contact(world, EVENT_CONTACT_WON, target, index, mutual ? EVENT_MUTUAL : 0);
}

static void send_requests(struct world *world, const struct offender *offender, uint32_t place)
{
    uint32_t index = offender->first_account + place;
    struct rng rng;
    rng_open(&rng, world->key, RNG_INFILTRATION, offender->person, place, (uint32_t)world->day);
    for (unsigned n = gsl_ran_poisson(&rng.gsl, world->params->infiltration.requests); n > 0; n--)
        if (world->accounts[index].contact_count < CONTACTS_MAX)
            request(world, index, &rng);
}

static enum status step(struct world *world, struct error *error)
{
    (void)error;
    for (size_t k = 0; k < world->motivated.count; k++) {
        const struct offender *offender = &world->offenders[world->motivated.items[k]];
        if (!offender_at_large(world, offender))
            continue;
        for (uint32_t place = 0; place < offender->account_count; place++)
            if (world->accounts[offender->first_account + place].state == ACCOUNT_OPEN)
                send_requests(world, offender, place);
    }
    return STATUS_OK;
}

const struct mechanism infiltration_mechanism = {
    .name = "infiltration",
    .doc = "operating accounts send connection requests",
    .switch_offset = MECHANISM_SWITCH(infiltration),
    .step = step,
};
