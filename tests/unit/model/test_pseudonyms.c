/* test_pseudonyms.c - durable pseudonyms: one at a time, not replaced at will, with a reputation at stake; and how
 * re-entry after a suspension is counted. */
#include "../../support/tiny_world.h"
#include "regimesim/model/attempt.h"
#include "regimesim/model/registration.h"

enum { PERSONS = 1000 };

/* Person 3 offends with several accounts, all closed. rho is 0.2, and 0.8 with an own credential. */
static uint32_t setup(struct tiny_world *t, bool durable)
{
    struct tiny_pairs pairs = {0};
    tiny_params(t);
    t->params.population.extra_accounts = 6;
    t->params.platforms[0].durable_pseudonyms = durable;
    t->params.platforms[0].ban_days = 100;
    t->params.platforms[0].verification = VERIFICATION_OPTIONAL;
    t->params.registration.pseudonym_stake = 0.6;
    t->params.offending.disinhibition = 0.5;
    t->params.offending.deterrence = 0;
    t->params.investigation.trace_technical = 0.2;
    t->params.investigation.trace_registry = 0.75;
    tiny_ring(&pairs, PERSONS, 1);
    tiny_open(t, PERSONS, &pairs, 57);
    tiny_blank(t);
    struct offender *offender = tiny_motivate(t, 3);
    assert_true(offender->account_count > 2);
    return offender->first_account;
}

static bool offered(const struct tiny_world *t, uint32_t account, enum credential_option option)
{
    double utility[OPTION_COUNT];
    credential_utilities(&t->world, account, utility);
    return !isinf(utility[option]);
}

static void suspend(struct tiny_world *t, uint32_t account)
{
    struct error error;
    tiny_must(account_suspend(&t->world, account, &error), &error);
    tiny_verify(t);
}

static void one_pseudonym_a_person_at_a_time(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t first = setup(&t, true);
    assert_true(offered(&t, first, OPTION_UNVERIFIED));
    account_open(&t.world, first, CREDENTIAL_UNVERIFIED, false, NOBODY);
    tiny_verify(&t);
    assert_false(offered(&t, first + 1, OPTION_UNVERIFIED));
    assert_true(offered(&t, first + 1, OPTION_OWN) && offered(&t, first + 1, OPTION_FALSE));
    uint32_t other = tiny_motivate(&t, 4)->first_account;
    assert_true(offered(&t, other, OPTION_UNVERIFIED)); /* another person's affair */
    account_close(&t.world, first, 0);
    assert_true(offered(&t, first + 1, OPTION_UNVERIFIED)); /* given up, not suspended */
    tiny_close(&t);
}

static void a_suspended_pseudonym_is_not_replaced_before_ban_days(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t first = setup(&t, true);
    t.world.day = 10;
    account_open(&t.world, first, CREDENTIAL_UNVERIFIED, false, NOBODY);
    suspend(&t, first);
    assert_int_equal(t.world.offenders[0].banned_until[0], 0); /* a bar of its own kind */
    for (t.world.day = 10; t.world.day < 115; t.world.day += 5) {
        assert_int_equal(offered(&t, first, OPTION_UNVERIFIED), t.world.day >= 110);
        assert_true(offered(&t, first, OPTION_OWN));
    }
    tiny_close(&t);
}

static void a_pseudonym_chosen_before_the_bar_does_not_open(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t first = setup(&t, true);
    account_open(&t.world, first, CREDENTIAL_UNVERIFIED, false, NOBODY);
    suspend(&t, first);
    struct account *waiting = &t.world.accounts[first + 1];
    waiting->state = ACCOUNT_OPENING;
    waiting->credential = CREDENTIAL_UNVERIFIED;
    tiny_step(&t, &registration_mechanism);
    assert_false(waiting->state == ACCOUNT_OPEN && waiting->credential == CREDENTIAL_UNVERIFIED);
    assert_int_equal(t.world.platforms[0].operating[CREDENTIAL_UNVERIFIED], 0);
    tiny_verify(&t);
    tiny_close(&t);
}

/* Chosen before the rule, both to open today: one gives way, and does not keep the other out for ever. */
static void of_two_pseudonyms_that_a_new_rule_overtakes_one_opens(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t first = setup(&t, true);
    for (uint32_t a = first; a < first + 2; a++) {
        t.world.accounts[a].state = ACCOUNT_OPENING;
        t.world.accounts[a].credential = CREDENTIAL_UNVERIFIED;
    }
    t.params.credentials.price = 1000;
    t.params.registration.risk_weight = 1000; /* an own or a false credential is not worth it; nor is anything */
    tiny_step(&t, &registration_mechanism);
    assert_int_equal(t.world.platforms[0].operating[CREDENTIAL_UNVERIFIED], 1);
    assert_int_equal(t.world.accounts[first].state, ACCOUNT_CLOSED);
    tiny_verify(&t);
    tiny_close(&t);
}

