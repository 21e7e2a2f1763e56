/* test_change.c - the changes of an intervention: read, refused, normalised, applied and ramped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "regimesim/params/change.h"

static struct change_list read_list(const struct params *params, const char *text)
{
    struct change_list list;
    struct error error;
    if (changes_parse(params, text, &list, &error))
        fail_msg("%s: %s", text, error.message);
    return list;
}

static void expect_refused(const char *text, const char *fragment)
{
    struct params params;
    struct change_list list;
    struct error error;
    params_defaults(&params);
    assert_int_equal(changes_parse(&params, text, &list, &error), STATUS_DATA);
    if (!strstr(error.message, fragment))
        fail_msg("'%s' does not say '%s'", error.message, fragment);
}

static void values_are_read_as_in_a_scenario(void **state)
{
    (void)state;
    struct params params;
    params_defaults(&params);
    struct change_list list = read_list(&params, "platforms.domestic.verification = mandatory; offending.rate = 0.5;"
                                                 "jurisdictions.home.bans=off ;; jurisdictions.home.duration *= 2");
    assert_int_equal(list.count, 4);
    assert_string_equal(list.items[0].ref.row->path, "platforms.*.verification");
    assert_true(list.items[0].value == VERIFICATION_MANDATORY && !list.items[0].multiplies);
    assert_true(list.items[1].value == 0.5);
    assert_true(list.items[2].value == 0);
    assert_true(list.items[3].value == 2 && list.items[3].multiplies);
    assert_int_equal(read_list(&params, "").count, 0);
    assert_int_equal(read_list(&params, " ; ;").count, 0);
}

static void what_is_no_change_is_refused(void **state)
{
    (void)state;
    expect_refused("offending.rate", "is no change");
    expect_refused("= 3", "is no change");
    expect_refused("*= 3", "is no change");
    expect_refused("offending.rate =", "is no change");
    expect_refused("offending.raet = 1", "did you mean 'offending.rate'?");
    expect_refused("offending.rate = 1; platforms.abroad.strength = 1", "unknown parameter");
    expect_refused("offending.rate = -1", "out of range");
    expect_refused("offending.rate *= -1", "expected a factor of at least 0");
    expect_refused("offending.rate *= fast", "expected a factor");
    expect_refused("offending.candidates = 2.5", "whole number");
    expect_refused("platforms.domestic.front_stage *= 2", "is not a number");
    expect_refused("jurisdictions.home.bans *= 2", "is not a number");
    expect_refused("offending.rate = 1; offending.rate *= 2", "offending.rate is changed twice");
}

static void what_is_read_at_the_start_only_is_refused(void **state)
{
    (void)state;
    static const char *const fixed[] = {"run.days = 5",
                                        "run.seed = 5",
                                        "network.persons = 100",
                                        "network.file = a.csv",
                                        "mechanisms.trust = off",
                                        "population.minor_share = 0",
                                        "trust.initial_belief = 0",
                                        "disclosure.disclosed = 0",
                                        "platforms.domestic.user_share = 1",
                                        "platforms.domestic.law_day = 7",
                                        "jurisdictions.home.population_share = 1",
                                        "offences.fraud.attributes = work",
                                        "sellers.credentials = 1",
                                        "sellers.access = 1",
                                        "credit.initial_mean = 400",
                                        "credit.initial_sd = 1",
                                        "credit.recovery = 1"};
    for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++)
        expect_refused(fixed[i], "cannot change in a run");
}

/* Between no limit and 100 look-ups a day lies nothing: least of all none at all. */
static void there_is_no_way_between_no_rule_and_a_rule(void **state)
{
    (void)state;
    static const struct {
        const char *path, *value;
        double base, target, half_way;
    } cases[] = {{"jurisdictions.home.lookup_budget", "100", -1, 100, 100},
                 {"jurisdictions.home.lookup_budget", "-1", 100, -1, -1},
                 {"jurisdictions.home.lookup_budget", "100", 300, 100, 200},
                 {"platforms.domestic.prominent_friends", "1000", 0, 1000, 1000},
                 {"platforms.domestic.prominent_friends", "0", 1000, 0, 0},
                 {"jurisdictions.home.sentence_quantity", "10", 0, 10, 10},
                 {"platforms.domestic.breach_day", "90", -1, 90, 90},
                 {"jurisdictions.home.register_breach_day", "90", -1, 90, 90},
                 {"jurisdictions.home.investigations", "100", 0, 100, 50}};
    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        struct params params, today;
        char text[200];
        params_defaults(&params);
        snprintf(text, sizeof text, "%s = %s", cases[k].path, cases[k].value);
        struct change_list list = read_list(&params, text);
        param_store(&params, list.items[0].ref, cases[k].base);
        today = params;
        change_apply(&list.items[0], &params, 0.5, &today);
        assert_true(param_get_number(&today, list.items[0].ref) == cases[k].half_way);
        change_apply(&list.items[0], &params, 1, &today);
        assert_true(param_get_number(&today, list.items[0].ref) == cases[k].target);
    }
}

