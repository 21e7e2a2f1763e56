/* test_attempt.c - how often, under which account, at what, and with what chance: by hand.
 *
 * The hand-made world: rho_tech = 0.2, rho_registry = 0.75, so rho is 0.2 unverified or false and 0.8 with an own
 * credential; delta_d = 0.5, chi_r = 2, pi = 0.1, lambda = 0.4, m = 3. */
#include "../../support/tiny_volley.h"

static void setup(struct tiny_world *t)
{
    tiny_params(t);
    tiny_only_type(t);
    t->params.population.extra_accounts = 6;
    t->params.investigation.trace_technical = 0.2;
    t->params.investigation.trace_registry = 0.75;
    t->params.investigation.known_offender = 0.5;
    t->params.offending.rate = 0.4;
    t->params.offending.disinhibition = 0.5;
    t->params.offending.deterrence = 2;
    t->params.offending.candidates = 1;
    t->params.offending.return_share = 0;
    t->params.infiltration.contacts_half = 0;
    t->params.trust.friend = 2;
}

/* Persons 0 and 1 are friends, and there is nobody else; person 0 is an offender with three accounts at least. */
static void open_pair(struct tiny_world *t)
{
    struct tiny_pairs pairs = {0};
    tiny_pair(&pairs, 0, 1);
    tiny_open(t, 2, &pairs, 2);
    tiny_blank(t);
    t->world.platforms[0].trust_verified = 1.4;
    t->world.platforms[0].trust_unverified = 0.9;
    struct offender *offender = tiny_motivate(t, 0);
    assert_true(offender->account_count >= 3);
    offender->propensity = 3;
}

static struct attempt propose(const struct tiny_world *t, uint16_t number)
{
    return tiny_propose(t, 0, number);
}

static double mean(const struct tiny_world *t)
{
    struct attempt_setting setting;
    const struct offender *offender = &t->world.offenders[0];
    attempt_setting_make(&setting, &t->world);
    double mean = attempt_mean(&t->world, &setting, offender);
    assert_true(mean <= attempt_mean_limit(&t->world, &setting, offender));
    return mean;
}

static const double by_traces = 1.4 * 0.960789439152323;   /* (1 + 0.5 * 0.8) exp(-2 * 0.1 * 0.2) */
static const double by_registry = 1.1 * 0.852143788966211; /* (1 + 0.5 * 0.2) exp(-2 * 0.1 * 0.8) */

static void identifiability_restrains(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    open_pair(&t);
    account_open(&t.world, 0, CREDENTIAL_UNVERIFIED, false, NOBODY);
    expect_near(mean(&t), 1.2 * by_traces, 1e-6);
    account_close(&t.world, 0, 0);
    account_open(&t.world, 0, CREDENTIAL_OWN, true, NOBODY);
    expect_near(mean(&t), 1.2 * by_registry, 1e-6);
    account_close(&t.world, 0, 0);
    account_open(&t.world, 0, CREDENTIAL_FALSE, false, 1);
    expect_near(mean(&t), 1.2 * by_traces, 1e-6);
    t.world.offenders[0].perceived = 0.6f;
    expect_near(mean(&t), 1.2 * 1.4 * exp(-2 * 0.6 * 0.2), 1e-6);
    tiny_close(&t);
}

static void attempts_are_shared_among_accounts_not_multiplied(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    open_pair(&t);
    account_open(&t.world, 0, CREDENTIAL_UNVERIFIED, false, NOBODY);
    account_open(&t.world, 1, CREDENTIAL_OWN, true, NOBODY);
    expect_near(mean(&t), 1.2 * (by_traces + by_registry) / 2, 1e-6);
    account_open(&t.world, 2, CREDENTIAL_UNVERIFIED, false, NOBODY);
    expect_near(mean(&t), 1.2 * (2 * by_traces + by_registry) / 3, 1e-6);
    tiny_close(&t);
}

/* The less restrained account is used more: 20,000 attempts, 4 standard errors. */
static void the_account_is_drawn_by_how_little_it_restrains(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t first = 0;
    setup(&t);
    open_pair(&t);
    account_open(&t.world, 0, CREDENTIAL_UNVERIFIED, false, NOBODY);
    account_open(&t.world, 2, CREDENTIAL_OWN, true, NOBODY);
    for (uint16_t n = 0; n < 20000; n++) {
        uint32_t account = propose(&t, n).account;
        assert_true(account == 0 || account == 2);
        first += account == 0;
    }
    expect_share(first, 20000, by_traces / (by_traces + by_registry), 4);
    tiny_close(&t);
}

