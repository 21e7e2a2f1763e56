/* test_scenario.c - reading scenarios: inheritance, lists, origins, and what a faulty file is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

static void write_file(const char *name, const char *text)
{
    char path[SCRATCH_PATH];
    scratch_write(&scratch, name, text, path);
}

/* Load a file that must be good. */
static struct scenario *load(const char *name)
{
    char path[SCRATCH_PATH], text[ERROR_FILE_SIZE + ERROR_MESSAGE_SIZE + 32];
    struct fault_list faults = {0};
    struct scenario *scenario = NULL;
    enum status status = scenario_load(scratch_path(&scratch, name, path), NULL, 0, &scenario, &faults);
    if (faults.count)
        print_error("%s\n", error_text(&faults.items[0], text, sizeof text));
    assert_int_equal(status, STATUS_OK);
    assert_int_equal(faults.count, 0);
    assert_non_null(scenario);
    return scenario;
}

/* Load a file that must be bad; the faults are the caller's to free. */
static enum status load_bad(const char *name, struct fault_list *faults)
{
    char path[SCRATCH_PATH];
    struct scenario *scenario;
    enum status status = scenario_load(scratch_path(&scratch, name, path), NULL, 0, &scenario, faults);
    assert_null(scenario);
    assert_int_not_equal(status, STATUS_OK);
    assert_true(faults->count > 0);
    assert_int_equal(status, faults->items[0].code);
    return status;
}

static void expect_fault(const struct error *fault, const char *file, int line, int column, const char *fragment)
{
    char path[SCRATCH_PATH];
    assert_string_equal(fault->file, scratch_path(&scratch, file, path));
    assert_int_equal(fault->line, line);
    assert_int_equal(fault->column, column);
    if (!strstr(fault->message, fragment))
        fail_msg("'%s' does not say '%s'", fault->message, fragment);
}

static double value(const struct scenario *scenario, const char *path)
{
    struct param_ref ref;
    assert_int_equal(params_find(&scenario->params, path, &ref, NULL), STATUS_OK);
    return param_get_number(&scenario->params, ref);
}

static const char *origin(const struct scenario *scenario, const char *path, char *buffer, size_t size)
{
    struct param_ref ref;
    assert_int_equal(params_find(&scenario->params, path, &ref, NULL), STATUS_OK);
    return scenario_origin(scenario, ref, buffer, size);
}

static void a_new_scenario_holds_the_defaults(void **state)
{
    (void)state;
    char buffer[64];
    struct scenario *scenario = scenario_new("plain");
    struct params *defaults = malloc(sizeof *defaults);
    assert_non_null(scenario);
    assert_non_null(defaults);
    params_defaults(defaults);
    assert_string_equal(scenario->name, "plain");
    assert_string_equal(scenario->title, "plain");
    assert_int_equal(params_hash(&scenario->params), params_hash(defaults));
    assert_string_equal(origin(scenario, "offending.rate", buffer, sizeof buffer), "default");
    free(defaults);
    scenario_free(scenario);
}

static void values_and_their_places_are_read(void **state)
{
    (void)state;
    char path[SCRATCH_PATH], expected[SCRATCH_PATH + 8], buffer[SCRATCH_PATH + 8];
    write_file("real-name.yaml", "title: Real names\n"
                                 "offending:\n  rate: 0.25\n"
                                 "mechanisms: {market: off}\n"
                                 "platforms:\n  domestic:\n    verification: mandatory\n    strength: 0.8\n"
                                 "offences:\n  fraud:\n    attributes: [finances, work]\n");
    struct scenario *scenario = load("real-name.yaml");
    assert_string_equal(scenario->name, "real-name");
    assert_string_equal(scenario->title, "Real names");
    assert_float_equal(value(scenario, "offending.rate"), 0.25, 0);
    assert_float_equal(value(scenario, "mechanisms.market"), 0, 0);
    assert_int_equal(scenario->params.platforms[0].verification, VERIFICATION_MANDATORY);
    assert_int_equal(scenario->params.offences[0].attributes, 1u << ATTRIBUTE_FINANCES | 1u << ATTRIBUTE_WORK);
    snprintf(expected, sizeof expected, "%s:8", scratch_path(&scratch, "real-name.yaml", path));
    assert_string_equal(origin(scenario, "platforms.domestic.strength", buffer, sizeof buffer), expected);
    assert_string_equal(origin(scenario, "platforms.domestic.ban_days", buffer, sizeof buffer), "default");
    scenario_free(scenario);
}

