/* test_registry.c - breaches of the registry, awareness of them, and the market that leaked identities feed. */
#include "../../support/tiny_world.h"
#include "regimesim/model/exposure.h"

enum { MANY = 4000, VERIFIED = 3000 };

/* 4,000 persons, the first 3,000 with an own credential. */
static void setup(struct tiny_world *t)
{
    struct tiny_pairs pairs = {0};
    tiny_params(t);
    t->params.credentials.awareness = 0.5;
    t->params.credentials.awareness_half_life = 20;
    t->params.credentials.price = 0.08;
    t->params.credentials.supply_half = 0.25;
    t->params.credentials.supply_elsewhere = 0;
    t->params.credentials.half_life = 100;
    t->params.platforms[0].breach_share = 0.7;
    t->params.platforms[0].breach_hazard = 0;
    t->params.platforms[0].breach_day = 3;
    tiny_ring(&pairs, MANY, 1);
    tiny_open(t, MANY, &pairs, 20);
    tiny_blank(t);
    for (uint32_t i = 0; i < VERIFIED; i++) {
        person_withdraw(&t->world, i);
        t->world.persons.at[i].credential = CREDENTIAL_OWN;
        person_enter(&t->world, i);
    }
}

/* 3,000 records leak with probability 0.7 each: 4 standard errors, false alarm 6e-5. */
static void a_breach_leaks_its_share_of_the_verified_records(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    for (; t.world.day < 3; t.world.day++)
        tiny_step(&t, &registry_mechanism);
    assert_int_equal(t.world.leaked.count, 0);
    tiny_step(&t, &registry_mechanism);
    expect_share(t.world.leaked.count, VERIFIED, 0.7, 4);
    assert_true(tiny_sum(&t, M_BREACHED) == t.world.leaked.count);
    for (size_t k = 0; k < t.world.leaked.count; k++)
        assert_int_equal(t.world.persons.at[t.world.leaked.items[k]].credential, CREDENTIAL_OWN);
    t.world.day++;
    size_t before = t.world.leaked.count;
    tiny_step(&t, &registry_mechanism);
    assert_int_equal(t.world.leaked.count, before);
    tiny_verify(&t);
    tiny_close(&t);
}

static void a_leaked_record_shows_four_attributes_to_everyone(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t record = 0;
    setup(&t);
    record = exposure_widen(record, ATTRIBUTE_DEMOGRAPHICS, AUDIENCE_EVERYONE);
    record = exposure_widen(record, ATTRIBUTE_RELATIVES, AUDIENCE_EVERYONE);
    record = exposure_widen(record, ATTRIBUTE_FINANCES, AUDIENCE_EVERYONE);
    record = exposure_widen(record, ATTRIBUTE_HOUSING, AUDIENCE_EVERYONE);
    t.world.day = 3;
    t.params.platforms[0].breach_share = 1;
    tiny_step(&t, &registry_mechanism);
    for (uint32_t i = 0; i < MANY; i++)
        assert_int_equal(t.world.persons.at[i].exposure, i < VERIFIED ? record : 0);
    assert_int_equal(t.world.platforms[0].exposed, 4 * VERIFIED);
    tiny_close(&t);
}

static void what_leaked_cannot_be_taken_back(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.world.day = 3;
    t.params.platforms[0].breach_share = 1;
    tiny_step(&t, &registry_mechanism);
    uint32_t word = person_public_floor(&t.world, 0, 0);
    assert_int_equal(exposure_count(word, LAYER_STRANGER), 4);
    assert_int_equal(person_public_floor(&t.world, VERIFIED, 0), 0);
    assert_int_equal(person_public_floor(&t.world, 0, 0xFFFFFFFFu), 0xFFFFFFFFu);
    tiny_close(&t);
}

