/* test_persons.c - what persons are like at the start, how caution fades, and the counts of ordinary accounts. */
#include "../../support/tiny_world.h"
#include "regimesim/model/exposure.h"
#include "regimesim/model/platforms.h"

enum { MANY = 20000 };

static void open_ring(struct tiny_world *t, uint32_t persons)
{
    struct tiny_pairs pairs = {0};
    tiny_ring(&pairs, persons, 1);
    tiny_open(t, persons, &pairs, 11);
}

/* Shares and means over 20,000 persons within 4 standard errors: false alarm 6e-5 each. */
static void traits_have_the_shares_and_means_asked_for(void **state)
{
    (void)state;
    struct tiny_world t;
    double concern = 0, caution = 0;
    tiny_params(&t);
    t.params.population.minor_share = 0.1;
    t.params.population.normative_share = 0.25;
    t.params.population.concern_a = 2, t.params.population.concern_b = 3;
    t.params.population.caution_a = 2, t.params.population.caution_b = 8;
    open_ring(&t, MANY);
    for (uint32_t i = 0; i < MANY; i++) {
        concern += t.world.persons.concern[i];
        caution += t.world.persons.at[i].caution_base;
        assert_true(t.world.persons.at[i].caution == t.world.persons.at[i].caution_base);
    }
    expect_share(tiny_count_trait(&t, TRAIT_MINOR), MANY, 0.1, 4);
    expect_share(tiny_count_trait(&t, TRAIT_NORMATIVE), MANY, 0.25, 4);
    expect_near(concern / MANY, 0.4, 4 * sqrt(0.04 / MANY)); /* variance ab / ((a + b)^2 (a + b + 1)) */
    expect_near(caution / MANY, 0.2, 4 * sqrt(16.0 / 1100 / MANY));
    tiny_close(&t);
}

static void persons_live_where_the_shares_put_them(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t counted[2] = {0};
    tiny_params(&t);
    tiny_add_abroad(&t);
    t.params.jurisdictions[0].population_share = 0.7;
    t.params.jurisdictions[1].population_share = 0.3;
    open_ring(&t, MANY);
    for (uint32_t i = 0; i < MANY; i++)
        counted[t.world.persons.at[i].jurisdiction]++;
    expect_share(counted[1], MANY, 0.3, 4);
    assert_int_equal(t.world.jurisdictions[0].population, counted[0]);
    assert_int_equal(t.world.jurisdictions[1].population, counted[1]);
    tiny_close(&t);
}

/* Each attribute is disclosed with probability d (1 - s c); then the audience goes by the three shares. */
static void concern_holds_disclosure_back(void **state)
{
    (void)state;
    struct tiny_world t;
    double expected = 0, variance = 0;
    uint32_t audience[4] = {0};
    tiny_params(&t);
    t.params.disclosure.disclosed = 0.6;
    t.params.disclosure.concern_weight = 0.5;
    t.params.disclosure.audience_friends = 0.5;
    t.params.disclosure.audience_second = 0.2;
    t.params.disclosure.audience_everyone = 0.3;
    open_ring(&t, MANY);
    for (uint32_t i = 0; i < MANY; i++) {
        double p = 0.6 * (1 - 0.5 * t.world.persons.concern[i]);
        expected += ATTRIBUTE_COUNT * p;
        variance += ATTRIBUTE_COUNT * p * (1 - p);
        for (int a = 0; a < ATTRIBUTE_COUNT; a++)
            audience[exposure_audience(t.world.persons.at[i].exposure, a)]++;
    }
    double disclosed = audience[1] + audience[2] + audience[3];
    expect_count(disclosed, expected, variance, 4);
    expect_share(audience[1], disclosed, 0.5, 4);
    expect_share(audience[2], disclosed, 0.2, 4);
    expect_share(audience[3], disclosed, 0.3, 4);
    tiny_close(&t);
}

