/* test_ratio.c - ratios of paired means and Fieller's bounds: by hand, by their definition, and how often they hold. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_randist.h>

#include "regimesim/util/rng.h"
#include "regimesim/util/stats.h"

static void expect_near(double value, double expected, double tolerance)
{
    if (!(fabs(value - expected) <= tolerance))
        fail_msg("%.12g is not %.12g", value, expected);
}

/* Against a constant the bounds are Student's, divided by it: b = 4, 6, 8 over 2; t(0.975; 2) = 4.302653. */
static void over_a_constant_the_bounds_are_students(void **state)
{
    (void)state;
    static const double a[] = {2, 2, 2}, b[] = {4, 6, 8};
    struct interval ratio = stats_ratio(a, b, 3, 0.95);
    double half = 4.302652729911275 * 2 / sqrt(3);
    assert_int_equal(ratio.count, 3);
    expect_near(ratio.mean, 3, 1e-12);
    expect_near(ratio.low, (6 - half) / 2, 1e-9);
    expect_near(ratio.high, (6 + half) / 2, 1e-9);
}

/* What defines a bound r: zero is the end of Student's interval of b - r a. */
static void at_a_bound_zero_is_the_end_of_the_interval(void **state)
{
    (void)state;
    static const double a[] = {10, 12, 9, 14, 11, 13}, b[] = {7, 7.5, 6, 9, 8, 8};
    double below[6], above[6];
    struct interval ratio = stats_ratio(a, b, 6, 0.95);
    assert_true(ratio.low < ratio.mean && ratio.mean < ratio.high && isfinite(ratio.high));
    for (int i = 0; i < 6; i++) {
        below[i] = b[i] - ratio.low * a[i];
        above[i] = b[i] - ratio.high * a[i];
    }
    expect_near(stats_mean_interval(below, 6, 0.95).low, 0, 1e-9);
    expect_near(stats_mean_interval(above, 6, 0.95).high, 0, 1e-9);
}

static void a_ratio_that_is_the_same_in_every_pair_has_no_width(void **state)
{
    (void)state;
    static const double a[] = {0, 2.5, 0.4}, b[] = {0, 5, 0.8}; /* a alone would be too unsure a divisor */
    struct interval twice = stats_ratio(a, b, 3, 0.95), same = stats_ratio(a, a, 3, 0.95);
    expect_near(twice.low, 2, 1e-12);
    expect_near(twice.high, 2, 1e-12);
    assert_true(same.low == 1 && same.mean == 1 && same.high == 1);
}

static void pairs_that_vary_together_give_narrower_bounds(void **state)
{
    (void)state;
    static const double a[] = {10, 12, 14, 16}, along[] = {5, 6.1, 6.9, 8}, against[] = {8, 6.9, 6.1, 5};
    struct interval paired = stats_ratio(a, along, 4, 0.95), crossed = stats_ratio(a, against, 4, 0.95);
    expect_near(paired.mean, crossed.mean, 1e-12);
    assert_true(paired.high - paired.low < 0.2 * (crossed.high - crossed.low));
}

static void pairs_with_a_missing_half_are_dropped(void **state)
{
    (void)state;
    static const double a[] = {2, NAN, 2, 99, 2}, b[] = {4, 1000, 6, NAN, 8};
    struct interval ratio = stats_ratio(a, b, 5, 0.95);
    assert_int_equal(ratio.count, 3);
    expect_near(ratio.mean, 3, 1e-12);
}

static void zeros_give_zero_infinity_or_nothing(void **state)
{
    (void)state;
    static const double zero[] = {0, 0, 0}, some[] = {3, 4, 5};
    struct interval none = stats_ratio(some, zero, 3, 0.95), endless = stats_ratio(zero, some, 3, 0.95),
                    both = stats_ratio(zero, zero, 3, 0.95);
    assert_true(none.mean == 0 && none.low == 0 && none.high == 0);
    assert_true(isinf(endless.mean) && isinf(endless.low) && isinf(endless.high) && endless.mean > 0);
    assert_int_equal(both.count, 3);
    assert_true(isnan(both.mean) && isnan(both.low) && isnan(both.high));
}

