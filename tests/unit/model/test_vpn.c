/* test_vpn.c - who takes up a VPN, what it hides, and who loses a platform without one. Shares: 5 standard errors, a
 * false alarm in two million. */
#include <string.h>

#include "../../support/tiny_cases.h"
#include "regimesim/model/blocking.h"
#include "regimesim/model/registration.h"
#include "regimesim/model/trace.h"
#include "regimesim/model/vpn.h"

enum { PERSONS = 4000 };

/* Everybody at home on platform 0, but the last person, who lives and is abroad; abroad may be blocked at home. */
static void setup(struct tiny_world *t, bool blocked)
{
    struct tiny_pairs pairs = {0};
    tiny_params(t);
    tiny_add_abroad(t);
    t->params.mechanisms.vpn = true;
    t->params.platforms[1].blocked_in = blocked ? 1 : 0;
    tiny_ring(&pairs, PERSONS, 1);
    tiny_open(t, PERSONS, &pairs, 51);
    tiny_blank(t);
    person_withdraw(&t->world, PERSONS - 1);
    t->world.jurisdictions[0].population--;
    t->world.jurisdictions[1].population++;
    t->world.persons.at[PERSONS - 1].jurisdiction = 1;
    t->world.persons.at[PERSONS - 1].platform = 1;
    person_enter(&t->world, PERSONS - 1);
}

static void decide_all(struct tiny_world *t)
{
    struct error error;
    tiny_must(vpn_mechanism.init(&t->world, &error), &error);
    tiny_verify(t);
}

static void a_share_takes_it_up_and_it_falls_with_the_price(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, true);
    t.params.vpn.take_up = 0.6;
    t.params.vpn.price = 0;
    decide_all(&t);
    expect_share(t.world.jurisdictions[0].vpn_users, PERSONS - 1, 0.6, 5);
    t.params.vpn.price = 0.7;
    decide_all(&t);
    expect_share(t.world.jurisdictions[0].vpn_users, PERSONS - 1, 0.6 * exp(-0.7), 5);
    t.params.jurisdictions[0].vpn_obstruction = 0.5;
    decide_all(&t);
    expect_share(t.world.jurisdictions[0].vpn_users, PERSONS - 1, 0.6 * exp(-1.4), 5);
    t.world.jurisdictions[0].alarm = 0.6;
    decide_all(&t);
    expect_share(t.world.jurisdictions[0].vpn_users, PERSONS - 1, 0.6 * exp(-2), 5);
    t.params.jurisdictions[0].vpn_obstruction = 1;
    decide_all(&t);
    assert_int_equal(t.world.jurisdictions[0].vpn_users, 0);
    assert_int_equal(t.world.jurisdictions[1].vpn_users, 0);
    tiny_close(&t);
}

static void whom_a_price_drives_away_it_brings_back(void **state)
{
    (void)state;
    static struct person cheap[PERSONS];
    struct tiny_world t;
    setup(&t, true);
    decide_all(&t);
    memcpy(cheap, t.world.persons.at, sizeof cheap);
    t.params.vpn.price = 1;
    decide_all(&t);
    for (uint32_t i = 0; i < PERSONS; i++)
        assert_true(!person_has(&t.world, i, TRAIT_VPN) || cheap[i].traits & TRAIT_VPN);
    t.params.vpn.price = 0.5;
    decide_all(&t);
    for (uint32_t i = 0; i < PERSONS; i++)
        assert_int_equal(cheap[i].traits, t.world.persons.at[i].traits);
    tiny_close(&t);
}

static void nobody_takes_it_up_without_a_reason(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, false);
    t.params.vpn.take_up = t.params.vpn.offender_take_up = 1;
    t.params.vpn.price = 0;
    tiny_motivate(&t, 7);
    decide_all(&t);
    assert_int_equal(tiny_count_trait(&t, TRAIT_VPN), 1); /* the offender, who hides */
    assert_true(person_has(&t.world, 7, TRAIT_VPN_BOUGHT));
    tiny_close(&t);
    setup(&t, true);
    person_withdraw(&t.world, PERSONS - 1);
    t.world.persons.at[PERSONS - 1].platform = NO_PLATFORM;
    t.params.vpn.take_up = 1;
    decide_all(&t);
    assert_int_equal(tiny_count_trait(&t, TRAIT_VPN), 0); /* nobody is there */
    tiny_close(&t);
}

