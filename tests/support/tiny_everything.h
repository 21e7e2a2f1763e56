/* tiny_everything.h - the busy world with every mechanism on and parameters that interventions change on random days.
 */
#ifndef TESTS_SUPPORT_TINY_EVERYTHING_H
#define TESTS_SUPPORT_TINY_EVERYTHING_H

#include <stdio.h>

#include "regimesim/params/change.h"
#include "tiny_run.h"

enum { EVERYTHING_DAYS = 150, EVERYTHING_INTERVENTIONS = 12 };

/* What may change. No two lines break a rule between parameters together. */
static const char *const everything_changes[] = {
    "platforms.domestic.verification = mandatory",
    "platforms.domestic.verification = none",
    "platforms.domestic.verification = tiered",
    "platforms.abroad.verification = optional",
    "platforms.abroad.verification = mandatory",
    "platforms.domestic.front_stage = real",
    "platforms.domestic.front_stage = voluntary",
    "platforms.domestic.existing_accounts = exempt",
    "platforms.domestic.prominent_friends = 8",
    "platforms.domestic.prominent_friends = 0",
    "platforms.domestic.grace_days = 1",
    "platforms.domestic.strength = 1",
    "platforms.domestic.duplicates = off",
    "platforms.domestic.ban_days = 36500",
    "platforms.domestic.blocked_in = foreign",
    "platforms.abroad.blocked_in = home",
    "platforms.abroad.blocked_in = none",
    "platforms.domestic.registry_keeper = nobody",
    "platforms.domestic.registry_keeper = state",
    "platforms.abroad.registry_keeper = platform",
    "platforms.domestic.durable_pseudonyms = on",
    "platforms.abroad.durable_pseudonyms = off",
    "platforms.domestic.entry_fee = 2",
    "platforms.abroad.entry_fee = 0",
    "platforms.domestic.hiring_limit = 0.1",
    "platforms.domestic.hiring = 0",
    "platforms.domestic.moderation_capacity = 0",
    "platforms.domestic.encryption = 1",
    "platforms.domestic.takedown_breadth = 0",
    "platforms.domestic.collection = 0.5",
    "platforms.domestic.breach_hazard = 100",
    "jurisdictions.home.register_breach_hazard = 100",
    "jurisdictions.home.social_credit = off",
    "jurisdictions.foreign.social_credit = on",
    "jurisdictions.home.blacklist_days = 0",
    "jurisdictions.home.blacklist = on",
    "jurisdictions.home.warrant = on",
    "jurisdictions.home.lookup_budget = 3",
    "jurisdictions.home.lookup_budget = -1",
    "jurisdictions.home.surveillance = 1",
    "jurisdictions.home.vpn_permits = 0",
    "jurisdictions.home.vpn_permits = 1",
    "jurisdictions.home.vpn_obstruction = 1",
    "jurisdictions.home.seller_prosecution = 1000",
    "jurisdictions.home.permanent_file = off",
    "jurisdictions.home.minors_educated = off",
    "jurisdictions.home.sentence_quantity = 1",
    "jurisdictions.home.investigations *= 0",
    "agreements.treaty.in_force = on",
    "agreements.treaty.cooperation = 0",
    "vpn.price = 50",
    "vpn.take_up = 1",
    "vpn.evasion = 1",
    "vpn.reconsider = 1",
    "migration.rate = 1",
    "migration.asked = 1",
    "migration.inertia = 0",
    "sellers.competition = 2",
    "sellers.exit = 1",
    "sellers.entry = 1",
    "sellers.memory = 1",
    "rings.size = 64",
    "rings.leaders = 16",
    "rings.needed = 1",
    "rings.attack_days = 0",
    "rings.abroad = 1",
    "rings.formation = 1e6",
    "rings.publishes = stalking",
    "rings.harasses = fraud",
    "credit.blacklist_below = 950",
    "credit.offence_drop = 600",
    "credit.perk_weight = 100",
    "credit.petty_certainty = 1",
    "credit.contacts = 1",
    "registration.purge_share = 1",
    "registration.reentry_days = 0",
    "registration.choice_sharpness = 0",
    "disclosure.literacy = 1",
    "disclosure.inference = 0",
    "disclosure.withdrawal = 1",
    "expression.attention = 1000",
    "expression.vulnerable_share = 1",
    "investigation.witness = 1",
    "investigation.trace_registry = 0",
    "learning.desist_on_release = 1",
    "population.motivated_share = 0.5",
    "credentials.tries = daily",
    "trust.form = absolute",
};
enum { EVERYTHING_CHANGES = sizeof everything_changes / sizeof everything_changes[0] };

static inline void everything_add_rings(struct params *params)
{
    params->rings.formation = 20000;
    params->rings.size = 5;
    params->rings.needed = 3;
    params->rings.access_rate = 0.1;
    params->rings.harassment = 2;
    params->rings.patience_days = 10;
    params->rings.rest_days = 1;
    params->moderation.bystanders = 0.3;
}

