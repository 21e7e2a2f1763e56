/* test_entry_fee.c - what a new account costs: offenders weigh it, ordinary persons refuse it. 10,000 persons, 4
 * standard errors: false alarm 6e-5. */
#include "../../support/tiny_world.h"
#include "regimesim/model/platforms.h"
#include "regimesim/model/registration.h"

enum { MANY = 10000 };

static void open_persons(struct tiny_world *t, double fee, enum verification rule)
{
    struct tiny_pairs pairs = {0};
    t->params.platforms[0].entry_fee = fee;
    t->params.platforms[0].verification = (int)rule;
    t->params.registration.fee_weight = 2;
    tiny_ring(&pairs, MANY, 1);
    tiny_open(t, MANY, &pairs, 54);
}

static void populate(struct tiny_world *t, double fee, enum verification rule)
{
    tiny_params(t);
    tiny_add_abroad(t);
    t->params.registration.moves = 0.4;
    open_persons(t, fee, rule);
    tiny_prepare(t);
    tiny_verify(t);
}

/* 1 - exp(-2 * 0.25) = 0.393; 0.4 of these move, the others leave. */
static void ordinary_persons_refuse_a_fee_and_move_or_leave(void **state)
{
    (void)state;
    struct tiny_world t;
    double refused = 1 - exp(-0.5);
    populate(&t, 0.25, VERIFICATION_NONE);
    expect_share(tiny_sum(&t, M_EXCLUDED_BY_FEE), MANY, refused, 4);
    expect_share(tiny_sum(&t, M_MOVED), MANY, refused * 0.4, 4);
    expect_share(tiny_sum(&t, M_LEFT), MANY, refused * 0.6, 4);
    assert_int_equal(platform_all_users(&t.world.platforms[0]), MANY - (uint32_t)tiny_sum(&t, M_EXCLUDED_BY_FEE));
    tiny_close(&t);
}

static void who_refuses_a_fee_refuses_every_higher_one(void **state)
{
    (void)state;
    struct tiny_world low, high;
    uint32_t more = 0;
    populate(&low, 0.1, VERIFICATION_NONE);
    populate(&high, 0.4, VERIFICATION_NONE);
    for (uint32_t i = 0; i < MANY; i++) {
        bool refuses_low = low.world.persons.at[i].platform != 0, refuses_high = high.world.persons.at[i].platform != 0;
        assert_true(refuses_high || !refuses_low);
        more += refuses_high && !refuses_low;
    }
    assert_true(more > 1000);
    tiny_close(&low);
    tiny_close(&high);
}

static void who_pays_is_the_same_person_as_without_a_fee(void **state)
{
    (void)state;
    struct tiny_world free, paid;
    uint32_t stayed = 0;
    populate(&free, 0, VERIFICATION_OPTIONAL);
    populate(&paid, 0.25, VERIFICATION_OPTIONAL);
    for (uint32_t i = 0; i < MANY; i++) {
        if (paid.world.persons.at[i].platform != 0)
            continue;
        stayed++;
        assert_int_equal(paid.world.persons.at[i].credential, free.world.persons.at[i].credential);
        assert_int_equal(paid.world.persons.at[i].traits, free.world.persons.at[i].traits);
        assert_int_equal(paid.world.persons.at[i].exposure, free.world.persons.at[i].exposure);
    }
    assert_true(stayed > MANY / 2 && stayed < MANY);
    tiny_close(&free);
    tiny_close(&paid);
}

static void an_own_credential_is_free_of_the_fee(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    t.params.registration.resistance = 0;
    open_persons(&t, 100, VERIFICATION_MANDATORY);
    tiny_prepare(&t);
    assert_true(tiny_sum(&t, M_EXCLUDED_BY_FEE) == 0);
    assert_int_equal(platform_users(&t.world.platforms[0], CREDENTIAL_OWN), MANY);
    tiny_close(&t);
}

static void who_is_there_when_the_fee_comes_is_exempt(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    t.params.platforms[0].law_day = 1;
    t.params.platforms[0].grace_days = 2;
    tiny_switch_all(&t.params, false);
    t.params.mechanisms.registration = true;
    open_persons(&t, 100, VERIFICATION_OPTIONAL);
    tiny_prepare(&t);
    assert_true(registration_fee(&t.world, 0) == 0);
    for (int day = 0; day < 4; day++)
        tiny_day(&t);
    assert_true(registration_fee(&t.world, 0) == 100);
    assert_true(platform_users(&t.world.platforms[0], CREDENTIAL_OWN) > 100); /* they did decide */
    assert_int_equal(platform_all_users(&t.world.platforms[0]), MANY);
    assert_true(tiny_sum(&t, M_EXCLUDED_BY_FEE) == 0);
    tiny_close(&t);
}

