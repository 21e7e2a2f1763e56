/* sellers.c - the market of those who sell false credentials and access (ODD, section 17).
 *
 * Sellers are few and are gone through one by one. Income is judged by smoothed sales, entry by what a seller more
 * could expect. A prosecuted seller is out; the sanction grows with turnover, and frightens users of what was sold and
 * others who would sell. */
#include "regimesim/model/sellers.h"

#include <gsl/gsl_randist.h>
#include <math.h>

#include "regimesim/model/events.h"
#include "regimesim/model/mechanism.h"

static double cost_of(const struct params *params, enum good good)
{
    return good == GOOD_ACCESS ? params->sellers.access_cost : params->sellers.credentials_cost;
}

/* Each buyer pays once a month, on a day of its own: Binomial(buyers, 1/30). */
static void collect_subscriptions(struct world *world)
{
    unsigned buyers = 0;
    struct rng rng;
    if (world->markets[GOOD_ACCESS].unsold)
        return;
    for (int k = 0; k < world->params->jurisdiction_count; k++)
        buyers += world->jurisdictions[k].vpn_buyers;
    rng_open(&rng, world->key, RNG_SELLER_CHOICE, NOBODY, 0, (uint32_t)world->day);
    sellers_pay_bulk(world, GOOD_ACCESS, gsl_ran_binomial(&rng.gsl, 1.0 / VPN_MONTH, buyers),
                     world->price_vpn * world->params->sellers.access_value, &rng);
}

/* Y += (paid today − Y)/memory, of each seller and of all. */
static void smooth(struct seller_market *market, double memory)
{
    double today = 0;
    for (uint32_t k = 0; k < market->count; k++) {
        struct seller *seller = &market->items[k];
        seller->income += (seller->today - seller->income) / memory;
        today += seller->today;
        seller->today = 0;
    }
    market->sales += (today - market->sales) / memory;
}

static void prosecute(struct world *world, enum good good, uint32_t place)
{
    const struct seller *seller = &world->markets[good].items[place];
    struct jurisdiction_state *law = &world->jurisdictions[seller->jurisdiction];
    tally(world, M_SELLERS_PROSECUTED, seller->jurisdiction, 1);
    event_world(world, EVENT_SELLER_PROSECUTED, seller->jurisdiction, good);
    tally(world, M_SELLER_SENTENCES, seller->jurisdiction, seller_sanction(world->params, seller->turnover));
    if (good == GOOD_ACCESS && world->params->mechanisms.vpn)
        law->alarm += world->params->vpn.alarm * 1e5 / fmax(1, law->population);
    seller_remove(world, good, place);
}

/* Backwards: the last one moves into the freed place. Returns how many were prosecuted, by jurisdiction. */
static void thin_out(struct world *world, enum good good, uint32_t prosecuted[MAX_JURISDICTIONS])
{
    const struct params *params = world->params;
    for (uint32_t k = world->markets[good].count; k-- > 0;) {
        const struct seller *seller = &world->markets[good].items[k];
        double hazard = params->jurisdictions[seller->jurisdiction].seller_prosecution;
        struct rng rng;
        rng_open(&rng, world->key, RNG_SELLER, seller->serial, 0, (uint32_t)world->day);
        bool caught = rng_chance(&rng, -expm1(-hazard / YEAR)), tired = rng_chance(&rng, params->sellers.exit);
        if (caught) {
            prosecuted[seller->jurisdiction]++;
            prosecute(world, good, k);
        } else if (tired && seller->income < cost_of(params, good)) {
            event_world(world, EVENT_SELLER_GAVE_UP, seller->jurisdiction, good);
            seller_remove(world, good, k);
        }
    }
}

/* h += (1 − 2^(−1/half-life)) (365 · prosecuted today/sellers this morning − h) */
static void remember(struct world *world, const uint32_t sellers[MAX_JURISDICTIONS],
                     const uint32_t prosecuted[MAX_JURISDICTIONS])
{
    double speed = 1 - exp2(-1 / world->params->sellers.caution_half_life);
    for (int k = 0; k < world->params->jurisdiction_count; k++) {
        double *h = &world->jurisdictions[k].prosecution;
        double seen = sellers[k] ? (double)YEAR * prosecuted[k] / sellers[k] : 0;
        *h += speed * (seen - *h);
    }
}

/* sales/(n cost): what a seller earns of what is needed. An empty market is taken to cover cost; more than tenfold is
 * not believed. */
static double prospect(const struct seller_market *market, double cost)
{
    double earned = market->sales / (market->count ? market->count : 1);
    if (market->count == 0)
        earned = fmax(earned, cost);
    return cost > 0 ? fmin(10, earned / cost) : 1;
}

/* Poisson with mean entry · n_0 · share · prospect · exp(−caution h) */
static enum status enter(struct world *world, enum good good, int law, struct error *error)
{
    const struct params *params = world->params;
    const struct seller_market *market = &world->markets[good];
    double cost = cost_of(params, good), prospects = prospect(market, cost);
    double mean = params->sellers.entry * market->initial * params->jurisdictions[law].population_share * prospects *
                  exp(-params->sellers.caution * world->jurisdictions[law].prosecution);
    enum status status = STATUS_OK;
    struct rng rng;
    rng_open(&rng, world->key, RNG_SELLER_ENTRY, (uint32_t)law, good, (uint32_t)world->day);
    for (unsigned n = gsl_ran_poisson(&rng.gsl, mean); n > 0 && !status; n--) {
        status = seller_enter(world, good, law, fmax(prospects, 1) * cost, error);
        tally(world, M_SELLER_ENTRIES, law, 1);
        event_world(world, EVENT_SELLER_ENTERED, law, good);
    }
    return status;
}

static enum status step(struct world *world, struct error *error)
{
    uint32_t sellers[MAX_JURISDICTIONS] = {0}, prosecuted[MAX_JURISDICTIONS] = {0};
    enum status status = STATUS_OK;
    collect_subscriptions(world);
    for (int g = 0; g < GOOD_COUNT; g++) {
        for (int k = 0; k < world->params->jurisdiction_count; k++)
            sellers[k] += sellers_at(world, (enum good)g, k);
        smooth(&world->markets[g], world->params->sellers.memory);
        thin_out(world, (enum good)g, prosecuted);
    }
    remember(world, sellers, prosecuted);
    for (int g = 0; g < GOOD_COUNT; g++)
        for (int k = 0; k < world->params->jurisdiction_count && !status; k++)
            status = enter(world, (enum good)g, k, error);
    return status;
}

const struct mechanism sellers_mechanism = {
    .name = "sellers",
    .doc = "sellers of credentials and access are paid, prosecuted, give up, enter",
    .switch_offset = MECHANISM_SWITCH(sellers),
    .step = step,
};
