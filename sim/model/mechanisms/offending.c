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

/* Attempts that are under way together, and what of them is left to apply. */
struct proposals {
    struct attempt waiting[SEARCHES];
    int count;
    struct attempt *items;
    uint32_t item_count, capacity;
    uint32_t tried[MAX_PLATFORMS]; /* attempts at offences with a victim */
};

static bool is_victimless(const struct world *world, const struct attempt *attempt)
{
    return world->params->offences[attempt->type].kind == OFFENCE_VICTIMLESS;
}

/* An attempt's luck. */
static void open_outcome(struct rng *rng, const struct world *world, const struct attempt *attempt)
{
    rng_open(rng, world->key, RNG_ATTEMPT_OUTCOME, world->offenders[attempt->offender].person, attempt->number,
             (uint32_t)world->day);
}

/* Of attempts that fail nothing is left to do but to tell of them. */
static enum status judge(const struct world *world, struct proposals *proposals, struct attempt *attempt,
                         struct error *error)
{
    struct rng rng;
    bool victimless = is_victimless(world, attempt);
    if (!victimless && attempt->account != NO_ACCOUNT)
        proposals->tried[world->accounts[attempt->account].platform]++;
    open_outcome(&rng, world, attempt);
    attempt->succeeds = (attempt->victim != NOBODY || victimless) && rng_chance(&rng, attempt->success);
    if (!attempt->succeeds && !world->events)
        return STATUS_OK;
    struct attempt *items =
        room_for_one(proposals->items, proposals->item_count, &proposals->capacity, sizeof *items, error);
    if (!items)
        return STATUS_INTERNAL;
    proposals->items = items;
    proposals->items[proposals->item_count++] = *attempt;
    return STATUS_OK;
}

static enum status finish(const struct world *world, const struct attempt_setting *setting, struct proposals *proposals,
                          struct error *error)
{
    enum status status = STATUS_OK;
    attempts_propose(world, setting, proposals->waiting, proposals->count);
    for (int i = 0; i < proposals->count && !status; i++)
        status = judge(world, proposals, &proposals->waiting[i], error);
    proposals->count = 0;
    return status;
}

static unsigned draw_count(const struct params *params, double mean, struct rng *rng)
{
    return params->offending.rhythm == RHYTHM_EVEN ? rng_round(rng, mean) : gsl_ran_poisson(&rng->gsl, mean);
}

static enum status propose(const struct world *world, struct proposals *proposals, struct error *error)
{
    struct attempt_setting setting;
    enum status status = STATUS_OK;
    attempt_setting_make(&setting, world);
    for (size_t k = 0; k < world->motivated.count; k++) {
        const struct offender *offender = offender_fetched(world, k);
        if (!offender_at_large(world, offender))
            continue;
        struct rng rng;
        rng_open(&rng, world->key, RNG_ATTEMPT_COUNT, offender->person, 0, (uint32_t)world->day);
        unsigned count = draw_count(world->params, attempt_mean(world, &setting, offender), &rng);
        for (unsigned number = 0; number < count && number < RING_ATTEMPTS && !status; number++) {
            struct attempt *attempt = &proposals->waiting[proposals->count++];
            attempt->offender = world->motivated.items[k];
            attempt->number = (uint16_t)number;
            if (proposals->count == SEARCHES)
                status = finish(world, &setting, proposals, error);
        }
    }
    return status ? status : finish(world, &setting, proposals, error);
}

static enum status apply(struct world *world, const struct attempt *attempt, struct error *error)
{
    struct rng rng;
    if (!attempt->succeeds) {
        event_attempt(world, attempt);
        return STATUS_OK;
    }
    open_outcome(&rng, world, attempt);
    rng_skip(&rng, RNG_UNIFORM_WORDS); /* spent on whether it succeeds */
    return victimisation_commit(world, attempt, &rng, error);
}

static enum status step(struct world *world, struct error *error)
{
    struct proposals proposals = {.count = 0};
    enum status status = propose(world, &proposals, error);
    for (int p = 0; p < world->params->platform_count; p++)
        tally(world, M_ATTEMPTS, p, proposals.tried[p]);
    for (uint32_t i = 0; i < proposals.item_count && !status; i++)
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
