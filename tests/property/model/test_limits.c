/* test_limits.c - what must come out at the end of a parameter's range, and which way results move between. */
#include "../../support/tiny_run.h"

/* One run with the busy parameters changed. */
static void run_changed(void (*change)(struct params *), struct outcome *outcome)
{
    struct params params;
    tiny_busy(&params);
    change(&params);
    tiny_busy_run(&params, outcome);
}

static void no_requests(struct params *p)
{
    p->infiltration.requests = 0;
}

static void without_requests_nobody_becomes_a_contact(void **state)
{
    (void)state;
    struct outcome outcome;
    run_changed(no_requests, &outcome);
    assert_true(tiny_total(&outcome, M_REQUESTS_STRANGER) + tiny_total(&outcome, M_REQUESTS_MUTUAL) == 0);
    assert_true(tiny_total(&outcome, M_ACCEPTED_STRANGER) + tiny_total(&outcome, M_ACCEPTED_MUTUAL) == 0);
    outcome_free(&outcome);
}

static void no_police(struct params *p)
{
    p->jurisdictions[0].investigations = p->jurisdictions[1].investigations = 0;
}

static void without_police_nothing_is_detected(void **state)
{
    (void)state;
    struct outcome outcome;
    run_changed(no_police, &outcome);
    assert_true(tiny_total(&outcome, M_POLICE_REPORTS) > 0);
    assert_true(tiny_total(&outcome, M_OFFENCES_DETECTED) == 0);
    assert_true(tiny_summary(&outcome, M_SUM_IDENTIFIED) == 0 && tiny_summary(&outcome, M_SUM_DETECTION) == 0);
    assert_true(outcome_get(&outcome, M_UNDETECTED, -1, 60) == 1);
    assert_true(tiny_total(&outcome, M_CASES_COLD) > 0);
    outcome_free(&outcome);
}

static void blind_moderators(struct params *p)
{
    p->platforms[0].sensitivity = p->platforms[1].sensitivity = 0;
    p->platforms[0].specificity = p->platforms[1].specificity = 1;
}

static void moderators_who_see_nothing_suspend_nobody(void **state)
{
    (void)state;
    struct outcome outcome;
    run_changed(blind_moderators, &outcome);
    assert_true(tiny_total(&outcome, M_REPORTS_HANDLED) > 0);
    assert_true(tiny_total(&outcome, M_TAKEDOWNS) + tiny_total(&outcome, M_WRONGFUL_SUSPENSIONS) == 0);
    assert_true(tiny_total(&outcome, M_OWNERS_BARRED) == 0);
    outcome_free(&outcome);
}

static void perfect_police(struct params *p)
{
    p->investigation.known_offender = p->investigation.trace_technical = 1;
    p->investigation.wrong_accusation = 0;
    for (int k = 0; k < 2; k++) {
        p->jurisdictions[k].investigations = 1e7;
        p->jurisdictions[k].cooperation = 1;
        p->jurisdictions[k].limitation = 1000;
    }
}

static void perfect_police_detects_whatever_is_reported_and_old_enough(void **state)
{
    (void)state;
    struct outcome outcome;
    run_changed(perfect_police, &outcome);
    assert_true(tiny_summary(&outcome, M_SUM_DETECTION_REPORTED) == 1);
    expect_near(tiny_summary(&outcome, M_SUM_DETECTION), tiny_summary(&outcome, M_SUM_REPORTED_POLICE), 0.05);
    assert_true(tiny_total(&outcome, M_CASES_COLD) == 0);
    assert_true(outcome_get(&outcome, M_UNDETECTED_REPORTED, -1, 60) == 0);
    outcome_free(&outcome);
}

static void no_success(struct params *p)
{
    for (int o = 0; o < p->offence_count; o++)
        p->offences[o].success = 0;
}

static void where_nothing_succeeds_nobody_is_a_victim(void **state)
{
    (void)state;
    struct outcome outcome;
    run_changed(no_success, &outcome);
    assert_true(tiny_total(&outcome, M_ATTEMPTS) > 0);
    assert_true(tiny_total(&outcome, M_VICTIMISATIONS) == 0);
    assert_true(tiny_summary(&outcome, M_SUM_PREVALENCE) == 0);
    outcome_free(&outcome);
}

static void nobody_motivated(struct params *p)
{
    p->population.motivated_share = 0;
}

static void without_offenders_there_is_no_crime(void **state)
{
    (void)state;
    struct outcome outcome;
    run_changed(nobody_motivated, &outcome);
    assert_true(tiny_total(&outcome, M_OPENED) == 0 && tiny_total(&outcome, M_ATTEMPTS) == 0);
    assert_true(tiny_total(&outcome, M_ONSETS) == 0);
    assert_true(tiny_total(&outcome, M_INCIVILITY) > 0); /* that is ordinary persons' doing */
    outcome_free(&outcome);
}

