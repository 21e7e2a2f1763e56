/* test_within.c - verdicts on patterns, and what is taken from a run. */
#include <math.h>
#include <stdio.h>

#include "../../support/expect.h"
#include "regimesim/experiment/measure.h"
#include "regimesim/experiment/within.h"
#include "regimesim/params/metrics.h"

static enum verdict judge(enum relation relation, int points, double low, double high, const double *values, int count,
                          struct verdict_answer *answer)
{
    struct verdict_question question = {relation, 0, points, NULL, 0, 0.05};
    within_judge(&question, low, high, values, count, answer);
    return answer->verdict;
}

static void a_value_holds_with_its_whole_interval_inside(void **state)
{
    (void)state;
    static const double values[] = {0.9, 1.0, 1.1, 1.0};
    struct verdict_answer answer;
    assert_int_equal(judge(RELATION_VALUE_WITHIN, 1, 0.5, 1.5, values, 4, &answer), VERDICT_HOLDS);
    assert_true(fabs(answer.comparisons[0].difference.mean - 1) < 1e-12);
    assert_true(answer.level == 0.95);
    assert_int_equal(judge(RELATION_VALUE_WITHIN, 1, 1.0, 1.5, values, 4, &answer), VERDICT_UNDETERMINED);
    assert_int_equal(judge(RELATION_VALUE_WITHIN, 1, 1.5, 2, values, 4, &answer), VERDICT_FAILS);
    assert_int_equal(judge(RELATION_VALUE_WITHIN, 1, -INFINITY, 0.5, values, 4, &answer), VERDICT_FAILS);
    assert_int_equal(judge(RELATION_VALUE_WITHIN, 1, 0.5, INFINITY, values, 4, &answer), VERDICT_HOLDS);
}

static void two_arms_are_compared_the_second_with_the_first(void **state)
{
    (void)state;
    static const double values[] = {1, 2, 3, 4, 2.1, 3.9, 6.1, 7.9};
    struct verdict_answer answer;
    assert_int_equal(judge(RELATION_RATIO_WITHIN, 2, 1.5, 2.5, values, 4, &answer), VERDICT_HOLDS);
    assert_int_equal(judge(RELATION_RATIO_WITHIN, 2, 0.4, 0.6, values, 4, &answer), VERDICT_FAILS);
    assert_int_equal(judge(RELATION_DIFFERENCE_WITHIN, 2, -10, 10, values, 4, &answer), VERDICT_HOLDS);
    assert_true(fabs(answer.comparisons[0].difference.mean - 2.5) < 1e-12);
}

static void without_luck_there_is_an_interval_only_where_replicates_differ(void **state)
{
    (void)state;
    static const double twice[] = {1, 2, 3, 2, 4, 6}, always[] = {1, 1, 1, 2, 2, 2}, lone[] = {1, 2};
    struct verdict_answer answer;
    assert_int_equal(judge(RELATION_RATIO_WITHIN, 2, 3, 4, twice, 3, &answer), VERDICT_FAILS);
    assert_int_equal(judge(RELATION_RATIO_WITHIN, 2, 3, 4, always, 3, &answer), VERDICT_UNDETERMINED);
    assert_int_equal(judge(RELATION_VALUE_WITHIN, 1, 3, 4, always, 3, &answer), VERDICT_UNDETERMINED);
    assert_int_equal(judge(RELATION_RATIO_WITHIN, 2, 3, 4, lone, 1, &answer), VERDICT_UNDETERMINED);
    assert_true(isinf(answer.half_width));
}

/* Two jurisdictions, windows that end on days 10, 20 and 30. */
static void fill(struct params *params, struct outcome *outcome)
{
    struct error error;
    static const struct {
        int metric;
        double values[2][3];
    } rows[] = {{M_POLICE_REPORTS, {{10, 20, 40}, {1, 2, 4}}},
                {M_POLICE_REPORTS_ABROAD, {{5, 5, 5}, {1, 0, 0}}},
                {M_OFFENDERS, {{100, 200, 300}, {10, 20, 30}}}};
    params_defaults(params);
    assert_int_equal(params_element_add(params, SCOPE_JURISDICTION, "abroad"), 1);
    for (size_t k = 0; k < 3; k++)
        for (int e = 0; e < 2; e++)
            for (int w = 0; w < 3; w++)
                assert_int_equal(outcome_add(outcome, rows[k].metric, e, 10 * (w + 1), rows[k].values[e][w], &error),
                                 STATUS_OK);
    assert_int_equal(outcome_add(outcome, M_SUM_PREVALENCE, -1, 0, 0.25, &error), STATUS_OK);
    outcome_sort(outcome);
}

static void a_measure_takes_days_elements_and_parts(void **state)
{
    (void)state;
    struct params params;
    struct outcome outcome = {0};
    char words[PATTERN_TEXT];
    fill(&params, &outcome);
    struct measure all = {M_POLICE_REPORTS, -1, -1, -1, "", "", 0, 0}, m = all;
    assert_true(measure_take(&m, &params, &outcome) == 77); /* a flow is summed */
    m.from = 10;
    m.until = 20;
    assert_true(measure_take(&m, &params, &outcome) == 22); /* the window that ends on day 20 */
    m.less = M_POLICE_REPORTS_ABROAD;
    m.until = 30;
    assert_true(measure_take(&m, &params, &outcome) == 66 - 10);
    snprintf(m.of, sizeof m.of, "home");
    assert_true(measure_take(&m, &params, &outcome) == 60 - 10);
    m.per = M_OFFENDERS; /* a state is averaged, and of the same elements */
    assert_true(measure_take(&m, &params, &outcome) == 50.0 / 250);
    snprintf(m.per_of, sizeof m.per_of, "all");
    assert_true(measure_take(&m, &params, &outcome) == 50.0 / 275);
    assert_string_equal(measure_words(&m, words, sizeof words),
                        "police_reports - police_reports_abroad of home per offenders of all, days 10 to 30");
    m.per = M_POLICE_REPORTS_ABROAD;
    m.per_less = M_POLICE_REPORTS_ABROAD;
    assert_true(isnan(measure_take(&m, &params, &outcome))); /* nothing to divide by */
    m = all;
    m.metric = M_SUM_PREVALENCE;
    assert_true(measure_take(&m, &params, &outcome) == 0.25);
    assert_false(measure_needs_windows(&m));
    assert_true(measure_needs_windows(&all));
    m.metric = M_PRICE;
    assert_true(isnan(measure_take(&m, &params, &outcome))); /* not there */
    outcome_free(&outcome);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_holds_with_its_whole_interval_inside),
        cmocka_unit_test(two_arms_are_compared_the_second_with_the_first),
        cmocka_unit_test(without_luck_there_is_an_interval_only_where_replicates_differ),
        cmocka_unit_test(a_measure_takes_days_elements_and_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