static void a_file_overrides_what_it_extends(void **state)
{
    (void)state;
    char path[SCRATCH_PATH], expected[SCRATCH_PATH + 8], buffer[SCRATCH_PATH + 8];
    scratch_folder(&scratch, "regimes");
    write_file("base.yaml", "title: Base\noffending: {rate: 0.1, candidates: 5}\n");
    write_file("regimes/middle.yaml", "extends: ../base.yaml\ntitle: Middle\noffending: {candidates: 6}\n");
    write_file("regimes/top.yaml", "extends: middle.yaml\noffending: {prominence: 0.2}\n");
    struct scenario *scenario = load("regimes/top.yaml");
    assert_string_equal(scenario->title, "Middle");
    assert_float_equal(value(scenario, "offending.rate"), 0.1, 0);
    assert_float_equal(value(scenario, "offending.candidates"), 6, 0);
    assert_float_equal(value(scenario, "offending.prominence"), 0.2, 0);
    assert_int_equal(scenario->file_count, 3);
    assert_string_equal(scenario->files[0], scratch_path(&scratch, "regimes/top.yaml", path));
    snprintf(expected, sizeof expected, "%s:2", scratch_path(&scratch, "regimes/../base.yaml", path));
    assert_string_equal(origin(scenario, "offending.rate", buffer, sizeof buffer), expected);
    scenario_free(scenario);
}

static void list_elements_are_added_and_may_be_named_before_they_stand(void **state)
{
    (void)state;
    write_file("two.yaml", "platforms:\n"
                           "  domestic: {home: home, user_share: 0.6, blocked_in: [abroad]}\n"
                           "  foreign: {home: abroad, user_share: 0.4}\n"
                           "jurisdictions:\n"
                           "  home: {population_share: 0.7}\n"
                           "  abroad: {population_share: 0.3, cooperation: 0.2}\n"
                           "offences:\n"
                           "  blackmail: {weight: 0.1, success: 0.05, attributes: finances}\n");
    struct scenario *scenario = load("two.yaml");
    assert_int_equal(scenario->params.platform_count, 2);
    assert_int_equal(scenario->params.jurisdiction_count, 2);
    assert_int_equal(scenario->params.platforms[1].home.index, 1);
    assert_int_equal(scenario->params.platforms[0].blocked_in, 2);
    assert_float_equal(value(scenario, "jurisdictions.abroad.cooperation"), 0.2, 0);
    assert_float_equal(value(scenario, "offences.blackmail.weight"), 0.1, 0);
    scenario_free(scenario);
}

static void an_empty_list_is_the_empty_set(void **state)
{
    (void)state;
    write_file("none.yaml", "offences: {fraud: {attributes: []}, stalking: {attributes: none}}\n");
    struct scenario *scenario = load("none.yaml");
    assert_int_equal(scenario->params.offences[0].attributes, 0);
    scenario_free(scenario);
}

static void a_misspelt_element_is_no_new_element(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    write_file("typo.yaml", "platforms:\n  domestik:\n    strength: 0.5\n");
    assert_int_equal(load_bad("typo.yaml", &faults), STATUS_DATA);
    assert_int_equal(faults.count, 1);
    expect_fault(&faults.items[0], "typo.yaml", 2, 3, "unknown platform 'domestik'; did you mean 'domestic'?");
    assert_non_null(strstr(faults.items[0].message, "must give 'home'"));
    faults_free(&faults);
}

