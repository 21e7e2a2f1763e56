/* test_accounts.c - operating accounts: opening, closing, acting as somebody, and what a suspension does under each
 * credential. */
#include "../../support/tiny_world.h"
#include "regimesim/model/circle.h"
#include "regimesim/model/platforms.h"

/* Ten persons in a ring, with a second platform that nobody uses. */
static void open_ring(struct tiny_world *t)
{
    struct tiny_pairs pairs = {0};
    tiny_add_abroad(t);
    t->params.platforms[0].ban_days = 100;
    t->params.moderation.clearing_days = 30;
    tiny_ring(&pairs, 10, 1);
    tiny_open(t, 10, &pairs, 13);
    tiny_blank(t);
}

static void suspend(struct tiny_world *t, uint32_t account)
{
    struct error error;
    tiny_must(account_suspend(&t->world, account, &error), &error);
    tiny_verify(t);
}

static void an_open_account_is_counted_by_credential_and_identity(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    open_ring(&t);
    tiny_account(&t, 0, CREDENTIAL_OWN, true, NOBODY);
    tiny_account(&t, 1, CREDENTIAL_UNVERIFIED, true, NOBODY);
    tiny_account(&t, 2, CREDENTIAL_UNVERIFIED, false, NOBODY);
    uint32_t account = tiny_account(&t, 3, CREDENTIAL_FALSE, false, 7);
    const struct platform_state *p = &t.world.platforms[0];
    assert_int_equal(p->operating[CREDENTIAL_OWN], 1);
    assert_int_equal(p->operating[CREDENTIAL_UNVERIFIED], 2);
    assert_int_equal(p->operating[CREDENTIAL_FALSE], 1);
    assert_int_equal(p->operating_false_identity, 2);
    assert_int_equal(platform_operating(p), 4);
    expect_near(platform_verified_share(p), 2.0 / 14, 1e-12);
    assert_true(account_looks_verified(&t.world.accounts[account]));
    assert_true(tiny_sum(&t, M_OPENED) == 4);
    tiny_verify(&t);
    tiny_close(&t);
}

static void only_unverified_accounts_under_a_tiered_rule_are_limited(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    open_ring(&t);
    uint32_t before = tiny_account(&t, 0, CREDENTIAL_UNVERIFIED, true, NOBODY);
    t.world.platforms[0].verification = VERIFICATION_TIERED;
    uint32_t unverified = tiny_account(&t, 1, CREDENTIAL_UNVERIFIED, true, NOBODY);
    uint32_t own = tiny_account(&t, 2, CREDENTIAL_OWN, true, NOBODY);
    assert_false(t.world.accounts[before].limited);
    assert_true(t.world.accounts[unverified].limited);
    assert_false(t.world.accounts[own].limited);
    tiny_close(&t);
}

/* All that were won are known again, and no others; what an account opened anew finds is empty. */
static void contacts_are_known_until_the_account_closes(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    open_ring(&t);
    uint32_t index = tiny_account(&t, 0, CREDENTIAL_UNVERIFIED, false, NOBODY);
    for (int opening = 0; opening < 2; opening++) {
        for (uint32_t k = 0; k < CONTACTS_MAX; k++) {
            assert_false(account_has_contact(&t.world, index, 1 + 7 * k));
            account_add_contact(&t.world, index, 1 + 7 * k);
        }
        for (uint32_t person = 0; person < 7 * CONTACTS_MAX; person++)
            assert_int_equal(account_has_contact(&t.world, index, person), person % 7 == 1);
        account_close(&t.world, index, 3);
        account_open(&t.world, index, CREDENTIAL_UNVERIFIED, false, NOBODY);
    }
    tiny_close(&t);
}

static void closing_loses_contacts_and_frees_the_identity(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    open_ring(&t);
    uint32_t index = tiny_account(&t, 0, CREDENTIAL_FALSE, false, 7);
    struct account *account = &t.world.accounts[index];
    t.world.persons.at[7].traits |= TRAIT_IDENTITY_USED;
    account_add_contact(&t.world, index, 5);
    account_assume(&t.world, index, 3, 20);
    account_close(&t.world, index, 17);
    assert_int_equal(account->state, ACCOUNT_CLOSED);
    assert_int_equal(account->contact_count, 0);
    assert_int_equal(account->assumed, NOBODY);
    assert_int_equal(account->due, 17);
    assert_false(person_has(&t.world, 7, TRAIT_IDENTITY_USED));
    assert_int_equal(platform_operating(&t.world.platforms[0]), 0);
    assert_int_equal(t.world.platforms[0].operating_false_identity, 0);
    account_close(&t.world, index, 99);
    assert_int_equal(account->due, 17);
    tiny_verify(&t);
    tiny_close(&t);
}

