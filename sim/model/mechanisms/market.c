/* market.c - the price of false credentials follows the supply of identities (ODD, section 4). */
#include <gsl/gsl_randist.h>
#include <math.h>

#include "regimesim/model/mechanism.h"
#include "regimesim/model/sellers.h"

/* Each leaked identity goes out of use with probability 1 − 2^(−1/half-life) a day. */
static void decay(struct world *world)
{
    struct rng rng;
    rng_open(&rng, world->key, RNG_LEAK_DECAY, 0, 0, (uint32_t)world->day);
    double gone = 1 - exp2(-1 / world->params->credentials.half_life);
    for (unsigned n = gsl_ran_binomial(&rng.gsl, gone, (unsigned)world->leaked.count); n > 0; n--)
        vec32_remove(&world->leaked, rng_below(&rng, (uint32_t)world->leaked.count));
}

/* price = price_0 / (1 + S / (S_half N)) · (n_0/n)^competition,  S = leaked + S_0 N */
static void update_price(struct world *world)
{
    double n = world->persons.count;
    double supply = (double)world->leaked.count + world->params->credentials.supply_elsewhere * n;
    world->price = world->params->credentials.price / (1 + supply / (world->params->credentials.supply_half * n));
    world->price *= sellers_price_factor(world, GOOD_CREDENTIALS);
}

static enum status init(struct world *world, struct error *error)
{
    (void)error;
    update_price(world);
    return STATUS_OK;
}

static enum status step(struct world *world, struct error *error)
{
    (void)error;
    decay(world);
    update_price(world);
    return STATUS_OK;
}

const struct mechanism market_mechanism = {
    .name = "market",
    .doc = "leaked identities age; the price of a false credential follows supply",
    .switch_offset = MECHANISM_SWITCH(market),
    .init = init,
    .step = step,
};
