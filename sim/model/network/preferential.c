/* preferential.c - the network of Barabasi and Albert (1999), Science 286, 509, doi:10.1126/science.286.5439.509.
 *
 * The first ties + 1 persons are all friends of one another. Each further person makes `ties` friends among those who
 * are there, each with probability proportional to the number of friends. The list of pairs names everybody once for
 * each friend, so whoever stands at a random place of it is such a draw (Batagelj and Brandes 2005, Phys. Rev. E 71,
 * 036113, doi:10.1103/PhysRevE.71.036113); somebody drawn twice is drawn again. That takes one read a friendship, where
 * igraph's generator walks down a tree of sums.
 *
 * Differs from igraph's (network.source: barabasi_albert): that begins with one person, who counts as if having a
 * friend more, as everybody does. Of many persons a share 2m(m + 1)/(k(k + 1)(k + 2)) has k friends; m = ties. */
#include "pair_list.h"
#include "regimesim/model/network.h"

/* Somebody who stands at a random place of the first `count` pairs. */
static uint32_t draw_end(const struct pair_list *pairs, uint64_t count, struct rng *rng)
{
    uint64_t ends = 2 * count;
    uint64_t place = ends <= UINT32_MAX ? rng_below(rng, (uint32_t)ends) : (uint64_t)(rng_uniform(rng) * (double)ends);
    return pairs->id[place];
}

/* Was `friend` drawn for this newcomer before? */
static int is_repeat(const struct pair_list *pairs, uint64_t first, uint32_t friend)
{
    for (uint64_t i = first; i < pairs->count; i++)
        if (pairs->id[2 * i + 1] == friend)
            return 1;
    return 0;
}

static void join(struct pair_list *pairs, uint32_t newcomer, uint32_t ties, struct rng *rng)
{
    uint64_t before = pairs->count;
    while (pairs->count < before + ties) {
        uint32_t friend = draw_end(pairs, before, rng);
        if (!is_repeat(pairs, before, friend))
            pair_list_put(pairs, newcomer, friend);
    }
}

enum status network_preferential(uint32_t persons, uint32_t ties, struct rng_key key, struct graph *graph,
                                 struct error *error)
{
    struct pair_list pairs = {0};
    struct rng rng;
    *graph = (struct graph){0};
    rng_open(&rng, key, RNG_NETWORK, 0, 0, 0);
    enum status status = pair_list_reserve(&pairs, (uint64_t)persons * ties, error);
    if (status)
        return status;
    for (uint32_t i = 1; i <= ties; i++)
        for (uint32_t j = 0; j < i; j++)
            pair_list_put(&pairs, i, j);
    for (uint32_t i = ties + 1; i < persons; i++)
        join(&pairs, i, ties, &rng);
    return pair_list_graph(&pairs, persons, graph, NULL, error);
}
