/* test_network_make.c - generated networks: simple, reproducible, and of the shape asked for. */
#include <igraph/igraph.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../support/expect.h"
#include "../../support/scratch.h"
#include "regimesim/model/network.h"

static const enum network_source generators[] = {NETWORK_SOCIAL, NETWORK_ERDOS_RENYI, NETWORK_BARABASI_ALBERT,
                                                 NETWORK_WATTS_STROGATZ, NETWORK_BLOCK_MODEL};
enum { GENERATORS = sizeof generators / sizeof *generators };

static struct params ask(enum network_source source, int persons, double mean_degree)
{
    struct params params = {.network = {.source = source,
                                        .persons = persons,
                                        .mean_degree = mean_degree,
                                        .degree_sigma = 1.15,
                                        .clustering = 0.14,
                                        .rewiring = 0.1,
                                        .blocks = 10,
                                        .mixing = 0.2}};
    return params;
}

static struct graph make(const struct params *params, uint64_t seed)
{
    struct graph graph;
    struct fault_list faults = {0};
    struct error error;
    enum status status = network_make(params, rng_key_make(seed, 0), &graph, &faults);
    if (status != STATUS_OK)
        print_error("%s\n", faults.items[0].message);
    assert_int_equal(status, STATUS_OK);
    assert_int_equal(faults.count, 0);
    assert_int_equal(graph_verify(&graph, &error), STATUS_OK);
    return graph;
}

static struct network_description describe(const struct graph *graph)
{
    struct network_description description;
    struct error error;
    assert_int_equal(network_describe(graph, rng_key_make(1, 0), &description, &error), STATUS_OK);
    return description;
}

static struct network_description make_and_describe(const struct params *params, uint64_t seed)
{
    struct graph graph = make(params, seed);
    struct network_description description = describe(&graph);
    graph_free(&graph);
    return description;
}

static int same(const struct graph *a, const struct graph *b)
{
    return a->nodes == b->nodes && graph_edges(a) == graph_edges(b) &&
           memcmp(a->offset, b->offset, (a->nodes + 1) * sizeof *a->offset) == 0 &&
           memcmp(a->neighbour, b->neighbour, 2 * graph_edges(a) * sizeof *a->neighbour) == 0;
}

static void the_key_alone_decides_the_graph(void **state)
{
    (void)state;
    for (int i = 0; i < GENERATORS; i++) {
        struct params params = ask(generators[i], 600, 12);
        struct graph first = make(&params, 1), again = make(&params, 1), other = make(&params, 2);
        assert_true(same(&first, &again));
        assert_false(same(&first, &other));
        graph_free(&first);
        graph_free(&again);
        graph_free(&other);
    }
}

/* Erdos-Renyi is exact; social draws stratified degrees; of Barabasi and Albert's graph the first persons lack some
 * friends; the block model's number of friendships is a sum of independent ones, whose standard error here is 0.5 %. */
static void every_generator_reaches_the_mean_degree(void **state)
{
    (void)state;
    static const struct {
        int persons;
        double degree;
    } sizes[] = {{400, 4}, {2000, 10}, {3000, 36}};
    for (int i = 0; i < GENERATORS; i++) {
        for (size_t j = 0; j < sizeof sizes / sizeof *sizes; j++) {
            struct params params = ask(generators[i], sizes[j].persons, sizes[j].degree);
            params.network.clustering = 0.1;
            struct network_description d = make_and_describe(&params, j);
            double se = 1 / sqrt(sizes[j].persons * sizes[j].degree / 2);
            double tolerance = generators[i] == NETWORK_ERDOS_RENYI || generators[i] == NETWORK_WATTS_STROGATZ ? 1e-9
                               : generators[i] == NETWORK_BLOCK_MODEL                                          ? 4 * se
                                                                                                               : 0.015;
            assert_int_equal(d.nodes, sizes[j].persons);
            expect_near(d.degree_mean / sizes[j].degree, 1, tolerance);
        }
    }
}

static void erdos_renyi_degrees_are_binomial(void **state)
{
    (void)state;
    struct params params = ask(NETWORK_ERDOS_RENYI, 4000, 20);
    struct graph graph = make(&params, 3);
    double squares = 0;
    for (uint32_t v = 0; v < graph.nodes; v++)
        squares += (graph_degree(&graph, v) - 20.0) * (graph_degree(&graph, v) - 20.0);
    expect_near(squares / graph.nodes, 20, 4 * 20 * sqrt(2.0 / 4000)); /* variance; four standard errors */
    graph_free(&graph);
}

static void barabasi_albert_has_hubs_and_a_least_degree(void **state)
{
    (void)state;
    struct params params = ask(NETWORK_BARABASI_ALBERT, 5000, 8);
    struct graph graph = make(&params, 1);
    struct network_description d = describe(&graph);
    for (uint32_t v = 8; v < graph.nodes; v++)
        assert_true(graph_degree(&graph, v) >= 4);
    expect_near(d.degree_median, 5, 1);
    expect_between(d.degree_max, 100, 1000, "largest hub", __FILE__, __LINE__); /* about m sqrt(n) = 283 */
    graph_free(&graph);
}

static uint64_t ring_ties(const struct graph *graph, uint32_t reach)
{
    uint64_t kept = 0;
    for (uint32_t v = 0; v < graph->nodes; v++)
        for (uint32_t i = 1; i <= reach; i++)
            kept += (uint64_t)graph_adjacent(graph, v, (v + i) % graph->nodes);
    return kept;
}