static void an_account_opened_again_is_another_account(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    open_ring(&t);
    uint32_t index = tiny_account(&t, 0, CREDENTIAL_UNVERIFIED, true, NOBODY);
    uint32_t serial = t.world.accounts[index].serial;
    t.world.accounts[index].reported = true;
    account_close(&t.world, index, 0);
    account_open(&t.world, index, CREDENTIAL_UNVERIFIED, false, NOBODY);
    assert_int_equal(t.world.accounts[index].serial, serial + 1);
    assert_false(t.world.accounts[index].reported);
    tiny_close(&t);
}

static void acting_as_somebody_is_a_false_identity_until_it_ends(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    open_ring(&t);
    uint32_t index = tiny_account(&t, 0, CREDENTIAL_OWN, true, NOBODY);
    assert_int_equal(t.world.platforms[0].operating_false_identity, 0);
    account_assume(&t.world, index, 3, 20);
    assert_int_equal(t.world.platforms[0].operating_false_identity, 1);
    assert_false(account_true_identity(&t.world.accounts[index]));
    account_assume(&t.world, index, 4, 25);
    assert_int_equal(t.world.platforms[0].operating_false_identity, 1);
    account_assume(&t.world, index, NOBODY, 0);
    assert_int_equal(t.world.platforms[0].operating_false_identity, 0);
    tiny_verify(&t);
    tiny_close(&t);
}

static void a_circle_is_contacts_real_friends_and_friends_of_the_assumed(void **state)
{
    (void)state;
    struct tiny_world t;
    struct rng rng;
    enum circle_tie tie;
    uint32_t seen[10][3] = {{0}};
    tiny_params(&t);
    open_ring(&t);
    uint32_t invented = tiny_account(&t, 9, CREDENTIAL_UNVERIFIED, false, NOBODY);
    assert_int_equal(circle_of(&t.world, invented).size, 0);
    uint32_t index = tiny_account(&t, 0, CREDENTIAL_UNVERIFIED, true, NOBODY);
    account_add_contact(&t.world, index, 3);
    account_assume(&t.world, index, 6, 20);
    struct circle circle = circle_of(&t.world, index);
    assert_int_equal(circle.size, 5);
    rng_open(&rng, t.world.key, RNG_TEST, 0, 0, 0);
    for (int k = 0; k < 2000; k++) {
        uint32_t member = *circle_place(&circle, &rng, &tie);
        seen[member][tie]++;
    }
    assert_true(seen[3][TIE_CONTACT] && seen[1][TIE_FRIEND] && seen[9][TIE_FRIEND] && seen[5][TIE_ASSUMED] &&
                seen[7][TIE_ASSUMED]);
    assert_int_equal(seen[3][TIE_CONTACT] + seen[1][TIE_FRIEND] + seen[9][TIE_FRIEND] + seen[5][TIE_ASSUMED] +
                         seen[7][TIE_ASSUMED],
                     2000);
    tiny_close(&t);
}

static void a_suspended_own_credential_bars_its_person(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    t.params.population.extra_accounts = 6;
    open_ring(&t);
    t.world.day = 5;
    struct offender *offender = tiny_motivate(&t, 0);
    assert_true(offender->account_count >= 3);
    uint32_t a = offender->first_account;
    account_open(&t.world, a, CREDENTIAL_OWN, true, NOBODY);
    account_open(&t.world, a + 1, CREDENTIAL_OWN, true, NOBODY);
    account_open(&t.world, a + 2, CREDENTIAL_UNVERIFIED, false, NOBODY);
    suspend(&t, a);
    assert_int_equal(t.world.accounts[a].state, ACCOUNT_CLOSED);
    assert_int_equal(t.world.accounts[a + 1].state, ACCOUNT_CLOSED);
    assert_int_equal(t.world.accounts[a + 2].state, ACCOUNT_OPEN);
    assert_int_equal(offender->banned_until[0], 105);
    assert_int_equal(offender->banned_until[1], 0);
    assert_int_equal(t.world.persons.at[0].suspended_until, 105);
    assert_int_equal(t.world.accounts[a].due, 5);
    assert_true(tiny_sum(&t, M_OWNERS_BARRED) == 0);
    tiny_close(&t);
}

static void a_ban_on_one_platform_leaves_an_ordinary_account_elsewhere(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    open_ring(&t);
    person_withdraw(&t.world, 0);
    t.world.persons.at[0].platform = 1;
    person_enter(&t.world, 0);
    uint32_t account = tiny_account(&t, 0, CREDENTIAL_OWN, true, NOBODY);
    suspend(&t, account);
    assert_int_equal(t.world.offenders[0].banned_until[0], 100);
    assert_true(person_active(&t.world, 0, 1));
    tiny_close(&t);
}

