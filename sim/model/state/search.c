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
        if (!person_any_user(world, search->circle->platform, search->circle->self))
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

/* A switch outside the loops, so that each is one short piece of code. */
void search_step(const struct world *world, struct search *const searches[], int count, int step)
{
    switch (step) {
    case 0:
        for (int i = 0; i < count; i++)
            start(world, searches[i]);
        break;
    case 1:
        for (int i = 0; i < count; i++)
            to_member(world, searches[i]);
        break;
    case 2:
        for (int i = 0; i < count; i++)
            to_friend_of(world, searches[i]);
        break;
    default:
        for (int i = 0; i < count; i++)
            to_second(world, searches[i]);
    }
}

void search_settle(const struct world *world, struct search *search)
{
    const struct circle *circle = search->circle;
    if (search->layer != LAYER_STRANGER || search->person == NOBODY)
        return;
    if (search->person == circle->self || !person_active(world, search->person, circle->platform))
        search->person = person_random_user(world, search->rng, circle->platform, circle->self);
}

void search_all(const struct world *world, struct search *const searches[], int count)
{
    for (int step = 0; step < SEARCH_STEPS; step++)
        search_step(world, searches, count, step);
    for (int i = 0; i < count; i++)
        search_settle(world, searches[i]);
}
