/* room.h - arrays that grow by doubling. */
#ifndef REGIMESIM_UTIL_ROOM_H
#define REGIMESIM_UTIL_ROOM_H

#include <stddef.h>
#include <stdint.h>

#include "regimesim/util/error.h"

/* Room for one more of `count` elements of `size` bytes: returns the array, which may have moved, and raises *capacity.
 * NULL, with STATUS_INTERNAL in *error, when memory is out or 2^32 elements would not be enough; the old array is then
 * as it was, and still the caller's. `items` may be NULL with *capacity 0. */
void *room_for_one(void *items, uint32_t count, uint32_t *capacity, size_t size, struct error *error);

#endif
