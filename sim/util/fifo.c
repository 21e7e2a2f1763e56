/* fifo.c - a queue in a ring that doubles when full. */
#include "regimesim/util/fifo.h"

#include <stdlib.h>

static enum status grow(struct fifo *queue, struct error *error)
{
    size_t capacity = queue->capacity ? 2 * queue->capacity : 16;
    uint64_t *items = malloc(capacity * sizeof *items);
    if (!items)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    for (size_t i = 0; i < queue->count; i++)
        items[i] = queue->items[(queue->head + i) & (queue->capacity - 1)];
    free(queue->items);
    *queue = (struct fifo){items, 0, queue->count, capacity};
    return STATUS_OK;
}

enum status fifo_push(struct fifo *queue, uint64_t item, struct error *error)
{
    if (queue->count == queue->capacity) {
        enum status status = grow(queue, error);
        if (status)
            return status;
    }
    queue->items[(queue->head + queue->count++) & (queue->capacity - 1)] = item;
    return STATUS_OK;
}

uint64_t fifo_first(const struct fifo *queue)
{
    return queue->items[queue->head];
}

uint64_t fifo_pop(struct fifo *queue)
{
    uint64_t item = queue->items[queue->head];
    queue->head = (queue->head + 1) & (queue->capacity - 1);
    queue->count--;
    return item;
}

void fifo_free(struct fifo *queue)
{
    free(queue->items);
    *queue = (struct fifo){0};
}
