/* tiny_rings.h - a doxing ring in a tiny world, made by hand. */
#ifndef TESTS_SUPPORT_TINY_RINGS_H
#define TESTS_SUPPORT_TINY_RINGS_H

#include "regimesim/model/rings.h"
#include "tiny_world.h"

/* Rings look for a target at once, know what they need to after one attribute, and attack without any by-effect. */
static inline void tiny_ring_params(struct tiny_world *t)
{
    tiny_params(t);
    t->params.rings.formation = 0;
    t->params.rings.access_rate = 0;
    t->params.rings.needed = 1;
    t->params.rings.patience_days = 5;
    t->params.rings.attack_days = 3;
    t->params.rings.rest_days = 4;
    t->params.rings.harassment = 0;
    t->params.rings.bystanders = 0;
    t->params.rings.malicious_reports = 0;
    t->params.offending.caution_gain = 0;
    t->params.disclosure.withdrawal = 0;
}

/* Persons first .. first + count - 1 as offenders with one open unverified account each, in one ring with two leaders;
 * returns its index. */
static inline uint32_t tiny_ring_of(struct tiny_world *t, uint32_t first, uint32_t count, bool own_persona)
{
    struct error error;
    uint32_t ring;
    tiny_must(ring_add(&t->world, &ring, &error), &error);
    for (uint32_t k = 0; k < count; k++) {
        uint32_t account = tiny_account(t, first + k, CREDENTIAL_UNVERIFIED, own_persona, NOBODY);
        ring_join(&t->world, ring, t->world.accounts[account].owner);
    }
    t->world.rings[ring].leader_count = 2;
    return ring;
}

/* The ring goes for this person, who is on platform 0, from today on. */
static inline void tiny_ring_target(struct tiny_world *t, uint32_t ring, uint32_t person)
{
    t->world.rings[ring].target = person;
    t->world.rings[ring].platform = 0;
    t->world.rings[ring].until = t->world.day + t->params.rings.patience_days;
}

/* A day of the rings alone, in the evening of which every invariant holds; then it is the next day. */
static inline void tiny_ring_day(struct tiny_world *t)
{
    t->world.offences_before_today = t->world.offence_count;
    t->world.insulters.count = 0;
    tiny_step(t, &rings_mechanism);
    tiny_verify(t);
    t->world.day++;
}

enum { LAYERS_PERSONS = 60, LAYERS_TARGET = 50 };

static inline void tiny_show(struct tiny_world *t, uint32_t person, int attribute, unsigned audience)
{
    person_set_exposure(&t->world, person, exposure_widen(t->world.persons.at[person].exposure, attribute, audience));
}

/* Person 1 is the target's friend, 2 has a friend in common with it, 3 knows nobody near it. The target shows family to
 * friends, work to their friends and housing to everyone. */
static inline void tiny_ring_layers(struct tiny_world *t)
{
    struct tiny_pairs pairs = {0};
    tiny_ring_params(t);
    tiny_pair(&pairs, 1, LAYERS_TARGET);
    tiny_pair(&pairs, 2, 20);
    tiny_pair(&pairs, 20, LAYERS_TARGET);
    tiny_pair(&pairs, 3, 4);
    tiny_open(t, LAYERS_PERSONS, &pairs, 41);
    tiny_blank(t);
    tiny_show(t, LAYERS_TARGET, ATTRIBUTE_FAMILY, 1);
    tiny_show(t, LAYERS_TARGET, ATTRIBUTE_WORK, 2);
    tiny_show(t, LAYERS_TARGET, ATTRIBUTE_HOUSING, 3);
}

/* A set of these three attributes, spread. */
static inline uint32_t tiny_bits(bool family, bool work, bool housing)
{
    return exposure_spread((family ? 1u << ATTRIBUTE_FAMILY : 0) | (work ? 1u << ATTRIBUTE_WORK : 0) |
                           (housing ? 1u << ATTRIBUTE_HOUSING : 0));
}

#endif
