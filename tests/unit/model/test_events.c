/* test_events.c - the event log: complete where the metrics count, silent where nothing is asked for. */
#include <string.h>

#include "../../support/tiny_run.h"
#include "regimesim/model/events.h"

static void the_log_keeps_what_is_added_in_order(void **state)
{
    (void)state;
    struct event_log log = {0};
    for (uint32_t i = 0; i < 20000; i++)
        event_append(&log, &(struct event){.person = i});
    assert_int_equal(log.count, 20000);
    for (uint32_t i = 0; i < 20000; i++)
        assert_int_equal(log.items[i].person, i);
    event_log_free(&log);
    assert_null(log.items);
    assert_int_equal(log.count, 0);
}

static void every_kind_is_named_once_and_told(void **state)
{
    (void)state;
    for (int kind = 0; kind < EVENT_KIND_COUNT; kind++) {
        const struct event_kind_row *row = &event_kinds[kind];
        if (!row->name || !row->sentence)
            fail_msg("kind %d has no row in event_kinds.c", kind);
        assert_int_equal(event_kind_find(row->name), kind); /* fails for a name that an earlier kind has */
        assert_true(row->told != 0);
        assert_in_range(row->offender, 0, PART_COUNT);
        assert_int_equal(strspn(row->name, "abcdefghijklmnopqrstuvwxyz_"), strlen(row->name));
    }
    assert_int_equal(event_kind_find("nothing"), -1);
}

static void a_failed_log_ends_the_day_with_a_status(void **state)
{
    (void)state;
    struct tiny_world t;
    struct tiny_pairs pairs = {0};
    struct event_log log = {.failed = true};
    struct error error;
    tiny_params(&t);
    tiny_ring(&pairs, 10, 1);
    tiny_open(&t, 10, &pairs, 1);
    tiny_prepare(&t);
    tiny_day(&t);
    t.world.events = &log;
    assert_int_equal(day_step(&t.world, &error), STATUS_INTERNAL);
    assert_non_null(strstr(error.message, "out of memory"));
    assert_int_equal(log.count, 0);
    tiny_close(&t);
}

static void make_params(struct params *params)
{
    tiny_busy(params);
    params->platforms[0].verification = VERIFICATION_MANDATORY;
    params->platforms[0].law_day = 30;
    params->platforms[0].grace_days = 20;
    params->platforms[0].breach_day = 120;
    params->platforms[0].strength = 0.5;
    params->registration.buys_false = 0.5;
    params->population.minor_share = 0.2;
    for (int o = 0; o < params->offence_count; o++) {
        params->offences[o].report_police = 0.3;
        if (params->offences[o].kind == OFFENCE_INCIVILITY)
            params->offences[o].report_platform = 0.5;
    }
    params->jurisdictions[0].investigations = 5000;
    params->jurisdictions[1].investigations = 1000; /* so few that cases go cold there */
    params->jurisdictions[1].limitation = 5;
    params->jurisdictions[0].blacklist = true;
    params->jurisdictions[0].blacklist_days = 40;
    params->credentials.tries = TRIES_DAILY;
    params->investigation.clears_others = 0.7;
    params->investigation.wrong_accusation = 0.5;
    params->investigation.trace_technical = 0.4;
    params->jurisdictions[0].detention_from = params->jurisdictions[0].sentence_from = 2;
    params->jurisdictions[1].detention_from = 1;
    params->jurisdictions[1].sentence_from = 2;
}

static void run(const struct params *params, bool events, struct outcome *outcome)
{
    struct graph graph;
    struct error error;
    tiny_busy_graph(&graph, 400);
    tiny_must((events ? simulate_events : simulate)(params, &graph, rng_key_make(77, 0), outcome, NULL, NULL, &error),
              &error);
    graph_free(&graph);
}

