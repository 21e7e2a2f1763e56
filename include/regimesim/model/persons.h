/* persons.h - persons and their ordinary accounts. */
#ifndef REGIMESIM_MODEL_PERSONS_H
#define REGIMESIM_MODEL_PERSONS_H

#include <math.h>

#include "regimesim/model/exposure.h"
#include "regimesim/model/world.h"

/* Draw the traits of every person (independent of any regime). */
enum status persons_create(struct world *world, struct error *error);
void persons_free(struct persons *persons);
size_t person_bytes(void); /* of all arrays, a person */

static inline bool person_has(const struct world *world, uint32_t person, enum trait trait)
{
    return world->persons.at[person].traits & trait;
}

/* Has an ordinary account on the platform that is in use today. */
static inline bool person_active(const struct world *world, uint32_t person, int platform)
{
    return world->persons.at[person].platform == platform && world->persons.at[person].suspended_until <= world->day;
}

/* Caution g_i today: g(t) = g_0 + (g(t_0) - g_0) 2^-((t - t_0) / half-life) */
static inline double person_caution(const struct world *world, uint32_t person)
{
    const struct person *p = &world->persons.at[person];
    double base = p->caution_base, excess = p->caution - base;
    if (excess == 0)
        return base;
    double days = world->day - p->caution_day;
    return base + excess * exp2(-days / world->params->offending.caution_half_life);
}
/* g += amount (1 - g) */
void person_raise_caution(struct world *world, uint32_t person, double amount);

/* Put the person's ordinary account in or out of the platform's counts: to be called around every change of platform,
 * credential, authenticity or suspension. */
void person_enter(struct world *world, uint32_t person);
void person_withdraw(struct world *world, uint32_t person);

/* The word with what cannot be taken back at its widest: a leaked record's attributes (demographics, relatives,
 * finances, housing), what rings published, and demographics behind a shown real name. */
uint32_t person_public_floor(const struct world *world, uint32_t person, uint32_t word);

/* The widest audience the person may choose: the blacklisted do not reach everyone. */
static inline unsigned person_widest_audience(const struct world *world, uint32_t person)
{
    return person_has(world, person, TRAIT_BLACKLISTED) ? AUDIENCE_EVERYONE - 1 : AUDIENCE_EVERYONE;
}

/* Change the exposure word, keeping the platform's sums. */
void person_set_exposure(struct world *world, uint32_t person, uint32_t word);

/* The attributes (spread) become visible to everyone, for good. */
enum status person_dox(struct world *world, uint32_t person, uint32_t attributes, struct error *error);

/* Take the ordinary account out of use for `days` from today (at least as long as an earlier suspension). */
enum status person_suspend(struct world *world, uint32_t person, int days, struct error *error);

/* A random person with an active account on the platform, other than `except`; NOBODY when there is none (or after
 * 65,536 misses). */
uint32_t person_random_user(const struct world *world, struct rng *rng, int platform, uint32_t except);
/* Many of the stream's next numbers are to name such persons: ask memory for all whom they would name. */
void person_expect_users(const struct world *world, struct rng *rng);
/* Is there any such person? */
bool person_any_user(const struct world *world, int platform, uint32_t except);

/* May the person reach the platform from where it lives, or by a VPN? */
bool person_reaches(const struct world *world, uint32_t person, int platform);
/* A random platform within reach other than `except`, or NO_PLATFORM; draws once. */
int person_other_platform(const struct world *world, struct rng *rng, uint32_t person, int except);

#endif