static void expect_success(struct tiny_world *t, double expected)
{
    struct attempt attempt = propose(t, 0);
    assert_int_equal(attempt.victim, 1);
    expect_near(attempt.success, expected, 1e-6);
}

/* Two of four useful attributes visible to everyone, a third to friends of friends; s = 0.2, b = 0.3, g = 0.25.
 * Stranger, unverified: 0.2 * 0.9 * 0.75 * (0.3 + 0.7 * 2/4). */
static void success_is_base_times_trust_times_incaution_times_leverage(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    struct offence_params *type = &t.params.offences[0];
    type->success = 0.2;
    type->base_leverage = 0.3;
    type->attributes = 1u << ATTRIBUTE_WORK | 1u << ATTRIBUTE_HOUSING | 1u << ATTRIBUTE_TRAVEL | 1u << ATTRIBUTE_FAMILY;
    open_pair(&t);
    uint32_t word = exposure_widen(exposure_widen(0, ATTRIBUTE_WORK, 3), ATTRIBUTE_HOUSING, 3);
    word = exposure_widen(exposure_widen(word, ATTRIBUTE_TRAVEL, 2), ATTRIBUTE_POLITICS, 3);
    person_set_exposure(&t.world, 1, word);
    t.world.persons.at[1].caution = t.world.persons.at[1].caution_base = 0.25f;
    account_open(&t.world, 0, CREDENTIAL_UNVERIFIED, true, NOBODY);
    expect_success(&t, 0.2 * 0.9 * 0.75 * 0.65);
    account_close(&t.world, 0, 0);
    account_open(&t.world, 0, CREDENTIAL_FALSE, false, 1);
    expect_success(&t, 0.2 * 1.4 * 0.75 * 0.65);
    account_close(&t.world, 0, 0);
    account_open(&t.world, 0, CREDENTIAL_UNVERIFIED, true, NOBODY);
    type->reach_stranger = 0, type->reach_friend = 1;
    expect_success(&t, 0.2 * 2 * 0.75 * (0.3 + 0.7 * 0.75)); /* a friend: trust 2, and sees a third attribute */
    t.world.persons.at[1].traits &= (uint16_t)~TRAIT_AUTHENTIC;
    expect_success(&t, 0.2 * 2 * 0.75 * 0.3); /* what a fictitious profile shows is of no use */
    tiny_close(&t);
}

static void a_contact_is_met_with_the_trust_of_the_account(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.offences[0].success = 0.2;
    t.params.offences[0].reach_stranger = 0, t.params.offences[0].reach_friend = 1;
    open_pair(&t);
    account_open(&t.world, 0, CREDENTIAL_UNVERIFIED, false, NOBODY);
    account_add_contact(&t.world, 0, 1);
    struct attempt attempt = propose(&t, 0);
    assert_int_equal(attempt.layer, LAYER_FRIEND);
    assert_false(attempt.known);
    expect_near(attempt.success, 0.2 * 0.9, 1e-9);
    tiny_close(&t);
}

static void success_is_a_probability(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.offences[0].reach_stranger = 0, t.params.offences[0].reach_friend = 1;
    open_pair(&t);
    account_open(&t.world, 0, CREDENTIAL_UNVERIFIED, true, NOBODY);
    expect_success(&t, 1);
    t.world.persons.at[1].caution = t.world.persons.at[1].caution_base = 1;
    expect_success(&t, 0);
    tiny_close(&t);
}

static void leverage_is_the_share_of_useful_attributes_that_the_layer_sees(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.offences[0].attributes = 1u << ATTRIBUTE_WORK | 1u << ATTRIBUTE_TRAVEL;
    open_pair(&t);
    uint32_t word = exposure_widen(exposure_widen(0, ATTRIBUTE_WORK, 1), ATTRIBUTE_TRAVEL, 2);
    person_set_exposure(&t.world, 1, exposure_widen(word, ATTRIBUTE_HOBBIES, 3));
    expect_near(attempt_leverage(&t.world, 1, LAYER_FRIEND, 0), 1, 0);
    expect_near(attempt_leverage(&t.world, 1, LAYER_SECOND, 0), 0.5, 0);
    expect_near(attempt_leverage(&t.world, 1, LAYER_STRANGER, 0), 0, 0);
    world_set_attributes(&t.world, 0, 0);
    expect_near(attempt_leverage(&t.world, 1, LAYER_FRIEND, 0), 0, 0);
    tiny_close(&t);
}

