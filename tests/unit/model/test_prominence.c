/* test_prominence.c - a threshold of followers for showing the real name, and those who stay just below it. */
#include "../../support/tiny_volley.h"
#include "regimesim/model/sign_up.h"

enum { STARS = 1000, FRIENDS = 12 };

/* 1,000 hubs (ids 0, 13, 26 ...) of 12 friends each, who have one friend each. */
static void setup(struct tiny_world *t, int threshold, double share)
{
    struct tiny_pairs pairs = {0};
    for (uint32_t s = 0; s < STARS; s++)
        for (uint32_t k = 1; k <= FRIENDS; k++)
            tiny_pair(&pairs, s * (FRIENDS + 1), s * (FRIENDS + 1) + k);
    tiny_params(t);
    t->params.platforms[0].front_stage = FRONT_PSEUDONYM;
    t->params.platforms[0].prominent_friends = threshold;
    t->params.registration.purge_share = share;
    t->params.registration.purge_margin = 0.2;
    tiny_open(t, STARS * (FRIENDS + 1), &pairs, 58);
}

/* Threshold 10, at most 12: 4 standard errors. */
static void a_share_of_those_just_above_stay_below_and_keep_the_name_back(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 10, 0.3);
    tiny_prepare(&t);
    uint32_t purged = tiny_count_trait(&t, TRAIT_PURGED);
    expect_share(purged, STARS, 0.3, 4);
    assert_true(tiny_sum(&t, M_PURGED) == purged);
    assert_int_equal(tiny_count_trait(&t, TRAIT_REAL_NAME), STARS - purged);
    for (uint32_t i = 0; i < t.world.persons.count; i++)
        assert_false(person_has(&t.world, i, TRAIT_PURGED) &&
                     (person_has(&t.world, i, TRAIT_REAL_NAME) || graph_degree(&t.graph, i) <= 10));
    tiny_verify(&t);
    tiny_close(&t);
}

static void nobody_sheds_many_followers_or_sheds_them_in_vain(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 9, 1); /* 12 > 9 * 1.2 */
    tiny_prepare(&t);
    assert_int_equal(tiny_count_trait(&t, TRAIT_PURGED), 0);
    assert_int_equal(tiny_count_trait(&t, TRAIT_REAL_NAME), STARS);
    tiny_close(&t);
    setup(&t, 10, 1);
    t.params.platforms[0].front_stage = FRONT_REAL;
    tiny_prepare(&t);
    assert_int_equal(tiny_count_trait(&t, TRAIT_PURGED), 0);
    assert_int_equal(tiny_count_trait(&t, TRAIT_REAL_NAME), STARS * (FRIENDS + 1));
    tiny_close(&t);
    setup(&t, 0, 1); /* no threshold at all */
    tiny_prepare(&t);
    assert_int_equal(tiny_count_trait(&t, TRAIT_PURGED), 0);
    tiny_close(&t);
}

/* With an own credential a person is not asked again, but for the name. Each threshold, or none, is answered anew. */
static void who_shed_followers_decides_anew_under_another_rule(void **state)
{
    (void)state;
    static const struct {
        int threshold, front_stage;
        uint32_t purged, named;
    } rules[] = {{9, FRONT_PSEUDONYM, 0, STARS}, /* 12 > 9 * 1.2: too many to shed */
                 {0, FRONT_PSEUDONYM, 0, 0},
                 {10, FRONT_PSEUDONYM, STARS, 0},
                 {10, FRONT_REAL, 0, STARS * (FRIENDS + 1)}};
    struct tiny_world t;
    setup(&t, 10, 1);
    t.world.platforms[0].verification = VERIFICATION_MANDATORY;
    t.params.registration.resistance = 0;
    tiny_prepare(&t);
    assert_int_equal(tiny_count_trait(&t, TRAIT_PURGED), STARS);
    for (size_t k = 0; k < sizeof rules / sizeof rules[0]; k++) {
        t.params.platforms[0].prominent_friends = rules[k].threshold;
        t.params.platforms[0].front_stage = rules[k].front_stage;
        for (uint32_t i = 0; i < t.world.persons.count; i++)
            sign_up_again(&t.world, i, 0);
        assert_int_equal(tiny_count_trait(&t, TRAIT_PURGED), rules[k].purged);
        assert_int_equal(tiny_count_trait(&t, TRAIT_REAL_NAME), rules[k].named);
        tiny_verify(&t);
    }
    assert_true(tiny_sum(&t, M_PURGED) == 2 * STARS); /* on day 0, and once more */
    tiny_close(&t);
}

static void without_shedding_all_who_are_prominent_show_the_name(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 10, 0);
    tiny_prepare(&t);
    assert_int_equal(tiny_count_trait(&t, TRAIT_REAL_NAME), STARS);
    assert_int_equal(tiny_count_trait(&t, TRAIT_PURGED), 0);
    tiny_close(&t);
}

/* Two persons of 12 friends; the offender is drawn to the one who shows more of them. */
static void who_shed_followers_attracts_as_the_threshold_would(void **state)
{
    (void)state;
    struct tiny_world t;
    struct tiny_pairs pairs = {0};
    uint32_t picked[2] = {0, 0};
    for (uint32_t k = 3; k < 15; k++) {
        tiny_pair(&pairs, 0, k);
        tiny_pair(&pairs, 1, k);
    }
    tiny_params(&t);
    struct offence_params *type = tiny_only_type(&t);
    type->attributes = 1u << ATTRIBUTE_HOUSING;
    t.params.offending.candidates = 64;
    t.params.offending.prominence = 0.3;
    t.params.offending.return_share = 0;
    t.params.platforms[0].prominent_friends = 10;
    tiny_open(&t, 15, &pairs, 59);
    tiny_blank(&t);
    for (uint32_t i = 0; i < 2; i++)
        person_set_exposure(&t.world, i, exposure_widen(0, ATTRIBUTE_HOUSING, AUDIENCE_EVERYONE));
    t.world.persons.at[0].traits |= TRAIT_PURGED;
    uint32_t account = tiny_account(&t, 2, CREDENTIAL_UNVERIFIED, false, NOBODY);
    for (uint32_t day = 0; day < 50; day++) {
        struct candidate best = tiny_pick(&t, account, 0, day);
        assert_true(best.person < 2);
        picked[best.person]++;
    }
    assert_true(picked[1] > 45); /* 64 draws of 15 miss one in a hundred times */
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_share_of_those_just_above_stay_below_and_keep_the_name_back),
        cmocka_unit_test(nobody_sheds_many_followers_or_sheds_them_in_vain),
        cmocka_unit_test(who_shed_followers_decides_anew_under_another_rule),
        cmocka_unit_test(without_shedding_all_who_are_prominent_show_the_name),
        cmocka_unit_test(who_shed_followers_attracts_as_the_threshold_would),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
