/* test_migration.c - persons follow friends to other platforms, and come back when what drove them out is gone. */
#include "../../support/tiny_world.h"
#include "regimesim/model/sign_up.h"

enum { PERSONS = 60 };

/* A star around person 0; everybody at home on platform 0; a second platform within reach. Everybody thinks again about
 * once a day. */
static void setup(struct tiny_world *t)
{
    struct tiny_pairs pairs = {0};
    tiny_params(t);
    tiny_add_abroad(t);
    t->params.mechanisms.migration = true;
    t->params.migration.rate = 1;
    t->params.migration.inertia = 0.25;
    t->params.migration.asked = PERSONS;
    tiny_star(&pairs, PERSONS);
    tiny_open(t, PERSONS, &pairs, 61);
    tiny_blank(t);
}

static void put(struct tiny_world *t, uint32_t person, int platform)
{
    person_withdraw(&t->world, person);
    t->world.persons.at[person].platform = (uint8_t)platform;
    person_enter(&t->world, person);
}

static void who_has_more_friends_elsewhere_follows_them(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    for (uint32_t i = 1; i <= 50; i++)
        put(&t, i, 1);
    t.params.migration.inertia = 0.5;
    for (; t.world.day < 60; t.world.day++)
        tiny_step(&t, &migration_mechanism);
    tiny_verify(&t);
    /* Whoever is asked first, in the end the centre and its friends are together. */
    for (uint32_t i = 1; i < PERSONS; i++)
        assert_int_equal(t.world.persons.at[i].platform, t.world.persons.at[0].platform);
    assert_true(tiny_sum(&t, M_MIGRATED) > 0 && tiny_sum(&t, M_RETURNED) == 0);
    tiny_close(&t);
}

/* Two cliques of 20, tied by nothing but person 0, who has `there` of 20 friends in the second one. */
static int where_the_bridge_goes(uint32_t there, double inertia, set_mask blocked, enum verification rule)
{
    struct tiny_world t;
    struct tiny_pairs pairs = {0};
    for (uint32_t c = 0; c < 2; c++)
        for (uint32_t a = 1 + 20 * c; a <= 20 + 20 * c; a++)
            for (uint32_t b = a + 1; b <= 20 + 20 * c; b++)
                tiny_pair(&pairs, a, b);
    for (uint32_t k = 0; k < 20; k++)
        tiny_pair(&pairs, 0, k < there ? 21 + k : 1 + k);
    tiny_params(&t);
    tiny_add_abroad(&t);
    t.params.migration.rate = 1;
    t.params.migration.asked = 20;
    t.params.migration.inertia = inertia;
    t.params.platforms[1].blocked_in = blocked;
    t.params.platforms[1].verification = (int)rule;
    t.params.registration.resistance = 1;
    t.params.registration.buys_false = 0;
    tiny_open(&t, 41, &pairs, 62);
    tiny_blank(&t);
    t.world.persons.concern[0] = 1;
    for (uint32_t i = 21; i <= 40; i++) {
        put(&t, i, 1);
        if (blocked) {
            t.world.jurisdictions[0].population--;
            t.world.jurisdictions[1].population++;
            t.world.persons.at[i].jurisdiction = 1;
        }
    }
    for (; t.world.day < 20; t.world.day++)
        tiny_step(&t, &migration_mechanism);
    tiny_verify(&t);
    int platform = t.world.persons.at[0].platform;
    tiny_close(&t);
    return platform;
}

static void the_gain_must_exceed_the_inertia(void **state)
{
    (void)state;
    assert_int_equal(where_the_bridge_goes(15, 0.45, 0, VERIFICATION_NONE), 1); /* 0.75 against 0.25 */
    assert_int_equal(where_the_bridge_goes(15, 0.5, 0, VERIFICATION_NONE), 0);
    assert_int_equal(where_the_bridge_goes(10, 0, 0, VERIFICATION_NONE), 0);
    assert_int_equal(where_the_bridge_goes(20, 1, 0, VERIFICATION_NONE), 0);
}

