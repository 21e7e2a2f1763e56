/* test_offenders.c - what offenders are like, and who is motivated. */
#include "../../support/tiny_world.h"

enum { MANY = 20000 };

static void open_ring(struct tiny_world *t, uint32_t persons)
{
    struct tiny_pairs pairs = {0};
    tiny_ring(&pairs, persons, 1);
    tiny_open(t, persons, &pairs, 12);
    tiny_blank(t);
}

/* Means over 20,000 offenders within 4 standard errors. Gamma of shape k and mean 1 has variance 1/k; a lognormal of
 * mean 1 and spread s has exp(s^2) - 1. False alarm 6e-5 each. */
static void traits_of_offenders_have_mean_one_and_the_spread_asked_for(void **state)
{
    (void)state;
    struct tiny_world t;
    double propensity = 0, squares = 0, cost = 0, accounts = 0;
    tiny_params(&t);
    t.params.population.propensity_shape = 0.3;
    t.params.population.cost_sigma = 0.8;
    t.params.population.extra_accounts = 1.5;
    open_ring(&t, MANY);
    for (uint32_t i = 0; i < MANY; i++) {
        const struct offender *offender = tiny_motivate(&t, i);
        propensity += offender->propensity;
        squares += pow(offender->propensity - 1, 2);
        cost += offender->cost_factor;
        accounts += offender->account_count;
        assert_true(offender->account_count >= 1);
    }
    expect_near(propensity / MANY, 1, 4 * sqrt(1 / 0.3 / MANY));
    expect_near(cost / MANY, 1, 4 * sqrt((exp(0.64) - 1) / MANY));
    expect_near(accounts / MANY, 2.5, 4 * sqrt(1.5 / MANY));
    /* fourth central moment of the gamma: 3/k^2 + 6/k^3 */
    expect_near(squares / MANY, 1 / 0.3, 4 * sqrt((2 / 0.09 + 6 / 0.027) / MANY));
    assert_int_equal(t.world.motivated.count, MANY);
    tiny_close(&t);
}

static void few_offenders_have_most_of_the_propensity(void **state)
{
    (void)state;
    struct tiny_world t;
    double high = 0, all = 0;
    uint32_t above = 0;
    tiny_params(&t);
    t.params.population.propensity_shape = 0.3;
    open_ring(&t, 5000);
    for (uint32_t i = 0; i < 5000; i++) {
        double m = tiny_motivate(&t, i)->propensity;
        all += m;
        above += m > 2.9;
        high += m > 2.9 ? m : 0;
    }
    assert_true(above < 0.12 * 5000); /* about the top decile */
    assert_true(high > 0.5 * all);
    tiny_close(&t);
}

static void one_who_is_motivated_again_is_the_same_offender(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    t.params.population.extra_accounts = 3;
    open_ring(&t, 10);
    uint32_t index = tiny_offender(&t, 4);
    struct offender before = t.world.offenders[index];
    offender_desist(&t.world, index);
    assert_false(t.world.offenders[index].motivated);
    assert_int_equal(tiny_offender(&t, 4), index);
    const struct offender *after = &t.world.offenders[index];
    assert_true(after->motivated);
    assert_true(after->propensity == before.propensity && after->cost_factor == before.cost_factor);
    assert_int_equal(after->account_count, before.account_count);
    assert_int_equal(t.world.offender_count, 1);
    assert_int_equal(t.world.account_count, before.account_count);
    tiny_verify(&t);
    tiny_close(&t);
}

static void accounts_of_one_motivated_again_are_due_at_once(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    open_ring(&t, 10);
    uint32_t account = tiny_account(&t, 4, CREDENTIAL_UNVERIFIED, false, NOBODY);
    offender_desist(&t.world, 0);
    t.world.day = 50;
    tiny_offender(&t, 4);
    assert_int_equal(t.world.accounts[account].due, 50);
    tiny_close(&t);
}

