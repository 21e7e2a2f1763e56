/* test_breakeven.c - finding where a difference crosses 0, where the answer is known. */
#include "../../support/expect.h"
#include "regimesim/experiment/breakeven.h"

/* d(x) = slope (x - root) + wave sin(40 x), known to within half a width. */
struct toy {
    double slope, root, half;
    double wave;
    int calls, most; /* fails after `most` calls when that is above 0 */
};

static enum status toy_difference(void *context, double x, struct interval *difference, struct error *error)
{
    struct toy *toy = context;
    double d = toy->slope * (x - toy->root) + toy->wave * sin(40 * x);
    *difference = (struct interval){20, d, d - toy->half, d + toy->half};
    toy->calls++;
    return toy->most && toy->calls > toy->most ? error_set(error, STATUS_INTERRUPTED, "interrupted") : STATUS_OK;
}

static struct breakeven find(struct toy *toy, struct breakeven_range range)
{
    struct breakeven found;
    struct error error;
    assert_int_equal(breakeven_find(&range, toy_difference, toy, &found, &error), STATUS_OK);
    assert_true(toy->calls == found.count); /* no value is tried twice */
    assert_true(found.count <= breakeven_most(&range));
    for (int i = 1; i < found.count; i++)
        assert_true(found.points[i].x > found.points[i - 1].x);
    return found;
}

static void a_line_is_crossed_where_it_is_zero(void **state)
{
    (void)state;
    const struct breakeven_range range = {0, 1, 0.001, false};
    for (int side = -1; side <= 1; side += 2) {
        struct toy toy = {.slope = 2.0 * side, .root = 0.3, .half = 0.1};
        struct breakeven found = find(&toy, range);
        assert_int_equal(found.finding, BREAKEVEN_FOUND);
        expect_near(found.value, 0.3, 0.001);
        /* 0 is within the interval of d where |2 (x - 0.3)| <= 0.1; ends lie outside by less than the tolerance. */
        expect_between(found.low, 0.249, 0.25, "low", __FILE__, __LINE__);
        expect_between(found.high, 0.35, 0.351, "high", __FILE__, __LINE__);
        assert_false(found.low_open || found.high_open);
        assert_int_equal(found.crossings, 1);
    }
}

static void without_noise_the_interval_is_as_narrow_as_the_tolerance(void **state)
{
    (void)state;
    struct toy toy = {.slope = 1, .root = 0.31};
    struct breakeven found = find(&toy, (struct breakeven_range){0, 1, 0.01, false});
    expect_near(found.value, 0.31, 0.01);
    assert_true(found.low < 0.31 && found.low > 0.29 && found.high > 0.31 && found.high < 0.33);
}

static void an_exact_zero_is_the_point(void **state)
{
    (void)state;
    struct toy toy = {.slope = 1, .root = 0.5, .half = 0.05};
    struct breakeven found = find(&toy, (struct breakeven_range){0, 1, 0.001, false});
    assert_true(found.value == 0.5);
    expect_between(found.low, 0.449, 0.4500001, "low", __FILE__, __LINE__);
}

static void an_end_that_is_not_excluded_leaves_the_interval_open(void **state)
{
    (void)state;
    struct toy toy = {.slope = 1, .root = 0.1, .half = 0.2};
    struct breakeven found = find(&toy, (struct breakeven_range){0, 1, 0.01, false});
    assert_int_equal(found.finding, BREAKEVEN_FOUND);
    assert_true(found.low_open && found.low == 0);
    assert_false(found.high_open);
    expect_near(found.high, 0.3, 0.011);
}

static void one_sign_or_none_is_said(void **state)
{
    (void)state;
    struct toy above = {.slope = 1, .root = -0.5, .half = 0.1}, noise = {.slope = 1, .root = 0.5, .half = 2};
    struct breakeven found = find(&above, (struct breakeven_range){0, 1, 0.01, false});
    assert_int_equal(found.finding, BREAKEVEN_NONE);
    assert_true(isnan(found.value));
    assert_int_equal(found.count, 5); /* nothing more is spent on it */
    found = find(&noise, (struct breakeven_range){0, 1, 0.01, false});
    assert_int_equal(found.finding, BREAKEVEN_NOT_SHOWN);
    assert_int_equal(found.count, 5);
}

static void whole_numbers_stay_whole(void **state)
{
    (void)state;
    struct toy toy = {.slope = 1, .root = 17.4, .half = 2};
    struct breakeven found = find(&toy, (struct breakeven_range){0, 40, 0.5, true});
    for (int i = 0; i < found.count; i++)
        assert_true(found.points[i].x == floor(found.points[i].x));
    expect_near(found.value, 17.5, 0.5);
    assert_true(found.low == 15 && found.high == 20);
}

static void a_curve_that_crosses_more_than_once_is_noticed(void **state)
{
    (void)state;
    const struct breakeven_range range = {0, 1, 0.001, false};
    struct toy toy = {.slope = 1, .root = 0.5, .half = 0.05, .wave = 0.3},
               inside = {.slope = 0.1, .root = -5, .wave = 1};
    struct breakeven found = find(&toy, range);
    assert_int_equal(found.finding, BREAKEVEN_FOUND);
    assert_true(found.crossings > 1);
    found = find(&inside, range); /* above 0 at both ends, not between */
    assert_int_equal(found.finding, BREAKEVEN_NONE);
    assert_true(found.crossings > 1);
}

static void a_failure_ends_the_search(void **state)
{
    (void)state;
    struct toy toy = {.slope = 1, .root = 0.3, .half = 0.1, .most = 7};
    struct breakeven found;
    struct error error;
    const struct breakeven_range range = {0, 1, 0.001, false};
    assert_int_equal(breakeven_find(&range, toy_difference, &toy, &found, &error), STATUS_INTERRUPTED);
    assert_int_equal(toy.calls, 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_crossed_where_it_is_zero),
        cmocka_unit_test(without_noise_the_interval_is_as_narrow_as_the_tolerance),
        cmocka_unit_test(an_exact_zero_is_the_point),
        cmocka_unit_test(an_end_that_is_not_excluded_leaves_the_interval_open),
        cmocka_unit_test(one_sign_or_none_is_said),
        cmocka_unit_test(whole_numbers_stay_whole),
        cmocka_unit_test(a_curve_that_crosses_more_than_once_is_noticed),
        cmocka_unit_test(a_failure_ends_the_search),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
