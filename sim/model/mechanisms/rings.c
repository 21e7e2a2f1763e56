/* rings.c - doxing rings form, look for targets, gather, publish, attack and rest (ODD, section 7). */
#include "regimesim/model/rings.h"

#include <gsl/gsl_randist.h>

#include "regimesim/model/events.h"
#include "regimesim/model/mechanism.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"

/* Offenders at large who belong to no ring. */
static enum status list_free(const struct world *world, struct vec32 *list, struct error *error)
{
    enum status status = STATUS_OK;
    for (size_t k = 0; k < world->motivated.count && !status; k++) {
        const struct offender *offender = &world->offenders[world->motivated.items[k]];
        if (!offender->ring && offender_at_large(world, offender))
            status = vec32_push(list, world->motivated.items[k], error);
    }
    return status;
}

static bool is_minor(const struct world *world, uint32_t offender)
{
    return person_has(world, world->offenders[offender].person, TRAIT_MINOR);
}

/* Draw one of the list and take it out; a minor where one is wanted and there is one. */
static uint32_t draw_free(const struct world *world, struct vec32 *list, bool minor, struct rng *rng)
{
    size_t start = rng_below(rng, (uint32_t)list->count), at = start;
    for (size_t k = 0; minor && k < list->count; k++) {
        at = (start + k) % list->count;
        if (is_minor(world, list->items[at]))
            break;
        at = start;
    }
    uint32_t drawn = list->items[at];
    vec32_remove(list, at);
    return drawn;
}

/* A platform at home elsewhere than the first leader, within that leader's reach; NO_PLATFORM without one. */
static int draw_base(const struct world *world, const struct ring *ring, struct rng *rng)
{
    int abroad[MAX_PLATFORMS];
    uint32_t count = 0, leader = world->offenders[ring->members[0]].person;
    for (int p = 0; p < world->params->platform_count; p++)
        if (world->params->platforms[p].home.index != world->persons.at[leader].jurisdiction &&
            person_reaches(world, leader, p))
            abroad[count++] = p;
    bool wanted = rng_chance(rng, world->params->rings.abroad);
    return wanted && count ? abroad[rng_below(rng, count)] : NO_PLATFORM;
}

static void tell_formed(const struct world *world, uint32_t index)
{
    const struct ring *ring = &world->rings[index];
    for (int k = 0; k < ring->member_count; k++)
        event_person(world, k < ring->leader_count ? EVENT_RING_FOUNDED : EVENT_RING_JOINED,
                     world->offenders[ring->members[k]].person, EVENT_NO_ELEMENT, (int32_t)index + 1);
}

/* max(2, Poisson(size)) members, at most RING_MEMBERS and as many as there are. */
static enum status form(struct world *world, struct vec32 *list, struct rng *rng, struct error *error)
{
    uint32_t size = gsl_ran_poisson(&rng->gsl, world->params->rings.size), index;
    if (size > RING_MEMBERS)
        size = RING_MEMBERS;
    if (size > list->count)
        size = (uint32_t)list->count;
    if (size < 2)
        size = 2;
    if (list->count < 2)
        return STATUS_OK;
    enum status status = ring_add(world, &index, error);
    if (status)
        return status;
    struct ring *ring = &world->rings[index];
    for (uint32_t k = 0; k < size; k++)
        ring_join(world, index, draw_free(world, list, (int)k < world->params->rings.minor_leaders, rng));
    ring->leader_count = (uint8_t)(world->params->rings.leaders < (int)size ? world->params->rings.leaders : (int)size);
    ring->base = (uint8_t)draw_base(world, ring, rng);
    tell_formed(world, index);
    return STATUS_OK;
}

/* Poisson(formation · N / 100,000 / 365) rings form; they act from tomorrow. */
static enum status form_rings(struct world *world, struct error *error)
{
    struct vec32 list = {0};
    struct rng rng;
    rng_open(&rng, world->key, RNG_RING_FORMATION, 0, 0, (uint32_t)world->day);
    double mean = world->params->rings.formation * world->persons.count / 1e5 / YEAR;
    unsigned count = gsl_ran_poisson(&rng.gsl, mean);
    enum status status = count ? list_free(world, &list, error) : STATUS_OK;
    for (unsigned n = 1; n <= count && list.count >= 2 && !status; n++) {
        rng_open(&rng, world->key, RNG_RING_FORMATION, n, 0, (uint32_t)world->day);
        status = form(world, &list, &rng, error);
    }
    vec32_free(&list);
    return status;
}

/* Leave the target, and rest. */
static void rest(struct world *world, uint32_t index)
{
    struct ring *ring = &world->rings[index];
    ring_tell_end(world, index);
    ring->previous_target = ring->target;
    ring->target = NOBODY;
    ring->published = false;
    ring->until = world->day + world->params->rings.rest_days;
}

static void seek(struct world *world, uint32_t index)
{
    struct ring *ring = &world->rings[index];
    if (world->day < ring->until)
        return;
    ring_choose_target(world, index);
    ring->pooled = 0;
    ring->until = ring->target == NOBODY ? world->day : world->day + world->params->rings.patience_days;
    if (ring->target == NOBODY)
        return;
    ring_tell_members(world, index, EVENT_RING_AIMS);
    event_person(world, EVENT_RING_TARGETS, ring->target, ring->platform, (int32_t)index + 1);
}

static enum status gather(struct world *world, uint32_t index, struct error *error)
{
    struct ring *ring = &world->rings[index];
    enum status status = STATUS_OK;
    ring_pool(world, index);
    if (__builtin_popcount(ring->pooled) >= world->params->rings.needed)
        status = ring_publish(world, index, &ring->published, error);
    if (ring->published)
        ring->until = world->day + world->params->rings.attack_days;
    else if (world->day >= ring->until)
        rest(world, index);
    return status;
}

/* One day: dissolve, or seek a target, gather and publish, attack. A target who moved away is left alone. */
static enum status spend_day(struct world *world, uint32_t index, struct error *error)
{
    struct ring *ring = &world->rings[index];
    enum status status = STATUS_OK;
    ring_drop_desisted(world, index);
    if (ring_at_large(world, index) < 2) {
        ring_dissolve(world, index);
        return STATUS_OK;
    }
    if (ring->target != NOBODY && world->persons.at[ring->target].platform != ring->platform)
        rest(world, index);
    if (ring->target == NOBODY)
        seek(world, index);
    if (ring->target != NOBODY && !ring->published)
        status = gather(world, index, error);
    if (status || !ring->published)
        return status;
    if (world->day < ring->until)
        return ring_attack(world, index, error);
    rest(world, index);
    return STATUS_OK;
}

static enum status step(struct world *world, struct error *error)
{
    enum status status = STATUS_OK;
    for (uint32_t index = 0; index < world->ring_count && !status; index++)
        if (world->rings[index].active)
            status = spend_day(world, index, error);
    return status ? status : form_rings(world, error);
}

const struct mechanism rings_mechanism = {
    .name = "rings",
    .doc = "doxing rings pool what they know, publish it and attack",
    .switch_offset = MECHANISM_SWITCH(rings),
    .step = step,
};
