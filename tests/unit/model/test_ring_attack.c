/* test_ring_attack.c - a ring's attack after its publication: how much, by whom, how long. */
#include "../../support/tiny_rings.h"

enum { PERSONS = 400, TARGET = 300, MEMBERS = 10, DAYS = 100 };

/* A ring of persons 1 to 10, whose target shows one attribute; every harassment succeeds. */
static uint32_t setup(struct tiny_world *t)
{
    struct tiny_pairs pairs = {0};
    tiny_ring_params(t);
    t->params.rings.attack_days = DAYS;
    t->params.offences[t->params.rings.harasses.index].success = 1;
    t->params.offences[t->params.rings.harasses.index].base_leverage = 1;
    t->params.offending.disinhibition = 0;
    tiny_ring(&pairs, PERSONS, 1);
    tiny_open(t, PERSONS, &pairs, 42);
    tiny_blank(t);
    person_set_exposure(&t->world, TARGET, exposure_widen(0, ATTRIBUTE_WORK, AUDIENCE_EVERYONE));
    uint32_t ring = tiny_ring_of(t, 1, MEMBERS, false);
    tiny_ring_target(t, ring, TARGET);
    return ring;
}

static void attack(struct tiny_world *t)
{
    while (t->world.day < DAYS)
        tiny_ring_day(t);
}

/* 10 members, 0.3 a day, 100 days: 300 offences. 4 standard errors here and below (false alarm 6e-5 each). */
static void members_harass_while_the_attack_lasts(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t ring = setup(&t);
    t.params.rings.harassment = 0.3;
    attack(&t);
    double harassed = tiny_sum(&t, M_RING_HARASSMENT);
    expect_poisson(harassed, 0.3 * MEMBERS * DAYS, 4);
    assert_true(tiny_sum(&t, M_VICTIMISATIONS) == harassed + 1 && t.world.offence_count == harassed + 1);
    for (uint32_t i = 1; i < t.world.offence_count; i++) {
        const struct offence *offence = &t.world.offences[i];
        assert_true(offence->type == t.params.rings.harasses.index && offence->victim == TARGET);
        assert_true(offence->ring == ring + 1 && offence->attempt > RING_ATTEMPTS);
    }
    assert_true(t.world.rings[ring].published);
    tiny_ring_day(&t);
    assert_true(t.world.rings[ring].target == NOBODY && tiny_sum(&t, M_RING_HARASSMENT) == harassed);
    assert_int_equal(t.world.rings[ring].until, DAYS + t.params.rings.rest_days);
    tiny_close(&t);
}

static void harassment_succeeds_as_often_as_by_single_offenders(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.rings.harassment = 1;
    t.params.offences[t.params.rings.harasses.index].success = 0.4;
    attack(&t);
    double attempts = tiny_sum(&t, M_ATTEMPTS) - 1; /* without the publication */
    expect_poisson(attempts, MEMBERS * DAYS, 4);
    expect_share(tiny_sum(&t, M_RING_HARASSMENT), attempts, 0.4, 4);
    tiny_close(&t);
}

static void a_suspended_target_is_out_of_reach(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error;
    setup(&t);
    t.params.rings.harassment = t.params.rings.bystanders = t.params.rings.malicious_reports = 5;
    tiny_must(person_suspend(&t.world, TARGET, DAYS, &error), &error);
    attack(&t);
    assert_int_equal(t.world.offence_count, 1);
    assert_true(tiny_sum(&t, M_PILE_ON) + tiny_sum(&t, M_RING_REPORTS) == 0);
    tiny_close(&t);
}

static void a_target_who_moved_is_left_alone(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t ring = setup(&t);
    t.params.rings.harassment = 5;
    person_withdraw(&t.world, TARGET);
    t.world.persons.at[TARGET].platform = NO_PLATFORM;
    tiny_ring_day(&t);
    assert_int_equal(t.world.rings[ring].target, NOBODY);
    assert_int_equal(t.world.offence_count, 0);
    tiny_close(&t);
}