static void a_seizure_closes_and_bars_nobody(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    open_ring(&t);
    uint32_t own = tiny_account(&t, 0, CREDENTIAL_OWN, true, NOBODY);
    uint32_t other = tiny_account(&t, 1, CREDENTIAL_FALSE, false, 7);
    account_seize(&t.world, own);
    account_seize(&t.world, other);
    tiny_verify(&t);
    assert_int_equal(platform_operating(&t.world.platforms[0]), 0);
    assert_int_equal(t.world.offenders[0].banned_until[0], 0);
    assert_int_equal(platform_all_users(&t.world.platforms[0]), 10);
    assert_true(tiny_sum(&t, M_OWNERS_BARRED) == 0);
    tiny_close(&t);
}

static void a_longer_ban_is_not_shortened_by_a_shorter_one(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error;
    tiny_params(&t);
    open_ring(&t);
    tiny_offender(&t, 0);
    tiny_must(offender_bar(&t.world, 0, 0, &error), &error);
    t.params.platforms[0].ban_days = 10;
    tiny_must(offender_bar(&t.world, 0, 0, &error), &error);
    assert_int_equal(t.world.offenders[0].banned_until[0], 100);
    assert_int_equal(t.world.persons.at[0].suspended_until, 100);
    assert_int_equal(t.world.suspended.count, 1);
    tiny_verify(&t);
    tiny_close(&t);
}

static void a_burned_identity_bars_its_innocent_owner_until_cleared(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    open_ring(&t);
    uint32_t account = tiny_account(&t, 0, CREDENTIAL_FALSE, false, 7);
    suspend(&t, account);
    assert_int_equal(t.world.persons.at[7].suspended_until, 30);
    assert_false(person_active(&t.world, 7, 0));
    assert_true(person_active(&t.world, 0, 0));
    assert_int_equal(t.world.offenders[0].banned_until[0], 0);
    assert_true(tiny_sum(&t, M_OWNERS_BARRED) == 1);
    tiny_close(&t);
}

static void an_owner_who_is_not_there_is_not_barred(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    open_ring(&t);
    person_withdraw(&t.world, 7);
    t.world.persons.at[7].platform = 1;
    person_enter(&t.world, 7);
    suspend(&t, tiny_account(&t, 0, CREDENTIAL_FALSE, false, 7));
    assert_true(person_active(&t.world, 7, 1));
    assert_true(tiny_sum(&t, M_OWNERS_BARRED) == 0);
    tiny_close(&t);
}

static void nothing_follows_an_unverified_account(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    open_ring(&t);
    uint32_t account = tiny_account(&t, 0, CREDENTIAL_UNVERIFIED, true, NOBODY);
    suspend(&t, account);
    assert_int_equal(t.world.accounts[account].state, ACCOUNT_CLOSED);
    assert_int_equal(t.world.offenders[0].banned_until[0], 0);
    assert_int_equal(platform_all_users(&t.world.platforms[0]), 10);
    assert_int_equal(t.world.accounts[account].platform, 0);
    tiny_close(&t);
}

static void displaced_offenders_go_on_elsewhere_within_reach(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    open_ring(&t);
    t.params.moderation.displacement = 1;
    uint32_t account = tiny_account(&t, 0, CREDENTIAL_UNVERIFIED, true, NOBODY);
    suspend(&t, account);
    assert_int_equal(t.world.accounts[account].platform, 1);
    account_open(&t.world, account, CREDENTIAL_UNVERIFIED, true, NOBODY);
    suspend(&t, account);
    assert_int_equal(t.world.accounts[account].platform, 0);
    t.params.platforms[1].blocked_in = 1;
    account_open(&t.world, account, CREDENTIAL_UNVERIFIED, true, NOBODY);
    suspend(&t, account);
    assert_int_equal(t.world.accounts[account].platform, 0);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_open_account_is_counted_by_credential_and_identity),
        cmocka_unit_test(only_unverified_accounts_under_a_tiered_rule_are_limited),
        cmocka_unit_test(contacts_are_known_until_the_account_closes),
        cmocka_unit_test(closing_loses_contacts_and_frees_the_identity),
        cmocka_unit_test(an_account_opened_again_is_another_account),
        cmocka_unit_test(acting_as_somebody_is_a_false_identity_until_it_ends),
        cmocka_unit_test(a_circle_is_contacts_real_friends_and_friends_of_the_assumed),
        cmocka_unit_test(a_suspended_own_credential_bars_its_person),
        cmocka_unit_test(a_ban_on_one_platform_leaves_an_ordinary_account_elsewhere),
        cmocka_unit_test(a_seizure_closes_and_bars_nobody),
        cmocka_unit_test(a_longer_ban_is_not_shortened_by_a_shorter_one),
        cmocka_unit_test(a_burned_identity_bars_its_innocent_owner_until_cleared),
        cmocka_unit_test(an_owner_who_is_not_there_is_not_barred),
        cmocka_unit_test(nothing_follows_an_unverified_account),
        cmocka_unit_test(displaced_offenders_go_on_elsewhere_within_reach),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