static void perfect_check(struct params *p)
{
    for (int k = 0; k < 2; k++) {
        p->platforms[k].verification = VERIFICATION_MANDATORY;
        p->platforms[k].strength = 1;
    }
}

static void a_perfect_check_everywhere_leaves_real_identities_only(void **state)
{
    (void)state;
    struct outcome outcome;
    run_changed(perfect_check, &outcome);
    assert_true(tiny_total(&outcome, M_OPERATING_FALSE) == 0 && tiny_total(&outcome, M_OPERATING_UNVERIFIED) == 0);
    assert_true(tiny_total(&outcome, M_USERS_FALSE) == 0);
    assert_true(tiny_total(&outcome, M_VICTIMISATIONS_BY_FALSE) == 0);
    outcome_free(&outcome);
}

static void welcome_law(struct params *p)
{
    p->platforms[0].verification = VERIFICATION_MANDATORY;
    p->registration.resistance = 0;
}

static void a_law_that_nobody_resists_drives_nobody_away(void **state)
{
    (void)state;
    struct outcome outcome;
    run_changed(welcome_law, &outcome);
    assert_true(tiny_summary(&outcome, M_SUM_EXIT) == 0);
    assert_true(tiny_total(&outcome, M_USERS_FALSE) == 0);
    outcome_free(&outcome);
}

/* Six runs summed, each pair with the same persons and luck. The differences asked for are several times the spread
 * between runs. */
static double summed(void (*change)(struct params *), enum metric metric)
{
    struct params params;
    struct graph graph;
    double sum = 0;
    tiny_busy(&params);
    change(&params);
    tiny_busy_graph(&graph, 400);
    for (uint32_t replicate = 0; replicate < 6; replicate++) {
        struct outcome outcome;
        tiny_simulate(&params, &graph, replicate, &outcome);
        bool summary = metric_table[metric].kind == METRIC_SUMMARY;
        sum += summary ? tiny_summary(&outcome, metric) : tiny_total(&outcome, metric);
        outcome_free(&outcome);
    }
    graph_free(&graph);
    return sum;
}

static void weak_check(struct params *p)
{
    welcome_law(p);
    p->platforms[0].strength = 0.5;
}

static void strong_check(struct params *p)
{
    welcome_law(p);
    p->platforms[0].strength = 0.995;
}

static void a_stronger_check_makes_false_credentials_rare(void **state)
{
    (void)state;
    assert_true(summed(strong_check, M_OPERATING_FALSE) < 0.7 * summed(weak_check, M_OPERATING_FALSE));
}

static void as_it_is(struct params *p)
{
    (void)p;
}

static void fearful(struct params *p)
{
    p->offending.deterrence = 50;
}

static void more_deterrence_means_fewer_attempts(void **state)
{
    (void)state;
    assert_true(summed(fearful, M_ATTEMPTS) < 0.7 * summed(as_it_is, M_ATTEMPTS));
}

static void reserved(struct params *p)
{
    p->disclosure.disclosed = 0.05;
}

static void who_shows_less_is_victimised_less(void **state)
{
    (void)state;
    assert_true(summed(reserved, M_SUM_RATE_ALL) < summed(as_it_is, M_SUM_RATE_ALL));
}

static void more_police(struct params *p)
{
    p->jurisdictions[0].investigations = p->jurisdictions[1].investigations = 20000;
}

static void few_police(struct params *p)
{
    p->jurisdictions[0].investigations = p->jurisdictions[1].investigations = 30;
}

static void more_police_detect_more(void **state)
{
    (void)state;
    assert_true(summed(more_police, M_SUM_DETECTION) > 1.5 * summed(few_police, M_SUM_DETECTION));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_requests_nobody_becomes_a_contact),
        cmocka_unit_test(without_police_nothing_is_detected),
        cmocka_unit_test(moderators_who_see_nothing_suspend_nobody),
        cmocka_unit_test(perfect_police_detects_whatever_is_reported_and_old_enough),
        cmocka_unit_test(where_nothing_succeeds_nobody_is_a_victim),
        cmocka_unit_test(without_offenders_there_is_no_crime),
        cmocka_unit_test(a_perfect_check_everywhere_leaves_real_identities_only),
        cmocka_unit_test(a_law_that_nobody_resists_drives_nobody_away),
        cmocka_unit_test(a_stronger_check_makes_false_credentials_rare),
        cmocka_unit_test(more_deterrence_means_fewer_attempts),
        cmocka_unit_test(who_shows_less_is_victimised_less),
        cmocka_unit_test(more_police_detect_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
