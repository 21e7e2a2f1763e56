/* offending.c - attempts, and what follows from those that succeed (ODD, section 7).
 *
 * All attempts of a day are proposed on the state as it stands in the morning, then applied by offender and number. */
#include <gsl/gsl_randist.h>
#include <stdlib.h>

#include "regimesim/model/attempt.h"
#include "regimesim/model/events.h"
#include "regimesim/model/mechanism.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/parts.h"
#include "regimesim/model/victimisation.h"
#include "regimesim/util/room.h"

/* What is left to apply of the attempts of a part of the offenders. */
struct proposals {
    struct attempt *items;
    uint32_t count, capacity;
    uint32_t tried[MAX_PLATFORMS]; /* attempts at offences with a victim */
    enum status status;
    struct error error;
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
        room_for_one(proposals->items, proposals->count, &proposals->capacity, sizeof *items, error);
    if (!items)
        return STATUS_INTERNAL;
    proposals->items = items;
    proposals->items[proposals->count++] = *attempt;
    return STATUS_OK;
}

/* Attempts that are under way together. */
struct volley {
    struct attempt attempts[SEARCHES];
    int count;
};

static enum status finish(const struct world *world, const struct attempt_setting *setting, struct volley *volley,
                          struct proposals *proposals, struct error *error)
{
    enum status status = STATUS_OK;
    attempts_propose(world, setting, volley->attempts, volley->count);
    for (int i = 0; i < volley->count && !status; i++)
        status = judge(world, proposals, &volley->attempts[i], error);
    volley->count = 0;
    return status;
}

static unsigned draw_count(const struct world *world, const struct attempt_setting *setting,
                           const struct offender *offender)
{
    struct rng rng;
    double mean = attempt_mean(world, setting, offender);
    rng_open(&rng, world->key, RNG_ATTEMPT_COUNT, offender->person, 0, (uint32_t)world->day);
    unsigned count =
        world->params->offending.rhythm == RHYTHM_EVEN ? rng_round(&rng, mean) : gsl_ran_poisson(&rng.gsl, mean);
    return count < RING_ATTEMPTS ? count : RING_ATTEMPTS;
}

static enum status propose_part(const struct world *world, const struct attempt_setting *setting, struct part part,
                                struct proposals *proposals, struct error *error)
{
    struct volley volley = {.count = 0};
    enum status status = STATUS_OK;
    for (size_t k = part.first; k < part.end && !status; k++) {
        const struct offender *offender = offender_fetched(world, k);
        unsigned count = offender_at_large(world, offender) ? draw_count(world, setting, offender) : 0;
        for (unsigned number = 0; number < count && !status; number++) {
            struct attempt *attempt = &volley.attempts[volley.count++];
            attempt->offender = world->motivated.items[k];
            attempt->number = (uint16_t)number;
            if (volley.count == SEARCHES)
                status = finish(world, setting, &volley, proposals, error);
        }
    }
    return status ? status : finish(world, setting, &volley, proposals, error);
}

/* What the threads share. */
struct proposing {
    const struct world *world;
    struct attempt_setting setting;
    struct proposals *parts; /* each part of the offenders its own */
};

static void propose(void *context, size_t number)
{
    struct proposing *proposing = context;
    struct proposals *proposals = &proposing->parts[number];
    proposals->status = propose_part(proposing->world, &proposing->setting, part_of(proposing->world, number),
                                     proposals, &proposals->error);
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

static enum status apply_part(struct world *world, const struct proposals *part, struct error *error)
{
    enum status status = part->status;
    if (status)
        *error = part->error;
    for (int p = 0; p < world->params->platform_count; p++)
        tally(world, M_ATTEMPTS, p, part->tried[p]);
    for (uint32_t i = 0; i < part->count && !status; i++)
        status = apply(world, &part->items[i], error);
    return status;
}

static enum status step(struct world *world, struct error *error)
{
    size_t count = part_count(world);
    struct proposing proposing = {.world = world, .parts = calloc(count + 1, sizeof *proposing.parts)};
    enum status status = STATUS_OK;
    if (!proposing.parts)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    attempt_setting_make(&proposing.setting, world);
    crew_do(world->crew, count, propose, &proposing);
    for (size_t p = 0; p < count && !status; p++)
        status = apply_part(world, &proposing.parts[p], error);
    for (size_t p = 0; p < count; p++)
        free(proposing.parts[p].items);
    free(proposing.parts);
    return status;
}

const struct mechanism offending_mechanism = {
    .name = "offending",
    .doc = "offenders pick victims and try",
    .switch_offset = MECHANISM_SWITCH(offending),
    .step = step,
};
