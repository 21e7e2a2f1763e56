/* offending.c - attempts, and what follows from those that succeed (ODD, section 7).
 *
 * All attempts of a day are proposed on the state as it stands in the morning, then applied by offender and number. */
#include <gsl/gsl_randist.h>
#include <stdlib.h>

#include "regimesim/model/events.h"
#include "regimesim/model/mechanism.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/parts.h"
#include "regimesim/model/victimisation.h"
#include "regimesim/model/volley.h"
#include "regimesim/util/fetch.h"
#include "regimesim/util/room.h"

/* What is left to apply of the attempts of a part of the offenders. */
struct proposals {
    struct attempt *items;
    uint32_t count, capacity;
    uint32_t tried[MAX_PLATFORMS]; /* attempts at offences with a victim */
    enum status status;
    struct error error;
};

static enum status keep(struct proposals *proposals, const struct attempt *attempt, struct error *error)
{
    struct attempt *items =
        room_for_one(proposals->items, proposals->count, &proposals->capacity, sizeof *items, error);
    if (!items)
        return STATUS_INTERNAL;
    proposals->items = items;
    proposals->items[proposals->count++] = *attempt;
    return STATUS_OK;
}

/* A volley is over. Of attempts that fail nothing is left to do but to tell of them. */
static enum status finish(const struct world *world, const struct volley *volley, struct proposals *proposals,
                          struct error *error)
{
    enum status status = STATUS_OK;
    for (int i = 0; i < volley->count && !status; i++)
        if (volley->attempts[i].succeeds || world->events)
            status = keep(proposals, &volley->attempts[i], error);
    return status;
}

static void count_tried(const struct volley *volley, struct proposals *proposals)
{
    for (int p = 0; p < MAX_PLATFORMS; p++)
        proposals->tried[p] += volley->tried[p];
}

/* How often the offender tries today. `luck` is the first number of the stream that decides it, and mostly enough: a
 * Poisson variable of mean x is 0 when that number is no more than exp(-x), and so when it is no more than 1 - x. */
static unsigned draw_count(const struct world *world, const struct attempt_setting *setting,
                           const struct offender *offender, double luck)
{
    bool even = world->params->offending.rhythm == RHYTHM_EVEN;
    if (!even && luck <= 1 - attempt_mean_limit(world, setting, offender))
        return 0;
    double mean = attempt_mean(world, setting, offender);
    unsigned count;
    if (even) {
        count = (unsigned)mean + (luck < mean - (unsigned)mean);
    } else {
        struct rng rng;
        if (luck <= 1 - mean)
            return 0;
        rng_open(&rng, world->key, RNG_ATTEMPT_COUNT, offender->person, 0, (uint32_t)world->day);
        count = gsl_ran_poisson(&rng.gsl, mean);
    }
    return count < RING_ATTEMPTS ? count : RING_ATTEMPTS;
}

/* Where a walk over the attempts of a part of the offenders stands. Offenders are looked at by the few. */
struct walk {
    struct part part;            /* first: the offender after those few */
    uint32_t few[PHILOX_BLOCKS]; /* offenders at large */
    double luck[PHILOX_BLOCKS];  /* that decides how often each of them tries */
    int place, few_count;        /* in `few`: of the one after the present one */
    uint32_t offender;           /* the present one */
    unsigned number, count;      /* of the attempts of the present one */
};

/* The next few offenders; false when there are no more. */
static bool look_at_few(const struct world *world, struct walk *walk)
{
    philox_counter counters[PHILOX_BLOCKS];
    walk->place = walk->few_count = 0;
    while (walk->part.first < walk->part.end && walk->few_count < PHILOX_BLOCKS) {
        uint32_t index = world->motivated.items[walk->part.first];
        const struct offender *offender = offender_fetched(world, walk->part.first++);
        if (!offender_at_large(world, offender))
            continue;
        counters[walk->few_count] = rng_counter(RNG_ATTEMPT_COUNT, offender->person, 0, (uint32_t)world->day);
        walk->few[walk->few_count++] = index;
    }
    if (walk->few_count > 0)
        rng_first_uniforms(walk->luck, world->key, counters, walk->few_count);
    return walk->few_count > 0;
}

