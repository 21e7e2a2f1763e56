/* test_sweep_file.c - reading sweeps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/scratch.h"
#include "regimesim/config/sweep_file.h"
#include "regimesim/params/metrics.h"

static struct scratch scratch;

static int open_scratch(void **state)
{
    char path[SCRATCH_PATH];
    (void)state;
    scratch_open(&scratch);
    scratch_folder(&scratch, "regimes");
    scratch_folder(&scratch, "sweeps");
    scratch_write(&scratch, "regimes/real-name.yaml",
                  "title: Real names\nplatforms: {domestic: {verification: mandatory}}\n", path);
    scratch_write(&scratch, "regimes/anonymous.yaml", "title: Anonymous\nrun: {days: 400}\n", path);
    scratch_write(&scratch, "regimes/two.yaml",
                  "platforms: {domestic: {user_share: 0.5}, foreign: {home: home, user_share: 0.5}}\n", path);
    return 0;
}

static int close_scratch(void **state)
{
    (void)state;
    scratch_close(&scratch);
    return 0;
}

static enum status load(const char *text, const struct override *overrides, size_t count, struct sweep_file **sweep,
                        struct fault_list *faults)
{
    char path[SCRATCH_PATH];
    return sweep_file_load(scratch_write(&scratch, "sweeps/s.yaml", text, path), overrides, count, sweep, faults);
}

static struct sweep_file *load_good(const char *text)
{
    char line[ERROR_FILE_SIZE + ERROR_MESSAGE_SIZE + 32];
    struct fault_list faults = {0};
    struct sweep_file *sweep;
    enum status status = load(text, NULL, 0, &sweep, &faults);
    if (faults.count)
        print_error("%s\n", error_text(&faults.items[0], line, sizeof line));
    assert_int_equal(status, STATUS_OK);
    assert_int_equal(faults.count, 0);
    return sweep;
}

static void expect_fault(const struct error *fault, int line, int column, const char *fragment)
{
    assert_int_equal(fault->line, line);
    assert_int_equal(fault->column, column);
    if (!strstr(fault->message, fragment))
        fail_msg("'%s' does not say '%s'", fault->message, fragment);
}

#define HEAD "scenario: ../regimes/real-name.yaml\nmetrics: [prevalence_year, detection_rate]\n"
#define AXIS "axes:\n  - parameter: platforms.domestic.strength\n    values: [0, 0.5, 0.9]\n"

static void a_sweep_without_variants_has_one(void **state)
{
    (void)state;
    struct sweep_file *sweep = load_good(HEAD AXIS);
    assert_string_equal(sweep->name, "s");
    assert_string_equal(sweep->title, "s");
    assert_int_equal(sweep->replicates, 0);
    assert_int_equal(sweep->metric_count, 2);
    assert_int_equal(sweep->metrics[1], M_SUM_DETECTION);
    assert_int_equal(sweep->axis_count, 1);
    assert_string_equal(sweep->axes[0].path, "platforms.domestic.strength");
    assert_string_equal(sweep->axes[0].label, "platforms.domestic.strength");
    assert_int_equal(sweep->axes[0].scale, SWEEP_LINEAR);
    assert_int_equal(sweep->axes[0].count, 3);
    assert_float_equal(sweep->axes[0].values[2], 0.9, 0);
    assert_int_equal(sweep->variant_count, 1);
    assert_string_equal(sweep->variants[0].name, "real-name");
    assert_string_equal(sweep->variants[0].title, "Real names");
    assert_int_equal(sweep->variants[0].scenario->params.platforms[0].verification, VERIFICATION_MANDATORY);
    assert_null(sweep->variants[0].reference);
    sweep_file_free(sweep);
}

static void all_that_a_sweep_can_say_is_read(void **state)
{
    (void)state;
    char buffer[TEXT_SIZE + 16];
    struct param_ref ref;
    struct sweep_file *sweep =
        load_good("title: Strength\nreplicates: 7\nreference: ../regimes/anonymous.yaml\n" HEAD "axes:\n"
                  "  - {parameter: platforms.domestic.strength, scale: one_minus_log,\n"
                  "     label: 'strength, 1 - q', values: [0, 0.9, 0.999]}\n"
                  "  - {parameter: run.days, scale: log, values: [365, 730]}\n"
                  "variants:\n"
                  "  - name: plain\n"
                  "  - name: breach\n"
                  "    title: a breach\n"
                  "    set:\n"
                  "      platforms.domestic.breach_day: 100\n"
                  "      offences.fraud.attributes: [work]\n");
    assert_string_equal(sweep->title, "Strength");
    assert_int_equal(sweep->replicates, 7);
    assert_int_equal(sweep->axis_count, 2);
    assert_int_equal(sweep->axes[0].scale, SWEEP_ONE_MINUS_LOG);
    assert_string_equal(sweep->axes[0].label, "strength, 1 - q");
    assert_int_equal(sweep->axes[1].scale, SWEEP_LOG);
    assert_int_equal(sweep->variant_count, 2);
    assert_string_equal(sweep->variants[0].title, "plain");
    assert_string_equal(sweep->variants[1].title, "a breach");
    assert_int_equal(sweep->variants[0].scenario->params.platforms[0].breach_day, -1);
    const struct scenario *breach = sweep->variants[1].scenario, *reference = sweep->variants[1].reference;
    assert_int_equal(breach->params.platforms[0].breach_day, 100);
    assert_int_equal(breach->params.offences[0].attributes, 1u << ATTRIBUTE_WORK);
    assert_int_equal(reference->params.platforms[0].breach_day, 100);
    assert_int_equal(reference->params.run.days, 400);
    assert_string_equal(reference->title, "Anonymous");
    assert_int_equal(params_find(&breach->params, "platforms.domestic.breach_day", &ref, NULL), STATUS_OK);
    assert_non_null(strstr(scenario_origin(breach, ref, buffer, sizeof buffer), "sweeps/s.yaml:15"));
    sweep_file_free(sweep);
}

static void switches_and_choices_can_be_swept(void **state)
{
    (void)state;
    struct sweep_file *sweep = load_good(HEAD "axes:\n"
                                              "  - {parameter: platforms.domestic.verification,\n"
                                              "     values: [none, optional, mandatory]}\n"
                                              "  - {parameter: mechanisms.market, values: [off, on]}\n");
    assert_float_equal(sweep->axes[0].values[2], VERIFICATION_MANDATORY, 0);
    assert_float_equal(sweep->axes[1].values[1], 1, 0);
    sweep_file_free(sweep);
}

static void overrides_reach_every_variant_and_the_reference(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    struct sweep_file *sweep;
    static const struct override good = {.text = "network.persons=5000"}, bad = {.text = "network.person=5"};
    assert_int_equal(load("reference: ../regimes/anonymous.yaml\n" HEAD AXIS "variants: [{name: a}, {name: b}]\n",
                          &good, 1, &sweep, &faults),
                     STATUS_OK);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(sweep->variants[i].scenario->params.network.persons, 5000);
        assert_int_equal(sweep->variants[i].reference->params.network.persons, 5000);
    }
    sweep_file_free(sweep);
    assert_int_equal(load(HEAD AXIS "variants: [{name: a}, {name: b}]\n", &bad, 1, &sweep, &faults), STATUS_DATA);
    assert_null(sweep);
    assert_int_equal(faults.count, 1); /* said once, not once a variant */
    assert_non_null(strstr(faults.items[0].message, "--set 'network.person=5': unknown parameter"));
    faults_free(&faults);
}

