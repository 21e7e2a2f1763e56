/* test_verdict.c - what it takes for a claim to hold or fail, and how often a verdict is wrong. */
#include <gsl/gsl_randist.h>

#include "../../support/expect.h"
#include "regimesim/experiment/verdict.h"
#include "regimesim/util/rng.h"

static struct interval between(double low, double high)
{
    return (struct interval){10, (low + high) / 2, low, high};
}

static void a_difference_holds_when_it_is_all_above_zero_and_may_matter(void **state)
{
    (void)state;
    struct interval d = between(0.1, 0.6);
    assert_int_equal(verdict_above(&d, 0.5), VERDICT_HOLDS);
    assert_int_equal(verdict_above(&d, 0.6), VERDICT_HOLDS);
    assert_int_equal(verdict_above(&d, 0.61), VERDICT_FAILS); /* above 0, but too small to matter */
    d = between(-0.1, 0.6);
    assert_int_equal(verdict_above(&d, 0.5), VERDICT_UNDETERMINED);
    assert_int_equal(verdict_above(&d, 0.7), VERDICT_FAILS);
    d = between(-0.6, -0.1);
    assert_int_equal(verdict_above(&d, 0.5), VERDICT_FAILS);
    d = between(0, 0.6);
    assert_int_equal(verdict_above(&d, 0.5), VERDICT_UNDETERMINED);
}

static void equality_holds_when_nothing_that_matters_is_left(void **state)
{
    (void)state;
    struct interval d = between(-0.4, 0.5);
    assert_int_equal(verdict_equal(&d, 0.5), VERDICT_HOLDS);
    d = between(-0.4, 0.51);
    assert_int_equal(verdict_equal(&d, 0.5), VERDICT_UNDETERMINED);
    d = between(0.51, 0.9);
    assert_int_equal(verdict_equal(&d, 0.5), VERDICT_FAILS);
    d = between(-0.9, -0.51);
    assert_int_equal(verdict_equal(&d, 0.5), VERDICT_FAILS);
}

static void without_an_interval_nothing_is_said(void **state)
{
    (void)state;
    struct interval one = {1, 5, NAN, NAN};
    assert_int_equal(verdict_above(&one, 0.5), VERDICT_UNDETERMINED);
    assert_int_equal(verdict_equal(&one, 0.5), VERDICT_UNDETERMINED);
    static const double values[] = {1, 2, NAN, NAN, 3, 4}; /* no pair in which both exist but one */
    struct verdict_question question = {RELATION_GREATER, 0, 2, NULL, 0.5, 0.05};
    struct verdict_answer answer;
    verdict_judge(&question, values, 3, &answer);
    assert_int_equal(answer.comparisons[0].difference.count, 1);
    assert_int_equal(answer.verdict, VERDICT_UNDETERMINED);
    assert_true(isinf(answer.half_width)); /* and adding runs goes on */
}

/* Points around the given means, the same small luck in a different order for each. */
static enum verdict judge(enum relation relation, int direction, const double *means, int points, double smallest,
                          struct verdict_answer *answer)
{
    static const double luck[] = {-0.03, 0.01, 0.02, 0.03, -0.01, -0.02};
    enum { RUNS = sizeof luck / sizeof *luck };
    double values[VERDICT_POINTS * RUNS];
    for (int p = 0; p < points; p++)
        for (int r = 0; r < RUNS; r++)
            values[p * RUNS + r] = means[p] + luck[(r + p) % RUNS];
    struct verdict_question question = {relation, direction, points, NULL, smallest, 0.05};
    verdict_judge(&question, values, RUNS, answer);
    return answer->verdict;
}

#define JUDGE(relation, direction, smallest, ...)                                                                      \
    judge(relation, direction, (const double[]){__VA_ARGS__},                                                          \
          (int)(sizeof((const double[]){__VA_ARGS__}) / sizeof(double)), smallest, &answer)