static void without_a_fee_nobody_refuses(void **state)
{
    (void)state;
    struct tiny_world t;
    populate(&t, 0, VERIFICATION_NONE);
    assert_true(tiny_sum(&t, M_EXCLUDED_BY_FEE) == 0);
    assert_int_equal(platform_all_users(&t.world.platforms[0]), MANY);
    tiny_close(&t);
}

/* fee epsilon = 0.1 * 2 off the unverified and the false option. */
static void an_offender_pays_for_what_no_own_credential_backs(void **state)
{
    (void)state;
    struct tiny_world t;
    struct tiny_pairs pairs = {0};
    double free[OPTION_COUNT], paid[OPTION_COUNT];
    tiny_params(&t);
    t.params.platforms[0].verification = VERIFICATION_OPTIONAL;
    tiny_ring(&pairs, 10, 1);
    tiny_open(&t, 10, &pairs, 55);
    tiny_blank(&t);
    struct offender *offender = tiny_motivate(&t, 3);
    offender->cost_factor = 2;
    credential_utilities(&t.world, offender->first_account, free);
    t.params.platforms[0].entry_fee = 0.1;
    credential_utilities(&t.world, offender->first_account, paid);
    expect_near(free[OPTION_UNVERIFIED] - paid[OPTION_UNVERIFIED], 0.2, 1e-9);
    expect_near(free[OPTION_FALSE] - paid[OPTION_FALSE], 0.2, 1e-9);
    assert_true(free[OPTION_OWN] == paid[OPTION_OWN] && paid[OPTION_WAIT] == 0);
    t.world.platforms[0].in_force = false; /* before the rule */
    credential_utilities(&t.world, offender->first_account, paid);
    assert_true(free[OPTION_UNVERIFIED] == paid[OPTION_UNVERIFIED]);
    tiny_close(&t);
}

/* price epsilon / (1 - q) = 0.05 * 2 / 0.1 = 1, times 3; with one try a day 0.1 times 3. */
static void what_a_platform_asks_for_has_its_own_price(void **state)
{
    (void)state;
    struct tiny_world t;
    struct tiny_pairs pairs = {0};
    double usual[OPTION_COUNT], dear[OPTION_COUNT];
    tiny_params(&t);
    t.params.platforms[0].verification = VERIFICATION_TIERED;
    t.params.platforms[0].strength = 0.9;
    t.params.credentials.price = 0.05;
    tiny_ring(&pairs, 10, 1);
    tiny_open(&t, 10, &pairs, 56);
    tiny_blank(&t);
    struct offender *offender = tiny_motivate(&t, 3);
    offender->cost_factor = 2;
    for (int daily = 0; daily < 2; daily++) {
        t.params.credentials.tries = daily ? TRIES_DAILY : TRIES_EXPECTED;
        t.params.platforms[0].credential_price_factor = 1;
        credential_utilities(&t.world, offender->first_account, usual);
        t.params.platforms[0].credential_price_factor = 3;
        credential_utilities(&t.world, offender->first_account, dear);
        expect_near(usual[OPTION_FALSE] - dear[OPTION_FALSE], daily ? 0.2 : 2, 1e-9);
        assert_true(usual[OPTION_OWN] == dear[OPTION_OWN] && usual[OPTION_UNVERIFIED] == dear[OPTION_UNVERIFIED]);
    }
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ordinary_persons_refuse_a_fee_and_move_or_leave),
        cmocka_unit_test(who_refuses_a_fee_refuses_every_higher_one),
        cmocka_unit_test(who_pays_is_the_same_person_as_without_a_fee),
        cmocka_unit_test(an_own_credential_is_free_of_the_fee),
        cmocka_unit_test(who_is_there_when_the_fee_comes_is_exempt),
        cmocka_unit_test(without_a_fee_nobody_refuses),
        cmocka_unit_test(an_offender_pays_for_what_no_own_credential_backs),
        cmocka_unit_test(what_a_platform_asks_for_has_its_own_price),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
