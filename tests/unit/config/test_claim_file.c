/* test_claim_file.c - reading claims. */
#include <stdio.h>
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
    scratch_folder(&scratch, "regimes");
    scratch_folder(&scratch, "claims");
    scratch_write(&scratch, "regimes/real-name.yaml", "platforms: {domestic: {verification: mandatory}}\n", path);
    scratch_write(&scratch, "regimes/anonymous.yaml", "title: Anonymous\n", path);
    return 0;
}

static int close_scratch(void **state)
{
    (void)state;
    scratch_close(&scratch);
    return 0;
}

static enum status load(const char *text, const struct override *overrides, size_t count, struct claim_file **claim,
                        struct fault_list *faults)
{
    char path[SCRATCH_PATH];
    return claim_file_load(scratch_write(&scratch, "claims/c.yaml", text, path), overrides, count, claim, faults);
}

static struct claim_file *load_good(const char *text)
{
    char line[ERROR_FILE_SIZE + ERROR_MESSAGE_SIZE + 32];
    struct fault_list faults = {0};
    struct claim_file *claim;
    enum status status = load(text, NULL, 0, &claim, &faults);
    for (size_t i = 0; i < faults.count; i++)
        print_error("%s\n", error_text(&faults.items[i], line, sizeof line));
    assert_int_equal(status, STATUS_OK);
    return claim;
}

/* The only fault of a text. */
static void expect_fault(const char *text, int line, int column, const char *fragment)
{
    char written[ERROR_FILE_SIZE + ERROR_MESSAGE_SIZE + 32];
    struct fault_list faults = {0};
    struct claim_file *claim;
    assert_int_not_equal(load(text, NULL, 0, &claim, &faults), STATUS_OK);
    assert_null(claim);
    for (size_t i = 0; faults.count != 1 && i < faults.count; i++)
        print_error("%s\n", error_text(&faults.items[i], written, sizeof written));
    assert_int_equal(faults.count, 1);
    if (faults.items[0].line != line || faults.items[0].column != column || !strstr(faults.items[0].message, fragment))
        fail_msg("%s; expected %d:%d and '%s'", error_text(&faults.items[0], written, sizeof written), line, column,
                 fragment);
    faults_free(&faults);
}

#define ABOUT "id: C1\nargument: One is more.\nsource: S\nsection: 2\n"
#define ONE "arms: [{name: a, scenario: ../regimes/anonymous.yaml}]\n"
#define TWO                                                                                                            \
    "arms: [{name: a, scenario: ../regimes/anonymous.yaml}, {name: b, scenario: ../regimes/real-name.yaml,\n"          \
    "        set: {platforms.domestic.strength: 0.5}}]\n"
#define ARM(name) "  - {name: " name ", scenario: ../regimes/anonymous.yaml}\n"
#define FOUR "arms:\n" ARM("neither") ARM("one") ARM("other") ARM("both")
#define METRIC "metric: detection_rate\n"
#define SIZE "smallest_effect: 0.5\nreplicates: 10\n"
#define OVER "parameter: offending.rate\nvalues: [0.1, 0.2, 0.4]\n"

static void a_claim_of_two_arms_is_read(void **state)
{
    (void)state;
    struct claim_file *claim =
        load_good(ABOUT TWO METRIC "relation: less\nsmallest_share: 0.1\nprecision: 0.5\nmost: 64\n");
    assert_string_equal(claim->id, "C1");
    assert_string_equal(claim->argument, "One is more.");
    assert_string_equal(claim->section, "2");
    assert_int_equal(claim->arm_count, 2);
    assert_string_equal(claim->arms[1].name, "b");
    assert_int_equal(claim->arms[1].scenario->params.platforms[0].verification, VERIFICATION_MANDATORY);
    assert_true(claim->arms[1].scenario->params.platforms[0].strength == 0.5);
    assert_true(claim->arms[0].scenario->params.platforms[0].strength == 0.9);
    assert_int_equal(claim->metric, M_SUM_DETECTION);
    assert_int_equal(claim->relation, RELATION_LESS);
    assert_true(claim->relative);
    assert_true(claim->smallest == 0.1 && claim->precision == 0.5);
    assert_int_equal(claim->most, 64);
    assert_int_equal(claim->replicates, 0);
    assert_true(claim_file_sets(claim, "platforms.domestic.strength"));
    assert_false(claim_file_sets(claim, "trust.form"));
    claim_file_free(claim);
}

