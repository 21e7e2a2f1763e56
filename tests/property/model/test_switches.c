/* test_switches.c - each mechanism does what it is there for: with its switch the other way than usual, the metric it
 * exists for changes as said.
 *
 * One run each of a small busy world with an optional badge, a breach on day 190, a compulsory law abroad on day 50
 * and sellers who are prosecuted; the differences asked for are so large, or so structural, that one run shows them. */
#include <string.h>

#include "../../support/tiny_run.h"

/* How the metric with the mechanism on relates to the metric with it off. */
enum relation {
    ONLY_WITH, /* above 0 with it, 0 or absent without */
    HIGHER,    /* higher with it */
    LOWER,     /* lower with it */
    NEUTRAL    /* exactly 1 without it, and not with it */
};

struct expectation {
    const char *mechanism;
    enum metric metric;
    enum relation relation;
};

static const struct expectation expectations[] = {
    {"policy", M_INTERVENTIONS, ONLY_WITH},
    {"registration", M_OPENED, HIGHER},
    {"registration", M_LEFT, ONLY_WITH},
    {"disclosure", M_SUM_EXPOSURE, HIGHER},
    {"registry", M_BREACHED, ONLY_WITH},
    {"registry", M_AWARENESS, ONLY_WITH},
    {"registry", M_SUPPLY, ONLY_WITH},
    {"market", M_PRICE, LOWER},
    {"vpn", M_VPN_USERS, ONLY_WITH},
    {"vpn", M_SUM_VPN, ONLY_WITH},
    {"vpn", M_PAID_ACCESS, ONLY_WITH},
    {"migration", M_MIGRATED, ONLY_WITH},
    {"migration", M_RETURNED, ONLY_WITH},
    {"sellers", M_SELLERS_CREDENTIALS, ONLY_WITH},
    {"sellers", M_PAID_CREDENTIALS, ONLY_WITH},
    {"sellers", M_SELLERS_PROSECUTED, ONLY_WITH},
    {"sellers", M_SELLER_ENTRIES, ONLY_WITH},
    {"sellers", M_SUM_SELLER_SANCTION, ONLY_WITH},
    {"expression", M_POSTS, ONLY_WITH},
    {"expression", M_POSTS_WITHHELD, ONLY_WITH},
    {"trust", M_TRUST_VERIFIED, NEUTRAL},
    {"trust", M_TRUST_UNVERIFIED, NEUTRAL},
    {"infiltration", M_REQUESTS_STRANGER, ONLY_WITH},
    {"infiltration", M_ACCEPTED_MUTUAL, ONLY_WITH},
    {"offending", M_VICTIMISATIONS, ONLY_WITH},
    {"offending", M_INCITEMENT, ONLY_WITH},
    {"incivility", M_INCIVILITY, ONLY_WITH},
    {"assumed_identity", M_VICTIMISATIONS_ASSUMED, ONLY_WITH},
    {"rings", M_RINGS_ACTIVE, ONLY_WITH},
    {"rings", M_RING_PUBLICATIONS, ONLY_WITH},
    {"rings", M_PILE_ON, ONLY_WITH},
    {"rings", M_DOXED, ONLY_WITH},
    {"reporting", M_REPORTS, ONLY_WITH},
    {"reporting", M_REPORTS_MALICIOUS, ONLY_WITH},
    {"reporting", M_POLICE_REPORTS, ONLY_WITH},
    {"moderation", M_TAKEDOWNS, ONLY_WITH},
    {"moderation", M_WRONGFUL_SUSPENSIONS, ONLY_WITH},
    {"moderation", M_REPORT_QUEUE, LOWER},
    {"investigation", M_OFFENDERS_IDENTIFIED, ONLY_WITH},
    {"investigation", M_OFFENCES_DETECTED, ONLY_WITH},
    {"investigation", M_SUM_IDENTIFIED, ONLY_WITH},
    {"sanctions", M_DETENTIONS, ONLY_WITH},
    {"sanctions", M_BANNED, HIGHER},
    {"social_credit", M_CREDIT_DROPS, ONLY_WITH},
    {"social_credit", M_PETTY_SANCTIONS, ONLY_WITH},
    {"social_credit", M_CREDIT_MEAN, ONLY_WITH},
    {"social_credit", M_SUM_CREDIT_BLACKLISTED, ONLY_WITH},
    {"learning", M_PUBLIC_CERTAINTY, HIGHER},
    {"motivation", M_ONSETS, ONLY_WITH},
};

