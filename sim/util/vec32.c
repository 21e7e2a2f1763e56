/* vec32.c - a growable list of 32-bit numbers. */
#include "regimesim/util/vec32.h"

#include <stdlib.h>

enum status vec32_push(struct vec32 *list, uint32_t value, struct error *error)
{
    if (list->count == list->capacity) {
        size_t capacity = list->capacity ? 2 * list->capacity : 16;
        uint32_t *grown = realloc(list->items, capacity * sizeof *grown);
        if (!grown)
            return error_set(error, STATUS_INTERNAL, "out of memory");
        list->items = grown;
        list->capacity = capacity;
    }
    list->items[list->count++] = value;
    return STATUS_OK;
}

void vec32_remove(struct vec32 *list, size_t at)
{
    list->items[at] = list->items[--list->count];
}

void vec32_free(struct vec32 *list)
{
    free(list->items);
    *list = (struct vec32){0};
}
