/* test_sellers.c - sellers are paid, give up, are prosecuted, enter; what they do to price, users and offenders. */
#include "../../support/tiny_world.h"
#include "regimesim/model/registration.h"
#include "regimesim/model/sellers.h"
#include "regimesim/model/sign_up.h"
#include "regimesim/model/vpn.h"

enum { PERSONS = 1000, SELLERS = 20 };

/* Twenty sellers of each good, whom nobody pays, whom nothing drives away, and who have no successors. */
static void open_with(struct tiny_world *t, double per_100000)
{
    struct tiny_pairs pairs = {0};
    tiny_params(t);
    t->params.mechanisms.sellers = true;
    t->params.sellers.credentials = t->params.sellers.access = per_100000;
    t->params.sellers.entry = t->params.sellers.exit = 0;
    t->params.platforms[0].verification = VERIFICATION_MANDATORY;
    t->params.platforms[0].strength = 0.5;
    tiny_ring(&pairs, PERSONS, 1);
    tiny_open(t, PERSONS, &pairs, 71);
    tiny_blank(t);
}

static void setup(struct tiny_world *t)
{
    open_with(t, SELLERS * 1e5 / PERSONS);
    assert_int_equal(t->world.markets[GOOD_CREDENTIALS].count, SELLERS);
    assert_int_equal(t->world.markets[GOOD_ACCESS].count, SELLERS);
}

static void run(struct tiny_world *t, int days)
{
    for (int d = 0; d < days; d++, t->world.day++)
        tiny_step(t, &sellers_mechanism);
    tiny_verify(t);
}

static double booked(const struct tiny_world *t, enum good good)
{
    double sum = t->world.markets[good].departed;
    for (uint32_t k = 0; k < t->world.markets[good].count; k++)
        sum += t->world.markets[good].items[k].turnover;
    return sum;
}

/* The two published cases: 9 months at 14,000 yuan, 66 months at 792,638. */
static void the_sanction_fits_the_two_published_cases(void **state)
{
    (void)state;
    struct params params;
    params_defaults(&params);
    double deng = params.sellers.reference_turnover, wu = deng * 792638 / 14000;
    expect_near(seller_sanction(&params, deng), 274, 1e-9);
    expect_near(seller_sanction(&params, wu) / (365.25 / 12), 66, 0.66);
    assert_true(seller_sanction(&params, 0) == 0);
    assert_true(seller_sanction(&params, 1e9) == params.sellers.sanction_cap);
}

static void the_price_rises_as_sellers_get_fewer(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error;
    setup(&t);
    assert_true(sellers_price_factor(&t.world, GOOD_CREDENTIALS) == 1);
    for (int k = 0; k < 15; k++)
        seller_remove(&t.world, GOOD_CREDENTIALS, 0);
    expect_near(sellers_price_factor(&t.world, GOOD_CREDENTIALS), 2, 1e-12); /* (20/5)^0.5 */
    assert_true(sellers_price_factor(&t.world, GOOD_ACCESS) == 1);
    tiny_must(market_mechanism.init(&t.world, &error), &error);
    expect_near(t.world.price, 2 * t.params.credentials.price, 1e-12);
    for (int k = 0; k < 75; k++)
        tiny_must(seller_enter(&t.world, GOOD_CREDENTIALS, 0, 1, &error), &error);
    expect_near(sellers_price_factor(&t.world, GOOD_CREDENTIALS), 0.5, 1e-12);
    tiny_close(&t);
}

/* Every second person buys access. 3,000 payments in half a year, spread evenly: 5 standard errors, a false alarm in
 * two million for the sum and in a hundred thousand for the twenty sellers together. */
static void users_pay_once_a_month_and_what_they_pay_is_booked(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    double each = t.world.price_vpn * t.params.sellers.access_value;
    for (uint32_t i = 0; i < PERSONS; i += 2) {
        t.world.persons.at[i].traits |= TRAIT_VPN | TRAIT_VPN_BOUGHT;
        t.world.jurisdictions[0].vpn_users++;
        t.world.jurisdictions[0].vpn_buyers++;
    }
    run(&t, 180);
    double payments = tiny_sum(&t, M_PAID_ACCESS) / each, expected = PERSONS / 2 * 180 / 30.0;
    expect_count(payments, expected, expected * 29 / 30, 5);
    expect_near(booked(&t, GOOD_ACCESS), tiny_sum(&t, M_PAID_ACCESS), 1e-9);
    for (uint32_t k = 0; k < SELLERS; k++)
        expect_share(t.world.markets[GOOD_ACCESS].items[k].turnover / each, payments, 1.0 / SELLERS, 5);
    assert_true(booked(&t, GOOD_CREDENTIALS) == 0);
    tiny_close(&t);
}

