/* test_registry_keeper.c - identities kept by a platform, by a state as tokens, or by nobody: what leaks and what can
 * be traced. */
#include "../../support/tiny_cases.h"
#include "regimesim/model/registration.h"
#include "regimesim/model/trace.h"

enum { MANY = 4000, AT_HOME = 3000 };

/* Everybody has an own credential on platform 0; the first 3,000 persons live at home, the others in `foreign`. */
static void setup(struct tiny_world *t, enum registry_keeper keeper)
{
    struct tiny_pairs pairs = {0};
    tiny_params(t);
    tiny_add_abroad(t);
    t->params.credentials.awareness = 0.5;
    t->params.platforms[0].registry_keeper = (int)keeper;
    t->params.platforms[0].breach_share = 1;
    t->params.platforms[0].breach_day = 3;
    t->params.jurisdictions[0].register_breach_share = 0.7;
    tiny_ring(&pairs, MANY, 1);
    tiny_open(t, MANY, &pairs, 51);
    tiny_blank(t);
    for (uint32_t i = 0; i < MANY; i++) {
        person_withdraw(&t->world, i);
        t->world.persons.at[i].credential = CREDENTIAL_OWN;
        person_enter(&t->world, i);
        if (i < AT_HOME)
            continue;
        t->world.persons.at[i].jurisdiction = 1;
        t->world.jurisdictions[0].population--;
        t->world.jurisdictions[1].population++;
    }
    t->world.day = 3;
}

static void a_breach_of_the_platform_finds_what_the_platform_keeps(void **state)
{
    (void)state;
    for (int keeper = KEEPER_PLATFORM; keeper <= KEEPER_NOBODY; keeper++) {
        struct tiny_world t;
        setup(&t, (enum registry_keeper)keeper);
        tiny_step(&t, &registry_mechanism);
        uint32_t leaked = keeper == KEEPER_PLATFORM ? MANY : 0;
        assert_int_equal(tiny_count_trait(&t, TRAIT_LEAKED), leaked);
        assert_int_equal(t.world.leaked.count, leaked);
        assert_true(tiny_sum(&t, M_BREACHED) == leaked);
        assert_true((t.world.awareness > 0) == (leaked > 0));
        tiny_verify(&t);
        tiny_close(&t);
    }
}

/* 3,000 residents with probability 0.7: 4 standard errors, false alarm 6e-5. */
static void a_breach_of_the_states_register_leaks_its_residents(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, KEEPER_STATE);
    t.params.jurisdictions[0].register_breach_day = 3;
    tiny_step(&t, &registry_mechanism);
    expect_share(t.world.leaked.count, AT_HOME, 0.7, 4);
    assert_true(t.world.tallies->window[M_REGISTER_BREACHED][0] == t.world.leaked.count);
    assert_true(tiny_sum(&t, M_BREACHED) == 0 && t.world.tallies->window[M_REGISTER_BREACHED][1] == 0);
    assert_int_equal(tiny_count_trait(&t, TRAIT_LEAKED), t.world.leaked.count);
    for (size_t k = 0; k < t.world.leaked.count; k++) {
        assert_true(t.world.leaked.items[k] < AT_HOME);
        assert_int_equal(exposure_count(t.world.persons.at[t.world.leaked.items[k]].exposure, LAYER_STRANGER), 4);
    }
    expect_near(t.world.awareness, 0.5 * (double)t.world.leaked.count / MANY, 1e-12);
    tiny_verify(&t);
    tiny_close(&t);
}

static void a_register_without_tokens_has_nothing_to_leak(void **state)
{
    (void)state;
    static const enum registry_keeper others[] = {KEEPER_PLATFORM, KEEPER_NOBODY};
    for (int k = 0; k < 2; k++) {
        struct tiny_world t;
        setup(&t, others[k]);
        t.params.platforms[0].breach_day = -1;
        t.params.jurisdictions[0].register_breach_day = 3;
        tiny_step(&t, &registry_mechanism);
        assert_int_equal(t.world.leaked.count, 0);
        assert_true(tiny_sum(&t, M_REGISTER_BREACHED) == 0);
        tiny_close(&t);
    }
}

static void tokens_back_own_credentials_only(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, KEEPER_STATE);
    t.params.jurisdictions[0].register_breach_day = 3;
    t.params.jurisdictions[0].register_breach_share = 1;
    for (uint32_t i = 0; i < 1000; i++) {
        person_withdraw(&t.world, i);
        t.world.persons.at[i].credential = i < 500 ? CREDENTIAL_UNVERIFIED : CREDENTIAL_FALSE;
        t.world.persons.at[i].traits = 0;
        person_enter(&t.world, i);
    }
    person_withdraw(&t.world, 1000);
    t.world.persons.at[1000].platform = NO_PLATFORM;
    tiny_step(&t, &registry_mechanism);
    assert_int_equal(t.world.leaked.count, AT_HOME - 1001);
    tiny_verify(&t);
    tiny_close(&t);
}

