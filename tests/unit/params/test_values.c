/* test_values.c - setting and writing single parameters: what is taken, and what a refusal says. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "regimesim/params/params.h"

static struct param_ref find(const struct params *params, const char *path)
{
    struct param_ref ref;
    struct error error;
    if (params_find(params, path, &ref, &error))
        fail_msg("%s", error.message);
    return ref;
}

static void texts_of_every_type_are_taken(void **state)
{
    (void)state;
    static const struct {
        const char *path, *text;
        double value;
    } good[] = {
        {"offending.rate", "0.25", 0.25},
        {"offending.rate", "1e-3", 0.001},
        {"offending.rate", "100", 100},
        {"run.days", "365", 365},
        {"run.days", "3.65e2", 365},
        {"platforms.domestic.breach_day", "-1", -1},
        {"mechanisms.market", "off", 0},
        {"mechanisms.market", "No", 0},
        {"mechanisms.market", "FALSE", 0},
        {"platforms.domestic.duplicates", "on", 1},
        {"platforms.domestic.duplicates", "yes", 1},
        {"platforms.domestic.duplicates", "true", 1},
        {"platforms.domestic.verification", "mandatory", VERIFICATION_MANDATORY},
        {"network.source", "block_model", NETWORK_BLOCK_MODEL},
        {"platforms.domestic.home", "abroad", 1},
        {"platforms.domestic.blocked_in", "home", 1},
        {"platforms.domestic.blocked_in", "[abroad, home]", 3},
        {"platforms.domestic.blocked_in", "none", 0},
        {"offences.fraud.attributes", "work, finances", 1 << ATTRIBUTE_WORK | 1 << ATTRIBUTE_FINANCES},
        {"offences.fraud.attributes", "[]", 0},
        {"offences.fraud.attributes", "relatives", 1 << ATTRIBUTE_RELATIVES},
    };
    struct params params;
    params_defaults(&params);
    params_element_add(&params, SCOPE_JURISDICTION, "abroad");
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        struct error error = {.message = ""};
        struct param_ref ref = find(&params, good[i].path);
        if (param_set_text(&params, ref, good[i].text, &error) || param_get_number(&params, ref) != good[i].value)
            fail_msg("%s=%s gave %g: %s", good[i].path, good[i].text, param_get_number(&params, ref), error.message);
    }
    assert_true(params.platforms[0].home.index == 1);
    assert_true(params.platforms[0].verification == VERIFICATION_MANDATORY);
    assert_false(params.mechanisms.market);
}

static void expect_refusal(struct params *params, const char *path, const char *text, const char *fragment)
{
    struct error error = {.message = ""};
    uint64_t before = params_hash(params);
    assert_int_equal(param_set_text(params, find(params, path), text, &error), STATUS_DATA);
    if (strncmp(error.message, path, strlen(path)) != 0 || !strstr(error.message, fragment))
        fail_msg("'%s' does not begin with %s and say '%s'", error.message, path, fragment);
    assert_int_equal(params_hash(params), before);
}

static void a_refusal_says_what_was_expected_and_changes_nothing(void **state)
{
    (void)state;
    struct params params;
    params_defaults(&params);
    expect_refusal(&params, "offending.rate", "often", "'often', not a number; expected a number from 0 to 100");
    expect_refusal(&params, "offending.rate", "", "expected a number");
    expect_refusal(&params, "offending.rate", "nan", "not a number");
    expect_refusal(&params, "offending.rate", "-0.1", "-0.1, out of range; expected a number from 0 to 100");
    expect_refusal(&params, "offending.rate", "101", "out of range");
    expect_refusal(&params, "run.days", "1.5", "expected a whole number from 1 to 36500");
    expect_refusal(&params, "run.days", "0", "out of range");
    expect_refusal(&params, "run.days", "ten", "expected a whole number");
    expect_refusal(&params, "mechanisms.market", "maybe", "'maybe'; expected on or off");
    expect_refusal(&params, "mechanisms.market", "1", "expected on or off");
    expect_refusal(&params, "platforms.domestic.verification", "mandatry", "did you mean 'mandatory'");
    expect_refusal(&params, "platforms.domestic.verification", "xyzzy", "expected none, optional, tiered or mandatory");
    expect_refusal(&params, "platforms.domestic.verification", "Mandatory", "did you mean 'mandatory'");
    expect_refusal(&params, "platforms.domestic.home", "hime", "did you mean 'home'");
    expect_refusal(&params, "platforms.domestic.home", "mars", "expected home");
    expect_refusal(&params, "offences.fraud.attributes", "work, finance", "did you mean 'finances'");
    expect_refusal(&params, "platforms.domestic.blocked_in", "elsewhere", "expected home");
    expect_refusal(&params, "network.file", "a\tb", "control character");
}

static void texts_longer_than_their_place_are_refused(void **state)
{
    (void)state;
    struct params params;
    char longer[TEXT_SIZE + 1];
    struct error error;
    params_defaults(&params);
    memset(longer, 'x', TEXT_SIZE);
    longer[TEXT_SIZE] = '\0';
    expect_refusal(&params, "network.file", longer, "longer than 1023 bytes");
    expect_refusal(&params, "offences.fraud.attributes", longer, "longer than 1023 bytes");
    expect_refusal(&params, "platforms.domestic.verification", longer, "unknown value");
    longer[TEXT_SIZE - 1] = '\0';
    assert_int_equal(param_set_text(&params, find(&params, "network.file"), longer, &error), STATUS_OK);
    assert_string_equal(params.network.file, longer);
}

static void expect_number_refused(struct params *params, const char *path, double value, const char *fragment)
{
    struct error error = {.message = ""};
    uint64_t before = params_hash(params);
    assert_int_equal(param_set_number(params, find(params, path), value, &error), STATUS_DATA);
    if (!strstr(error.message, fragment))
        fail_msg("'%s' does not say '%s'", error.message, fragment);
    assert_int_equal(params_hash(params), before);
}

static void numbers_are_checked_like_texts(void **state)
{
    (void)state;
    struct params params;
    struct error error;
    params_defaults(&params);
    expect_number_refused(&params, "offending.rate", NAN, "not finite");
    expect_number_refused(&params, "offending.rate", INFINITY, "not finite");
    expect_number_refused(&params, "offending.rate", 1e9, "out of range");
    expect_number_refused(&params, "run.days", 2.5, "whole number");
    expect_number_refused(&params, "mechanisms.trust", 2, "from 0 to 1");
    expect_number_refused(&params, "platforms.domestic.verification", 4, "from 0 to 3");
    expect_number_refused(&params, "platforms.domestic.verification", -1, "from 0 to 3");
    expect_number_refused(&params, "network.file", 1, "not a number");
    expect_number_refused(&params, "platforms.domestic.home", 0, "not a number");
    expect_number_refused(&params, "offences.fraud.attributes", 0, "not a number");
    assert_int_equal(param_set_number(&params, find(&params, "platforms.domestic.verification"), 2, &error), STATUS_OK);
    assert_int_equal(params.platforms[0].verification, VERIFICATION_TIERED);
    assert_int_equal(param_set_number(&params, find(&params, "mechanisms.trust"), 0, &error), STATUS_OK);
    assert_false(params.mechanisms.trust);
}

static void what_is_written_reads_back_the_same(void **state)
{
    (void)state;
    struct params params, blank;
    params_defaults(&params);
    params_element_add(&params, SCOPE_PLATFORM, "second");
    params_element_add(&params, SCOPE_JURISDICTION, "abroad");
    params.platforms[1].home.index = 1;
    params.platforms[1].blocked_in = 3;
    snprintf(params.network.file, sizeof params.network.file, "a file, with = and: signs.csv");
    blank = params;
    blank.platforms[1].home.index = 0;
    blank.platforms[1].blocked_in = 0;
    for (size_t i = 0; i < params_count(&params); i++) {
        struct param_ref ref = params_at(&params, i);
        struct error error = {.message = ""};
        char text[TEXT_SIZE], again[TEXT_SIZE];
        if (ref.row->type != PARAM_TEXT)
            param_store(&blank, ref, 0);
        param_format(&params, ref, text, sizeof text);
        if (param_set_text(&blank, ref, text, &error))
            fail_msg("%s = %s: %s", ref.row->path, text, error.message);
        assert_string_equal(param_format(&blank, ref, again, sizeof again), text);
        if (ref.row->type != PARAM_TEXT)
            assert_true(param_get_number(&blank, ref) == param_get_number(&params, ref));
    }
    assert_int_equal(params_hash(&blank), params_hash(&params));
}

static void expect_format(struct params *params, const char *path, const char *expected)
{
    char text[TEXT_SIZE];
    assert_string_equal(param_format(params, find(params, path), text, sizeof text), expected);
}

static void values_are_written_as_a_scenario_would(void **state)
{
    (void)state;
    struct params params;
    params_defaults(&params);
    params.offending.rate = 0.3;
    params.run.days = 730;
    expect_format(&params, "offending.rate", "0.3");
    expect_format(&params, "run.days", "730");
    expect_format(&params, "mechanisms.trust", "on");
    expect_format(&params, "platforms.domestic.verification", "none");
    expect_format(&params, "platforms.domestic.home", "home");
    expect_format(&params, "platforms.domestic.blocked_in", "none");
    expect_format(&params, "offences.offline_theft.attributes", "daily_activities, finances, housing, vehicle, travel");
    expect_format(&params, "network.file", "");
}

static void expect_unknown(const char *path, const char *fragment)
{
    struct params params;
    struct param_ref ref;
    struct error error = {.message = ""};
    params_defaults(&params);
    assert_int_equal(params_find(&params, path, &ref, &error), STATUS_DATA);
    if (!strstr(error.message, fragment))
        fail_msg("'%s' does not say '%s'", error.message, fragment);
}

static void an_unknown_path_gets_the_nearest_known_one(void **state)
{
    (void)state;
    char longer[600];
    expect_unknown("offending.rat", "did you mean 'offending.rate'?");
    expect_unknown("platforms.domestc.strength", "did you mean 'platforms.domestic.strength'?");
    expect_unknown("platforms.domestic.strenght", "did you mean 'platforms.domestic.strength'?");
    expect_unknown("platforms.*.strength", "unknown parameter 'platforms.*.strength'");
    expect_unknown("", "unknown parameter ''");
    expect_unknown("zzzzzzzzzzzzzzzzzz", "expected a path such as offending.rate");
    memset(longer, 'q', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    expect_unknown(longer, "unknown parameter");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_of_every_type_are_taken),
        cmocka_unit_test(a_refusal_says_what_was_expected_and_changes_nothing),
        cmocka_unit_test(texts_longer_than_their_place_are_refused),
        cmocka_unit_test(numbers_are_checked_like_texts),
        cmocka_unit_test(what_is_written_reads_back_the_same),
        cmocka_unit_test(values_are_written_as_a_scenario_would),
        cmocka_unit_test(an_unknown_path_gets_the_nearest_known_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
