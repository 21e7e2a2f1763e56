/* test_investigation.c - how cases are taken up, how long they take, when they go cold, what identification does. */
#include "../../support/tiny_cases.h"
#include "regimesim/model/platforms.h"

/* 1,000 persons at 400 places per 100,000: four cases at a time. */
static void no_more_cases_are_open_than_there_are_places(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_cases_open(&t, 1000);
    t.params.jurisdictions[0].investigations = 400;
    t.params.jurisdictions[0].duration = 10;
    t.params.jurisdictions[0].duration_shape = 1000;
    t.params.investigation.trace_technical = 0;
    uint32_t account = tiny_account(&t, 3, CREDENTIAL_UNVERIFIED, false, NOBODY);
    for (int i = 0; i < 20; i++)
        tiny_case(&t, account, 9, 0);
    tiny_investigate(&t, 5);
    assert_int_equal(t.world.jurisdictions[0].active_count, 4);
    assert_int_equal(t.world.jurisdictions[0].cases.count, 16);
    for (size_t k = 0; k < 4; k++)
        assert_int_equal(t.world.jurisdictions[0].active[k].offence, k);
    tiny_investigate(&t, 50);
    assert_true(tiny_sum(&t, M_CASES_OPENED) == 20);
    tiny_close(&t);
}

/* Half a place: cases of no length are taken up on half of the days. 400 days, 4 standard errors. */
static void half_a_place_is_a_place_on_half_of_the_days(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_cases_open(&t, 1000);
    t.params.jurisdictions[0].investigations = 50;
    t.params.jurisdictions[0].limitation = 10000;
    t.params.investigation.trace_technical = 0;
    uint32_t account = tiny_account(&t, 3, CREDENTIAL_UNVERIFIED, false, NOBODY);
    for (int i = 0; i < 600; i++)
        tiny_case(&t, account, 9, 0);
    tiny_investigate(&t, 400);
    expect_share(tiny_sum(&t, M_CASES_OPENED), 400, 0.5, 4);
    tiny_close(&t);
}

static void a_case_that_waits_past_the_limitation_goes_cold(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_cases_open(&t, 1000);
    t.params.jurisdictions[0].investigations = 0;
    t.params.jurisdictions[0].limitation = 20;
    uint32_t account = tiny_account(&t, 3, CREDENTIAL_OWN, true, NOBODY);
    for (int i = 0; i < 7; i++)
        tiny_case(&t, account, 9, OFFENCE_KNOWN);
    tiny_investigate(&t, 21); /* days 0 to 20 */
    assert_int_equal(t.world.jurisdictions[0].cases.count, 7);
    tiny_investigate(&t, 1);
    assert_int_equal(t.world.jurisdictions[0].cases.count, 0);
    assert_true(tiny_sum(&t, M_CASES_COLD) == 7);
    assert_true(tiny_sum(&t, M_CASES_OPENED) == 0);
    assert_int_equal(tiny_detected(&t), 0);
    tiny_close(&t);
}

/* 1,500 durations: gamma of mean 30 and shape 2 has variance 30^2 / 2; 4 standard errors. */
static void investigations_take_a_gamma_time(void **state)
{
    (void)state;
    struct tiny_world t;
    double days = 0, squares = 0;
    tiny_cases_open(&t, 2000);
    t.params.jurisdictions[0].duration = 30;
    t.params.jurisdictions[0].duration_shape = 2;
    for (uint32_t k = 0; k < 1500; k++)
        tiny_case(&t, tiny_account(&t, k, CREDENTIAL_UNVERIFIED, false, NOBODY), 1600, 0);
    tiny_investigate(&t, 1);
    assert_int_equal(t.world.jurisdictions[0].active_count, 1500);
    for (size_t k = 0; k < 1500; k++) {
        days += t.world.jurisdictions[0].active[k].ends;
        squares += pow(t.world.jurisdictions[0].active[k].ends - 30, 2);
    }
    expect_near(days / 1500, 30, 4 * sqrt(450.0 / 1500));
    /* fourth central moment 3 mean^4 / k^2 + 6 mean^4 / k^3 */
    expect_near(squares / 1500, 450, 4 * sqrt(810000.0 * (3.0 / 4 + 6.0 / 8 - 1.0 / 4) / 1500));
    tiny_close(&t);
}

