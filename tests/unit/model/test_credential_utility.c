/* test_credential_utility.c - the offender's options for an account: utilities by hand, and the logit choice.
 *
 * The hand-made world: T_V = 1.4, T_U = 0.9, chi = 10, pi = 0.1, so chi pi = 1; rho_tech = 0.2, rho_registry = 0.75, so
 * rho is 0.2 unverified or false and 0.8 with an own credential; price = 0.05, epsilon = 2, q = 0.9. */
#include "../../support/tiny_world.h"
#include "regimesim/model/registration.h"

static uint32_t setup(struct tiny_world *t, enum verification rule)
{
    struct tiny_pairs pairs = {0};
    tiny_params(t);
    tiny_add_abroad(t);
    t->params.population.extra_accounts = 4;
    t->params.registration.risk_weight = 10;
    t->params.investigation.trace_technical = 0.2;
    t->params.investigation.trace_registry = 0.75;
    t->params.credentials.price = 0.05;
    t->params.platforms[0].verification = (int)rule;
    t->params.platforms[0].strength = 0.9;
    t->params.platforms[0].tier_reach = 0.6;
    tiny_ring(&pairs, 10, 1);
    tiny_open(t, 10, &pairs, 16);
    tiny_blank(t);
    for (int p = 0; p < 2; p++) {
        t->world.platforms[p].trust_verified = 1.4;
        t->world.platforms[p].trust_unverified = 0.9;
    }
    struct offender *offender = tiny_motivate(t, 3);
    offender->cost_factor = 2;
    assert_true(offender->account_count > 1);
    return offender->first_account;
}

static void expect_utilities(const struct tiny_world *t, uint32_t account, double unverified, double own, double false_)
{
    double u[OPTION_COUNT], expected[OPTION_COUNT] = {unverified, own, false_, 0};
    credential_utilities(&t->world, account, u);
    for (int option = 0; option < OPTION_COUNT; option++) {
        if (isinf(expected[option]))
            assert_true(u[option] == -INFINITY);
        else
            expect_near(u[option], expected[option], 1e-6);
    }
}

/* 0.9 - 0.2 = 0.7;  1.4 - 0.8 = 0.6;  1.4 - 0.05 * 2 / 0.1 - 0.2 = 0.2;  tiered: 0.9 * 0.6 - 0.2 = 0.34 */
static void each_rule_offers_its_options_at_their_worth(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t account = setup(&t, VERIFICATION_NONE);
    expect_utilities(&t, account, 0.7, -INFINITY, -INFINITY);
    t.world.platforms[0].verification = VERIFICATION_OPTIONAL;
    expect_utilities(&t, account, 0.7, 0.6, 0.2);
    t.world.platforms[0].verification = VERIFICATION_TIERED;
    expect_utilities(&t, account, 0.34, 0.6, 0.2);
    t.world.platforms[0].verification = VERIFICATION_MANDATORY;
    expect_utilities(&t, account, -INFINITY, 0.6, 0.2);
    tiny_close(&t);
}

static void the_rule_in_force_counts_not_the_one_announced(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t account = setup(&t, VERIFICATION_MANDATORY);
    t.world.platforms[0].verification = VERIFICATION_NONE;
    expect_utilities(&t, account, 0.7, -INFINITY, -INFINITY);
    tiny_close(&t);
}

/* pi = 0.3: chi pi = 3, so 0.9 - 0.6, 1.4 - 2.4, 1.4 - 1 - 0.6. */
static void a_higher_perceived_risk_weighs_most_on_the_own_credential(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t account = setup(&t, VERIFICATION_OPTIONAL);
    t.world.offenders[0].perceived = 0.3f;
    expect_utilities(&t, account, 0.3, -1, -0.2);
    tiny_close(&t);
}

static void the_banned_and_the_blacklisted_cannot_use_their_own_credential(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t account = setup(&t, VERIFICATION_MANDATORY);
    struct offender *offender = &t.world.offenders[0];
    t.world.day = 5;
    offender->banned_until[1] = 100;
    expect_utilities(&t, account, -INFINITY, 0.6, 0.2);
    offender->banned_until[0] = 6;
    expect_utilities(&t, account, -INFINITY, -INFINITY, 0.2);
    t.world.day = 6;
    expect_utilities(&t, account, -INFINITY, 0.6, 0.2);
    offender->blacklisted_until = 7;
    expect_utilities(&t, account, -INFINITY, -INFINITY, 0.2);
    t.world.day = 7;
    expect_utilities(&t, account, -INFINITY, 0.6, 0.2);
    tiny_close(&t);
}