static void a_network_file_is_sought_beside_the_scenario(void **state)
{
    (void)state;
    char path[SCRATCH_PATH];
    scratch_folder(&scratch, "nets");
    write_file("nets/net.yaml", "network: {source: file, file: friends.txt}\n");
    write_file("outer.yaml", "extends: nets/net.yaml\n");
    write_file("absolute.yaml", "network: {source: file, file: /data/friends.txt}\n");
    struct scenario *scenario = load("outer.yaml");
    assert_string_equal(scenario->params.network.file, scratch_path(&scratch, "nets/friends.txt", path));
    scenario_free(scenario);
    scenario = load("absolute.yaml");
    assert_string_equal(scenario->params.network.file, "/data/friends.txt");
    scenario_free(scenario);
}

static void all_faults_are_reported_in_the_order_of_the_file(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    write_file("many.yaml", "offnding: {rate: 1}\n"
                            "offending:\n"
                            "  rate: 1000\n"
                            "  canddates: 3\n"
                            "  candidates: 2.5\n"
                            "  rate: 2\n"
                            "mechanisms: {market: maybe}\n"
                            "platforms:\n"
                            "  domestic: {verification: compulsory, home: nowhere}\n"
                            "trust: 3\n"
                            "jurisdictions: {home: {detention_from: 8, sentence_from: 3}}\n");
    assert_int_equal(load_bad("many.yaml", &faults), STATUS_DATA);
    assert_int_equal(faults.count, 10);
    expect_fault(&faults.items[0], "many.yaml", 1, 1, "unknown key 'offnding'; did you mean 'offending'?");
    expect_fault(&faults.items[1], "many.yaml", 3, 9, "expected a number from 0 to 100");
    expect_fault(&faults.items[2], "many.yaml", 4, 3,
                 "unknown key 'canddates' in offending; did you mean 'candidates'?");
    expect_fault(&faults.items[3], "many.yaml", 5, 15, "expected a whole number");
    expect_fault(&faults.items[4], "many.yaml", 6, 3, "duplicate key 'rate'; it is already on line 3");
    expect_fault(&faults.items[5], "many.yaml", 7, 22, "expected on or off");
    expect_fault(&faults.items[6], "many.yaml", 9, 28, "none, optional, tiered or mandatory");
    expect_fault(&faults.items[7], "many.yaml", 9, 46, "unknown value 'nowhere'");
    expect_fault(&faults.items[8], "many.yaml", 10, 8, "trust is a single value; expected 'key: value' lines");
    expect_fault(&faults.items[9], "many.yaml", 11, 58, "sentence_from is below detention_from");
    faults_free(&faults);
}

static void a_broken_rule_is_reported_where_its_value_was_set(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    write_file("shares.yaml", "disclosure:\n  audience_friends: 0.6\n  audience_everyone: 0.3\n");
    write_file("derived.yaml", "extends: shares.yaml\ndisclosure: {audience_second: 0.3}\n");
    load_bad("derived.yaml", &faults);
    assert_int_equal(faults.count, 1);
    expect_fault(&faults.items[0], "shares.yaml", 3, 22, "do not add up to 1");
    faults_free(&faults);
}

static void a_broken_rule_of_a_default_is_reported_at_the_top(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    write_file("late.yaml", "run:\n  days: 5\n");
    load_bad("late.yaml", &faults);
    assert_int_equal(faults.count, 1);
    expect_fault(&faults.items[0], "late.yaml", 1, 1, "run.interval is longer");
    faults_free(&faults);
}

static void a_wrong_value_brings_no_consequential_faults(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    write_file("follow.yaml", "jurisdictions:\n  home: {population_share: 0.5x}\n  abroad: {population_share: 0.5}\n");
    load_bad("follow.yaml", &faults);
    assert_int_equal(faults.count, 1);
    expect_fault(&faults.items[0], "follow.yaml", 2, 28, "not a number");
    faults_free(&faults);
}

