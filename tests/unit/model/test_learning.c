/* test_learning.c - visible certainty and what offenders make of it, by hand; onset and desistance in balance.
 *
 * Perceived certainty is kept in single precision, hence the tolerance of 1e-6. */
#include "../../support/tiny_world.h"

enum { PERSONS = 2000 };

/* 2,000 persons at home; pi_0 = 0.1 weighs as 20 offences; everything else is switched on test by test. */
static void setup(struct tiny_world *t)
{
    struct tiny_pairs pairs = {0};
    tiny_params(t);
    tiny_add_abroad(t);
    t->params.learning.prior = 0.1;
    t->params.learning.prior_weight = 20;
    t->params.learning.rate = 0;
    t->params.learning.own_experience = 0;
    t->params.learning.unpunished = 0;
    t->params.learning.publicity = 0;
    tiny_ring(&pairs, PERSONS, 1);
    tiny_open(t, PERSONS, &pairs, 31);
    tiny_blank(t);
}

/* (cleared + a pi_0) / (reported + a): (3 + 2) / (30 + 20) */
static void visible_certainty_is_clearance_shrunken_towards_a_prior(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    tiny_step(&t, &learning_mechanism);
    expect_near(t.world.jurisdictions[0].public_certainty, 0.1, 1e-12);
    t.world.jurisdictions[0].reported[0] = 10;
    t.world.jurisdictions[0].reported[89] = 20;
    t.world.jurisdictions[0].cleared[40] = 3;
    tiny_step(&t, &learning_mechanism);
    expect_near(t.world.jurisdictions[0].public_certainty, 0.1, 1e-12);
    t.world.jurisdictions[0].cleared[40] = 8;
    tiny_step(&t, &learning_mechanism);
    expect_near(t.world.jurisdictions[0].public_certainty, 0.2, 1e-12);
    expect_near(t.world.jurisdictions[1].public_certainty, 0.1, 1e-12);
    tiny_close(&t);
}

static void visible_certainty_is_a_probability(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.world.jurisdictions[0].cleared[0] = 1000; /* of offences reported long ago */
    tiny_step(&t, &learning_mechanism);
    expect_near(t.world.jurisdictions[0].public_certainty, 1, 0);
    tiny_close(&t);
}

static void news_are_forgotten_after_90_days(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    tiny_switch_all(&t.params, false);
    t.params.mechanisms.learning = true;
    tiny_day(&t);
    t.world.jurisdictions[0].reported[0] = t.world.jurisdictions[0].cleared[0] = 20; /* on day 0 */
    while (t.world.day < 90) {
        tiny_day(&t);
        expect_near(t.world.jurisdictions[0].public_certainty, 0.55, 1e-12);
    }
    tiny_day(&t);
    expect_near(t.world.jurisdictions[0].public_certainty, 0.1, 1e-12);
    tiny_close(&t);
}

/* pi += eta (pihat - pi): the distance shrinks by 5 % a day. */
static void offenders_follow_the_visible_certainty_of_their_home(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.learning.rate = 0.05;
    tiny_offender(&t, 3);
    tiny_offender(&t, 4);
    t.world.persons.at[4].jurisdiction = 1;
    t.world.jurisdictions[1].population = 1;
    t.world.jurisdictions[0].reported[0] = t.world.jurisdictions[0].cleared[0] = 20;
    for (int day = 0; day < 30; day++)
        tiny_step(&t, &learning_mechanism);
    expect_near(t.world.offenders[0].perceived, 0.55 - 0.45 * pow(0.95, 30), 1e-6);
    expect_near(t.world.offenders[1].perceived, 0.1, 1e-6);
    tiny_close(&t);
}

/* Three offences today: 0.1 * 0.98^3; the next day none. */
static void unpunished_offences_embolden(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.learning.unpunished = 0.02;
    tiny_motivate(&t, 3)->offences_today = 3;
    tiny_step(&t, &learning_mechanism);
    expect_near(t.world.offenders[0].perceived, 0.1 * pow(0.98, 3), 1e-6);
    tiny_step(&t, &learning_mechanism);
    expect_near(t.world.offenders[0].perceived, 0.1 * pow(0.98, 3), 1e-6);
    tiny_close(&t);
}

/* 0.1 + 0.5 * 0.9 for the one identified; nothing for the other. */
static void being_identified_frightens(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error;
    setup(&t);
    t.params.learning.own_experience = 0.5;
    tiny_offender(&t, 3);
    tiny_offender(&t, 4);
    tiny_must(vec32_push(&t.world.identified, 1, &error), &error);
    tiny_step(&t, &learning_mechanism);
    expect_near(t.world.offenders[0].perceived, 0.1, 1e-6);
    expect_near(t.world.offenders[1].perceived, 0.55, 1e-6);
    tiny_close(&t);
}