static void watts_strogatz_rewires_the_share_of_ties_asked_for(void **state)
{
    (void)state;
    static const double shares[] = {0, 0.1, 0.5, 1};
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        struct params params = ask(NETWORK_WATTS_STROGATZ, 5000, 10);
        params.network.rewiring = shares[i];
        struct graph graph = make(&params, 1);
        /* rewired ties fall back on the ring with probability 10/5,000 */
        expect_near(ring_ties(&graph, 5) / 25000.0, 1 - shares[i], 4 * sqrt(0.25 / 25000) + 0.002);
        if (shares[i] > 0 && shares[i] < 1)
            expect_near(describe(&graph).clustering, 3 * 8 / (4 * 9.0) * pow(1 - shares[i], 3), 0.02);
        graph_free(&graph);
    }
}

static void in_the_block_model_mixing_is_the_share_that_leads_outside(void **state)
{
    (void)state;
    static const double shares[] = {0, 0.2, 0.9};
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        struct params params = ask(NETWORK_BLOCK_MODEL, 4000, 20);
        params.network.mixing = shares[i];
        struct graph graph = make(&params, 1);
        uint64_t outside = 0;
        for (uint32_t v = 0; v < graph.nodes; v++)
            for (uint32_t j = 0; j < graph_degree(&graph, v); j++)
                outside += v / 400 < graph_friends(&graph, v)[j] / 400;
        expect_share(outside, (double)graph_edges(&graph), shares[i], 4);
        graph_free(&graph);
    }
}

static void a_single_block_and_blocks_of_unequal_size_are_possible(void **state)
{
    (void)state;
    struct params params = ask(NETWORK_BLOCK_MODEL, 1003, 8);
    params.network.blocks = 1;
    expect_near(make_and_describe(&params, 1).degree_mean, 8, 4 * sqrt(8 * 2 / 1003.0));
    params.network.blocks = 7;
    expect_near(make_and_describe(&params, 1).degree_mean, 8, 4 * sqrt(8 * 2 / 1003.0));
}

static void igraph_is_left_as_it_was_found(void **state)
{
    (void)state;
    igraph_rng_seed(igraph_rng_default(), 5);
    igraph_integer_t expected = igraph_rng_get_integer(igraph_rng_default(), 0, 1000000000);
    igraph_rng_seed(igraph_rng_default(), 5);
    igraph_error_handler_t *handler = igraph_set_error_handler(igraph_error_handler_ignore);
    struct params params = ask(NETWORK_ERDOS_RENYI, 100, 4);
    struct graph graph = make(&params, 1);
    graph_free(&graph);
    assert_int_equal(igraph_rng_get_integer(igraph_rng_default(), 0, 1000000000), expected);
    assert_true(igraph_set_error_handler(handler) == igraph_error_handler_ignore);
}

static void expect_refused(const struct params *params, enum status expected, const char *fragment)
{
    struct graph graph;
    struct fault_list faults = {0};
    assert_int_equal(network_make(params, rng_key_make(1, 0), &graph, &faults), expected);
    assert_null(graph.offset);
    assert_int_equal(faults.count, 1);
    if (!strstr(faults.items[0].message, fragment))
        print_error("%s\n", faults.items[0].message);
    assert_non_null(strstr(faults.items[0].message, fragment));
    faults_free(&faults);
}

static void what_cannot_be_made_is_refused_with_what_can(void **state)
{
    (void)state;
    struct params params = ask(NETWORK_SOCIAL, 100, 50);
    expect_refused(&params, STATUS_DATA, "too large for 100 persons; expected less than 50");
    for (int i = 0; i < GENERATORS; i++) {
        params = ask(generators[i], 30, 40);
        expect_refused(&params, STATUS_DATA, "expected 0 to 29");
        params = ask(generators[i], 1, 0);
        expect_refused(&params, STATUS_DATA, "at least two persons");
        params = ask(generators[i], 100, NAN);
        expect_refused(&params, STATUS_DATA, "expected 0 to 99");
    }
    params = ask(NETWORK_BARABASI_ALBERT, 100, 0.4);
    expect_refused(&params, STATUS_DATA, "does not fit this model");
    params = ask(NETWORK_WATTS_STROGATZ, 10, 9);
    expect_refused(&params, STATUS_DATA, "does not fit this model with 10 persons; expected 1 to 8");
    params = ask(NETWORK_BLOCK_MODEL, 100, 20);
    expect_refused(&params, STATUS_DATA, "expected at most 9 within a block and 90 between");
    params.network.blocks = 101;
    expect_refused(&params, STATUS_DATA, "network.blocks must be");
}

static void a_file_is_read_as_the_network(void **state)
{
    (void)state;
    struct scratch scratch;
    struct params params = ask(NETWORK_FILE, 0, 0);
    char path[SCRATCH_PATH];
    scratch_open(&scratch);
    snprintf(params.network.file, sizeof params.network.file, "%s",
             scratch_write(&scratch, "friends.csv", "a,b\n0,1\n1,2\n", path));
    struct graph graph = make(&params, 1);
    assert_int_equal(graph.nodes, 3);
    assert_int_equal(graph_edges(&graph), 2);
    graph_free(&graph);
    scratch_close(&scratch);
    expect_refused(&params, STATUS_NO_INPUT, "No such file");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_key_alone_decides_the_graph),
        cmocka_unit_test(every_generator_reaches_the_mean_degree),
        cmocka_unit_test(erdos_renyi_degrees_are_binomial),
        cmocka_unit_test(barabasi_albert_has_hubs_and_a_least_degree),
        cmocka_unit_test(watts_strogatz_rewires_the_share_of_ties_asked_for),
        cmocka_unit_test(in_the_block_model_mixing_is_the_share_that_leads_outside),
        cmocka_unit_test(a_single_block_and_blocks_of_unequal_size_are_possible),
        cmocka_unit_test(igraph_is_left_as_it_was_found),
        cmocka_unit_test(what_cannot_be_made_is_refused_with_what_can),
        cmocka_unit_test(a_file_is_read_as_the_network),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
