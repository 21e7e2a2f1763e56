/* test_sort_pairs.c - pairs sorted where they stand: in order, and none lost, added or changed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../../../sim/model/network/sort_pairs.h"
#include "regimesim/util/rng.h"

enum { MOST = 60000 };

/* Every pair has a number of its own, by which it is known again. */
static void expect_sorted(uint32_t nodes, uint32_t count, double skew)
{
    struct pair *pairs = malloc((count + 1) * sizeof *pairs);
    uint32_t *low_of = malloc((count + 1) * sizeof *low_of);
    struct rng rng;
    assert_true(pairs && low_of);
    rng_open(&rng, rng_key_make(5, 1), RNG_TEST, nodes, count, 0);
    for (uint32_t i = 0; i < count; i++) {
        low_of[i] = rng_chance(&rng, skew) ? nodes - 1 : rng_below(&rng, nodes);
        pairs[i] = (struct pair){low_of[i], i};
    }
    sort_pairs(pairs, count, nodes);
    for (uint32_t i = 0; i < count; i++) {
        assert_true(i == 0 || pairs[i - 1].low <= pairs[i].low);
        assert_true(pairs[i].high < count);
        assert_int_equal(low_of[pairs[i].high], pairs[i].low);
        low_of[pairs[i].high] = UINT32_MAX; /* not twice */
    }
    free(pairs);
    free(low_of);
}

static void pairs_are_put_in_order(void **state)
{
    (void)state;
    static const uint32_t nodes[] = {1, 2, 255, 256, 257, 65536, 65537, 20000000, UINT32_MAX};
    static const uint32_t counts[] = {0, 1, 2, 47, 48, 49, 1000, MOST};
    for (size_t n = 0; n < sizeof nodes / sizeof *nodes; n++)
        for (size_t c = 0; c < sizeof counts / sizeof *counts; c++)
            expect_sorted(nodes[n], counts[c], 0);
}

static void many_with_the_same_person_are_no_harm(void **state)
{
    (void)state;
    expect_sorted(1000000, MOST, 0.9);
    expect_sorted(1000000, MOST, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_are_put_in_order),
        cmocka_unit_test(many_with_the_same_person_are_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
