/* motivation.c - persons become motivated to offend, and desist (ODD, section 9). */
#include <gsl/gsl_randist.h>

#include "regimesim/model/events.h"
#include "regimesim/model/mechanism.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"

/* Whose luck is drawn together: a few of the cipher's batches (philox.h). */
enum { TOGETHER = 4 * PHILOX_BLOCKS };

/* Who of a few offenders desists today, whose places in the list begin at `first`. */
static void draw_desistance(const struct world *world, size_t first, int count, double luck[])
{
    philox_counter counters[TOGETHER];
    for (int i = 0; i < count; i++)
        counters[i] =
            rng_counter(RNG_DESISTANCE, offender_fetched(world, first + (size_t)i)->person, 0, (uint32_t)world->day);
    rng_first_uniforms(luck, world->key, counters, count);
}

static void desist_one(struct world *world, uint32_t index)
{
    uint32_t person = world->offenders[index].person;
    tally(world, M_DESISTANCES, 0, 1);
    event_person(world, EVENT_DESISTED, person, world->persons.at[person].jurisdiction, 0);
    offender_desist(world, index);
}

/* Backwards: desisting moves the last one into the freed place. */
static void desist(struct world *world)
{
    double luck[TOGETHER];
    for (size_t end = world->motivated.count; end > 0;) {
        size_t first = (end - 1) / TOGETHER * TOGETHER;
        draw_desistance(world, first, (int)(end - first), luck);
        for (; end > first; end--)
            if (luck[end - 1 - first] < world->params->population.desistance)
                desist_one(world, world->motivated.items[end - 1]);
    }
}

/* μ = f ν / (1 − f): each unmotivated person with this rate; drawn by count, then by who. */
static enum status begin(struct world *world, struct error *error)
{
    double f = world->params->population.motivated_share;
    double onset = f * world->params->population.desistance / (1 - f);
    struct rng rng;
    rng_open(&rng, world->key, RNG_ONSET, 0, 0, (uint32_t)world->day);
    enum status status = STATUS_OK;
    for (unsigned n = gsl_ran_poisson(&rng.gsl, onset * world->persons.count); n > 0 && !status; n--) {
        uint32_t person = rng_below(&rng, world->persons.count), index = world->persons.offender[person];
        if (index != NOBODY && world->offenders[index].motivated)
            continue;
        double public_certainty = world->jurisdictions[world->persons.at[person].jurisdiction].public_certainty;
        status = offender_motivate(world, person, public_certainty, &index, error);
        tally(world, M_ONSETS, 0, 1);
    }
    return status;
}

static enum status step(struct world *world, struct error *error)
{
    desist(world);
    return begin(world, error);
}

const struct mechanism motivation_mechanism = {
    .name = "motivation",
    .doc = "onset and desistance",
    .switch_offset = MECHANISM_SWITCH(motivation),
    .step = step,
};
