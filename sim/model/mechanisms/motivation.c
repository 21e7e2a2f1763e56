/* motivation.c - persons become motivated to offend, and desist (ODD, section 9). */
#include <gsl/gsl_randist.h>

#include "regimesim/model/events.h"
#include "regimesim/model/mechanism.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"

/* Backwards: desisting moves the last one into the freed place. */
static void desist(struct world *world)
{
    for (size_t k = world->motivated.count; k-- > 0;) {
        uint32_t index = world->motivated.items[k];
        struct rng rng;
        rng_open(&rng, world->key, RNG_DESISTANCE, world->offenders[index].person, 0, (uint32_t)world->day);
        if (!rng_chance(&rng, world->params->population.desistance))
            continue;
        tally(world, M_DESISTANCES, 0, 1);
        event_person(world, EVENT_DESISTED, world->offenders[index].person,
                     world->persons.at[world->offenders[index].person].jurisdiction, 0);
        offender_desist(world, index);
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