static void all_faults_are_reported_in_the_order_of_the_file(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    struct sweep_file *sweep;
    assert_int_equal(load("titel: x\n"
                          "scenario: ../regimes/real-name.yaml\n"
                          "reference: ../regimes/absent.yaml\n"
                          "replicates: 0\n"
                          "metrics: [prevalence_yaer, attempts, detection_rate, detection_rate]\n"
                          "axes:\n"
                          "  - parameter: platforms.domestic.strenght\n"
                          "    scale: logarithmic\n"
                          "    values: [0]\n"
                          "  - parameter: offending.rate\n"
                          "    scale: log\n"
                          "    values: [0, 2, 1, 1000]\n"
                          "variants:\n"
                          "  - {name: a, set: {run.day: 3, run.days: x}}\n"
                          "  - {name: a, sett: {}}\n",
                          NULL, 0, &sweep, &faults),
                     STATUS_DATA);
    assert_null(sweep);
    assert_int_equal(faults.count, 15);
    expect_fault(&faults.items[0], 1, 1, "unknown key 'titel'; did you mean 'title'?");
    expect_fault(&faults.items[1], 3, 12, "absent.yaml");
    assert_int_equal(faults.items[1].code, STATUS_NO_INPUT);
    expect_fault(&faults.items[2], 4, 13, "out of range");
    expect_fault(&faults.items[3], 5, 11, "'prevalence_yaer' is no summary metric; did you mean 'prevalence_year'?");
    expect_fault(&faults.items[4], 5, 28, "'attempts' is no summary metric");
    expect_fault(&faults.items[5], 5, 54, "listed twice");
    expect_fault(&faults.items[6], 7, 16, "did you mean 'platforms.domestic.strength'?");
    expect_fault(&faults.items[7], 8, 12, "unknown scale 'logarithmic'; expected one of linear, log, one_minus_log");
    expect_fault(&faults.items[8], 12, 14, "expected a value above 0");
    expect_fault(&faults.items[9], 12, 20, "'1' does not ascend; expected more than 2");
    expect_fault(&faults.items[10], 12, 23, "out of range");
    expect_fault(&faults.items[11], 14, 21, "did you mean 'run.days'?");
    expect_fault(&faults.items[12], 14, 43, "not a number");
    expect_fault(&faults.items[13], 15, 12, "two variants are called 'a'");
    expect_fault(&faults.items[14], 15, 15, "did you mean 'set'?");
    faults_free(&faults);
}