static void a_claim_over_values_is_read(void **state)
{
    (void)state;
    struct claim_file *claim = load_good(ABOUT ONE METRIC "relation: peaks_inside\n" OVER SIZE);
    assert_int_equal(claim->relation, RELATION_PEAKS_INSIDE);
    assert_string_equal(claim->parameter, "offending.rate");
    assert_int_equal(claim->value_count, 3);
    assert_true(claim->values[2] == 0.4);
    assert_int_equal(claim->replicates, 10);
    assert_false(claim->relative);
    assert_true(claim_file_sets(claim, "offending.rate"));
    claim_file_free(claim);
    claim = load_good(ABOUT TWO METRIC "relation: crosses\ndirection: down\n" OVER SIZE);
    assert_int_equal(claim->direction, -1);
    claim_file_free(claim);
}

static void a_claim_of_four_arms_is_read(void **state)
{
    (void)state;
    struct claim_file *claim = load_good(ABOUT FOUR METRIC "relation: compounds\n" SIZE);
    assert_int_equal(claim->relation, RELATION_COMPOUNDS);
    assert_int_equal(claim->arm_count, 4);
    assert_string_equal(claim->arms[3].name, "both");
    claim_file_free(claim);
}

static void the_command_line_reaches_every_arm(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    struct claim_file *claim;
    static const struct override trust = {.text = "trust.form=absolute"}, bad = {.text = "trust.from=absolute"};
    assert_int_equal(load(ABOUT TWO METRIC "relation: less\n" SIZE, &trust, 1, &claim, &faults), STATUS_OK);
    for (int i = 0; i < 2; i++)
        assert_int_equal(claim->arms[i].scenario->params.trust.form, TRUST_ABSOLUTE);
    assert_true(claim_file_sets(claim, "trust.form"));
    claim_file_free(claim);
    assert_int_equal(load(ABOUT TWO METRIC "relation: less\n" SIZE, &bad, 1, &claim, &faults), STATUS_DATA);
    assert_int_equal(faults.count, 1); /* said once, not once an arm */
    faults_free(&faults);
}

static void what_is_unknown_is_named_with_the_nearest(void **state)
{
    (void)state;
    expect_fault(ABOUT TWO "metric: detection_rte\nrelation: less\n" SIZE, 7, 9, "did you mean 'detection_rate'?");
    expect_fault(ABOUT TWO "metric: attempts\nrelation: less\n" SIZE, 7, 9, "no summary metric");
    expect_fault(ABOUT TWO METRIC "relation: greatr\n" SIZE, 8, 11, "did you mean 'greater'?");
    expect_fault(ABOUT "arms: [{name: a, scenario: ../regimes/anonymos.yaml}, {name: b, scenario: "
                       "../regimes/real-name.yaml}]\n" METRIC "relation: less\n" SIZE,
                 5, 28, "anonymos.yaml");
    expect_fault(ABOUT TWO METRIC "relation: less\nargumnt: x\n" SIZE, 9, 1, "did you mean 'argument'?");
    expect_fault(ABOUT ONE METRIC "relation: monotone_up\nparameter: offending.rat\nvalues: [1, 2, 3]\n" SIZE, 8, 12,
                 "did you mean 'offending.rate'?");
    expect_fault(ABOUT "arms: [{name: a, scenario: ../regimes/anonymous.yaml},\n {name: b, scenario: "
                       "../regimes/real-name.yaml, set: {run.dys: 3}}]\n" METRIC "relation: less\n" SIZE,
                 6, 55, "did you mean 'run.days'?");
}