static void a_run_is_the_same_with_and_without_events(void **state)
{
    (void)state;
    struct params params;
    struct outcome with, without;
    make_params(&params);
    run(&params, true, &with);
    run(&params, false, &without);
    assert_true(tiny_same(&with, &without, NULL));
    assert_int_equal(without.events.count, 0);
    assert_true(with.events.count > 1000);
    outcome_free(&with);
    outcome_free(&without);
}

static double count(const struct outcome *outcome, enum event_kind kind)
{
    double number = 0;
    for (size_t i = 0; i < outcome->events.count; i++)
        number += outcome->events.items[i].kind == kind;
    return number;
}

/* What is counted by a metric is told by these kinds of event, each as often. */
static const struct {
    enum metric metrics[2];
    int kinds[3]; /* -1: no more */
} counted[] = {
    {{M_VICTIMISATIONS, M_VICTIMISATIONS}, {EVENT_OFFENCE, -1, -1}},
    {{M_INCITEMENT, M_INCITEMENT}, {EVENT_VICTIMLESS_OFFENCE, -1, -1}},
    {{M_INCIVILITY, M_INCIVILITY}, {EVENT_INSULTED, -1, -1}},
    {{M_ACCEPTED_STRANGER, M_ACCEPTED_MUTUAL}, {EVENT_CONTACT_WON, -1, -1}},
    {{M_OPENED, M_OPENED}, {EVENT_ACCOUNT_OPENED, -1, -1}},
    {{M_REPORTS_MALICIOUS, M_REPORTS_MALICIOUS}, {EVENT_REPORTED_FALSELY, -1, -1}},
    {{M_REPORTS, M_REPORTS}, {EVENT_REPORTED_TO_PLATFORM, EVENT_FOUND_BY_PLATFORM, EVENT_INSULT_REPORTED}},
    {{M_TAKEDOWNS, M_TAKEDOWNS}, {EVENT_TAKEDOWN, EVENT_PERSON_TAKEDOWN, -1}},
    {{M_WRONGFUL_SUSPENSIONS, M_WRONGFUL_SUSPENSIONS}, {EVENT_PERSON_TAKEDOWN_WRONGLY, -1, -1}},
    {{M_OWNERS_BARRED, M_OWNERS_BARRED}, {EVENT_OWNER_BARRED, -1, -1}},
    {{M_BREACHED, M_BREACHED}, {EVENT_RECORD_LEAKED, -1, -1}},
    {{M_POLICE_REPORTS, M_POLICE_REPORTS}, {EVENT_REPORTED_TO_POLICE, -1, -1}},
    {{M_CASES_OPENED, M_CASES_OPENED}, {EVENT_CASE_OPENED, -1, -1}},
    {{M_CASES_COLD, M_CASES_COLD}, {EVENT_CASE_COLD, -1, -1}},
    {{M_CASES_SOLVED, M_CASES_SOLVED}, {EVENT_CASE_SOLVED, -1, -1}},
    {{M_WRONGLY_ACCUSED, M_WRONGLY_ACCUSED}, {EVENT_WRONG_ACCUSATION, -1, -1}},
    {{M_DETENTIONS, M_DETENTIONS}, {EVENT_DETAINED, EVENT_SENTENCED, -1}},
    {{M_DESISTANCES, M_DESISTANCES}, {EVENT_DESISTED, EVENT_DESISTED_ON_RELEASE, -1}},
    {{M_LEFT, M_LEFT}, {EVENT_LEFT, -1, -1}},
    {{M_MOVED, M_MOVED}, {EVENT_MOVED, -1, -1}},
};

static void events_are_as_many_as_the_metrics_count(void **state)
{
    (void)state;
    struct params params;
    struct outcome outcome;
    make_params(&params);
    run(&params, true, &outcome);
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++) {
        double metric = tiny_total(&outcome, counted[i].metrics[0]), events = 0;
        if (counted[i].metrics[1] != counted[i].metrics[0])
            metric += tiny_total(&outcome, counted[i].metrics[1]);
        for (int k = 0; k < 3 && counted[i].kinds[k] >= 0; k++)
            events += count(&outcome, (enum event_kind)counted[i].kinds[k]);
        if (metric != events)
            fail_msg("%s: %g counted, %g told", metric_table[counted[i].metrics[0]].name, metric, events);
        if (metric == 0)
            fail_msg("%s never happened: the test says nothing about it", metric_table[counted[i].metrics[0]].name);
    }
    outcome_free(&outcome);
}

