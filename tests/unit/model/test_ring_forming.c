/* test_ring_forming.c - how doxing rings form, who leads, where they organise themselves, and when they dissolve. */
#include "../../support/tiny_rings.h"

enum { PERSONS = 400, TARGET = 300, MEMBERS = 10 };

/* A ring of persons 1 to 10, whose target shows one attribute; a platform abroad. */
static uint32_t setup(struct tiny_world *t)
{
    struct tiny_pairs pairs = {0};
    tiny_ring_params(t);
    tiny_add_abroad(t);
    tiny_ring(&pairs, PERSONS, 1);
    tiny_open(t, PERSONS, &pairs, 42);
    tiny_blank(t);
    person_set_exposure(&t->world, TARGET, exposure_widen(0, ATTRIBUTE_WORK, AUDIENCE_EVERYONE));
    uint32_t ring = tiny_ring_of(t, 1, MEMBERS, false);
    tiny_ring_target(t, ring, TARGET);
    return ring;
}

static void a_ring_dissolves_when_fewer_than_two_are_at_large(void **state)
{
    (void)state;
    for (int left = 1; left <= 2; left++) {
        struct tiny_world t;
        uint32_t ring = setup(&t);
        for (uint32_t k = (uint32_t)left; k < MEMBERS; k++) {
            if (k % 2)
                t.world.offenders[k].detained_until = 50;
            else
                offender_desist(&t.world, k);
        }
        tiny_ring_day(&t);
        assert_true(t.world.rings[ring].active == (left == 2));
        assert_true(t.world.offenders[0].ring == (left == 2 ? ring + 1 : 0));
        assert_int_equal(t.world.offenders[2].ring, 0);
        tiny_close(&t);
    }
}

/* 750 a year and 100,000 persons are 3 a year here: 60 in 20 years, of 4 members on average. Each dissolves at once, so
 * that there are free offenders for the next. */
static void rings_form_at_their_rate_from_free_offenders_at_large(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.rings.formation = 750;
    t.params.rings.size = 4;
    double members = 0;
    for (uint32_t i = 100; i < 140; i++)
        tiny_offender(&t, i);
    t.world.offenders[20].detained_until = 100000;
    while (t.world.day < 20 * YEAR) {
        uint32_t before = t.world.ring_count;
        tiny_step(&t, &rings_mechanism);
        tiny_verify(&t);
        for (uint32_t k = before; k < t.world.ring_count; k++) {
            assert_int_equal(ring_place(&t.world.rings[k], 20), -1);
            members += t.world.rings[k].member_count;
            ring_dissolve(&t.world, k);
        }
        t.world.day++;
    }
    double formed = t.world.ring_count - 1;
    expect_poisson(formed, 3 * 20, 4);
    /* max(2, Poisson(4)) has mean 4.13 and variance below 4. */
    expect_near(members / formed, 4.13, 4 * 2 / sqrt(formed));
    tiny_close(&t);
}

static void leaders_are_minors_where_that_is_asked_for_and_there_are_some(void **state)
{
    (void)state;
    for (int minors = 0; minors < 4; minors++) {
        struct tiny_world t;
        setup(&t);
        t.params.rings.formation = 1e6;
        t.params.rings.minor_leaders = 2;
        for (uint32_t i = 100; i < 140; i++)
            tiny_offender(&t, i);
        for (uint32_t i = 0; i < (uint32_t)minors; i++)
            t.world.persons.at[110 + 9 * i].traits |= TRAIT_MINOR;
        tiny_ring_day(&t);
        assert_true(t.world.ring_count >= 2);
        for (int k = 0; k < 2; k++) {
            uint32_t leader = t.world.offenders[t.world.rings[1].members[k]].person;
            assert_true(person_has(&t.world, leader, TRAIT_MINOR) == (k < minors));
        }
        tiny_close(&t);
    }
}

static void as_many_lead_as_asked_for_or_as_there_are(void **state)
{
    (void)state;
    for (int leaders = 1; leaders <= 9; leaders += 4) {
        struct tiny_world t;
        setup(&t);
        t.params.rings.formation = 1e6;
        t.params.rings.size = 4;
        t.params.rings.leaders = leaders;
        for (uint32_t i = 100; i < 300; i++)
            tiny_offender(&t, i);
        tiny_ring_day(&t);
        assert_true(t.world.ring_count > 5);
        for (uint32_t k = 1; k < t.world.ring_count; k++) {
            int members = t.world.rings[k].member_count;
            assert_int_equal(t.world.rings[k].leader_count, leaders < members ? leaders : members);
        }
        tiny_close(&t);
    }
}

/* The same ring on 100 days: either leader publishes on half of them. 4 standard errors (false alarm 6e-5). */
static void leaders_take_turns_by_chance(void **state)
{
    (void)state;
    int first = 0;
    for (int day = 0; day < 100; day++) {
        struct tiny_world t;
        uint32_t ring = setup(&t);
        t.world.day = day;
        tiny_ring_target(&t, ring, TARGET);
        tiny_ring_day(&t);
        assert_int_equal(t.world.offence_count, 1);
        assert_true(t.world.offences[0].offender < 2);
        first += t.world.offences[0].offender == 0;
        tiny_close(&t);
    }
    expect_share(first, 100, 0.5, 4);
}

/* Everybody lives at home: `abroad` is the only platform at home elsewhere, and none is within reach where it is
 * blocked. */
static void a_ring_organises_itself_abroad_as_often_as_asked_for_if_it_can(void **state)
{
    (void)state;
    static const double chances[] = {0, 0.4, 1, 1};
    for (int k = 0; k < 4; k++) {
        struct tiny_world t;
        bool blocked = k == 3;
        double formed = 0, abroad = 0;
        setup(&t);
        t.params.rings.formation = 3e5;
        t.params.rings.size = 2;
        t.params.rings.abroad = chances[k];
        t.params.platforms[1].blocked_in = blocked;
        for (uint32_t i = 100; i < 140; i++)
            tiny_offender(&t, i);
        for (; t.world.day < 100; t.world.day++) {
            uint32_t before = t.world.ring_count;
            tiny_step(&t, &rings_mechanism);
            for (uint32_t r = before; r < t.world.ring_count; r++) {
                formed++;
                abroad += t.world.rings[r].base == 1;
                assert_true(t.world.rings[r].base == 1 || t.world.rings[r].base == NO_PLATFORM);
                ring_dissolve(&t.world, r);
            }
        }
        assert_true(formed > 100);
        double p = blocked ? 0 : chances[k];
        expect_near(abroad, formed * p, 4 * sqrt(formed * p * (1 - p)));
        tiny_close(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ring_dissolves_when_fewer_than_two_are_at_large),
        cmocka_unit_test(rings_form_at_their_rate_from_free_offenders_at_large),
        cmocka_unit_test(leaders_are_minors_where_that_is_asked_for_and_there_are_some),
        cmocka_unit_test(as_many_lead_as_asked_for_or_as_there_are),
        cmocka_unit_test(leaders_take_turns_by_chance),
        cmocka_unit_test(a_ring_organises_itself_abroad_as_often_as_asked_for_if_it_can),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
