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
        int platform = world->persons.platform[i];
        without += platform == NO_PLATFORM || world->persons.suspended_until[i] > world->day;
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
            offence->layer == LAYER_STRANGER && world->params->platforms[offence->platform].law_day == 0 &&
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

/* Every rule at home, from the start and later, with every combination of what goes with it: 96 regimes. */
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
                                .breach = k & 4};
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
        cmocka_unit_test(invariants_hold_with_any_mechanism_switched_off),
        cmocka_unit_test(invariants_hold_with_every_mechanism_switched_off),
        cmocka_unit_test(invariants_hold_while_platforms_are_blocked_and_unblocked),
        cmocka_unit_test(invariants_hold_at_extremes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
