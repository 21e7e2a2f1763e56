/* vec32.h - a growable list of 32-bit numbers. {0} is empty; the list owns its memory. */
#ifndef REGIMESIM_UTIL_VEC32_H
#define REGIMESIM_UTIL_VEC32_H

#include <stddef.h>
#include <stdint.h>

#include "regimesim/util/error.h"

struct vec32 {
    uint32_t *items;
    size_t count, capacity;
};

enum status vec32_push(struct vec32 *list, uint32_t value, struct error *error);
/* Remove item `at` by moving the last one into its place: O(1), order is lost. */
void vec32_remove(struct vec32 *list, size_t at);
void vec32_free(struct vec32 *list);

#endif
