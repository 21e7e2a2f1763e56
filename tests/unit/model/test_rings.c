/* test_rings.c - whom a doxing ring goes for, and what it comes to know. */
#include "../../support/tiny_rings.h"

enum { PERSONS = LAYERS_PERSONS, TARGET = LAYERS_TARGET };

static void setup(struct tiny_world *t)
{
    struct tiny_pairs pairs = {0};
    tiny_ring_params(t);
    tiny_star(&pairs, PERSONS);
    tiny_open(t, PERSONS, &pairs, 41);
    tiny_blank(t);
}

static void each_member_sees_from_where_it_stands(void **state)
{
    (void)state;
    static const enum layer layers[] = {LAYER_FRIEND, LAYER_SECOND, LAYER_STRANGER};
    for (uint32_t k = 0; k < 3; k++) {
        for (int own = 0; own < 2; own++) {
            struct tiny_world t;
            tiny_ring_layers(&t);
            uint32_t account = tiny_account(&t, 1 + k, CREDENTIAL_UNVERIFIED, own, NOBODY);
            struct candidate view = ring_view(&t.world, account, TARGET);
            assert_int_equal(view.person, TARGET);
            assert_int_equal(view.layer, own ? layers[k] : LAYER_STRANGER);
            assert_true(view.known == (own && k == 0) && view.friend_trust == view.known && !view.assumed);
            tiny_close(&t);
        }
    }
}

static void a_contact_and_a_friend_of_the_person_acted_as_see_as_friends_do(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_ring_layers(&t);
    uint32_t account = tiny_account(&t, 5, CREDENTIAL_UNVERIFIED, false, NOBODY);
    account_assume(&t.world, account, 20, 9);
    struct candidate view = ring_view(&t.world, account, TARGET);
    assert_true(view.layer == LAYER_FRIEND && view.assumed && view.friend_trust && !view.known);
    account_assume(&t.world, account, NOBODY, 0);
    account_add_contact(&t.world, account, TARGET);
    view = ring_view(&t.world, account, TARGET);
    assert_true(view.layer == LAYER_FRIEND && !view.assumed && !view.friend_trust && !view.known);
    account_contacts(&t.world, account)[0] = 20;
    assert_int_equal(ring_view(&t.world, account, TARGET).layer, LAYER_SECOND);
    tiny_close(&t);
}

static void nothing_is_seen_without_an_account_on_the_targets_platform(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_ring_layers(&t);
    uint32_t account = tiny_account(&t, 1, CREDENTIAL_UNVERIFIED, true, NOBODY);
    account_close(&t.world, account, 0);
    assert_int_equal(ring_view(&t.world, account, TARGET).person, NOBODY);
    tiny_close(&t);
}

static void members_pool_what_they_see(void **state)
{
    (void)state;
    static const struct {
        uint32_t first, count;
        bool family, work, housing;
    } rings[] = {{3, 2, false, false, true}, {2, 2, false, true, true}, {1, 3, true, true, true}};
    for (int k = 0; k < 3; k++) {
        struct tiny_world t;
        tiny_ring_layers(&t);
        uint32_t ring = tiny_ring_of(&t, rings[k].first, rings[k].count, true);
        tiny_ring_target(&t, ring, TARGET);
        ring_pool(&t.world, ring);
        assert_int_equal(t.world.rings[ring].pooled, tiny_bits(rings[k].family, rings[k].work, rings[k].housing));
        tiny_close(&t);
    }
}

static void members_in_detention_contribute_nothing(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_ring_layers(&t);
    uint32_t ring = tiny_ring_of(&t, 1, 3, true);
    t.world.offenders[0].detained_until = 9;
    tiny_ring_target(&t, ring, TARGET);
    ring_pool(&t.world, ring);
    assert_int_equal(t.world.rings[ring].pooled, tiny_bits(false, true, true));
    tiny_close(&t);
}

/* 20 members, 0.02 a day each, 1,000 days: 400 attributes, 4 standard errors (false alarm 6e-5). What a fictitious
 * profile shows is no use. */
