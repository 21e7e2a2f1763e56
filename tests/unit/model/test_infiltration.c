/* test_infiltration.c - connection requests: the acceptance that was measured, and whom an account may ask. */
#include "../../support/tiny_world.h"

/* 3,000 persons with 100 friends each and caution as drawn; `offenders` invented accounts, everything trusted at 1. */
static void open_random(struct tiny_world *t, uint32_t offenders)
{
    struct tiny_pairs pairs = {0};
    tiny_random(&pairs, 3000, 100, 5);
    tiny_open(t, 3000, &pairs, 22);
    tiny_prepare(t);
    t->world.platforms[0].trust_verified = t->world.platforms[0].trust_unverified = 1;
    for (uint32_t i = 0; i < offenders; i++)
        tiny_account(t, 3 * i, CREDENTIAL_UNVERIFIED, false, NOBODY);
}

static void open_ring(struct tiny_world *t, uint32_t persons)
{
    struct tiny_pairs pairs = {0};
    tiny_ring(&pairs, persons, 1);
    tiny_open(t, persons, &pairs, 22);
    tiny_blank(t);
}

static void run(struct tiny_world *t, int days)
{
    for (int day = 0; day < days; day++, t->world.day++)
        tiny_step(t, &infiltration_mechanism);
    tiny_verify(t);
}

/* Boshmaf et al.: 0.193 and 0.591, whatever the spread of caution. Some 20,000 requests; 5 standard errors, and 0.002
 * for the chance of who is in this population. False alarm 6e-7. */
static void requests_are_accepted_as_often_as_was_measured(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    t.params.infiltration.requests = 5;
    t.params.infiltration.mutual_share = 0.5;
    t.params.infiltration.accept_stranger = 0.193;
    t.params.infiltration.accept_mutual = 0.591;
    open_random(&t, 500);
    run(&t, 8);
    double strangers = tiny_sum(&t, M_REQUESTS_STRANGER), mutual = tiny_sum(&t, M_REQUESTS_MUTUAL);
    assert_true(strangers > 5000 && mutual > 5000);
    expect_near(tiny_sum(&t, M_ACCEPTED_STRANGER) / strangers, 0.193, 5 * sqrt(0.193 * 0.807 / strangers) + 0.002);
    expect_near(tiny_sum(&t, M_ACCEPTED_MUTUAL) / mutual, 0.591, 5 * sqrt(0.591 * 0.409 / mutual) + 0.002);
    tiny_close(&t);
}

static void every_acceptance_is_a_contact(void **state)
{
    (void)state;
    struct tiny_world t;
    double contacts = 0;
    tiny_params(&t);
    open_random(&t, 100);
    run(&t, 20);
    for (uint32_t a = 0; a < t.world.account_count; a++)
        contacts += t.world.accounts[a].contact_count;
    assert_true(contacts > 0);
    assert_true(contacts == tiny_sum(&t, M_ACCEPTED_STRANGER) + tiny_sum(&t, M_ACCEPTED_MUTUAL));
    tiny_close(&t);
}

/* 500 accounts, 2 a day over 10 days to strangers only: 10,000 requests, of which about 1 in 3,000 is lost on somebody
 * who is a contact already. 5 standard errors. */
static void requests_are_sent_at_their_rate(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    t.params.infiltration.requests = 2;
    t.params.infiltration.mutual_share = 0;
    open_random(&t, 500);
    run(&t, 10);
    expect_poisson(tiny_sum(&t, M_REQUESTS_STRANGER), 10000, 5);
    assert_true(tiny_sum(&t, M_REQUESTS_MUTUAL) == 0);
    tiny_close(&t);
}

static double accepted_share(enum credential credential, double caution)
{
    struct tiny_world t;
    tiny_params(&t);
    t.params.infiltration.requests = 20;
    t.params.infiltration.mutual_share = 0;
    t.params.infiltration.accept_stranger = 0.2;
    t.params.population.caution_a = 1, t.params.population.caution_b = 4; /* E[1 - g] = 0.8 */
    open_ring(&t, 3000);
    t.world.platforms[0].trust_verified = 1.5;
    t.world.platforms[0].trust_unverified = 0.5;
    for (uint32_t i = 0; i < 3000; i++)
        t.world.persons.at[i].caution = t.world.persons.at[i].caution_base = (float)caution;
    for (uint32_t i = 0; i < 200; i++)
        tiny_account(&t, i, credential, credential == CREDENTIAL_OWN, credential == CREDENTIAL_FALSE ? 2000 : NOBODY);
    run(&t, 2);
    double share = tiny_sum(&t, M_ACCEPTED_STRANGER) / tiny_sum(&t, M_REQUESTS_STRANGER);
    tiny_close(&t);
    return share;
}

/* T * 0.2 * (1 - g) / 0.8, some 8,000 requests each: 4 standard errors are below 0.024. */
static void badges_help_and_caution_hinders(void **state)
{
    (void)state;
    expect_near(accepted_share(CREDENTIAL_UNVERIFIED, 0.2), 0.1, 0.014);
    expect_near(accepted_share(CREDENTIAL_OWN, 0.2), 0.3, 0.022);
    expect_near(accepted_share(CREDENTIAL_FALSE, 0.2), 0.3, 0.022);
    expect_near(accepted_share(CREDENTIAL_OWN, 0.6), 0.15, 0.017);
    expect_near(accepted_share(CREDENTIAL_OWN, 1), 0, 0);
}

