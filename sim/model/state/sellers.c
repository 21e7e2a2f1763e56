/* sellers.c - the sellers of a good: entering, being paid, leaving (ODD: entities; section 17). */
#include "regimesim/model/sellers.h"

#include <gsl/gsl_randist.h>
#include <math.h>

#include "regimesim/util/room.h"

enum status seller_enter(struct world *world, enum good good, int jurisdiction, double income, struct error *error)
{
    struct seller_market *market = &world->markets[good];
    struct seller *items = room_for_one(market->items, market->count, &market->capacity, sizeof *items, error);
    if (!items)
        return STATUS_INTERNAL;
    market->items = items;
    market->items[market->count++] = (struct seller){
        .serial = world->seller_serial++, .jurisdiction = (uint8_t)jurisdiction, .since = world->day, .income = income};
    market->unsold = false;
    return STATUS_OK;
}

void seller_remove(struct world *world, enum good good, uint32_t place)
{
    struct seller_market *market = &world->markets[good];
    market->departed += market->items[place].turnover;
    market->items[place] = market->items[--market->count];
    market->unsold = market->count == 0;
}

/* n_0 of the whole world, at least one where there are any. */
static uint32_t initial_count(const struct world *world, double per_100000)
{
    double expected = per_100000 * world->persons.count / 1e5;
    return expected > 0 && expected < 1 ? 1 : (uint32_t)lround(expected);
}

/* They live where persons do. */
static int draw_jurisdiction(const struct world *world)
{
    struct rng rng;
    int last = world->params->jurisdiction_count - 1, k = 0;
    rng_open(&rng, world->key, RNG_SELLER, world->seller_serial, 1, 0);
    double u = rng_uniform(&rng);
    for (; k < last && u >= world->params->jurisdictions[k].population_share; k++)
        u -= world->params->jurisdictions[k].population_share;
    return k;
}

static enum status create(struct world *world, enum good good, double per_100000, double cost, struct error *error)
{
    struct seller_market *market = &world->markets[good];
    enum status status = STATUS_OK;
    market->initial = initial_count(world, per_100000);
    market->sales = market->initial * cost;
    market->unsold = true;
    for (uint32_t n = 0; n < market->initial && !status; n++)
        status = seller_enter(world, good, draw_jurisdiction(world), cost, error);
    return status;
}

enum status sellers_create(struct world *world, struct error *error)
{
    const struct params *params = world->params;
    if (!params->mechanisms.sellers)
        return STATUS_OK;
    for (int k = 0; k < params->jurisdiction_count; k++)
        world->jurisdictions[k].prosecution = params->jurisdictions[k].seller_prosecution;
    enum status status =
        create(world, GOOD_CREDENTIALS, params->sellers.credentials, params->sellers.credentials_cost, error);
    return status ? status : create(world, GOOD_ACCESS, params->sellers.access, params->sellers.access_cost, error);
}

static enum metric paid_for(enum good good)
{
    return good == GOOD_ACCESS ? M_PAID_ACCESS : M_PAID_CREDENTIALS;
}

static void book(struct seller *seller, double amount)
{
    seller->turnover += amount;
    seller->today += amount;
}

void sellers_pay(struct world *world, enum good good, double amount, struct rng *rng)
{
    struct seller_market *market = &world->markets[good];
    book(&market->items[rng_below(rng, market->count)], amount);
    tally(world, paid_for(good), 0, amount);
}

/* Multinomial: each in turn gets a binomial share of what is left. */
void sellers_pay_bulk(struct world *world, enum good good, unsigned payments, double amount, struct rng *rng)
{
    struct seller_market *market = &world->markets[good];
    tally(world, paid_for(good), 0, payments * amount);
    for (uint32_t k = 0; k < market->count; k++) {
        unsigned part = gsl_ran_binomial(&rng->gsl, 1.0 / (market->count - k), payments);
        book(&market->items[k], part * amount);
        payments -= part;
    }
}

double sellers_price_factor(const struct world *world, enum good good)
{
    const struct seller_market *market = &world->markets[good];
    if (market->count == 0)
        return 1;
    return pow((double)market->initial / market->count, world->params->sellers.competition);
}

uint32_t sellers_at(const struct world *world, enum good good, int jurisdiction)
{
    uint32_t count = 0;
    for (uint32_t k = 0; k < world->markets[good].count; k++)
        count += world->markets[good].items[k].jurisdiction == jurisdiction;
    return count;
}

/* days = reference · (turnover/reference turnover)^exponent, at most the cap */
double seller_sanction(const struct params *params, double turnover)
{
    double days = params->sellers.reference_days *
                  pow(turnover / params->sellers.reference_turnover, params->sellers.sanction_exponent);
    return fmin(params->sellers.sanction_cap, days);
}
