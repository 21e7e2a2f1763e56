/* test_credential_choice.c - what follows from an offender's choice: opening, waiting, trying again, whose identity. */
#include "../../support/tiny_world.h"
#include "regimesim/model/registration.h"

/* A world in which a false credential is the only thing worth having, and nothing costs. */
static void setup(struct tiny_world *t, uint32_t persons)
{
    struct tiny_pairs pairs = {0};
    tiny_params(t);
    t->params.registration.risk_weight = 0;
    t->params.registration.choice_sharpness = 100;
    t->params.registration.reentry_days = 3;
    t->params.registration.wait_days = 30;
    t->params.credentials.price = 0;
    t->params.platforms[0].verification = VERIFICATION_MANDATORY;
    t->params.platforms[0].strength = 0.5;
    tiny_ring(&pairs, persons, 1);
    tiny_open(t, persons, &pairs, 17);
    tiny_blank(t);
}

/* Motivate, ban from the own credential, and choose. */
static struct account *choose_false(struct tiny_world *t, uint32_t person, bool immediate)
{
    struct offender *offender = tiny_motivate(t, person);
    offender->banned_until[0] = 1000;
    credential_decide(&t->world, offender->first_account, immediate);
    return &t->world.accounts[offender->first_account];
}

static void a_chosen_account_opens_after_the_delay(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 10);
    t.world.day = 4;
    struct account *account = choose_false(&t, 2, false);
    assert_int_equal(account->state, ACCOUNT_OPENING);
    assert_int_equal(account->due, 7);
    assert_int_equal(account->credential, CREDENTIAL_FALSE);
    tiny_switch_all(&t.params, false);
    t.params.mechanisms.registration = true;
    for (int day = 4; day < 7; day++) {
        tiny_day(&t);
        assert_int_equal(account->state, ACCOUNT_OPENING);
    }
    tiny_day(&t);
    assert_int_equal(account->state, ACCOUNT_OPEN);
    assert_int_equal(t.world.platforms[0].operating[CREDENTIAL_FALSE], 1);
    tiny_close(&t);
}

static void on_day_0_accounts_open_at_once(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 10);
    struct account *account = choose_false(&t, 2, true);
    assert_int_equal(account->state, ACCOUNT_OPEN);
    assert_int_equal(account->due, 0);
    tiny_close(&t);
}

static void one_who_opens_nothing_waits(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 10);
    t.params.platforms[0].strength = 1;
    t.world.day = 4;
    struct account *account = choose_false(&t, 2, false);
    assert_int_equal(account->state, ACCOUNT_CLOSED);
    assert_int_equal(account->due, 34);
    assert_int_equal(account->identity, NOBODY);
    tiny_close(&t);
}

/* 2,000 offenders try once; a share q = 0.8 is rejected and tries again the next day. 4 standard errors. */
static void daily_tries_are_rejected_with_the_strength_of_the_check(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t rejected = 0;
    setup(&t, 2000);
    t.params.credentials.tries = TRIES_DAILY;
    t.params.platforms[0].strength = 0.8;
    for (uint32_t i = 0; i < 2000; i++) {
        struct account *account = choose_false(&t, i, false);
        if (account->state == ACCOUNT_CLOSED) {
            assert_int_equal(account->due, 1);
            rejected++;
        }
    }
    expect_share(rejected, 2000, 0.8, 4);
    tiny_close(&t);
}

/* With equal costs for all, 5,000 offenders choose in the shares of the logit: T_V - 0.1 / 0.5 = 0.8 for a false
 * credential, 0 for waiting, beta = 2. 4 standard errors. */
static void many_offenders_choose_in_the_shares_of_the_logit(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t opened = 0;
    setup(&t, 5000);
    t.params.registration.choice_sharpness = 2;
    t.params.population.cost_sigma = 0;
    t.world.price = 0.1;
    for (uint32_t i = 0; i < 5000; i++)
        opened += choose_false(&t, i, false)->state == ACCOUNT_OPENING;
    expect_share(opened, 5000, 1 / (1 + exp(-2 * 0.8)), 4);
    tiny_close(&t);
}

static void own_persona_comes_with_the_own_credential_and_never_with_a_false_one(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t own = 0;
    setup(&t, 3000);
    for (uint32_t i = 0; i < 100; i++)
        assert_false(choose_false(&t, i, true)->own_persona);
    t.params.platforms[0].strength = 1;
    for (uint32_t i = 100; i < 200; i++) {
        uint32_t account = tiny_motivate(&t, i)->first_account;
        credential_decide(&t.world, account, true);
        assert_int_equal(t.world.accounts[account].credential, CREDENTIAL_OWN);
        assert_true(t.world.accounts[account].own_persona);
        assert_int_equal(t.world.accounts[account].identity, NOBODY);
    }
    t.world.platforms[0].verification = VERIFICATION_NONE;
    t.params.registration.own_persona = 0.3;
    for (uint32_t i = 200; i < 2200; i++) {
        uint32_t account = tiny_motivate(&t, i)->first_account;
        credential_decide(&t.world, account, true);
        own += t.world.accounts[account].own_persona;
    }
    expect_share(own, 2000, 0.3, 4);
    tiny_verify(&t);
    tiny_close(&t);
}

