/* test_event_kinds.c - every kind of event happens, as often as a metric counts what it tells. */
#include "../../support/tiny_events.h"

/* What is counted by a metric is told by these kinds of event, each as often. */
struct counted {
    enum metric metrics[2];
    int kinds[3]; /* -1: no more */
};

static const struct counted busy[] = {
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

/* The same where the optional mechanisms are on. */
static const struct counted more[] = {
    {{M_VICTIMISATIONS, M_VICTIMISATIONS}, {EVENT_OFFENCE, -1, -1}},
    {{M_LEFT, M_LEFT}, {EVENT_LEFT, -1, -1}},
    {{M_MOVED, M_MOVED}, {EVENT_MOVED, -1, -1}},
    {{M_EXCLUDED_BY_FEE, M_EXCLUDED_BY_FEE}, {EVENT_FEE_REFUSED, -1, -1}},
    {{M_CUT_OFF, M_CUT_OFF}, {EVENT_CUT_OFF, -1, -1}},
    {{M_MIGRATED, M_MIGRATED}, {EVENT_MIGRATED, -1, -1}},
    {{M_RETURNED, M_RETURNED}, {EVENT_RETURNED, -1, -1}},
    {{M_PURGED, M_PURGED}, {EVENT_FOLLOWERS_SHED, -1, -1}},
    {{M_DISCLOSURES_WARNED, M_DISCLOSURES_WARNED}, {EVENT_WARNED_OFF, -1, -1}},
    {{M_DISCLOSURES_REFUSED, M_DISCLOSURES_REFUSED}, {EVENT_DISCLOSURE_REFUSED, -1, -1}},
    {{M_COLLECTED, M_COLLECTED}, {EVENT_COLLECTED, -1, -1}},
    {{M_RING_PUBLICATIONS, M_RING_PUBLICATIONS}, {EVENT_RING_PUBLISHED, -1, -1}},
    {{M_RING_PUBLICATIONS, M_RING_PUBLICATIONS}, {EVENT_DOXED, -1, -1}},
    {{M_PILE_ON, M_PILE_ON}, {EVENT_PILED_ON, -1, -1}},
    {{M_INCIVILITY, M_INCIVILITY}, {EVENT_INSULTED, EVENT_PILED_ON, -1}},
    {{M_RING_REPORTS, M_RING_REPORTS}, {EVENT_REPORTED_BY_RING, -1, -1}},
    {{M_REPORTS_MALICIOUS, M_REPORTS_MALICIOUS}, {EVENT_REPORTED_FALSELY, EVENT_REPORTED_BY_RING, -1}},
    {{M_REPORTS_BYSTANDERS, M_REPORTS_BYSTANDERS}, {EVENT_REPORTED_BY_BYSTANDER, -1, -1}},
    {{M_RING_MEMBERS_EXPOSED, M_RING_MEMBERS_EXPOSED}, {EVENT_EXPOSED, -1, -1}},
    {{M_REGISTRY_LOOKUPS, M_REGISTRY_LOOKUPS}, {EVENT_LOOKED_UP, -1, -1}},
    {{M_LOOKUPS_REFUSED, M_LOOKUPS_REFUSED}, {EVENT_LOOKUP_DENIED, EVENT_LOOKUP_EXHAUSTED, -1}},
    {{M_SENTENCES, M_SENTENCES}, {EVENT_SENTENCED, EVENT_SENTENCED_BY_QUANTITY, -1}},
    {{M_CREDIT_DROPS, M_CREDIT_DROPS}, {EVENT_SCORED_OFFENCE, EVENT_SCORED_ACCUSATION, EVENT_SCORED_PETTY}},
    {{M_PETTY_SANCTIONS, M_PETTY_SANCTIONS}, {EVENT_SCORED_PETTY, -1, -1}},
    {{M_SELLER_ENTRIES, M_SELLER_ENTRIES}, {EVENT_SELLER_ENTERED, -1, -1}},
    {{M_SELLERS_PROSECUTED, M_SELLERS_PROSECUTED}, {EVENT_SELLER_PROSECUTED, -1, -1}},
};

static void compare(const struct outcome *outcome, const struct counted *row)
{
    double metric = tiny_total(outcome, row->metrics[0]), events = 0;
    if (row->metrics[1] != row->metrics[0])
        metric += tiny_total(outcome, row->metrics[1]);
    for (int k = 0; k < 3 && row->kinds[k] >= 0; k++)
        events += events_count(outcome, (enum event_kind)row->kinds[k]);
    if (metric != events)
        fail_msg("%s: %g counted, %g told", metric_table[row->metrics[0]].name, metric, events);
    if (metric == 0)
        fail_msg("%s never happened: the test says nothing about it", metric_table[row->metrics[0]].name);
}

static void events_are_as_many_as_the_metrics_count(void **state)
{
    (void)state;
    struct params params;
    struct outcome outcome;
    events_params(&params);
    events_run(&params, true, &outcome);
    for (size_t i = 0; i < sizeof busy / sizeof *busy; i++)
        compare(&outcome, &busy[i]);
    outcome_free(&outcome);
}

/* Authors are looked up without an event: there are none whose posts an authority goes after. */
static void as_many_where_the_optional_mechanisms_are_on(void **state)
{
    (void)state;
    struct params params;
    struct outcome outcome;
    events_params_all(&params);
    params.jurisdictions[0].surveillance = params.jurisdictions[1].surveillance = 0;
    events_run(&params, true, &outcome);
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        compare(&outcome, &more[i]);
    double of_ring = 0;
    for (size_t i = 0; i < outcome.events.count; i++)
        of_ring += outcome.events.items[i].kind == EVENT_OFFENCE && outcome.events.items[i].flags & EVENT_OF_RING;
    assert_true(of_ring == tiny_total(&outcome, M_RING_PUBLICATIONS) + tiny_total(&outcome, M_RING_HARASSMENT));
    outcome_free(&outcome);
}

static void every_kind_happens_in_busy_worlds(void **state)
{
    (void)state;
    static void (*const worlds[])(struct params *) = {events_params, events_params_all, events_params_tiered};
    double number[EVENT_KIND_COUNT] = {0};
    for (size_t w = 0; w < sizeof worlds / sizeof *worlds; w++) {
        struct params params;
        struct outcome outcome;
        worlds[w](&params);
        events_run(&params, true, &outcome);
        for (size_t i = 0; i < outcome.events.count; i++)
            number[outcome.events.items[i].kind]++;
        outcome_free(&outcome);
    }
    for (int kind = 0; kind < EVENT_KIND_COUNT; kind++)
        if (number[kind] == 0)
            fail_msg("%s never happens", event_kinds[kind].name);
}

static void the_optional_mechanisms_do_not_depend_on_the_log(void **state)
{
    (void)state;
    struct params params;
    struct outcome with, without;
    events_params_all(&params);
    events_run(&params, true, &with);
    events_run(&params, false, &without);
    assert_true(tiny_same(&with, &without, NULL));
    outcome_free(&with);
    outcome_free(&without);
}

/* A VPN is had from the event that tells so until the one that ends it; a block cuts off only who had none. */
static void a_vpn_begins_before_it_ends(void **state)
{
    (void)state;
    struct params params;
    struct outcome outcome;
    bool has[400] = {false};
    events_params_all(&params);
    events_run(&params, true, &outcome);
    for (size_t i = 0; i < outcome.events.count; i++) {
        const struct event *event = &outcome.events.items[i];
        bool begins = event->kind == EVENT_VPN_BOUGHT || event->kind == EVENT_VPN_PERMITTED;
        if (event->kind == EVENT_VPN_GIVEN_UP || event->kind == EVENT_VPN_HIDES_NO_MORE)
            assert_true(has[event->person]);
        if (event->kind == EVENT_CUT_OFF || event->kind == EVENT_ACCOUNT_CUT_OFF)
            assert_false(has[event->person]);
        if (begins || event->kind == EVENT_VPN_HIDES)
            has[event->person] = true;
        if (event->kind == EVENT_VPN_GIVEN_UP || event->kind == EVENT_VPN_HIDES_NO_MORE)
            has[event->person] = false;
    }
    outcome_free(&outcome);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_are_as_many_as_the_metrics_count),
        cmocka_unit_test(as_many_where_the_optional_mechanisms_are_on),
        cmocka_unit_test(every_kind_happens_in_busy_worlds),
        cmocka_unit_test(the_optional_mechanisms_do_not_depend_on_the_log),
        cmocka_unit_test(a_vpn_begins_before_it_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
