/* test_market.c - blocking, VPNs, migration and sellers in whole runs: which way results move, what must come out at
 * the limits, and that what they do not touch stays the same to the last bit. */
#include "../../support/tiny_run.h"

/* The platform abroad is blocked at home, the one at home asks for a credential; 20 sellers of each good live off about
 * what is paid to them. Fear is small, because so few persons stand for a whole country. */
static void market(struct params *params)
{
    tiny_busy(params);
    params->mechanisms.vpn = params->mechanisms.sellers = true;
    params->platforms[0].verification = VERIFICATION_MANDATORY;
    params->platforms[0].strength = 0.6;
    params->platforms[1].blocked_in = 1;
    params->sellers.credentials = params->sellers.access = 5000;
    params->sellers.credentials_cost = 0.005;
    params->sellers.access_cost = 0.003;
    params->vpn.alarm = 0.0002;
    params->learning.rate = 0.005;
}

static void seek(struct params *params)
{
    market(params);
    for (int k = 0; k < 2; k++)
        params->jurisdictions[k].seller_prosecution = 3;
}

struct found {
    double sellers, price, price_vpn, vpn, false_accounts, prosecuted;
};

/* Sums over the windows of four runs, with the same persons and luck in either world. */
static struct found summed(void (*change)(struct params *))
{
    struct params params;
    struct graph graph;
    struct found found = {0};
    change(&params);
    tiny_busy_graph(&graph, 400);
    for (uint32_t replicate = 0; replicate < 4; replicate++) {
        struct outcome outcome;
        tiny_simulate(&params, &graph, replicate, &outcome);
        found.sellers += tiny_total(&outcome, M_SELLERS_CREDENTIALS) + tiny_total(&outcome, M_SELLERS_ACCESS);
        found.price += tiny_total(&outcome, M_PRICE);
        found.price_vpn += tiny_total(&outcome, M_PRICE_VPN);
        found.vpn += tiny_summary(&outcome, M_SUM_VPN);
        found.false_accounts += tiny_total(&outcome, M_OPERATING_FALSE);
        found.prosecuted += tiny_total(&outcome, M_SELLERS_PROSECUTED);
        outcome_free(&outcome);
    }
    graph_free(&graph);
    return found;
}

/* The differences asked for are several times the spread between runs. */
static void prosecution_means_fewer_sellers_higher_prices_and_fewer_vpn_users(void **state)
{
    (void)state;
    struct found left_alone = summed(market), sought = summed(seek);
    assert_true(left_alone.prosecuted == 0 && sought.prosecuted > 20);
    assert_true(sought.sellers < 0.8 * left_alone.sellers);
    assert_true(sought.price > 1.05 * left_alone.price);
    assert_true(sought.price_vpn > 1.05 * left_alone.price_vpn);
    assert_true(sought.vpn < 0.95 * left_alone.vpn);
    assert_true(sought.false_accounts < left_alone.false_accounts);
}

static void without_sellers_there_are_no_false_credentials_and_no_bought_vpns(void **state)
{
    (void)state;
    struct params params;
    struct outcome outcome;
    market(&params);
    params.sellers.credentials = params.sellers.access = 0;
    params.platforms[0].breach_day = 20; /* identities that leak cannot be bought either */
    params.registration.buys_false = params.registration.resistance = 1;
    tiny_busy_run(&params, &outcome);
    assert_true(tiny_total(&outcome, M_BREACHED) > 0);
    assert_true(tiny_total(&outcome, M_OPERATING_FALSE) + tiny_total(&outcome, M_USERS_FALSE) == 0);
    assert_true(tiny_summary(&outcome, M_SUM_VPN) == 0);
    assert_true(tiny_total(&outcome, M_PAID_CREDENTIALS) + tiny_total(&outcome, M_PAID_ACCESS) == 0);
    outcome_free(&outcome);
}

struct books {
    double paid[GOOD_COUNT];
    int days;
};

/* What was paid so far is what sellers, present and gone, have booked: to 1e-9 of it, for rounding. */
static enum status balance(void *context, const struct world *world, struct error *error)
{
    struct books *books = context;
    static const enum metric paid[] = {[GOOD_CREDENTIALS] = M_PAID_CREDENTIALS, [GOOD_ACCESS] = M_PAID_ACCESS};
    books->days++;
    for (int g = 0; g < GOOD_COUNT; g++) {
        double booked = world->markets[g].departed;
        for (uint32_t k = 0; k < world->markets[g].count; k++)
            booked += world->markets[g].items[k].turnover;
        books->paid[g] = world->tallies->window[paid[g]][0] + world->tallies->total[paid[g]][0];
        if (fabs(books->paid[g] - booked) > 1e-9 * (1 + booked))
            return error_set(error, STATUS_INTERNAL, "good %d: paid %g, booked %g", g, books->paid[g], booked);
    }
    return world_verify(world, error);
}

