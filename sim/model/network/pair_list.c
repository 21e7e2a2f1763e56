/* pair_list.c - a growing list of pairs of persons. */
#include "pair_list.h"

#include <stdbool.h>
#include <stdlib.h>

enum status pair_list_reserve(struct pair_list *list, uint64_t more, struct error *error)
{
    if (list->capacity - list->count >= more)
        return STATUS_OK;
    uint64_t capacity = list->capacity + list->capacity / 2;
    if (capacity < list->count + more)
        capacity = list->count + more;
    bool possible = capacity < SIZE_MAX / (2 * sizeof(uint32_t));
    /* an entry more, as a graph in this memory will want */
    uint32_t *grown = possible ? realloc(list->id, ((size_t)capacity * 2 + 1) * sizeof *grown) : NULL;
    if (!grown)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    list->id = grown;
    list->capacity = capacity;
    return STATUS_OK;
}

void pair_list_free(struct pair_list *list)
{
    free(list->id);
    *list = (struct pair_list){0};
}

enum status pair_list_graph(struct pair_list *list, uint32_t nodes, struct graph *graph, struct graph_dropped *dropped,
                            struct error *error)
{
    uint32_t *pairs = list->id;
    uint64_t count = list->count;
    *list = (struct pair_list){0};
    return graph_take_pairs(graph, nodes, pairs, count, dropped, error);
}
