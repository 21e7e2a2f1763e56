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

/* One attribute of one person, that is to be shown. */
struct happening {
    uint32_t person;
    int attribute;
};

/* What happens today with this rate, some at a time: who it is is drawn first, so that their records are on their way
 * from memory together. */
static void happen(struct world *world, double rate, enum rng_purpose purpose,
                   void (*one)(struct world *, const struct happening *))
{
    enum { AT_ONCE = 32 };
    struct happening happenings[AT_ONCE];
    struct rng rng;
    rng_open(&rng, world->key, purpose, 0, 0, (uint32_t)world->day);
    unsigned left = gsl_ran_poisson(&rng.gsl, rate * world->persons.count);
    while (left > 0) {
        unsigned count = left < AT_ONCE ? left : AT_ONCE;
        for (unsigned i = 0; i < count; i++) {
            happenings[i].person = rng_below(&rng, world->persons.count);
            happenings[i].attribute = (int)rng_below(&rng, ATTRIBUTE_COUNT);
            __builtin_prefetch(&world->persons.at[happenings[i].person], 1);
        }
        for (unsigned i = 0; i < count; i++)
            one(world, &happenings[i]);
        left -= count;
    }
}

/* Active: with rate δ a person widens the audience of one attribute by a level. */
static void disclose_actively(struct world *world, const struct happening *happening)
{
    uint32_t person = happening->person, word = world->persons.at[person].exposure;
    int attribute = happening->attribute;
    unsigned audience = exposure_audience(word, attribute);
    if (audience >= person_widest_audience(world, person) || holds_back(world, person, attribute, audience + 1))
        return;
    person_set_exposure(world, person, exposure_widen(word, attribute, audience + 1));
    event_person(world, EVENT_DISCLOSED, person, attribute, (int32_t)audience + 1);
}

/* Passive: with rate δ_f a friend reveals one attribute to friends of friends. */
static void disclose_passively(struct world *world, const struct happening *happening)
{
    uint32_t person = happening->person, word = world->persons.at[person].exposure;
    int attribute = happening->attribute;
    uint32_t wider = exposure_widen(word, attribute, LAYER_SECOND);
    if (world->persons.at[person].friends == 0 || wider == word || refuses(world, person, attribute, LAYER_SECOND))
        return;
    person_set_exposure(world, person, wider);
    event_person(world, EVENT_DISCLOSED_BY_FRIEND, person, attribute, LAYER_SECOND);
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
        if (person == NOBODY || world->persons.at[person].friends == 0)
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
    happen(world, world->params->disclosure.active_rate, RNG_DISCLOSURE_ACTIVE, disclose_actively);
    happen(world, world->params->disclosure.passive_rate, RNG_DISCLOSURE_PASSIVE, disclose_passively);
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
