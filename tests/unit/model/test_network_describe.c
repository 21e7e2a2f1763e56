/* test_network_describe.c - the description of a graph: known graphs, and a naive second implementation. */
#include <stdlib.h>
#include <string.h>

#include "../../support/expect.h"
#include "regimesim/model/network.h"

enum { CROWD = 60 };

static struct network_description describe(const struct graph *graph)
{
    struct network_description description;
    struct error error;
    assert_int_equal(network_describe(graph, rng_key_make(1, 0), &description, &error), STATUS_OK);
    return description;
}

static struct network_description describe_pairs(uint32_t nodes, const uint32_t *pairs, uint64_t count)
{
    struct graph graph;
    struct error error;
    assert_int_equal(graph_from_pairs(&graph, nodes, pairs, count, NULL, &error), STATUS_OK);
    struct network_description description = describe(&graph);
    graph_free(&graph);
    return description;
}

/*  0 - 1        4 - 5       6
 *  | /
 *  2 - 3                      */
static void a_small_graph_is_described_as_by_hand(void **state)
{
    (void)state;
    static const uint32_t pairs[] = {0, 1, 1, 2, 2, 0, 2, 3, 4, 5};
    struct network_description d = describe_pairs(7, pairs, 5);
    assert_int_equal(d.nodes, 7);
    assert_int_equal(d.edges, 5);
    expect_near(d.degree_mean, 10 / 7.0, 1e-12);
    expect_near(d.degree_median, 1, 0);
    assert_int_equal(d.degree_max, 3);
    expect_near(d.clustering, (1 + 1 + 1 / 3.0) / 7, 1e-12);
    expect_near(d.clustering_median_degree, 0, 0);
    expect_near(d.second_mean, (1 + 1 + 0 + 2) / 7.0, 1e-12);
    expect_near(d.giant_share, 4 / 7.0, 1e-12);
}

static void the_median_lies_between_the_middle_two_of_an_even_number(void **state)
{
    (void)state;
    static const uint32_t path[] = {0, 1, 1, 2, 2, 3, 1, 3, 3, 4, 4, 5};
    struct network_description d = describe_pairs(6, path, 6); /* degrees 1 1 2 2 3 3 */
    expect_near(d.degree_median, 2, 0);
    d = describe_pairs(4, path, 2); /* degrees 0 1 1 2 */
    expect_near(d.degree_median, 1, 0);
    d = describe_pairs(2, path, 0);
    expect_near(d.degree_median, 0, 0);
    expect_near(d.giant_share, 0.5, 0);
}

static void in_a_complete_graph_everybody_is_a_friend(void **state)
{
    (void)state;
    uint32_t pairs[2 * 45], count = 0;
    for (uint32_t a = 0; a < 10; a++) {
        for (uint32_t b = 0; b < a; b++, count++) {
            pairs[2 * count] = a;
            pairs[2 * count + 1] = b;
        }
    }
    struct network_description d = describe_pairs(10, pairs, count);
    expect_near(d.clustering, 1, 1e-12);
    expect_near(d.clustering_median_degree, 1, 1e-12);
    expect_near(d.second_mean, 0, 0);
    expect_near(d.giant_share, 1, 0);
}

static void the_empty_graph_is_described_by_zeros(void **state)
{
    (void)state;
    struct network_description d = describe_pairs(0, NULL, 0);
    assert_int_equal(d.nodes, 0);
    expect_near(d.clustering + d.second_mean + d.giant_share + d.degree_mean, 0, 0);
}

/* The naive second implementation: every triple of a table of friendships. */
static double naive_clustering(const struct graph *graph, uint32_t v)
{
    uint32_t degree = graph_degree(graph, v), linked = 0;
    for (uint32_t a = 0; a < graph->nodes; a++)
        for (uint32_t b = 0; b < a; b++)
            linked += graph_adjacent(graph, v, a) && graph_adjacent(graph, v, b) && graph_adjacent(graph, a, b);
    return degree < 2 ? 0 : linked / (degree * (degree - 1) / 2.0);
}