/* 4 insults a day by others than the target, counted as incivility too. */
static void bystanders_pile_on(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.rings.bystanders = 4;
    while (t.world.day < DAYS) {
        double before = tiny_sum(&t, M_PILE_ON);
        tiny_ring_day(&t);
        assert_true(tiny_sum(&t, M_PILE_ON) - before == (double)t.world.insulters.count);
        for (size_t k = 0; k < t.world.insulters.count; k++)
            assert_true(t.world.insulters.items[k] != TARGET &&
                        t.world.persons.offender[t.world.insulters.items[k]] == NOBODY);
    }
    /* Members are drawn as well, but do not count: 10 of 399. */
    expect_poisson(tiny_sum(&t, M_PILE_ON), 4.0 * DAYS * (PERSONS - 1 - MEMBERS) / (PERSONS - 1), 4);
    assert_true(tiny_sum(&t, M_INCIVILITY) == tiny_sum(&t, M_PILE_ON));
    assert_int_equal(t.world.offence_count, 1);
    tiny_close(&t);
}

/* rho is 0.8 with an own credential and 0 for the normative: (1 + 0.5 * 0.2)/1.5 of the insults, or all of them. */
static void identifiability_restrains_bystanders_but_the_normative(void **state)
{
    (void)state;
    for (int normative = 0; normative < 2; normative++) {
        struct tiny_world t;
        setup(&t);
        t.params.rings.bystanders = 20;
        t.params.offending.disinhibition = 0.5;
        t.params.investigation.trace_technical = 0.2;
        t.params.investigation.trace_registry = 0.75;
        for (uint32_t i = 0; i < PERSONS; i++) {
            person_withdraw(&t.world, i);
            t.world.persons.at[i].credential = CREDENTIAL_OWN;
            t.world.persons.at[i].traits |= normative ? TRAIT_NORMATIVE : 0;
            person_enter(&t.world, i);
        }
        attack(&t);
        double share = (normative ? 1 : 1.1 / 1.5) * (PERSONS - 1 - MEMBERS) / (PERSONS - 1);
        expect_poisson(tiny_sum(&t, M_PILE_ON), 20 * DAYS * share, 4);
        tiny_close(&t);
    }
}

/* (1 + 0.5 * 0.4)/1.5 of the insults at a stake of 0.6 and no trace. */
static void the_reputation_of_a_durable_pseudonym_restrains_bystanders(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.rings.bystanders = 20;
    t.params.offending.disinhibition = 0.5;
    t.params.investigation.trace_technical = 0;
    t.params.platforms[0].durable_pseudonyms = true;
    t.params.registration.pseudonym_stake = 0.6;
    attack(&t);
    double share = 1.2 / 1.5 * (PERSONS - 1 - MEMBERS) / (PERSONS - 1);
    expect_poisson(tiny_sum(&t, M_PILE_ON), 20 * DAYS * share, 4);
    tiny_close(&t);
}

static void the_target_is_reported_falsely_where_anybody_reports(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.rings.malicious_reports = 2;
    attack(&t);
    expect_poisson(tiny_sum(&t, M_RING_REPORTS), 2 * DAYS, 4);
    assert_true(tiny_sum(&t, M_REPORTS_MALICIOUS) == tiny_sum(&t, M_RING_REPORTS));
    assert_int_equal(t.world.platforms[0].reports.count, 1);
    assert_true(person_has(&t.world, TARGET, TRAIT_REPORTED) && !person_has(&t.world, TARGET, TRAIT_REPORT_TRUE));
    tiny_close(&t);
    setup(&t);
    t.params.rings.malicious_reports = 2;
    t.params.mechanisms.reporting = false;
    attack(&t);
    assert_true(tiny_sum(&t, M_RING_REPORTS) == 0);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_harass_while_the_attack_lasts),
        cmocka_unit_test(harassment_succeeds_as_often_as_by_single_offenders),
        cmocka_unit_test(a_suspended_target_is_out_of_reach),
        cmocka_unit_test(a_target_who_moved_is_left_alone),
        cmocka_unit_test(bystanders_pile_on),
        cmocka_unit_test(identifiability_restrains_bystanders_but_the_normative),
        cmocka_unit_test(the_reputation_of_a_durable_pseudonym_restrains_bystanders),
        cmocka_unit_test(the_target_is_reported_falsely_where_anybody_reports),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