/* a is 0, 0, 0, 6: it may well be zero, so no ratio is too large; b is far from zero, so small ones are excluded. */
static void without_a_sure_divisor_there_is_no_upper_bound(void **state)
{
    (void)state;
    static const double a[] = {0, 0, 0, 6}, b[] = {30, 31, 29, 30}, weak[] = {0, 9, 0, 0};
    struct interval ratio = stats_ratio(a, b, 4, 0.95), unknown = stats_ratio(a, weak, 4, 0.95);
    double above[4];
    assert_true(ratio.mean == 20 && isinf(ratio.high));
    for (int i = 0; i < 4; i++)
        above[i] = b[i] - ratio.low * a[i];
    expect_near(stats_mean_interval(above, 4, 0.95).low, 0, 1e-9);
    assert_true(unknown.low == 0 && isinf(unknown.high));
}

static void what_is_negative_has_no_ratio(void **state)
{
    (void)state;
    static const double a[] = {1, 2, -1}, b[] = {1, 2, 3};
    assert_true(isnan(stats_ratio(a, b, 3, 0.95).mean));
    assert_true(isnan(stats_ratio(b, a, 3, 0.95).mean));
}

static void one_pair_has_a_ratio_and_no_bounds(void **state)
{
    (void)state;
    static const double a[] = {2}, b[] = {3};
    struct interval ratio = stats_ratio(a, b, 1, 0.95), nothing = stats_ratio(a, b, 0, 0.95);
    assert_true(ratio.mean == 1.5 && isnan(ratio.low) && isnan(ratio.high));
    assert_true(nothing.count == 0 && isnan(nothing.mean));
}

/* `n` pairs of normal quantities with means 10 and 10 `ratio`, standard deviations 2 and 1.5, correlation 0.6. */
static void draw_pairs(struct rng *rng, double ratio, double *a, double *b, int n)
{
    for (int i = 0; i < n; i++) {
        double shared = gsl_ran_gaussian(&rng->gsl, 1), own = gsl_ran_gaussian(&rng->gsl, 1);
        a[i] = 10 + 2 * shared;
        b[i] = 10 * ratio + 1.5 * (0.6 * shared + 0.8 * own);
    }
}

enum { PAIRS = 6, TRIALS = 4000 };

/* Fieller's bounds are exact for normal pairs: the share of trials in which they hold the true ratio is 0.95 within
 * four standard errors of 0.0034. Fixed seed; false alarm for a new one: 6 in 100,000. */
static void the_bounds_hold_the_ratio_as_often_as_they_say(void **state)
{
    (void)state;
    struct rng rng;
    double a[PAIRS], b[PAIRS];
    int held = 0;
    rng_open(&rng, rng_key_make(11, 1), 0, 0, 0, 0);
    for (int k = 0; k < TRIALS; k++) {
        draw_pairs(&rng, 0.7, a, b, PAIRS);
        struct interval ratio = stats_ratio(a, b, PAIRS, 0.95);
        held += ratio.low <= 0.7 && 0.7 <= ratio.high;
    }
    expect_near((double)held / TRIALS, 0.95, 4 * sqrt(0.95 * 0.05 / TRIALS));
}

/* The figure of ratios and the table of differences agree on what is shown. */
static void a_ratio_differs_from_one_where_the_difference_differs_from_zero(void **state)
{
    (void)state;
    struct rng rng;
    double a[PAIRS], b[PAIRS];
    int shown = 0;
    rng_open(&rng, rng_key_make(12, 1), 0, 0, 0, 0);
    for (int k = 0; k < TRIALS; k++) {
        draw_pairs(&rng, 0.85, a, b, PAIRS);
        struct interval ratio = stats_ratio(a, b, PAIRS, 0.95), difference = stats_paired(a, b, PAIRS, 0.95).difference;
        bool differs = ratio.low > 1 || ratio.high < 1;
        assert_int_equal(differs, difference.low > 0 || difference.high < 0);
        shown += differs;
    }
    assert_true(shown > TRIALS / 10 && shown < TRIALS * 9 / 10); /* both cases occur */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(over_a_constant_the_bounds_are_students),
        cmocka_unit_test(at_a_bound_zero_is_the_end_of_the_interval),
        cmocka_unit_test(a_ratio_that_is_the_same_in_every_pair_has_no_width),
        cmocka_unit_test(pairs_that_vary_together_give_narrower_bounds),
        cmocka_unit_test(pairs_with_a_missing_half_are_dropped),
        cmocka_unit_test(zeros_give_zero_infinity_or_nothing),
        cmocka_unit_test(without_a_sure_divisor_there_is_no_upper_bound),
        cmocka_unit_test(what_is_negative_has_no_ratio),
        cmocka_unit_test(one_pair_has_a_ratio_and_no_bounds),
        cmocka_unit_test(the_bounds_hold_the_ratio_as_often_as_they_say),
        cmocka_unit_test(a_ratio_differs_from_one_where_the_difference_differs_from_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
