/* test_pattern.c - reading what makes a claim a pattern: faults with their place, before anything runs. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../support/expect.h"
#include "../../support/scratch.h"
#include "regimesim/config/claim_file.h"
#include "regimesim/params/metrics.h"

static struct scratch scratch;

static int open_scratch(void **state)
{
    char path[SCRATCH_PATH];
    (void)state;
    scratch_open(&scratch);
    scratch_write(&scratch, "two.yaml",
                  "jurisdictions: {home: {population_share: 0.5}, abroad: {population_share: 0.5}}\n"
                  "platforms: {domestic: {user_share: 0.6}, foreign: {home: abroad, user_share: 0.4}}\n",
                  path);
    return 0;
}

static int close_scratch(void **state)
{
    (void)state;
    scratch_close(&scratch);
    return 0;
}

/* Two arms, of which the second measures something else: in line 11, where the parts before it are as below. */
#define SECOND_ARM(measure)                                                                                            \
    ("arms:\n  - {name: a, scenario: two.yaml}\n  - {name: b, scenario: two.yaml, measure: {" measure "}}\n")

/* The parts of a sound pattern, each on lines of its own, in this order. */
enum { ABOUT, SEEN, CALIBRATED, MEASURE, ARMS, RELATION, REACH, PARTS };
static const char *const sound[PARTS] = {
    "id: P1\nargument: Few are cleared.\nsource: bka2023 korea2025\nsection: 2\n",           /* lines 1 to 4 */
    "observed: {figure: 3 of 10, value: 0.3, low: 0.2, high: 0.4, range: ours}\n",           /* 5 */
    "calibrated: yes\nparameters: [investigation.trace_technical]\n",                        /* 6, 7 */
    "measure: {metric: offences_detected, of: home, per: police_reports, days: [30, 90]}\n", /* 8 */
    SECOND_ARM("of: abroad, less: offences_detected_abroad"),                                /* 9 to 11 */
    "relation: ratio_within\nreplicates: 10\n",                                              /* 12, 13 */
    "reach: Not far.\n",                                                                     /* 14 */
};

/* A pattern in which one part is another. */
static enum status load(int part, const char *other, struct claim_file **claim, struct fault_list *faults)
{
    char text[4096] = "", path[SCRATCH_PATH];
    for (int i = 0; i < PARTS; i++)
        strcat(text, i == part ? other : sound[i]);
    return claim_file_load(scratch_write(&scratch, "p.yaml", text, path), NULL, 0, claim, faults);
}

static void refused(int part, const char *other, int line, const char *fragment)
{
    struct fault_list faults = {0};
    struct claim_file *claim;
    assert_int_not_equal(load(part, other, &claim, &faults), STATUS_OK);
    assert_null(claim);
    const struct error *first = &faults.items[0];
    if (faults.count != 1 || first->line != line || first->column < 1 || !strstr(first->message, fragment))
        fail_msg("%zu faults, the first %d:%d %s; expected one in line %d with '%s'", faults.count, first->line,
                 first->column, first->message, line, fragment);
    faults_free(&faults);
}

static void a_pattern_is_read(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    struct claim_file *claim;
    assert_int_equal(load(PARTS, "", &claim, &faults), STATUS_OK);
    assert_true(claim_file_is_pattern(claim));
    assert_int_equal(claim->relation, RELATION_RATIO_WITHIN);
    assert_true(claim->pattern.value == 0.3 && claim->pattern.low == 0.2 && claim->pattern.high == 0.4);
    assert_int_equal(claim->pattern.calibrated, CALIBRATED_YES);
    assert_string_equal(claim->pattern.parameters[0], "investigation.trace_technical");
    assert_string_equal(claim->pattern.reach, "Not far.");
    assert_int_equal(claim->replicates, 10);
    const struct measure *first = &claim->arms[0].measure, *second = &claim->arms[1].measure;
    assert_int_equal(first->metric, M_OFFENCES_DETECTED);
    assert_int_equal(first->less, -1);
    assert_int_equal(second->less, M_OFFENCES_DETECTED_ABROAD); /* an arm changes what it names only */
    assert_int_equal(second->per, M_POLICE_REPORTS);
    assert_string_equal(first->of, "home");
    assert_string_equal(second->of, "abroad");
    assert_true(second->from == 30 && second->until == 90);
    claim_file_free(claim);
}

