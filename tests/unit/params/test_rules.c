/* test_rules.c - rules between parameters: each is found, blamed on a value, and found alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "regimesim/params/params.h"

struct findings {
    const struct params *params;
    int count;
    char path[160], message[ERROR_MESSAGE_SIZE];
};

static void note(void *context, struct param_ref blame, const char *message)
{
    struct findings *findings = context;
    findings->count++;
    if (!blame.row)
        fail_msg("nothing is blamed: %s", message);
    param_path(findings->params, blame, findings->path, sizeof findings->path);
    snprintf(findings->message, sizeof findings->message, "%s", message);
}

static void two_of_each(struct params *params)
{
    params_defaults(params);
    params_element_add(params, SCOPE_PLATFORM, "abroad");
    params_element_add(params, SCOPE_JURISDICTION, "foreign");
    params->platforms[1].user_share = 0;
    params->platforms[1].home.index = 1;
    params->jurisdictions[0].population_share = 0.75;
    params->jurisdictions[1].population_share = 0.25;
}

static void no_file(struct params *params)
{
    params->network.source = NETWORK_FILE;
}

static void dense_network(struct params *params)
{
    params->network.persons = 100;
    params->network.mean_degree = 50;
}

static void audiences(struct params *params)
{
    params->disclosure.audience_friends += 0.1;
}

static void long_window(struct params *params)
{
    params->run.days = 30;
    params->run.interval = 31;
}

static void late_breach(struct params *params)
{
    params->platforms[1].breach_day = params->run.days;
}

static void late_breach_of_a_register(struct params *params)
{
    params->jurisdictions[1].register_breach_day = params->run.days;
}

static void blocked_at_home(struct params *params)
{
    params->platforms[0].blocked_in = 1;
}

static void shares_of_users(struct params *params)
{
    params->platforms[1].user_share = 0.5;
}

static void sentence_before_detention(struct params *params)
{
    params->jurisdictions[1].detention_from = 3;
    params->jurisdictions[1].sentence_from = 2;
}

static void shares_of_persons(struct params *params)
{
    params->jurisdictions[0].population_share = 1;
}

static void no_reach(struct params *params)
{
    params->offences[2].reach_friend = params->offences[2].reach_second = params->offences[2].reach_stranger = 0;
}

static void no_weights(struct params *params)
{
    for (int i = 0; i < params->offence_count; i++)
        params->offences[i].weight = 0;
}

static void publishing_insults(struct params *params)
{
    params->rings.publishes.index = params_element_find(params, SCOPE_OFFENCE, "incivility");
}

static void harassing_nobody(struct params *params)
{
    params->rings.harasses.index = params_element_find(params, SCOPE_OFFENCE, "incitement");
}

static void more_minors_than_leaders(struct params *params)
{
    params->rings.minor_leaders = params->rings.leaders + 1;
}

static void every_rule_is_found_alone_and_blamed_on_a_value(void **state)
{
    (void)state;
    static const struct {
        void (*break_it)(struct params *);
        const char *path, *fragment;
    } rules[] = {
        {no_file, "network.source", "expected a path"},
        {dense_network, "network.mean_degree", "less than half of network.persons"},
        {audiences, "disclosure.audience_everyone", "expected a sum of 1"},
        {long_window, "run.interval", "at most run.days"},
        {late_breach, "platforms.abroad.breach_day", "less than run.days"},
        {late_breach_of_a_register, "jurisdictions.foreign.register_breach_day", "less than run.days"},
        {blocked_at_home, "platforms.domestic.blocked_in", "blocked at home"},
        {shares_of_users, "platforms.abroad.user_share", "expected a sum of 1"},
        {sentence_before_detention, "jurisdictions.foreign.sentence_from", "at least detention_from"},
        {shares_of_persons, "jurisdictions.foreign.population_share", "expected a sum of 1"},
        {no_reach, "offences.stalking.reach_stranger", "at least one above 0"},
        {no_weights, "offences.fraud.weight", "at least one above 0"},
        {publishing_insults, "rings.publishes", "expected one of kind victim"},
        {harassing_nobody, "rings.harasses", "expected one of kind victim"},
        {more_minors_than_leaders, "rings.minor_leaders", "at most rings.leaders"},
    };
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        struct params params;
        struct findings findings = {.params = &params};
        two_of_each(&params);
        rules[i].break_it(&params);
        if (params_check(&params, note, &findings) != 1 || findings.count != 1)
            fail_msg("%s: %d findings", rules[i].path, findings.count);
        assert_string_equal(findings.path, rules[i].path);
        if (!strstr(findings.message, rules[i].fragment))
            fail_msg("'%s' does not say '%s'", findings.message, rules[i].fragment);
    }
}

static void good_parameters_break_no_rule(void **state)
{
    (void)state;
    struct params params;
    struct findings findings = {.params = &params};
    params_defaults(&params);
    assert_int_equal(params_check(&params, note, &findings), 0);
    two_of_each(&params);
    assert_int_equal(params_check(&params, note, &findings), 0);
    assert_int_equal(findings.count, 0);
}

static void what_a_rule_does_not_concern_does_not_break_it(void **state)
{
    (void)state;
    struct params params;
    struct findings findings = {.params = &params};
    two_of_each(&params);
    params.network.source = NETWORK_ERDOS_RENYI;
    params.network.persons = 100;                 /* the mean degree binds the social generator only */
    params.platforms[1].blocked_in = 2;           /* nobody registers there first: it may be blocked at home */
    params.offences[8].reach_stranger = 0;        /* victimless */
    params.disclosure.audience_friends = 1.0 / 3; /* thirds add up to 1 but for rounding */
    params.disclosure.audience_second = 1.0 / 3;
    params.disclosure.audience_everyone = 1 - 0.6666667;
    if (params_check(&params, note, &findings))
        fail_msg("%s: %s", findings.path, findings.message);
}

static void all_broken_rules_are_reported_at_once(void **state)
{
    (void)state;
    struct params params;
    struct findings findings = {.params = &params};
    two_of_each(&params);
    no_file(&params);
    audiences(&params);
    late_breach(&params);
    no_reach(&params);
    assert_int_equal(params_check(&params, note, &findings), 4);
    assert_int_equal(findings.count, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_is_found_alone_and_blamed_on_a_value),
        cmocka_unit_test(good_parameters_break_no_rule),
        cmocka_unit_test(what_a_rule_does_not_concern_does_not_break_it),
        cmocka_unit_test(all_broken_rules_are_reported_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
