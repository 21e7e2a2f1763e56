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

/* How many go in step at most: enough to keep every outstanding read of a core busy, few enough to stay in its first
 * cache. */
enum { SEARCHES = 32 };

/* To the own list, a member's row, that member's friends, a record. Who looks for a friend or a stranger needs fewer,
 * and waits. */
enum { SEARCH_STEPS = 4 };

/* Words that a search draws, but for a stranger who is no user, and for the few numbers that rng_below rejects. */
enum { SEARCH_WORDS = 2 };

struct search {
    enum layer layer;            /* where to look */
    enum circle_tie tie;         /* friends: how tied to the one found */
    uint32_t person;             /* found, or NOBODY */
    const struct circle *circle; /* around the account; not empty unless layer is LAYER_STRANGER */
    struct rng *rng;             /* strangers: a draw for each try; friends: one; friends of friends: two */
    const uint32_t *place;       /* where the next id stands */
};

/* Searches that go in step, by layer: in each list all take the same way, and the processor need not guess which. */
struct search_group {
    struct search *of[LAYER_STRANGER + 1][SEARCHES];
    int count[LAYER_STRANGER + 1];
};

static inline void search_group_clear(struct search_group *group)
{
    group->count[LAYER_FRIEND] = group->count[LAYER_SECOND] = group->count[LAYER_STRANGER] = 0;
}

static inline void search_group_add(struct search_group *group, struct search *search)
{
    group->of[search->layer][group->count[search->layer]++] = search;
}

/* Take step 0, 1 ... SEARCH_STEPS - 1 of all searches. After the last one the record of each one's person is on its way
 * from memory: who would come to read it at once can do something else before. */
void search_step(const struct world *world, struct search_group *group, int step);
/* Strangers who were tried in vain are looked for anew: to be called after all steps. */
void search_settle(const struct world *world, struct search_group *group);

/* All of it. Every search draws from its own stream what it would draw alone. */
void search_all(const struct world *world, struct search_group *group);

#endif
