/* test_graph.c - the friendship graph: what is built from pairs, and what verification finds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "regimesim/model/graph.h"
#include "regimesim/util/rng.h"

enum { CROWD = 40 };

static struct graph build(uint32_t nodes, const uint32_t *pairs, uint64_t count)
{
    struct graph graph;
    struct error error;
    assert_int_equal(graph_from_pairs(&graph, nodes, pairs, count, NULL, &error), STATUS_OK);
    assert_int_equal(graph_verify(&graph, &error), STATUS_OK);
    return graph;
}

static void rows_list_friends_in_ascending_order(void **state)
{
    (void)state;
    static const uint32_t pairs[] = {3, 1, 0, 3, 2, 3, 1, 0, 4, 3};
    static const uint32_t of_three[] = {0, 1, 2, 4};
    struct graph graph = build(6, pairs, 5);
    assert_int_equal(graph_edges(&graph), 5);
    assert_int_equal(graph_degree(&graph, 3), 4);
    assert_memory_equal(graph_friends(&graph, 3), of_three, sizeof of_three);
    assert_int_equal(graph_degree(&graph, 5), 0);
    graph_free(&graph);
}

static void loops_and_repeats_are_dropped_and_counted(void **state)
{
    (void)state;
    static const uint32_t pairs[] = {0, 1, 1, 0, 0, 1, 2, 2, 1, 2, 0, 0, 2, 1};
    struct graph_dropped dropped;
    struct graph graph;
    struct error error;
    assert_int_equal(graph_from_pairs(&graph, 3, pairs, 7, &dropped, &error), STATUS_OK);
    assert_int_equal(graph_edges(&graph), 2);
    assert_int_equal(dropped.loops, 2);
    assert_int_equal(dropped.duplicates, 3);
    assert_int_equal(graph_verify(&graph, &error), STATUS_OK);
    graph_free(&graph);
}

static void graphs_without_friendships_or_persons_are_graphs(void **state)
{
    (void)state;
    struct graph lonely = build(3, NULL, 0), nobody = build(0, NULL, 0);
    assert_int_equal(graph_edges(&lonely), 0);
    assert_false(graph_adjacent(&lonely, 0, 2));
    assert_int_equal(graph_edges(&nobody), 0);
    graph_free(&lonely);
    graph_free(&nobody);
}

static void an_id_out_of_range_is_refused_and_leaves_nothing_to_free(void **state)
{
    (void)state;
    static const uint32_t pairs[] = {0, 1, 1, 3};
    struct graph graph;
    struct error error;
    assert_int_equal(graph_from_pairs(&graph, 3, pairs, 2, NULL, &error), STATUS_INTERNAL);
    assert_non_null(strstr(error.message, "joins 1 and 3; expected ids below 3"));
    graph_free(&graph);
    graph_free(&graph);
}

static int share_friend(unsigned char table[CROWD][CROWD], uint32_t a, uint32_t b)
{
    for (uint32_t c = 0; c < CROWD; c++)
        if (table[a][c] && table[b][c])
            return 1;
    return 0;
}

/* The naive second implementation: a table of who is a friend of whom. */
static void compare_with_table(const uint32_t *pairs, uint64_t count)
{
    static unsigned char table[CROWD][CROWD];
    uint64_t friendships = 0;
    memset(table, 0, sizeof table);
    for (uint64_t i = 0; i < count; i++)
        if (pairs[2 * i] != pairs[2 * i + 1])
            table[pairs[2 * i]][pairs[2 * i + 1]] = table[pairs[2 * i + 1]][pairs[2 * i]] = 1;
    struct graph graph = build(CROWD, pairs, count);
    for (uint32_t a = 0; a < CROWD; a++) {
        for (uint32_t b = 0; b < CROWD; b++) {
            assert_int_equal(graph_adjacent(&graph, a, b), table[a][b]);
            assert_int_equal(graph_share_friend(&graph, a, b), share_friend(table, a, b));
            friendships += table[a][b];
        }
    }
    assert_int_equal(graph_edges(&graph), friendships / 2);
    graph_free(&graph);
}

static void any_list_of_pairs_gives_the_graph_of_a_table(void **state)
{
    (void)state;
    uint32_t pairs[2 * 300];
    struct rng rng;
    for (uint32_t trial = 0; trial < 60; trial++) {
        rng_open(&rng, rng_key_make(1, 0), RNG_TEST, trial, 0, 0);
        uint32_t count = rng_below(&rng, 301);
        for (uint32_t i = 0; i < 2 * count; i++)
            pairs[i] = rng_below(&rng, CROWD);
        compare_with_table(pairs, count);
    }
}

static void the_order_of_the_pairs_does_not_matter(void **state)
{
    (void)state;
    static const uint32_t one[] = {0, 1, 1, 2, 2, 3, 3, 0, 0, 2}, other[] = {2, 0, 0, 3, 2, 1, 1, 0, 3, 2};
    struct graph a = build(4, one, 5), b = build(4, other, 5);
    assert_memory_equal(a.offset, b.offset, 5 * sizeof *a.offset);
    assert_memory_equal(a.neighbour, b.neighbour, 10 * sizeof *a.neighbour);
    graph_free(&a);
    graph_free(&b);
}

static void expect_broken(uint64_t offset[4], uint32_t neighbour[4], const char *fragment)
{
    struct graph graph = {3, offset, neighbour};
    struct error error;
    assert_int_equal(graph_verify(&graph, &error), STATUS_INTERNAL);
    assert_non_null(strstr(error.message, fragment));
}

static void verification_finds_every_broken_promise(void **state)
{
    (void)state;
    expect_broken((uint64_t[]){0, 1, 2, 3}, (uint32_t[]){1, 0, 0, 0}, "not the other way round");
    expect_broken((uint64_t[]){0, 1, 2, 2}, (uint32_t[]){0, 1, 0, 0}, "a friend of himself");
    expect_broken((uint64_t[]){0, 2, 3, 4}, (uint32_t[]){2, 1, 0, 0}, "not in ascending order");
    expect_broken((uint64_t[]){0, 2, 3, 4}, (uint32_t[]){1, 1, 0, 0}, "not in ascending order");
    expect_broken((uint64_t[]){0, 1, 2, 2}, (uint32_t[]){3, 0, 0, 0}, "who does not exist");
    expect_broken((uint64_t[]){0, 2, 1, 2}, (uint32_t[]){1, 0, 0, 0}, "impossible length");
    expect_broken((uint64_t[]){1, 1, 2, 2}, (uint32_t[]){1, 0, 0, 0}, "does not start at 0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_list_friends_in_ascending_order),
        cmocka_unit_test(loops_and_repeats_are_dropped_and_counted),
        cmocka_unit_test(graphs_without_friendships_or_persons_are_graphs),
        cmocka_unit_test(an_id_out_of_range_is_refused_and_leaves_nothing_to_free),
        cmocka_unit_test(any_list_of_pairs_gives_the_graph_of_a_table),
        cmocka_unit_test(the_order_of_the_pairs_does_not_matter),
        cmocka_unit_test(verification_finds_every_broken_promise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
