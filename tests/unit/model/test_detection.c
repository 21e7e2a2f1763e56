/* test_detection.c - detection rates, cohorts, time to detection and other summaries of a hand-made log of offences. */
#include "../../support/tiny_world.h"
#include "regimesim/model/observation.h"

enum { NEVER = -1 };

static void setup(struct tiny_world *t, struct outcome *outcome, int days, int interval, int follow_up)
{
    struct tiny_pairs pairs = {0};
    tiny_params(t);
    t->params.run.days = days;
    t->params.run.interval = interval;
    t->params.run.follow_up = follow_up;
    tiny_ring(&pairs, 40, 1);
    tiny_open(t, 40, &pairs, 33);
    tiny_blank(t);
    for (uint32_t i = 0; i < 20; i++)
        tiny_offender(t, i);
    *outcome = (struct outcome){0};
    t->world.outcome = outcome;
}

static void offend(struct tiny_world *t, uint32_t offender, int day, int detected, bool reported)
{
    struct error error;
    struct offence offence = {.day = day,
                              .detected = detected,
                              .offender = offender,
                              .victim = 30,
                              .account = NO_ACCOUNT,
                              .suspect = NOBODY,
                              .previous_reported = NO_OFFENCE,
                              .flags = reported ? OFFENCE_REPORTED_POLICE : 0};
    t->world.offenders[offender].offences++;
    tiny_must(offence_record(&t->world, &offence, NULL, &error), &error);
}

/* What has no victim is in no summary of detection. */
static void offend_without_victim(struct tiny_world *t, int day, int detected)
{
    offend(t, 0, day, detected, true);
    t->world.offences[t->world.offence_count - 1].victim = NOBODY;
    t->world.offenders[0].offences--;
}

static void finish(struct tiny_world *t, struct outcome *outcome)
{
    struct error error;
    tiny_must(observe_end(&t->world, &error), &error);
    outcome_sort(outcome);
}

static void expect_at(const struct outcome *outcome, enum metric metric, int x, double expected)
{
    expect_near(outcome_get(outcome, metric, -1, x), expected, 1e-12);
}

/* A run of 20 days. Delays, + censored:  1 2 2 3+ 4 5+ 6 8+ 8 10+; the reported ones: 2 4 6 8+.
 * S: 9/10, 7/10, 7/12, 7/16, 7/24;  of the reported 3/4, 2/4, 1/4. */
static void time_to_detection_is_censored_at_the_end_of_the_run(void **state)
{
    (void)state;
    struct tiny_world t;
    struct outcome outcome;
    static const double all[] = {1, 0.9, 0.7, 0.7, 7.0 / 12, 7.0 / 12, 7.0 / 16, 7.0 / 16, 7.0 / 24, 7.0 / 24};
    static const double reported[] = {1, 1, 0.75, 0.75, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25};
    setup(&t, &outcome, 20, 1, 365);
    offend(&t, 0, 4, 12, false);
    offend(&t, 0, 5, 7, true);
    offend(&t, 0, 6, 10, true);
    offend(&t, 0, 8, 10, false);
    offend(&t, 0, 9, 15, true);
    offend(&t, 0, 10, 11, false);
    offend(&t, 0, 10, NEVER, false);
    offend(&t, 0, 12, NEVER, true);
    offend(&t, 0, 15, NEVER, false);
    offend_without_victim(&t, 16, 16);
    offend(&t, 0, 17, NEVER, false);
    finish(&t, &outcome);
    for (int x = 0; x < 10; x++) {
        expect_at(&outcome, M_UNDETECTED, x, all[x]);
        expect_at(&outcome, M_UNDETECTED_REPORTED, x, reported[x]);
    }
    expect_at(&outcome, M_UNDETECTED, 19, 7.0 / 24);
    assert_true(isnan(outcome_get(&outcome, M_UNDETECTED, -1, 20)));
    expect_at(&outcome, M_SUM_IDENTIFIED, 0, 0.6);
    expect_at(&outcome, M_SUM_REPORTED_POLICE, 0, 0.4);
    outcome_free(&outcome);
    tiny_close(&t);
}

static void the_curve_ends_at_the_follow_up_and_is_read_once_a_window(void **state)
{
    (void)state;
    struct tiny_world t;
    struct outcome outcome;
    size_t count;
    setup(&t, &outcome, 100, 7, 30);
    offend(&t, 0, 10, 20, true);
    offend(&t, 0, 10, NEVER, true);
    finish(&t, &outcome);
    const struct outcome_row *rows = outcome_series(&outcome, M_UNDETECTED, -1, &count);
    assert_int_equal(count, 5);
    for (size_t k = 0; k < 5; k++) {
        assert_int_equal(rows[k].x, 7 * k);
        expect_near(rows[k].value, k < 2 ? 1 : 0.5, 1e-12);
    }
    outcome_free(&outcome);
    tiny_close(&t);
}

