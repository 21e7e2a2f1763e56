/* ring_target.c - whom a doxing ring goes for, and what it comes to know (ODD, section 7). */
#include <gsl/gsl_randist.h>

#include "regimesim/model/circle.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"
#include "regimesim/model/rings.h"

static bool is_contact(const struct circle *circle, uint32_t person)
{
    for (uint32_t k = 0; k < circle->contact_count; k++)
        if (circle->contacts[k] == person)
            return true;
    return false;
}

/* Is somebody of the list a friend of the person? */
static bool has_friend(const struct world *world, const uint32_t *list, uint32_t count, uint32_t person)
{
    for (uint32_t k = 0; k < count; k++)
        if (graph_adjacent(world->graph, list[k], person))
            return true;
    return false;
}

static bool is_second(const struct world *world, const struct circle *circle, uint32_t person)
{
    return has_friend(world, circle->contacts, circle->contact_count, person) ||
           has_friend(world, circle->friends, circle->friend_count, person) ||
           has_friend(world, circle->assumed, circle->assumed_count, person);
}

struct candidate ring_view(const struct world *world, uint32_t index, uint32_t target)
{
    const struct account *account = &world->accounts[index];
    struct candidate view = {.person = NOBODY};
    if (account->state != ACCOUNT_OPEN || account->platform != world->persons.at[target].platform)
        return view;
    struct circle circle = circle_of(world, index);
    uint32_t self = world->offenders[account->owner].person;
    view.person = target;
    view.layer = LAYER_FRIEND;
    if (account->own_persona && graph_adjacent(world->graph, self, target))
        view.known = view.friend_trust = true;
    else if (account->assumed != NOBODY && graph_adjacent(world->graph, account->assumed, target))
        view.assumed = view.friend_trust = true;
    else if (!is_contact(&circle, target))
        view.layer = is_second(world, &circle, target) ? LAYER_SECOND : LAYER_STRANGER;
    return view;
}

static bool has_account_on(const struct world *world, const struct offender *offender, int platform)
{
    for (uint32_t a = offender->first_account; a < offender->first_account + offender->account_count; a++)
        if (world->accounts[a].state == ACCOUNT_OPEN && world->accounts[a].platform == platform)
            return true;
    return false;
}

/* Two members at large with an open account there can attack somebody on the platform. */
static bool within_reach(const struct world *world, uint32_t index, int platform)
{
    const struct ring *ring = &world->rings[index];
    int count = 0;
    for (int k = 0; k < ring->member_count && count < 2; k++)
        count +=
            ring_member_acts(world, index, k) && has_account_on(world, &world->offenders[ring->members[k]], platform);
    return count == 2;
}

static bool acceptable(const struct ring *ring, const struct world *world, uint32_t person)
{
    if (person == NOBODY || person == ring->previous_target)
        return false;
    return world->persons.offender[person] == NOBODY || ring_place(ring, world->persons.offender[person]) < 0;
}

/* Each scout looks at a random user of the platform of a random member's random account; the one with most friends (the
 * first of equals) becomes the target. */
void ring_choose_target(struct world *world, uint32_t index)
{
    struct ring *ring = &world->rings[index];
    struct rng rng;
    rng_open(&rng, world->key, RNG_RING, index, 0, (uint32_t)world->day);
    for (int k = 0; k < world->params->rings.scouts; k++) {
        const struct offender *scout = &world->offenders[ring->members[rng_below(&rng, ring->member_count)]];
        const struct account *account = &world->accounts[scout->first_account + rng_below(&rng, scout->account_count)];
        if (scout->ring != index + 1 || account->state != ACCOUNT_OPEN ||
            !within_reach(world, index, account->platform))
            continue;
        uint32_t person = person_random_user(world, &rng, account->platform, scout->person);
        if (!acceptable(ring, world, person) ||
            (ring->target != NOBODY && graph_degree(world->graph, person) <= graph_degree(world->graph, ring->target)))
            continue;
        ring->target = person;
        ring->platform = account->platform;
    }
}

/* What the member sees of the target through all its accounts on the platform. */
static uint32_t seen_by(const struct world *world, const struct offender *member, uint32_t target)
{
    uint32_t seen = 0;
    for (uint32_t a = member->first_account; a < member->first_account + member->account_count; a++) {
        struct candidate view = ring_view(world, a, target);
        if (view.person != NOBODY)
            seen |= exposure_visible(world->persons.at[target].exposure, view.layer);
    }
    return seen;
}

/* One more attribute, drawn among those not yet known. */
static uint32_t win_one(uint32_t pooled, struct rng *rng)
{
    uint32_t missing = (uint32_t)(ATTRIBUTE_COUNT - __builtin_popcount(pooled));
    uint32_t skip = missing ? rng_below(rng, missing) : 0;
    for (int a = 0; a < ATTRIBUTE_COUNT; a++)
        if (!(pooled >> 2 * a & 1u) && skip-- == 0)
            return pooled | 1u << 2 * a;
    return pooled;
}

/* pooled = what was true and seen from any member's place, and Poisson(access_rate) attributes a member. */
void ring_pool(struct world *world, uint32_t index)
{
    struct ring *ring = &world->rings[index];
    bool authentic = person_has(world, ring->target, TRAIT_AUTHENTIC);
    for (int k = 0; k < ring->member_count; k++)
        if (authentic && ring_member_acts(world, index, k))
            ring->pooled |= seen_by(world, &world->offenders[ring->members[k]], ring->target);
    for (int k = 0; k < ring->member_count; k++) {
        if (!ring_member_acts(world, index, k))
            continue;
        struct rng rng;
        rng_open(&rng, world->key, RNG_RING_MEMBER, world->offenders[ring->members[k]].person, 0, (uint32_t)world->day);
        for (unsigned n = gsl_ran_poisson(&rng.gsl, world->params->rings.access_rate); n > 0; n--)
            ring->pooled = win_one(ring->pooled, &rng);
    }
}