static void desisting_closes_accounts_and_keeps_the_others_in_their_places(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    open_ring(&t, 10);
    for (uint32_t i = 0; i < 5; i++)
        tiny_account(&t, i, CREDENTIAL_UNVERIFIED, true, NOBODY);
    offender_desist(&t.world, 1);
    offender_desist(&t.world, 4);
    offender_desist(&t.world, 0);
    tiny_verify(&t);
    assert_int_equal(t.world.motivated.count, 2);
    assert_int_equal(t.world.platforms[0].operating[CREDENTIAL_UNVERIFIED], 2);
    assert_int_equal(t.world.accounts[t.world.offenders[1].first_account].state, ACCOUNT_CLOSED);
    assert_int_equal(t.world.accounts[t.world.offenders[2].first_account].state, ACCOUNT_OPEN);
    offender_desist(&t.world, 2);
    offender_desist(&t.world, 3);
    tiny_verify(&t);
    assert_int_equal(t.world.motivated.count, 0);
    tiny_close(&t);
}

static void the_detained_and_the_unmotivated_are_not_at_large(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    open_ring(&t, 10);
    struct offender *offender = tiny_motivate(&t, 4);
    assert_true(offender_at_large(&t.world, offender));
    offender->detained_until = 3;
    assert_false(offender_at_large(&t.world, offender));
    t.world.day = 2;
    assert_false(offender_at_large(&t.world, offender));
    t.world.day = 3;
    assert_true(offender_at_large(&t.world, offender));
    offender_desist(&t.world, 0);
    assert_false(offender_at_large(&t.world, offender));
    tiny_close(&t);
}

static void the_log_keeps_every_offence_as_it_was(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error;
    tiny_params(&t);
    open_ring(&t, 10);
    tiny_offender(&t, 4);
    for (uint32_t i = 0; i < 500; i++) {
        uint32_t index;
        struct offence offence = {.day = (int32_t)i,
                                  .detected = -1,
                                  .victim = i % 4,
                                  .account = NO_ACCOUNT,
                                  .suspect = NOBODY,
                                  .previous_reported = NO_OFFENCE,
                                  .attempt = (uint16_t)i};
        tiny_must(offence_record(&t.world, &offence, i % 2 ? &index : NULL, &error), &error);
        if (i % 2)
            assert_int_equal(index, i);
    }
    assert_int_equal(t.world.offence_count, 500);
    for (uint32_t i = 0; i < 500; i++) {
        assert_int_equal(t.world.offences[i].day, i);
        assert_int_equal(t.world.offences[i].attempt, i);
    }
    tiny_verify(&t);
    tiny_close(&t);
}

static void traceability_adds_the_registry_to_technical_traces(void **state)
{
    (void)state;
    struct tiny_world t;
    struct tiny_pairs none = {0};
    tiny_params(&t);
    tiny_open(&t, 10, &none, 1);
    t.params.investigation.trace_technical = 0.2;
    t.params.investigation.trace_registry = 0.75;
    expect_near(credential_traceability(&t.world, 0, CREDENTIAL_UNVERIFIED), 0.2, 1e-12);
    expect_near(credential_traceability(&t.world, 0, CREDENTIAL_FALSE), 0.2, 1e-12);
    expect_near(credential_traceability(&t.world, 0, CREDENTIAL_OWN), 0.8, 1e-12);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(traits_of_offenders_have_mean_one_and_the_spread_asked_for),
        cmocka_unit_test(few_offenders_have_most_of_the_propensity),
        cmocka_unit_test(one_who_is_motivated_again_is_the_same_offender),
        cmocka_unit_test(accounts_of_one_motivated_again_are_due_at_once),
        cmocka_unit_test(desisting_closes_accounts_and_keeps_the_others_in_their_places),
        cmocka_unit_test(the_detained_and_the_unmotivated_are_not_at_large),
        cmocka_unit_test(the_log_keeps_every_offence_as_it_was),
        cmocka_unit_test(traceability_adds_the_registry_to_technical_traces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
