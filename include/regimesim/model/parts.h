/* parts.h - walks over the motivated offenders, shared among the threads of a run.
 *
 * The list is cut into parts of the same size, however many threads there are; each part keeps its own counts and
 * lists, and these are put together in the order of the parts. So the result is that of one thread. */
#ifndef REGIMESIM_MODEL_PARTS_H
#define REGIMESIM_MODEL_PARTS_H

#include "regimesim/model/world.h"

/* Offenders in a part: enough work that handing it out costs nothing by comparison. */
enum { PART_SIZE = 512 };

struct part {
    size_t first, end; /* places in world.motivated: first .. end - 1 */
};

static inline size_t part_count(const struct world *world)
{
    return (world->motivated.count + PART_SIZE - 1) / PART_SIZE;
}

static inline struct part part_of(const struct world *world, size_t number)
{
    size_t first = number * PART_SIZE, count = world->motivated.count;
    return (struct part){first, first + PART_SIZE < count ? first + PART_SIZE : count};
}

#endif
