/* network.h - where the friendship graph comes from: a file, or a generator.
 *
 * igraph is not thread-safe in Debian's build: every function here that calls it holds one process-wide lock. */
#ifndef REGIMESIM_MODEL_NETWORK_H
#define REGIMESIM_MODEL_NETWORK_H

#include <stdio.h>

#include "regimesim/model/graph.h"
#include "regimesim/params/params.h"
#include "regimesim/util/rng.h"

struct network_read_report {
    struct graph_dropped dropped;
    uint64_t lines;      /* edge lines read (text edge lists only) */
    int header;          /* 1 when a header row was skipped */
    uint32_t largest_id; /* largest id in the file; gaps are closed, so nodes may be fewer */
};

/* Read a graph by its ending: .graphml, .gml, .net/.paj (through igraph), anything else as an edge list.
 * Edge list: two ids a line, separated by spaces, tabs, commas or semicolons; more columns (weights) are ignored;
 * '#' and '%' start comments; one header row of words is allowed; ids are whole numbers from 0 up to 2^32-2, gaps are
 * closed in ascending order of id. Faults are STATUS_DATA with line and column, at most 20 of them, or STATUS_NO_INPUT.
 * *graph needs no initialisation. */
enum status network_read(const char *path, struct graph *graph, struct network_read_report *report,
                         struct fault_list *faults);

/* Make the graph that params->network asks for. For NETWORK_FILE the file is read. Deterministic in (key, params). */
enum status network_make(const struct params *params, struct rng_key key, struct graph *graph,
                         struct fault_list *faults);

/* The social generator (sim/model/network/social.c): heavy-tailed degrees and clustering. */
enum status network_social(uint32_t persons, double mean_degree, double degree_sigma, double clustering,
                           struct rng_key key, struct graph *graph, struct error *error);

/* The network of Barabasi and Albert with `ties` new friendships a person (sim/model/network/preferential.c):
 * heavy-tailed degrees, quickly made. 1 <= ties < persons. */
enum status network_preferential(uint32_t persons, uint32_t ties, struct rng_key key, struct graph *graph,
                                 struct error *error);

/* Can it make a graph of these? Cheap: no friendship is drawn. */
enum status network_social_check(uint32_t persons, double mean_degree, double degree_sigma, double clustering,
                                 struct rng_key key, struct error *error);

/* What can be told about params->network before a run: a file is read, a generator's parameters are tried. */
enum status network_check(const struct params *params, struct rng_key key, struct fault_list *faults);

/* How many persons and friendships a generator will make, and the bytes it needs beside the graph while it does. For
 * NETWORK_FILE the counts are the caller's, and the bytes are those of an edge list. */
void network_memory(const struct params *params, uint64_t *persons, uint64_t *friendships, double *making);

struct network_description {
    uint32_t nodes;
    uint64_t edges;
    double degree_mean, degree_median;
    uint32_t degree_max;
    double clustering;               /* mean local clustering over all nodes; nodes of degree < 2 count as 0 */
    double clustering_median_degree; /* mean local clustering of nodes whose degree is within 10 % of the median */
    double second_mean;              /* mean number of distinct friends of friends, friends and self left out */
    double giant_share;              /* share of nodes in the largest component */
};

/* Exact for graphs up to about a million edges; above, clustering and friends of friends are means over 2,000 nodes
 * drawn with `key`. */
enum status network_describe(const struct graph *graph, struct rng_key key, struct network_description *description,
                             struct error *error);

/* Write as an edge list that network_read reads back; `comment` becomes a '#' line. */
enum status network_write(const struct graph *graph, const char *comment, FILE *file, struct error *error);

#endif
