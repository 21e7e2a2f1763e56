/* test_invariants.c - every invariant of the state holds after every day, under very different regimes and with every
 * mechanism switched off in turn. */
#include <stdio.h>

#include "../../support/tiny_run.h"

enum { PERSONS = 300 };

/* Invariants that world_verify leaves out, because they need the whole run or the regime. */
static enum status verify_more(const struct world *world, struct error *error)
{
    uint32_t accounts = 0, without = 0;
    for (uint32_t i = 0; i < world->persons.count; i++) {
        int platform = world->persons.at[i].platform;
        without += platform == NO_PLATFORM || world->persons.at[i].suspended_until > world->day;
        if (platform != NO_PLATFORM && !person_reaches(world, i, platform))
            return error_set(error, STATUS_INTERNAL, "person %u: on a platform out of reach", i);
    }
    for (int p = 0; p < world->params->platform_count; p++)
        for (int c = 0; c < CREDENTIAL_COUNT; c++)
            accounts += world->platforms[p].users[c][0] + world->platforms[p].users[c][1];
    if (accounts + without != world->persons.count)
        return error_set(error, STATUS_INTERNAL, "%u accounts and %u persons without one", accounts, without);
    for (uint32_t i = world->offences_before_today; i < world->offence_count; i++) {
        const struct offence *offence = &world->offences[i];
        if (offence->account != NO_ACCOUNT && offence->credential == CREDENTIAL_UNVERIFIED &&
            offence->layer == LAYER_STRANGER && world->platforms[offence->platform].grace_days == 0 &&
            world->platforms[offence->platform].verification == VERIFICATION_TIERED)
            return error_set(error, STATUS_INTERNAL, "offence %u: a limited account met a stranger", i);
    }
    return STATUS_OK;
}

static enum status verify_day(void *context, const struct world *world, struct error *error)
{
    (*(int *)context)++;
    enum status status = world_verify(world, error);
    return status ? status : verify_more(world, error);
}

static void verify_run(const struct params *params, const struct graph *graph, const char *name)
{
    struct outcome outcome;
    struct error error;
    int days = 0;
    if (simulate(params, graph, rng_key_make(4, 1), &outcome, verify_day, &days, &error))
        fail_msg("%s, day %d: %s", name, days - 1, error.message);
    assert_int_equal(days, params->run.days);
    outcome_free(&outcome);
}

/* What a regime changes in the busy world. */
struct regime {
    const char *name;
    enum verification home, abroad;
    int law_day;
    bool exempt, blocked, breach, daily, unique;
    bool scored; /* social credit, scarce look-ups, persecution */
    bool market; /* VPNs, migration and prosecuted sellers */
};

static const struct regime regimes[] = {
    {.name = "anonymous"},
    {.name = "optional", .home = VERIFICATION_OPTIONAL, .breach = true},
    {.name = "tiered", .home = VERIFICATION_TIERED, .daily = true},
    {.name = "mandatory", .home = VERIFICATION_MANDATORY},
    {.name = "mandatory everywhere", .home = VERIFICATION_MANDATORY, .abroad = VERIFICATION_MANDATORY, .breach = true},
    {.name = "mandatory, abroad blocked", .home = VERIFICATION_MANDATORY, .blocked = true, .unique = true},
    {.name = "mandatory, daily tries", .home = VERIFICATION_MANDATORY, .daily = true, .unique = true, .breach = true},
    {.name = "later law", .home = VERIFICATION_MANDATORY, .law_day = 50},
    {.name = "later law, blocked", .home = VERIFICATION_MANDATORY, .law_day = 50, .breach = true, .blocked = true},
    {.name = "later law, exempt", .home = VERIFICATION_MANDATORY, .law_day = 50, .exempt = true},
    {.name = "later tiered law", .home = VERIFICATION_TIERED, .law_day = 50, .unique = true},
    {.name = "later tiered law, exempt", .home = VERIFICATION_TIERED, .law_day = 50, .exempt = true, .daily = true},
    {.name = "mandatory, scored", .home = VERIFICATION_MANDATORY, .breach = true, .scored = true},
    {.name = "tiered later, scored", .home = VERIFICATION_TIERED, .law_day = 50, .unique = true, .scored = true},
    {.name = "blocked, VPNs and sellers",
     .home = VERIFICATION_MANDATORY,
     .blocked = true,
     .breach = true,
     .market = true},
    {.name = "later law, blocked, VPNs",
     .home = VERIFICATION_MANDATORY,
     .law_day = 50,
     .blocked = true,
     .market = true},
    {.name = "later tiered law, VPNs", .home = VERIFICATION_TIERED, .law_day = 50, .daily = true, .market = true},
    {.name = "later badge", .home = VERIFICATION_OPTIONAL, .law_day = 50, .abroad = VERIFICATION_TIERED},
};