static void a_relation_needs_what_it_compares(void **state)
{
    (void)state;
    expect_fault(ABOUT ONE METRIC "relation: greater\n" SIZE, 5, 7, "1 arm; expected 2 for 'greater'");
    expect_fault(ABOUT TWO METRIC "relation: monotone_up\n" OVER SIZE, 5, 7, "2 arms; expected 1 for 'monotone_up'");
    expect_fault(ABOUT TWO METRIC "relation: compounds\n" SIZE, 5, 7, "2 arms; expected 4 for 'compounds'");
    expect_fault(ABOUT FOUR METRIC "relation: less\n" SIZE, 6, 3, "4 arms; expected 2 for 'less'");
    expect_fault(ABOUT FOUR ARM("fifth") METRIC "relation: compounds\n" SIZE, 10, 5, "too many arms");
    expect_fault(ABOUT FOUR METRIC "relation: compounds\nparameter: offending.rate\n" SIZE, 12, 1,
                 "has no use in 'compounds'");
    expect_fault(ABOUT ONE METRIC "relation: monotone_up\nvalues: [1, 2, 3]\n" SIZE, 1, 1, "no 'parameter' here");
    expect_fault(ABOUT ONE METRIC "relation: peaks_inside\nparameter: offending.rate\nvalues: [0.1, 0.2]\n" SIZE, 9, 9,
                 "2 values; expected at least 3");
    expect_fault(ABOUT TWO METRIC "relation: crosses\n" OVER SIZE, 1, 1, "no 'direction' here");
    expect_fault(ABOUT TWO METRIC "relation: crosses\ndirection: sideways\n" OVER SIZE, 9, 12, "unknown direction");
    expect_fault(ABOUT TWO METRIC "relation: less\nparameter: offending.rate\n" SIZE, 9, 1, "has no use in 'less'");
    expect_fault(ABOUT TWO METRIC "relation: less\ndirection: up\n" SIZE, 9, 1, "has no use in 'less'");
    expect_fault(ABOUT ONE METRIC "relation: monotone_up\nparameter: offending.rate\nvalues: [0.1, 0.4, 0.2]\n" SIZE, 9,
                 20, "does not ascend");
    expect_fault(ABOUT ONE METRIC "relation: monotone_up\nparameter: offending.rate\nvalues: [0.1, 0.4, 1000]\n" SIZE,
                 9, 20, "out of range");
}

static void sizes_are_checked(void **state)
{
    (void)state;
    expect_fault(ABOUT TWO METRIC "relation: less\nreplicates: 9\n", 1, 1, "no 'smallest_effect' here");
    expect_fault(ABOUT TWO METRIC "relation: less\nsmallest_effect: 0\nreplicates: 9\n", 9, 18, "above 0");
    expect_fault(ABOUT TWO METRIC "relation: less\nsmallest_share: 1\n" SIZE, 9, 1, "expected one of them");
    expect_fault(ABOUT TWO METRIC "relation: less\nsmallest_effect: 1\n", 1, 1, "no 'replicates' here");
    expect_fault(ABOUT TWO METRIC "relation: less\nsmallest_effect: 1\nreplicates: 1\n", 10, 13, "at least 2");
    expect_fault(ABOUT TWO METRIC "relation: less\nsmallest_effect: 1\nprecision: 0.5\n", 1, 1, "no 'most' here");
    expect_fault(ABOUT TWO METRIC "relation: less\nmost: 9\n" SIZE, 9, 1, "'most' without 'precision'");
}

