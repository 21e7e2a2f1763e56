/* test_interventions.c - interventions and agreements in scenario files, after --set and in sweeps; what a faulty one
 * is told, and where. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/scratch.h"
#include "regimesim/config/sweep_file.h"

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

static struct scenario *load(const char *text, const char *set, struct fault_list *faults)
{
    char path[SCRATCH_PATH];
    struct override override = {.text = set};
    struct scenario *scenario = NULL;
    scratch_write(&scratch, "case.yaml", text, path);
    scenario_load(path, &override, set != NULL, &scenario, faults);
    return scenario;
}

static struct scenario *load_good(const char *text, const char *set)
{
    struct fault_list faults = {0};
    struct scenario *scenario = load(text, set, &faults);
    if (faults.count)
        fail_msg("line %d: %s", faults.items[0].line, faults.items[0].message);
    assert_non_null(scenario);
    return scenario;
}

struct expected {
    int line, column;
    const char *fragment;
};

/* The faults are these, in this order, and no others. */
static void expect_faults(const char *text, const struct expected *expected, size_t count)
{
    struct fault_list faults = {0};
    assert_null(load(text, NULL, &faults));
    for (size_t i = 0; i < faults.count && i < count; i++)
        if (faults.items[i].line != expected[i].line || faults.items[i].column != expected[i].column ||
            !strstr(faults.items[i].message, expected[i].fragment))
            fail_msg("%d:%d: '%s', expected %d:%d: '%s'", faults.items[i].line, faults.items[i].column,
                     faults.items[i].message, expected[i].line, expected[i].column, expected[i].fragment);
    assert_int_equal(faults.count, count);
    faults_free(&faults);
}

#define EXPECT_FAULTS(text, ...)                                                                                       \
    do {                                                                                                               \
        const struct expected expected_[] = {__VA_ARGS__};                                                             \
        expect_faults(text, expected_, sizeof expected_ / sizeof expected_[0]);                                        \
    } while (0)

static const char law[] = "interventions:\n"
                          "  law:\n"
                          "    start: 365\n"
                          "    until: 400\n"
                          "    changes:\n"
                          "      - platforms.domestic.verification = mandatory\n"
                          "      - offending.rate   *=   2\n";

static void a_list_and_a_text_are_the_same(void **state)
{
    (void)state;
    struct scenario *list = load_good(law, NULL);
    struct scenario *text = load_good("interventions:\n  law: {start: 365, until: 400, changes: "
                                      "'platforms.domestic.verification=mandatory;offending.rate *= 2'}\n",
                                      NULL);
    assert_int_equal(list->params.intervention_count, 1);
    assert_int_equal(list->params.interventions[0].start, 365);
    assert_string_equal(list->params.interventions[0].changes,
                        "platforms.domestic.verification = mandatory; offending.rate *= 2");
    assert_true(params_hash(&list->params) == params_hash(&text->params));
    scenario_free(list);
    scenario_free(text);
}

static void values_know_where_they_come_from(void **state)
{
    (void)state;
    struct scenario *scenario = load_good(law, "interventions.law.start=100");
    struct param_ref ref;
    char origin[2 * TEXT_SIZE];
    assert_int_equal(scenario->params.interventions[0].start, 100);
    assert_int_equal(params_find(&scenario->params, "interventions.law.start", &ref, NULL), STATUS_OK);
    assert_string_equal(scenario_origin(scenario, ref, origin, sizeof origin), "--set");
    assert_int_equal(params_find(&scenario->params, "interventions.law.changes", &ref, NULL), STATUS_OK);
    assert_non_null(strstr(scenario_origin(scenario, ref, origin, sizeof origin), "case.yaml:6"));
    scenario_free(scenario);
    scenario = load_good(law, "interventions.law.changes = offending.rate *= 3");
    assert_string_equal(scenario->params.interventions[0].changes, "offending.rate *= 3");
    scenario_free(scenario);
}

static void an_inherited_intervention_can_be_moved_and_rewritten(void **state)
{
    (void)state;
    char path[SCRATCH_PATH];
    scratch_write(&scratch, "base.yaml", law, path);
    struct scenario *scenario =
        load_good("extends: base.yaml\n"
                  "jurisdictions: {home: {population_share: 0.5}, abroad: {population_share: 0.5}}\n"
                  "agreements: {pact: {parties: [home, abroad], in_force: off}}\n"
                  "interventions:\n"
                  "  law: {start: 10}\n"
                  "  pact: {start: 20, changes: [agreements.pact.in_force = on]}\n",
                  NULL);
    assert_int_equal(scenario->params.intervention_count, 2);
    assert_int_equal(scenario->params.interventions[0].start, 10);
    assert_int_equal(scenario->params.interventions[0].until, 400);
    assert_int_equal(scenario->params.agreements[0].parties, 3);
    assert_false(scenario->params.agreements[0].in_force);
    scenario_free(scenario);
}