static void nobody_moves_out_of_reach_or_under_a_rule_that_is_refused(void **state)
{
    (void)state;
    assert_int_equal(where_the_bridge_goes(18, 0.2, 0, VERIFICATION_NONE), 1);
    assert_int_equal(where_the_bridge_goes(18, 0.2, 1, VERIFICATION_NONE), 0);
    assert_int_equal(where_the_bridge_goes(18, 0.2, 0, VERIFICATION_MANDATORY), 0); /* c = r = 1: always refused */
    assert_int_equal(where_the_bridge_goes(18, 0.2, 0, VERIFICATION_OPTIONAL), 1);
}

/* Person 0 of a star is on the first platform with 7 friends, 12 are on one of two others and 40 on the last: whichever
 * comes first in the scenario. The friends are put back every morning. */
static void the_best_of_several_platforms_is_chosen(void **state)
{
    (void)state;
    for (int best = 1; best <= 2; best++) {
        struct tiny_world t;
        struct tiny_pairs pairs = {0};
        tiny_params(&t);
        tiny_add_abroad(&t);
        params_element_add(&t.params, SCOPE_PLATFORM, "third");
        t.params.platforms[2].user_share = 0;
        t.params.migration.rate = 0.05;
        t.params.migration.inertia = 0.05;
        t.params.migration.asked = PERSONS;
        tiny_star(&pairs, PERSONS);
        tiny_open(&t, PERSONS, &pairs, 65);
        tiny_blank(&t);
        for (; t.world.day < 400 && t.world.persons.at[0].platform == 0; t.world.day++) {
            for (uint32_t i = 1; i < PERSONS; i++)
                put(&t, i, i < 8 ? 0 : i < 20 ? 3 - best : best);
            tiny_step(&t, &migration_mechanism);
        }
        assert_int_equal(t.world.persons.at[0].platform, best);
        tiny_close(&t);
    }
}

/* A mandatory rule, an awareness that everybody with concern 1 minds, and its end. */
static void who_left_comes_back_when_breaches_are_forgotten(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.platform_count = 1;
    t.params.registration.resistance = 0;
    t.params.registration.buys_false = 0;
    t.world.platforms[0].verification = VERIFICATION_MANDATORY;
    t.world.awareness = 1;
    for (uint32_t i = 1; i <= 10; i++) {
        t.world.persons.concern[i] = 1;
        sign_up_on(&t.world, i, 0);
        assert_int_equal(t.world.persons.at[i].platform, NO_PLATFORM);
        assert_false(sign_up_accepts(&t.world, i, 0));
    }
    for (; t.world.day < 20; t.world.day++)
        tiny_step(&t, &migration_mechanism);
    assert_true(tiny_sum(&t, M_RETURNED) == 0);
    t.world.awareness = 0;
    for (; t.world.day < 60; t.world.day++)
        tiny_step(&t, &migration_mechanism);
    tiny_verify(&t);
    assert_true(tiny_sum(&t, M_RETURNED) == 10 && tiny_sum(&t, M_MIGRATED) == 0);
    for (uint32_t i = 1; i <= 10; i++)
        assert_true(t.world.persons.at[i].platform == 0 && t.world.persons.at[i].credential == CREDENTIAL_OWN);
    tiny_close(&t);
}

static void a_repealed_rule_brings_back_whom_it_drove_out(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    put(&t, 5, NO_PLATFORM);
    for (; t.world.day < 40; t.world.day++)
        tiny_step(&t, &migration_mechanism);
    assert_int_equal(t.world.persons.at[5].platform, 0);
    assert_true(tiny_sum(&t, M_RETURNED) == 1);
    tiny_close(&t);
}

