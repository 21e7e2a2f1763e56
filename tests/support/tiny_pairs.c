/* tiny_pairs.c - friendships of small graphs, as a list of pairs. */
#include "tiny_pairs.h"

#include <stdlib.h>

void tiny_pair(struct tiny_pairs *pairs, uint32_t a, uint32_t b)
{
    if (pairs->count == pairs->capacity) {
        pairs->capacity = pairs->capacity ? 2 * pairs->capacity : 64;
        pairs->items = realloc(pairs->items, 2 * pairs->capacity * sizeof *pairs->items);
        if (!pairs->items)
            abort();
    }
    pairs->items[2 * pairs->count] = a;
    pairs->items[2 * pairs->count + 1] = b;
    pairs->count++;
}

void tiny_ring(struct tiny_pairs *pairs, uint32_t persons, uint32_t reach)
{
    for (uint32_t i = 0; i < persons; i++)
        for (uint32_t k = 1; k <= reach; k++)
            tiny_pair(pairs, i, (i + k) % persons);
}

void tiny_star(struct tiny_pairs *pairs, uint32_t persons)
{
    for (uint32_t i = 1; i < persons; i++)
        tiny_pair(pairs, 0, i);
}

void tiny_complete(struct tiny_pairs *pairs, uint32_t persons)
{
    for (uint32_t i = 0; i < persons; i++)
        for (uint32_t k = 0; k < i; k++)
            tiny_pair(pairs, k, i);
}

void tiny_pairs_free(struct tiny_pairs *pairs)
{
    free(pairs->items);
    *pairs = (struct tiny_pairs){0};
}