/* Kinds that come later in the enum belong to mechanisms that are off here. */
static void every_kind_happens_in_a_busy_world(void **state)
{
    (void)state;
    struct params params;
    struct outcome outcome, tiered;
    make_params(&params);
    run(&params, true, &outcome);
    params.platforms[0].verification = VERIFICATION_TIERED;
    params.population.desistance = 0.05; /* so that some give up while an account waits to be opened */
    params.offences[0].proactive = 0.5;
    run(&params, true, &tiered);
    for (int kind = 0; kind <= EVENT_BLACKLISTED; kind++)
        if (count(&outcome, (enum event_kind)kind) + count(&tiered, (enum event_kind)kind) == 0)
            fail_msg("%s never happens", event_kinds[kind].name);
    outcome_free(&outcome);
    outcome_free(&tiered);
}

static void events_come_by_day_and_name_whom_they_concern(void **state)
{
    (void)state;
    struct params params;
    struct outcome outcome;
    uint32_t offences = 0;
    make_params(&params);
    run(&params, true, &outcome);
    for (size_t i = 0; i < outcome.events.count; i++) {
        const struct event *event = &outcome.events.items[i];
        assert_true(i == 0 || event[-1].day <= event->day);
        assert_true(event->person < 400 || event->kind == EVENT_VICTIMLESS_OFFENCE || event->offence != EVENT_NONE);
        if (event_kinds[event->kind].offender < PART_COUNT)
            assert_true(event_offender(event) < 400);
        if (event->kind == EVENT_OFFENCE || event->kind == EVENT_VICTIMLESS_OFFENCE)
            assert_int_equal(event->offence, offences++);
    }
    outcome_free(&outcome);
}

/* One request of an account with somebody else's identity, accepted: who, by whom, under whose name. */
static void a_contact_tells_whose_identity_is_used(void **state)
{
    (void)state;
    struct tiny_world t;
    struct tiny_pairs pairs = {0};
    struct event_log log = {0};
    tiny_params(&t);
    tiny_ring(&pairs, 10, 1);
    tiny_open(&t, 10, &pairs, 1);
    tiny_blank(&t);
    t.world.day = 34;
    t.world.platforms[0].verification = VERIFICATION_MANDATORY;
    uint32_t account = tiny_account(&t, 8, CREDENTIAL_FALSE, false, 7);
    t.world.events = &log;
    event_contact(&t.world, EVENT_CONTACT_WON, 3, account, EVENT_MUTUAL);
    assert_int_equal(log.count, 1);
    assert_int_equal(log.items[0].day, 34);
    assert_int_equal(log.items[0].person, 3);
    assert_int_equal(log.items[0].other, 8);
    assert_int_equal(log.items[0].third, 7);
    assert_int_equal(log.items[0].flags, CREDENTIAL_FALSE | EVENT_MUTUAL);
    assert_true(event_is_told(&log.items[0], 3) && event_is_told(&log.items[0], 8));
    assert_false(event_is_told(&log.items[0], 7));
    event_log_free(&log);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_log_keeps_what_is_added_in_order),
        cmocka_unit_test(every_kind_is_named_once_and_told),
        cmocka_unit_test(a_failed_log_ends_the_day_with_a_status),
        cmocka_unit_test(a_run_is_the_same_with_and_without_events),
        cmocka_unit_test(events_are_as_many_as_the_metrics_count),
        cmocka_unit_test(every_kind_happens_in_a_busy_world),
        cmocka_unit_test(events_come_by_day_and_name_whom_they_concern),
        cmocka_unit_test(a_contact_tells_whose_identity_is_used),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
