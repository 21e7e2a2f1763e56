/* inference.c - what friends give away about somebody who shows nothing (ODD, section 7).
 *
 * Eight or nine contacts carry nearly all that can be predicted of a person (Bagrow et al. 2019), so no more are looked
 * at. Only the victim that was chosen is studied so closely. */
#include "regimesim/model/attempt.h"
#include "regimesim/model/persons.h"

enum { FRIENDS_STUDIED = 9 };

/* Does the friend show everyone the truth about the attributes? The set of these, spread. */
static uint32_t told_by(const struct world *world, uint32_t friend)
{
    bool tells = world->persons.at[friend].platform != NO_PLATFORM && person_has(world, friend, TRAIT_AUTHENTIC);
    return tells ? exposure_visible(world->persons.at[friend].exposure, LAYER_STRANGER) : 0;
}

/* Σ over the useful attributes that are hidden of inference · share of friends who show them / useful attributes: the
 * expected addition to V. Up to nine friends, evenly spread over the list. */
double attempt_inferred(const struct world *world, uint32_t person, enum layer layer, int type)
{
    double inference = world->params->disclosure.inference;
    uint32_t useful = world->attribute_sets[type], degree = graph_degree(world->graph, person);
    uint32_t studied = degree < FRIENDS_STUDIED ? degree : FRIENDS_STUDIED, told = 0;
    uint32_t hidden = useful & ~exposure_visible(world->persons.at[person].exposure, layer);
    if (inference == 0 || layer == LAYER_STRANGER || hidden == 0 || studied == 0)
        return 0;
    for (uint32_t k = 0; k < studied; k++) {
        uint32_t friend = graph_friends(world->graph, person)[(uint64_t)k * degree / studied];
        told += (uint32_t)exposure_size(told_by(world, friend) & hidden);
    }
    return inference * told / studied / exposure_size(useful);
}
