/* graph.c - compressed sparse rows out of a list of pairs, in the memory of the list.
 *
 * A pair takes two entries in the list and two in the rows. So the list is sorted by its lower persons where it stands,
 * which makes these superfluous; what is left of it, every person's friends with higher ids, moves up to the place of
 * the higher part of its row; and mirroring the higher parts, by ascending person, fills the lower parts in ascending
 * order. Mirroring those rewrites the higher parts in ascending order. */
#include "regimesim/model/graph.h"

#include <stdlib.h>
#include <string.h>

#include "sort_pairs.h"

struct builder {
    struct graph *graph;
    struct pair *pairs;
    uint64_t count;   /* without loops */
    uint64_t *split;  /* where the higher part of each row begins */
    uint64_t *cursor; /* where the next entry of each row goes */
};

enum { AHEAD = 24 }; /* pairs looked ahead: their rows lie anywhere in memory, so they are asked for in time */

/* Puts the lower person of each pair first and drops loops. Counts the lower part of row v in offset[v] and the higher
 * part in split[v]. */
static enum status count_entries(struct builder *b, uint64_t count, uint64_t *loops, struct error *error)
{
    struct graph *graph = b->graph;
    for (uint64_t i = 0; i < count; i++) {
        uint32_t x = b->pairs[i].low, y = b->pairs[i].high;
        if (x >= graph->nodes || y >= graph->nodes)
            return error_set(error, STATUS_INTERNAL, "pair %llu joins %lu and %lu; expected ids below %lu",
                             (unsigned long long)i, (unsigned long)x, (unsigned long)y, (unsigned long)graph->nodes);
        if (i + AHEAD < count) {
            __builtin_prefetch(graph->offset + b->pairs[i + AHEAD].low, 1);
            __builtin_prefetch(b->split + b->pairs[i + AHEAD].high, 1);
        }
        if (x == y) {
            ++*loops;
            continue;
        }
        struct pair pair = {x < y ? x : y, x < y ? y : x};
        graph->offset[pair.high]++;
        b->split[pair.low]++;
        b->pairs[b->count++] = pair;
    }
    return STATUS_OK;
}

static void places_from_counts(struct builder *b)
{
    uint64_t place = 0;
    for (uint32_t v = 0; v < b->graph->nodes; v++) {
        uint64_t lower = b->graph->offset[v], higher = b->split[v];
        b->graph->offset[v] = place;
        b->split[v] = place + lower;
        place += lower + higher;
    }
    b->graph->offset[b->graph->nodes] = place;
}

static void set_cursors(struct builder *b, const uint64_t *places)
{
    memcpy(b->cursor, places, (size_t)b->graph->nodes * sizeof *places);
}

/* From the sorted list to the higher parts in their places. The last row moves first, and each to where it was or
 * further up, so that nothing is written over before it is read. */
static void spread_higher_parts(struct builder *b)
{
    const uint64_t *offset = b->graph->offset;
    uint32_t *neighbour = b->graph->neighbour;
    uint64_t end = b->count;
    for (uint64_t i = 0; i < b->count; i++)
        neighbour[i] = neighbour[2 * i + 1];
    for (uint32_t v = b->graph->nodes; v-- > 0;) {
        uint64_t higher = offset[v + 1] - b->split[v];
        end -= higher;
        memmove(neighbour + b->split[v], neighbour + end, (size_t)higher * sizeof *neighbour);
    }
}

/* For every person v and every u in v's row between `from` and `to`, put v into u's row at its cursor. */
static void mirror(struct builder *b, const uint64_t *from, const uint64_t *to)
{
    uint32_t *neighbour = b->graph->neighbour;
    for (uint32_t v = 0; v < b->graph->nodes; v++)
        for (uint64_t i = from[v]; i < to[v]; i++)
            neighbour[b->cursor[neighbour[i]]++] = v;
}

static void fill_rows(struct builder *b)
{
    uint64_t *offset = b->graph->offset;
    sort_pairs(b->pairs, b->count, b->graph->nodes);
    spread_higher_parts(b);
    set_cursors(b, offset);
    mirror(b, b->split, offset + 1);
    set_cursors(b, b->split);
    mirror(b, offset, b->split);
}

/* Close up over repeats, which stand side by side; returns how many entries they were. */
static uint64_t drop_repeats(struct graph *graph)
{
    uint64_t kept = 0, begin = 0;
    for (uint32_t v = 0; v < graph->nodes; v++) {
        uint64_t end = graph->offset[v + 1], row = kept;
        for (uint64_t i = begin; i < end; i++)
            if (kept == row || graph->neighbour[kept - 1] != graph->neighbour[i])
                graph->neighbour[kept++] = graph->neighbour[i];
        graph->offset[v + 1] = kept;
        begin = end;
    }
    return begin - kept;
}

/* The list's memory holds the rows, but for what was dropped; there is always room for an entry. */
static enum status fit_room(struct graph *graph, struct error *error)
{
    uint64_t entries = graph->offset[graph->nodes];
    uint32_t *fitted = realloc(graph->neighbour, (size_t)(entries + 1) * sizeof *fitted);
    if (!fitted)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    graph->neighbour = fitted;
    return STATUS_OK;
}

