/* disclosure.c - what persons reveal over time, themselves and through friends (ODD, section 2).
 *
 * Happenings are drawn by count and then by person, so a day costs as much as happens on it. */
#include <gsl/gsl_randist.h>

#include "regimesim/model/events.h"
#include "regimesim/model/exposure.h"
#include "regimesim/model/mechanism.h"
#include "regimesim/model/persons.h"

/* Active: with rate δ a person widens the audience of one attribute by a level. */
static void disclose_actively(struct world *world)
{
    struct rng rng;
    rng_open(&rng, world->key, RNG_DISCLOSURE_ACTIVE, 0, 0, (uint32_t)world->day);
    double mean = world->params->disclosure.active_rate * world->persons.count;
    for (unsigned n = gsl_ran_poisson(&rng.gsl, mean); n > 0; n--) {
        uint32_t person = rng_below(&rng, world->persons.count);
        int attribute = (int)rng_below(&rng, ATTRIBUTE_COUNT);
        uint32_t word = world->persons.exposure[person];
        unsigned audience = exposure_audience(word, attribute);
        if (audience == AUDIENCE_EVERYONE)
            continue;
        person_set_exposure(world, person, exposure_widen(word, attribute, audience + 1));
        event_person(world, EVENT_DISCLOSED, person, attribute, (int32_t)audience + 1);
    }
}

/* Passive: with rate δ_f a friend reveals one attribute to friends of friends. */
static void disclose_passively(struct world *world)
{
    struct rng rng;
    rng_open(&rng, world->key, RNG_DISCLOSURE_PASSIVE, 0, 0, (uint32_t)world->day);
    double mean = world->params->disclosure.passive_rate * world->persons.count;
    for (unsigned n = gsl_ran_poisson(&rng.gsl, mean); n > 0; n--) {
        uint32_t person = rng_below(&rng, world->persons.count);
        int attribute = (int)rng_below(&rng, ATTRIBUTE_COUNT);
        uint32_t word = world->persons.exposure[person];
        if (graph_degree(world->graph, person) == 0 || exposure_audience(word, attribute) >= LAYER_SECOND)
            continue;
        person_set_exposure(world, person, exposure_widen(word, attribute, LAYER_SECOND));
        event_person(world, EVENT_DISCLOSED_BY_FRIEND, person, attribute, LAYER_SECOND);
    }
}

static enum status step(struct world *world, struct error *error)
{
    (void)error;
    disclose_actively(world);
    disclose_passively(world);
    return STATUS_OK;
}

const struct mechanism disclosure_mechanism = {
    .name = "disclosure",
    .doc = "persons and their friends reveal more",
    .switch_offset = MECHANISM_SWITCH(disclosure),
    .step = step,
};