static void faults_in_the_base_and_in_the_file_are_reported_together(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    write_file("a-base.yaml", "run: {days: soon}\n");
    write_file("b-top.yaml", "extends: a-base.yaml\nrun: {dais: 3}\n");
    load_bad("b-top.yaml", &faults);
    assert_int_equal(faults.count, 2);
    expect_fault(&faults.items[0], "a-base.yaml", 1, 13, "not a number");
    expect_fault(&faults.items[1], "b-top.yaml", 2, 7, "did you mean 'days'?");
    faults_free(&faults);
}

static void a_missing_base_does_not_hide_other_faults(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    write_file("orphan.yaml", "extends: nowhere.yaml\n"
                              "offending: {rat: 1}\n"
                              "platforms: {foreign: {strength: 0.1, home: abroad}}\n");
    assert_int_equal(load_bad("orphan.yaml", &faults), STATUS_NO_INPUT);
    assert_int_equal(faults.count, 2); /* `foreign` and `abroad` may come from the missing file */
    expect_fault(&faults.items[0], "orphan.yaml", 1, 10, "nowhere.yaml");
    expect_fault(&faults.items[1], "orphan.yaml", 2, 13, "did you mean 'rate'?");
    faults_free(&faults);
}

static void a_circle_of_extends_names_its_files(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    char a[SCRATCH_PATH], b[SCRATCH_PATH], c[SCRATCH_PATH];
    write_file("c1.yaml", "extends: c2.yaml\n");
    write_file("c2.yaml", "title: second\nextends: ./c3.yaml\n");
    write_file("c3.yaml", "extends: c2.yaml\n");
    assert_int_equal(load_bad("c1.yaml", &faults), STATUS_DATA);
    assert_int_equal(faults.count, 1);
    expect_fault(&faults.items[0], "./c3.yaml", 1, 10, "goes round in a circle: ");
    scratch_path(&scratch, "c2.yaml", a);
    scratch_path(&scratch, "./c3.yaml", b);
    snprintf(c, sizeof c, "circle: %.150s -> %.150s -> %.150s", a, b, a);
    assert_non_null(strstr(faults.items[0].message, c));
    faults_free(&faults);
}

static void a_circle_through_a_symbolic_link_is_found(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    char link[SCRATCH_PATH];
    write_file("l1.yaml", "extends: l2.yaml\n");
    assert_int_equal(symlink("l1.yaml", scratch_path(&scratch, "l2.yaml", link)), 0);
    assert_int_equal(load_bad("l1.yaml", &faults), STATUS_DATA);
    expect_fault(&faults.items[0], "l1.yaml", 1, 10, "circle");
    faults_free(&faults);
}

static void sixteen_files_may_extend_each_other_but_no_more(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    char name[32], text[64];
    for (int i = 0; i < SCENARIO_FILES + 1; i++) {
        snprintf(name, sizeof name, "chain%d.yaml", i);
        snprintf(text, sizeof text, i < SCENARIO_FILES ? "extends: chain%d.yaml\n" : "run: {days: %d}\n", i + 1);
        write_file(name, text);
    }
    struct scenario *scenario = load("chain1.yaml");
    assert_int_equal(scenario->file_count, SCENARIO_FILES);
    assert_float_equal(value(scenario, "run.days"), SCENARIO_FILES + 1, 0);
    scenario_free(scenario);
    load_bad("chain0.yaml", &faults);
    expect_fault(&faults.items[0], "chain15.yaml", 1, 10, "expected at most 16 files");
    faults_free(&faults);
}

static void what_is_no_regular_file_is_refused_at_once(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    char path[SCRATCH_PATH];
    scratch_folder(&scratch, "folder.yaml");
    assert_int_equal(load_bad("folder.yaml", &faults), STATUS_NO_INPUT);
    assert_non_null(strstr(faults.items[0].message, "folder"));
    faults_free(&faults);
    assert_int_equal(mkfifo(scratch_path(&scratch, "pipe.yaml", path), 0600), 0);
    assert_int_equal(load_bad("pipe.yaml", &faults), STATUS_NO_INPUT); /* without waiting for a writer */
    faults_free(&faults);
    assert_int_equal(load_bad("absent.yaml", &faults), STATUS_NO_INPUT);
    expect_fault(&faults.items[0], "absent.yaml", 0, 0, "cannot read: No such file");
    faults_free(&faults);
    if (geteuid() != 0) { /* root reads everything */
        write_file("secret.yaml", "run: {days: 3}\n");
        assert_int_equal(chmod(scratch_path(&scratch, "secret.yaml", path), 0), 0);
        assert_int_equal(load_bad("secret.yaml", &faults), STATUS_NO_INPUT);
        faults_free(&faults);
    }
}