static void an_account_keeps_at_most_128_contacts(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    t.params.infiltration.requests = 100;
    t.params.infiltration.accept_stranger = t.params.infiltration.accept_mutual = 1;
    open_ring(&t, 400);
    uint32_t account = tiny_account(&t, 0, CREDENTIAL_UNVERIFIED, true, NOBODY);
    run(&t, 20);
    assert_int_equal(t.world.accounts[account].contact_count, CONTACTS_MAX);
    double requests = tiny_sum(&t, M_REQUESTS_STRANGER) + tiny_sum(&t, M_REQUESTS_MUTUAL);
    run(&t, 5);
    assert_true(tiny_sum(&t, M_REQUESTS_STRANGER) + tiny_sum(&t, M_REQUESTS_MUTUAL) == requests);
    tiny_close(&t);
}

static void nobody_is_a_contact_twice(void **state)
{
    (void)state;
    struct tiny_world t;
    bool seen[60] = {false};
    tiny_params(&t);
    t.params.infiltration.requests = 20;
    t.params.infiltration.accept_stranger = t.params.infiltration.accept_mutual = 1;
    open_ring(&t, 60);
    uint32_t account = tiny_account(&t, 7, CREDENTIAL_UNVERIFIED, true, NOBODY);
    run(&t, 40);
    assert_int_equal(t.world.accounts[account].contact_count, 59);
    for (uint32_t k = 0; k < 59; k++) {
        uint32_t contact = account_contacts(&t.world, account)[k];
        assert_true(contact != 7 && !seen[contact]);
        seen[contact] = true;
    }
    tiny_close(&t);
}

static void limited_accounts_never_meet_strangers(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    t.params.infiltration.requests = 5;
    t.params.infiltration.mutual_share = 0.5;
    t.params.infiltration.accept_stranger = t.params.infiltration.accept_mutual = 1;
    open_ring(&t, 60);
    t.world.platforms[0].verification = VERIFICATION_TIERED;
    uint32_t invented = tiny_account(&t, 7, CREDENTIAL_UNVERIFIED, false, NOBODY);
    uint32_t real = tiny_account(&t, 30, CREDENTIAL_UNVERIFIED, true, NOBODY);
    run(&t, 3);
    assert_int_equal(t.world.accounts[invented].contact_count, 0);
    assert_true(t.world.accounts[real].contact_count > 0);
    assert_true(tiny_sum(&t, M_REQUESTS_STRANGER) == 0);
    tiny_close(&t);
}

static void an_account_without_a_circle_asks_strangers_only(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    t.params.infiltration.mutual_share = 1;
    t.params.infiltration.requests = 5;
    t.params.infiltration.accept_stranger = 0;
    open_ring(&t, 60);
    tiny_account(&t, 7, CREDENTIAL_UNVERIFIED, false, NOBODY);
    run(&t, 10);
    assert_true(tiny_sum(&t, M_REQUESTS_STRANGER) > 0);
    assert_true(tiny_sum(&t, M_REQUESTS_MUTUAL) == 0);
    tiny_close(&t);
}

static void the_detained_and_the_closed_send_nothing(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    t.params.infiltration.requests = 5;
    open_ring(&t, 60);
    tiny_account(&t, 7, CREDENTIAL_UNVERIFIED, true, NOBODY);
    t.world.offenders[0].detained_until = 100;
    account_close(&t.world, tiny_account(&t, 8, CREDENTIAL_UNVERIFIED, true, NOBODY), 0);
    run(&t, 10);
    assert_true(tiny_sum(&t, M_REQUESTS_STRANGER) + tiny_sum(&t, M_REQUESTS_MUTUAL) == 0);
    tiny_close(&t);
}

static void only_accounts_in_use_on_the_same_platform_are_asked(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error;
    tiny_params(&t);
    tiny_add_abroad(&t);
    t.params.infiltration.requests = 20;
    t.params.infiltration.accept_stranger = t.params.infiltration.accept_mutual = 1;
    open_ring(&t, 30);
    for (uint32_t i = 10; i < 20; i++) {
        person_withdraw(&t.world, i);
        t.world.persons.at[i].platform = 1;
        person_enter(&t.world, i);
    }
    for (uint32_t i = 20; i < 30; i++)
        tiny_must(person_suspend(&t.world, i, 100, &error), &error);
    uint32_t account = tiny_account(&t, 5, CREDENTIAL_UNVERIFIED, true, NOBODY);
    run(&t, 30);
    assert_int_equal(t.world.accounts[account].contact_count, 9);
    for (uint32_t k = 0; k < 9; k++)
        assert_true(account_contacts(&t.world, account)[k] < 10);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(requests_are_accepted_as_often_as_was_measured),
        cmocka_unit_test(every_acceptance_is_a_contact),
        cmocka_unit_test(requests_are_sent_at_their_rate),
        cmocka_unit_test(badges_help_and_caution_hinders),
        cmocka_unit_test(an_account_keeps_at_most_128_contacts),
        cmocka_unit_test(nobody_is_a_contact_twice),
        cmocka_unit_test(limited_accounts_never_meet_strangers),
        cmocka_unit_test(an_account_without_a_circle_asks_strangers_only),
        cmocka_unit_test(the_detained_and_the_closed_send_nothing),
        cmocka_unit_test(only_accounts_in_use_on_the_same_platform_are_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
