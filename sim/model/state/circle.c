/* circle.c - whom an operating account has around it. */
#include "regimesim/model/circle.h"

#include "regimesim/model/offenders.h"

struct circle circle_of(const struct world *world, uint32_t index)
{
    const struct account *account = &world->accounts[index];
    struct circle circle = {.contacts = account_contacts(world, index), .contact_count = account->contact_count};
    if (account->own_persona) {
        uint32_t self = world->offenders[account->owner].person;
        circle.friends = graph_friends(world->graph, self);
        circle.friend_count = graph_degree(world->graph, self);
    }
    if (account->assumed != NOBODY) {
        circle.assumed = graph_friends(world->graph, account->assumed);
        circle.assumed_count = graph_degree(world->graph, account->assumed);
    }
    circle.size = circle.contact_count + circle.friend_count + circle.assumed_count;
    return circle;
}

const uint32_t *circle_place(const struct circle *circle, struct rng *rng, enum circle_tie *tie)
{
    uint32_t k = rng_below(rng, circle->size);
    *tie = TIE_CONTACT;
    if (k < circle->contact_count)
        return circle->contacts + k;
    k -= circle->contact_count;
    *tie = TIE_FRIEND;
    if (k < circle->friend_count)
        return circle->friends + k;
    *tie = TIE_ASSUMED;
    return circle->assumed + (k - circle->friend_count);
}