static void a_leaked_identity_is_taken_first_and_used_up(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error;
    setup(&t, 500);
    tiny_must(vec32_push(&t.world.leaked, 77, &error), &error);
    tiny_must(vec32_push(&t.world.leaked, 88, &error), &error);
    uint32_t first = choose_false(&t, 1, true)->identity, second = choose_false(&t, 2, true)->identity;
    assert_true((first == 77 && second == 88) || (first == 88 && second == 77));
    assert_int_equal(t.world.leaked.count, 0);
    assert_true(person_has(&t.world, 77, TRAIT_IDENTITY_USED));
    uint32_t third = choose_false(&t, 3, true)->identity;
    assert_true(third < 500);
    tiny_close(&t);
}

static void nobody_poses_as_oneself(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 3);
    for (int k = 0; k < 200; k++) {
        t.world.day = k;
        struct account *account = choose_false(&t, 1, true);
        assert_true(account->identity == 0 || account->identity == 2);
        offender_desist(&t.world, 0);
    }
    tiny_close(&t);
}

/* 100 offenders and 2,000 identities: with duplicates some identity would be taken twice with probability 0.92; that
 * one of 100 finds eight used ones in a row has probability below 1e-8. */
static void without_duplicates_an_identity_backs_one_account_at_a_time(void **state)
{
    (void)state;
    struct tiny_world t;
    static bool taken[2000];
    setup(&t, 2000);
    t.params.platforms[0].duplicates = false;
    for (uint32_t i = 0; i < 100; i++) {
        uint32_t identity = choose_false(&t, i, true)->identity;
        assert_false(taken[identity]);
        taken[identity] = true;
        assert_true(person_has(&t.world, identity, TRAIT_IDENTITY_USED));
    }
    uint32_t freed = t.world.accounts[7].identity;
    account_close(&t.world, 7, 0);
    assert_false(person_has(&t.world, freed, TRAIT_IDENTITY_USED));
    tiny_verify(&t);
    tiny_close(&t);
}

static void an_offender_begins_where_the_ordinary_account_is(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error;
    uint32_t index;
    struct tiny_pairs pairs = {0};
    tiny_params(&t);
    tiny_add_abroad(&t);
    tiny_ring(&pairs, 10, 1);
    tiny_open(&t, 10, &pairs, 18);
    tiny_blank(&t);
    person_withdraw(&t.world, 4);
    t.world.persons.at[4].platform = 1;
    person_enter(&t.world, 4);
    tiny_must(offender_motivate(&t.world, 4, 0.1, &index, &error), &error);
    assert_int_equal(t.world.accounts[0].platform, NO_PLATFORM);
    credential_decide(&t.world, 0, true);
    assert_int_equal(t.world.accounts[0].platform, 1);
    tiny_close(&t);
}

static void an_offender_without_any_platform_in_reach_waits(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error;
    uint32_t index;
    setup(&t, 10);
    t.params.platforms[0].blocked_in = 1;
    person_withdraw(&t.world, 4);
    t.world.persons.at[4].platform = NO_PLATFORM;
    tiny_must(offender_motivate(&t.world, 4, 0.1, &index, &error), &error);
    credential_decide(&t.world, 0, false);
    assert_int_equal(t.world.accounts[0].state, ACCOUNT_CLOSED);
    assert_int_equal(t.world.accounts[0].due, 30);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_chosen_account_opens_after_the_delay),
        cmocka_unit_test(on_day_0_accounts_open_at_once),
        cmocka_unit_test(one_who_opens_nothing_waits),
        cmocka_unit_test(daily_tries_are_rejected_with_the_strength_of_the_check),
        cmocka_unit_test(many_offenders_choose_in_the_shares_of_the_logit),
        cmocka_unit_test(own_persona_comes_with_the_own_credential_and_never_with_a_false_one),
        cmocka_unit_test(a_leaked_identity_is_taken_first_and_used_up),
        cmocka_unit_test(nobody_poses_as_oneself),
        cmocka_unit_test(without_duplicates_an_identity_backs_one_account_at_a_time),
        cmocka_unit_test(an_offender_begins_where_the_ordinary_account_is),
        cmocka_unit_test(an_offender_without_any_platform_in_reach_waits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