/* The next offender who tries today; false when there are no more. */
static bool next_offender(const struct world *world, const struct attempt_setting *setting, struct walk *walk)
{
    do {
        if (walk->place == walk->few_count && !look_at_few(world, walk))
            return false;
        walk->offender = walk->few[walk->place];
        walk->number = 0;
        walk->count = draw_count(world, setting, &world->offenders[walk->offender], walk->luck[walk->place++]);
    } while (walk->count == 0);
    return true;
}

/* Another volley of attempts; false when there are no more. */
static bool load(const struct world *world, const struct attempt_setting *setting, struct walk *walk,
                 struct volley *volley)
{
    volley->count = 0;
    while (volley->count < VOLLEY && (walk->number < walk->count || next_offender(world, setting, walk)))
        for (; walk->number < walk->count && volley->count < VOLLEY; walk->number++) {
            struct attempt *attempt = &volley->attempts[volley->count++];
            attempt->offender = walk->offender;
            attempt->number = (uint16_t)walk->number;
        }
    if (volley->count > 0)
        volley_begin(world, setting, volley);
    return volley->count > 0;
}

/* Volleys take turns, each a step behind the one before it. All take as many steps, so that they end in the order in
 * which they began, which is that of the attempts. */
static enum status propose_part(const struct world *world, const struct attempt_setting *setting, struct part part,
                                struct proposals *proposals, struct error *error)
{
    struct volley volleys[SEARCH_STEPS];
    struct walk walk = {.part = part};
    enum status status = STATUS_OK;
    for (int v = 0; v < SEARCH_STEPS; v++)
        volley_clear(&volleys[v]);
    for (int round = 0, busy = 1; busy && !status; round++) {
        busy = 0;
        for (int v = 0; v < SEARCH_STEPS && v <= round && !status; v++) {
            struct volley *volley = &volleys[v];
            if (volley->count > 0 && volley_step(world, setting, volley)) {
                status = finish(world, volley, proposals, error);
                volley->count = 0;
            }
            busy |= volley->count > 0 || load(world, setting, &walk, volley);
        }
    }
    for (int v = 0; v < SEARCH_STEPS; v++)
        count_tried(&volleys[v], proposals);
    return status;
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
    rng_open(&rng, world->key, RNG_ATTEMPT_OUTCOME, attempt->person, attempt->number, (uint32_t)world->day);
    rng_skip(&rng, RNG_UNIFORM_WORDS); /* spent on whether it succeeds */
    return victimisation_commit(world, attempt, &rng, error);
}

/* Ask memory for what `apply` will need. */
FETCHES fetch(const struct world *world, const struct attempt *attempt)
{
    __builtin_prefetch(&world->offenders[attempt->offender]);
    __builtin_prefetch(&world->offenders[attempt->offender].past);
    __builtin_prefetch(&world->persons.at[attempt->person]);
    if (attempt->account != NO_ACCOUNT)
        __builtin_prefetch(&world->accounts[attempt->account]);
    if (attempt->victim != NOBODY)
        __builtin_prefetch(&world->persons.at[attempt->victim]);
}

/* So many attempts are on their way from memory while one is applied. */
enum { AHEAD = 16 };

static enum status apply_part(struct world *world, const struct proposals *part, struct error *error)
{
    enum status status = part->status;
    if (status)
        *error = part->error;
    for (int p = 0; p < world->params->platform_count; p++)
        tally(world, M_ATTEMPTS, p, part->tried[p]);
    for (uint32_t i = 0; i < AHEAD && i < part->count; i++)
        fetch(world, &part->items[i]);
    for (uint32_t i = 0; i < part->count && !status; i++) {
        if (i + AHEAD < part->count)
            fetch(world, &part->items[i + AHEAD]);
        status = apply(world, &part->items[i], error);
    }
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
