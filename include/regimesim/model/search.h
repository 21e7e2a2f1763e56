/* search.h - whom an account comes across in a layer around it; many searches at once.
 *
 * A search goes from a list of friends to a person's row in the graph, to that person's friends, to the record of one
 * of them. Each of these places lies anywhere in memory and is known only when the one before it is read: alone, a
 * search waits for memory most of its time. Searches do not depend on each other, so they go in step, and each asks for
 * its next place before any of them reads its own. */
#ifndef REGIMESIM_MODEL_SEARCH_H
#define REGIMESIM_MODEL_SEARCH_H

#include "regimesim/model/circle.h"
#include "regimesim/model/exposure.h"

/* How many go in step: enough to keep every outstanding read of a core busy, few enough to stay in its first cache. */
enum { SEARCHES = 32 };

struct search {
    enum layer layer;            /* where to look */
    const struct circle *circle; /* around the account; not empty unless layer is LAYER_STRANGER */
    uint32_t self;               /* strangers: not this person */
    int platform;                /* strangers: users of this platform */
    struct rng *rng;             /* strangers: a draw for each try; friends: one; friends of friends: two */
    uint32_t person;             /* found, or NOBODY */
    enum circle_tie tie;         /* friends: how tied */
    const uint32_t *place;       /* where the next id stands */
};

/* Carry out all searches. Every one draws from its own stream what it would draw alone. */
void search_all(const struct world *world, struct search *const searches[], int count);

#endif
