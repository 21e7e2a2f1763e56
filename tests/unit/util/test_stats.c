/* test_stats.c - intervals, paired differences and survival curves against figures worked out by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "regimesim/util/stats.h"

static void expect_near(double value, double expected, double tolerance)
{
    if (!(fabs(value - expected) <= tolerance))
        fail_msg("%.12g is not %.12g", value, expected);
}

/* 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares 32, s^2 = 32/7; t(0.975; 7) = 2.364624. */
static void the_interval_is_students(void **state)
{
    (void)state;
    static const double values[] = {2, 4, 4, 4, 5, 5, 7, 9};
    struct interval interval = stats_mean_interval(values, 8, 0.95);
    double half = 2.364624251592785 * sqrt(32.0 / 7 / 8);
    assert_int_equal(interval.count, 8);
    expect_near(interval.mean, 5, 1e-12);
    expect_near(interval.low, 5 - half, 1e-9);
    expect_near(interval.high, 5 + half, 1e-9);
}

static void a_wider_level_gives_a_wider_interval(void **state)
{
    (void)state;
    static const double values[] = {1, 2, 3};
    struct interval narrow = stats_mean_interval(values, 3, 0.9), wide = stats_mean_interval(values, 3, 0.99);
    expect_near(narrow.high - 2, 2.919985580353726 / sqrt(3), 1e-9);
    expect_near(wide.high - 2, 9.924843200918294 / sqrt(3), 1e-8);
}

static void values_that_do_not_exist_are_left_out(void **state)
{
    (void)state;
    static const double values[] = {NAN, 1, NAN, 3, NAN};
    struct interval interval = stats_mean_interval(values, 5, 0.95);
    assert_int_equal(interval.count, 2);
    expect_near(interval.mean, 2, 1e-12);
    expect_near(interval.high, 2 + 12.706204736174707, 1e-8);
}

static void one_value_has_a_mean_and_no_bounds(void **state)
{
    (void)state;
    static const double values[] = {NAN, 7};
    struct interval interval = stats_mean_interval(values, 2, 0.95);
    assert_int_equal(interval.count, 1);
    assert_true(interval.mean == 7);
    assert_true(isnan(interval.low) && isnan(interval.high));
}

static void no_value_has_no_mean(void **state)
{
    (void)state;
    static const double values[] = {NAN};
    struct interval of_nan = stats_mean_interval(values, 1, 0.95), of_none = stats_mean_interval(values, 0, 0.95);
    assert_int_equal(of_nan.count, 0);
    assert_true(isnan(of_nan.mean) && isnan(of_nan.low) && isnan(of_nan.high));
    assert_int_equal(of_none.count, 0);
    assert_true(isnan(of_none.mean));
}

static void equal_values_have_an_interval_of_no_width(void **state)
{
    (void)state;
    static const double values[] = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
    struct interval interval = stats_mean_interval(values, 7, 0.95);
    assert_true(interval.low == 0.1 && interval.high == 0.1);
}

/* b - a = 1, 2, 3: mean 2, variance 1; var a = 25, var b = 36. */
static void pairs_are_compared_by_their_differences(void **state)
{
    (void)state;
    static const double a[] = {10, 15, 20}, b[] = {11, 17, 23};
    struct paired paired = stats_paired(a, b, 3, 0.95);
    assert_int_equal(paired.difference.count, 3);
    expect_near(paired.difference.mean, 2, 1e-12);
    expect_near(paired.difference.low, 2 - 4.302652729911275 / sqrt(3), 1e-9);
    expect_near(paired.variance_ratio, 1.0 / (25 + 36), 1e-12);
}

static void a_pair_with_a_missing_half_is_dropped_whole(void **state)
{
    (void)state;
    static const double a[] = {10, NAN, 15, 99, 20}, b[] = {11, 1000, 17, NAN, 23};
    struct paired paired = stats_paired(a, b, 5, 0.95);
    assert_int_equal(paired.difference.count, 3);
    expect_near(paired.difference.mean, 2, 1e-12);
    expect_near(paired.variance_ratio, 1.0 / (25 + 36), 1e-12);
}

/* Unrelated columns gain nothing by pairing: the ratio is 1. */
static void pairing_what_is_unrelated_gains_nothing(void **state)
{
    (void)state;
    static const double a[] = {1, 1, -1, -1}, b[] = {1, -1, 1, -1};
    expect_near(stats_paired(a, b, 4, 0.95).variance_ratio, 1, 1e-12);
}

