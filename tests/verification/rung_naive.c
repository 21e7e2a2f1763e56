/* rung_naive.c - the program against the naive implementation: the same means over replicates.
 *
 * Both sides are given the same parameters and the same friendships; their luck is their own. */
#include <string.h>

#include "../support/tiny_run.h"
#include "ladder.h"
#include "naive/naive.h"
#include "regimesim/model/network.h"

enum { REPLICATES = 40 };
enum { FLOW, STOCK, SUMMARY };

static const struct {
    const char *name;
    int kind;
    enum metric metric;
} compared[N_COUNT] = {
#define X(name, kind) {#name, kind, M_##name},
    NAIVE_METRICS(X)
#undef X
};

static double of_program(const struct outcome *outcome, int k)
{
    switch (compared[k].kind) {
    case FLOW: return tiny_total(outcome, compared[k].metric);
    case STOCK: return tiny_last(outcome, compared[k].metric);
    default: return tiny_summary(outcome, compared[k].metric);
    }
}

/* Every mechanism busy: many offenders, quick police, enough moderators for the queues to empty now and then. */
static void busy(struct params *params)
{
    params_defaults(params);
    params->run.days = 300;
    params->run.follow_up = 100;
    params->network.persons = 4000;
    params->network.mean_degree = 20;
    params->network.degree_sigma = 0.8;
    params->population.motivated_share = 0.08;
    params->population.propensity_shape = 1;
    params->population.desistance = 0.005;
    params->offending.rate = 0.6;
    params->moderation.displacement = 0;
    params->jurisdictions[0].investigations = 1500;
    params->jurisdictions[0].detention_days = 30;
    params->platforms[0].moderation_capacity = 4;
    params->jurisdictions[0].duration = 12;
    params->jurisdictions[0].limitation = 60;
}

static void anonymous(struct params *params)
{
    (void)params;
}

static void real_name(struct params *params)
{
    params->platforms[0].verification = VERIFICATION_MANDATORY;
    params->platforms[0].front_stage = FRONT_VOLUNTARY;
}

static void mixed(struct params *params)
{
    params->platforms[0].verification = VERIFICATION_OPTIONAL;
    params->platforms[0].front_stage = FRONT_VOLUNTARY;
}

/* A law in the run, a breach after it, tries paid one by one, one identity one account, absolute trust. */
static void law(struct params *params)
{
    real_name(params);
    params->platforms[0].strength = 0.7;
    params->platforms[0].front_stage = FRONT_REAL;
    params->platforms[0].law_day = 60;
    params->platforms[0].grace_days = 60;
    params->platforms[0].breach_day = 150;
    params->platforms[0].moderation_capacity = 1;
    params->jurisdictions[0].investigations = 200;
    params->platforms[0].duplicates = false;
    params->credentials.tries = TRIES_DAILY;
    params->credentials.half_life = 100;
    params->trust.form = TRUST_ABSOLUTE;
    params->registration.reentry_days = 0;
}

/* Limited accounts, breaches at random, tightened sanctions; many wait, and offend without an account. */
static void tiers(struct params *params)
{
    params->offending.offline_displacement = 1;
    params->registration.risk_weight = 25;
    params->offences[1].offline = true;
    params->platforms[0].verification = VERIFICATION_TIERED;
    params->platforms[0].strength = 0.5;
    params->platforms[0].breach_hazard = 2;
    params->credentials.supply_elsewhere = 0.02;
    params->registration.wait_days = 7;
    params->jurisdictions[0].detention_from = 1;
    params->jurisdictions[0].minors_educated = false;
    params->offences[0].against_minors = true;
}

/* What persons, platforms and police may do besides, under an optional badge. */
static void duties(struct params *params)
{
    mixed(params);
    params->disclosure.literacy = params->platforms[0].warnings = 0.3;
    params->disclosure.active_rate = 0.003;
    params->disclosure.inference = 0.6;
    params->platforms[0].consent = 0.4;
    params->platforms[0].collection = 0.002;
    params->platforms[0].prominent_friends = 40;
    params->registration.purge_share = 0.5;
    params->registration.purge_margin = 0.5;
    params->platforms[0].moderation_capacity = 0.5;
    params->platforms[0].hiring = 0.1;
    params->platforms[0].attrition = 0.02;
    params->moderation.bystanders = 0.1;
    params->investigation.witness = 0.3;
    params->investigation.warrant_granted = 0.5;
    params->jurisdictions[0].warrant = true;
    params->jurisdictions[0].blacklist = true;
}

/* Names that last and cost something, without verification; the police keep files and count. */
static void pseudonyms(struct params *params)
{
    params->platforms[0].durable_pseudonyms = true;
    params->platforms[0].entry_fee = 0.2;
    params->platforms[0].ban_days = 60;
    params->jurisdictions[0].permanent_file = true;
    params->investigation.file_gain = 0.5;
    params->jurisdictions[0].sentence_quantity = 2;
    params->jurisdictions[0].sentence_days = 40;
}

/* Identities are checked and forgotten. */
static void forgotten(struct params *params)
{
    real_name(params);
    params->platforms[0].registry_keeper = KEEPER_NOBODY;
    params->platforms[0].duplicates = false;
    params->platforms[0].breach_day = 100;
    params->platforms[0].entry_fee = 0.1;
}

static void compare(struct ladder *ladder, const char *regime, void (*change)(struct params *))
{
    struct params params;
    struct graph graph;
    struct fault_list faults = {0};
    struct sample program[N_COUNT] = {{0}}, naive[N_COUNT] = {{0}};
    busy(&params);
    change(&params);
    if (network_make(&params, rng_key_make(5, 0), &graph, &faults))
        fail_msg("no network");
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        struct outcome outcome;
        double result[N_COUNT];
        tiny_simulate(&params, &graph, replicate, &outcome);
        naive_run(&params, &graph, 1000 + replicate, result);
        for (int k = 0; k < N_COUNT; k++) {
            sample_add(&program[k], of_program(&outcome, k));
            sample_add(&naive[k], result[k]);
        }
        outcome_free(&outcome);
    }
    for (int k = 0; k < N_COUNT; k++) {
        char id[80];
        snprintf(id, sizeof id, "naive.%s.%s", regime, metric_table[compared[k].metric].name);
        ladder_means(ladder, id, metric_table[compared[k].metric].doc, &naive[k], &program[k]);
    }
    graph_free(&graph);
}

void rung_naive(struct ladder *ladder)
{
    compare(ladder, "anonymous", anonymous);
    compare(ladder, "real-name", real_name);
    compare(ladder, "mixed", mixed);
    compare(ladder, "law", law);
    compare(ladder, "tiers", tiers);
    compare(ladder, "duties", duties);
    compare(ladder, "pseudonyms", pseudonyms);
    compare(ladder, "forgotten", forgotten);
}
