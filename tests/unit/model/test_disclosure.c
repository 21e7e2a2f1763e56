/* test_disclosure.c - what is revealed over time. Happenings are Poisson counts: 5 standard errors, false
 * alarm 6e-7. */
#include "../../support/tiny_world.h"
#include "regimesim/model/exposure.h"

enum { MANY = 5000, DAYS = 20 };

static void setup(struct tiny_world *t, double active, double passive)
{
    tiny_params(t);
    t->params.disclosure.active_rate = active;
    t->params.disclosure.passive_rate = passive;
}

static void open_ring(struct tiny_world *t)
{
    struct tiny_pairs pairs = {0};
    tiny_ring(&pairs, MANY, 1);
    tiny_open(t, MANY, &pairs, 19);
    tiny_blank(t);
}

static void run(struct tiny_world *t)
{
    for (; t->world.day < DAYS; t->world.day++)
        tiny_step(t, &disclosure_mechanism);
    tiny_verify(t);
}

/* How many attributes of all persons have each audience. */
static void count_audiences(const struct tiny_world *t, uint32_t count[4])
{
    for (int k = 0; k < 4; k++)
        count[k] = 0;
    for (uint32_t i = 0; i < t->world.persons.count; i++)
        for (int a = 0; a < ATTRIBUTE_COUNT; a++)
            count[exposure_audience(t->world.persons.at[i].exposure, a)]++;
}

static void people_widen_an_audience_by_a_level_at_the_rate_given(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t count[4];
    setup(&t, 0.01, 0);
    open_ring(&t);
    run(&t);
    count_audiences(&t, count);
    /* nothing was disclosed at the start and hardly any attribute is raised four times, so every happening shows */
    expect_poisson(count[1] + 2 * count[2] + 3 * count[3], 0.01 * MANY * DAYS, 5);
    tiny_close(&t);
}

/* 16 attributes of 5,000 persons are so many that of 1,000 happenings some 6 meet the same attribute. */
static void friends_reveal_to_friends_of_friends(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t count[4];
    setup(&t, 0, 0.01);
    open_ring(&t);
    run(&t);
    count_audiences(&t, count);
    assert_int_equal(count[1], 0);
    assert_int_equal(count[3], 0);
    expect_count(count[2], 0.01 * MANY * DAYS - 6, 0.01 * MANY * DAYS, 5);
    tiny_close(&t);
}

static void friends_narrow_nothing(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t count[4];
    setup(&t, 0, 1);
    open_ring(&t);
    for (uint32_t i = 0; i < MANY; i++)
        person_set_exposure(&t.world, i, 0xFFFFFFFFu);
    run(&t);
    count_audiences(&t, count);
    assert_int_equal(count[3], MANY * ATTRIBUTE_COUNT);
    tiny_close(&t);
}

static void who_has_no_friends_is_revealed_by_nobody(void **state)
{
    (void)state;
    struct tiny_world t;
    struct tiny_pairs pairs = {0};
    setup(&t, 0, 1);
    tiny_pair(&pairs, 0, 1);
    tiny_open(&t, 50, &pairs, 19);
    tiny_blank(&t);
    run(&t);
    for (uint32_t i = 2; i < 50; i++)
        assert_int_equal(t.world.persons.at[i].exposure, 0);
    assert_true(t.world.persons.at[0].exposure | t.world.persons.at[1].exposure);
    tiny_close(&t);
}

static void everything_shown_to_everyone_stays_so(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t count[4];
    setup(&t, 1, 0);
    open_ring(&t);
    for (uint32_t i = 0; i < MANY; i++)
        person_set_exposure(&t.world, i, 0xFFFFFFFFu);
    run(&t);
    count_audiences(&t, count);
    assert_int_equal(count[3], MANY * ATTRIBUTE_COUNT);
    tiny_close(&t);
}

static void without_rates_nothing_is_revealed(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t count[4];
    setup(&t, 0, 0);
    open_ring(&t);
    run(&t);
    count_audiences(&t, count);
    assert_int_equal(count[0], MANY * ATTRIBUTE_COUNT);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_widen_an_audience_by_a_level_at_the_rate_given),
        cmocka_unit_test(friends_reveal_to_friends_of_friends),
        cmocka_unit_test(friends_narrow_nothing),
        cmocka_unit_test(who_has_no_friends_is_revealed_by_nobody),
        cmocka_unit_test(everything_shown_to_everyone_stays_so),
        cmocka_unit_test(without_rates_nothing_is_revealed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