static void less_and_greater_are_of_the_second_against_the_first(void **state)
{
    (void)state;
    struct verdict_answer answer;
    assert_int_equal(JUDGE(RELATION_GREATER, 0, 0.5, 1, 2), VERDICT_HOLDS);
    expect_near(answer.comparisons[0].difference.mean, 1, 1e-9);
    assert_int_equal(JUDGE(RELATION_LESS, 0, 0.5, 1, 2), VERDICT_FAILS);
    assert_int_equal(JUDGE(RELATION_LESS, 0, 0.5, 2, 1), VERDICT_HOLDS);
    assert_int_equal(JUDGE(RELATION_ABOUT_EQUAL, 0, 0.5, 2, 1), VERDICT_FAILS);
    assert_int_equal(JUDGE(RELATION_ABOUT_EQUAL, 0, 1.5, 2, 1), VERDICT_HOLDS);
}

static void identical_arms_differ_by_exactly_nothing(void **state)
{
    (void)state;
    static const double values[] = {1.1, 2.7, 0.3, 1.1, 2.7, 0.3};
    static const int same[] = {4, 4};
    struct verdict_answer answer;
    struct verdict_question question = {RELATION_GREATER, 0, 2, same, 0.5, 0.05};
    for (int i = 0; i < 2; i++, question.smallest = 0) {
        question.relation = RELATION_GREATER;
        verdict_judge(&question, values, 3, &answer);
        assert_true(answer.comparisons[0].difference.low == 0 && answer.comparisons[0].difference.high == 0);
        assert_int_equal(answer.verdict, VERDICT_FAILS);
        question.relation = RELATION_LESS;
        verdict_judge(&question, values, 3, &answer);
        assert_int_equal(answer.verdict, VERDICT_FAILS);
        question.relation = RELATION_ABOUT_EQUAL;
        verdict_judge(&question, values, 3, &answer);
        assert_int_equal(answer.verdict, VERDICT_HOLDS);
    }
}

static void equal_differences_of_different_arms_tell_nothing(void **state)
{
    (void)state;
    static const double values[] = {0, 0, 0, 0, 0, 0}, shifted[] = {1, 2, 4, 2, 3, 5};
    static const int different[] = {4, 5};
    struct verdict_answer answer;
    struct verdict_question question = {RELATION_ABOUT_EQUAL, 0, 2, different, 0.5, 0.05};
    verdict_judge(&question, values, 3, &answer);
    assert_int_equal(answer.verdict, VERDICT_UNDETERMINED);
    assert_true(isinf(answer.half_width));
    question.relation = RELATION_GREATER;
    verdict_judge(&question, values, 3, &answer);
    assert_int_equal(answer.verdict, VERDICT_UNDETERMINED);
    verdict_judge(&question, shifted, 3, &answer);
    assert_int_equal(answer.verdict, VERDICT_UNDETERMINED);
}

/* By hand: both - other = 6, 7, 8; one - neither = 1, 3, 2; so 5, 4, 6 with mean 5 and half-width 4.3027/sqrt(3). */
static void compounding_is_a_difference_of_differences(void **state)
{
    (void)state;
    static const double values[] = {1, 2, 4, 2, 5, 6, 3, 3, 5, 9, 10, 13};
    struct verdict_question question = {RELATION_COMPOUNDS, 0, 4, NULL, 5, 0.05};
    struct verdict_answer answer;
    verdict_judge(&question, values, 3, &answer);
    assert_int_equal(answer.verdict, VERDICT_HOLDS);
    expect_near(answer.level, 0.95, 1e-12);
    assert_int_equal(answer.count, 3);
    assert_int_equal(answer.shown, 0);
    assert_true(verdict_is_interaction(&answer.comparisons[0]));
    expect_near(answer.comparisons[0].difference.mean, 5, 1e-12);
    expect_near(answer.comparisons[0].difference.low, 5 - 4.302652730 / sqrt(3), 1e-6);
    expect_near(answer.half_width, 4.302652730 / sqrt(3), 1e-6);
    expect_near(answer.comparisons[1].difference.mean, 2, 1e-12); /* alone */
    expect_near(answer.comparisons[2].difference.mean, 7, 1e-12); /* beside the other */
    assert_false(answer.comparisons[1].decides || verdict_is_interaction(&answer.comparisons[1]));
    question.smallest = 8; /* the bound is 7.48 */
    verdict_judge(&question, values, 3, &answer);
    assert_int_equal(answer.verdict, VERDICT_FAILS);
}

