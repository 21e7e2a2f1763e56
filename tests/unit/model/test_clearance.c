/* test_clearance.c - clearance by type and by where offenders live, concentration and bunching: the counts that
 * patterns from the world are held against. */
#include "../../support/tiny_run.h"
#include "regimesim/model/observation.h"
#include "regimesim/model/persons.h"

static double of_element(const struct outcome *outcome, enum metric metric, int element)
{
    size_t count;
    const struct outcome_row *rows = outcome_series(outcome, metric, element, &count);
    double sum = 0;
    for (size_t k = 0; k < count; k++)
        sum += rows[k].value;
    return sum;
}

static void types_and_residences_split_reports_and_detections(void **state)
{
    (void)state;
    struct params params;
    struct outcome outcome = {0};
    tiny_busy(&params);
    tiny_busy_run(&params, &outcome);
    assert_true(tiny_total(&outcome, M_OFFENCES_REPORTED) == tiny_total(&outcome, M_POLICE_REPORTS));
    assert_true(tiny_total(&outcome, M_OFFENCES_CLEARED) >= tiny_total(&outcome, M_OFFENCES_DETECTED));
    assert_true(tiny_total(&outcome, M_OFFENCES_DETECTED) > 0);
    for (int o = 0; o < params.offence_count; o++) { /* what is reported happened; what is cleared was reported */
        assert_true(of_element(&outcome, M_OFFENCES_REPORTED, o) <= of_element(&outcome, M_OFFENCES, o));
        assert_true(of_element(&outcome, M_OFFENCES_CLEARED, o) <= of_element(&outcome, M_OFFENCES_REPORTED, o));
    }
    for (int law = 0; law < 2; law++) {
        assert_true(of_element(&outcome, M_POLICE_REPORTS_ABROAD, law) > 0);
        assert_true(of_element(&outcome, M_POLICE_REPORTS_ABROAD, law) < of_element(&outcome, M_POLICE_REPORTS, law));
        assert_true(of_element(&outcome, M_OFFENCES_DETECTED_ABROAD, law) <=
                    of_element(&outcome, M_OFFENCES_DETECTED, law));
    }
    outcome_free(&outcome);
}

static void nobody_is_abroad_where_all_live_in_one_country(void **state)
{
    (void)state;
    struct params params;
    struct outcome outcome = {0};
    tiny_busy(&params);
    params.jurisdictions[0].population_share = 1;
    params.jurisdictions[1].population_share = 0;
    tiny_busy_run(&params, &outcome);
    assert_true(tiny_total(&outcome, M_POLICE_REPORTS) > 0);
    assert_true(tiny_total(&outcome, M_POLICE_REPORTS_ABROAD) == 0);
    assert_true(tiny_total(&outcome, M_OFFENCES_DETECTED_ABROAD) == 0);
    outcome_free(&outcome);
}

/* A hundredth of 400 persons is 4 of them; a tenth of the 40 and more who offend is as many or more. */
static void the_top_hundredth_of_all_is_within_the_top_tenth_of_offenders(void **state)
{
    (void)state;
    struct params params;
    struct outcome outcome = {0};
    tiny_busy(&params);
    tiny_busy_run(&params, &outcome);
    double percent = tiny_summary(&outcome, M_SUM_TOP_PERCENT), decile = tiny_summary(&outcome, M_SUM_TOP_DECILE);
    assert_true(percent > 0 && percent <= decile && decile < 1);
    outcome_free(&outcome);
}

static void bunching_counts_who_shows_less_and_more(void **state)
{
    (void)state;
    struct params params;
    struct outcome none = {0}, rule = {0}, shed = {0};
    tiny_busy(&params);
    params.platforms[0].verification = VERIFICATION_MANDATORY;
    tiny_busy_run(&params, &none);
    assert_true(isnan(tiny_summary(&none, M_SUM_BUNCHING))); /* no threshold, no bunching */
    params.platforms[0].prominent_friends = 12;
    params.registration.purge_margin = 0.5;
    tiny_busy_run(&params, &rule);
    params.registration.purge_share = 0.5;
    tiny_busy_run(&params, &shed);
    assert_true(tiny_summary(&rule, M_SUM_BUNCHING) > 0);
    assert_true(tiny_summary(&shed, M_SUM_BUNCHING) > 1.5 * tiny_summary(&rule, M_SUM_BUNCHING));
    outcome_free(&none);
    outcome_free(&rule);
    outcome_free(&shed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types_and_residences_split_reports_and_detections),
        cmocka_unit_test(nobody_is_abroad_where_all_live_in_one_country),
        cmocka_unit_test(the_top_hundredth_of_all_is_within_the_top_tenth_of_offenders),
        cmocka_unit_test(bunching_counts_who_shows_less_and_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