static void the_gain_is_unknown_without_variance_or_pairs(void **state)
{
    (void)state;
    static const double constant[] = {3, 3, 3}, other[] = {4, 4, 4}, none[] = {NAN, NAN, NAN};
    assert_true(isnan(stats_paired(constant, other, 3, 0.95).variance_ratio));
    assert_true(isnan(stats_paired(constant, none, 3, 0.95).variance_ratio));
    assert_int_equal(stats_paired(constant, none, 3, 0.95).difference.count, 0);
    assert_true(isnan(stats_paired(constant, other, 1, 0.95).variance_ratio));
}

/* Ten cases, + censored:  1 2 2 3+ 4 5+ 6 8+ 8 10+
 * S: 1: 9/10; 2: * 7/9 = 0.7; 4: * 5/6 = 7/12; 6: * 3/4 = 7/16; 8: * 2/3 = 7/24 (the event before the censoring). */
static void survival_is_kaplan_and_meiers(void **state)
{
    (void)state;
    static const double time[] = {8, 3, 2, 10, 1, 6, 5, 2, 4, 8};
    static const unsigned char event[] = {0, 0, 1, 0, 1, 1, 0, 1, 1, 1};
    static const double grid[] = {0, 1, 2, 3, 3.9, 4, 5, 6, 7.5, 8, 10, 100};
    static const double expected[] = {1,        0.9,      0.7,      0.7,      0.7,      7.0 / 12,
                                      7.0 / 12, 7.0 / 16, 7.0 / 16, 7.0 / 24, 7.0 / 24, 7.0 / 24};
    double survival[12];
    assert_int_equal(stats_kaplan_meier(time, event, 10, grid, 12, survival), 0);
    for (int k = 0; k < 12; k++)
        expect_near(survival[k], expected[k], 1e-12);
}

static void without_censoring_survival_is_the_share_left(void **state)
{
    (void)state;
    static const double time[] = {5, 1, 3, 2, 4}, grid[] = {0, 1, 2, 3, 4, 5};
    static const unsigned char event[] = {1, 2, 255, 1, 1};
    double survival[6];
    assert_int_equal(stats_kaplan_meier(time, event, 5, grid, 6, survival), 0);
    for (int k = 0; k < 6; k++)
        expect_near(survival[k], 1 - k / 5.0, 1e-12);
}

static void without_events_everybody_survives(void **state)
{
    (void)state;
    static const double time[] = {5, 1}, grid[] = {0, 3, 9};
    static const unsigned char event[] = {0, 0};
    double survival[3];
    assert_int_equal(stats_kaplan_meier(time, event, 2, grid, 3, survival), 0);
    for (int k = 0; k < 3; k++)
        assert_true(survival[k] == 1);
}

static void nobody_has_no_survival(void **state)
{
    (void)state;
    static const double grid[] = {0, 3};
    double survival[2] = {5, 5};
    assert_int_equal(stats_kaplan_meier(NULL, NULL, 0, grid, 2, survival), 0);
    assert_true(isnan(survival[0]) && isnan(survival[1]));
}

/* R: binom.test(7, 10), binom.test(0, 10). The latter by hand: 1 - 0.025^(1/10). */
static void a_share_has_exact_bounds(void **state)
{
    (void)state;
    struct interval some = stats_share(7, 10, 0.95), none = stats_share(0, 10, 0.95), all = stats_share(10, 10, 0.95);
    expect_near(some.mean, 0.7, 1e-12);
    expect_near(some.low, 0.3475471, 1e-6);
    expect_near(some.high, 0.9332605, 1e-6);
    expect_near(none.low, 0, 0);
    expect_near(none.high, 1 - pow(0.025, 0.1), 1e-9);
    expect_near(all.low, pow(0.025, 0.1), 1e-9);
    expect_near(all.high, 1, 0);
    assert_true(isnan(stats_share(0, 0, 0.95).mean) && isnan(stats_share(0, 0, 0.95).high));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_interval_is_students),
        cmocka_unit_test(a_wider_level_gives_a_wider_interval),
        cmocka_unit_test(values_that_do_not_exist_are_left_out),
        cmocka_unit_test(one_value_has_a_mean_and_no_bounds),
        cmocka_unit_test(no_value_has_no_mean),
        cmocka_unit_test(equal_values_have_an_interval_of_no_width),
        cmocka_unit_test(pairs_are_compared_by_their_differences),
        cmocka_unit_test(a_pair_with_a_missing_half_is_dropped_whole),
        cmocka_unit_test(pairing_what_is_unrelated_gains_nothing),
        cmocka_unit_test(the_gain_is_unknown_without_variance_or_pairs),
        cmocka_unit_test(survival_is_kaplan_and_meiers),
        cmocka_unit_test(without_censoring_survival_is_the_share_left),
        cmocka_unit_test(without_events_everybody_survives),
        cmocka_unit_test(nobody_has_no_survival),
        cmocka_unit_test(a_share_has_exact_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
