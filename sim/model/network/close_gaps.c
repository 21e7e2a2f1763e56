/* close_gaps.c - persons are numbered from 0 without gaps, whatever ids a file uses.
 *
 * Ids that lie densely are looked up in a table of all ids; where the largest id is out of proportion to the number of
 * pairs, in the sorted list of those that occur. */
#include <stdlib.h>
#include <string.h>

#include "read.h"

enum { DENSE = 16 }; /* ids a pair at which the table still costs little beside the pairs */

static enum status renumber_by_table(struct pair_list *pairs, uint32_t largest, uint32_t *nodes, struct error *error)
{
    uint32_t *number = calloc((size_t)largest + 1, sizeof *number), next = 0;
    if (!number)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    for (uint64_t i = 0; i < 2 * pairs->count; i++)
        number[pairs->id[i]] = 1;
    for (uint64_t id = 0; id <= largest; id++)
        number[id] = number[id] ? next++ : 0;
    for (uint64_t i = 0; i < 2 * pairs->count; i++)
        pairs->id[i] = number[pairs->id[i]];
    free(number);
    *nodes = next;
    return STATUS_OK;
}

static int compare_ids(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static uint32_t position(const uint32_t *ids, uint32_t count, uint32_t id)
{
    uint32_t low = 0, high = count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (ids[middle] <= id)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static enum status renumber_by_search(struct pair_list *pairs, uint32_t *nodes, struct error *error)
{
    uint64_t entries = 2 * pairs->count;
    uint32_t *ids = malloc((size_t)entries * sizeof *ids), count = 0;
    if (!ids)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    memcpy(ids, pairs->id, (size_t)entries * sizeof *ids);
    qsort(ids, (size_t)entries, sizeof *ids, compare_ids);
    for (uint64_t i = 0; i < entries; i++)
        if (count == 0 || ids[count - 1] != ids[i])
            ids[count++] = ids[i];
    for (uint64_t i = 0; i < entries; i++)
        pairs->id[i] = position(ids, count, pairs->id[i]);
    free(ids);
    *nodes = count;
    return STATUS_OK;
}

enum status close_gaps(struct pair_list *pairs, uint32_t largest, uint32_t *nodes, struct error *error)
{
    *nodes = 0;
    if (pairs->count == 0)
        return STATUS_OK;
    if (largest / DENSE <= pairs->count)
        return renumber_by_table(pairs, largest, nodes, error);
    return renumber_by_search(pairs, nodes, error);
}