/* 200 days with 50 of follow-up: offences to day 149 are followed, so cohorts begin on days 0, 30, 60, 90 and 120. */
static void cohorts_are_months_of_offences_that_are_followed_in_full(void **state)
{
    (void)state;
    struct tiny_world t;
    struct outcome outcome;
    size_t count;
    setup(&t, &outcome, 200, 10, 50);
    offend(&t, 0, 0, 50, true); /* in time */
    offend(&t, 0, 5, 56, true); /* a day too late */
    offend(&t, 0, 29, NEVER, false);
    offend_without_victim(&t, 29, 30);
    offend(&t, 0, 30, 31, true);
    offend(&t, 0, 120, 130, true);
    offend(&t, 0, 149, NEVER, false);
    offend(&t, 0, 150, 151, true); /* not followed for 50 days */
    finish(&t, &outcome);
    outcome_series(&outcome, M_COHORT_DETECTION, -1, &count);
    assert_int_equal(count, 3); /* nothing happened in the cohorts of days 60 and 90 */
    expect_at(&outcome, M_COHORT_DETECTION, 0, 1.0 / 3);
    expect_at(&outcome, M_COHORT_DETECTION, 30, 1);
    expect_at(&outcome, M_COHORT_DETECTION, 120, 0.5);
    expect_at(&outcome, M_COHORT_DETECTION_REPORTED, 0, 0.5);
    expect_at(&outcome, M_COHORT_DETECTION_REPORTED, 120, 1);
    expect_at(&outcome, M_SUM_DETECTION, 0, 3.0 / 6);
    expect_at(&outcome, M_SUM_DETECTION_REPORTED, 0, 3.0 / 4);
    expect_at(&outcome, M_SUM_IDENTIFIED, 0, 5.0 / 7);
    outcome_free(&outcome);
    tiny_close(&t);
}

/* Delays in time: 50, 1 and 10 days. */
static void the_median_is_of_the_detected_within_the_follow_up(void **state)
{
    (void)state;
    struct tiny_world t;
    struct outcome outcome;
    setup(&t, &outcome, 200, 10, 50);
    offend(&t, 0, 0, 50, true);
    offend(&t, 0, 5, 56, true);
    offend(&t, 0, 30, 31, true);
    offend(&t, 0, 120, 130, true);
    offend(&t, 0, 150, 150, true);
    finish(&t, &outcome);
    expect_at(&outcome, M_SUM_MEDIAN_DAYS, 0, 10);
    outcome_free(&outcome);
    outcome = (struct outcome){0};
    offend(&t, 0, 140, 160, true);
    finish(&t, &outcome);
    expect_at(&outcome, M_SUM_MEDIAN_DAYS, 0, 15);
    outcome_free(&outcome);
    tiny_close(&t);
}

static void a_run_shorter_than_the_follow_up_has_no_detection_rate(void **state)
{
    (void)state;
    struct tiny_world t;
    struct outcome outcome;
    size_t count;
    setup(&t, &outcome, 50, 10, 50);
    offend(&t, 0, 0, 5, true);
    finish(&t, &outcome);
    assert_null(outcome_series(&outcome, M_SUM_DETECTION, -1, &count));
    assert_null(outcome_series(&outcome, M_COHORT_DETECTION, -1, &count));
    assert_null(outcome_series(&outcome, M_SUM_MEDIAN_DAYS, -1, &count));
    expect_at(&outcome, M_SUM_IDENTIFIED, 0, 1);
    outcome_free(&outcome);
    tiny_close(&t);
}

static void the_second_half_counts_offences_from_half_time_on(void **state)
{
    (void)state;
    struct tiny_world t;
    struct outcome outcome;
    setup(&t, &outcome, 101, 10, 20);
    offend(&t, 0, 49, 50, true);
    offend(&t, 0, 50, 60, true);
    offend(&t, 0, 70, NEVER, true);
    offend(&t, 0, 99, 100, false);
    finish(&t, &outcome);
    expect_at(&outcome, M_SUM_DETECTION_SECOND_HALF, 0, 2.0 / 3);
    outcome_free(&outcome);
    tiny_close(&t);
}

/* 25 persons were ever motivated: the top tenth, rounded up, are three. 9, 6 and 2 of 20 offences. */
static void the_top_decile_is_of_all_who_were_ever_motivated(void **state)
{
    (void)state;
    struct tiny_world t;
    struct outcome outcome;
    static const int offences[20] = {[3] = 6, [5] = 2, [8] = 9, [9] = 1, [15] = 2};
    setup(&t, &outcome, 50, 10, 50);
    for (uint32_t i = 20; i < 25; i++)
        tiny_offender(&t, i);
    for (uint32_t k = 0; k < 20; k++)
        for (int i = 0; i < offences[k]; i++)
            offend(&t, k, 10, NEVER, false);
    offender_desist(&t.world, 8);
    finish(&t, &outcome);
    expect_at(&outcome, M_SUM_TOP_DECILE, 0, 17.0 / 20);
    outcome_free(&outcome);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(time_to_detection_is_censored_at_the_end_of_the_run),
        cmocka_unit_test(the_curve_ends_at_the_follow_up_and_is_read_once_a_window),
        cmocka_unit_test(cohorts_are_months_of_offences_that_are_followed_in_full),
        cmocka_unit_test(the_median_is_of_the_detected_within_the_follow_up),
        cmocka_unit_test(a_run_shorter_than_the_follow_up_has_no_detection_rate),
        cmocka_unit_test(the_second_half_counts_offences_from_half_time_on),
        cmocka_unit_test(the_top_decile_is_of_all_who_were_ever_motivated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
