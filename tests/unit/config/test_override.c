/* test_override.c - values given as "path=value". */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/scratch.h"
#include "regimesim/config/scenario.h"

static struct scratch scratch;

static int open_scratch(void **state)
{
    (void)state;
    scratch_open(&scratch);
    return 0;
}

static int close_scratch(void **state)
{
    (void)state;
    scratch_close(&scratch);
    return 0;
}

static enum status override_one(struct scenario *scenario, const char *text, struct fault_list *faults)
{
    struct override override = {.text = text, .label = "--set"};
    return scenario_override(scenario, &override, 1, faults);
}

/* Expect one fault that begins with "--set 'text': ", in no file, and the scenario unchanged. */
static void expect_refusal(const char *text, const char *fragment)
{
    struct fault_list faults = {0};
    struct scenario *scenario = scenario_new("x");
    uint64_t before = params_hash(&scenario->params);
    char start[200];
    assert_int_equal(override_one(scenario, text, &faults), STATUS_DATA);
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.items[0].file, "");
    snprintf(start, sizeof start, "--set '%s': ", text);
    assert_memory_equal(faults.items[0].message, start, strlen(start));
    if (!strstr(faults.items[0].message, fragment))
        fail_msg("'%s' does not say '%s'", faults.items[0].message, fragment);
    assert_int_equal(params_hash(&scenario->params), before);
    faults_free(&faults);
    scenario_free(scenario);
}

static void values_of_every_kind_can_be_set(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    struct scenario *scenario = scenario_new("x");
    static const struct override overrides[] = {
        {.text = "offending.rate=0.2"},
        {.text = "mechanisms.market=off"},
        {.text = "platforms.domestic.verification=tiered"},
        {.text = "offences.fraud.attributes=[work, finances]"},
        {.text = "network.source=file"},
        {.text = "network.file=a=b.txt"},
        {.text = "offending.rate=0.3"},
    };
    assert_int_equal(scenario_override(scenario, overrides, sizeof overrides / sizeof *overrides, &faults), STATUS_OK);
    assert_int_equal(faults.count, 0);
    assert_float_equal(scenario->params.offending.rate, 0.3, 0);
    assert_false(scenario->params.mechanisms.market);
    assert_int_equal(scenario->params.platforms[0].verification, VERIFICATION_TIERED);
    assert_int_equal(scenario->params.offences[0].attributes, 1u << ATTRIBUTE_WORK | 1u << ATTRIBUTE_FINANCES);
    assert_string_equal(scenario->params.network.file, "a=b.txt"); /* as seen from the working directory */
    scenario_free(scenario);
}

static void blanks_around_the_path_do_not_matter(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    struct scenario *scenario = scenario_new("x");
    assert_int_equal(override_one(scenario, " run.days = 100", &faults), STATUS_OK);
    assert_int_equal(scenario->params.run.days, 100);
    scenario_free(scenario);
}

static void wrong_overrides_are_refused_with_advice(void **state)
{
    (void)state;
    expect_refusal("offending.rat=1", "did you mean 'offending.rate'?");
    expect_refusal("platforms.domestik.strength=1", "did you mean 'platforms.domestic.strength'?");
    expect_refusal("offending.rate=1000", "expected a number from 0 to 100");
    expect_refusal("offending.rate=", "not a number");
    expect_refusal("offending.rate", "path=value");
    expect_refusal("=3", "path=value");
    expect_refusal("", "path=value");
    expect_refusal("platforms.domestic=3", "unknown parameter");
    expect_refusal("platforms.domestic.home=abroad", "expected home");
    expect_refusal("jurisdictions.home.sentence_from=1 ", "not a number");
}

static void a_broken_rule_names_the_option(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    struct scenario *scenario = scenario_new("x");
    struct override override = {.text = "network.persons=100", .label = "--persons"};
    assert_int_equal(override_one(scenario, "jurisdictions.home.sentence_from=1", &faults), STATUS_DATA);
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.items[0].file, "");
    assert_non_null(
        strstr(faults.items[0].message, "--set jurisdictions.home.sentence_from=1: sentence_from is below"));
    faults_free(&faults);
    /* The option is right in itself; the value to blame is a default. */
    assert_int_equal(scenario_override(scenario, &override, 1, &faults), STATUS_DATA);
    assert_non_null(strstr(faults.items[0].message, "network.mean_degree is too large"));
    faults_free(&faults);
    override.text = "network.mean_degree=5000";
    override.label = "--degree";
    static const char *const few = "network.persons=20";
    struct override both[] = {{.text = few}, override};
    assert_int_equal(scenario_override(scenario, both, 2, &faults), STATUS_DATA);
    assert_non_null(strstr(faults.items[0].message, "--degree network.mean_degree=5000: "));
    faults_free(&faults);
    scenario_free(scenario);
}

