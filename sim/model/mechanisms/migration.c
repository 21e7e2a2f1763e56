/* migration.c - persons follow their friends to another platform, or back to one (ODD, section 16).
 *
 * Only what is gained by moving counts, and only what friends do. Whether a rule is acceptable is decided as in signing
 * up, with the same luck: one whom a rule drove out comes back when it is gone, or when breaches are forgotten. */
#include <gsl/gsl_randist.h>

#include "regimesim/model/events.h"
#include "regimesim/model/mechanism.h"
#include "regimesim/model/persons.h"
#include "regimesim/model/sign_up.h"

/* Friends by platform: all of them, or `asked` drawn with repetition where there are more: always the same, the
 * person's circle. Returns how many. */
static uint32_t ask_friends(const struct world *world, uint32_t person, uint32_t found[MAX_PLATFORMS])
{
    struct rng rng;
    uint32_t degree = graph_degree(world->graph, person), most = (uint32_t)world->params->migration.asked;
    const uint32_t *friends = graph_friends(world->graph, person);
    uint32_t asked = degree < most ? degree : most;
    rng_open(&rng, world->key, RNG_MIGRATION, person, 1, 0);
    for (uint32_t k = 0; k < asked; k++) {
        uint32_t friend = degree <= most ? friends[k] : friends[rng_below(&rng, degree)];
        int platform = world->persons.at[friend].platform;
        if (platform != NO_PLATFORM)
            found[platform]++;
    }
    return asked;
}

/* Is there anywhere to go? Asked first, for friends are many. Whoever has no account is likely to refuse again. */
static bool has_choice(const struct world *world, uint32_t person)
{
    int present = world->persons.at[person].platform;
    for (int p = 0; p < world->params->platform_count; p++)
        if (p != present && person_reaches(world, person, p) &&
            (present != NO_PLATFORM || sign_up_accepts(world, person, p)))
            return true;
    return false;
}

/* The platform with the largest share of friends that beats the present one by more than the inertia (with no present
 * one any friend is enough: nothing is given up), is within reach and has an acceptable rule; the first of equals;
 * NO_PLATFORM when there is none. */
static int better_platform(const struct world *world, uint32_t person)
{
    uint32_t found[MAX_PLATFORMS] = {0}, asked = ask_friends(world, person, found);
    int present = world->persons.at[person].platform, best = NO_PLATFORM;
    double most = present != NO_PLATFORM ? found[present] + world->params->migration.inertia * asked : 0;
    for (int p = 0; p < world->params->platform_count; p++) {
        if (p == present || found[p] <= most || !person_reaches(world, person, p) || !sign_up_accepts(world, person, p))
            continue;
        most = found[p];
        best = p;
    }
    return best;
}

static enum status step(struct world *world, struct error *error)
{
    (void)error;
    struct rng rng;
    rng_open(&rng, world->key, RNG_MIGRATION, 0, 0, (uint32_t)world->day);
    for (unsigned n = gsl_ran_poisson(&rng.gsl, world->params->migration.rate * world->persons.count); n > 0; n--) {
        uint32_t person = rng_below(&rng, world->persons.count);
        int platform = has_choice(world, person) ? better_platform(world, person) : NO_PLATFORM;
        if (platform == NO_PLATFORM)
            continue;
        int present = world->persons.at[person].platform;
        tally(world, present == NO_PLATFORM ? M_RETURNED : M_MIGRATED, 0, 1);
        event_person(world, present == NO_PLATFORM ? EVENT_RETURNED : EVENT_MIGRATED, person, platform, present);
        sign_up_on(world, person, platform);
    }
    return STATUS_OK;
}

const struct mechanism migration_mechanism = {
    .name = "migration",
    .doc = "persons follow their friends to another platform, or come back to one",
    .switch_offset = MECHANISM_SWITCH(migration),
    .step = step,
};
