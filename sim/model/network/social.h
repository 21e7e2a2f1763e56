/* social.h - the parts of the social generator, for use among its files only; social.c tells the whole method. */
#ifndef REGIMESIM_MODEL_NETWORK_SOCIAL_H
#define REGIMESIM_MODEL_NETWORK_SOCIAL_H

#include <stdint.h>

#include <stdbool.h>

#include "pair_list.h"
#include "regimesim/model/graph.h"
#include "regimesim/util/error.h"
#include "regimesim/util/rng.h"

/* How many friends everyone is to have. Persons are ranked from the fewest friends to the most. */
struct social_degrees {
    uint32_t persons;
    uint32_t *degree; /* by rank, ascending */
    uint32_t *person; /* by rank: the person's id */
    uint64_t sum;
    double median;
};

/* Lognormal, at least 1, capped, and with the mean asked for. `persons` > 2 x `mean` > 0. */
enum status social_degrees_draw(struct social_degrees *degrees, uint32_t persons, double mean, double sigma,
                                struct rng *rng, struct error *error);
void social_degrees_free(struct social_degrees *degrees);

/* The clustering that circles are to give: `clustering` at the median degree, less for more friends. */
struct circle_rule {
    double clustering, median;
};

/* What the circles of persons with a given degree look like; others == 0: they have none. */
struct circle_shape {
    uint32_t layers; /* circles a person is in */
    uint32_t others; /* other members of a circle */
    double density;  /* probability that two members are friends */
};

struct circle_shape circle_shape_for(const struct circle_rule *rule, uint32_t degree);

/* Consecutive ranks that share out `circles` circles, `shape.layers` times over. */
struct circle_window {
    uint32_t start, end; /* ranks */
    uint32_t circles;
    struct circle_shape shape;
};

/* The window that starts at rank `start`. */
struct circle_window circle_window_at(const struct social_degrees *degrees, const struct circle_rule *rule,
                                      uint32_t start);

/* Draw all friendships inside circles; *got receives how many each rank has by them (caller frees). */
enum status circles_link(const struct social_degrees *degrees, const struct circle_rule *rule, struct rng *rng,
                         struct pair_list *pairs, uint32_t **got, struct error *error);

/* The rule that gives the finished graph the clustering asked for. */
enum status circle_rule_fit(const struct social_degrees *degrees, double clustering, struct circle_rule *rule,
                            struct error *error);

/* Join at random what friendships are still missing, and build the graph: with `keep` from a copy of the pairs, which
 * mending needs; else in their memory, and where mending turns out to be needed *again is set instead of a graph. */
enum status acquaintances_link(const struct social_degrees *degrees, const uint32_t *got, struct rng *rng,
                               struct pair_list *pairs, bool keep, bool *again, struct graph *graph,
                               struct error *error);

/* Below so many friendships the list of pairs is kept beside the graph in the making. */
enum { PAIRS_KEPT = 1 << 22 };
bool social_keeps_pairs(double persons, double mean_degree);

/* Bytes a person beside pairs and graph, while the graph is built. */
size_t social_person_bytes(void);

#endif
