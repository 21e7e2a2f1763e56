/* vpn.c - VPN use: to reach what is blocked, and, by offenders, to hide (ODD, section 15).
 *
 * A person's taste is fixed, so that whoever a price or a fear drives away comes back when it falls. */
#include "regimesim/model/vpn.h"

#include <gsl/gsl_randist.h>
#include <math.h>

#include "regimesim/model/blocking.h"
#include "regimesim/model/events.h"
#include "regimesim/model/mechanism.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"
#include "regimesim/model/platforms.h"
#include "regimesim/model/sellers.h"

struct taste {
    double buys, permitted;
};

static struct taste taste_of(const struct world *world, uint32_t person)
{
    struct rng rng;
    struct taste taste;
    rng_open(&rng, world->key, RNG_VPN_TASTE, person, 0, 0);
    taste.buys = rng_uniform(&rng);
    taste.permitted = rng_uniform(&rng);
    return taste;
}

static const struct jurisdiction_params *law_of(const struct world *world, uint32_t person)
{
    return &world->params->jurisdictions[world->persons.at[person].jurisdiction];
}

static bool permitted(const struct world *world, uint32_t person)
{
    double share = law_of(world, person)->vpn_permits;
    return share > 0 && taste_of(world, person).permitted < share;
}

static bool motivated(const struct world *world, uint32_t person)
{
    uint32_t offender = world->persons.offender[person];
    return offender != NOBODY && world->offenders[offender].motivated;
}

/* taste_i < take_up · exp(−(price_v/(1 − obstruction) + fear)) */
static bool buys(const struct world *world, uint32_t person)
{
    const struct params *params = world->params;
    double obstruction = law_of(world, person)->vpn_obstruction;
    double fear = world->jurisdictions[world->persons.at[person].jurisdiction].alarm;
    double take_up = motivated(world, person) ? params->vpn.offender_take_up : params->vpn.take_up;
    if (world->markets[GOOD_ACCESS].unsold || obstruction >= 1)
        return false;
    return taste_of(world, person).buys < take_up * exp(-(world->price_vpn / (1 - obstruction) + fear));
}

/* A platform that others use is blocked where the person lives, or the person wants to hide. */
static bool has_reason(const struct world *world, uint32_t person)
{
    for (int p = 0; p < world->params->platform_count; p++)
        if (world->params->platforms[p].blocked_in >> world->persons.at[person].jurisdiction & 1u &&
            (platform_all_users(&world->platforms[p]) > 0 || world->persons.at[person].platform == p))
            return true;
    return motivated(world, person);
}

/* For the motivated a bought VPN is a place to hide. */
static void tell(const struct world *world, uint32_t person, bool used, bool had_bought)
{
    int law = world->persons.at[person].jurisdiction;
    bool uses = person_has(world, person, TRAIT_VPN), bought = person_has(world, person, TRAIT_VPN_BOUGHT);
    bool offender = motivated(world, person);
    if (bought && !had_bought)
        event_person(world, offender ? EVENT_VPN_HIDES : EVENT_VPN_BOUGHT, person, law, 0);
    if (!bought && had_bought && offender)
        event_person(world, EVENT_VPN_HIDES_NO_MORE, person, law, 0);
    if (uses && !bought && (!used || had_bought))
        event_person(world, EVENT_VPN_PERMITTED, person, law, 0);
    if (!uses && used && !(had_bought && offender))
        event_person(world, EVENT_VPN_GIVEN_UP, person, law, 0);
}

static void set_vpn(struct world *world, uint32_t person, bool uses, bool bought)
{
    struct jurisdiction_state *law = &world->jurisdictions[world->persons.at[person].jurisdiction];
    uint16_t *traits = &world->persons.at[person].traits;
    bool used = person_has(world, person, TRAIT_VPN), had_bought = person_has(world, person, TRAIT_VPN_BOUGHT);
    law->vpn_users -= used;
    law->vpn_buyers -= had_bought;
    *traits &= (uint16_t) ~(TRAIT_VPN | TRAIT_VPN_BOUGHT);
    *traits |= (uint16_t)((uses ? TRAIT_VPN : 0) | (bought ? TRAIT_VPN_BOUGHT : 0));
    law->vpn_users += uses;
    law->vpn_buyers += bought;
    tell(world, person, used, had_bought);
}

/* Who is permitted one buys none, but to hide. */
void vpn_decide(struct world *world, uint32_t person)
{
    bool reason = has_reason(world, person), lawful = reason && permitted(world, person);
    bool bought = reason && (!lawful || motivated(world, person)) && buys(world, person);
    set_vpn(world, person, lawful || bought, bought);
}

static void update_price(struct world *world)
{
    world->price_vpn = world->params->vpn.price * sellers_price_factor(world, GOOD_ACCESS);
}

/* Drawn by count, then by who. A subscription that nobody renews lapses within a month. */
static void reconsider(struct world *world)
{
    double rate = world->params->vpn.reconsider + (world->markets[GOOD_ACCESS].unsold ? 1.0 / VPN_MONTH : 0);
    struct rng rng;
    rng_open(&rng, world->key, RNG_VPN, 0, 0, (uint32_t)world->day);
    for (unsigned n = gsl_ran_poisson(&rng.gsl, rate * world->persons.count); n > 0; n--) {
        uint32_t person = rng_below(&rng, world->persons.count);
        bool used = person_has(world, person, TRAIT_VPN);
        vpn_decide(world, person);
        if (used && !person_has(world, person, TRAIT_VPN))
            blocking_lose(world, person);
    }
}

/* On day 0 everybody has decided; platforms were chosen before that, by those without. */
static enum status init(struct world *world, struct error *error)
{
    (void)error;
    update_price(world);
    for (uint32_t i = 0; i < world->persons.count; i++)
        vpn_decide(world, i);
    return STATUS_OK;
}

static enum status step(struct world *world, struct error *error)
{
    (void)error;
    for (int k = 0; k < world->params->jurisdiction_count; k++)
        world->jurisdictions[k].alarm *= exp2(-1 / world->params->vpn.alarm_half_life);
    update_price(world);
    reconsider(world);
    return STATUS_OK;
}

const struct mechanism vpn_mechanism = {
    .name = "vpn",
    .doc = "persons take up and give up VPNs; who gives one up may lose a platform",
    .switch_offset = MECHANISM_SWITCH(vpn),
    .init = init,
    .step = step,
};
