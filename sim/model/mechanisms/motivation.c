/* motivation.c - persons become motivated to offend, and desist (ODD, section 9). */
#include <gsl/gsl_randist.h>
#include <stdlib.h>

#include "regimesim/model/events.h"
#include "regimesim/model/mechanism.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/parts.h"
#include "regimesim/model/persons.h"

/* What the threads share: the luck of the offender at each place of the list. */
struct drawing {
    const struct world *world;
    double *luck;
};

/* The luck of a part of the offenders. */
static void draw_part(void *context, size_t number)
{
    enum { TOGETHER = 4 * PHILOX_BLOCKS };
    const struct drawing *drawing = context;
    const struct world *world = drawing->world;
    struct part part = part_of(world, number);
    philox_counter counters[TOGETHER];
    for (size_t first = part.first, count; first < part.end; first += count) {
        count = part.end - first < TOGETHER ? part.end - first : TOGETHER;
        for (size_t i = 0; i < count; i++)
            counters[i] =
                rng_counter(RNG_DESISTANCE, offender_fetched(world, first + i)->person, 0, (uint32_t)world->day);
        rng_first_uniforms(drawing->luck + first, world->key, counters, (int)count);
    }
}

static void desist_one(struct world *world, uint32_t index)
{
    uint32_t person = world->offenders[index].person;
    tally(world, M_DESISTANCES, 0, 1);
    event_person(world, EVENT_DESISTED, person, world->persons.at[person].jurisdiction, 0);
    offender_desist(world, index);
}

/* Backwards: desisting moves the last one into the freed place. */
static enum status desist(struct world *world, struct error *error)
{
    size_t count = world->motivated.count;
    struct drawing drawing = {world, malloc((count + 1) * sizeof *drawing.luck)};
    if (!drawing.luck)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    crew_do(world->crew, part_count(world), draw_part, &drawing);
    for (size_t k = count; k-- > 0;)
        if (drawing.luck[k] < world->params->population.desistance)
            desist_one(world, world->motivated.items[k]);
    free(drawing.luck);
    return STATUS_OK;
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
    enum status status = desist(world, error);
    return status ? status : begin(world, error);
}

const struct mechanism motivation_mechanism = {
    .name = "motivation",
    .doc = "onset and desistance",
    .switch_offset = MECHANISM_SWITCH(motivation),
    .step = step,
};