/* Over 3,000 days with 1 - exp(-100/365) a day: 4 standard errors. */
static void the_register_is_breached_with_its_hazard(void **state)
{
    (void)state;
    struct tiny_world t;
    struct tiny_pairs pairs = {0};
    int breaches = 0;
    tiny_params(&t);
    t.params.platforms[0].registry_keeper = KEEPER_STATE;
    t.params.jurisdictions[0].register_breach_hazard = 100;
    t.params.jurisdictions[0].register_breach_share = 1;
    tiny_ring(&pairs, 3, 1);
    tiny_open(&t, 3, &pairs, 52);
    tiny_blank(&t);
    t.world.persons.at[0].credential = CREDENTIAL_OWN;
    for (; t.world.day < 3000; t.world.day++) {
        size_t before = t.world.leaked.count;
        tiny_step(&t, &registry_mechanism);
        breaches += t.world.leaked.count > before;
    }
    expect_share(breaches, 3000, 1 - exp(-100.0 / 365), 4);
    tiny_close(&t);
}

/* rho_tech = 0.2, rho_registry = 0.75: 0.8 together. */
static void what_nobody_keeps_cannot_be_traced_and_a_token_can(void **state)
{
    (void)state;
    static const double expected[] = {[KEEPER_PLATFORM] = 0.8, [KEEPER_STATE] = 0.8, [KEEPER_NOBODY] = 0.2};
    struct tiny_world t;
    tiny_cases_open(&t, 10);
    uint32_t account = tiny_account(&t, 1, CREDENTIAL_OWN, true, NOBODY);
    uint32_t offence = tiny_case(&t, account, 5, 0);
    for (int keeper = KEEPER_PLATFORM; keeper <= KEEPER_NOBODY; keeper++) {
        t.params.platforms[0].registry_keeper = keeper;
        expect_near(credential_traceability(&t.world, 0, CREDENTIAL_OWN), expected[keeper], 1e-12);
        expect_near(trace_identifies(&t.world, &t.world.offences[offence], true), expected[keeper], 1e-12);
        expect_near(credential_traceability(&t.world, 1, CREDENTIAL_OWN), 0.8, 1e-12);
        expect_near(credential_traceability(&t.world, 0, CREDENTIAL_FALSE), 0.2, 1e-12);
    }
    tiny_close(&t);
}

/* Suspended with an own credential, and with a false one in the name of person 7. */
static void suspend_both(struct tiny_world *t, enum registry_keeper keeper)
{
    struct tiny_pairs pairs = {0};
    struct error error;
    tiny_params(t);
    t->params.platforms[0].registry_keeper = (int)keeper;
    t->params.platforms[0].ban_days = 100;
    t->params.moderation.clearing_days = 30;
    tiny_ring(&pairs, 10, 1);
    tiny_open(t, 10, &pairs, 53);
    tiny_blank(t);
    uint32_t own = tiny_account(t, 1, CREDENTIAL_OWN, true, NOBODY);
    uint32_t false_ = tiny_account(t, 2, CREDENTIAL_FALSE, false, 7);
    tiny_must(account_suspend(&t->world, own, &error), &error);
    tiny_must(account_suspend(&t->world, false_, &error), &error);
    assert_int_equal(t->world.accounts[own].state, ACCOUNT_CLOSED);
    tiny_verify(t);
}

static void only_who_is_known_can_be_barred(void **state)
{
    (void)state;
    for (int keeper = KEEPER_PLATFORM; keeper <= KEEPER_NOBODY; keeper++) {
        struct tiny_world t;
        suspend_both(&t, (enum registry_keeper)keeper);
        bool known = keeper != KEEPER_NOBODY;
        assert_int_equal(t.world.offenders[0].banned_until[0], known ? 100 : 0);
        assert_int_equal(person_active(&t.world, 1, 0), !known);
        assert_int_equal(person_active(&t.world, 7, 0), !known);
        assert_true(tiny_sum(&t, M_OWNERS_BARRED) == known);
        tiny_close(&t);
    }
}

static void without_records_nobody_notices_a_second_account(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, KEEPER_NOBODY);
    assert_true(registration_reusable(&t.world, 0));
    t.params.platforms[0].duplicates = false;
    assert_true(registration_reusable(&t.world, 0));
    t.params.platforms[0].registry_keeper = KEEPER_STATE;
    assert_false(registration_reusable(&t.world, 0));
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_breach_of_the_platform_finds_what_the_platform_keeps),
        cmocka_unit_test(a_breach_of_the_states_register_leaks_its_residents),
        cmocka_unit_test(a_register_without_tokens_has_nothing_to_leak),
        cmocka_unit_test(tokens_back_own_credentials_only),
        cmocka_unit_test(the_register_is_breached_with_its_hazard),
        cmocka_unit_test(what_nobody_keeps_cannot_be_traced_and_a_token_can),
        cmocka_unit_test(only_who_is_known_can_be_barred),
        cmocka_unit_test(without_records_nobody_notices_a_second_account),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
