/* search.c - look-ups in the graph that wait for memory together. */
#include "regimesim/model/search.h"

#include "regimesim/model/persons.h"
#include "regimesim/util/fetch.h"

FETCHES fetch_person(const struct world *world, uint32_t person)
{
    __builtin_prefetch(&world->persons.at[person]);
}

/* The first try. */
static void start_stranger(const struct world *world, struct search *search)
{
    search->person = NOBODY;
    if (!person_any_user(world, search->circle->platform, search->circle->self))
        return;
    search->person = rng_below(search->rng, world->persons.count);
    fetch_person(world, search->person);
}

/* Which member of the circle. */
static void start_near(struct search *search)
{
    search->place = circle_place(search->circle, search->rng, &search->tie);
    __builtin_prefetch(search->place);
}

static void to_friend(const struct world *world, struct search *search)
{
    search->person = *search->place;
    fetch_person(world, search->person);
}

/* The member whose friends are looked among. */
static void to_member(const struct world *world, struct search *search)
{
    search->person = *search->place;
    __builtin_prefetch(&world->graph->offset[search->person]);
}

/* From there to one of them; NULL when there is none. */
static void to_friend_of(const struct world *world, struct search *search)
{
    uint32_t degree = graph_degree(world->graph, search->person);
    search->place = degree ? graph_friends(world->graph, search->person) + rng_below(search->rng, degree) : NULL;
    __builtin_prefetch(search->place);
}

static void to_second(const struct world *world, struct search *search)
{
    search->person = NOBODY;
    if (!search->place)
        return;
    search->person = *search->place;
    fetch_person(world, search->person);
}

static void start(const struct world *world, struct search_group *group)
{
    for (int i = 0; i < group->count[LAYER_STRANGER]; i++)
        start_stranger(world, group->of[LAYER_STRANGER][i]);
    for (int layer = LAYER_FRIEND; layer <= LAYER_SECOND; layer++)
        for (int i = 0; i < group->count[layer]; i++)
            start_near(group->of[layer][i]);
}

static void to_members(const struct world *world, struct search_group *group)
{
    for (int i = 0; i < group->count[LAYER_FRIEND]; i++)
        to_friend(world, group->of[LAYER_FRIEND][i]);
    for (int i = 0; i < group->count[LAYER_SECOND]; i++)
        to_member(world, group->of[LAYER_SECOND][i]);
}

void search_step(const struct world *world, struct search_group *group, int step)
{
    switch (step) {
    case 0: start(world, group); break;
    case 1: to_members(world, group); break;
    case 2:
        for (int i = 0; i < group->count[LAYER_SECOND]; i++)
            to_friend_of(world, group->of[LAYER_SECOND][i]);
        break;
    default:
        for (int i = 0; i < group->count[LAYER_SECOND]; i++)
            to_second(world, group->of[LAYER_SECOND][i]);
    }
}

void search_settle(const struct world *world, struct search_group *group)
{
    for (int i = 0; i < group->count[LAYER_STRANGER]; i++) {
        struct search *search = group->of[LAYER_STRANGER][i];
        const struct circle *circle = search->circle;
        if (search->person != NOBODY &&
            (search->person == circle->self || !person_active(world, search->person, circle->platform)))
            search->person = person_random_user(world, search->rng, circle->platform, circle->self);
    }
}

void search_all(const struct world *world, struct search_group *group)
{
    for (int step = 0; step < SEARCH_STEPS; step++)
        search_step(world, group, step);
    search_settle(world, group);
}