static void a_victims_caution_rises_and_fades_with_its_half_life(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    t.params.offending.caution_half_life = 20;
    open_ring(&t, 3);
    tiny_blank(&t);
    t.world.persons.at[1].caution_base = t.world.persons.at[1].caution = 0.25f;
    t.world.day = 10;
    person_raise_caution(&t.world, 1, 0.2);
    expect_near(person_caution(&t.world, 1), 0.4, 1e-6); /* 0.25 + 0.2 * 0.75 */
    t.world.day = 30;
    expect_near(person_caution(&t.world, 1), 0.25 + 0.15 / 2, 1e-6);
    person_raise_caution(&t.world, 1, 0.5);
    expect_near(person_caution(&t.world, 1), 0.6625, 1e-6); /* 0.325 + 0.5 * 0.675 */
    t.world.day = 70;
    expect_near(person_caution(&t.world, 1), 0.25 + 0.4125 / 4, 1e-6);
    expect_near(person_caution(&t.world, 0), 0, 0);
    tiny_close(&t);
}

static void platforms_count_accounts_by_credential_and_profile(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    open_ring(&t, 10);
    tiny_blank(&t);
    for (uint32_t i = 0; i < 10; i++) {
        person_withdraw(&t.world, i);
        t.world.persons.at[i].credential = i < 3 ? CREDENTIAL_OWN : CREDENTIAL_UNVERIFIED;
        t.world.persons.at[i].traits = (uint16_t)((i % 2 ? TRAIT_AUTHENTIC : 0) | (i == 2 ? TRAIT_NORMATIVE : 0));
        t.world.persons.at[i].exposure = 0xFu; /* two attributes to everyone */
        person_enter(&t.world, i);
    }
    const struct platform_state *p = &t.world.platforms[0];
    assert_int_equal(platform_all_users(p), 10);
    assert_int_equal(platform_users(p, CREDENTIAL_OWN), 3);
    assert_int_equal(platform_authentic(p), 5);
    assert_int_equal(p->normative[CREDENTIAL_OWN], 1);
    assert_int_equal(p->exposed, 20);
    assert_int_equal(p->exposed_authentic, 10);
    expect_near(platform_verified_share(p), 0.3, 1e-12);
    expect_near(platform_authentic_share(p, true), 1.0 / 3, 1e-12);
    expect_near(platform_authentic_share(p, false), 4.0 / 7, 1e-12);
    person_set_exposure(&t.world, 1, 0x3Fu);
    assert_int_equal(p->exposed, 21);
    assert_int_equal(p->exposed_authentic, 11);
    tiny_verify(&t);
    tiny_close(&t);
}

static void suspend(struct tiny_world *t, uint32_t person, int days)
{
    struct error error;
    tiny_must(person_suspend(&t->world, person, days, &error), &error);
}

static void a_suspended_account_is_out_of_use_and_comes_back(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    tiny_switch_all(&t.params, false);
    open_ring(&t, 5);
    tiny_blank(&t);
    suspend(&t, 2, 3);
    assert_false(person_active(&t.world, 2, 0));
    assert_int_equal(platform_all_users(&t.world.platforms[0]), 4);
    for (int day = 0; day < 3; day++) {
        tiny_day(&t);
        assert_int_equal(platform_all_users(&t.world.platforms[0]), 4);
    }
    tiny_day(&t);
    assert_true(person_active(&t.world, 2, 0));
    assert_int_equal(platform_all_users(&t.world.platforms[0]), 5);
    assert_int_equal(t.world.suspended.count, 0);
    tiny_close(&t);
}

static void a_longer_suspension_counts_and_a_shorter_one_does_not(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    tiny_switch_all(&t.params, false);
    open_ring(&t, 5);
    tiny_blank(&t);
    suspend(&t, 1, 4);
    suspend(&t, 1, 2);
    assert_int_equal(t.world.persons.at[1].suspended_until, 4);
    suspend(&t, 1, 6);
    assert_int_equal(t.world.persons.at[1].suspended_until, 6);
    assert_int_equal(platform_all_users(&t.world.platforms[0]), 4);
    suspend(&t, 3, 0);
    assert_int_equal(platform_all_users(&t.world.platforms[0]), 4);
    for (int day = 0; day < 7; day++)
        tiny_day(&t);
    assert_int_equal(platform_all_users(&t.world.platforms[0]), 5);
    tiny_close(&t);
}

