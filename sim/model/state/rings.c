/* rings.c - who belongs to which doxing ring (ODD: entities; section 7). */
#include "regimesim/model/rings.h"

#include "regimesim/model/events.h"
#include "regimesim/model/offenders.h"
#include "regimesim/util/room.h"

enum status ring_add(struct world *world, uint32_t *ring, struct error *error)
{
    struct ring *rings = room_for_one(world->rings, world->ring_count, &world->ring_capacity, sizeof *rings, error);
    if (!rings)
        return STATUS_INTERNAL;
    world->rings = rings;
    *ring = world->ring_count++;
    world->rings[*ring] = (struct ring){.target = NOBODY,
                                        .previous_target = NOBODY,
                                        .until = world->day,
                                        .platform = NO_PLATFORM,
                                        .base = NO_PLATFORM,
                                        .active = true};
    return STATUS_OK;
}

void ring_join(struct world *world, uint32_t index, uint32_t offender)
{
    struct ring *ring = &world->rings[index];
    ring->members[ring->member_count++] = offender;
    world->offenders[offender].ring = index + 1;
}

static bool is_member(const struct world *world, uint32_t index, int place)
{
    return world->offenders[world->rings[index].members[place]].ring == index + 1;
}

void ring_tell_members(const struct world *world, uint32_t index, enum event_kind kind)
{
    const struct ring *ring = &world->rings[index];
    for (int k = 0; k < ring->member_count; k++)
        if (is_member(world, index, k))
            event_pair(world, kind, world->offenders[ring->members[k]].person, ring->target, ring->platform,
                       (int32_t)index + 1);
}

void ring_tell_end(const struct world *world, uint32_t index)
{
    const struct ring *ring = &world->rings[index];
    if (ring->target == NOBODY)
        return;
    ring_tell_members(world, index, EVENT_RING_TURNS_AWAY);
    event_person(world, ring->published ? EVENT_RING_LETS_GO : EVENT_RING_GIVES_UP, ring->target, ring->platform,
                 (int32_t)index + 1);
}

void ring_drop_desisted(struct world *world, uint32_t index)
{
    const struct ring *ring = &world->rings[index];
    for (int k = 0; k < ring->member_count; k++)
        if (is_member(world, index, k) && !world->offenders[ring->members[k]].motivated)
            world->offenders[ring->members[k]].ring = 0;
}

void ring_dissolve(struct world *world, uint32_t index)
{
    struct ring *ring = &world->rings[index];
    ring_tell_end(world, index);
    ring_tell_members(world, index, EVENT_RING_DISSOLVED);
    for (int k = 0; k < ring->member_count; k++)
        if (is_member(world, index, k))
            world->offenders[ring->members[k]].ring = 0;
    ring->active = ring->published = false;
    ring->target = NOBODY;
}

bool ring_member_acts(const struct world *world, uint32_t index, int place)
{
    return is_member(world, index, place) &&
           offender_at_large(world, &world->offenders[world->rings[index].members[place]]);
}

int ring_at_large(const struct world *world, uint32_t index)
{
    int count = 0;
    for (int k = 0; k < world->rings[index].member_count; k++)
        count += ring_member_acts(world, index, k);
    return count;
}

int ring_place(const struct ring *ring, uint32_t offender)
{
    for (int k = 0; k < ring->member_count; k++)
        if (ring->members[k] == offender)
            return k;
    return -1;
}