static void overrides_of_an_experiment_are_reported_and_remembered_by_position(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    struct scenario *scenario = scenario_new("x");
    struct param_ref ref;
    char buffer[TEXT_SIZE + 16];
    struct override override = {.text = "offending.rate=0.2", .file = "exp/e.yaml", .line = 7, .column = 5};
    assert_int_equal(scenario_override(scenario, &override, 1, &faults), STATUS_OK);
    assert_int_equal(params_find(&scenario->params, "offending.rate", &ref, NULL), STATUS_OK);
    assert_string_equal(scenario_origin(scenario, ref, buffer, sizeof buffer), "exp/e.yaml:7");
    override.text = "network.file=net.txt";
    assert_int_equal(scenario_override(scenario, &override, 1, &faults), STATUS_OK);
    assert_string_equal(scenario->params.network.file, "exp/net.txt");
    override.text = "offending.rate=x";
    assert_int_equal(scenario_override(scenario, &override, 1, &faults), STATUS_DATA);
    assert_string_equal(faults.items[0].file, "exp/e.yaml");
    assert_int_equal(faults.items[0].line, 7);
    assert_int_equal(faults.items[0].column, 5);
    assert_memory_equal(faults.items[0].message, "offending.rate is 'x'", 21);
    faults_free(&faults);
    scenario_free(scenario);
}

static void the_command_line_is_told_apart_from_defaults(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    struct scenario *scenario = scenario_new("x");
    struct param_ref ref;
    char buffer[64];
    assert_int_equal(override_one(scenario, "offending.rate=0.2", &faults), STATUS_OK);
    assert_int_equal(params_find(&scenario->params, "offending.rate", &ref, NULL), STATUS_OK);
    assert_string_equal(scenario_origin(scenario, ref, buffer, sizeof buffer), "--set");
    scenario_free(scenario);
}

static void overrides_win_over_files_and_are_checked_with_them(void **state)
{
    (void)state;
    char path[SCRATCH_PATH];
    struct fault_list faults = {0};
    struct scenario *scenario;
    static const struct override good[] = {{.text = "run.days=90"}, {.text = "platforms.foreign.strength=0.3"}};
    static const struct override bad[] = {{.text = "run.dayz=90"}, {.text = "offending.rate=-1"}};
    scratch_write(&scratch, "s.yaml",
                  "run: {days: 80}\n"
                  "platforms: {domestic: {user_share: 0.5}, foreign: {home: home, user_share: 0.5}}\n",
                  path);
    assert_int_equal(scenario_load(path, good, 2, &scenario, &faults), STATUS_OK);
    assert_int_equal(scenario->params.run.days, 90);
    assert_float_equal(scenario->params.platforms[1].strength, 0.3, 0);
    scenario_free(scenario);
    scratch_write(&scratch, "s.yaml", "run: {days: x}\n", path);
    assert_int_equal(scenario_load(path, bad, 2, &scenario, &faults), STATUS_DATA);
    assert_null(scenario);
    assert_int_equal(faults.count, 3);
    assert_non_null(strstr(faults.items[0].message, "did you mean 'run.days'?"));
    assert_non_null(strstr(faults.items[1].message, "out of range"));
    assert_string_equal(faults.items[2].file, path);
    faults_free(&faults);
}

static void faults_of_several_loads_are_collected_without_repetition(void **state)
{
    (void)state;
    char base[SCRATCH_PATH], a[SCRATCH_PATH], b[SCRATCH_PATH];
    struct fault_list faults = {0};
    struct scenario *scenario;
    scratch_write(&scratch, "shared.yaml", "run: {days: x}\n", base);
    scratch_write(&scratch, "a.yaml", "extends: shared.yaml\n", a);
    scratch_write(&scratch, "b.yaml", "extends: shared.yaml\ntrust: {bonus: 9}\n", b);
    assert_int_equal(scenario_load(a, NULL, 0, &scenario, &faults), STATUS_DATA);
    assert_int_equal(scenario_load(b, NULL, 0, &scenario, &faults), STATUS_DATA);
    assert_int_equal(faults.count, 2);
    assert_string_equal(faults.items[0].file, base);
    assert_string_equal(faults.items[1].file, b);
    /* A load whose faults are all known is still a failed one. */
    assert_int_equal(scenario_load(a, NULL, 0, &scenario, &faults), STATUS_DATA);
    assert_int_equal(faults.count, 2);
    faults_free(&faults);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_of_every_kind_can_be_set),
        cmocka_unit_test(blanks_around_the_path_do_not_matter),
        cmocka_unit_test(wrong_overrides_are_refused_with_advice),
        cmocka_unit_test(a_broken_rule_names_the_option),
        cmocka_unit_test(overrides_of_an_experiment_are_reported_and_remembered_by_position),
        cmocka_unit_test(the_command_line_is_told_apart_from_defaults),
        cmocka_unit_test(overrides_win_over_files_and_are_checked_with_them),
        cmocka_unit_test(faults_of_several_loads_are_collected_without_repetition),
    };
    return cmocka_run_group_tests(tests, open_scratch, close_scratch);
}
