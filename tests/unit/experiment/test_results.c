/* test_results.c - means, paired differences and curves over replicates. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "regimesim/experiment/results.h"
#include "regimesim/params/metrics.h"

/* Two arms, three replicates; arm 1 is arm 0 plus 10, replicate for replicate. */
static void two_arms(struct results *results)
{
    static const double base[] = {1, 2, 6};
    struct error error;
    assert_int_equal(results_alloc(results, 2, 5, 3, &error), STATUS_OK);
    for (int i = 0; i < 6; i++) {
        double value = base[i % 3] + (i / 3) * 10;
        for (int x = 30; x <= 90; x += 30)
            assert_int_equal(outcome_add(&results->outcomes[i], M_RATE_ALL, -1, x, value * x, &error), STATUS_OK);
        assert_int_equal(outcome_add(&results->outcomes[i], M_SUM_RATE_ALL, -1, 0, value, &error), STATUS_OK);
        outcome_sort(&results->outcomes[i]);
    }
}

static void a_summary_has_one_value_a_replicate(void **state)
{
    (void)state;
    struct results results;
    double values[3];
    two_arms(&results);
    outcome_free(&results.outcomes[4]);
    results_summary(&results, 1, M_SUM_RATE_ALL, values);
    assert_true(values[0] == 11 && isnan(values[1]) && values[2] == 16);
    results_free(&results);
}

static void a_mean_carries_its_student_interval(void **state)
{
    (void)state;
    struct results results;
    two_arms(&results);
    struct interval interval = results_mean(&results, 0, M_SUM_RATE_ALL);
    /* mean 3, s = sqrt(7), t(0.975; 2) = 4.302653 */
    double half = 4.30265272974946 * sqrt(7.0 / 3.0);
    assert_int_equal(interval.count, 3);
    assert_true(fabs(interval.mean - 3) < 1e-12);
    assert_true(fabs(interval.high - 3 - half) < 1e-9 && fabs(3 - interval.low - half) < 1e-9);
    results_free(&results);
}

static void a_difference_that_is_the_same_in_every_replicate_has_no_width(void **state)
{
    (void)state;
    struct results results;
    two_arms(&results);
    struct paired paired = results_difference(&results, 0, 1, M_SUM_RATE_ALL);
    assert_true(paired.difference.mean == 10 && paired.difference.low == 10 && paired.difference.high == 10);
    assert_true(paired.variance_ratio == 0);
    results_free(&results);
}

/* 11, 12, 16 over 1, 2, 6: of three such replicates the divisor's mean may be 0, so there is no upper bound. */
static void a_ratio_is_that_of_the_means(void **state)
{
    (void)state;
    struct results results;
    two_arms(&results);
    struct interval ratio = results_ratio(&results, 0, 1, M_SUM_RATE_ALL);
    assert_int_equal(ratio.count, 3);
    assert_true(fabs(ratio.mean - 13.0 / 3) < 1e-12 && ratio.low < ratio.mean && isinf(ratio.high));
    ratio = results_ratio(&results, 1, 0, M_SUM_RATE_ALL);
    assert_true(fabs(ratio.mean - 3.0 / 13) < 1e-12 && ratio.low < ratio.mean && ratio.high > ratio.mean);
    assert_int_equal(results_ratio(&results, 0, 1, M_SUM_HARM).count, 0);
    results_free(&results);
}

static void a_metric_that_is_nowhere_has_no_mean(void **state)
{
    (void)state;
    struct results results;
    two_arms(&results);
    struct interval interval = results_mean(&results, 0, M_SUM_HARM);
    assert_int_equal(interval.count, 0);
    assert_true(isnan(interval.mean));
    results_free(&results);
}

static void a_curve_has_a_point_wherever_any_replicate_has_one(void **state)
{
    (void)state;
    struct results results;
    struct error error;
    struct curve_point *points;
    size_t count;
    two_arms(&results);
    assert_int_equal(outcome_add(&results.outcomes[1], M_RATE_ALL, -1, 45, 100, &error), STATUS_OK);
    assert_int_equal(outcome_add(&results.outcomes[2], M_RATE_ALL, -1, 10, NAN, &error), STATUS_OK);
    outcome_sort(&results.outcomes[1]);
    outcome_sort(&results.outcomes[2]);
    assert_int_equal(results_curve(&results, 0, M_RATE_ALL, -1, &points, &count, &error), STATUS_OK);
    static const int x[] = {10, 30, 45, 60, 90}, known[] = {0, 3, 1, 3, 3};
    assert_int_equal(count, 5);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(points[i].x, x[i]);
        assert_int_equal(points[i].value.count, known[i]);
    }
    assert_true(points[1].value.mean == 90 && points[2].value.mean == 100 && isnan(points[0].value.mean));
    assert_true(points[3].value.low < 180 && points[3].value.high > 180 && isnan(points[2].value.low));
    free(points);
    results_free(&results);
}

static void a_missing_curve_is_empty(void **state)
{
    (void)state;
    struct results results;
    struct error error;
    struct curve_point *points;
    size_t count = 9;
    two_arms(&results);
    assert_int_equal(results_curve(&results, 0, M_PREVALENCE, -1, &points, &count, &error), STATUS_OK);
    assert_int_equal(count, 0);
    free(points);
    assert_int_equal(results_curve(&results, 0, M_RATE_ALL, 0, &points, &count, &error), STATUS_OK);
    assert_int_equal(count, 0);
    free(points);
    results_free(&results);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_summary_has_one_value_a_replicate),
        cmocka_unit_test(a_mean_carries_its_student_interval),
        cmocka_unit_test(a_difference_that_is_the_same_in_every_replicate_has_no_width),
        cmocka_unit_test(a_ratio_is_that_of_the_means),
        cmocka_unit_test(a_metric_that_is_nowhere_has_no_mean),
        cmocka_unit_test(a_curve_has_a_point_wherever_any_replicate_has_one),
        cmocka_unit_test(a_missing_curve_is_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