static void what_is_paid_is_what_sellers_book(void **state)
{
    (void)state;
    struct params params;
    struct graph graph;
    struct outcome outcome;
    struct error error;
    struct books books = {{0}, 0};
    seek(&params);
    tiny_busy_graph(&graph, 400);
    tiny_must(simulate(&params, &graph, rng_key_make(77, 5), &outcome, balance, &books, &error), &error);
    assert_true(books.paid[GOOD_CREDENTIALS] > 0 && books.paid[GOOD_ACCESS] > 0);
    assert_int_equal(books.days, params.run.days);
    outcome_free(&outcome);
    graph_free(&graph);
}

static bool about_the_market(const struct outcome_row *row)
{
    switch (row->metric) {
    case M_SELLER_ENTRIES:
    case M_SELLERS_CREDENTIALS:
    case M_SELLERS_ACCESS:
    case M_PAID_CREDENTIALS:
    case M_PAID_ACCESS:
    case M_VPN_USERS:
    case M_SUM_VPN: return true;
    default: return false;
    }
}

static void expect_same(const struct params *a, const struct params *b)
{
    struct outcome x, y;
    tiny_busy_run(a, &x);
    tiny_busy_run(b, &y);
    assert_true(tiny_same(&x, &y, about_the_market));
    outcome_free(&x);
    outcome_free(&y);
}

static void mandatory(struct params *params)
{
    tiny_busy(params);
    params->platforms[0].verification = VERIFICATION_MANDATORY;
    params->platforms[0].strength = 0.6;
}

/* Sellers whose number does not show in the price, and who are never all gone, change nothing else. */
static void sellers_who_do_not_compete_disturb_nothing_else(void **state)
{
    (void)state;
    struct params off, on;
    mandatory(&off);
    on = off;
    on.mechanisms.sellers = true;
    on.sellers.credentials = on.sellers.access = 5000;
    on.sellers.competition = 0;
    on.sellers.exit = 0;
    expect_same(&off, &on);
}

/* Where nothing is blocked only offenders use VPNs, and one that destroys no trace changes nothing else. */
static void a_vpn_without_a_block_and_without_effect_disturbs_nothing_else(void **state)
{
    (void)state;
    struct params off, on;
    mandatory(&off);
    on = off;
    on.mechanisms.vpn = true;
    on.vpn.evasion = 0;
    expect_same(&off, &on);
}

static void without_occasion_nobody_migrates_and_nothing_else_changes(void **state)
{
    (void)state;
    struct params off, never, alone;
    mandatory(&off);
    never = off;
    never.mechanisms.migration = true;
    never.migration.rate = 0;
    expect_same(&off, &never);
    off.registration.resistance = 0; /* one platform, and nobody leaves it */
    off.platform_count = 1;
    off.platforms[0].user_share = 1;
    alone = off;
    alone.mechanisms.migration = true;
    expect_same(&off, &alone);
}

static void evasion_means_fewer_offenders_are_identified(void **state)
{
    (void)state;
    struct params params;
    struct graph graph;
    double identified[2] = {0, 0};
    tiny_busy_graph(&graph, 400);
    for (int vpn = 0; vpn < 2; vpn++)
        for (uint32_t replicate = 0; replicate < 4; replicate++) {
            struct outcome outcome;
            tiny_busy(&params);
            params.mechanisms.vpn = vpn;
            params.vpn.offender_take_up = params.vpn.evasion = 1;
            params.vpn.price = 0;
            params.investigation.known_offender = 0;
            tiny_simulate(&params, &graph, replicate, &outcome);
            identified[vpn] += tiny_total(&outcome, M_OFFENDERS_IDENTIFIED);
            outcome_free(&outcome);
        }
    assert_true(identified[1] < 0.5 * identified[0]); /* newly motivated ones take a while to take it up */
    graph_free(&graph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prosecution_means_fewer_sellers_higher_prices_and_fewer_vpn_users),
        cmocka_unit_test(without_sellers_there_are_no_false_credentials_and_no_bought_vpns),
        cmocka_unit_test(what_is_paid_is_what_sellers_book),
        cmocka_unit_test(sellers_who_do_not_compete_disturb_nothing_else),
        cmocka_unit_test(a_vpn_without_a_block_and_without_effect_disturbs_nothing_else),
        cmocka_unit_test(without_occasion_nobody_migrates_and_nothing_else_changes),
        cmocka_unit_test(evasion_means_fewer_offenders_are_identified),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
