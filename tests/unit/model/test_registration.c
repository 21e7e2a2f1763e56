/* test_registration.c - ordinary persons on day 0: who verifies, refuses, moves, leaves, under each rule.
 *
 * Decisions are independent, so a count over persons has the mean of its probabilities and the variance of p (1 - p).
 * 10,000 persons, 4 standard errors: false alarm 6e-5 for each count. */
#include "../../support/tiny_world.h"
#include "regimesim/model/exposure.h"
#include "regimesim/model/platforms.h"

enum { MANY = 10000 };

struct expected {
    double mean, variance;
};

static void setup(struct tiny_world *t, enum verification rule)
{
    tiny_params(t);
    t->params.platforms[0].verification = (int)rule;
    t->params.platforms[0].strength = 0.25;
    t->params.registration.uptake = 0.4;
    t->params.registration.resistance = 0.3;
    t->params.registration.tier_demand = 0.6;
    t->params.registration.buys_false = 0.2;
    t->params.registration.moves = 0.7;
    t->params.registration.authentic_unverified = 0.75;
    t->params.registration.authentic_verified = 0.9;
}

static void open_persons(struct tiny_world *t, double awareness)
{
    struct tiny_pairs pairs = {0};
    tiny_ring(&pairs, MANY, 1);
    tiny_open(t, MANY, &pairs, 14);
    t->world.awareness = awareness;
    tiny_prepare(t);
    tiny_verify(t);
}

/* Sum over persons of a + b c_i as probabilities. */
static struct expected over_concern(const struct tiny_world *t, double a, double b)
{
    struct expected e = {0, 0};
    for (uint32_t i = 0; i < MANY; i++) {
        double p = a + b * t->world.persons.concern[i];
        e.mean += p;
        e.variance += p * (1 - p);
    }
    return e;
}

static uint32_t count(const struct tiny_world *t, int platform, enum credential credential)
{
    return platform_users(&t->world.platforms[platform], credential);
}

static void without_a_rule_everybody_is_there_unverified(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, VERIFICATION_NONE);
    open_persons(&t, 0);
    assert_int_equal(count(&t, 0, CREDENTIAL_UNVERIFIED), MANY);
    expect_share(platform_authentic(&t.world.platforms[0]), MANY, 0.75, 4);
    assert_true(tiny_sum(&t, M_LEFT) == 0 && tiny_sum(&t, M_MOVED) == 0);
    tiny_close(&t);
}

/* u (1 - c) */
static void an_optional_badge_is_taken_by_the_unconcerned(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, VERIFICATION_OPTIONAL);
    open_persons(&t, 0.5);
    struct expected own = over_concern(&t, 0.4, -0.4);
    uint32_t verified = count(&t, 0, CREDENTIAL_OWN);
    expect_count(verified, own.mean, own.variance, 4);
    assert_int_equal(count(&t, 0, CREDENTIAL_UNVERIFIED), MANY - verified);
    expect_share(t.world.platforms[0].users[CREDENTIAL_OWN][1], verified, 0.9, 4);
    expect_share(t.world.platforms[0].users[CREDENTIAL_UNVERIFIED][1], MANY - verified, 0.75, 4);
    tiny_close(&t);
}

/* Who wants what only the verified may do complies with probability 1 - c r. */
static void a_tiered_rule_verifies_those_who_want_more(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, VERIFICATION_TIERED);
    open_persons(&t, 0);
    struct expected own = over_concern(&t, 0.6, -0.6 * 0.3);
    expect_count(count(&t, 0, CREDENTIAL_OWN), own.mean, own.variance, 4);
    assert_int_equal(platform_all_users(&t.world.platforms[0]), MANY);
    assert_int_equal(count(&t, 0, CREDENTIAL_FALSE), 0);
    tiny_close(&t);
}

/* Comply: 1 - c (r + (1 - r) W). Of the others a share buys a false credential, which passes with 1 - q; of the rest a
 * share moves, the rest leaves. */
