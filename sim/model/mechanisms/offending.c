/* offending.c - attempts, and what follows from those that succeed (ODD, section 7).
 *
 * All attempts of a day are proposed on the state as it stands in the morning, then applied by offender and number. */
#include <gsl/gsl_randist.h>
#include <stdlib.h>

#include "regimesim/model/attempt.h"
#include "regimesim/model/events.h"
#include "regimesim/model/mechanism.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/victimisation.h"
#include "regimesim/util/room.h"

struct proposals {
    struct attempt *items;
    uint32_t count, capacity;
};

static enum status add(struct proposals *proposals, const struct attempt *attempt, struct error *error)
{
    struct attempt *items =
        room_for_one(proposals->items, proposals->count, &proposals->capacity, sizeof *items, error);
    if (!items)
        return STATUS_INTERNAL;
    proposals->items = items;
    proposals->items[proposals->count++] = *attempt;
    return STATUS_OK;
}

static unsigned draw_count(const struct params *params, double mean, struct rng *rng)
{
    return params->offending.rhythm == RHYTHM_EVEN ? rng_round(rng, mean) : gsl_ran_poisson(&rng->gsl, mean);
}

static enum status propose(const struct world *world, struct proposals *proposals, struct error *error)
{
    struct attempt_setting setting;
    attempt_setting_make(&setting, world);
    for (size_t k = 0; k < world->motivated.count; k++) {
        uint32_t index = world->motivated.items[k];
        const struct offender *offender = &world->offenders[index];
        if (!offender_at_large(world, offender))
            continue;
        struct rng rng;
        rng_open(&rng, world->key, RNG_ATTEMPT_COUNT, offender->person, 0, (uint32_t)world->day);
        unsigned count = draw_count(world->params, attempt_mean(world, &setting, offender), &rng);
        for (unsigned number = 0; number < count && number < RING_ATTEMPTS; number++) {
            struct attempt attempt = attempt_propose(world, &setting, index, (uint16_t)number);
            enum status status = add(proposals, &attempt, error);
            if (status)
                return status;
        }
    }
    return STATUS_OK;
}

static enum status apply(struct world *world, const struct attempt *attempt, struct error *error)
{
    bool victimless = world->params->offences[attempt->type].kind == OFFENCE_VICTIMLESS;
    struct rng rng;
    rng_open(&rng, world->key, RNG_ATTEMPT_OUTCOME, world->offenders[attempt->offender].person, attempt->number,
             (uint32_t)world->day);
    if (!victimless && attempt->account != NO_ACCOUNT)
        tally(world, M_ATTEMPTS, world->accounts[attempt->account].platform, 1);
    if ((attempt->victim != NOBODY || victimless) && rng_chance(&rng, attempt->success))
        return victimisation_commit(world, attempt, &rng, error);
    event_attempt(world, attempt);
    return STATUS_OK;
}

static enum status step(struct world *world, struct error *error)
{
    struct proposals proposals = {0};
    enum status status = propose(world, &proposals, error);
    for (size_t i = 0; !status && i < proposals.count; i++)
        status = apply(world, &proposals.items[i], error);
    free(proposals.items);
    return status;
}

const struct mechanism offending_mechanism = {
    .name = "offending",
    .doc = "offenders pick victims and try",
    .switch_offset = MECHANISM_SWITCH(offending),
    .step = step,
};
