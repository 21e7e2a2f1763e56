/* circle.c - whom an operating account has around it. */
#include "regimesim/model/circle.h"

#include "regimesim/model/offenders.h"

struct circle circle_of(const struct world *world, uint32_t index)
{
    const struct account *account = &world->accounts[index];
    struct circle circle = {.account = index,
                            .self = world->offenders[account->owner].person,
                            .platform = account->platform,
                            .meets_strangers = account_meets_strangers(world, account),
                            .contacts = account_contacts(world, index),
                            .contact_count = account->contact_count};
    if (account->own_persona) {
        circle.friends = graph_friends(world->graph, circle.self);
        circle.friend_count = graph_degree(world->graph, circle.self);
    }
    if (account->assumed != NOBODY) {
        circle.assumed = graph_friends(world->graph, account->assumed);
        circle.assumed_count = graph_degree(world->graph, account->assumed);
    }
    circle.size = circle.contact_count + circle.friend_count + circle.assumed_count;
    return circle;
}