static void a_compulsory_rule_is_refused_by_the_concerned(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, VERIFICATION_MANDATORY);
    tiny_add_abroad(&t);
    open_persons(&t, 0.5);
    struct expected own = over_concern(&t, 1, -(0.3 + 0.7 * 0.5));
    expect_count(count(&t, 0, CREDENTIAL_OWN), own.mean, own.variance, 4);
    uint32_t refused = MANY - count(&t, 0, CREDENTIAL_OWN), bought = count(&t, 0, CREDENTIAL_FALSE);
    uint32_t moved = platform_all_users(&t.world.platforms[1]);
    expect_share(bought, refused, 0.2 * 0.75, 4);
    expect_share(moved, refused - bought, 0.7, 4);
    assert_int_equal(count(&t, 1, CREDENTIAL_UNVERIFIED), moved);
    assert_int_equal(count(&t, 0, CREDENTIAL_UNVERIFIED), 0);
    assert_true(tiny_sum(&t, M_MOVED) == moved);
    assert_true(tiny_sum(&t, M_LEFT) == refused - bought - moved);
    tiny_close(&t);
}

static void profiles_under_false_credentials_are_never_authentic(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, VERIFICATION_MANDATORY);
    t.params.registration.buys_false = 1;
    t.params.platforms[0].strength = 0;
    open_persons(&t, 0);
    assert_true(count(&t, 0, CREDENTIAL_FALSE) > 500);
    assert_int_equal(t.world.platforms[0].users[CREDENTIAL_FALSE][1], 0);
    expect_share(t.world.platforms[0].users[CREDENTIAL_OWN][1], count(&t, 0, CREDENTIAL_OWN), 0.9, 4);
    tiny_close(&t);
}

static void a_perfect_check_lets_no_false_credential_pass(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, VERIFICATION_MANDATORY);
    t.params.registration.buys_false = 1;
    t.params.platforms[0].strength = 1;
    open_persons(&t, 0);
    assert_int_equal(count(&t, 0, CREDENTIAL_FALSE), 0);
    assert_true(tiny_sum(&t, M_LEFT) > 500);
    tiny_close(&t);
}

static void expect_all_who_refuse_leave(struct tiny_world *t)
{
    t->params.registration.buys_false = 0;
    t->params.registration.moves = 1;
    open_persons(t, 0);
    uint32_t refused = MANY - count(t, 0, CREDENTIAL_OWN);
    assert_true(refused > 500);
    assert_true(tiny_sum(t, M_LEFT) == refused);
    assert_true(tiny_sum(t, M_MOVED) == 0);
    for (uint32_t i = 0; i < MANY; i++)
        assert_true(t->world.persons.at[i].platform == 0 || t->world.persons.at[i].platform == NO_PLATFORM);
    tiny_close(t);
}

static void who_refuses_leaves_where_there_is_no_alternative(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, VERIFICATION_MANDATORY);
    expect_all_who_refuse_leave(&t);
    setup(&t, VERIFICATION_MANDATORY);
    tiny_add_abroad(&t);
    t.params.platforms[1].blocked_in = 1;
    expect_all_who_refuse_leave(&t);
    setup(&t, VERIFICATION_MANDATORY);
    tiny_add_abroad(&t);
    t.params.platforms[1].verification = VERIFICATION_MANDATORY;
    expect_all_who_refuse_leave(&t);
}

static void awareness_of_breaches_makes_refusal_common(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, VERIFICATION_MANDATORY);
    open_persons(&t, 1);
    struct expected own = over_concern(&t, 1, -1);
    expect_count(count(&t, 0, CREDENTIAL_OWN), own.mean, own.variance, 4);
    tiny_close(&t);
}

/* A name shown makes demographics visible to everyone. */
static uint32_t real_names(const struct tiny_world *t)
{
    uint32_t shown = 0;
    for (uint32_t i = 0; i < MANY; i++)
        if (person_has(&t->world, i, TRAIT_REAL_NAME)) {
            uint32_t word = t->world.persons.at[i].exposure;
            assert_int_equal(exposure_audience(word, ATTRIBUTE_DEMOGRAPHICS), AUDIENCE_EVERYONE);
            shown++;
        }
    return shown;
}

