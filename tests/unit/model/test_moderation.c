/* test_moderation.c - platforms work through reports: capacity, order, void reports, and how often they err. */
#include "../../support/tiny_world.h"
#include "regimesim/model/report.h"

enum { PERSONS = 4000 };

/* `capacity` reports a day per 1,000 accounts. */
static void setup(struct tiny_world *t, double capacity)
{
    struct tiny_pairs pairs = {0};
    tiny_params(t);
    tiny_add_abroad(t);
    t->params.platforms[0].moderation_capacity = capacity;
    t->params.platforms[0].sensitivity = 0.25;
    t->params.platforms[0].specificity = 0.9;
    t->params.platforms[0].suspension_days = 7;
    tiny_ring(&pairs, PERSONS, 1);
    tiny_open(t, PERSONS, &pairs, 28);
    tiny_blank(t);
}

static void report_one(struct tiny_world *t, uint32_t person, bool is_true)
{
    struct error error;
    tiny_must(report_person(&t->world, person, is_true, &error), &error);
}

static void report_the_account(struct tiny_world *t, uint32_t account)
{
    struct error error;
    tiny_must(report_account(&t->world, account, &error), &error);
}

/* 1,900 reports of each kind; 4 standard errors. */
static void true_reports_lead_to_suspension_with_the_sensitivity(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t closed = 0;
    setup(&t, 1000);
    for (uint32_t k = 0; k < 1900; k++)
        report_the_account(&t, tiny_account(&t, k, CREDENTIAL_UNVERIFIED, false, NOBODY));
    tiny_step(&t, &moderation_mechanism);
    for (uint32_t a = 0; a < 1900; a++)
        closed += t.world.accounts[a].state == ACCOUNT_CLOSED;
    expect_share(closed, 1900, 0.25, 4);
    assert_true(tiny_sum(&t, M_TAKEDOWNS) == closed);
    assert_true(tiny_sum(&t, M_REPORTS_HANDLED) == 1900);
    assert_int_equal(t.world.platforms[0].reports.count, 0);
    tiny_verify(&t);
    tiny_close(&t);
}

static void false_reports_lead_to_suspension_by_lack_of_specificity(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 1000);
    for (uint32_t i = 0; i < PERSONS; i++)
        report_one(&t, i, i % 2);
    tiny_step(&t, &moderation_mechanism);
    expect_share(tiny_sum(&t, M_WRONGFUL_SUSPENSIONS), PERSONS / 2, 0.1, 4);
    expect_share(tiny_sum(&t, M_TAKEDOWNS), PERSONS / 2, 0.25, 4);
    assert_int_equal(t.world.suspended.count, tiny_sum(&t, M_WRONGFUL_SUSPENSIONS) + tiny_sum(&t, M_TAKEDOWNS));
    for (size_t k = 0; k < t.world.suspended.count; k++)
        assert_int_equal(t.world.persons.at[t.world.suspended.items[k]].suspended_until, 7);
    assert_int_equal(tiny_count_trait(&t, TRAIT_REPORTED) + tiny_count_trait(&t, TRAIT_REPORT_TRUE), 0);
    tiny_verify(&t);
    tiny_close(&t);
}

static void perfect_platforms_do_not_err(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 1000);
    t.params.platforms[0].sensitivity = t.params.platforms[0].specificity = 1;
    for (uint32_t i = 0; i < PERSONS; i++)
        report_one(&t, i, i % 2);
    tiny_step(&t, &moderation_mechanism);
    for (uint32_t i = 0; i < PERSONS; i++)
        assert_int_equal(person_active(&t.world, i, 0), i % 2 == 0);
    tiny_close(&t);
}

/* 4,000 accounts at 0.75 per 1,000: three reports a day. */
static void no_more_is_handled_than_there_is_capacity_for_first_come_first_served(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 0.75);
    t.params.platforms[0].specificity = 1;
    for (uint32_t i = 0; i < 30; i++)
        report_one(&t, 100 + i, false);
    for (uint32_t day = 1; day <= 10; day++, t.world.day++) {
        tiny_step(&t, &moderation_mechanism);
        assert_true(tiny_sum(&t, M_REPORTS_HANDLED) == 3 * day);
        for (uint32_t i = 0; i < 30; i++)
            assert_int_equal(person_has(&t.world, 100 + i, TRAIT_REPORTED), i >= 3 * day);
        tiny_verify(&t);
    }
    tiny_close(&t);
}

/* 4,000 accounts at 0.1 per 1,000: 0.4 a day on average; 600 days, 4 standard errors. */
static void a_fraction_of_a_report_a_day_is_handled_by_chance(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 0.1);
    t.params.platforms[0].specificity = 1;
    for (uint32_t i = 0; i < 1000; i++)
        report_one(&t, i, false);
    for (; t.world.day < 600; t.world.day++)
        tiny_step(&t, &moderation_mechanism);
    expect_share(tiny_sum(&t, M_REPORTS_HANDLED), 600, 0.4, 4);
    tiny_close(&t);
}

