/* rung_network.c - the generators: laws of degrees, clustering, mixing. */
#include <math.h>

#include "../support/tiny_world.h"
#include "ladder.h"
#include "regimesim/model/network.h"

enum { PERSONS = 20000 };

static void make_seeded(int source, double degree, uint64_t seed, struct graph *graph, void (*change)(struct params *))
{
    struct params params;
    struct fault_list faults = {0};
    params_defaults(&params);
    params.network.source = source;
    params.network.persons = PERSONS;
    params.network.mean_degree = degree;
    if (change)
        change(&params);
    if (network_make(&params, rng_key_make(seed, 0), graph, &faults))
        fail_msg("no network");
}

static void make(int source, double degree, struct graph *graph, void (*change)(struct params *))
{
    make_seeded(source, degree, 3, graph, change);
}

static double clustering_at_median(const struct graph *graph, double *all)
{
    struct network_description d;
    struct error error;
    tiny_must(network_describe(graph, rng_key_make(4, 0), &d, &error), &error);
    *all = d.clustering;
    return d.clustering_median_degree;
}

static void moments(const struct graph *graph, bool logarithm, struct sample *sample, double *variance)
{
    *sample = (struct sample){0};
    for (uint32_t i = 0; i < graph->nodes; i++) {
        double k = graph_degree(graph, i);
        sample_add(sample, logarithm ? log(k) : k);
    }
    double n = sample->count, error = sample_error(sample);
    *variance = error * error * n;
}

/* ln degree ~ N(ln k - sigma^2/2, sigma^2), before it is rounded and clamped. */
static void social(struct ladder *ladder)
{
    struct graph graph;
    struct sample degrees;
    double variance, all, sigma = 1.15;
    make(NETWORK_SOCIAL, 100, &graph, NULL);
    moments(&graph, false, &degrees, &variance);
    ladder_near(ladder, "network.social.mean", "mean degree asked for", 100, sample_mean(&degrees),
                4 * sample_error(&degrees), "4 SE");
    moments(&graph, true, &degrees, &variance);
    /* rounding moves ln k by up to 1/(24 k^2) for the large and more for degrees near 1: below 0.01 of sigma */
    ladder_near(ladder, "network.social.log-mean", "mean of ln degree: ln 100 - sigma^2/2",
                log(100) - sigma * sigma / 2, sample_mean(&degrees), 4 * sample_error(&degrees) + 0.01, "stated");
    ladder_near(ladder, "network.social.log-sd", "standard deviation of ln degree", sigma, sqrt(variance),
                4 * sigma / sqrt(2.0 * PERSONS) + 0.01, "stated");
    ladder_near(ladder, "network.social.clustering", "clustering at the median degree", 0.14,
                clustering_at_median(&graph, &all), 0.02 + 0.014, "stated");
    struct error error;
    ladder_near(ladder, "network.social.simple", "rows unsorted, loops, repeats, one-sided ties", 0,
                graph_verify(&graph, &error) != STATUS_OK, 0, "exact");
    graph_free(&graph);
}

/* n k/2 ties among n(n-1)/2 pairs: mean k exactly, variance k as for Poisson, clustering k/n. */
static void erdos_renyi(struct ladder *ladder)
{
    struct graph graph;
    struct sample degrees;
    double variance, all;
    make(NETWORK_ERDOS_RENYI, 20, &graph, NULL);
    moments(&graph, false, &degrees, &variance);
    ladder_near(ladder, "network.erdos-renyi.mean", "mean degree", 20, sample_mean(&degrees), 1e-9, "exact");
    ladder_count(ladder, "network.erdos-renyi.variance", "variance of the degrees: Poisson", 20,
                 20 * (2 * 20 + 1) / (double)PERSONS, variance);
    graph_free(&graph);
    struct sample clustering = {0};
    for (uint64_t seed = 1; seed <= 12; seed++) {
        make_seeded(NETWORK_ERDOS_RENYI, 20, seed, &graph, NULL);
        clustering_at_median(&graph, &all);
        sample_add(&clustering, all);
        graph_free(&graph);
    }
    ladder_mean(ladder, "network.erdos-renyi.clustering", "mean local clustering: k/n", 20.0 / PERSONS, &clustering);
}

/* Who comes attaches to m others in proportion to degree + 1: a share Gamma(k+1) Gamma(m+3+1/m) / (Gamma(m+1)
 * Gamma(k+3+1/m)) has k friends or more (Dorogovtsev, Mendes and Samukhin 2000). */
static void barabasi_albert(struct ladder *ladder)
{
    struct graph graph;
    double m = 5;
    make(NETWORK_BARABASI_ALBERT, 10, &graph, NULL);
    for (int k = 10; k <= 40; k *= 2) {
        char id[48], what[80];
        double p = exp(lgamma(k + 1) + lgamma(m + 3 + 1 / m) - lgamma(m + 1) - lgamma(k + 3 + 1 / m)), count = 0;
        for (uint32_t i = 0; i < graph.nodes; i++)
            count += graph_degree(&graph, i) >= (uint32_t)k;
        snprintf(id, sizeof id, "network.barabasi-albert.%d", k);
        snprintf(what, sizeof what, "persons with %d friends or more: attachment to degree + 1", k);
        ladder_count(ladder, id, what, PERSONS * p, PERSONS * p * (1 - p), count);
    }
    graph_free(&graph);
}

static void rewired(struct params *params)
{
    params->network.rewiring = 0.2;
}

/* C = 3(k-2)/(4(k-1)) (1-p)^3 + O(1/n) (Barrat and Weigt 2000). */
static void watts_strogatz(struct ladder *ladder)
{
    struct graph graph;
    double all;
    make(NETWORK_WATTS_STROGATZ, 10, &graph, rewired);
    clustering_at_median(&graph, &all);
    ladder_near(ladder, "network.watts-strogatz.clustering", "mean local clustering: 3(k-2)/(4(k-1)) (1-p)^3",
                3 * 8 / (4 * 9.0) * 0.512, all, 0.01, "stated");
    graph_free(&graph);
}

/* A share `mixing` of friendships leads out of the group. */
static void block_model(struct ladder *ladder)
{
    struct graph graph;
    double outside = 0, edges = 0;
    make(NETWORK_BLOCK_MODEL, 20, &graph, NULL);
    for (uint32_t i = 0; i < graph.nodes; i++)
        for (uint32_t k = 0; k < graph_degree(&graph, i); k++) {
            edges += 0.5;
            outside += 0.5 * (i / (PERSONS / 10) != graph_friends(&graph, i)[k] / (PERSONS / 10));
        }
    ladder_count(ladder, "network.blocks.mixing", "share of friendships that lead out of the group", 0.2,
                 0.2 * 0.8 / edges, outside / edges);
    ladder_count(ladder, "network.blocks.edges", "friendships: n k/2", PERSONS * 10, PERSONS * 10, edges);
    graph_free(&graph);
}

void rung_network(struct ladder *ladder)
{
    social(ladder);
    erdos_renyi(ladder);
    barabasi_albert(ladder);
    watts_strogatz(ladder);
    block_model(ladder);
}