static void what_only_adds_up_does_not_compound(void **state)
{
    (void)state;
    struct verdict_answer answer;
    assert_int_equal(JUDGE(RELATION_COMPOUNDS, 0, 0.5, 1, 2, 3, 4), VERDICT_FAILS);
    assert_int_equal(JUDGE(RELATION_COMPOUNDS, 0, 0.5, 1, 2, 3, 3.5), VERDICT_FAILS);
    assert_int_equal(JUDGE(RELATION_COMPOUNDS, 0, 0.5, 1, 2, 3, 5), VERDICT_HOLDS);
    /* Where the one changes nothing, the difference is 0 for sure; by chance alone it tells nothing. */
    static const double values[] = {1, 2, 4, 1, 2, 4, 3, 3, 5, 3, 3, 5};
    static const int idle[] = {0, 0, 1, 1}, alike[] = {0, 1, 0, 1}, different[] = {0, 1, 2, 3};
    struct verdict_question question = {RELATION_COMPOUNDS, 0, 4, idle, 0.5, 0.05};
    verdict_judge(&question, values, 3, &answer);
    assert_int_equal(answer.verdict, VERDICT_FAILS);
    question.arms = alike;
    verdict_judge(&question, values, 3, &answer);
    assert_int_equal(answer.verdict, VERDICT_FAILS);
    question.arms = different;
    verdict_judge(&question, values, 3, &answer);
    assert_int_equal(answer.verdict, VERDICT_UNDETERMINED);
}

static void a_monotone_curve_may_rest_but_not_turn(void **state)
{
    (void)state;
    struct verdict_answer answer;
    assert_int_equal(JUDGE(RELATION_MONOTONE_UP, 0, 0.5, 1, 2, 3), VERDICT_HOLDS);
    assert_int_equal(answer.count, 3);
    expect_near(answer.level, 1 - 0.05 / 3, 1e-12);
    assert_int_equal(JUDGE(RELATION_MONOTONE_UP, 0, 0.5, 1, 1, 3), VERDICT_HOLDS);
    assert_int_equal(JUDGE(RELATION_MONOTONE_UP, 0, 0.5, 1, 0.8, 3), VERDICT_HOLDS); /* a dip too small to matter */
    assert_int_equal(JUDGE(RELATION_MONOTONE_UP, 0, 0.5, 1, 0.2, 3), VERDICT_FAILS);
    assert_int_equal(answer.comparisons[answer.shown].from, 0); /* the step that fails it is shown */
    assert_int_equal(answer.comparisons[answer.shown].to, 1);
    assert_int_equal(JUDGE(RELATION_MONOTONE_UP, 0, 0.5, 1, 1.1, 1.2), VERDICT_FAILS); /* a rise too small to matter */
    assert_int_equal(JUDGE(RELATION_MONOTONE_DOWN, 0, 0.5, 1, 2, 3), VERDICT_FAILS);
    assert_int_equal(JUDGE(RELATION_MONOTONE_DOWN, 0, 0.5, 3, 2, 1), VERDICT_HOLDS);
    assert_int_equal(JUDGE(RELATION_MONOTONE_UP, 0, 0.02, 1, 1, 1, 3), VERDICT_UNDETERMINED); /* dips not ruled out */
}