static void without_capacity_nothing_is_handled(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 0);
    for (uint32_t i = 0; i < 100; i++)
        report_one(&t, i, true);
    for (; t.world.day < 20; t.world.day++)
        tiny_step(&t, &moderation_mechanism);
    assert_true(tiny_sum(&t, M_REPORTS_HANDLED) == 0);
    assert_int_equal(t.world.platforms[0].reports.count, 100);
    tiny_close(&t);
}

/* Nothing void takes capacity: 0.25 per 1,000 is one report a day. */
static void reports_are_void_once_their_account_is_closed(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error;
    setup(&t, 0.25);
    uint32_t closed = tiny_account(&t, 1, CREDENTIAL_UNVERIFIED, false, NOBODY);
    uint32_t reopened = tiny_account(&t, 2, CREDENTIAL_UNVERIFIED, false, NOBODY);
    report_the_account(&t, closed);
    report_the_account(&t, reopened);
    report_one(&t, 10, false);
    report_one(&t, 11, false);
    report_one(&t, 12, false);
    account_close(&t.world, closed, 0);
    account_close(&t.world, reopened, 0);
    account_open(&t.world, reopened, CREDENTIAL_UNVERIFIED, false, NOBODY);
    tiny_must(person_suspend(&t.world, 10, 5, &error), &error);
    person_withdraw(&t.world, 11);
    t.world.persons.at[11].platform = 1;
    person_enter(&t.world, 11);
    t.params.platforms[0].sensitivity = 1;
    tiny_step(&t, &moderation_mechanism);
    assert_true(tiny_sum(&t, M_REPORTS_HANDLED) == 1);
    assert_true(tiny_sum(&t, M_TAKEDOWNS) == 0);
    assert_int_equal(t.world.accounts[reopened].state, ACCOUNT_OPEN);
    assert_int_equal(t.world.platforms[0].reports.count, 0);
    assert_int_equal(tiny_count_trait(&t, TRAIT_REPORTED), 0);
    tiny_close(&t);
}

static void a_successors_own_report_survives_a_void_one(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 1000);
    t.params.platforms[0].sensitivity = 1;
    uint32_t account = tiny_account(&t, 1, CREDENTIAL_UNVERIFIED, false, NOBODY);
    report_the_account(&t, account);
    account_close(&t.world, account, 0);
    account_open(&t.world, account, CREDENTIAL_UNVERIFIED, false, NOBODY);
    report_the_account(&t, account);
    tiny_verify(&t);
    t.params.platforms[0].moderation_capacity = 0; /* the void one goes, the other waits and stays marked */
    tiny_step(&t, &moderation_mechanism);
    assert_int_equal(t.world.platforms[0].reports.count, 1);
    assert_true(t.world.accounts[account].reported);
    t.params.platforms[0].moderation_capacity = 1000;
    tiny_step(&t, &moderation_mechanism);
    assert_true(tiny_sum(&t, M_REPORTS_HANDLED) == 1);
    assert_int_equal(t.world.accounts[account].state, ACCOUNT_CLOSED);
    tiny_verify(&t);
    tiny_close(&t);
}

static void who_was_cleared_can_be_reported_again(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 1000);
    t.params.platforms[0].sensitivity = 0;
    t.params.platforms[0].specificity = 1;
    uint32_t account = tiny_account(&t, 1, CREDENTIAL_UNVERIFIED, false, NOBODY);
    for (; t.world.day < 3; t.world.day++) {
        report_the_account(&t, account);
        report_one(&t, 5, false);
        assert_int_equal(t.world.platforms[0].reports.count, 2);
        tiny_step(&t, &moderation_mechanism);
        assert_false(t.world.accounts[account].reported);
    }
    assert_true(tiny_sum(&t, M_REPORTS_HANDLED) == 6);
    tiny_close(&t);
}

static void a_takedown_bars_the_holder_of_an_own_credential(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 1000);
    t.params.platforms[0].sensitivity = 1;
    t.params.platforms[0].ban_days = 180;
    report_the_account(&t, tiny_account(&t, 1, CREDENTIAL_OWN, true, NOBODY));
    tiny_step(&t, &moderation_mechanism);
    assert_int_equal(t.world.offenders[0].banned_until[0], 180);
    assert_false(person_active(&t.world, 1, 0));
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(true_reports_lead_to_suspension_with_the_sensitivity),
        cmocka_unit_test(false_reports_lead_to_suspension_by_lack_of_specificity),
        cmocka_unit_test(perfect_platforms_do_not_err),
        cmocka_unit_test(no_more_is_handled_than_there_is_capacity_for_first_come_first_served),
        cmocka_unit_test(a_fraction_of_a_report_a_day_is_handled_by_chance),
        cmocka_unit_test(without_capacity_nothing_is_handled),
        cmocka_unit_test(reports_are_void_once_their_account_is_closed),
        cmocka_unit_test(a_successors_own_report_survives_a_void_one),
        cmocka_unit_test(who_was_cleared_can_be_reported_again),
        cmocka_unit_test(a_takedown_bars_the_holder_of_an_own_credential),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