/* Where the offender lives, where the platform is at home, and how long requests abroad take: 40 and 90 days. */
static void requests_abroad_take_their_time_side_by_side(void **state)
{
    (void)state;
    static const struct {
        uint8_t offender, platform;
        int days;
    } cases[] = {{0, 0, 0}, {0, 1, 40}, {1, 0, 40}, {1, 1, 40}, {2, 0, 90}, {2, 1, 90}, {1, 2, 90}};
    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        struct tiny_world t;
        tiny_cases_open(&t, 100);
        t.params.jurisdictions[1].cooperation_delay = 40;
        t.params.jurisdictions[2].cooperation_delay = 90;
        t.params.platforms[0].home.index = cases[k].platform;
        t.world.persons.at[3].jurisdiction = cases[k].offender;
        t.world.day = 5;
        tiny_case(&t, tiny_account(&t, 3, CREDENTIAL_UNVERIFIED, false, NOBODY), 9, 0);
        tiny_investigate(&t, 1);
        assert_int_equal(t.world.jurisdictions[0].active[0].ends, 5 + cases[k].days);
        tiny_close(&t);
    }
}

static void identification_closes_all_accounts(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_cases_open(&t, 100);
    t.params.population.extra_accounts = 5;
    t.params.investigation.trace_technical = 1;
    struct offender *offender = tiny_motivate(&t, 3);
    assert_true(offender->account_count >= 3);
    account_open(&t.world, 0, CREDENTIAL_UNVERIFIED, true, NOBODY);
    account_open(&t.world, 1, CREDENTIAL_FALSE, false, 60);
    t.world.accounts[2].state = ACCOUNT_OPENING;
    tiny_case(&t, 0, 9, 0);
    tiny_investigate(&t, 2);
    for (uint32_t a = 0; a < offender->account_count; a++)
        assert_int_equal(t.world.accounts[a].state, ACCOUNT_CLOSED);
    assert_int_equal(platform_operating(&t.world.platforms[0]), 0);
    assert_int_equal(offender->identified, 1);
    assert_int_equal(t.world.identified.count, 1);
    assert_true(person_active(&t.world, 60, 0)); /* the owner of the false identity is known to be innocent now */
    tiny_close(&t);
}

/* Whether one identified under the credential is barred from a platform whose home is `home`. */
static bool is_barred(enum credential credential, int home, bool bans, bool sanctions)
{
    struct tiny_world t;
    tiny_cases_open(&t, 100);
    t.params.investigation.trace_registry = t.params.investigation.trace_technical = 1;
    t.params.jurisdictions[1].cooperation = 1;
    t.params.platforms[0].home.index = home;
    t.params.jurisdictions[0].bans = bans;
    t.params.mechanisms.sanctions = sanctions;
    tiny_case(&t, tiny_account(&t, 3, credential, true, NOBODY), 9, 0);
    tiny_investigate(&t, 2);
    assert_int_equal(tiny_detected(&t), 1);
    bool barred = t.world.offenders[0].banned_until[0] > 0;
    assert_int_equal(person_active(&t.world, 3, 0), !barred);
    tiny_close(&t);
    return barred;
}

static void only_platforms_at_home_bar_and_only_where_the_law_says_so(void **state)
{
    (void)state;
    assert_true(is_barred(CREDENTIAL_OWN, 0, true, true));
    assert_true(is_barred(CREDENTIAL_UNVERIFIED, 0, true, true));
    assert_false(is_barred(CREDENTIAL_OWN, 1, true, true));
    assert_false(is_barred(CREDENTIAL_OWN, 0, false, true));
    assert_false(is_barred(CREDENTIAL_OWN, 0, true, false));
}

static void a_case_solved_by_another_takes_no_place_and_counts_once(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_cases_open(&t, 1000);
    t.params.jurisdictions[0].investigations = 100; /* one place */
    t.params.investigation.trace_technical = t.params.investigation.clears_others = 1;
    uint32_t account = tiny_account(&t, 3, CREDENTIAL_UNVERIFIED, false, NOBODY);
    for (int i = 0; i < 10; i++)
        tiny_case(&t, account, 9, 0);
    tiny_investigate(&t, 2);
    assert_int_equal(tiny_detected(&t), 10);
    assert_int_equal(t.world.jurisdictions[0].cases.count, 0);
    assert_true(tiny_sum(&t, M_CASES_OPENED) == 1);
    assert_true(tiny_sum(&t, M_CASES_COLD) == 0);
    assert_true(tiny_sum(&t, M_OFFENCES_DETECTED) == 10);
    tiny_close(&t);
}

