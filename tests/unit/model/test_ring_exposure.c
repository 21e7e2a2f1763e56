/* test_ring_exposure.c - what the police learn about a ring through one of its members, and what a base abroad costs
 * them. */
#include "../../support/tiny_cases.h"
#include "../../support/tiny_rings.h"
#include "regimesim/model/trace.h"

enum { PERSONS = 3000, MEMBERS = 40, VICTIM = 2900, RINGS = 50 };

/* Rings of 40, side by side; the second member of each committed a publication that will be solved for certain. */
static void setup(struct tiny_world *t, double exposure)
{
    tiny_cases_open(t, PERSONS);
    t->params.investigation.trace_technical = 1;
    t->params.rings.exposure = exposure;
    for (uint32_t k = 0; k < RINGS; k++) {
        uint32_t ring = tiny_ring_of(t, k * MEMBERS, MEMBERS, false);
        uint32_t offence = tiny_case(t, k * MEMBERS + 1, VICTIM, 0);
        t->world.offences[offence].ring = ring + 1;
        t->world.offences[offence].attempt = RING_ATTEMPTS;
    }
}

static uint32_t count_identified(const struct tiny_world *t)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < t->world.offender_count; i++)
        count += t->world.offenders[i].identified;
    return count;
}

/* 50 rings with 39 others each; 4 standard errors (false alarm 6e-5). */
static void identifying_one_exposes_the_others_with_the_probability_given(void **state)
{
    (void)state;
    static const double chances[] = {0, 0.3, 1};
    for (int k = 0; k < 3; k++) {
        struct tiny_world t;
        setup(&t, chances[k]);
        tiny_investigate(&t, 2);
        double exposed = tiny_sum(&t, M_RING_MEMBERS_EXPOSED), others = RINGS * (MEMBERS - 1);
        expect_near(exposed, chances[k] * others, 4 * sqrt(others * chances[k] * (1 - chances[k])));
        assert_int_equal(count_identified(&t), RINGS + (uint32_t)exposed);
        assert_true(tiny_sum(&t, M_OFFENDERS_IDENTIFIED) == RINGS + exposed);
        assert_true(tiny_sum(&t, M_CASES_SOLVED) == RINGS);
        tiny_close(&t);
    }
}

static void the_exposed_lose_their_accounts_and_await_sanctions(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 1);
    tiny_investigate(&t, 2);
    assert_int_equal(t.world.identified.count, RINGS * MEMBERS);
    for (uint32_t a = 0; a < t.world.account_count; a++)
        assert_true(t.world.accounts[a].state != ACCOUNT_OPEN);
    tiny_close(&t);
}

/* Each member, once a ring: however many others are identified later. */
static void nobody_is_exposed_twice_through_one_ring(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 1);
    for (uint32_t i = 0; i < 10; i++) {
        uint32_t offence = tiny_case(&t, i, VICTIM, 0);
        t.world.offences[offence].ring = 1;
        t.world.offences[offence].attempt = (uint16_t)(RING_ATTEMPTS + 1 + i);
    }
    tiny_investigate(&t, 3);
    assert_true(tiny_sum(&t, M_RING_MEMBERS_EXPOSED) <= RINGS * MEMBERS);
    assert_true(tiny_sum(&t, M_CASES_SOLVED) == RINGS + 10);
    for (uint32_t i = 10; i < RINGS * MEMBERS; i++)
        assert_int_equal(t.world.offenders[i].identified, 1);
    tiny_close(&t);
}

static void a_case_about_something_else_exposes_those_who_are_members_now(void **state)
{
    (void)state;
    for (int dissolved = 0; dissolved < 2; dissolved++) {
        struct tiny_world t;
        setup(&t, 1);
        t.world.jurisdictions[0].cases.count = 0;
        tiny_case(&t, 5, VICTIM, 0);
        if (dissolved)
            ring_dissolve(&t.world, 0);
        tiny_investigate(&t, 2);
        assert_true(tiny_sum(&t, M_RING_MEMBERS_EXPOSED) == (dissolved ? 0 : MEMBERS - 1));
        tiny_close(&t);
    }
}

static void offences_of_a_dissolved_ring_still_lead_to_its_members(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 1);
    for (uint32_t k = 0; k < RINGS; k++)
        ring_dissolve(&t.world, k);
    tiny_investigate(&t, 2);
    assert_true(tiny_sum(&t, M_RING_MEMBERS_EXPOSED) == RINGS * (MEMBERS - 1));
    tiny_close(&t);
}

/* 0.5 where the base is: one more border that every trace crosses, and one more request. */
static void a_base_abroad_weakens_and_delays_every_trace(void **state)
{
    (void)state;
    static const struct {
        int base_home, platform_home;
        double expected;
        int days;
    } cases[] = {{0, 0, 0.2, 0}, {1, 0, 0.5 * 0.2, 30}, {1, 1, 0.5 * 0.2, 30}, {1, 2, 0.5 * 0.4 * 0.2, 50}};
    for (int k = 0; k < 4; k++) {
        struct tiny_world t;
        setup(&t, 0);
        t.params.investigation.trace_technical = 0.2;
        t.params.jurisdictions[1].cooperation = 0.5;
        t.params.jurisdictions[1].cooperation_delay = 30;
        t.params.jurisdictions[2].cooperation = 0.4;
        t.params.jurisdictions[2].cooperation_delay = 50;
        t.params.platforms[0].home.index = cases[k].platform_home;
        t.params.platforms[1].home.index = cases[k].base_home;
        t.world.rings[0].base = 1;
        const struct offence *offence = &t.world.offences[0];
        struct venue venue = trace_venue(&t.world, offence);
        assert_float_equal(trace_identifies(&t.world, offence, true), cases[k].expected, 1e-12);
        assert_int_equal(trace_delay(&t.params, &venue), cases[k].days);
        tiny_close(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(identifying_one_exposes_the_others_with_the_probability_given),
        cmocka_unit_test(the_exposed_lose_their_accounts_and_await_sanctions),
        cmocka_unit_test(nobody_is_exposed_twice_through_one_ring),
        cmocka_unit_test(a_case_about_something_else_exposes_those_who_are_members_now),
        cmocka_unit_test(offences_of_a_dissolved_ring_still_lead_to_its_members),
        cmocka_unit_test(a_base_abroad_weakens_and_delays_every_trace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