static void each_faulty_line_is_reported_at_its_place(void **state)
{
    (void)state;
    EXPECT_FAULTS("interventions:\n  law:\n    start: 1\n    changes:\n"
                  "      - platforms.domestic.verificaton = mandatory\n"
                  "      - platforms.domestic.verification = mandatroy\n"
                  "      - platforms.domestic.strength = 2\n"
                  "      - run.days = 5\n"
                  "      - offending.rate *= 2\n"
                  "      - offending.rate = 1\n"
                  "      - offending.rate: 1\n"
                  "      - nonsense\n",
                  {5, 9, "did you mean 'platforms.domestic.verification'?"}, {6, 9, "did you mean 'mandatory'?"},
                  {7, 9, "out of range"}, {8, 9, "cannot change in a run"}, {10, 9, "changed twice"},
                  {11, 9, "a mapping in a list of changes"}, {12, 9, "is no change"});
    EXPECT_FAULTS("interventions:\n  law:\n    start: 1\n    changes: offending.rate = 1; trust.bonus = 9\n",
                  {4, 14, "trust.bonus is 9, out of range"});
    EXPECT_FAULTS("interventions:\n  law:\n    start: 1\n    changes: {offending.rate: 1}\n",
                  {4, 14, "expected a list of changes"});
}

static void an_intervention_needs_changes_and_a_time(void **state)
{
    (void)state;
    EXPECT_FAULTS("interventions:\n  law:\n    start: 5\n", {2, 3, "A new intervention must give 'changes'"});
    EXPECT_FAULTS("interventions:\n  law:\n    start: 5\n    changes: []\n", {4, 14, "changes nothing"});
    EXPECT_FAULTS("interventions:\n  law:\n    changes: offending.rate = 1\n",
                  {3, 14, "neither a start nor a trigger"});
    EXPECT_FAULTS("interventions:\n  law: {start: 5, until: 5, changes: offending.rate = 1}\n",
                  {2, 26, "until is not after start"});
    EXPECT_FAULTS("interventions:\n  law: {start: 5, trigger: crime, changes: offending.rate = 1}\n",
                  {2, 28, "unknown value 'crime'"});
}

/* 5 identifications for detention, 4 for a sentence: the first alone, or both together. */
static void rules_between_fields_hold_while_an_intervention_does(void **state)
{
    (void)state;
    EXPECT_FAULTS("interventions:\n  a: {start: 5, changes: jurisdictions.home.detention_from = 9}\n",
                  {2, 26, "then jurisdictions.home.sentence_from: sentence_from is below detention_from"});
    EXPECT_FAULTS("interventions:\n"
                  "  a: {start: 5, changes: jurisdictions.home.detention_from = 5}\n"
                  "  b: {start: 5, changes: jurisdictions.home.sentence_from = 4}\n",
                  {3, 26, "sentence_from is below detention_from"});
}

static void there_is_room_for_so_many(void **state)
{
    (void)state;
    char text[4096];
    size_t used = (size_t)snprintf(text, sizeof text, "interventions:\n");
    for (int i = 0; i < MAX_INTERVENTIONS; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "  i%d: {start: 1, changes: trust.bonus = 1}\n", i);
    scenario_free(load_good(text, NULL));
    snprintf(text + used, sizeof text - used, "  more: {start: 1, changes: trust.bonus = 1}\n");
    EXPECT_FAULTS(text, {MAX_INTERVENTIONS + 2, 3, "no room for another intervention; expected at most 16"});
}

static void an_agreement_needs_two_parties(void **state)
{
    (void)state;
    EXPECT_FAULTS("agreements:\n  pact: {cooperation: 1}\n", {2, 3, "A new agreement must give 'parties'"});
    EXPECT_FAULTS("agreements:\n  pact: {parties: home}\n", {2, 19, "fewer than two jurisdictions"});
    EXPECT_FAULTS("agreements:\n  pact: {parties: [home, mars]}\n", {2, 26, "unknown value 'mars'"});
}

static void a_sweep_may_move_an_intervention(void **state)
{
    (void)state;
    char path[SCRATCH_PATH];
    struct sweep_file *sweep;
    struct fault_list faults = {0};
    scratch_write(&scratch, "base.yaml", law, path);
    scratch_write(&scratch, "sweep.yaml",
                  "scenario: base.yaml\nmetrics: [prevalence]\naxes:\n"
                  "  - parameter: interventions.law.start\n    values: [-1, 100, 200, 399]\n",
                  path);
    /* -1 is the one that never begins */
    assert_int_equal(sweep_file_load(path, NULL, 0, &sweep, &faults), STATUS_DATA);
    assert_int_equal(faults.count, 1);
    assert_int_equal(faults.items[0].line, 5);
    assert_non_null(strstr(faults.items[0].message, "neither a start nor a trigger"));
    faults_free(&faults);
    scratch_write(&scratch, "sweep.yaml",
                  "scenario: base.yaml\nmetrics: [prevalence]\naxes:\n"
                  "  - parameter: interventions.law.start\n    values: [100, 200, 399]\n",
                  path);
    assert_int_equal(sweep_file_load(path, NULL, 0, &sweep, &faults), STATUS_OK);
    assert_int_equal(sweep->axes[0].count, 3);
    sweep_file_free(sweep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_and_a_text_are_the_same),
        cmocka_unit_test(values_know_where_they_come_from),
        cmocka_unit_test(an_inherited_intervention_can_be_moved_and_rewritten),
        cmocka_unit_test(each_faulty_line_is_reported_at_its_place),
        cmocka_unit_test(an_intervention_needs_changes_and_a_time),
        cmocka_unit_test(rules_between_fields_hold_while_an_intervention_does),
        cmocka_unit_test(there_is_room_for_so_many),
        cmocka_unit_test(an_agreement_needs_two_parties),
        cmocka_unit_test(a_sweep_may_move_an_intervention),
    };
    return cmocka_run_group_tests(tests, open_scratch, close_scratch);
}