static void a_perfect_check_leaves_no_false_credential(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t account = setup(&t, VERIFICATION_MANDATORY);
    t.params.platforms[0].strength = 1;
    expect_utilities(&t, account, -INFINITY, 0.6, -INFINITY);
    t.params.credentials.tries = TRIES_DAILY;
    expect_utilities(&t, account, -INFINITY, 0.6, -INFINITY);
    tiny_close(&t);
}

/* Strength is charged once: as the expected number of tries, or as days of trying. 1.4 - 0.1 - 0.2 = 1.1. */
static void one_who_tries_daily_pays_for_one_try(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t account = setup(&t, VERIFICATION_MANDATORY);
    t.params.credentials.tries = TRIES_DAILY;
    expect_utilities(&t, account, -INFINITY, 0.6, 1.1);
    tiny_close(&t);
}

static void without_duplicates_one_identity_backs_one_account(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t account = setup(&t, VERIFICATION_MANDATORY);
    account_open(&t.world, account + 1, CREDENTIAL_OWN, true, NOBODY);
    expect_utilities(&t, account, -INFINITY, 0.6, 0.2);
    t.params.platforms[0].duplicates = false;
    expect_utilities(&t, account, -INFINITY, -INFINITY, 0.2);
    expect_utilities(&t, account + 1, -INFINITY, 0.6, 0.2);
    account_close(&t.world, account + 1, 0);
    expect_utilities(&t, account, -INFINITY, 0.6, 0.2);
    t.world.accounts[account + 1].platform = 1;
    account_open(&t.world, account + 1, CREDENTIAL_OWN, true, NOBODY);
    expect_utilities(&t, account, -INFINITY, 0.6, 0.2);
    tiny_close(&t);
}

/* Shares of a fine grid of luck: exp(4 u) over their sum. */
static void options_are_chosen_by_logit(void **state)
{
    (void)state;
    enum { GRID = 100000 };
    static const double utility[OPTION_COUNT] = {0.34, 0.6, 0.2, 0};
    double counts[OPTION_COUNT] = {0}, sum = 0;
    for (int k = 0; k < GRID; k++)
        counts[credential_choose(utility, 4, (k + 0.5) / GRID)]++;
    for (int option = 0; option < OPTION_COUNT; option++)
        sum += exp(4 * utility[option]);
    for (int option = 0; option < OPTION_COUNT; option++)
        expect_near(counts[option] / GRID, exp(4 * utility[option]) / sum, 2.0 / GRID);
}

static void what_is_excluded_is_never_chosen(void **state)
{
    (void)state;
    static const double only_false[OPTION_COUNT] = {-INFINITY, -INFINITY, -0.5, 0};
    static const double nothing[OPTION_COUNT] = {-INFINITY, -INFINITY, -INFINITY, 0};
    double waits = 0;
    for (int k = 0; k < 1000; k++) {
        double u = k / 1000.0;
        enum credential_option chosen = credential_choose(only_false, 4, u);
        assert_true(chosen == OPTION_FALSE || chosen == OPTION_WAIT);
        waits += chosen == OPTION_WAIT;
        assert_int_equal(credential_choose(nothing, 4, u), OPTION_WAIT);
    }
    expect_near(waits / 1000, 1 / (1 + exp(-2)), 0.002);
}

/* Without any sharpness what is permitted is chosen alike, and what is excluded still never. */
static void a_blunt_choice_is_even_among_what_is_permitted(void **state)
{
    (void)state;
    static const double utility[OPTION_COUNT] = {0.5, -INFINITY, -INFINITY, 0};
    int unverified = 0;
    for (int k = 0; k < 1000; k++)
        unverified += credential_choose(utility, 0, k / 1000.0) == OPTION_UNVERIFIED;
    assert_int_equal(unverified, 500);
}

static void a_sharp_choice_takes_the_best_even_when_utilities_are_large(void **state)
{
    (void)state;
    static const double utility[OPTION_COUNT] = {-300, -40, 50, 0};
    for (int k = 0; k < 100; k++)
        assert_int_equal(credential_choose(utility, 100, k / 100.0), OPTION_FALSE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rule_offers_its_options_at_their_worth),
        cmocka_unit_test(the_rule_in_force_counts_not_the_one_announced),
        cmocka_unit_test(a_higher_perceived_risk_weighs_most_on_the_own_credential),
        cmocka_unit_test(the_banned_and_the_blacklisted_cannot_use_their_own_credential),
        cmocka_unit_test(a_perfect_check_leaves_no_false_credential),
        cmocka_unit_test(one_who_tries_daily_pays_for_one_try),
        cmocka_unit_test(without_duplicates_one_identity_backs_one_account),
        cmocka_unit_test(options_are_chosen_by_logit),
        cmocka_unit_test(what_is_excluded_is_never_chosen),
        cmocka_unit_test(a_blunt_choice_is_even_among_what_is_permitted),
        cmocka_unit_test(a_sharp_choice_takes_the_best_even_when_utilities_are_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
