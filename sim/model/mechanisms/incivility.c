/* incivility.c - insults by ordinary persons (ODD, section 7).
 *
 * Drawn by count, then by who. Identifiability restrains all but the normative aggressors (Rost, Stahel and Frey 2016).
 */
#include <gsl/gsl_randist.h>

#include "regimesim/model/events.h"
#include "regimesim/model/mechanism.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"
#include "regimesim/model/platforms.h"

enum { GROUPS = 2 * CREDENTIAL_COUNT }; /* credential, and normative or not */

/* Σ over a platform's accounts of 1 + δ_d (1 − ρ)(1 − stake) by group; normative aggressors: ρ = stake = 0. */
static double group_weights(const struct world *world, int platform, double weight[GROUPS])
{
    const struct platform_state *state = &world->platforms[platform];
    double disinhibition = world->params->offending.disinhibition, sum = 0;
    for (int c = 0; c < CREDENTIAL_COUNT; c++) {
        double rho = credential_traceability(world, platform, (enum credential)c), normative = state->normative[c];
        double restrained = platform_users(state, (enum credential)c) - normative;
        sum += weight[2 * c] = restrained * credential_disinhibition(world, platform, (enum credential)c, rho);
        sum += weight[2 * c + 1] = normative * (1 + disinhibition);
    }
    return sum;
}

/* A random unmotivated person of the group drawn by weight; NOBODY after 4,096 misses. */
static uint32_t draw_insulter(const struct world *world, int platform, const double weight[GROUPS], double sum,
                              struct rng *rng)
{
    int group = 0;
    person_expect_users(world, rng);
    for (double u = rng_uniform(rng) * sum; group < GROUPS - 1 && u >= weight[group]; group++)
        u -= weight[group];
    for (int tries = 0; tries < 4096; tries++) {
        uint32_t person = person_random_user(world, rng, platform, NOBODY);
        if (person == NOBODY)
            break;
        bool ordinary =
            !person_has(world, person, TRAIT_OFFENDER) || !world->offenders[world->persons.offender[person]].motivated;
        if (ordinary && world->persons.at[person].credential == group / 2 &&
            person_has(world, person, TRAIT_NORMATIVE) == (group % 2 == 1))
            return person;
    }
    return NOBODY;
}

static enum status insult(struct world *world, int platform, int type, struct error *error)
{
    struct rng rng;
    double weight[GROUPS], sum = group_weights(world, platform, weight);
    rng_open(&rng, world->key, RNG_INCIVILITY, (uint32_t)platform, (uint32_t)type, (uint32_t)world->day);
    for (unsigned n = gsl_ran_poisson(&rng.gsl, world->params->offences[type].rate * sum); n > 0; n--) {
        uint32_t person = draw_insulter(world, platform, weight, sum, &rng);
        if (person == NOBODY)
            continue;
        tally(world, M_INCIVILITY, platform, 1);
        tally(world, M_OFFENCES, type, 1);
        event_person(world, EVENT_INSULTED, person, platform, 0);
        enum status status = vec32_push(&world->insulters, person, error);
        if (status)
            return status;
    }
    return STATUS_OK;
}

static enum status step(struct world *world, struct error *error)
{
    enum status status = STATUS_OK;
    world->insulters.count = 0;
    for (int p = 0; p < world->params->platform_count; p++)
        for (int o = 0; o < world->params->offence_count && !status; o++)
            if (world->params->offences[o].kind == OFFENCE_INCIVILITY)
                status = insult(world, p, o, error);
    return status;
}

const struct mechanism incivility_mechanism = {
    .name = "incivility",
    .doc = "ordinary persons insult one another",
    .switch_offset = MECHANISM_SWITCH(incivility),
    .step = step,
};