static void faults_of_the_scenarios_are_included(void **state)
{
    (void)state;
    char path[SCRATCH_PATH];
    struct fault_list faults = {0};
    struct sweep_file *sweep;
    scratch_write(&scratch, "regimes/bad.yaml", "offending: {rat: 1}\n", path);
    assert_int_equal(load("scenario: ../regimes/bad.yaml\nreference: ../regimes/bad.yaml\nmetrics: [prevalence]\n" AXIS,
                          NULL, 0, &sweep, &faults),
                     STATUS_DATA);
    assert_int_equal(faults.count, 1); /* the file is read twice, its fault said once */
    assert_non_null(strstr(faults.items[0].file, "regimes/bad.yaml"));
    expect_fault(&faults.items[0], 1, 13, "did you mean 'rate'?");
    faults_free(&faults);
}

static void what_the_reference_lacks_is_said_to_be_its_lack(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    struct sweep_file *sweep;
    assert_int_equal(
        load("scenario: ../regimes/two.yaml\nreference: ../regimes/anonymous.yaml\nmetrics: [prevalence]\n" AXIS
             "variants:\n  - {name: a, set: {platforms.foreign.ban_days: 3}}\n",
             NULL, 0, &sweep, &faults),
        STATUS_DATA);
    assert_int_equal(faults.count, 1);
    expect_fault(&faults.items[0], 8, 21, "in the reference scenario: unknown parameter 'platforms.foreign.ban_days'");
    faults_free(&faults);
}

static void a_rule_broken_by_a_variant_is_reported_at_its_value(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    struct sweep_file *sweep;
    assert_int_equal(load(HEAD AXIS "variants:\n  - name: late\n    set:\n      platforms.domestic.breach_day: 900\n",
                          NULL, 0, &sweep, &faults),
                     STATUS_DATA);
    assert_int_equal(faults.count, 1);
    expect_fault(&faults.items[0], 9, 38, "not before the end of the run");
    faults_free(&faults);
}

static void a_rule_broken_at_a_point_of_the_grid_is_found_before_any_run(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    struct sweep_file *sweep;
    assert_int_equal(load(HEAD "axes:\n"
                               "  - {parameter: jurisdictions.home.detention_from, values: [1, 2, 4]}\n"
                               "  - {parameter: jurisdictions.home.sentence_from, values: [3, 5]}\n",
                          NULL, 0, &sweep, &faults),
                     STATUS_DATA);
    assert_int_equal(faults.count, 1);
    expect_fault(
        &faults.items[0], 4, 67,
        "with jurisdictions.home.detention_from = 4 and jurisdictions.home.sentence_from = 3: sentence_from is below");
    faults_free(&faults);
}

static void a_missing_file_is_no_input(void **state)
{
    (void)state;
    char path[SCRATCH_PATH];
    struct fault_list faults = {0};
    struct sweep_file *sweep;
    assert_int_equal(sweep_file_load(scratch_path(&scratch, "sweeps/absent.yaml", path), NULL, 0, &sweep, &faults),
                     STATUS_NO_INPUT);
    assert_null(sweep);
    faults_free(&faults);
    assert_int_equal(load("scenario: absent.yaml\nmetrics: [prevalence]\n" AXIS, NULL, 0, &sweep, &faults),
                     STATUS_NO_INPUT);
    assert_int_equal(faults.count, 1);
    expect_fault(&faults.items[0], 1, 11, "absent.yaml");
    faults_free(&faults);
    sweep_file_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sweep_without_variants_has_one),
        cmocka_unit_test(all_that_a_sweep_can_say_is_read),
        cmocka_unit_test(switches_and_choices_can_be_swept),
        cmocka_unit_test(overrides_reach_every_variant_and_the_reference),
        cmocka_unit_test(all_faults_are_reported_in_the_order_of_the_file),
        cmocka_unit_test(faults_of_the_scenarios_are_included),
        cmocka_unit_test(what_the_reference_lacks_is_said_to_be_its_lack),
        cmocka_unit_test(a_rule_broken_by_a_variant_is_reported_at_its_value),
        cmocka_unit_test(a_rule_broken_at_a_point_of_the_grid_is_found_before_any_run),
        cmocka_unit_test(a_missing_file_is_no_input),
    };
    return cmocka_run_group_tests(tests, open_scratch, close_scratch);
}