static void the_front_stage_decides_who_shows_a_name(void **state)
{
    (void)state;
    struct tiny_world t;
    static const struct {
        enum front_stage front;
        double share;
    } cases[] = {{FRONT_PSEUDONYM, 0}, {FRONT_VOLUNTARY, 0.3}, {FRONT_REAL, 1}};
    for (int k = 0; k < 3; k++) {
        setup(&t, VERIFICATION_NONE);
        t.params.registration.display_share = 0.3;
        t.params.platforms[0].front_stage = (int)cases[k].front;
        open_persons(&t, 0);
        expect_share(real_names(&t), MANY, cases[k].share, 4);
        tiny_close(&t);
    }
}

static void the_prominent_must_show_their_name(void **state)
{
    (void)state;
    struct tiny_world t;
    struct tiny_pairs pairs = {0};
    setup(&t, VERIFICATION_NONE);
    t.params.platforms[0].prominent_friends = 20;
    tiny_star(&pairs, 22);
    tiny_open(&t, 22, &pairs, 1);
    tiny_prepare(&t);
    assert_true(person_has(&t.world, 0, TRAIT_REAL_NAME));
    assert_int_equal(tiny_count_trait(&t, TRAIT_REAL_NAME), 1);
    tiny_close(&t);
}

static void people_start_where_the_shares_put_them_within_reach(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, VERIFICATION_NONE);
    tiny_add_abroad(&t);
    t.params.platforms[0].user_share = 0.6;
    t.params.platforms[1].user_share = 0.4;
    t.params.platforms[1].blocked_in = 1;
    t.params.jurisdictions[0].population_share = t.params.jurisdictions[1].population_share = 0.5;
    open_persons(&t, 0);
    uint32_t foreign = t.world.jurisdictions[1].population, abroad = platform_all_users(&t.world.platforms[1]);
    expect_share(abroad, foreign, 0.4, 4);
    for (uint32_t i = 0; i < MANY; i++)
        assert_true(t.world.persons.at[i].jurisdiction == 1 || t.world.persons.at[i].platform == 0);
    tiny_close(&t);
}

/* Nobody leaves because of a rule who was never there. */
static void who_reaches_no_platform_has_no_account_and_did_not_leave(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, VERIFICATION_NONE);
    tiny_add_abroad(&t);
    t.params.platforms[0].blocked_in = 2;
    t.params.jurisdictions[0].population_share = t.params.jurisdictions[1].population_share = 0.5;
    open_persons(&t, 0);
    for (uint32_t i = 0; i < MANY; i++)
        assert_int_equal(t.world.persons.at[i].platform, t.world.persons.at[i].jurisdiction ? NO_PLATFORM : 0);
    assert_true(tiny_sum(&t, M_LEFT) == 0);
    tiny_close(&t);
}

/* 10,000 persons, f = 0.1. Whoever is motivated has opened an account on day 0. */
static void the_first_offenders_are_the_share_asked_for(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, VERIFICATION_NONE);
    t.params.population.motivated_share = 0.1;
    t.params.registration.risk_weight = 0;
    t.params.registration.choice_sharpness = 100;
    t.params.learning.prior = 0.07;
    open_persons(&t, 0);
    expect_share(t.world.motivated.count, MANY, 0.1, 4);
    assert_int_equal(platform_operating(&t.world.platforms[0]), t.world.motivated.count);
    expect_near(t.world.offenders[0].perceived, 0.07, 1e-7);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_rule_everybody_is_there_unverified),
        cmocka_unit_test(an_optional_badge_is_taken_by_the_unconcerned),
        cmocka_unit_test(a_tiered_rule_verifies_those_who_want_more),
        cmocka_unit_test(a_compulsory_rule_is_refused_by_the_concerned),
        cmocka_unit_test(profiles_under_false_credentials_are_never_authentic),
        cmocka_unit_test(a_perfect_check_lets_no_false_credential_pass),
        cmocka_unit_test(who_refuses_leaves_where_there_is_no_alternative),
        cmocka_unit_test(awareness_of_breaches_makes_refusal_common),
        cmocka_unit_test(the_front_stage_decides_who_shows_a_name),
        cmocka_unit_test(the_prominent_must_show_their_name),
        cmocka_unit_test(people_start_where_the_shares_put_them_within_reach),
        cmocka_unit_test(who_reaches_no_platform_has_no_account_and_did_not_leave),
        cmocka_unit_test(the_first_offenders_are_the_share_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