static void what_is_disclosed_while_suspended_counts_on_return(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    tiny_switch_all(&t.params, false);
    open_ring(&t, 5);
    tiny_blank(&t);
    suspend(&t, 1, 1);
    person_set_exposure(&t.world, 1, 0x3u);
    assert_int_equal(t.world.platforms[0].exposed, 0);
    tiny_day(&t);
    tiny_day(&t);
    assert_int_equal(t.world.platforms[0].exposed, 1);
    tiny_close(&t);
}

/* 30,000 draws among three active persons of six; 4 standard errors, false alarm 6e-5 each. */
static void a_random_user_is_any_active_one_with_equal_chance(void **state)
{
    (void)state;
    struct tiny_world t;
    struct rng rng;
    uint32_t counts[6] = {0};
    tiny_params(&t);
    tiny_add_abroad(&t);
    open_ring(&t, 6);
    tiny_blank(&t);
    person_withdraw(&t.world, 1);
    t.world.persons.at[1].platform = 1;
    person_enter(&t.world, 1);
    suspend(&t, 3, 5);
    rng_open(&rng, t.world.key, RNG_TEST, 0, 0, 0);
    for (int k = 0; k < 30000; k++)
        counts[person_random_user(&t.world, &rng, 0, 5)]++;
    assert_int_equal(counts[1] + counts[3] + counts[5], 0);
    for (uint32_t i = 0; i < 5; i += 2)
        expect_share(counts[i], 30000, 1.0 / 3, 4);
    assert_int_equal(person_random_user(&t.world, &rng, 1, 1), NOBODY);
    assert_int_equal(person_random_user(&t.world, &rng, 1, NOBODY), 1);
    tiny_close(&t);
}

static void a_blocked_platform_is_out_of_reach_from_there_only(void **state)
{
    (void)state;
    struct tiny_world t;
    struct rng rng;
    tiny_params(&t);
    tiny_add_abroad(&t);
    t.params.platforms[1].blocked_in = 1;
    open_ring(&t, 4);
    tiny_blank(&t);
    t.world.persons.at[3].jurisdiction = 1;
    assert_true(person_reaches(&t.world, 0, 0));
    assert_false(person_reaches(&t.world, 0, 1));
    assert_true(person_reaches(&t.world, 3, 1));
    rng_open(&rng, t.world.key, RNG_TEST, 0, 0, 0);
    for (int k = 0; k < 20; k++) {
        assert_int_equal(person_other_platform(&t.world, &rng, 0, 0), NO_PLATFORM);
        assert_int_equal(person_other_platform(&t.world, &rng, 3, 0), 1);
        assert_int_equal(person_other_platform(&t.world, &rng, 0, NO_PLATFORM), 0);
    }
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(traits_have_the_shares_and_means_asked_for),
        cmocka_unit_test(persons_live_where_the_shares_put_them),
        cmocka_unit_test(concern_holds_disclosure_back),
        cmocka_unit_test(a_victims_caution_rises_and_fades_with_its_half_life),
        cmocka_unit_test(platforms_count_accounts_by_credential_and_profile),
        cmocka_unit_test(a_suspended_account_is_out_of_use_and_comes_back),
        cmocka_unit_test(a_longer_suspension_counts_and_a_shorter_one_does_not),
        cmocka_unit_test(what_is_disclosed_while_suspended_counts_on_return),
        cmocka_unit_test(a_random_user_is_any_active_one_with_equal_chance),
        cmocka_unit_test(a_blocked_platform_is_out_of_reach_from_there_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