/* Scores at home, scarce look-ups, persecution, attention and fear. */
static void score(struct params *params)
{
    params->mechanisms.social_credit = true;
    params->credit.petty_rate = 0.5;
    params->credit.petty_certainty = 0.2;
    params->credit.recovery = 0.01;
    params->expression.attention = 50;
    params->expression.fear = 5;
    params->expression.vulnerable_share = 0.2;
    params->platforms[0].targeted_share = 0.3;
    params->platforms[0].takedown_breadth = 1;
    params->platforms[0].encryption = 0.3;
    for (int k = 0; k < 2; k++) {
        params->jurisdictions[k].social_credit = k == 0;
        params->jurisdictions[k].blacklist_days = 15;
        params->jurisdictions[k].surveillance = 0.8;
        params->jurisdictions[k].persecution = 0.5;
        params->jurisdictions[k].warrant = k == 0;
        params->jurisdictions[k].lookup_budget = 450;
    }
}

/* Everybody thinks again every few days; sellers come, starve and are prosecuted. */
static void open_market(struct params *params)
{
    params->mechanisms.vpn = params->mechanisms.migration = params->mechanisms.sellers = true;
    params->vpn.price = 0.2;
    params->vpn.alarm = 0.001;
    params->vpn.reconsider = params->migration.rate = 0.2;
    params->migration.inertia = 0.1;
    params->sellers.credentials = params->sellers.access = 1500;
    params->sellers.credentials_cost = params->sellers.access_cost = 0.01;
    params->sellers.entry = 0.02;
    for (int k = 0; k < 2; k++) {
        params->jurisdictions[k].seller_prosecution = 5;
        params->jurisdictions[k].vpn_permits = 0.1;
        params->jurisdictions[k].vpn_obstruction = 0.3;
    }
}

static void apply(const struct regime *regime, struct params *params)
{
    tiny_busy(params);
    struct platform_params *home = &params->platforms[0];
    home->verification = (int)regime->home;
    home->law_day = regime->law_day;
    home->grace_days = 40;
    home->strength = 0.6;
    home->existing_accounts = regime->exempt ? EXISTING_EXEMPT : EXISTING_MUST_VERIFY;
    home->duplicates = !regime->unique;
    home->front_stage = regime->breach ? FRONT_REAL : FRONT_VOLUNTARY;
    home->prominent_friends = 15;
    home->breach_day = regime->breach ? 100 : -1;
    home->breach_hazard = regime->breach ? 1 : 0;
    params->platforms[1].verification = (int)regime->abroad;
    params->platforms[1].blocked_in = regime->blocked ? 1 : 0;
    params->credentials.tries = regime->daily ? TRIES_DAILY : TRIES_EXPECTED;
    params->registration.resistance = 0.5;
    params->registration.buys_false = 0.3;
    params->jurisdictions[1].blacklist = true;
    if (regime->scored)
        score(params);
    if (regime->market)
        open_market(params);
}

static void invariants_hold_every_day_under_every_regime(void **state)
{
    (void)state;
    struct graph graph;
    tiny_busy_graph(&graph, PERSONS);
    for (size_t k = 0; k < sizeof regimes / sizeof regimes[0]; k++) {
        struct params params;
        apply(&regimes[k], &params);
        verify_run(&params, &graph, regimes[k].name);
    }
    graph_free(&graph);
}

/* Every rule at home, from the start and later, with every combination of what goes with it: 96 regimes, half of them
 * (those with an odd number of these things) scored. */