static void what_was_solved_meanwhile_does_not_go_cold(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_cases_open(&t, 1000);
    t.params.jurisdictions[0].investigations = 0;
    t.params.jurisdictions[0].limitation = 20;
    uint32_t account = tiny_account(&t, 3, CREDENTIAL_UNVERIFIED, false, NOBODY);
    uint32_t solved = tiny_case(&t, account, 9, 0);
    tiny_case(&t, account, 9, 0);
    t.world.offences[solved].detected = 0;
    tiny_investigate(&t, 1);
    assert_int_equal(t.world.jurisdictions[0].cases.count, 1);
    t.world.offences[solved + 1].detected = 10;
    t.world.day = 50;
    tiny_investigate(&t, 1);
    assert_int_equal(t.world.jurisdictions[0].cases.count, 0);
    assert_true(tiny_sum(&t, M_CASES_COLD) == 0);
    tiny_close(&t);
}

static void an_active_case_that_another_solved_ends_without_effect(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_cases_open(&t, 1000);
    t.params.investigation.trace_technical = t.params.investigation.clears_others = 1;
    uint32_t account = tiny_account(&t, 3, CREDENTIAL_UNVERIFIED, false, NOBODY);
    tiny_case(&t, account, 9, 0);
    tiny_case(&t, account, 9, 0);
    tiny_investigate(&t, 3);
    assert_true(tiny_sum(&t, M_CASES_OPENED) == 2);
    assert_true(tiny_sum(&t, M_CASES_SOLVED) == 1);
    assert_int_equal(t.world.offenders[0].identified, 1);
    tiny_close(&t);
}

/* Both cases are solved, but there is one offender to sanction on that day. */
static void one_whom_two_cases_reach_on_a_day_is_sanctioned_once(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_cases_open(&t, 1000);
    t.params.investigation.trace_technical = 1;
    uint32_t account = tiny_account(&t, 3, CREDENTIAL_UNVERIFIED, false, NOBODY);
    tiny_case(&t, account, 9, 0);
    tiny_case(&t, account, 9, 0);
    size_t most = 0;
    for (int day = 0; day < 3; day++) {
        tiny_investigate(&t, 1);
        most = t.world.identified.count > most ? t.world.identified.count : most;
    }
    assert_int_equal(t.world.offenders[0].identified, 2);
    assert_int_equal(most, 1);
    tiny_close(&t);
}

static void each_jurisdiction_works_with_its_own_places(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_cases_open(&t, 1000);
    for (uint32_t i = 500; i < 1000; i++)
        t.world.persons.at[i].jurisdiction = 1;
    t.world.jurisdictions[0].population = t.world.jurisdictions[1].population = 500;
    t.params.jurisdictions[0].investigations = 0;
    t.params.jurisdictions[1].investigations = 400;
    uint32_t account = tiny_account(&t, 3, CREDENTIAL_UNVERIFIED, false, NOBODY);
    for (uint32_t i = 0; i < 5; i++) {
        tiny_case(&t, account, 100 + i, 0);
        tiny_case(&t, account, 600 + i, 0);
    }
    tiny_investigate(&t, 1);
    assert_int_equal(t.world.jurisdictions[0].active_count, 0);
    assert_int_equal(t.world.jurisdictions[1].active_count, 2);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_more_cases_are_open_than_there_are_places),
        cmocka_unit_test(half_a_place_is_a_place_on_half_of_the_days),
        cmocka_unit_test(a_case_that_waits_past_the_limitation_goes_cold),
        cmocka_unit_test(investigations_take_a_gamma_time),
        cmocka_unit_test(requests_abroad_take_their_time_side_by_side),
        cmocka_unit_test(identification_closes_all_accounts),
        cmocka_unit_test(only_platforms_at_home_bar_and_only_where_the_law_says_so),
        cmocka_unit_test(a_case_solved_by_another_takes_no_place_and_counts_once),
        cmocka_unit_test(what_was_solved_meanwhile_does_not_go_cold),
        cmocka_unit_test(an_active_case_that_another_solved_ends_without_effect),
        cmocka_unit_test(one_whom_two_cases_reach_on_a_day_is_sanctioned_once),
        cmocka_unit_test(each_jurisdiction_works_with_its_own_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