static void without_friends_nobody_moves_or_returns(void **state)
{
    (void)state;
    struct tiny_world t;
    struct tiny_pairs none = {0};
    tiny_params(&t);
    tiny_add_abroad(&t);
    t.params.migration.rate = 5;
    t.params.migration.inertia = 0;
    tiny_open(&t, PERSONS, &none, 63);
    tiny_blank(&t);
    put(&t, 5, NO_PLATFORM);
    put(&t, 6, 1);
    for (; t.world.day < 20; t.world.day++)
        tiny_step(&t, &migration_mechanism);
    assert_true(tiny_sum(&t, M_RETURNED) == 0 && tiny_sum(&t, M_MIGRATED) == 0);
    tiny_close(&t);
}

/* One friend in twenty is on the platform: too few to leave another for it, enough for one who has none. */
static void who_has_no_account_gives_nothing_up(void **state)
{
    (void)state;
    enum { FRIENDS = 20 };
    for (int without = 0; without < 2; without++) {
        struct tiny_world t;
        struct tiny_pairs pairs = {0};
        tiny_params(&t);
        tiny_add_abroad(&t);
        t.params.migration.rate = 1;
        t.params.migration.asked = FRIENDS;
        t.params.migration.inertia = 0.9;
        for (uint32_t i = 1; i <= FRIENDS; i++)
            tiny_pair(&pairs, 0, i);
        tiny_open(&t, FRIENDS + 1, &pairs, 66);
        tiny_blank(&t);
        put(&t, 1, 1);
        if (without)
            put(&t, 0, NO_PLATFORM);
        for (uint32_t i = 2; i <= FRIENDS; i++)
            put(&t, i, NO_PLATFORM);
        for (; t.world.day < 10; t.world.day++)
            tiny_step(&t, &migration_mechanism);
        assert_int_equal(t.world.persons.at[0].platform, without ? 1 : 0);
        tiny_close(&t);
    }
}

/* Half of a clique is on either platform. Who asks one friend finds the whole circle elsewhere in about half of the
 * cases; who asks all finds too few there. 5 standard errors: a false alarm in two million. */
static void only_so_many_friends_are_asked(void **state)
{
    (void)state;
    enum { CLIQUE = 200 };
    for (int all = 0; all < 2; all++) {
        struct tiny_world t;
        struct tiny_pairs pairs = {0};
        tiny_params(&t);
        tiny_add_abroad(&t);
        t.params.migration.rate = 0.002; /* so few that what one does hardly changes what others see */
        t.params.migration.asked = all ? CLIQUE : 1;
        t.params.migration.inertia = 0.9;
        tiny_complete(&pairs, CLIQUE);
        tiny_open(&t, CLIQUE, &pairs, 64);
        tiny_blank(&t);
        for (uint32_t i = 0; i < CLIQUE / 2; i++)
            put(&t, i, 1);
        for (; t.world.day < 50; t.world.day++)
            tiny_step(&t, &migration_mechanism);
        if (all)
            assert_true(tiny_sum(&t, M_MIGRATED) == 0);
        else
            expect_poisson(tiny_sum(&t, M_MIGRATED), 0.002 * CLIQUE * 50 / 2, 5);
        assert_true(all || tiny_sum(&t, M_MIGRATED) > 0);
        tiny_close(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_has_more_friends_elsewhere_follows_them),
        cmocka_unit_test(the_gain_must_exceed_the_inertia),
        cmocka_unit_test(nobody_moves_out_of_reach_or_under_a_rule_that_is_refused),
        cmocka_unit_test(the_best_of_several_platforms_is_chosen),
        cmocka_unit_test(who_left_comes_back_when_breaches_are_forgotten),
        cmocka_unit_test(a_repealed_rule_brings_back_whom_it_drove_out),
        cmocka_unit_test(without_friends_nobody_moves_or_returns),
        cmocka_unit_test(who_has_no_account_gives_nothing_up),
        cmocka_unit_test(only_so_many_friends_are_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
