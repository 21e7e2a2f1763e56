/* social_acquaintances.c - the friendships of the social generator that stand in no circle.
 *
 * Configuration model: everyone writes his name on a ticket for each friend he still lacks, the tickets are shuffled
 * and drawn in twos. Draws of oneself or of a friend are void and would cost the persons with the most friends some of
 * theirs. They are mended by rewiring, which leaves all degrees alone: if a and b each lack a friend, acquaintances
 * u - v drawn at random part, and a - u and b - v join instead. */
#include <stdlib.h>

#include "social.h"

enum { MEND_ROUNDS = 4, MEND_TRIES = 20, AHEAD = 32 };
static const double LACK_BEARABLE = 0.002; /* share of friendships; fewer are not worth building the graph again */

static uint64_t below(struct rng *rng, uint64_t n)
{
    return n <= UINT32_MAX ? rng_below(rng, (uint32_t)n) : (uint64_t)(rng_uniform(rng) * (double)n);
}

/* Fisher and Yates. The places to swap with lie anywhere in memory: they are drawn, and asked for, some time ahead. */
static void shuffle(uint32_t *tickets, uint64_t n, struct rng *rng)
{
    uint64_t place[AHEAD];
    for (uint64_t done = 0; done < n; done += AHEAD) {
        uint64_t batch = n - done < AHEAD ? n - done : AHEAD;
        for (uint64_t i = 0; i < batch; i++) {
            place[i] = below(rng, n - done - i);
            __builtin_prefetch(tickets + place[i], 1);
        }
        for (uint64_t i = 0; i < batch; i++) {
            uint32_t *last = tickets + (n - done - i - 1), keep = *last;
            *last = tickets[place[i]];
            tickets[place[i]] = keep;
        }
    }
}

/* The tickets are written and shuffled at the end of the list of pairs itself. */
static enum status draw_tickets(const struct social_degrees *degrees, const uint32_t *got, struct rng *rng,
                                struct pair_list *pairs, struct error *error)
{
    uint64_t lacking = 0;
    for (uint32_t rank = 0; rank < degrees->persons; rank++)
        lacking += degrees->degree[rank] > got[rank] ? degrees->degree[rank] - got[rank] : 0;
    enum status status = pair_list_reserve(pairs, lacking / 2 + 1, error);
    if (status)
        return status;
    uint32_t *tickets = pairs->id + 2 * pairs->count, *ticket = tickets;
    for (uint32_t rank = 0; rank < degrees->persons; rank++)
        for (uint32_t i = got[rank]; i < degrees->degree[rank]; i++)
            *ticket++ = degrees->person[rank];
    shuffle(tickets, lacking, rng);
    pairs->count += lacking / 2;
    return STATUS_OK;
}

static uint32_t lacks(const struct social_degrees *degrees, const struct graph *graph, uint32_t rank)
{
    uint32_t has = graph_degree(graph, degrees->person[rank]);
    return degrees->degree[rank] > has ? degrees->degree[rank] - has : 0;
}

static uint64_t count_lacking(const struct social_degrees *degrees, const struct graph *graph)
{
    uint64_t lacking = 0;
    for (uint32_t rank = 0; rank < degrees->persons; rank++)
        lacking += lacks(degrees, graph, rank);
    return lacking;
}

/* One friendship a - u, b - v for two lacking persons, from an acquaintance among the pairs from `first` on. */
static void rewire(const struct graph *graph, struct pair_list *pairs, uint64_t first, uint64_t acquaintances,
                   uint32_t a, uint32_t b, struct rng *rng)
{
    for (int tries = 0; tries < MEND_TRIES; tries++) {
        uint32_t *pair = pairs->id + 2 * (first + (uint64_t)(rng_uniform(rng) * (double)acquaintances));
        uint32_t u = pair[0], v = pair[1];
        if (u == v || a == u || b == v || graph_adjacent(graph, a, u) || graph_adjacent(graph, b, v))
            continue;
        pair[0] = a;
        pair[1] = u;
        pair_list_put(pairs, b, v);
        return;
    }
}

static enum status mend(const struct social_degrees *degrees, const struct graph *graph, uint64_t lacking,
                        struct rng *rng, struct pair_list *pairs, uint64_t first, struct error *error)
{
    uint64_t acquaintances = pairs->count - first;
    uint32_t *tickets = malloc((size_t)lacking * sizeof *tickets), *ticket = tickets;
    enum status status = pair_list_reserve(pairs, lacking / 2 + 1, error);
    if (!tickets)
        status = error_set(error, STATUS_INTERNAL, "out of memory");
    if (status)
        goto out;
    for (uint32_t rank = 0; rank < degrees->persons; rank++)
        for (uint32_t i = lacks(degrees, graph, rank); i > 0; i--)
            *ticket++ = degrees->person[rank];
    shuffle(tickets, lacking, rng);
    for (uint64_t i = 0; i + 1 < lacking; i += 2)
        rewire(graph, pairs, first, acquaintances, tickets[i], tickets[i + 1], rng);
out:
    free(tickets);
    return status;
}

enum status acquaintances_link(const struct social_degrees *degrees, const uint32_t *got, struct rng *rng,
                               struct pair_list *pairs, bool keep, bool *again, struct graph *graph,
                               struct error *error)
{
    uint64_t first = pairs->count;
    *again = false;
    enum status status = draw_tickets(degrees, got, rng, pairs, error);
    if (status)
        return status;
    uint64_t acquaintances = pairs->count - first;
    for (int round = 0;; round++) {
        status = keep ? graph_from_pairs(graph, degrees->persons, pairs->id, pairs->count, NULL, error)
                      : pair_list_graph(pairs, degrees->persons, graph, NULL, error);
        if (status)
            return status;
        uint64_t lacking = count_lacking(degrees, graph);
        if (round == MEND_ROUNDS || (double)lacking < LACK_BEARABLE * (double)degrees->sum || acquaintances == 0)
            return STATUS_OK;
        if (!keep) {
            graph_free(graph);
            *again = true;
            return STATUS_OK;
        }
        status = mend(degrees, graph, lacking, rng, pairs, first, error);
        graph_free(graph);
        if (status)
            return status;
    }
}