/* 4 sanctions among 2,000 persons are 2 per 1,000: 0.1 + 0.05 * 2 * 0.9; and never above certainty. */
static void published_sanctions_frighten_everybody_at_home(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.learning.publicity = 0.05;
    tiny_offender(&t, 3);
    t.world.jurisdictions[0].sanctions_today = 4;
    tiny_step(&t, &learning_mechanism);
    expect_near(t.world.offenders[0].perceived, 0.19, 1e-6);
    t.world.jurisdictions[0].sanctions_today = 2000;
    tiny_step(&t, &learning_mechanism);
    expect_near(t.world.offenders[0].perceived, 1, 1e-6);
    tiny_close(&t);
}

/* 0.1 + 0.05 * share * 2 * 0.9 with 4 sanctions among 2,000 persons. */
static void only_sanctions_that_become_public_frighten(void **state)
{
    (void)state;
    static const double shares[] = {0, 0.5, 1};
    for (int k = 0; k < 3; k++) {
        struct tiny_world t;
        setup(&t);
        t.params.learning.publicity = 0.05;
        t.params.jurisdictions[0].publicised = shares[k];
        tiny_offender(&t, 3);
        t.world.jurisdictions[0].sanctions_today = 4;
        tiny_step(&t, &learning_mechanism);
        expect_near(t.world.offenders[0].perceived, 0.1 + 0.09 * shares[k], 1e-6);
        tiny_close(&t);
    }
}

/* 200 offenders of 2,000 over 1,000 days with nu = 0.02: f stays 0.1. The number is nearly binomial with a memory of 50
 * days, so the mean over the last 900 days has the variance 2,000 * 0.1 * 0.9 * 2 * 45 / 900; 5 standard errors. */
static void the_motivated_share_stays_in_balance(void **state)
{
    (void)state;
    struct tiny_world t;
    double sum = 0;
    setup(&t);
    t.params.population.motivated_share = 0.1;
    t.params.population.desistance = 0.02;
    for (uint32_t k = 0; k < 200; k++)
        tiny_offender(&t, 5 * k);
    for (; t.world.day < 1000; t.world.day++) {
        tiny_step(&t, &motivation_mechanism);
        sum += t.world.day >= 100 ? (double)t.world.motivated.count : 0;
    }
    tiny_verify(&t);
    expect_near(sum / 900, 200, 5 * sqrt(PERSONS * 0.09 * 2 * 45 / 900));
    expect_near(tiny_sum(&t, M_ONSETS) - tiny_sum(&t, M_DESISTANCES), (double)t.world.motivated.count - 200, 0);
    expect_poisson(tiny_sum(&t, M_DESISTANCES), 0.02 * sum * 1000 / 900, 5);
    tiny_close(&t);
}

static void the_newly_motivated_start_at_the_visible_certainty(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.population.motivated_share = 0.3;
    t.params.population.desistance = 0.1;
    t.world.jurisdictions[0].public_certainty = 0.35;
    tiny_step(&t, &motivation_mechanism);
    assert_true(t.world.motivated.count > 0);
    for (uint32_t k = 0; k < t.world.offender_count; k++)
        expect_near(t.world.offenders[k].perceived, 0.35, 1e-6);
    tiny_close(&t);
}

static void without_desistance_nothing_changes(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.population.motivated_share = 0.1;
    t.params.population.desistance = 0;
    for (uint32_t k = 0; k < 50; k++)
        tiny_offender(&t, k);
    for (; t.world.day < 100; t.world.day++)
        tiny_step(&t, &motivation_mechanism);
    assert_int_equal(t.world.motivated.count, 50);
    assert_int_equal(t.world.offender_count, 50);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(visible_certainty_is_clearance_shrunken_towards_a_prior),
        cmocka_unit_test(visible_certainty_is_a_probability),
        cmocka_unit_test(news_are_forgotten_after_90_days),
        cmocka_unit_test(offenders_follow_the_visible_certainty_of_their_home),
        cmocka_unit_test(unpunished_offences_embolden),
        cmocka_unit_test(being_identified_frightens),
        cmocka_unit_test(published_sanctions_frighten_everybody_at_home),
        cmocka_unit_test(only_sanctions_that_become_public_frighten),
        cmocka_unit_test(the_motivated_share_stays_in_balance),
        cmocka_unit_test(the_newly_motivated_start_at_the_visible_certainty),
        cmocka_unit_test(without_desistance_nothing_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
