/* test_network_social.c - the social generator keeps the promises of its opening comment. */
#include <stdlib.h>
#include <string.h>

#include "../../support/expect.h"
#include "regimesim/model/network.h"

static struct graph make(uint32_t persons, double degree, double sigma, double clustering, uint64_t seed)
{
    struct graph graph;
    struct error error;
    enum status status = network_social(persons, degree, sigma, clustering, rng_key_make(seed, 0), &graph, &error);
    if (status != STATUS_OK)
        print_error("%s\n", error.message);
    assert_int_equal(status, STATUS_OK);
    assert_int_equal(graph_verify(&graph, &error), STATUS_OK);
    assert_int_equal(graph.nodes, persons);
    return graph;
}

static struct network_description make_and_describe(uint32_t persons, double degree, double sigma, double clustering)
{
    struct network_description description;
    struct error error;
    struct graph graph = make(persons, degree, sigma, clustering, 1);
    assert_int_equal(network_describe(&graph, rng_key_make(1, 0), &description, &error), STATUS_OK);
    graph_free(&graph);
    return description;
}

/* Facebook (Ugander et al. 2011) scaled to a mean of 50: median/mean 99/191, clustering 0.14 at the median degree,
 * giant component 99.9 %. */
static void the_network_is_shaped_like_facebook(void **state)
{
    (void)state;
    struct network_description d = make_and_describe(20000, 50, 1.15, 0.14);
    expect_near(d.degree_mean, 50, 0.25);
    expect_near(d.degree_median / d.degree_mean, 99 / 191.0, 0.01);
    expect_near(d.clustering_median_degree, 0.14, 0.01);
    expect_between(d.giant_share, 0.999, 1, "giant share", __FILE__, __LINE__);
    expect_between(d.degree_max, 2000, 5050, "largest degree", __FILE__, __LINE__); /* capped at a quarter */
    /* people with few friends have closer circles */
    expect_between(d.clustering, d.clustering_median_degree, 0.2, "mean clustering", __FILE__, __LINE__);
}

static double mean_degree_of(uint32_t persons, double degree)
{
    struct graph graph;
    struct error error;
    assert_int_equal(network_social(persons, degree, 0.6, 0, rng_key_make(1, 0), &graph, &error), STATUS_OK);
    double mean = 2.0 * (double)graph_edges(&graph) / persons;
    graph_free(&graph);
    return mean;
}

/* More than four million friendships are first drawn without keeping their list; among so few persons so many of them
 * repeat that the network is drawn again and mended. It then has as many as one just below that size; unmended it would
 * lack every tenth. */
static void a_large_network_is_mended_too(void **state)
{
    (void)state;
    expect_near(mean_degree_of(8000, 1080) / mean_degree_of(7500, 1080), 1, 0.004);
}

static double spread_of_log_degree(const struct graph *graph)
{
    double sum = 0, squares = 0;
    for (uint32_t v = 0; v < graph->nodes; v++) {
        double x = log(graph_degree(graph, v));
        sum += x;
        squares += x * x;
    }
    double mean = sum / graph->nodes;
    return sqrt(fmax(squares / graph->nodes - mean * mean, 0));
}

/* Clamping takes a little of the largest spread. */
static void the_spread_of_degrees_is_the_one_asked_for(void **state)
{
    (void)state;
    static const double sigmas[] = {0, 0.4, 0.8, 1.15};
    for (size_t i = 0; i < sizeof sigmas / sizeof *sigmas; i++) {
        struct graph graph = make(8000, 40, sigmas[i], 0.14, i);
        expect_near(spread_of_log_degree(&graph), sigmas[i], 0.02);
        expect_near(2.0 * (double)graph_edges(&graph) / graph.nodes, 40, 0.4);
        graph_free(&graph);
    }
}

static int compare_degrees(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static double median_degree(const struct graph *graph)
{
    uint32_t *degrees = malloc(graph->nodes * sizeof *degrees);
    assert_non_null(degrees);
    for (uint32_t v = 0; v < graph->nodes; v++)
        degrees[v] = graph_degree(graph, v);
    qsort(degrees, graph->nodes, sizeof *degrees, compare_degrees);
    double median = degrees[graph->nodes / 2];
    free(degrees);
    return median;
}

static double linked_share(const struct graph *graph, uint32_t v)
{
    uint32_t degree = graph_degree(graph, v), linked = 0;
    const uint32_t *friends = graph_friends(graph, v);
    for (uint32_t i = 0; i < degree; i++)
        for (uint32_t j = 0; j < i; j++)
            linked += graph_adjacent(graph, friends[i], friends[j]) != 0;
    return degree < 2 ? 0 : linked / (degree * (degree - 1) / 2.0);
}

/* Over at most 200 persons within 10 % of the median degree. */
static double clustering_at_median(const struct graph *graph)
{
    double median = median_degree(graph), sum = 0;
    uint32_t looked = 0;
    for (uint32_t v = 0; v < graph->nodes && looked < 200; v++) {
        if (fabs(graph_degree(graph, v) - median) > 0.1 * median)
            continue;
        sum += linked_share(graph, v);
        looked++;
    }
    return sum / looked;
}

/* The tolerance of social.c, 0.02 plus a tenth, and three standard errors of 200 persons for the smallest degrees. */
static void the_clustering_is_the_one_asked_for(void **state)
{
    (void)state;
    static const struct {
        double degree, sigma, clustering;
    } cells[] = {{5, 1.15, 0.02}, {5, 1.15, 0.14}, {5, 0.5, 0.3},   {5, 1.15, 0.5},  {10, 1.15, 0.05}, {10, 1.3, 0.3},
                 {20, 1.15, 0.2}, {20, 1.3, 0.5},  {50, 0.5, 0.03}, {50, 1.15, 0.3}, {100, 0.5, 0.1},  {200, 0.5, 0.5}};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        double c = cells[i].clustering;
        struct graph graph = make(5000, cells[i].degree, cells[i].sigma, c, i);
        double chance_pairs = cells[i].degree * cells[i].degree / 8 + 1;
        expect_near(clustering_at_median(&graph), c, 0.02 + 0.1 * c + 3 * sqrt(c * (1 - c) / (200 * chance_pairs)));
        expect_near(2.0 * (double)graph_edges(&graph) / graph.nodes / cells[i].degree, 1, 0.01);
        graph_free(&graph);
    }
}