static void all_faults_are_told_at_once_in_the_order_of_the_file(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    struct claim_file *claim;
    assert_int_equal(load("id: 1C\n"
                          "arms:\n"
                          "  - {name: a, scenario: ../regimes/absent.yaml}\n"
                          "  - {name: a, scenario: ../regimes/real-name.yaml, sett: {}}\n"
                          "metric: detection\n"
                          "relation: lesser\n"
                          "smallest_effect: x\n",
                          NULL, 0, &claim, &faults),
                     STATUS_DATA);
    static const int lines[] = {1, 1, 1, 1, 1, 3, 4, 4, 5, 6, 7}; /* at 1: no name, and four keys that are missing */
    assert_int_equal(faults.count, sizeof lines / sizeof *lines);
    for (size_t i = 0; i < faults.count; i++)
        assert_int_equal(faults.items[i].line, lines[i]);
    faults_free(&faults);
}

static void a_rule_broken_at_a_value_is_found_before_any_run(void **state)
{
    (void)state;
    expect_fault(ABOUT ONE METRIC
                 "relation: monotone_up\nparameter: platforms.domestic.breach_day\nvalues: [1, 2, 900]\n" SIZE,
                 9, 16, "in arm 'a' with platforms.domestic.breach_day = 900");
}

#define LESS ABOUT TWO METRIC "relation: less\n" SIZE

static void ablations_are_the_arms_with_something_else_set(void **state)
{
    (void)state;
    struct claim_file *claim = load_good(
        LESS "ablations:\n  - mechanisms.trust: off\n  - {offending.rate: 0.4, platforms.domestic.strength: 0.7}\n");
    assert_int_equal(claim->ablation_count, 2);
    assert_string_equal(claim->ablations[0].name, "mechanisms.trust=off");
    assert_string_equal(claim->ablations[1].name, "offending.rate=0.4, platforms.domestic.strength=0.7");
    for (int i = 0; i < 2; i++) {
        assert_true(claim->arms[i].scenario->params.mechanisms.trust);
        assert_false(claim->ablations[0].scenarios[i]->params.mechanisms.trust);
        assert_true(claim->ablations[1].scenarios[i]->params.platforms[0].strength == 0.7);
    }
    /* The rest of an arm stays: its regime, and what it sets itself. */
    assert_int_equal(claim->ablations[0].scenarios[1]->params.platforms[0].verification, VERIFICATION_MANDATORY);
    assert_true(claim->ablations[0].scenarios[1]->params.platforms[0].strength == 0.5);
    assert_true(claim->ablations[0].scenarios[0]->params.platforms[0].strength == 0.9);
    claim_file_free(claim);
    claim = load_good(LESS);
    assert_int_equal(claim->ablation_count, 0);
    claim_file_free(claim);
}

static void an_ablation_may_be_told_in_words(void **state)
{
    (void)state;
    struct claim_file *claim =
        load_good(LESS "ablations:\n  - label: all are trusted alike\n    mechanisms.trust: off\n"
                       "  - {offending.rate: 0.4, label: more is offended}\n"
                       "  - mechanisms.trust: off\n");
    assert_string_equal(claim->ablations[0].label, "all are trusted alike");
    assert_string_equal(claim->ablations[0].name, "mechanisms.trust=off");
    assert_false(claim->ablations[0].scenarios[1]->params.mechanisms.trust);
    assert_string_equal(claim->ablations[1].label, "more is offended");
    assert_string_equal(claim->ablations[1].name, "offending.rate=0.4");
    assert_string_equal(claim->ablations[2].label, "");
    claim_file_free(claim);
    expect_fault(LESS "ablations:\n  - label: in words alone\n", 12, 5, "no ablation; expected 'path: value'");
    expect_fault(LESS "ablations:\n  - label: [a, b]\n    mechanisms.trust: off\n", 12, 12, "a list");
}

static void the_command_line_overrules_an_ablation(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    struct claim_file *claim;
    static const struct override off = {.text = "mechanisms.trust=off"};
    assert_int_equal(load(LESS "ablations: [mechanisms.trust: off]\n", &off, 1, &claim, &faults), STATUS_OK);
    assert_int_equal(claim->ablation_count, 1);
    assert_false(claim->arms[0].scenario->params.mechanisms.trust);
    claim_file_free(claim);
}

