/* room.c - arrays that grow by doubling. */
#include "regimesim/util/room.h"

#include <stdlib.h>

void *room_for_one(void *items, uint32_t count, uint32_t *capacity, size_t size, struct error *error)
{
    if (count < *capacity)
        return items;
    uint32_t larger = *capacity ? 2 * *capacity : 16;
    void *grown = larger > *capacity && larger <= SIZE_MAX / size ? realloc(items, larger * size) : NULL;
    if (grown)
        *capacity = larger;
    else
        error_set(error, STATUS_INTERNAL, "out of memory");
    return grown;
}