static void a_very_large_file_is_refused(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    char path[SCRATCH_PATH];
    size_t size = (1 << 20) + 1;
    char *text = malloc(size);
    assert_non_null(text);
    memset(text, '#', size);
    scratch_write_bytes(&scratch, "large.yaml", text, size, path);
    free(text);
    assert_int_equal(load_bad("large.yaml", &faults), STATUS_DATA);
    assert_non_null(strstr(faults.items[0].message, "larger than 1 MiB"));
    faults_free(&faults);
}

static void very_long_words_are_cut_in_messages(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    char text[4096], word[3000];
    memset(word, 'x', sizeof word - 1);
    word[sizeof word - 1] = '\0';
    snprintf(text, sizeof text, "? %s\n: 1\n", word);
    write_file("long.yaml", text);
    load_bad("long.yaml", &faults);
    expect_fault(&faults.items[0], "long.yaml", 1, 3, "...'; expected one of title, extends, run");
    faults_free(&faults);
}

static void names_of_files_become_valid_names(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"2011 law.yaml", "scenario-2011-law"},
                                           {"plain.yml", "plain"},
                                           {"no-extension", "no-extension"},
                                           {"a.b.yaml", "scenario-a-b"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        write_file(pairs[i][0], "run: {days: 100}\n");
        struct scenario *scenario = load(pairs[i][0]);
        assert_string_equal(scenario->name, pairs[i][1]);
        assert_string_equal(scenario->title, pairs[i][1]);
        scenario_free(scenario);
    }
}

static void a_copy_is_independent(void **state)
{
    (void)state;
    struct scenario *scenario = scenario_new("one"), *copy = scenario_copy(scenario);
    assert_non_null(copy);
    copy->params.run.days = 5;
    assert_int_not_equal(scenario->params.run.days, 5);
    scenario_free(scenario);
    scenario_free(copy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_scenario_holds_the_defaults),
        cmocka_unit_test(values_and_their_places_are_read),
        cmocka_unit_test(a_file_overrides_what_it_extends),
        cmocka_unit_test(list_elements_are_added_and_may_be_named_before_they_stand),
        cmocka_unit_test(an_empty_list_is_the_empty_set),
        cmocka_unit_test(a_misspelt_element_is_no_new_element),
        cmocka_unit_test(a_network_file_is_sought_beside_the_scenario),
        cmocka_unit_test(all_faults_are_reported_in_the_order_of_the_file),
        cmocka_unit_test(a_broken_rule_is_reported_where_its_value_was_set),
        cmocka_unit_test(a_broken_rule_of_a_default_is_reported_at_the_top),
        cmocka_unit_test(a_wrong_value_brings_no_consequential_faults),
        cmocka_unit_test(faults_in_the_base_and_in_the_file_are_reported_together),
        cmocka_unit_test(a_missing_base_does_not_hide_other_faults),
        cmocka_unit_test(a_circle_of_extends_names_its_files),
        cmocka_unit_test(a_circle_through_a_symbolic_link_is_found),
        cmocka_unit_test(sixteen_files_may_extend_each_other_but_no_more),
        cmocka_unit_test(what_is_no_regular_file_is_refused_at_once),
        cmocka_unit_test(a_very_large_file_is_refused),
        cmocka_unit_test(very_long_words_are_cut_in_messages),
        cmocka_unit_test(names_of_files_become_valid_names),
        cmocka_unit_test(a_copy_is_independent),
    };
    return cmocka_run_group_tests(tests, open_scratch, close_scratch);
}