static void throwaway_pseudonyms_are_replaced_at_will(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t first = setup(&t, false);
    account_open(&t.world, first, CREDENTIAL_UNVERIFIED, false, NOBODY);
    assert_true(offered(&t, first + 1, OPTION_UNVERIFIED));
    suspend(&t, first);
    assert_true(offered(&t, first, OPTION_UNVERIFIED));
    assert_int_equal(t.world.offenders[0].pseudonym_barred_until[0], 0);
    tiny_close(&t);
}

/* 1 + 0.5 * 0.8 = 1.4; at a stake of 0.6 1 + 0.5 * 0.8 * 0.4 = 1.16; own credential 1 + 0.5 * 0.2 = 1.1. */
static void a_reputation_restrains_only_behind_a_durable_pseudonym(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, true);
    expect_near(credential_disinhibition(&t.world, 0, CREDENTIAL_UNVERIFIED, 0.2), 1.16, 1e-12);
    expect_near(credential_disinhibition(&t.world, 0, CREDENTIAL_OWN, 0.8), 1.1, 1e-12);
    expect_near(credential_disinhibition(&t.world, 0, CREDENTIAL_FALSE, 0.2), 1.4, 1e-12);
    t.world.platforms[0].in_force = false;
    expect_near(credential_disinhibition(&t.world, 0, CREDENTIAL_UNVERIFIED, 0.2), 1.4, 1e-12);
    t.world.platforms[0].in_force = true;
    t.params.platforms[0].durable_pseudonyms = false;
    expect_near(credential_disinhibition(&t.world, 0, CREDENTIAL_UNVERIFIED, 0.2), 1.4, 1e-12);
    tiny_close(&t);
}

static void offenders_try_less_under_a_durable_pseudonym(void **state)
{
    (void)state;
    struct tiny_world t;
    struct attempt_setting setting;
    uint32_t first = setup(&t, true);
    account_open(&t.world, first, CREDENTIAL_UNVERIFIED, false, NOBODY);
    attempt_setting_make(&setting, &t.world);
    double durable = attempt_mean(&t.world, &setting, &t.world.offenders[0]);
    t.params.platforms[0].durable_pseudonyms = false;
    double fleeting = attempt_mean(&t.world, &setting, &t.world.offenders[0]);
    expect_near(durable / fleeting, 1.16 / 1.4, 1e-9);
    tiny_close(&t);
}

/* 1,000 persons, a fifth of them normative, 100 days at 0.1; 4 standard errors. */
static void insults_fall_for_all_but_the_normative(void **state)
{
    (void)state;
    for (int durable = 0; durable < 2; durable++) {
        struct tiny_world t;
        setup(&t, durable);
        tiny_only_type(&t);
        t.params.offences[0].kind = OFFENCE_INCIVILITY;
        t.params.offences[0].rate = 0.1;
        for (uint32_t i = 0; i < PERSONS; i += 5) {
            person_withdraw(&t.world, i);
            t.world.persons.at[i].traits |= TRAIT_NORMATIVE;
            person_enter(&t.world, i);
        }
        for (; t.world.day < 100; t.world.day++)
            tiny_step(&t, &incivility_mechanism);
        expect_poisson(tiny_sum(&t, M_INCIVILITY), 10 * (800 * (durable ? 1.16 : 1.4) + 200 * 1.5), 4);
        tiny_close(&t);
    }
}

static void re_entry_is_counted_with_its_lag(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t first = setup(&t, false);
    account_open(&t.world, first, CREDENTIAL_UNVERIFIED, false, NOBODY);
    account_close(&t.world, first, 0);
    account_open(&t.world, first, CREDENTIAL_UNVERIFIED, false, NOBODY);
    assert_true(tiny_sum(&t, M_REOPENED) == 0); /* nothing was suspended */
    suspend(&t, first);
    t.world.day = 4;
    account_open(&t.world, first, CREDENTIAL_OWN, true, NOBODY);
    account_open(&t.world, first + 1, CREDENTIAL_UNVERIFIED, false, NOBODY);
    assert_true(tiny_sum(&t, M_OPENED) == 4);
    assert_true(tiny_sum(&t, M_REOPENED) == 2);
    assert_true(tiny_sum(&t, M_REENTRY_DAYS) == 8);
    account_open(&t.world, tiny_motivate(&t, 4)->first_account, CREDENTIAL_UNVERIFIED, false, NOBODY);
    assert_true(tiny_sum(&t, M_REOPENED) == 2); /* somebody else */
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_pseudonym_a_person_at_a_time),
        cmocka_unit_test(a_suspended_pseudonym_is_not_replaced_before_ban_days),
        cmocka_unit_test(a_pseudonym_chosen_before_the_bar_does_not_open),
        cmocka_unit_test(of_two_pseudonyms_that_a_new_rule_overtakes_one_opens),
        cmocka_unit_test(throwaway_pseudonyms_are_replaced_at_will),
        cmocka_unit_test(a_reputation_restrains_only_behind_a_durable_pseudonym),
        cmocka_unit_test(offenders_try_less_under_a_durable_pseudonym),
        cmocka_unit_test(insults_fall_for_all_but_the_normative),
        cmocka_unit_test(re_entry_is_counted_with_its_lag),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