static void a_fictitious_target_is_known_by_unlawful_access_alone(void **state)
{
    (void)state;
    struct tiny_world t;
    double won = 0;
    setup(&t);
    t.params.rings.access_rate = 0.02;
    for (int a = 0; a < ATTRIBUTE_COUNT; a++)
        tiny_show(&t, TARGET, a, AUDIENCE_EVERYONE);
    person_withdraw(&t.world, TARGET);
    t.world.persons.at[TARGET].traits = 0;
    person_enter(&t.world, TARGET);
    uint32_t ring = tiny_ring_of(&t, 1, 20, false);
    tiny_ring_target(&t, ring, TARGET);
    for (; t.world.day < 1000; t.world.day++) {
        ring_pool(&t.world, ring);
        won += __builtin_popcount(t.world.rings[ring].pooled);
        t.world.rings[ring].pooled = 0;
    }
    expect_poisson(won, 400, 4);
    tiny_close(&t);
}

static void a_target_of_whom_nothing_is_known_is_given_up(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    uint32_t ring = tiny_ring_of(&t, 1, 3, false);
    tiny_ring_target(&t, ring, TARGET);
    for (; t.world.day <= 5; tiny_ring_day(&t))
        assert_int_equal(t.world.rings[ring].target, TARGET);
    assert_int_equal(t.world.rings[ring].target, NOBODY);
    assert_int_equal(t.world.offence_count, 0);
    assert_int_equal(t.world.rings[ring].until, 5 + 4);
    while (t.world.day <= 9)
        tiny_ring_day(&t);
    assert_true(t.world.rings[ring].target != NOBODY && t.world.rings[ring].target != TARGET);
    tiny_close(&t);
}

/* Of 60 users, all looked at many times, the one with friends; were it a member, anybody else. */
static void the_most_prominent_becomes_the_target_unless_a_member(void **state)
{
    (void)state;
    for (uint32_t first = 0; first < 2; first++) {
        struct tiny_world t;
        setup(&t);
        t.params.rings.scouts = 1000;
        uint32_t ring = tiny_ring_of(&t, first, 3, false);
        ring_choose_target(&t.world, ring);
        if (first == 1)
            assert_int_equal(t.world.rings[ring].target, 0);
        else
            assert_in_range(t.world.rings[ring].target, 3, PERSONS - 1);
        tiny_close(&t);
    }
}

static void the_last_target_is_passed_over_and_what_was_known_of_it_forgotten(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.rings.scouts = 1000;
    uint32_t ring = tiny_ring_of(&t, 1, 3, false);
    t.world.rings[ring].previous_target = 0;
    t.world.rings[ring].pooled = tiny_bits(true, true, true);
    tiny_ring_day(&t);
    assert_in_range(t.world.rings[ring].target, 4, PERSONS - 1);
    assert_int_equal(t.world.rings[ring].pooled, 0);
    assert_int_equal(t.world.offence_count, 0);
    tiny_close(&t);
}

static void one_member_alone_on_a_platform_attacks_nobody_there(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    uint32_t ring = tiny_ring_of(&t, 1, 3, false);
    account_close(&t.world, 0, 0);
    account_close(&t.world, 1, 0);
    ring_choose_target(&t.world, ring);
    assert_int_equal(t.world.rings[ring].target, NOBODY);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_member_sees_from_where_it_stands),
        cmocka_unit_test(a_contact_and_a_friend_of_the_person_acted_as_see_as_friends_do),
        cmocka_unit_test(nothing_is_seen_without_an_account_on_the_targets_platform),
        cmocka_unit_test(members_pool_what_they_see),
        cmocka_unit_test(members_in_detention_contribute_nothing),
        cmocka_unit_test(a_fictitious_target_is_known_by_unlawful_access_alone),
        cmocka_unit_test(a_target_of_whom_nothing_is_known_is_given_up),
        cmocka_unit_test(the_most_prominent_becomes_the_target_unless_a_member),
        cmocka_unit_test(the_last_target_is_passed_over_and_what_was_known_of_it_forgotten),
        cmocka_unit_test(one_member_alone_on_a_platform_attacks_nobody_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