static void the_permitted_have_access_at_any_price_and_hide_nothing(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, true);
    t.params.jurisdictions[0].vpn_obstruction = 1;
    t.params.jurisdictions[0].vpn_permits = 0.2;
    decide_all(&t);
    expect_share(t.world.jurisdictions[0].vpn_users, PERSONS - 1, 0.2, 5);
    assert_int_equal(t.world.jurisdictions[0].vpn_buyers, 0);
    t.params.jurisdictions[0].vpn_obstruction = 0;
    t.params.jurisdictions[0].vpn_permits = 1;
    t.params.vpn.offender_take_up = 1;
    t.params.vpn.price = 0;
    tiny_motivate(&t, 7);
    decide_all(&t);
    assert_int_equal(t.world.jurisdictions[0].vpn_users, PERSONS - 1);
    assert_int_equal(t.world.jurisdictions[0].vpn_buyers, 1); /* only the offender, to hide */
    tiny_close(&t);
}

static void a_vpn_reaches_what_is_blocked(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, true);
    decide_all(&t);
    for (uint32_t i = 0; i < PERSONS - 1; i++)
        assert_true(person_reaches(&t.world, i, 1) == person_has(&t.world, i, TRAIT_VPN));
    tiny_close(&t);
}

/* Half of the users of a platform live where it becomes blocked. */
static void block_midway(struct tiny_world *t, bool vpn)
{
    setup(t, false);
    t->params.mechanisms.vpn = vpn;
    for (uint32_t i = 0; i < PERSONS / 2; i++) {
        person_withdraw(&t->world, i);
        t->world.persons.at[i].platform = 1;
        person_enter(&t->world, i);
    }
    t->params.platforms[1].blocked_in = 1;
    tiny_step(t, &blocking_mechanism);
    tiny_verify(t);
}

static void without_a_vpn_users_of_a_blocked_platform_move_or_leave(void **state)
{
    (void)state;
    struct tiny_world t;
    block_midway(&t, false);
    double cut = tiny_sum(&t, M_CUT_OFF), moved = tiny_sum(&t, M_MOVED);
    assert_true(cut == PERSONS / 2);
    assert_true(moved + tiny_sum(&t, M_LEFT) == cut);
    expect_share(moved, cut, t.params.registration.moves, 5);
    tiny_step(&t, &blocking_mechanism); /* once is enough */
    assert_true(tiny_sum(&t, M_CUT_OFF) == cut);
    tiny_close(&t);
}

static void with_a_vpn_the_willing_stay(void **state)
{
    (void)state;
    struct tiny_world t;
    block_midway(&t, true);
    double stay = t.params.vpn.take_up * exp(-t.params.vpn.price);
    expect_share(tiny_sum(&t, M_CUT_OFF), PERSONS / 2, 1 - stay, 5);
    assert_true(tiny_sum(&t, M_CUT_OFF) + t.world.jurisdictions[0].vpn_users == PERSONS / 2);
    tiny_close(&t);
}

static void operating_accounts_out_of_reach_are_closed_and_start_anew_within_it(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, false);
    t.params.vpn.offender_take_up = 0;
    uint32_t account = tiny_motivate(&t, 3)->first_account;
    t.world.accounts[account].platform = 1;
    account_open(&t.world, account, CREDENTIAL_UNVERIFIED, false, NOBODY);
    t.params.platforms[1].blocked_in = 1;
    tiny_step(&t, &blocking_mechanism);
    assert_int_equal(t.world.accounts[account].state, ACCOUNT_CLOSED);
    for (t.world.day = 1; t.world.accounts[account].state == ACCOUNT_CLOSED && t.world.day < 400; t.world.day++)
        credential_decide(&t.world, account, true);
    assert_int_equal(t.world.accounts[account].platform, 0);
    tiny_verify(&t);
    tiny_close(&t);
}

static void who_gives_it_up_loses_what_only_it_reached(void **state)
{
    (void)state;
    struct tiny_world t;
    block_midway(&t, true);
    double before = tiny_sum(&t, M_CUT_OFF);
    uint32_t users = t.world.jurisdictions[0].vpn_users;
    t.params.vpn.price = 100;
    t.params.vpn.reconsider = 1;
    for (; t.world.day < 40; t.world.day++)
        tiny_step(&t, &vpn_mechanism);
    tiny_verify(&t);
    assert_int_equal(t.world.jurisdictions[0].vpn_users, 0);
    assert_true(tiny_sum(&t, M_CUT_OFF) == before + users);
    tiny_close(&t);
}