static inline void everything_add_market(struct params *params)
{
    params->vpn.price = 0.2;
    params->vpn.alarm = 0.001;
    params->vpn.reconsider = params->migration.rate = 0.1;
    params->migration.inertia = 0.1;
    params->sellers.credentials = params->sellers.access = 1500;
    params->sellers.credentials_cost = params->sellers.access_cost = 0.01;
    params->sellers.entry = 0.02;
}

static inline void everything_add_liberties(struct params *params)
{
    params->credit.petty_rate = 0.5;
    params->credit.petty_certainty = 0.1;
    params->expression.attention = 50;
    params->expression.fear = 5;
    params->expression.vulnerable_share = 0.2;
    params->disclosure.inference = 0.5;
    params->disclosure.literacy = 0.1;
    params->registration.purge_margin = 2;
    params->registration.purge_share = 0.5;
    params->run.hops = true;
}

static inline void everything_add_rules(struct params *params)
{
    for (int p = 0; p < 2; p++) {
        struct platform_params *rule = &params->platforms[p];
        rule->registry_keeper = p ? KEEPER_STATE : KEEPER_PLATFORM;
        rule->strength = 0.5;
        rule->grace_days = 20;
        rule->prominent_friends = 12;
        rule->entry_fee = 0.2;
        rule->durable_pseudonyms = p == 1;
        rule->targeted_share = 0.3;
        rule->takedown_breadth = 0.8;
        rule->warnings = rule->consent = 0.3;
        rule->collection = 0.02;
        rule->hiring = 2;
        rule->hiring_backlog = 0;
        struct jurisdiction_params *law = &params->jurisdictions[p];
        law->social_credit = p == 0;
        law->blacklist_days = 12;
        law->surveillance = law->persecution = 0.4;
        law->lookup_budget = p ? 2000 : -1;
        law->vpn_permits = law->vpn_obstruction = 0.2;
        law->seller_prosecution = 3;
        law->sentence_quantity = 20;
        law->permanent_file = true;
    }
    params->platforms[0].verification = VERIFICATION_TIERED;
    params->platforms[1].blocked_in = 1;
    int treaty = params_element_add(params, SCOPE_AGREEMENT, "treaty");
    params->agreements[treaty].parties = 3;
    params->agreements[treaty].in_force = false;
}

/* Each intervention changes three or four things, from a random day on: for some days, for ever, or as long as a
 * trigger holds it; at once or slowly. A line that would change the same parameter again is passed over. */
static inline void everything_draw_interventions(struct params *params, struct rng *rng)
{
    static const char *const names[EVERYTHING_INTERVENTIONS] = {"a", "b", "c", "d", "e", "f",
                                                                "g", "h", "i", "j", "k", "l"};
    for (int i = 0; i < EVERYTHING_INTERVENTIONS; i++) {
        int index = params_element_add(params, SCOPE_INTERVENTION, names[i]);
        struct intervention_params *rule = &params->interventions[index];
        rule->start = (int)rng_below(rng, EVERYTHING_DAYS);
        rule->until = rng_chance(rng, 0.6) ? rule->start + 1 + (int)rng_below(rng, 60) : -1;
        rule->ramp_days = rng_chance(rng, 0.3) ? (int)rng_below(rng, 30) : 0;
        if (rng_chance(rng, 0.25)) {
            rule->start = -1;
            rule->trigger = 1 + (int)rng_below(rng, TRIGGER_LEFT_SHARE);
            rule->direction = (int)rng_below(rng, 2);
            rule->threshold = rng_chance(rng, 0.5) ? 0.01 : 5;
            rule->lasting = (int)rng_below(rng, 40);
        }
        for (int k = 0; k < 4; k++) {
            struct change_list list;
            char text[2 * TEXT_SIZE];
            int length = snprintf(text, sizeof text, "%s; %s", rule->changes,
                                  everything_changes[rng_below(rng, EVERYTHING_CHANGES)]);
            if (length < TEXT_SIZE && changes_parse(params, text, &list, NULL) == STATUS_OK)
                memcpy(rule->changes, text, (size_t)length + 1);
        }
    }
}

/* All of it. The same seed, the same interventions. */
static inline void everything(struct params *params, uint32_t seed)
{
    struct rng rng;
    rng_open(&rng, rng_key_make(31, seed), RNG_TEST, 0, 1, 0);
    tiny_busy(params);
    tiny_switch_all(params, true);
    params->run.days = EVERYTHING_DAYS;
    params->run.interval = 10;
    everything_add_rings(params);
    everything_add_market(params);
    everything_add_liberties(params);
    everything_add_rules(params);
    everything_draw_interventions(params, &rng);
}

#endif
