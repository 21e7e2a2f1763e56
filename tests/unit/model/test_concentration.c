/* test_concentration.c - how unevenly victimisations fall on persons. */
#include <math.h>

#include "../../support/expect.h"
#include "../../support/tiny_world.h"
#include "regimesim/model/exposure.h"
#include "regimesim/model/observation.h"

enum { PERSONS = 10 };

/* The coefficient where the first `count` persons were victimised so many times, and the others never. */
static double gini_of(const uint16_t *times, int count)
{
    struct tiny_world t;
    struct tiny_pairs pairs = {0};
    struct error error;
    double gini = -1;
    tiny_params(&t);
    tiny_open(&t, PERSONS, &pairs, 2);
    tiny_blank(&t);
    for (int i = 0; i < count; i++)
        t.world.persons.at[i].victimised = times[i];
    tiny_must(observe_victim_gini(&t.world, &gini, &error), &error);
    tiny_close(&t);
    return gini;
}

static void it_is_0_where_all_are_alike(void **state)
{
    (void)state;
    static const uint16_t times[PERSONS] = {3, 3, 3, 3, 3, 3, 3, 3, 3, 3};
    assert_true(fabs(gini_of(times, PERSONS)) < 1e-12);
}

static void it_is_largest_where_one_bears_all(void **state)
{
    (void)state;
    static const uint16_t times[] = {7}, most[] = {UINT16_MAX};
    assert_true(fabs(gini_of(times, 1) - 0.9) < 1e-12); /* 1 - 1/n */
    assert_true(fabs(gini_of(most, 1) - 0.9) < 1e-12);
}

/* By the other definition: the mean difference of all pairs over twice the mean. */
static void it_is_the_mean_difference_of_pairs(void **state)
{
    (void)state;
    static const uint16_t times[PERSONS] = {0, 4, 1, 1, 0, 9, 2, 0, 1, 300};
    double differences = 0, all = 0;
    for (int i = 0; i < PERSONS; i++) {
        all += times[i];
        for (int k = 0; k < PERSONS; k++)
            differences += fabs((double)times[i] - times[k]);
    }
    assert_true(fabs(gini_of(times, PERSONS) - differences / (2 * PERSONS * all)) < 1e-12);
}

/* Twenty persons: tenths of two. Person 0 discloses nothing, 1 to 4 one attribute, 19 all sixteen, the others two. */
static void tenths_are_taken_by_what_is_disclosed(void **state)
{
    (void)state;
    struct tiny_world t;
    struct tiny_pairs pairs = {0};
    tiny_params(&t);
    tiny_open(&t, 20, &pairs, 2);
    tiny_blank(&t);
    for (uint32_t i = 1; i < 20; i++) {
        int count = i < 5 ? 1 : i < 19 ? 2 : ATTRIBUTE_COUNT;
        for (int a = 0; a < count; a++)
            t.world.persons.at[i].exposure = exposure_widen(t.world.persons.at[i].exposure, a, LAYER_FRIEND);
    }
    assert_true(isnan(observe_disclosure_ratio(&t.world))); /* nobody in the lowest tenth is a victim */
    t.world.persons.at[0].victimised = 1;
    t.world.persons.at[2].victimised = 4;  /* of the four with one attribute: a quarter belongs to the lowest tenth */
    t.world.persons.at[7].victimised = 28; /* of the fourteen with two: one in fourteen belongs to the highest */
    t.world.persons.at[19].victimised = 5;
    assert_true(fabs(observe_disclosure_ratio(&t.world) - (5 + 2) / (1 + 1.0)) < 1e-12);
    tiny_close(&t);
}

static void it_does_not_exist_without_victims(void **state)
{
    (void)state;
    assert_true(isnan(gini_of(NULL, 0)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_0_where_all_are_alike),        cmocka_unit_test(it_is_largest_where_one_bears_all),
        cmocka_unit_test(it_is_the_mean_difference_of_pairs), cmocka_unit_test(tenths_are_taken_by_what_is_disclosed),
        cmocka_unit_test(it_does_not_exist_without_victims),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