static void no_payment_is_lost_when_sellers_leave(void **state)
{
    (void)state;
    struct tiny_world t;
    struct rng rng;
    setup(&t);
    rng_open(&rng, t.world.key, RNG_TEST, 0, 0, 0);
    t.params.jurisdictions[0].seller_prosecution = 5;
    for (int d = 0; d < 100 && !t.world.markets[GOOD_CREDENTIALS].unsold; d++, t.world.day++) {
        sellers_pay(&t.world, GOOD_CREDENTIALS, 0.1 + d, &rng);
        tiny_step(&t, &sellers_mechanism);
    }
    assert_true(tiny_sum(&t, M_SELLERS_PROSECUTED) > 5);
    assert_true(t.world.markets[GOOD_CREDENTIALS].departed > 0);
    expect_near(booked(&t, GOOD_CREDENTIALS), tiny_sum(&t, M_PAID_CREDENTIALS), 1e-9);
    tiny_close(&t);
}

/* An offender pays what the choice counted with: price ε/(1 − q) for one that works. */
static void an_offender_pays_for_a_false_credential(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    struct offender *offender = tiny_motivate(&t, 5);
    offender->cost_factor = 2;
    offender->perceived = 0;
    offender->blacklisted_until = 1000;
    t.params.registration.choice_sharpness = 100;
    credential_decide(&t.world, offender->first_account, false);
    assert_int_equal(t.world.accounts[offender->first_account].state, ACCOUNT_OPENING);
    assert_int_equal(t.world.accounts[offender->first_account].credential, CREDENTIAL_FALSE);
    expect_near(tiny_sum(&t, M_PAID_CREDENTIALS), t.world.price * 2 / 0.5, 1e-12);
    expect_near(booked(&t, GOOD_CREDENTIALS), tiny_sum(&t, M_PAID_CREDENTIALS), 1e-12);
    tiny_close(&t);
}

static void what_is_opened_on_day_0_was_paid_for_before(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    struct offender *offender = tiny_motivate(&t, 5);
    offender->perceived = 0;
    offender->cost_factor = 1;
    offender->blacklisted_until = 1000;
    t.params.registration.choice_sharpness = 100;
    credential_decide(&t.world, offender->first_account, true);
    assert_int_equal(t.world.platforms[0].operating[CREDENTIAL_FALSE], 1);
    assert_true(tiny_sum(&t, M_PAID_CREDENTIALS) == 0);
    tiny_close(&t);
}

static void with_daily_tries_each_try_is_paid(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.credentials.tries = TRIES_DAILY;
    t.params.platforms[0].strength = 0.98;
    t.params.registration.choice_sharpness = 100;
    struct offender *offender = tiny_motivate(&t, 5);
    offender->perceived = 0;
    offender->blacklisted_until = 1000;
    int tries = 0;
    for (; t.world.accounts[offender->first_account].state == ACCOUNT_CLOSED && t.world.day < 500;
         t.world.day++, tries++)
        credential_decide(&t.world, offender->first_account, false);
    assert_true(tries > 1);
    expect_near(tiny_sum(&t, M_PAID_CREDENTIALS), tries * t.world.price * offender->cost_factor, 1e-9);
    tiny_close(&t);
}

static void without_sellers_there_is_no_false_credential_whatever_leaked(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error;
    double utility[OPTION_COUNT];
    open_with(&t, 0);
    tiny_must(vec32_push(&t.world.leaked, 17, &error), &error);
    struct offender *offender = tiny_motivate(&t, 5);
    credential_utilities(&t.world, offender->first_account, utility);
    assert_true(isinf(utility[OPTION_FALSE]));
    t.params.registration.resistance = t.params.registration.buys_false = 1;
    t.params.platforms[0].strength = 0;
    for (uint32_t i = 0; i < 100; i++) {
        t.world.persons.concern[i] = 1;
        sign_up_on(&t.world, i, 0);
        assert_int_equal(t.world.persons.at[i].platform, NO_PLATFORM);
    }
    t.params.sellers.entry = 1;
    run(&t, 100); /* none at the start, none ever */
    assert_true(t.world.markets[GOOD_CREDENTIALS].unsold && tiny_sum(&t, M_SELLER_ENTRIES) == 0);
    tiny_close(&t);
}

static void without_sellers_nobody_takes_up_a_vpn_and_subscriptions_lapse(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.vpn.offender_take_up = 1;
    t.params.vpn.reconsider = 0;
    t.world.price_vpn = 0;
    tiny_motivate(&t, 5);
    vpn_decide(&t.world, 5);
    assert_true(person_has(&t.world, 5, TRAIT_VPN_BOUGHT));
    while (t.world.markets[GOOD_ACCESS].count)
        seller_remove(&t.world, GOOD_ACCESS, 0);
    for (; t.world.day < 400; t.world.day++) /* e^-13 that nobody draws it */
        tiny_step(&t, &vpn_mechanism);
    assert_false(person_has(&t.world, 5, TRAIT_VPN));
    vpn_decide(&t.world, 5);
    assert_false(person_has(&t.world, 5, TRAIT_VPN));
    tiny_verify(&t);
    tiny_close(&t);
}