static void only_the_breached_platform_leaks(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    tiny_add_abroad(&t);
    t.params.platforms[1].breach_share = 1;
    t.params.platforms[1].breach_day = 5;
    for (uint32_t i = 0; i < 100; i++) {
        person_withdraw(&t.world, i);
        t.world.persons.at[i].platform = 1;
        person_enter(&t.world, i);
    }
    t.world.day = 5;
    tiny_step(&t, &registry_mechanism);
    assert_int_equal(t.world.leaked.count, 100);
    assert_true(t.world.tallies->window[M_BREACHED][1] == 100);
    for (size_t k = 0; k < 100; k++)
        assert_true(t.world.leaked.items[k] < 100);
    tiny_close(&t);
}

/* W += (1 - W) * 0.5 * leaked / persons, then halves in 20 days. */
static void awareness_jumps_with_a_breach_and_fades(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.platforms[0].breach_share = 1;
    t.world.day = 3;
    t.world.awareness = 0.2 * exp2(1 / 20.0); /* 0.2 after this day's fading */
    tiny_step(&t, &registry_mechanism);
    expect_near(t.world.awareness, 0.2 + 0.8 * 0.5 * 0.75, 1e-9);
    for (t.world.day = 4; t.world.day < 24; t.world.day++)
        tiny_step(&t, &registry_mechanism);
    expect_near(t.world.awareness, 0.25, 1e-9);
    tiny_close(&t);
}

/* Over 3,000 days with 1 - exp(-100/365) a day: 4 standard errors. */
static void breaches_come_with_their_hazard(void **state)
{
    (void)state;
    struct tiny_world t;
    struct tiny_pairs pairs = {0};
    int breaches = 0;
    tiny_params(&t);
    t.params.platforms[0].breach_hazard = 100;
    t.params.platforms[0].breach_share = 1;
    tiny_ring(&pairs, 3, 1);
    tiny_open(&t, 3, &pairs, 20);
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

static void leak(struct tiny_world *t, uint32_t count)
{
    struct error error;
    for (uint32_t i = 0; i < count; i++)
        tiny_must(vec32_push(&t->world.leaked, i, &error), &error);
}

/* price_0 / (1 + S / (S_half N)); S_half N = 1,000. */
static void the_price_falls_with_supply(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.credentials.half_life = 100000;
    tiny_step(&t, &market_mechanism);
    expect_near(t.world.price, 0.08, 1e-12);
    leak(&t, 3000);
    tiny_step(&t, &market_mechanism);
    expect_near(t.world.price, 0.08 / (1 + (double)t.world.leaked.count / 1000), 1e-12);
    expect_near(t.world.price, 0.02, 1e-4);
    tiny_close(&t);
}

static void supply_from_elsewhere_lowers_the_price_too(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error;
    setup(&t);
    t.params.credentials.supply_elsewhere = 0.25;
    tiny_must(market_mechanism.init(&t.world, &error), &error); /* from day 0 on */
    expect_near(t.world.price, 0.04, 1e-12);
    tiny_step(&t, &market_mechanism);
    expect_near(t.world.price, 0.04, 1e-12);
    tiny_close(&t);
}

/* 4,000 identities, half-life 100 days: Binomial(4,000, 1/2) are left after 100 days; 4 standard errors. */
static void leaked_identities_go_out_of_use_with_their_half_life(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    leak(&t, MANY);
    for (; t.world.day < 100; t.world.day++)
        tiny_step(&t, &market_mechanism);
    expect_share(t.world.leaked.count, MANY, 0.5, 4);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_breach_leaks_its_share_of_the_verified_records),
        cmocka_unit_test(a_leaked_record_shows_four_attributes_to_everyone),
        cmocka_unit_test(what_leaked_cannot_be_taken_back),
        cmocka_unit_test(only_the_breached_platform_leaks),
        cmocka_unit_test(awareness_jumps_with_a_breach_and_fades),
        cmocka_unit_test(breaches_come_with_their_hazard),
        cmocka_unit_test(the_price_falls_with_supply),
        cmocka_unit_test(supply_from_elsewhere_lowers_the_price_too),
        cmocka_unit_test(leaked_identities_go_out_of_use_with_their_half_life),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