static void invariants_hold_under_every_combination_of_rules(void **state)
{
    (void)state;
    struct graph graph;
    tiny_busy_graph(&graph, PERSONS);
    for (unsigned k = 0; k < 96; k++) {
        struct regime regime = {.name = "combination",
                                .home = (enum verification)(1 + k / 32),
                                .exempt = k & 1,
                                .law_day = k & 2 ? 30 : 0,
                                .daily = k & 4,
                                .unique = k & 8,
                                .blocked = k & 16,
                                .breach = k & 4,
                                .scored = (k ^ k >> 1 ^ k >> 2 ^ k >> 3 ^ k >> 4) & 1};
        struct params params;
        char name[40];
        apply(&regime, &params);
        params.run.days = 100;
        params.platforms[0].breach_day = 60;
        snprintf(name, sizeof name, "combination %u", k);
        verify_run(&params, &graph, name);
    }
    graph_free(&graph);
}

static void intervene(struct params *params, const char *name, int start, int until, int ramp, const char *changes)
{
    struct intervention_params *rule = &params->interventions[params_element_add(params, SCOPE_INTERVENTION, name)];
    rule->start = start;
    rule->until = until;
    rule->ramp_days = ramp;
    snprintf(rule->changes, sizeof rule->changes, "%s", changes);
}

/* Laws that follow one another within their times of grace, repeals, everything ramped, and triggers that come and go:
 * a seventh of all combinations of the first and the second rule, with and without
 * exemption. */
static void invariants_hold_under_rules_that_change(void **state)
{
    (void)state;
    static const char *const rules[] = {"none", "optional", "tiered", "mandatory"};
    struct graph graph;
    tiny_busy_graph(&graph, PERSONS);
    for (unsigned k = 0; k < 128; k += 7) {
        struct params params;
        char name[40], text[TEXT_SIZE];
        apply(&regimes[k & 1 ? 3 : 10], &params);
        params.run.days = 120;
        params.platforms[0].breach_day = 60;
        params.platforms[0].verification = (int)(k >> 5);
        snprintf(text, sizeof text,
                 "platforms.domestic.verification = %s; platforms.domestic.front_stage = real; "
                 "platforms.domestic.existing_accounts = %s; platforms.domestic.duplicates = %s",
                 rules[k >> 1 & 3], k & 8 ? "exempt" : "must_verify", k & 16 ? "on" : "off");
        intervene(&params, "first", k & 4 ? 0 : 20, 60, 0, text);
        intervene(&params, "second", 30, k & 2 ? 45 : -1, 0,
                  k & 16 ? "platforms.domestic.verification = mandatory; platforms.domestic.grace_days = 7"
                         : "platforms.domestic.verification = none; platforms.domestic.front_stage = pseudonym");
        intervene(
            &params, "slow", 10, 100, 50,
            "offending.rate *= 3; platforms.domestic.prominent_friends = 1; platforms.domestic.strength = 1; "
            "platforms.abroad.verification = tiered; jurisdictions.home.limitation = 5; offending.candidates = 1");
        intervene(&params, "alarm", -1, 110, 0, "jurisdictions.home.investigations *= 0; moderation.displacement = 1");
        params.interventions[3].trigger = (int)(1 + k % 7);
        params.interventions[3].direction = (int)(k >> 3 & 1);
        params.interventions[3].lasting = 25;
        snprintf(name, sizeof name, "changing rules %u", k);
        verify_run(&params, &graph, name);
    }
    graph_free(&graph);
}

/* Rings everywhere, and a law of thresholds and files. */
static void add_rings(struct params *params, double size, double exposure)
{
    params->mechanisms.rings = true;
    params->rings.formation = 20000;
    params->rings.size = size;
    params->rings.exposure = exposure;
    params->rings.needed = 3;
    params->rings.access_rate = 0.1;
    params->rings.harassment = 3;
    params->rings.bystanders = 20;
    params->rings.malicious_reports = 5;
    params->rings.minor_leaders = params->rings.leaders;
    params->rings.patience_days = 10;
    params->rings.rest_days = 0;
    params->moderation.bystanders = 0.5;
    params->investigation.witness = 0.5;
    params->disclosure.withdrawal = 1;
    for (int k = 0; k < 2; k++) {
        params->jurisdictions[k].sentence_quantity = 10;
        params->jurisdictions[k].permanent_file = true;
        params->jurisdictions[k].minors_educated = k;
        params->jurisdictions[k].investigations = 10000;
    }
}