/* 40 sellers at 1 a year: 1 − e^−0.5 of them in half a year; 5 standard errors, a false alarm in two million. */
static void prosecution_takes_sellers_out_at_its_rate(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.mechanisms.vpn = true;
    t.params.jurisdictions[0].seller_prosecution = 1;
    for (int g = 0; g < GOOD_COUNT; g++)
        for (uint32_t k = 0; k < SELLERS; k++)
            t.world.markets[g].items[k].turnover = t.params.sellers.reference_turnover;
    run(&t, 182);
    double caught = tiny_sum(&t, M_SELLERS_PROSECUTED), access = SELLERS - t.world.markets[GOOD_ACCESS].count;
    expect_share(caught, 2 * SELLERS, 1 - exp(-182.0 / 365), 5);
    assert_true(caught == 2 * SELLERS - t.world.markets[0].count - t.world.markets[1].count);
    expect_near(tiny_sum(&t, M_SELLER_SENTENCES), 274 * caught, 1e-6);
    expect_near(t.world.jurisdictions[0].alarm, access * t.params.vpn.alarm * 1e5 / PERSONS, 1e-9);
    tiny_close(&t);
}

static void who_earns_too_little_gives_up_and_who_earns_enough_stays(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.sellers.exit = 0.05;
    t.params.sellers.memory = 1;
    for (int d = 0; d < 300; d++, t.world.day++) {
        for (uint32_t k = 0; k < t.world.markets[0].count; k++) {
            struct seller *seller = &t.world.markets[0].items[k];
            double income = t.params.sellers.credentials_cost * (seller->serial % 2 ? 1.01 : 0.99);
            seller->today += income;
            seller->turnover += income;
        }
        tiny_step(&t, &sellers_mechanism);
    }
    tiny_verify(&t);
    assert_int_equal(t.world.markets[GOOD_CREDENTIALS].count, SELLERS / 2); /* 0.95^300 = 2e-7 that one hangs on */
    for (uint32_t k = 0; k < SELLERS / 2; k++)
        assert_int_equal(t.world.markets[GOOD_CREDENTIALS].items[k].serial % 2, 1);
    assert_true(t.world.markets[GOOD_ACCESS].unsold); /* nobody paid for that */
    tiny_close(&t);
}

/* Entries in `days` where income just covers cost and sellers perceive `h` prosecutions a year; one good only. */
static double entries(double h, int days)
{
    struct tiny_world t;
    setup(&t);
    t.params.sellers.entry = 0.01;
    t.params.sellers.caution_half_life = 100000;
    t.params.sellers.access_cost = 1e6; /* hopeless */
    t.world.markets[GOOD_ACCESS].sales = 0;
    t.world.jurisdictions[0].prosecution = h;
    for (int d = 0; d < days; d++, t.world.day++) {
        t.world.markets[0].count = SELLERS; /* newcomers move on */
        t.world.markets[0].sales = SELLERS * t.params.sellers.credentials_cost / (1 - 1 / t.params.sellers.memory);
        tiny_step(&t, &sellers_mechanism);
    }
    double sum = tiny_sum(&t, M_SELLER_ENTRIES);
    tiny_close(&t);
    return sum;
}

/* 5 standard errors: a false alarm in two million. */
static void entry_follows_income_and_fear_of_prosecution(void **state)
{
    (void)state;
    expect_poisson(entries(0, 1000), 0.01 * SELLERS * 1000, 5);
    expect_poisson(entries(1, 1000), 0.01 * SELLERS * 1000 * exp(-1), 5);
}

static void an_empty_market_is_tried_again(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    for (int g = 0; g < GOOD_COUNT; g++) {
        while (t.world.markets[g].count)
            seller_remove(&t.world, (enum good)g, 0);
        t.world.markets[g].sales = 0;
        assert_true(t.world.markets[g].unsold);
    }
    t.params.sellers.entry = 0.01;
    run(&t, 100); /* e^-20 that nobody comes */
    assert_false(t.world.markets[GOOD_CREDENTIALS].unsold || t.world.markets[GOOD_ACCESS].unsold);
    tiny_close(&t);
}

static void what_sellers_remember_of_prosecutions_fades(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.sellers.caution_half_life = 20;
    t.world.jurisdictions[0].prosecution = 2;
    run(&t, 20);
    expect_near(t.world.jurisdictions[0].prosecution, 1, 1e-9);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sanction_fits_the_two_published_cases),
        cmocka_unit_test(the_price_rises_as_sellers_get_fewer),
        cmocka_unit_test(users_pay_once_a_month_and_what_they_pay_is_booked),
        cmocka_unit_test(no_payment_is_lost_when_sellers_leave),
        cmocka_unit_test(an_offender_pays_for_a_false_credential),
        cmocka_unit_test(what_is_opened_on_day_0_was_paid_for_before),
        cmocka_unit_test(with_daily_tries_each_try_is_paid),
        cmocka_unit_test(without_sellers_there_is_no_false_credential_whatever_leaked),
        cmocka_unit_test(without_sellers_nobody_takes_up_a_vpn_and_subscriptions_lapse),
        cmocka_unit_test(prosecution_takes_sellers_out_at_its_rate),
        cmocka_unit_test(who_earns_too_little_gives_up_and_who_earns_enough_stays),
        cmocka_unit_test(entry_follows_income_and_fear_of_prosecution),
        cmocka_unit_test(an_empty_market_is_tried_again),
        cmocka_unit_test(what_sellers_remember_of_prosecutions_fades),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