static void a_peak_lies_above_both_ends(void **state)
{
    (void)state;
    struct verdict_answer answer;
    assert_int_equal(JUDGE(RELATION_PEAKS_INSIDE, 0, 0.5, 1, 3, 2), VERDICT_HOLDS);
    assert_int_equal(answer.comparisons[answer.shown].from, 2); /* the nearer end */
    assert_int_equal(JUDGE(RELATION_PEAKS_INSIDE, 0, 0.5, 1, 0, 3, 2), VERDICT_HOLDS);
    expect_near(answer.level, 1 - 0.05 / 2, 1e-12);
    assert_int_equal(JUDGE(RELATION_PEAKS_INSIDE, 0, 0.5, 1, 2, 3), VERDICT_FAILS);
    assert_int_equal(JUDGE(RELATION_PEAKS_INSIDE, 0, 0.5, 3, 1, 3), VERDICT_FAILS);
    assert_int_equal(JUDGE(RELATION_PEAKS_INSIDE, 0, 0.5, 1, 1.2, 1), VERDICT_FAILS); /* too flat to matter */
}

static void a_crossing_has_a_direction(void **state)
{
    (void)state;
    struct verdict_answer answer; /* first and second arm at each value */
    assert_int_equal(JUDGE(RELATION_CROSSES, -1, 0.5, 1, 2, 1, 1, 1, 0), VERDICT_HOLDS);
    assert_int_equal(answer.count, 3);
    assert_false(answer.comparisons[2].decides); /* the value between is shown only */
    assert_int_equal(JUDGE(RELATION_CROSSES, 1, 0.5, 1, 2, 1, 1, 1, 0), VERDICT_FAILS);
    assert_int_equal(JUDGE(RELATION_CROSSES, 1, 0.5, 2, 1, 0, 1), VERDICT_HOLDS);
    assert_int_equal(JUDGE(RELATION_CROSSES, -1, 0.5, 1, 2, 1, 1.2), VERDICT_FAILS);
    assert_int_equal(answer.comparisons[answer.shown].from, 2);
}

/* A truth at the border of what a verdict may say, where one of the verdicts is wrong and likeliest. */
struct truth {
    enum relation relation;
    int direction, points;
    double means[6]; /* in smallest effects */
    enum verdict wrong;
};
static const struct truth truths[] = {
    {RELATION_GREATER, 0, 2, {0, 0}, VERDICT_HOLDS},
    {RELATION_GREATER, 0, 2, {0, 1}, VERDICT_FAILS},
    {RELATION_LESS, 0, 2, {1, 0}, VERDICT_FAILS},
    {RELATION_ABOUT_EQUAL, 0, 2, {0, 1.0001}, VERDICT_HOLDS},
    {RELATION_ABOUT_EQUAL, 0, 2, {0, 1}, VERDICT_FAILS},
    {RELATION_MONOTONE_UP, 0, 4, {0, 0, 0, 0}, VERDICT_HOLDS},
    {RELATION_MONOTONE_UP, 0, 4, {0, -1, 0, 1}, VERDICT_FAILS},
    {RELATION_MONOTONE_DOWN, 0, 4, {9, 6, 7.0001, 0}, VERDICT_HOLDS},
    {RELATION_PEAKS_INSIDE, 0, 5, {1, 1, 1, 1, 0}, VERDICT_HOLDS},
    {RELATION_PEAKS_INSIDE, 0, 5, {0, 0, 1, 0, 0}, VERDICT_FAILS},
    {RELATION_CROSSES, 1, 4, {5, 0, 0, 0}, VERDICT_HOLDS},
    {RELATION_COMPOUNDS, 0, 4, {0, 1, 2, 3}, VERDICT_HOLDS},
    {RELATION_CROSSES, 1, 4, {1, 0, 0, 1}, VERDICT_FAILS},
};
enum { TRUTHS = sizeof truths / sizeof *truths, FAMILIES = 2000, MOST_RUNS = 64 };