static void where_chance_links_more_clustering_stays_near_chance(void **state)
{
    (void)state;
    struct graph random = make(2000, 100, 1.15, 0, 1), circles = make(2000, 100, 1.15, 0.05, 1);
    double chance = clustering_at_median(&random), asked = clustering_at_median(&circles);
    expect_between(chance, 0.1, 0.6, "clustering by chance", __FILE__, __LINE__);
    expect_between(asked, 0.05, chance + 0.02, "clustering", __FILE__, __LINE__);
    graph_free(&random);
    graph_free(&circles);
}

/* The smallest and the densest networks that the parameters allow. */
static void extreme_parameters_give_simple_graphs(void **state)
{
    (void)state;
    static const struct {
        uint32_t persons;
        double degree, sigma, clustering;
    } cells[] = {{3, 1, 0, 0},      {10, 1, 2, 0},      {10, 4.9, 2, 0.5},  {11, 5.4, 0, 0.1},
                 {50, 24, 1.15, 0}, {100, 49, 2, 0.14}, {300, 149, 0, 0.6}, {500, 2, 0, 0.6},
                 {500, 3, 0, 0.6},  {500, 2, 2, 0},     {2000, 20, 2, 0.1}, {3000, 1, 1.15, 0}};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct graph graph = make(cells[i].persons, cells[i].degree, cells[i].sigma, cells[i].clustering, i);
        double mean = 2.0 * (double)graph_edges(&graph) / graph.nodes;
        expect_between(mean / cells[i].degree, 0.65, 1.15, "share of the degree", __FILE__, __LINE__);
        graph_free(&graph);
    }
}

static void the_numbering_of_persons_tells_nothing_of_their_friends(void **state)
{
    (void)state;
    struct graph graph = make(8000, 20, 1, 0.14, 1);
    double low = 0, high = 0;
    for (uint32_t v = 0; v < graph.nodes; v++)
        *(v < graph.nodes / 2 ? &low : &high) += graph_degree(&graph, v);
    /* standard deviation of a degree: 20 sqrt(e - 1); of the difference of two means of 4,000: 0.59 */
    expect_near((low - high) / 4000, 0, 4 * 0.59);
    graph_free(&graph);
}

static void expect_refused(uint32_t persons, double degree, double sigma, double clustering, const char *fragment)
{
    struct graph graph;
    struct error error;
    assert_int_equal(network_social(persons, degree, sigma, clustering, rng_key_make(1, 0), &graph, &error),
                     STATUS_DATA);
    assert_null(graph.offset);
    if (!strstr(error.message, fragment))
        print_error("%s\n", error.message);
    assert_non_null(strstr(error.message, fragment));
}

static void what_cannot_be_reached_is_refused_with_what_can(void **state)
{
    (void)state;
    expect_refused(100, 50, 1, 0.1, "mean degree 50 is too large for 100 persons; expected less than 50");
    expect_refused(1000, 0.5, 1, 0.1, "mean degree 0.5 is too small; expected at least 1");
    expect_refused(1000, NAN, 1, 0.1, "expected at least 1");
    expect_refused(1000, 10, -1, 0.1, "expected 0 or more");
    expect_refused(1000, 10, NAN, 0.1, "expected 0 or more");
    expect_refused(1000, 10, 1, 1.1, "expected 0 to 1");
    expect_refused(1000, 10, 1, NAN, "expected 0 to 1");
    expect_refused(5000, 2.5, 1.15, 0.3, "half of all persons have one friend only; expected a larger mean degree");
    expect_refused(100, 10, 0.5, 0.9, "cannot be reached with a median of 9 friends; expected at most 0.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_network_is_shaped_like_facebook),
        cmocka_unit_test(a_large_network_is_mended_too),
        cmocka_unit_test(the_spread_of_degrees_is_the_one_asked_for),
        cmocka_unit_test(the_clustering_is_the_one_asked_for),
        cmocka_unit_test(where_chance_links_more_clustering_stays_near_chance),
        cmocka_unit_test(extreme_parameters_give_simple_graphs),
        cmocka_unit_test(the_numbering_of_persons_tells_nothing_of_their_friends),
        cmocka_unit_test(what_cannot_be_reached_is_refused_with_what_can),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