static uint32_t naive_second(const struct graph *graph, uint32_t v)
{
    uint32_t second = 0;
    for (uint32_t a = 0; a < graph->nodes; a++) {
        int through = 0;
        for (uint32_t b = 0; b < graph->nodes; b++)
            through |= graph_adjacent(graph, v, b) && graph_adjacent(graph, b, a);
        second += a != v && through && !graph_adjacent(graph, v, a);
    }
    return second;
}

static void compare_with_naive(const struct graph *graph)
{
    struct network_description d = describe(graph);
    double clustering = 0, second = 0, near_median = 0, persons = 0;
    for (uint32_t v = 0; v < graph->nodes; v++) {
        clustering += naive_clustering(graph, v);
        second += naive_second(graph, v);
        double ratio = graph_degree(graph, v) / d.degree_median;
        if (ratio >= 0.9 && ratio <= 1.1) {
            near_median += naive_clustering(graph, v);
            persons++;
        }
    }
    expect_near(d.clustering, clustering / graph->nodes, 1e-12);
    expect_near(d.second_mean, second / graph->nodes, 1e-12);
    expect_near(d.clustering_median_degree, near_median / persons, 1e-12);
}

static void any_graph_is_described_as_by_going_through_all_triples(void **state)
{
    (void)state;
    for (uint32_t trial = 0; trial < 10; trial++) {
        uint32_t pairs[2 * 200];
        struct graph graph;
        struct error error;
        struct rng rng;
        rng_open(&rng, rng_key_make(2, 0), RNG_TEST, trial, 0, 0);
        for (uint32_t i = 0; i < 2 * 200; i++)
            pairs[i] = rng_below(&rng, i % 2 ? CROWD : CROWD / 3);
        assert_int_equal(graph_from_pairs(&graph, CROWD, pairs, 200, NULL, &error), STATUS_OK);
        compare_with_naive(&graph);
        graph_free(&graph);
    }
}

/* Everyone knows the `reach` next persons to each side of a ring, and some 300 persons stand apart. */
static struct graph ring(uint32_t persons, uint32_t reach)
{
    struct graph graph;
    struct error error;
    uint64_t count = (uint64_t)persons * reach, at = 0;
    uint32_t *pairs = malloc(count * 2 * sizeof *pairs);
    assert_non_null(pairs);
    for (uint32_t v = 0; v < persons; v++) {
        for (uint32_t i = 1; i <= reach; i++, at++) {
            pairs[2 * at] = v;
            pairs[2 * at + 1] = (v + i) % persons;
        }
    }
    assert_int_equal(graph_from_pairs(&graph, persons + 300, pairs, count, NULL, &error), STATUS_OK);
    free(pairs);
    return graph;
}

static void beyond_a_million_friendships_a_sample_is_described(void **state)
{
    (void)state;
    enum { PERSONS = 170000, REACH = 6 };
    struct graph graph = ring(PERSONS, REACH);
    struct network_description d = describe(&graph), again = describe(&graph), other;
    struct error error;
    assert_true(d.edges > 1000000);
    /* 2,000 persons are drawn; each stands apart with p = 300/170,300: standard error of the share 0.0009 */
    double in_ring = PERSONS / (PERSONS + 300.0), closed = 3 * (2 * REACH - 2) / (4 * (2 * REACH - 1.0));
    expect_near(d.clustering, closed * in_ring, closed * 4 * 0.00094);
    expect_near(d.second_mean, 2 * REACH * in_ring, 2 * REACH * 4 * 0.00094);
    expect_near(d.clustering_median_degree, closed, 1e-9);
    expect_near(d.giant_share, in_ring, 1e-12);
    assert_memory_equal(&d, &again, sizeof d);
    assert_int_equal(network_describe(&graph, rng_key_make(2, 0), &other, &error), STATUS_OK);
    assert_true(other.clustering != d.clustering);
    graph_free(&graph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_small_graph_is_described_as_by_hand),
        cmocka_unit_test(the_median_lies_between_the_middle_two_of_an_even_number),
        cmocka_unit_test(in_a_complete_graph_everybody_is_a_friend),
        cmocka_unit_test(the_empty_graph_is_described_by_zeros),
        cmocka_unit_test(any_graph_is_described_as_by_going_through_all_triples),
        cmocka_unit_test(beyond_a_million_friendships_a_sample_is_described),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
