/* pair_list.h - a growing list of pairs of persons, for the files of this folder. */
#ifndef REGIMESIM_MODEL_NETWORK_PAIR_LIST_H
#define REGIMESIM_MODEL_NETWORK_PAIR_LIST_H

#include <stdint.h>

#include "regimesim/model/graph.h"
#include "regimesim/util/error.h"

struct pair_list { /* {0} is an empty list */
    uint32_t *id;  /* from, to, from, to ... */
    uint64_t count, capacity;
};

/* Make room for `more` further pairs. */
enum status pair_list_reserve(struct pair_list *list, uint64_t more, struct error *error);

/* Append a pair for which room was made. */
static inline void pair_list_put(struct pair_list *list, uint32_t a, uint32_t b)
{
    list->id[2 * list->count] = a;
    list->id[2 * list->count + 1] = b;
    list->count++;
}

void pair_list_free(struct pair_list *list);

/* The graph of the pairs, in their memory; the list is empty then, also after a failure. */
enum status pair_list_graph(struct pair_list *list, uint32_t nodes, struct graph *graph, struct graph_dropped *dropped,
                            struct error *error);

#endif
