/* fifo.h - a first-come-first-served queue of 64-bit items. {0} is empty; the queue owns its memory. */
#ifndef REGIMESIM_UTIL_FIFO_H
#define REGIMESIM_UTIL_FIFO_H

#include <stddef.h>
#include <stdint.h>

#include "regimesim/util/error.h"

struct fifo {
    uint64_t *items;
    size_t head, count, capacity; /* capacity is a power of two */
};

enum status fifo_push(struct fifo *queue, uint64_t item, struct error *error);
uint64_t fifo_first(const struct fifo *queue); /* the queue must not be empty */
uint64_t fifo_pop(struct fifo *queue);         /* likewise */
void fifo_free(struct fifo *queue);

#endif