/* Judge one truth on normal draws of standard deviation sigma: with `runs` replicates, or by precision as claims do. */
static bool is_wrong(const struct truth *truth, double error, double smallest, int runs, struct rng *rng)
{
    double drawn[6][MOST_RUNS], values[6 * MOST_RUNS];
    struct verdict_question question = {truth->relation, truth->direction, truth->points, NULL, smallest, error};
    struct verdict_answer answer;
    bool by_precision = runs == 0;
    for (int p = 0; p < truth->points; p++)
        for (int r = 0; r < (by_precision ? MOST_RUNS : runs); r++)
            drawn[p][r] = truth->means[p] * smallest + gsl_ran_gaussian_ziggurat(&rng->gsl, sqrt(0.5));
    for (int n = by_precision ? 8 : runs;; n *= 2) {
        for (int p = 0; p < truth->points; p++)
            for (int r = 0; r < n; r++)
                values[p * n + r] = drawn[p][r];
        verdict_judge(&question, values, n, &answer);
        if (!by_precision || n == MOST_RUNS || answer.half_width < smallest / 2)
            return answer.verdict == truth->wrong;
    }
}

/* The share of families in which any verdict is wrong. */
static double family_error(double error, double smallest, int runs, uint32_t stream)
{
    int wrong = 0;
    struct rng rng;
    rng_open(&rng, rng_key_make(4, 0), RNG_TEST, stream, 0, 0);
    for (int f = 0; f < FAMILIES; f++) {
        bool any = false;
        for (int t = 0; t < TRUTHS; t++)
            any |= is_wrong(&truths[t], error, smallest, runs, &rng);
        wrong += any;
    }
    return (double)wrong / FAMILIES;
}

/* At most 5 % of families with a wrong verdict: 0.05 and four standard errors of 2,000 families (0.0049 each). The
 * truths are the worst there are, so the share must also be well above 0; and without the correction it exceeds 5 %. */
static const double MOST = 0.05 + 4 * 0.0049;

static void the_error_of_a_family_is_controlled(void **state)
{
    (void)state;
    expect_between(family_error(0.05 / TRUTHS, 0.8, 12, 1), 0.01, MOST, "with 12 runs", __FILE__, __LINE__);
    expect_between(family_error(0.05 / TRUTHS, 0.3, 40, 2), 0.01, MOST, "with 40 runs", __FILE__, __LINE__);
    expect_between(family_error(0.05, 0.3, 40, 3), 0.15, 1, "uncorrected", __FILE__, __LINE__);
}

/* The same when runs are added until intervals are narrow: smallest effects at which that ends at 16, 32 or 64. */
static void adding_runs_by_precision_keeps_it_controlled(void **state)
{
    (void)state;
    static const double smallest[] = {1.6, 1.2, 0.9};
    for (uint32_t i = 0; i < 3; i++) {
        double share = family_error(0.05 / TRUTHS, smallest[i], 0, 10 + i);
        expect_between(share, 0.005, MOST, "by precision", __FILE__, __LINE__);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_difference_holds_when_it_is_all_above_zero_and_may_matter),
        cmocka_unit_test(equality_holds_when_nothing_that_matters_is_left),
        cmocka_unit_test(without_an_interval_nothing_is_said),
        cmocka_unit_test(less_and_greater_are_of_the_second_against_the_first),
        cmocka_unit_test(identical_arms_differ_by_exactly_nothing),
        cmocka_unit_test(equal_differences_of_different_arms_tell_nothing),
        cmocka_unit_test(compounding_is_a_difference_of_differences),
        cmocka_unit_test(what_only_adds_up_does_not_compound),
        cmocka_unit_test(a_monotone_curve_may_rest_but_not_turn),
        cmocka_unit_test(a_peak_lies_above_both_ends),
        cmocka_unit_test(a_crossing_has_a_direction),
        cmocka_unit_test(the_error_of_a_family_is_controlled),
        cmocka_unit_test(adding_runs_by_precision_keeps_it_controlled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