static void ablations_with_faults_are_told(void **state)
{
    (void)state;
    expect_fault(LESS "ablations: mechanisms.trust\n", 11, 12, "expected a list");
    expect_fault(LESS "ablations:\n  - mechanisms.trust\n", 12, 5, "no ablation; expected 'path: value'");
    expect_fault(LESS "ablations:\n  - mechanisms.trst: off\n", 12, 5, "did you mean 'mechanisms.trust'?");
    expect_fault(LESS "ablations:\n  - offending.rate: 1000\n", 12, 21, "out of range");
    expect_fault(LESS "ablations:\n  - trust.form: absolute\n", 12, 5, "both forms of trust anyway");
    expect_fault(LESS "ablations:\n  - mechanisms.trust: on\n", 12, 5, "leaves all arms as they are");
    expect_fault(LESS "ablations:\n  - platforms.domestic.breach_day: 900\n", 12, 36, "breach_day");
    expect_fault(ABOUT ONE METRIC "relation: monotone_up\n" OVER SIZE "ablations:\n  - offending.rate: 1\n", 13, 5,
                 "varied over values");
    expect_fault(ABOUT ONE METRIC "relation: monotone_up\nparameter: platforms.domestic.breach_day\n"
                                  "values: [1, 2, 500]\n" SIZE "ablations:\n  - run.days: 400\n",
                 9, 16, "platforms.domestic.breach_day = 500");
    /* The faults of several are told at once. */
    struct fault_list faults = {0};
    struct claim_file *claim;
    assert_int_equal(
        load(LESS "ablations:\n  - offending.rat: 1\n  - offending.candidats: 1\n", NULL, 0, &claim, &faults),
        STATUS_DATA);
    assert_int_equal(faults.count, 2);
    faults_free(&faults);
}

static void claims_are_told_from_other_files(void **state)
{
    (void)state;
    char path[SCRATCH_PATH], id[NAME_SIZE];
    bool is;
    scratch_write(&scratch, "claims/c.yaml", ABOUT "relation: less\n", path);
    assert_int_equal(claim_file_is(path, &is), STATUS_OK);
    assert_true(is);
    assert_int_equal(claim_file_id(path, id), STATUS_OK);
    assert_string_equal(id, "C1");
    scratch_write(&scratch, "claims/c.yaml", "title: x\n", path);
    assert_int_equal(claim_file_is(path, &is), STATUS_OK);
    assert_false(is);
    assert_int_equal(claim_file_id(path, id), STATUS_OK);
    assert_string_equal(id, "");
    assert_int_equal(claim_file_is("absent.yaml", &is), STATUS_OK);
    assert_false(is);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_claim_of_two_arms_is_read),
        cmocka_unit_test(a_claim_over_values_is_read),
        cmocka_unit_test(a_claim_of_four_arms_is_read),
        cmocka_unit_test(the_command_line_reaches_every_arm),
        cmocka_unit_test(what_is_unknown_is_named_with_the_nearest),
        cmocka_unit_test(a_relation_needs_what_it_compares),
        cmocka_unit_test(sizes_are_checked),
        cmocka_unit_test(all_faults_are_told_at_once_in_the_order_of_the_file),
        cmocka_unit_test(a_rule_broken_at_a_value_is_found_before_any_run),
        cmocka_unit_test(ablations_are_the_arms_with_something_else_set),
        cmocka_unit_test(an_ablation_may_be_told_in_words),
        cmocka_unit_test(the_command_line_overrules_an_ablation),
        cmocka_unit_test(ablations_with_faults_are_told),
        cmocka_unit_test(claims_are_told_from_other_files),
    };
    return cmocka_run_group_tests(tests, open_scratch, close_scratch);
}