static void invariants_hold_with_rings_under_every_regime(void **state)
{
    (void)state;
    struct graph graph;
    tiny_busy_graph(&graph, PERSONS);
    for (size_t k = 0; k < sizeof regimes / sizeof regimes[0]; k++) {
        struct params params;
        char name[120];
        apply(&regimes[k], &params);
        add_rings(&params, k % 2 ? 64 : 2, k % 3 / 2.0);
        params.run.days = 120;
        params.rings.attack_days = k % 4 ? 5 : 0;
        params.rings.rest_days = k % 4 == 1 ? 3 : 0;
        params.platforms[0].breach_day = regimes[k].breach ? 100 : -1;
        snprintf(name, sizeof name, "%s, with rings", regimes[k].name);
        verify_run(&params, &graph, name);
    }
    graph_free(&graph);
}

/* Every keeper of identities with fees, durable pseudonyms, bunching, duties, collection, guesses and hiring at once.
 */
static void add_rules(struct params *params, enum registry_keeper keeper)
{
    for (int p = 0; p < 2; p++) {
        struct platform_params *rule = &params->platforms[p];
        rule->registry_keeper = (int)keeper;
        rule->entry_fee = 0.3;
        rule->credential_price_factor = 5;
        rule->durable_pseudonyms = true;
        rule->warnings = rule->consent = 0.5;
        rule->collection = 0.05;
        rule->moderation_capacity = 0.5;
        rule->hiring = 1;
        rule->hiring_backlog = 0;
        rule->hiring_limit = 20;
        rule->attrition = 0.05;
        params->jurisdictions[p].register_breach_hazard = 5;
    }
    params->registration.purge_margin = 1;
    params->registration.purge_share = 0.5;
    params->disclosure.literacy = 0.2;
    params->disclosure.inference = 1;
}

static void invariants_hold_whoever_keeps_identities_with_every_rule_at_once(void **state)
{
    (void)state;
    struct graph graph;
    tiny_busy_graph(&graph, PERSONS);
    for (size_t k = 0; k < sizeof regimes / sizeof regimes[0]; k++)
        for (int keeper = KEEPER_PLATFORM; keeper <= KEEPER_NOBODY; keeper++) {
            struct params params;
            char name[80];
            apply(&regimes[k], &params);
            add_rules(&params, (enum registry_keeper)keeper);
            params.run.days = 120;
            snprintf(name, sizeof name, "%s, keeper %d", regimes[k].name, keeper);
            verify_run(&params, &graph, name);
        }
    graph_free(&graph);
}

static void invariants_hold_with_any_mechanism_switched_off(void **state)
{
    (void)state;
    struct graph graph;
    tiny_busy_graph(&graph, PERSONS);
    for (const struct mechanism *const *m = day_schedule; *m; m++) {
        if ((*m)->switch_offset == MECHANISM_ALWAYS)
            continue;
        for (size_t k = 1; k < sizeof regimes / sizeof regimes[0]; k += 7) { /* an optional badge, a later law */
            struct params params;
            char name[120];
            apply(&regimes[k], &params);
            *(bool *)((char *)&params + (*m)->switch_offset) = false;
            snprintf(name, sizeof name, "%s without %s", regimes[k].name, (*m)->name);
            verify_run(&params, &graph, name);
            add_rings(&params, 8, 0.5);
            *(bool *)((char *)&params + (*m)->switch_offset) = false;
            params.run.days = 60;
            verify_run(&params, &graph, name);
        }
    }
    graph_free(&graph);
}

static void invariants_hold_with_every_mechanism_switched_off(void **state)
{
    (void)state;
    struct graph graph;
    struct params params;
    tiny_busy_graph(&graph, PERSONS);
    apply(&regimes[8], &params);
    tiny_switch_all(&params, false);
    verify_run(&params, &graph, "nothing on");
    graph_free(&graph);
}

struct flipping {
    struct params *params;
    int days;
};

/* Both platforms are blocked and unblocked in turn, each where it is at home too. */
static enum status flip_day(void *context, const struct world *world, struct error *error)
{
    struct flipping *flipping = context;
    enum status status = verify_day(&flipping->days, world, error);
    if (world->day % 7 == 6)
        flipping->params->platforms[0].blocked_in = (set_mask)(world->day / 7) & 3u;
    if (world->day % 11 == 10)
        flipping->params->platforms[1].blocked_in = (set_mask)(world->day / 11) & 3u;
    return status;
}

