/* social_credit.c - what is traced to a legal identity is held against its score (ODD, section 12).
 *
 * Only what is known of a person can be scored: identifications, accusations, and petty deviance that was recorded.
 * Petty deviance that nobody records is not drawn. */
#include <gsl/gsl_randist.h>

#include "regimesim/model/credit.h"
#include "regimesim/model/mechanism.h"

static enum status score_identified(struct world *world, struct error *error)
{
    enum status status = STATUS_OK;
    for (size_t k = 0; k < world->identified.count && !status; k++) {
        uint32_t person = world->offenders[world->identified.items[k]].person;
        if (credit_applies(world, person))
            status = credit_drop(world, person, world->params->credit.offence_drop, EVENT_SCORED_OFFENCE, error);
    }
    return status;
}

static enum status score_accused(struct world *world, struct error *error)
{
    enum status status = STATUS_OK;
    for (size_t k = 0; k < world->accused.count && !status; k++)
        if (credit_applies(world, world->accused.items[k]))
            status = credit_drop(world, world->accused.items[k], world->params->credit.accusation_drop,
                                 EVENT_SCORED_ACCUSATION, error);
    return status;
}

/* Poisson(petty_rate · petty_certainty · N) acts are recorded, of random persons; where no score is kept, in vain. */
static enum status score_petty(struct world *world, struct error *error)
{
    const struct params *params = world->params;
    struct rng rng;
    rng_open(&rng, world->key, RNG_CREDIT_PETTY, 0, 0, (uint32_t)world->day);
    double mean = params->credit.petty_rate * params->credit.petty_certainty * world->persons.count;
    enum status status = STATUS_OK;
    for (unsigned n = gsl_ran_poisson(&rng.gsl, mean); n > 0 && !status; n--) {
        uint32_t person = rng_below(&rng, world->persons.count);
        if (!credit_applies(world, person))
            continue;
        tally(world, M_PETTY_SANCTIONS, world->persons.at[person].jurisdiction, 1);
        status = credit_drop(world, person, params->credit.petty_drop, EVENT_SCORED_PETTY, error);
    }
    return status;
}

static enum status step(struct world *world, struct error *error)
{
    enum status status = score_identified(world, error);
    if (!status)
        status = score_accused(world, error);
    if (!status)
        status = score_petty(world, error);
    credit_end_terms(world);
    return status;
}

const struct mechanism social_credit_mechanism = {
    .name = "social_credit",
    .doc = "scores fall with what is traced to a person; the lowest are blacklisted",
    .switch_offset = MECHANISM_SWITCH(social_credit),
    .init = credit_create,
    .step = step,
};