static enum status build(struct builder *b, uint64_t count, struct graph_dropped *counts, struct error *error)
{
    struct graph *graph = b->graph;
    graph->offset = calloc((size_t)graph->nodes + 1, sizeof *graph->offset);
    b->split = calloc((size_t)graph->nodes + 1, sizeof *b->split);
    b->cursor = malloc(((size_t)graph->nodes + 1) * sizeof *b->cursor);
    if (!graph->offset || !b->split || !b->cursor)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    enum status status = count_entries(b, count, &counts->loops, error);
    if (status)
        return status;
    places_from_counts(b);
    fill_rows(b);
    counts->duplicates = drop_repeats(graph) / 2;
    return fit_room(graph, error);
}

enum status graph_take_pairs(struct graph *graph, uint32_t nodes, uint32_t *pairs, uint64_t count,
                             struct graph_dropped *dropped, struct error *error)
{
    struct graph_dropped counts = {0, 0};
    *graph = (struct graph){.nodes = nodes, .neighbour = pairs};
    struct builder builder = {.graph = graph, .pairs = (struct pair *)pairs};
    enum status status = build(&builder, count, &counts, error);
    free(builder.split);
    free(builder.cursor);
    if (status)
        graph_free(graph);
    if (dropped)
        *dropped = counts;
    return status;
}

enum status graph_from_pairs(struct graph *graph, uint32_t nodes, const uint32_t *pairs, uint64_t count,
                             struct graph_dropped *dropped, struct error *error)
{
    uint32_t *copy = malloc((size_t)(2 * count + 1) * sizeof *copy);
    *graph = (struct graph){0};
    if (!copy)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    if (count) /* there may be no list of nothing */
        memcpy(copy, pairs, (size_t)(2 * count) * sizeof *copy);
    return graph_take_pairs(graph, nodes, copy, count, dropped, error);
}

double graph_bytes(uint64_t nodes, uint64_t edges)
{
    struct graph graph;
    return (double)(nodes + 1) * sizeof *graph.offset + (double)(2 * edges + 1) * sizeof *graph.neighbour;
}

double graph_building_bytes(uint64_t nodes)
{
    struct builder builder;
    return (double)(nodes + 1) * (sizeof *builder.split + sizeof *builder.cursor);
}

void graph_free(struct graph *graph)
{
    free(graph->offset);
    free(graph->neighbour);
    memset(graph, 0, sizeof *graph);
}

int graph_adjacent(const struct graph *graph, uint32_t a, uint32_t b)
{
    uint64_t low = graph->offset[a], high = graph->offset[a + 1];
    while (low < high) {
        uint64_t middle = low + (high - low) / 2;
        if (graph->neighbour[middle] < b)
            low = middle + 1;
        else
            high = middle;
    }
    return low < graph->offset[a + 1] && graph->neighbour[low] == b;
}

int graph_share_friend(const struct graph *graph, uint32_t a, uint32_t b)
{
    uint64_t i = graph->offset[a], k = graph->offset[b];
    while (i < graph->offset[a + 1] && k < graph->offset[b + 1]) {
        if (graph->neighbour[i] == graph->neighbour[k])
            return 1;
        if (graph->neighbour[i] < graph->neighbour[k])
            i++;
        else
            k++;
    }
    return 0;
}

static enum status verify_row(const struct graph *graph, uint32_t v, struct error *error)
{
    const uint32_t *friends = graph_friends(graph, v);
    uint32_t degree = graph_degree(graph, v);
    for (uint32_t i = 0; i < degree; i++) {
        unsigned long a = v, b = friends[i];
        if (friends[i] >= graph->nodes)
            return error_set(error, STATUS_INTERNAL, "person %lu has friend %lu, who does not exist", a, b);
        if (friends[i] == v)
            return error_set(error, STATUS_INTERNAL, "person %lu is a friend of himself", a);
        if (i > 0 && friends[i] <= friends[i - 1])
            return error_set(error, STATUS_INTERNAL, "the friends of person %lu are not in ascending order", a);
        if (!graph_adjacent(graph, friends[i], v))
            return error_set(error, STATUS_INTERNAL, "person %lu has friend %lu, but not the other way round", a, b);
    }
    return STATUS_OK;
}

enum status graph_verify(const struct graph *graph, struct error *error)
{
    if (graph->offset[0] != 0)
        return error_set(error, STATUS_INTERNAL, "the first row of the graph does not start at 0");
    for (uint32_t v = 0; v < graph->nodes; v++)
        if (graph->offset[v + 1] < graph->offset[v] || graph->offset[v + 1] - graph->offset[v] > graph->nodes)
            return error_set(error, STATUS_INTERNAL, "row %lu of the graph has an impossible length", (unsigned long)v);
    for (uint32_t v = 0; v < graph->nodes; v++) {
        enum status status = verify_row(graph, v, error);
        if (status)
            return status;
    }
    return STATUS_OK;
}
