/* tiny_events.h - runs of 400 persons in which much happens, with their events. */
#ifndef TESTS_SUPPORT_TINY_EVENTS_H
#define TESTS_SUPPORT_TINY_EVENTS_H

#include "regimesim/model/events.h"
#include "tiny_run.h"

/* A real-name law from day 30 on, a breach, police who catch many and accuse some wrongly. */
static inline void events_params(struct params *params)
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

static inline void events_run(const struct params *params, bool events, struct outcome *outcome)
{
    struct graph graph;
    struct error error;
    tiny_busy_graph(&graph, 400);
    tiny_must((events ? simulate_events : simulate)(params, &graph, rng_key_make(77, 0), outcome, NULL, NULL, &error),
              &error);
    graph_free(&graph);
}

static inline void events_intervene(struct params *params, const char *name, const char *changes, int start, int until)
{
    struct intervention_params *rule = &params->interventions[params_element_add(params, SCOPE_INTERVENTION, name)];
    snprintf(rule->changes, sizeof rule->changes, "%s", changes);
    rule->start = start;
    rule->until = until;
}

/* Rings form often, know soon, and fall apart. */
static inline void events_rings(struct params *params)
{
    params->mechanisms.rings = true;
    params->rings.formation = 8000;
    params->rings.size = 5;
    params->rings.needed = 2;
    params->rings.patience_days = 3;
    params->rings.attack_days = 4;
    params->rings.rest_days = 2;
    params->rings.exposure = 0.8;
    params->rings.bystanders = 2;
    params->rings.malicious_reports = 1;
}

/* A platform abroad that is blocked at home for a time and asks a fee, and one at home where many are prominent. */
static inline void events_platforms(struct params *params)
{
    params->platforms[0].user_share = 0.6;
    params->platforms[1].user_share = 0.4;
    params->platforms[1].entry_fee = 0.5;
    params->platforms[1].grace_days = 10;
    params->platforms[0].prominent_friends = 12;
    params->registration.purge_margin = 1;
    params->registration.purge_share = 0.5;
    params->disclosure.active_rate = params->disclosure.passive_rate = 0.02;
    params->disclosure.literacy = 0.2;
    params->moderation.bystanders = 0.2;
    for (int k = 0; k < 2; k++) {
        params->platforms[k].warnings = params->platforms[k].consent = 0.4;
        params->platforms[k].collection = 0.01;
    }
    events_intervene(params, "block", "platforms.abroad.blocked_in = home", 60, 120);
    events_intervene(params, "names", "platforms.domestic.front_stage = real", 90, 140);
}

static inline void events_vpn(struct params *params)
{
    params->mechanisms.vpn = params->mechanisms.migration = params->mechanisms.sellers = true;
    params->vpn.take_up = params->vpn.offender_take_up = 0.6;
    params->vpn.reconsider = 0.02;
    params->jurisdictions[0].vpn_permits = 0.2;
    params->migration.rate = 0.02;
    params->migration.inertia = 0;
    params->sellers.credentials = params->sellers.access = 1500;
    params->sellers.exit = 0.02;
    params->sellers.entry = 0.05;
    params->jurisdictions[0].seller_prosecution = params->jurisdictions[1].seller_prosecution = 2;
}

/* Whatever is optional besides: scores at home, courts, sentences by quantity. */
static inline void events_params_all(struct params *params)
{
    events_params(params);
    events_rings(params);
    events_platforms(params);
    events_vpn(params);
    params->mechanisms.social_credit = true;
    params->credit.petty_certainty = 0.5;
    params->credit.blacklist_below = 700;
    params->jurisdictions[0].social_credit = true;
    params->jurisdictions[0].warrant = true;
    params->jurisdictions[0].lookup_budget = 20;
    params->jurisdictions[0].sentence_from = 9;
    params->jurisdictions[0].sentence_quantity = 2;
    params->jurisdictions[0].permanent_file = params->jurisdictions[1].permanent_file = true;
    params->investigation.warrant_granted = 0.5;
}

/* Limits for the unverified until they are repealed, durable pseudonyms, a register of the state that is breached. */
static inline void events_params_tiered(struct params *params)
{
    events_params(params);
    params->platforms[0].verification = VERIFICATION_TIERED;
    params->platforms[0].durable_pseudonyms = true;
    params->platforms[0].registry_keeper = KEEPER_STATE;
    params->jurisdictions[0].register_breach_day = 100;
    params->jurisdictions[0].register_breach_share = 0.5;
    params->population.desistance = 0.05; /* so that some give up while an account waits to be opened */
    params->offences[0].proactive = 0.5;
    events_intervene(params, "repeal", "platforms.domestic.verification = none", 120, 150);
}

static inline double events_count(const struct outcome *outcome, enum event_kind kind)
{
    double number = 0;
    for (size_t i = 0; i < outcome->events.count; i++)
        number += outcome->events.items[i].kind == kind;
    return number;
}

#endif