/* Weights 1, 3 and 0 among types with a victim; victimless 0.2 a day beside 1.2. 20,000 attempts, 4 standard errors. */
static void types_are_drawn_by_weight_and_victimless_ones_by_rate(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t counts[5] = {0};
    setup(&t);
    t.params.offence_count = 5;
    for (int o = 1; o < 5; o++)
        t.params.offences[o] = t.params.offences[0];
    t.params.offences[1].weight = 3;
    t.params.offences[2].weight = 0;
    t.params.offences[3].kind = OFFENCE_VICTIMLESS;
    t.params.offences[3].rate = 0.2;
    t.params.offences[4].kind = OFFENCE_INCIVILITY;
    open_pair(&t);
    account_open(&t.world, 0, CREDENTIAL_UNVERIFIED, true, NOBODY);
    expect_near(mean(&t), 1.4 * by_traces, 1e-6);
    for (uint16_t n = 0; n < 20000; n++) {
        struct attempt attempt = propose(&t, n);
        counts[attempt.type]++;
        assert_int_equal(attempt.victim == NOBODY, attempt.type == 3);
        if (attempt.type == 3)
            expect_near(attempt.success, 1, 0);
    }
    expect_share(counts[3], 20000, 0.2 / 1.4, 4);
    expect_share(counts[0], 20000 - counts[3], 0.25, 4);
    assert_int_equal(counts[2] + counts[4], 0);
    tiny_close(&t);
}

/* Without an account a share of the attempts at offline types goes on, on friends, at the risk of a known offender. */
static void without_an_account_some_go_on_offline(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.offending.offline_displacement = 0.25;
    t.params.offence_count = 3;
    t.params.offences[2] = t.params.offences[1] = t.params.offences[0];
    t.params.offences[1].weight = 2;
    t.params.offences[1].offline = true;
    t.params.offences[2].kind = OFFENCE_VICTIMLESS;
    t.params.offences[2].rate = 5;
    open_pair(&t);
    expect_near(mean(&t), 1.2 * 0.25 * (2.0 / 3) * (1 + 0.5 * 0.5) * exp(-2 * 0.1 * 0.5), 1e-6);
    for (uint16_t n = 0; n < 200; n++) {
        struct attempt attempt = propose(&t, n);
        assert_int_equal(attempt.account, NO_ACCOUNT);
        assert_int_equal(attempt.type, 1);
        assert_int_equal(attempt.victim, 1);
        assert_int_equal(attempt.layer, LAYER_FRIEND);
        assert_true(attempt.known);
    }
    t.params.offences[1].offline = false;
    expect_near(mean(&t), 0, 0);
    tiny_close(&t);
}

static void a_proposal_changes_nothing_and_is_the_same_again(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    open_pair(&t);
    account_open(&t.world, 0, CREDENTIAL_UNVERIFIED, true, NOBODY);
    account_open(&t.world, 1, CREDENTIAL_OWN, true, NOBODY);
    for (uint16_t n = 0; n < 50; n++) {
        struct attempt a = propose(&t, n), b = propose(&t, n);
        assert_true(a.account == b.account && a.victim == b.victim && a.success == b.success && a.layer == b.layer);
    }
    assert_int_equal(t.world.offence_count, 0);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(identifiability_restrains),
        cmocka_unit_test(attempts_are_shared_among_accounts_not_multiplied),
        cmocka_unit_test(the_account_is_drawn_by_how_little_it_restrains),
        cmocka_unit_test(success_is_base_times_trust_times_incaution_times_leverage),
        cmocka_unit_test(a_contact_is_met_with_the_trust_of_the_account),
        cmocka_unit_test(success_is_a_probability),
        cmocka_unit_test(leverage_is_the_share_of_useful_attributes_that_the_layer_sees),
        cmocka_unit_test(types_are_drawn_by_weight_and_victimless_ones_by_rate),
        cmocka_unit_test(without_an_account_some_go_on_offline),
        cmocka_unit_test(a_proposal_changes_nothing_and_is_the_same_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
