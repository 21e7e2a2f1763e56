/* test_law.c - a rule that takes effect later: nobody verifies before, existing accounts have a time of grace. */
#include "../../support/tiny_world.h"
#include "regimesim/model/platforms.h"
#include "regimesim/model/registration.h"

enum { MANY = 3000, LAW = 10, GRACE = 20 };

static void setup(struct tiny_world *t, enum verification rule)
{
    tiny_params(t);
    tiny_switch_all(&t->params, false);
    t->params.mechanisms.registration = true;
    t->params.run.days = 100;
    t->params.platforms[0].verification = (int)rule;
    t->params.platforms[0].law_day = LAW;
    t->params.platforms[0].existing_accounts = EXISTING_MUST_VERIFY;
    t->params.platforms[0].grace_days = GRACE;
}

static void open_persons(struct tiny_world *t)
{
    struct tiny_pairs pairs = {0};
    tiny_ring(&pairs, MANY, 1);
    tiny_open(t, MANY, &pairs, 15);
    tiny_prepare(t);
}

static void days_until(struct tiny_world *t, int day)
{
    while (t->world.day < day)
        tiny_day(t);
}

static uint32_t verified(const struct tiny_world *t)
{
    return platform_users(&t->world.platforms[0], CREDENTIAL_OWN);
}

static void before_the_law_nobody_is_verified(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, VERIFICATION_MANDATORY);
    open_persons(&t);
    for (; t.world.day < LAW; tiny_day(&t)) {
        assert_int_equal(t.world.platforms[0].verification, VERIFICATION_NONE);
        assert_int_equal(platform_users(&t.world.platforms[0], CREDENTIAL_UNVERIFIED), MANY);
    }
    tiny_day(&t);
    assert_int_equal(t.world.platforms[0].verification, VERIFICATION_MANDATORY);
    tiny_close(&t);
}

/* Everybody decides on one day of the grace period, each equally likely: 3,000/20 a day, and 4 standard errors on
 * each of 20 days (false alarm 1e-3 for the test). */
static void decisions_are_spread_over_the_grace_period(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, VERIFICATION_MANDATORY);
    t.params.registration.resistance = 0; /* with no breach known nobody refuses */
    open_persons(&t);
    days_until(&t, LAW);
    for (uint32_t before = 0; t.world.day < LAW + GRACE; before = verified(&t)) {
        tiny_day(&t);
        expect_share(verified(&t) - before, MANY, 1.0 / GRACE, 4);
    }
    assert_int_equal(verified(&t), MANY);
    days_until(&t, LAW + GRACE + 5);
    assert_int_equal(verified(&t), MANY);
    tiny_close(&t);
}

static void names_are_shown_once_the_law_is_in_force_and_not_before(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, VERIFICATION_MANDATORY);
    t.params.registration.resistance = 0;
    t.params.platforms[0].front_stage = FRONT_REAL;
    open_persons(&t);
    days_until(&t, LAW);
    assert_int_equal(tiny_count_trait(&t, TRAIT_REAL_NAME), 0);
    days_until(&t, LAW + GRACE);
    assert_int_equal(tiny_count_trait(&t, TRAIT_REAL_NAME), MANY);
    tiny_close(&t);
}

/* Each person's luck is the same, so the law ends where a rule from the start would have begun. */
static void expect_same_end(enum verification rule)
{
    struct tiny_world late, early;
    setup(&late, rule);
    setup(&early, rule);
    early.params.platforms[0].law_day = 0;
    open_persons(&late);
    open_persons(&early);
    days_until(&late, LAW + GRACE);
    for (uint32_t i = 0; i < MANY; i++) {
        assert_int_equal(late.world.persons.at[i].credential, early.world.persons.at[i].credential);
        assert_int_equal(late.world.persons.at[i].platform, early.world.persons.at[i].platform);
    }
    for (uint32_t i = 0; i < MANY; i++)
        if (early.world.persons.at[i].platform != NO_PLATFORM)
            assert_int_equal(late.world.persons.at[i].traits, early.world.persons.at[i].traits);
    tiny_close(&late);
    tiny_close(&early);
}

static void a_law_ends_where_a_rule_from_the_start_begins(void **state)
{
    (void)state;
    expect_same_end(VERIFICATION_OPTIONAL);
    expect_same_end(VERIFICATION_TIERED);
    expect_same_end(VERIFICATION_MANDATORY);
}

