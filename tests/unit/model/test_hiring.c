/* test_hiring.c - moderators hired while reports pile up, and lost again. */
#include "../../support/tiny_world.h"
#include "regimesim/model/report.h"

enum { PERSONS = 4000 };

/* 0.25 per 1,000 accounts is one report a day; hired 0.5 a day (two reports) up to 2 (eight). */
static void setup(struct tiny_world *t, uint32_t reports)
{
    struct tiny_pairs pairs = {0};
    struct error error;
    tiny_params(t);
    t->params.platforms[0].moderation_capacity = 0.25;
    t->params.platforms[0].specificity = 1;
    t->params.platforms[0].hiring = 0.5;
    t->params.platforms[0].hiring_backlog = 10;
    t->params.platforms[0].hiring_limit = 2;
    t->params.platforms[0].attrition = 0;
    tiny_ring(&pairs, PERSONS, 1);
    tiny_open(t, PERSONS, &pairs, 63);
    tiny_blank(t);
    for (uint32_t i = 0; i < reports; i++)
        tiny_must(report_person(&t->world, i, false, &error), &error);
}

/* Handled a day: 1, 3, 5, 7, 9, 9 ... */
static void capacity_grows_by_what_is_hired_up_to_the_limit(void **state)
{
    (void)state;
    static const double handled[] = {1, 4, 9, 16, 25, 34};
    struct tiny_world t;
    setup(&t, 1000);
    for (; t.world.day < 6; t.world.day++) {
        tiny_step(&t, &moderation_mechanism);
        expect_near(tiny_sum(&t, M_REPORTS_HANDLED), handled[t.world.day], 0);
        expect_near(tiny_sum(&t, M_STAFF_CAPACITY), handled[t.world.day], 0);
        expect_near(t.world.platforms[0].hired, fmin(2, 0.5 * (t.world.day + 1)), 0);
        tiny_verify(&t);
    }
    tiny_close(&t);
}

/* 12 reports, one a day: after the first day 11 wait, more than ten days of work; after the second (three handled) 8.
 */
static void nobody_is_hired_for_a_short_queue(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 12);
    for (; t.world.day < 4; t.world.day++) {
        tiny_step(&t, &moderation_mechanism);
        expect_near(t.world.platforms[0].hired, 0.5, 0);
    }
    tiny_close(&t);
    setup(&t, 11);
    tiny_step(&t, &moderation_mechanism);
    expect_near(t.world.platforms[0].hired, 0, 0);
    tiny_close(&t);
}

static void the_hired_leave_when_there_is_no_backlog(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 0);
    t.params.platforms[0].attrition = 0.1;
    t.world.platforms[0].hired = 2;
    for (; t.world.day < 5; t.world.day++)
        tiny_step(&t, &moderation_mechanism);
    expect_near(t.world.platforms[0].hired, 2 * pow(0.9, 5), 1e-12);
    tiny_close(&t);
}

static void a_lower_limit_dismisses(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 1000);
    t.world.platforms[0].hired = 2;
    t.params.platforms[0].hiring_limit = 0.75;
    tiny_step(&t, &moderation_mechanism);
    expect_near(t.world.platforms[0].hired, 0.75, 0);
    tiny_close(&t);
}

static void where_nobody_is_hired_capacity_stays(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 1000);
    t.params.platforms[0].hiring = 0;
    for (; t.world.day < 20; t.world.day++)
        tiny_step(&t, &moderation_mechanism);
    assert_true(t.world.platforms[0].hired == 0);
    assert_true(tiny_sum(&t, M_REPORTS_HANDLED) == 20);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(capacity_grows_by_what_is_hired_up_to_the_limit),
        cmocka_unit_test(nobody_is_hired_for_a_short_queue),
        cmocka_unit_test(the_hired_leave_when_there_is_no_backlog),
        cmocka_unit_test(a_lower_limit_dismisses),
        cmocka_unit_test(where_nobody_is_hired_capacity_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
