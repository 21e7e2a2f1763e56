/* graph.h - the friendship graph: undirected, simple, compressed sparse rows with 32-bit ids. */
#ifndef REGIMESIM_MODEL_GRAPH_H
#define REGIMESIM_MODEL_GRAPH_H

#include <stddef.h>
#include <stdint.h>

#include "regimesim/util/error.h"

struct graph {
    uint32_t nodes;
    uint64_t *offset;    /* nodes + 1 entries; friends of i are neighbour[offset[i] .. offset[i+1]-1], ascending */
    uint32_t *neighbour; /* 2 x edges entries: each friendship stands in both rows */
};

/* What was dropped on the way from a list of pairs to a simple graph. */
struct graph_dropped {
    uint64_t loops, duplicates;
};

/* Build from `count` pairs (from, to, from, to ...), each id < nodes, in the memory that they stand in: `pairs` comes
 * from malloc, holds 2 x count + 1 entries or more, and is the graph's from now on, also after a failure. Loops and
 * repeated pairs (in either direction) are dropped and counted in *dropped (may be NULL). *graph needs no
 * initialisation; free it with graph_free, also after a failure. */
enum status graph_take_pairs(struct graph *graph, uint32_t nodes, uint32_t *pairs, uint64_t count,
                             struct graph_dropped *dropped, struct error *error);
/* The same from a copy: `pairs` stays the caller's. */
enum status graph_from_pairs(struct graph *graph, uint32_t nodes, const uint32_t *pairs, uint64_t count,
                             struct graph_dropped *dropped, struct error *error);
void graph_free(struct graph *graph);

/* Bytes of a graph, and of what else is needed while it is built (the list of pairs not counted). */
double graph_bytes(uint64_t nodes, uint64_t edges);
double graph_building_bytes(uint64_t nodes);

static inline uint32_t graph_degree(const struct graph *graph, uint32_t node)
{
    return (uint32_t)(graph->offset[node + 1] - graph->offset[node]);
}

static inline const uint32_t *graph_friends(const struct graph *graph, uint32_t node)
{
    return graph->neighbour + graph->offset[node];
}

static inline uint64_t graph_edges(const struct graph *graph)
{
    return graph->offset[graph->nodes] / 2;
}

int graph_adjacent(const struct graph *graph, uint32_t a, uint32_t b); /* O(log degree) */
/* Is anybody a friend of both? O(degrees) */
int graph_share_friend(const struct graph *graph, uint32_t a, uint32_t b);

/* Check every invariant: offsets monotone, rows ascending without repeats or loops, ties symmetric. */
enum status graph_verify(const struct graph *graph, struct error *error);

#endif
