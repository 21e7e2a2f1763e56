/* search.c - look-ups in the graph that wait for memory together. */
#include "regimesim/model/search.h"

#include "regimesim/model/persons.h"

static void fetch_person(const struct world *world, uint32_t person)
{
    __builtin_prefetch(&world->persons.at[person]);
}

/* Strangers: the first try. Others: which member of the circle. */
static void start(const struct world *world, struct search *search)
{
    search->person = NOBODY;
    search->place = NULL;
    if (search->layer == LAYER_STRANGER) {
        if (!person_any_user(world, search->platform, search->self))
            return;
        search->person = rng_below(search->rng, world->persons.count);
        fetch_person(world, search->person);
    } else {
        search->place = circle_place(search->circle, search->rng, &search->tie);
        __builtin_prefetch(search->place);
    }
}

static void to_member(const struct world *world, struct search *search)
{
    if (!search->place)
        return;
    search->person = *search->place;
    if (search->layer == LAYER_SECOND)
        __builtin_prefetch(&world->graph->offset[search->person]);
    else
        fetch_person(world, search->person);
}

/* From a member to one of its friends; NOBODY when it has none. */
static void to_friend_of(const struct world *world, struct search *search)
{
    if (!search->place || search->layer != LAYER_SECOND)
        return;
    uint32_t degree = graph_degree(world->graph, search->person);
    search->place = degree ? graph_friends(world->graph, search->person) + rng_below(search->rng, degree) : NULL;
    search->person = NOBODY;
    __builtin_prefetch(search->place);
}

static void to_second(const struct world *world, struct search *search)
{
    if (!search->place || search->layer != LAYER_SECOND)
        return;
    search->person = *search->place;
    fetch_person(world, search->person);
}

/* A first try that did not find a user goes on alone. */
static void settle_stranger(const struct world *world, struct search *search)
{
    if (search->layer != LAYER_STRANGER || search->person == NOBODY)
        return;
    if (search->person == search->self || !person_active(world, search->person, search->platform))
        search->person = person_random_user(world, search->rng, search->platform, search->self);
}

void search_all(const struct world *world, struct search *const searches[], int count)
{
    for (int i = 0; i < count; i++)
        start(world, searches[i]);
    for (int i = 0; i < count; i++)
        to_member(world, searches[i]);
    for (int i = 0; i < count; i++)
        to_friend_of(world, searches[i]);
    for (int i = 0; i < count; i++)
        to_second(world, searches[i]);
    for (int i = 0; i < count; i++)
        settle_stranger(world, searches[i]);
}