static void the_number_of_changes_is_limited(void **state)
{
    (void)state;
    struct params params;
    struct change_list list;
    struct error error;
    char text[TEXT_SIZE] = "";
    size_t used = 0;
    params_defaults(&params);
    for (int i = 0; i < params.offence_count; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "offences.%s.severity = 1;", params.offences[i].name);
    for (int i = 0; i < CHANGES_MAX - params.offence_count; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "offences.%s.weight = 1;", params.offences[i].name);
    assert_int_equal(changes_parse(&params, text, &list, &error), STATUS_OK);
    assert_int_equal(list.count, CHANGES_MAX);
    snprintf(text + used, sizeof text - used, "offending.rate = 1");
    assert_int_equal(changes_parse(&params, text, &list, &error), STATUS_DATA);
    assert_non_null(strstr(error.message, "too many changes"));
}

static void a_list_is_kept_in_one_form(void **state)
{
    (void)state;
    struct params params;
    struct param_ref ref;
    struct error error;
    char text[TEXT_SIZE];
    params_defaults(&params);
    params_element_add(&params, SCOPE_INTERVENTION, "campaign");
    assert_int_equal(params_find(&params, "interventions.campaign.changes", &ref, &error), STATUS_OK);
    assert_int_equal(param_set_text(&params, ref, "  offending.rate*=2 ;jurisdictions.home.bans   =off;", &error),
                     STATUS_OK);
    assert_string_equal(param_format(&params, ref, text, sizeof text),
                        "offending.rate *= 2; jurisdictions.home.bans = off");
    uint64_t hash = params_hash(&params);
    assert_int_equal(param_set_text(&params, ref, text, &error), STATUS_OK);
    assert_true(params_hash(&params) == hash);
    assert_int_equal(param_set_text(&params, ref, "offending.rate *= 3", &error), STATUS_OK);
    assert_true(params_hash(&params) != hash);
    assert_int_equal(param_set_text(&params, ref, "offending.rat = 3", &error), STATUS_DATA);
    assert_string_equal(param_format(&params, ref, text, sizeof text), "offending.rate *= 3");
}

static double applied(const char *text, double share)
{
    struct params params, today;
    params_defaults(&params);
    today = params;
    struct change_list list = read_list(&params, text);
    change_apply(&list.items[0], &params, share, &today);
    return param_get_number(&today, list.items[0].ref);
}

static void products_stay_within_the_valid_range(void **state)
{
    (void)state;
    assert_true(applied("jurisdictions.home.investigations *= 4", 1) == 160);
    assert_true(applied("jurisdictions.home.investigations *= 0", 1) == 0);
    assert_true(applied("platforms.domestic.strength *= 5", 1) == 1);
    assert_true(applied("platforms.domestic.grace_days *= 0", 1) == 1);
    assert_true(applied("offending.notice_days *= 1.5", 1) == 21);
    assert_true(applied("offending.candidates *= 1.3", 1) == 10); /* 10.4 */
}

static void numbers_are_ramped_and_the_rest_changes_at_once(void **state)
{
    (void)state;
    assert_true(applied("jurisdictions.home.investigations *= 4", 0) == 40);
    assert_true(applied("jurisdictions.home.investigations *= 4", 0.25) == 70);
    assert_true(applied("jurisdictions.home.investigations = 0", 0.75) == 10);
    assert_true(applied("platforms.domestic.grace_days = 100", 0.55) == 96); /* 95.5 */
    assert_true(applied("platforms.domestic.verification = mandatory", 0) == VERIFICATION_MANDATORY);
    assert_true(applied("jurisdictions.home.bans = off", 0) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_read_as_in_a_scenario),
        cmocka_unit_test(what_is_no_change_is_refused),
        cmocka_unit_test(what_is_read_at_the_start_only_is_refused),
        cmocka_unit_test(there_is_no_way_between_no_rule_and_a_rule),
        cmocka_unit_test(the_number_of_changes_is_limited),
        cmocka_unit_test(a_list_is_kept_in_one_form),
        cmocka_unit_test(products_stay_within_the_valid_range),
        cmocka_unit_test(numbers_are_ramped_and_the_rest_changes_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