static void invariants_hold_while_platforms_are_blocked_and_unblocked(void **state)
{
    (void)state;
    struct graph graph;
    tiny_busy_graph(&graph, PERSONS);
    for (unsigned k = 0; k < 4; k++) {
        struct regime regime = {.name = "flipping",
                                .home = VERIFICATION_MANDATORY,
                                .law_day = k & 1 ? 30 : 0,
                                .unique = true,
                                .breach = true,
                                .market = k & 2};
        struct params params;
        struct flipping flipping = {&params, 0};
        struct outcome outcome;
        struct error error;
        apply(&regime, &params);
        params.run.days = 100;
        if (simulate(&params, &graph, rng_key_make(4, k), &outcome, flip_day, &flipping, &error))
            fail_msg("flipping %u, day %d: %s", k, flipping.days - 1, error.message);
        assert_true(tiny_total(&outcome, M_CUT_OFF) > 0);
        outcome_free(&outcome);
    }
    graph_free(&graph);
}

/* Chances of 0 and 1, no friends, one day, everybody an offender. */
static void invariants_hold_at_extremes(void **state)
{
    (void)state;
    struct graph graph, lonely;
    struct tiny_pairs none = {0};
    struct error error;
    struct params params;
    tiny_busy_graph(&graph, PERSONS);
    tiny_must(graph_from_pairs(&lonely, 50, none.items, 0, NULL, &error), &error);
    apply(&regimes[8], &params);
    verify_run(&params, &lonely, "no friendships");
    params.run.days = params.run.interval = 1;
    verify_run(&params, &graph, "one day");
    apply(&regimes[4], &params);
    params.population.motivated_share = 0.5;
    params.population.desistance = 0.5;
    params.learning.desist_on_release = 1;
    params.registration.reentry_days = 0;
    params.disclosure.active_rate = params.disclosure.passive_rate = 1;
    params.disclosure.withdrawal = 1;
    params.moderation.displacement = 1;
    params.moderation.malicious_reports = 0.2;
    params.platforms[0].ban_days = 36500;
    params.platforms[0].sensitivity = 1;
    params.platforms[0].specificity = 0;
    params.offending.caution_gain = 1;
    verify_run(&params, &graph, "everything at once");
    score(&params);
    params.investigation.trace_technical = params.investigation.trace_registry = 1;
    params.expression.chill = params.expression.vulnerable_share = 1;
    params.expression.vulnerable_chill = params.expression.fear = params.expression.attention = 1000;
    params.platforms[0].targeted_share = 1;
    params.credit.blacklist_below = params.credit.perk_1 = 950;
    params.credit.contacts = 1;
    params.jurisdictions[0].surveillance = params.jurisdictions[0].persecution = 1;
    for (int hidden = 0; hidden < 2; hidden++) {
        params.platforms[0].encryption = hidden;
        params.expression.chill = hidden;
        verify_run(&params, &graph, "everybody known, scored and silenced");
    }
    open_market(&params);
    params.vpn.take_up = params.vpn.offender_take_up = params.vpn.reconsider = params.vpn.evasion = 1;
    params.migration.rate = params.migration.asked = 1;
    params.migration.inertia = 0;
    params.sellers.competition = 2;
    params.sellers.entry = params.sellers.exit = 1;
    params.sellers.memory = 1;
    params.jurisdictions[1].seller_prosecution = 1000;
    params.jurisdictions[0].vpn_obstruction = 1;
    params.platforms[1].blocked_in = 1;
    verify_run(&params, &graph, "everything at once, with a market");
    params.sellers.credentials = params.sellers.access = 0;
    verify_run(&params, &graph, "nobody sells");
    graph_free(&graph);
    graph_free(&lonely);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(invariants_hold_every_day_under_every_regime),
        cmocka_unit_test(invariants_hold_under_every_combination_of_rules),
        cmocka_unit_test(invariants_hold_under_rules_that_change),
        cmocka_unit_test(invariants_hold_with_rings_under_every_regime),
        cmocka_unit_test(invariants_hold_whoever_keeps_identities_with_every_rule_at_once),
        cmocka_unit_test(invariants_hold_with_any_mechanism_switched_off),
        cmocka_unit_test(invariants_hold_with_every_mechanism_switched_off),
        cmocka_unit_test(invariants_hold_while_platforms_are_blocked_and_unblocked),
        cmocka_unit_test(invariants_hold_at_extremes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
