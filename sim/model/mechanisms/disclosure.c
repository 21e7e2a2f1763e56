/* disclosure.c - what persons reveal over time, themselves and through friends (ODD, section 2).
 *
 * Happenings are drawn by count and then by person, so a day costs as much as happens on it. */
#include <gsl/gsl_randist.h>

#include "regimesim/model/events.h"
#include "regimesim/model/exposure.h"
#include "regimesim/model/mechanism.h"
#include "regimesim/model/persons.h"
#include "regimesim/model/platforms.h"

/* Luck with one disclosure: the same under every rule, drawn only where a rule asks for it. */
static double luck_of(const struct world *world, enum rng_purpose purpose, uint32_t person, uint32_t sub)
{
    struct rng rng;
    rng_open(&rng, world->key, purpose, person, sub, (uint32_t)world->day);
    return rng_uniform(&rng);
}

/* An instructed person leaves it; else, when everyone would see it, a warning may prevent it. */
static bool holds_back(struct world *world, uint32_t person, int attribute, unsigned audience)
{
    int platform = world->persons.at[person].platform;
    double literacy = world->params->disclosure.literacy;
    double warned = platform == NO_PLATFORM ? 0 : world->params->platforms[platform].warnings;
    if (literacy > 0 && luck_of(world, RNG_DUTY_ACTIVE, person, (uint32_t)attribute) < literacy) {
        event_person(world, EVENT_HELD_BACK, person, attribute, (int32_t)audience);
        return true;
    }
    if (audience < AUDIENCE_EVERYONE || warned == 0 ||
        luck_of(world, RNG_DUTY_ACTIVE, person, ATTRIBUTE_COUNT + (uint32_t)attribute) >= warned)
        return false;
    tally(world, M_DISCLOSURES_WARNED, platform, 1);
    event_person(world, EVENT_WARNED_OFF, person, attribute, (int32_t)audience);
    return true;
}

/* Does the person concerned refuse what would be revealed through a friend, or through what a friend uses? */
static bool refuses(struct world *world, uint32_t person, int attribute, unsigned audience)
{
    uint32_t sub = (audience == AUDIENCE_EVERYONE ? ATTRIBUTE_COUNT : 0) + (uint32_t)attribute;
    int platform = world->persons.at[person].platform;
    double consent = platform == NO_PLATFORM ? 0 : world->params->platforms[platform].consent;
    if (consent == 0 || luck_of(world, RNG_DUTY_PASSIVE, person, sub) >= consent)
        return false;
    tally(world, M_DISCLOSURES_REFUSED, platform, 1);
    event_person(world, EVENT_DISCLOSURE_REFUSED, person, attribute, (int32_t)audience);
    return true;
}

/* Active: with rate δ a person widens the audience of one attribute by a level. */
static void disclose_actively(struct world *world)
{
    struct rng rng;
    rng_open(&rng, world->key, RNG_DISCLOSURE_ACTIVE, 0, 0, (uint32_t)world->day);
    double mean = world->params->disclosure.active_rate * world->persons.count;
    for (unsigned n = gsl_ran_poisson(&rng.gsl, mean); n > 0; n--) {
        uint32_t person = rng_below(&rng, world->persons.count);
        int attribute = (int)rng_below(&rng, ATTRIBUTE_COUNT);
        uint32_t word = world->persons.at[person].exposure;
        unsigned audience = exposure_audience(word, attribute);
        if (audience >= person_widest_audience(world, person) || holds_back(world, person, attribute, audience + 1))
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
        uint32_t word = world->persons.at[person].exposure, wider = exposure_widen(word, attribute, LAYER_SECOND);
        if (graph_degree(world->graph, person) == 0 || wider == word || refuses(world, person, attribute, LAYER_SECOND))
            continue;
        person_set_exposure(world, person, wider);
        event_person(world, EVENT_DISCLOSED_BY_FRIEND, person, attribute, LAYER_SECOND);
    }
}

/* Collection: with a platform's rate, websites and applications that friends use there reveal one attribute of a user
 * to everyone. It needs a friend, and may be refused like what a friend reveals. */
static void collect(struct world *world, int platform)
{
    struct rng rng;
    double mean = world->params->platforms[platform].collection * platform_all_users(&world->platforms[platform]);
    if (mean == 0)
        return;
    rng_open(&rng, world->key, RNG_DUTY_PASSIVE, (uint32_t)platform, 0xFFFFFFu, (uint32_t)world->day);
    for (unsigned n = gsl_ran_poisson(&rng.gsl, mean); n > 0; n--) {
        uint32_t person = person_random_user(world, &rng, platform, NOBODY);
        int attribute = (int)rng_below(&rng, ATTRIBUTE_COUNT);
        if (person == NOBODY || graph_degree(world->graph, person) == 0)
            continue;
        uint32_t word = world->persons.at[person].exposure, wider = exposure_widen(word, attribute, AUDIENCE_EVERYONE);
        if (wider == word || refuses(world, person, attribute, AUDIENCE_EVERYONE))
            continue;
        person_set_exposure(world, person, wider);
        tally(world, M_COLLECTED, platform, 1);
        event_person(world, EVENT_COLLECTED, person, attribute, AUDIENCE_EVERYONE);
    }
}

static enum status step(struct world *world, struct error *error)
{
    (void)error;
    disclose_actively(world);
    disclose_passively(world);
    for (int p = 0; p < world->params->platform_count; p++)
        collect(world, p);
    return STATUS_OK;
}

const struct mechanism disclosure_mechanism = {
    .name = "disclosure",
    .doc = "persons and their friends reveal more",
    .switch_offset = MECHANISM_SWITCH(disclosure),
    .step = step,
};