static void exempt_accounts_stay_as_they_are(void **state)
{
    (void)state;
    static const enum verification rules[] = {VERIFICATION_TIERED, VERIFICATION_MANDATORY};
    for (int k = 0; k < 2; k++) {
        struct tiny_world t;
        setup(&t, rules[k]);
        t.params.platforms[0].existing_accounts = EXISTING_EXEMPT;
        open_persons(&t);
        uint32_t account = tiny_account(&t, 5, CREDENTIAL_UNVERIFIED, true, NOBODY);
        days_until(&t, LAW + GRACE + 2);
        assert_int_equal(platform_users(&t.world.platforms[0], CREDENTIAL_UNVERIFIED), MANY);
        assert_int_equal(t.world.accounts[account].state, ACCOUNT_OPEN);
        assert_int_equal(t.world.accounts[account].credential, CREDENTIAL_UNVERIFIED);
        assert_false(t.world.accounts[account].limited);
        tiny_close(&t);
    }
}

static void a_badge_is_offered_to_existing_accounts_even_when_exempt(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, VERIFICATION_OPTIONAL);
    t.params.registration.uptake = 1;
    t.params.platforms[0].existing_accounts = EXISTING_EXEMPT;
    open_persons(&t);
    days_until(&t, LAW + GRACE);
    assert_true(verified(&t) > MANY / 3);
    tiny_close(&t);
}

static void unverified_operating_accounts_end_with_the_grace_period(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, VERIFICATION_MANDATORY);
    open_persons(&t);
    uint32_t account = tiny_account(&t, 5, CREDENTIAL_UNVERIFIED, true, NOBODY);
    days_until(&t, LAW + GRACE);
    assert_int_equal(t.world.accounts[account].state, ACCOUNT_OPEN);
    assert_int_equal(t.world.accounts[account].credential, CREDENTIAL_UNVERIFIED);
    tiny_day(&t);
    assert_true(t.world.accounts[account].state != ACCOUNT_OPEN);
    tiny_close(&t);
}

static void unverified_operating_accounts_become_limited_under_a_tiered_law(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, VERIFICATION_TIERED);
    open_persons(&t);
    uint32_t old = tiny_account(&t, 5, CREDENTIAL_UNVERIFIED, true, NOBODY);
    days_until(&t, LAW + 1);
    uint32_t new = tiny_account(&t, 6, CREDENTIAL_UNVERIFIED, true, NOBODY);
    assert_true(t.world.accounts[new].limited);
    days_until(&t, LAW + GRACE);
    assert_false(t.world.accounts[old].limited);
    tiny_day(&t);
    assert_true(t.world.accounts[old].limited);
    assert_int_equal(t.world.accounts[old].state, ACCOUNT_OPEN);
    tiny_close(&t);
}

/* Chosen the day before the law, due after it: the choice is made anew, under the law. */
static void an_account_chosen_before_the_law_is_chosen_again(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, VERIFICATION_MANDATORY);
    t.params.registration.reentry_days = 3;
    open_persons(&t);
    days_until(&t, LAW - 1);
    uint32_t index = tiny_motivate(&t, 5)->first_account;
    t.world.accounts[index].state = ACCOUNT_OPENING;
    t.world.accounts[index].credential = CREDENTIAL_UNVERIFIED;
    t.world.accounts[index].due = LAW + 2;
    for (; t.world.day < LAW + GRACE; tiny_day(&t))
        assert_false(t.world.accounts[index].state == ACCOUNT_OPEN &&
                     t.world.accounts[index].credential == CREDENTIAL_UNVERIFIED);
    tiny_close(&t);
}

static void after_a_compulsory_law_no_unverified_account_opens(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, VERIFICATION_MANDATORY);
    t.params.population.motivated_share = 0.1;
    t.params.registration.wait_days = 2;
    t.params.registration.reentry_days = 1;
    t.params.platforms[0].strength = 0.5;
    open_persons(&t);
    assert_true(t.world.platforms[0].operating[CREDENTIAL_UNVERIFIED] > 100);
    days_until(&t, LAW + GRACE + 20);
    assert_int_equal(t.world.platforms[0].operating[CREDENTIAL_UNVERIFIED], 0);
    assert_true(t.world.platforms[0].operating[CREDENTIAL_FALSE] > 0);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(before_the_law_nobody_is_verified),
        cmocka_unit_test(decisions_are_spread_over_the_grace_period),
        cmocka_unit_test(names_are_shown_once_the_law_is_in_force_and_not_before),
        cmocka_unit_test(a_law_ends_where_a_rule_from_the_start_begins),
        cmocka_unit_test(exempt_accounts_stay_as_they_are),
        cmocka_unit_test(a_badge_is_offered_to_existing_accounts_even_when_exempt),
        cmocka_unit_test(unverified_operating_accounts_end_with_the_grace_period),
        cmocka_unit_test(unverified_operating_accounts_become_limited_under_a_tiered_law),
        cmocka_unit_test(an_account_chosen_before_the_law_is_chosen_again),
        cmocka_unit_test(after_a_compulsory_law_no_unverified_account_opens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