static void a_lifted_block_takes_the_reason_away_and_cuts_nobody_off(void **state)
{
    (void)state;
    struct tiny_world t;
    block_midway(&t, true);
    double before = tiny_sum(&t, M_CUT_OFF);
    t.params.platforms[1].blocked_in = 0;
    t.params.vpn.reconsider = 1;
    for (; t.world.day < 40; t.world.day++)
        tiny_step(&t, &vpn_mechanism);
    assert_int_equal(t.world.jurisdictions[0].vpn_users, 0);
    assert_true(tiny_sum(&t, M_CUT_OFF) == before);
    tiny_close(&t);
}

static void a_bought_vpn_destroys_technical_traces(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_cases_open(&t, 100);
    t.params.mechanisms.vpn = true;
    t.params.vpn.evasion = 0.5;
    t.params.vpn.offender_take_up = 1;
    t.world.price_vpn = 0;
    struct offender *offender = tiny_motivate(&t, 5);
    expect_near(offender_traceability(&t.world, offender, 0, CREDENTIAL_UNVERIFIED), 0.2, 1e-12);
    vpn_decide(&t.world, 5);
    expect_near(offender_traceability(&t.world, offender, 0, CREDENTIAL_UNVERIFIED), 0.1, 1e-12);
    expect_near(offender_traceability(&t.world, offender, 0, CREDENTIAL_OWN), 1 - 0.25 * 0.9, 1e-12);
    account_open(&t.world, offender->first_account, CREDENTIAL_UNVERIFIED, false, NOBODY);
    uint32_t open = tiny_case(&t, offender->first_account, 20, 0);
    uint32_t hidden = tiny_case(&t, offender->first_account, 20, OFFENCE_HIDDEN);
    expect_near(trace_identifies(&t.world, &t.world.offences[open], true), 0.2, 1e-12);
    expect_near(trace_identifies(&t.world, &t.world.offences[hidden], true), 0.1, 1e-12);
    tiny_close(&t);
}

static void offences_remember_whether_they_were_hidden(void **state)
{
    (void)state;
    for (int vpn = 0; vpn < 2; vpn++) {
        struct tiny_world t;
        setup(&t, false);
        tiny_only_type(&t);
        t.params.vpn.offender_take_up = 1;
        t.world.price_vpn = 0;
        t.params.offending.rate = 50;
        uint32_t account = tiny_account(&t, 5, CREDENTIAL_UNVERIFIED, false, NOBODY);
        t.world.offenders[t.world.accounts[account].owner].propensity = 1;
        if (vpn)
            vpn_decide(&t.world, 5);
        tiny_step(&t, &offending_mechanism);
        assert_true(t.world.offence_count > 0);
        for (uint32_t i = 0; i < t.world.offence_count; i++)
            assert_true(!!(t.world.offences[i].flags & OFFENCE_HIDDEN) == vpn);
        tiny_close(&t);
    }
}

static void fear_fades_by_half_in_its_half_life(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, true);
    t.params.vpn.alarm_half_life = 10;
    t.world.jurisdictions[0].alarm = 0.8;
    for (; t.world.day < 10; t.world.day++)
        tiny_step(&t, &vpn_mechanism);
    expect_near(t.world.jurisdictions[0].alarm, 0.4, 1e-12);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_share_takes_it_up_and_it_falls_with_the_price),
        cmocka_unit_test(whom_a_price_drives_away_it_brings_back),
        cmocka_unit_test(nobody_takes_it_up_without_a_reason),
        cmocka_unit_test(the_permitted_have_access_at_any_price_and_hide_nothing),
        cmocka_unit_test(a_vpn_reaches_what_is_blocked),
        cmocka_unit_test(without_a_vpn_users_of_a_blocked_platform_move_or_leave),
        cmocka_unit_test(with_a_vpn_the_willing_stay),
        cmocka_unit_test(operating_accounts_out_of_reach_are_closed_and_start_anew_within_it),
        cmocka_unit_test(who_gives_it_up_loses_what_only_it_reached),
        cmocka_unit_test(a_lifted_block_takes_the_reason_away_and_cuts_nobody_off),
        cmocka_unit_test(a_bought_vpn_destroys_technical_traces),
        cmocka_unit_test(offences_remember_whether_they_were_hidden),
        cmocka_unit_test(fear_fades_by_half_in_its_half_life),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
