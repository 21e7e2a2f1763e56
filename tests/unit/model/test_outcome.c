/* test_outcome.c - the long table of one run: what is added is found again. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "regimesim/model/outcome.h"

static void add(struct outcome *outcome, int metric, int element, int x, double value)
{
    struct error error;
    assert_int_equal(outcome_add(outcome, metric, element, x, value, &error), STATUS_OK);
}

static void rows_added_in_any_order_come_out_sorted(void **state)
{
    (void)state;
    struct outcome outcome = {0};
    add(&outcome, 7, 1, 30, 3);
    add(&outcome, 7, -1, 60, 1);
    add(&outcome, 2, 0, 90, 0);
    add(&outcome, 7, 1, -5, 2);
    outcome_sort(&outcome);
    for (int i = 0; i < 4; i++)
        assert_int_equal((int)outcome.rows[i].value, i);
    outcome_free(&outcome);
}

static void a_value_is_found_at_its_key_and_nowhere_else(void **state)
{
    (void)state;
    struct outcome outcome = {0};
    for (int metric = 0; metric < 50; metric++)
        for (int element = -1; element < 3; element++)
            for (int x = 0; x < 20; x++)
                add(&outcome, metric, element, 7 * x, metric * 1000 + element * 100 + x);
    outcome_sort(&outcome);
    assert_true(outcome_get(&outcome, 0, -1, 0) == -100);
    assert_true(outcome_get(&outcome, 49, 2, 133) == 49219);
    assert_true(outcome_get(&outcome, 31, 0, 14) == 31002);
    assert_true(isnan(outcome_get(&outcome, 31, 0, 15)));
    assert_true(isnan(outcome_get(&outcome, 50, 0, 0)));
    assert_true(isnan(outcome_get(&outcome, 31, 3, 14)));
    outcome_free(&outcome);
}

static void a_series_is_all_rows_of_one_metric_and_element(void **state)
{
    (void)state;
    struct outcome outcome = {0};
    size_t count = 99;
    for (int x = 0; x < 10; x++) {
        add(&outcome, 4, 0, x, x);
        add(&outcome, 4, 1, x, 10 + x);
    }
    add(&outcome, 3, 1, INT32_MIN, 1);
    add(&outcome, 3, 1, INT32_MAX, 2);
    outcome_sort(&outcome);
    const struct outcome_row *rows = outcome_series(&outcome, 4, 1, &count);
    assert_int_equal(count, 10);
    assert_true(rows[0].value == 10 && rows[9].value == 19);
    rows = outcome_series(&outcome, 3, 1, &count);
    assert_int_equal(count, 2);
    assert_true(rows[0].value == 1 && rows[1].value == 2);
    assert_null(outcome_series(&outcome, 4, 2, &count));
    assert_int_equal(count, 0);
    outcome_free(&outcome);
}

static void an_empty_outcome_has_no_values(void **state)
{
    (void)state;
    struct outcome outcome = {0};
    size_t count = 99;
    outcome_sort(&outcome);
    assert_true(isnan(outcome_get(&outcome, 0, -1, 0)));
    assert_null(outcome_series(&outcome, 0, -1, &count));
    assert_int_equal(count, 0);
    outcome_free(&outcome);
    outcome_free(&outcome);
}

static void a_missing_value_stays_missing(void **state)
{
    (void)state;
    struct outcome outcome = {0};
    size_t count;
    add(&outcome, 1, -1, 0, NAN);
    outcome_sort(&outcome);
    assert_true(isnan(outcome_get(&outcome, 1, -1, 0)));
    assert_non_null(outcome_series(&outcome, 1, -1, &count));
    assert_int_equal(count, 1);
    outcome_free(&outcome);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_added_in_any_order_come_out_sorted),
        cmocka_unit_test(a_value_is_found_at_its_key_and_nowhere_else),
        cmocka_unit_test(a_series_is_all_rows_of_one_metric_and_element),
        cmocka_unit_test(an_empty_outcome_has_no_values),
        cmocka_unit_test(a_missing_value_stays_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
