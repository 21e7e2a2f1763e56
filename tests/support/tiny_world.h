/* tiny_world.h - small worlds for tests of the model: parameters, a graph and a world that belong together.
 *
 * Everything here is inline, because this folder's .c files are linked into the tests of every layer.
 * Use: tiny_params, change t.params, tiny_open; then tiny_blank for persons all alike, or tiny_prepare for day 0 as
 * in a run; at the end tiny_close. */
#ifndef TESTS_SUPPORT_TINY_WORLD_H
#define TESTS_SUPPORT_TINY_WORLD_H

#include "expect.h"
#include "regimesim/model/day.h"
#include "regimesim/model/exposure.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"
#include "tiny_pairs.h"

struct tiny_world {
    struct params params;
    struct graph graph;
    struct world world;
};

static inline void tiny_must(enum status status, const struct error *error)
{
    if (status)
        fail_msg("%s", error->message);
}

/* Defaults, with nobody motivated at the start and one operating account an offender. */
static inline void tiny_params(struct tiny_world *t)
{
    params_defaults(&t->params);
    t->params.population.motivated_share = 0;
    t->params.population.extra_accounts = 0;
    t->params.moderation.displacement = 0;
}

/* A second jurisdiction `foreign` (nobody lives there) and a platform `abroad` in it (nobody starts there). */
static inline void tiny_add_abroad(struct tiny_world *t)
{
    params_element_add(&t->params, SCOPE_JURISDICTION, "foreign");
    params_element_add(&t->params, SCOPE_PLATFORM, "abroad");
    t->params.jurisdictions[1].population_share = 0;
    t->params.platforms[1].user_share = 0;
    t->params.platforms[1].home.index = 1;
}

/* One type of offence only: aimed at strangers, always successful against the incautious, without consequences. */
static inline struct offence_params *tiny_only_type(struct tiny_world *t)
{
    t->params.offence_count = 1;
    t->params.offences[0] = (struct offence_params){.name = "plain",
                                                    .kind = OFFENCE_VICTIM,
                                                    .weight = 1,
                                                    .success = 1,
                                                    .base_leverage = 1,
                                                    .reach_stranger = 1,
                                                    .severity = 1};
    return &t->params.offences[0];
}

/* `degree` random friendships a person, half of them its own; the same for the same seed. */
static inline void tiny_random(struct tiny_pairs *pairs, uint32_t persons, uint32_t degree, uint64_t seed)
{
    struct rng rng;
    rng_open(&rng, rng_key_make(seed, 0), RNG_TEST, 0, 0, 0);
    for (uint64_t k = 0; k < (uint64_t)persons * degree / 2; k++)
        tiny_pair(pairs, rng_below(&rng, persons), rng_below(&rng, persons));
}

/* Build the world; the pairs are freed. */
static inline void tiny_open(struct tiny_world *t, uint32_t persons, struct tiny_pairs *pairs, uint64_t seed)
{
    struct error error;
    tiny_must(graph_from_pairs(&t->graph, persons, pairs->items, pairs->count, NULL, &error), &error);
    tiny_pairs_free(pairs);
    tiny_must(world_create(&t->world, &t->params, &t->graph, rng_key_make(seed, 0), &error), &error);
}

static inline void tiny_close(struct tiny_world *t)
{
    world_free(&t->world);
    graph_free(&t->graph);
}

/* Everybody alike: at home on platform 0, unverified, authentic, without concern, caution or anything disclosed. */
static inline void tiny_blank(struct tiny_world *t)
{
    struct persons *p = &t->world.persons;
    for (uint32_t i = 0; i < p->count; i++) {
        t->world.jurisdictions[p->at[i].jurisdiction].population--;
        t->world.jurisdictions[0].population++;
        p->at[i].jurisdiction = 0;
        p->at[i].platform = 0;
        p->at[i].credential = CREDENTIAL_UNVERIFIED;
        p->at[i].traits = TRAIT_AUTHENTIC;
        p->concern[i] = p->at[i].caution_base = p->at[i].caution = 0;
        p->at[i].exposure = 0;
        person_enter(&t->world, i);
    }
}

static inline void tiny_prepare(struct tiny_world *t)
{
    struct error error;
    tiny_must(day_prepare(&t->world, &error), &error);
}

static inline void tiny_step(struct tiny_world *t, const struct mechanism *mechanism)
{
    struct error error;
    tiny_must(mechanism->step(&t->world, &error), &error);
}

static inline void tiny_verify(const struct tiny_world *t)
{
    struct error error;
    tiny_must(world_verify(&t->world, &error), &error);
}

/* A whole day with its morning; every invariant holds in the evening; then it is the next day. */
static inline void tiny_day(struct tiny_world *t)
{
    struct error error;
    tiny_must(day_step(&t->world, &error), &error);
    tiny_verify(t);
    t->world.day++;
}

static inline void tiny_switch_all(struct params *params, bool on)
{
    for (const struct mechanism *const *m = day_schedule; *m; m++)
        if ((*m)->switch_offset != MECHANISM_ALWAYS)
            *(bool *)((char *)params + (*m)->switch_offset) = on;
}

/* Make the person an offender who expects to be caught with probability 0.1; its accounts are meant for platform 0. */
static inline uint32_t tiny_offender(struct tiny_world *t, uint32_t person)
{
    struct error error;
    uint32_t index;
    tiny_must(offender_motivate(&t->world, person, 0.1, &index, &error), &error);
    const struct offender *offender = &t->world.offenders[index];
    for (uint32_t a = offender->first_account; a < offender->first_account + offender->account_count; a++)
        t->world.accounts[a].platform = 0;
    return index;
}

/* The same; the record stays where it is until somebody else is motivated. */
static inline struct offender *tiny_motivate(struct tiny_world *t, uint32_t person)
{
    uint32_t index = tiny_offender(t, person);
    return &t->world.offenders[index];
}

/* An offender with its first account open; returns the account. */
static inline uint32_t tiny_account(struct tiny_world *t, uint32_t person, enum credential credential, bool own_persona,
                                    uint32_t identity)
{
    uint32_t account = tiny_motivate(t, person)->first_account;
    account_open(&t->world, account, credential, own_persona, identity);
    return account;
}

/* Everything counted so far, over all elements of the metric. */
static inline double tiny_sum(const struct tiny_world *t, enum metric metric)
{
    double sum = 0;
    for (int e = 0; e < MAX_JURISDICTIONS; e++)
        sum += t->world.tallies->window[metric][e] + t->world.tallies->total[metric][e];
    return sum;
}

/* How many persons have the trait. */
static inline uint32_t tiny_count_trait(const struct tiny_world *t, enum trait trait)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < t->world.persons.count; i++)
        count += person_has(&t->world, i, trait);
    return count;
}

#endif