static void eventful(struct params *params)
{
    tiny_busy(params);
    params->platforms[0].verification = VERIFICATION_OPTIONAL;
    params->platforms[0].breach_day = 190;
    params->platforms[1].verification = VERIFICATION_MANDATORY;
    params->platforms[1].law_day = 50;
    params->platforms[1].grace_days = 20;
    params->registration.uptake = 0.5;
    params->registration.resistance = 0.6;
    params->registration.moves = 0;
    params->interventions[params_element_add(params, SCOPE_INTERVENTION, "clearing")] = (struct intervention_params){
        .name = "clearing", .start = 195, .until = -1, .changes = "moderation.clearing_days = 20"};
    params->mechanisms.social_credit = true;
    params->jurisdictions[0].social_credit = true;
    params->learning.prior = 0.01;
    params->learning.prior_weight = 5;
    params->rings.formation = 4000;
    params->rings.needed = 4;
    for (int k = 0; k < 2; k++) {
        params->jurisdictions[k].investigations = 10000;
        params->jurisdictions[k].detention_from = 1;
        params->jurisdictions[k].seller_prosecution = 1;
    }
    params->mechanisms.vpn = params->mechanisms.migration = params->mechanisms.sellers = true;
    params->sellers.credentials = params->sellers.access = 2000;
    params->sellers.credentials_cost = params->sellers.access_cost = 0.001;
    params->vpn.price = 0.1;
    params->vpn.alarm = 0.0001;
}

/* Flows are summed, stocks are read at the end; what is absent counts as 0. */
static double value(const struct outcome *outcome, enum metric metric)
{
    if (metric_table[metric].kind == METRIC_FLOW)
        return tiny_total(outcome, metric);
    bool stock = metric_table[metric].kind == METRIC_STOCK;
    double found = stock ? tiny_last(outcome, metric) : tiny_summary(outcome, metric);
    return isnan(found) ? 0 : found;
}

static bool holds(enum relation relation, double with, double without)
{
    switch (relation) {
    case ONLY_WITH: return with > 0 && without == 0;
    case HIGHER: return with > without;
    case LOWER: return with < without;
    case NEUTRAL: return with != 1 && without == 1;
    }
    return false;
}

static void every_switch_changes_what_its_mechanism_is_there_for(void **state)
{
    (void)state;
    struct params params;
    struct outcome usual, other;
    int failed = 0;
    eventful(&params);
    tiny_busy_run(&params, &usual);
    for (const struct mechanism *const *m = day_schedule; *m; m++) {
        if ((*m)->switch_offset == MECHANISM_ALWAYS)
            continue;
        eventful(&params);
        bool *on = (bool *)((char *)&params + (*m)->switch_offset), usually_on = *on;
        *on = !usually_on;
        tiny_busy_run(&params, &other);
        const struct outcome *with = usually_on ? &usual : &other, *without = usually_on ? &other : &usual;
        for (size_t k = 0; k < sizeof expectations / sizeof expectations[0]; k++) {
            const struct expectation *e = &expectations[k];
            double is = value(with, e->metric), else_is = value(without, e->metric);
            if (strcmp(e->mechanism, (*m)->name) != 0 || holds(e->relation, is, else_is))
                continue;
            print_message("%s: %s is %g with it, %g without\n", e->mechanism, metric_table[e->metric].name, is,
                          else_is);
            failed++;
        }
        outcome_free(&other);
    }
    outcome_free(&usual);
    assert_int_equal(failed, 0);
}

static bool is_expected(const char *mechanism)
{
    for (size_t k = 0; k < sizeof expectations / sizeof expectations[0]; k++)
        if (strcmp(expectations[k].mechanism, mechanism) == 0)
            return true;
    return false;
}

static void every_mechanism_has_a_switch_and_something_to_change(void **state)
{
    (void)state;
    size_t switches = 0, mechanisms = 0;
    for (size_t i = 0; i < param_table_size; i++)
        switches += strncmp(param_table[i].path, "mechanisms.", 11) == 0;
    for (const struct mechanism *const *m = day_schedule; *m; m++) {
        assert_true((*m)->name && (*m)->doc);
        if ((*m)->switch_offset == MECHANISM_ALWAYS)
            continue;
        mechanisms++;
        const struct param_row *row = param_row_find("mechanisms", (*m)->name);
        assert_non_null(row);
        assert_int_equal(row->offset, (*m)->switch_offset);
        if (!is_expected((*m)->name))
            fail_msg("%s: no metric is expected to change", (*m)->name);
    }
    assert_int_equal(mechanisms, switches);
}

static void with_everything_off_nothing_happens(void **state)
{
    (void)state;
    struct params params;
    struct outcome outcome;
    eventful(&params);
    tiny_switch_all(&params, false);
    tiny_busy_run(&params, &outcome);
    for (size_t k = 0; k < outcome.count; k++) {
        enum metric metric = (enum metric)outcome.rows[k].metric;
        bool passes =
            metric == M_ACCOUNT_DAYS || metric == M_ACCOUNT_DAYS_AUTHENTIC || metric == M_ACCOUNT_DAYS_VERIFIED;
        bool day_0 = metric == M_OPENED && outcome.rows[k].x == params.run.interval;
        if (metric_table[metric].kind == METRIC_FLOW && !passes && !day_0 && outcome.rows[k].value != 0)
            fail_msg("%s happened %g times", metric_table[metric].name, outcome.rows[k].value);
    }
    assert_true(tiny_summary(&outcome, M_SUM_PREVALENCE) == 0);
    outcome_free(&outcome);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_switch_changes_what_its_mechanism_is_there_for),
        cmocka_unit_test(every_mechanism_has_a_switch_and_something_to_change),
        cmocka_unit_test(with_everything_off_nothing_happens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