static void a_range_may_be_open_at_one_end(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    struct claim_file *claim;
    assert_int_equal(load(SEEN, "observed: {figure: many, low: 1, range: ours}\n", &claim, &faults), STATUS_OK);
    assert_true(isnan(claim->pattern.value) && isinf(claim->pattern.high));
    claim_file_free(claim);
    refused(SEEN, "observed: {figure: many, range: ours}\n", 5, "no 'low' here");
    refused(SEEN, "observed: {figure: many, low: 2, high: 1, range: ours}\n", 5, "no range");
    refused(SEEN, "observed: {figure: many, value: 3, low: 1, high: 2, range: ours}\n", 5, "outside of its range");
    refused(SEEN, "observed: {figure: many, low: much, range: ours}\n", 5, "expected a number");
    refused(SEEN, "observed: {figure: many, low: 1}\n", 5, "no 'range' here");
    refused(SEEN, "observed: {figure: many, low: 1, rnge: ours, range: ours}\n", 5, "rnge");
    refused(SEEN, "", 1, "no 'observed' here");
}

static void what_was_calibrated_is_said_with_the_parameter_and_its_source(void **state)
{
    (void)state;
    refused(CALIBRATED, "calibrated: yes\n", 1, "no 'parameters' here");
    refused(CALIBRATED, "calibrated: no\nparameters: [offending.rate]\n", 7, "beside 'calibrated: no'");
    refused(CALIBRATED, "calibrated: perhaps\n", 6, "unknown answer");
    refused(CALIBRATED, "calibrated: yes\nparameters: [offending.rat]\n", 7, "no parameter 'offending.rat'");
    refused(CALIBRATED, "calibrated: yes\nparameters: [offending.rate]\n", 7, "is not from 'bka2023 korea2025'");
    refused(REACH, "", 1, "no 'reach' here");
    struct fault_list faults = {0};
    struct claim_file *claim;
    assert_int_equal(load(CALIBRATED, "calibrated: built_in\nparameters: [offending.rate]\n", &claim, &faults),
                     STATUS_OK);
    claim_file_free(claim);
}

static void a_measure_names_what_the_arms_have(void **state)
{
    (void)state;
    refused(MEASURE, "measure: {metric: offences_detcted, of: home}\n", 8, "did you mean 'offences_detected'");
    refused(MEASURE, "measure: {metric: undetected, of: home}\n", 8, "no metric of a run");
    refused(ARMS, SECOND_ARM("of: hme"), 11, "'offences_detected' has no 'hme'");
    refused(ARMS, SECOND_ARM("less: posts"), 11, "'less' is not of what it is subtracted from");
    refused(ARMS, SECOND_ARM("days: [30, 95]"), 11, "no whole windows");
    refused(ARMS, SECOND_ARM("days: [30, 9000]"), 11, "the run with");
    refused(ARMS, SECOND_ARM("days: [90, 30]"), 11, "no days between");
    refused(ARMS, SECOND_ARM("per: prevalence"), 11, "either summary metrics only or none");
}

static void other_claims_keys_are_no_patterns_and_the_other_way_round(void **state)
{
    (void)state;
    refused(RELATION, "relation: ratio_within\nreplicates: 10\nprecision: 0.5\n", 14, "'precision' has no use");
    refused(RELATION, "relation: ratio_within\nreplicates: 10\nmetric: prevalence\n", 14, "'metric' has no use");
    refused(RELATION, "relation: ratio_within\nreplicates: 1\n", 13, "one replicate has no interval");
    refused(RELATION, "relation: ratio_within\n", 1, "no 'replicates' here");
    refused(RELATION, "relation: value_within\nreplicates: 10\n", 10, "expected 1 for 'value_within'");
    struct fault_list faults = {0};
    struct claim_file *claim;
    assert_int_not_equal(
        load(RELATION, "relation: less\nmetric: prevalence\nsmallest_effect: 1\nreplicates: 9\n", &claim, &faults),
        STATUS_OK);
    assert_int_equal(faults.count, 6); /* five keys of its own, and an arm's measure */
    assert_non_null(strstr(faults.items[0].message, "has no use in 'less'"));
    faults_free(&faults);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pattern_is_read),
        cmocka_unit_test(a_range_may_be_open_at_one_end),
        cmocka_unit_test(what_was_calibrated_is_said_with_the_parameter_and_its_source),
        cmocka_unit_test(a_measure_names_what_the_arms_have),
        cmocka_unit_test(other_claims_keys_are_no_patterns_and_the_other_way_round),
    };
    return cmocka_run_group_tests(tests, open_scratch, close_scratch);
}
