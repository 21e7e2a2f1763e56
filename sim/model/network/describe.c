/* describe.c - the shape of a friendship graph in a few numbers.
 *
 * One look around a person finds both the links between his friends and the distinct friends of his friends: stamp his
 * friends, then go through their rows. Looking around everybody costs the sum of squared degrees; beyond a million
 * friendships a sample of persons is enough. */
#include <stdlib.h>
#include <string.h>

#include "regimesim/model/network.h"

enum { EXACT_EDGES = 1000000, SAMPLE = 2000 };
static const double NEAR_MEDIAN = 0.1;

/* What a look around has met: 2 x look stands for a friend, 2 x look + 1 for a friend of a friend, less for nobody yet.
 * Persons without friends are not looked around, so the number of looks is bounded by EXACT_EDGES. */
struct lookout {
    const struct graph *graph;
    uint32_t *met;
    uint32_t look;
};

struct surroundings {
    double clustering;
    uint64_t second;
};

/* Without branches in the inner loop: whether somebody was met before cannot be foretold. */
static struct surroundings look_around(struct lookout *lookout, uint32_t person)
{
    const struct graph *graph = lookout->graph;
    const uint32_t *friends = graph_friends(graph, person);
    uint32_t degree = graph_degree(graph, person);
    if (degree == 0)
        return (struct surroundings){0, 0};
    uint32_t as_friend = 2 * ++lookout->look, as_second = as_friend + 1, *met = lookout->met;
    uint64_t links = 0, second = 0;
    met[person] = as_second;
    for (uint32_t i = 0; i < degree; i++)
        met[friends[i]] = as_friend;
    for (uint32_t i = 0; i < degree; i++) {
        const uint32_t *row = graph_friends(graph, friends[i]);
        uint32_t length = graph_degree(graph, friends[i]);
        for (uint32_t j = 0; j < length; j++) {
            uint32_t before = met[row[j]];
            links += before == as_friend;
            second += before < as_friend;
            met[row[j]] = before < as_friend ? as_second : before;
        }
    }
    /* each link was seen from both its ends */
    double pairs = degree < 2 ? 1 : (double)degree * (degree - 1.0);
    return (struct surroundings){(double)links / pairs, second};
}

struct means {
    double clustering, second;
    uint64_t count;
};

static void add(struct means *means, struct surroundings found)
{
    means->clustering += found.clustering;
    means->second += (double)found.second;
    means->count++;
}

static int compare_degrees(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Counting would need room for the largest degree; sorting n numbers is quick enough. */
static double median_degree(const struct graph *graph, uint32_t *room)
{
    uint32_t n = graph->nodes;
    for (uint32_t v = 0; v < n; v++)
        room[v] = graph_degree(graph, v);
    qsort(room, n, sizeof *room, compare_degrees);
    return n % 2 ? room[n / 2] : (room[n / 2 - 1] + (double)room[n / 2]) / 2;
}

/* Persons within 10 % of the median degree, ascending, into `room`; returns how many. */
static uint32_t list_ordinary(const struct graph *graph, double median, uint32_t *room)
{
    uint32_t count = 0;
    for (uint32_t v = 0; v < graph->nodes; v++) {
        double degree = graph_degree(graph, v);
        if (degree >= median * (1 - NEAR_MEDIAN) && degree <= median * (1 + NEAR_MEDIAN))
            room[count++] = v;
    }
    return count;
}

static double largest_component(const struct graph *graph, uint32_t *queue, uint32_t *seen)
{
    uint32_t largest = 0;
    memset(seen, 0, (size_t)graph->nodes * sizeof *seen);
    for (uint32_t root = 0; root < graph->nodes; root++) {
        if (seen[root])
            continue;
        uint32_t head = 0, tail = 0;
        queue[tail++] = root;
        seen[root] = 1;
        while (head < tail) {
            uint32_t v = queue[head++], degree = graph_degree(graph, v);
            const uint32_t *friends = graph_friends(graph, v);
            for (uint32_t i = 0; i < degree; i++) {
                if (!seen[friends[i]]) {
                    seen[friends[i]] = 1;
                    queue[tail++] = friends[i];
                }
            }
        }
        largest = tail > largest ? tail : largest;
    }
    return largest / (double)graph->nodes;
}

static void describe_degrees(const struct graph *graph, struct network_description *description, uint32_t *room)
{
    description->nodes = graph->nodes;
    description->edges = graph_edges(graph);
    description->degree_mean = 2.0 * (double)description->edges / graph->nodes;
    description->degree_median = median_degree(graph, room);
    description->degree_max = room[graph->nodes - 1];
}

static void describe_everyone(struct lookout *lookout, double median, struct means *all, struct means *ordinary)
{
    for (uint32_t v = 0; v < lookout->graph->nodes; v++) {
        struct surroundings found = look_around(lookout, v);
        double degree = graph_degree(lookout->graph, v);
        add(all, found);
        if (degree >= median * (1 - NEAR_MEDIAN) && degree <= median * (1 + NEAR_MEDIAN))
            add(ordinary, found);
    }
}

static void describe_sample(struct lookout *lookout, double median, struct rng_key key, uint32_t *room,
                            struct means *all, struct means *ordinary)
{
    struct rng rng;
    uint32_t count = list_ordinary(lookout->graph, median, room);
    rng_open(&rng, key, RNG_NETWORK, 1, 0, 0);
    for (int i = 0; i < SAMPLE; i++)
        add(all, look_around(lookout, rng_below(&rng, lookout->graph->nodes)));
    for (int i = 0; i < SAMPLE && count > 0; i++)
        add(ordinary, look_around(lookout, room[rng_below(&rng, count)]));
}

enum status network_describe(const struct graph *graph, struct rng_key key, struct network_description *description,
                             struct error *error)
{
    enum status status = STATUS_OK;
    struct means all = {0, 0, 0}, ordinary = {0, 0, 0};
    *description = (struct network_description){0};
    if (graph->nodes == 0)
        return STATUS_OK;
    uint32_t *room = malloc((size_t)graph->nodes * sizeof *room);
    struct lookout lookout = {graph, calloc(graph->nodes, sizeof *lookout.met), 0};
    if (!room || !lookout.met) {
        status = error_set(error, STATUS_INTERNAL, "out of memory");
        goto out;
    }
    describe_degrees(graph, description, room);
    if (description->edges <= EXACT_EDGES)
        describe_everyone(&lookout, description->degree_median, &all, &ordinary);
    else
        describe_sample(&lookout, description->degree_median, key, room, &all, &ordinary);
    description->clustering = all.clustering / (double)all.count;
    description->second_mean = all.second / (double)all.count;
    description->clustering_median_degree = ordinary.count ? ordinary.clustering / (double)ordinary.count : 0;
    description->giant_share = largest_component(graph, room, lookout.met);
out:
    free(room);
    free(lookout.met);
    return status;
}
