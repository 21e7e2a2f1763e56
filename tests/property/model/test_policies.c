/* test_policies.c - what registries, fees, pseudonyms, provider duties and hiring do to a whole run: which way results
 * move, what is conserved, and that a rule which touches nobody disturbs nothing.
 *
 * Runs of the small busy world. Where two are compared, the same persons meet the same luck, six runs are summed, and
 * the difference asked for is several times the spread between runs. */
#include "../../support/tiny_run.h"

/* Six runs summed, with the parameters as they are: two metrics. */
static void sum_two(const struct params *params, enum metric first, enum metric second, double sum[2])
{
    struct graph graph;
    sum[0] = sum[1] = 0;
    tiny_busy_graph(&graph, 400);
    for (uint32_t replicate = 0; replicate < 6; replicate++) {
        struct outcome outcome;
        tiny_simulate(params, &graph, replicate, &outcome);
        for (int k = 0; k < 2; k++) {
            enum metric metric = k ? second : first;
            bool summary = metric_table[metric].kind == METRIC_SUMMARY;
            sum[k] += summary ? tiny_summary(&outcome, metric) : tiny_total(&outcome, metric);
        }
        outcome_free(&outcome);
    }
    graph_free(&graph);
}

static double summed(const struct params *params, enum metric metric)
{
    double sum[2];
    sum_two(params, metric, metric, sum);
    return sum[0];
}

static void mandatory(struct params *params)
{
    tiny_busy(params);
    for (int p = 0; p < 2; p++) {
        params->platforms[p].verification = VERIFICATION_MANDATORY;
        params->platforms[p].strength = 1;
    }
    params->registration.resistance = 0;
}

static void a_higher_fee_excludes_more_and_lets_fewer_offenders_in(void **state)
{
    (void)state;
    static const double fees[] = {0, 1, 4};
    struct params params;
    double last[2] = {-1, INFINITY};
    tiny_busy(&params);
    params.run.days = 120;
    params.registration.fee_weight = 0.5;
    for (int k = 0; k < 3; k++) {
        double sum[2];
        params.platforms[0].entry_fee = params.platforms[1].entry_fee = fees[k];
        sum_two(&params, M_EXCLUDED_BY_FEE, M_OPERATING_UNVERIFIED, sum);
        assert_true(sum[0] > last[0] && sum[1] < 0.9 * last[1]);
        assert_int_equal(sum[0] > 0, k > 0);
        last[0] = sum[0];
        last[1] = sum[1];
    }
}

static void who_loses_a_durable_pseudonym_seldom_returns(void **state)
{
    (void)state;
    struct params params;
    tiny_busy(&params);
    params.moderation.displacement = 0;
    double throwaway = summed(&params, M_REOPENED);
    params.platforms[0].durable_pseudonyms = params.platforms[1].durable_pseudonyms = true;
    double durable = summed(&params, M_REOPENED);
    assert_true(throwaway > 100);
    assert_true(durable < 0.1 * throwaway);
}

static void a_reputation_at_stake_makes_for_fewer_insults(void **state)
{
    (void)state;
    struct params params;
    tiny_busy(&params);
    params.run.days = 100;
    params.offending.disinhibition = 2;
    params.platforms[0].durable_pseudonyms = params.platforms[1].durable_pseudonyms = true;
    params.registration.pseudonym_stake = 0;
    double nothing_at_stake = summed(&params, M_INCIVILITY);
    params.registration.pseudonym_stake = 1;
    assert_true(summed(&params, M_INCIVILITY) < 0.9 * nothing_at_stake);
}

struct leak_count {
    uint32_t leaked;
};

static enum status count_leaked(void *context, const struct world *world, struct error *error)
{
    struct leak_count *count = context;
    (void)error;
    count->leaked = 0;
    for (uint32_t i = 0; i < world->persons.count; i++)
        count->leaked += person_has(world, i, TRAIT_LEAKED);
    return STATUS_OK;
}

/* Each person leaks at most once here, so what was counted is what is exposed. */
static void expect_leaks(enum registry_keeper keeper, bool from_platforms, bool from_states)
{
    struct params params;
    struct graph graph;
    struct outcome outcome;
    struct error error;
    struct leak_count count;
    mandatory(&params);
    for (int k = 0; k < 2; k++) {
        params.platforms[k].registry_keeper = (int)keeper;
        params.platforms[k].breach_day = 50;
        params.jurisdictions[k].register_breach_day = 60 + 40 * k;
    }
    tiny_busy_graph(&graph, 400);
    tiny_must(simulate(&params, &graph, rng_key_make(77, 0), &outcome, count_leaked, &count, &error), &error);
    double platforms = tiny_total(&outcome, M_BREACHED), states = tiny_total(&outcome, M_REGISTER_BREACHED);
    assert_int_equal(platforms > 0, from_platforms);
    assert_int_equal(states > 0, from_states);
    assert_true(platforms + states == count.leaked);
    expect_near(tiny_summary(&outcome, M_SUM_BREACHED), count.leaked / 400.0, 1e-12);
    outcome_free(&outcome);
    graph_free(&graph);
}

static void only_who_keeps_identities_can_lose_them(void **state)
{
    (void)state;
    expect_leaks(KEEPER_PLATFORM, true, false);
    expect_leaks(KEEPER_STATE, false, true);
    expect_leaks(KEEPER_NOBODY, false, false);
}

static void a_token_traces_as_well_as_a_registry_and_no_record_worse(void **state)
{
    (void)state;
    struct params params;
    struct outcome kept, token;
    mandatory(&params);
    params.platforms[0].registry_keeper = params.platforms[1].registry_keeper = KEEPER_PLATFORM;
    tiny_busy_run(&params, &kept);
    double traced = summed(&params, M_SUM_DETECTION_REPORTED);
    params.platforms[0].registry_keeper = params.platforms[1].registry_keeper = KEEPER_STATE;
    tiny_busy_run(&params, &token);
    assert_true(tiny_same(&kept, &token, NULL)); /* no breach, no difference */
    params.platforms[0].registry_keeper = params.platforms[1].registry_keeper = KEEPER_NOBODY;
    assert_true(summed(&params, M_SUM_DETECTION_REPORTED) < 0.9 * traced);
    outcome_free(&kept);
    outcome_free(&token);
}

static enum status within_limit(void *context, const struct world *world, struct error *error)
{
    (void)context;
    for (int p = 0; p < world->params->platform_count; p++)
        if (world->platforms[p].hired > world->params->platforms[p].hiring_limit)
            return error_set(error, STATUS_INTERNAL, "platform %d: too many hired", p);
    return world_verify(world, error);
}

static void hiring_shortens_the_queue_within_its_limit(void **state)
{
    (void)state;
    static const double hiring[] = {0, 0.1, 1};
    struct params params;
    struct graph graph;
    double queue = INFINITY, staff = -1;
    tiny_busy(&params);
    tiny_busy_graph(&graph, 400);
    for (int k = 0; k < 3; k++) {
        struct outcome outcome;
        struct error error;
        for (int p = 0; p < 2; p++) {
            params.platforms[p].moderation_capacity = 1;
            params.platforms[p].hiring = hiring[k];
            params.platforms[p].hiring_backlog = 2;
            params.platforms[p].hiring_limit = 15;
        }
        tiny_must(simulate(&params, &graph, rng_key_make(77, 0), &outcome, within_limit, NULL, &error), &error);
        assert_true(tiny_total(&outcome, M_REPORT_QUEUE) < 0.9 * queue);
        assert_true(tiny_summary(&outcome, M_SUM_STAFF) > staff);
        assert_int_equal(tiny_total(&outcome, M_HIRED) > 0, k > 0);
        queue = tiny_total(&outcome, M_REPORT_QUEUE);
        staff = tiny_summary(&outcome, M_SUM_STAFF);
        outcome_free(&outcome);
    }
    graph_free(&graph);
}

/* Exposure with one rule that restrains disclosure, or one that feeds it. */
static double exposure(void (*change)(struct params *))
{
    struct params params;
    tiny_busy(&params);
    params.run.days = 100;
    params.disclosure.active_rate = params.disclosure.passive_rate = 0.02;
    change(&params);
    return summed(&params, M_SUM_EXPOSURE);
}

static void as_it_is(struct params *params)
{
    (void)params;
}

static void warned(struct params *params)
{
    params->platforms[0].warnings = params->platforms[1].warnings = 0.8;
}

static void instructed(struct params *params)
{
    params->disclosure.literacy = 0.5;
}

static void collected(struct params *params)
{
    params->platforms[0].collection = params->platforms[1].collection = 0.02;
}

static void collected_with_consent(struct params *params)
{
    collected(params);
    params->platforms[0].consent = params->platforms[1].consent = 0.9;
}

static void duties_lower_exposure_and_collection_raises_it(void **state)
{
    (void)state;
    double usual = exposure(as_it_is), collecting = exposure(collected);
    assert_true(exposure(warned) < usual && exposure(instructed) < 0.9 * usual);
    assert_true(collecting > 1.1 * usual && exposure(collected_with_consent) < collecting);
}

static void what_friends_give_away_makes_victims(void **state)
{
    (void)state;
    struct params params;
    tiny_busy(&params);
    params.offending.candidates = 1;
    params.offending.caution_gain = params.disclosure.withdrawal = 0; /* or victims become rare */
    params.infiltration.contacts_half = 0;
    params.disclosure.audience_friends = params.disclosure.audience_second = 0;
    params.disclosure.audience_everyone = 1;
    for (int o = 0; o < params.offence_count; o++) {
        params.offences[o].reach_stranger = params.offences[o].reach_second = 0;
        params.offences[o].reach_friend = 1;
        params.offences[o].base_leverage = 0;
    }
    double without = summed(&params, M_VICTIMISATIONS);
    params.disclosure.inference = 1;
    double with = summed(&params, M_VICTIMISATIONS);
    assert_true(with > 1.05 * without);
}

/* Everybody has a true credential, nobody opens an unverified account, works with a token, waits for moderators, has
 * many followers, or is known by what is shown: then none of these rules matters. */
static void rules_that_touch_nobody_disturb_nothing(void **state)
{
    (void)state;
    struct params params;
    struct outcome plain, ruled;
    mandatory(&params);
    params.mechanisms.disclosure = false;
    for (int o = 0; o < params.offence_count; o++)
        params.offences[o].base_leverage = 1;
    tiny_busy_run(&params, &plain);
    for (int p = 0; p < 2; p++) {
        params.platforms[p].entry_fee = 5;
        params.platforms[p].durable_pseudonyms = true;
        params.platforms[p].credential_price_factor = 7;
        params.platforms[p].warnings = params.platforms[p].consent = params.platforms[p].collection = 1;
        params.platforms[p].hiring = 1;
        params.platforms[p].hiring_backlog = 3650;
        params.jurisdictions[p].register_breach_day = 50;
        params.jurisdictions[p].register_breach_hazard = 10;
    }
    params.registration.fee_weight = 100;
    params.registration.pseudonym_stake = 1;
    params.registration.purge_share = 1;
    params.disclosure.inference = 1;
    tiny_busy_run(&params, &ruled);
    assert_true(tiny_same(&plain, &ruled, NULL));
    outcome_free(&plain);
    outcome_free(&ruled);
}

/* The world where all information is random: nothing that is shown helps anybody, an offence that needs knowledge of
 * its victim never succeeds, and authentic users do not exist. */
static void where_all_profiles_are_invented_what_they_show_is_of_no_use(void **state)
{
    (void)state;
    struct params params;
    struct outcome outcome;
    tiny_busy(&params);
    params.run.days = 120;
    params.platforms[0].verification = VERIFICATION_OPTIONAL;
    double usual = summed(&params, M_VICTIMISATIONS);
    params.registration.authentic_unverified = params.registration.authentic_verified = 0;
    assert_true(summed(&params, M_VICTIMISATIONS) < 0.9 * usual);
    for (int o = 0; o < params.offence_count; o++)
        params.offences[o].base_leverage = 0;
    tiny_busy_run(&params, &outcome);
    assert_true(tiny_total(&outcome, M_ATTEMPTS) > 0 && tiny_total(&outcome, M_VICTIMISATIONS) == 0);
    assert_true(tiny_summary(&outcome, M_SUM_AUTHENTIC_SHARE) == 0);
    assert_true(tiny_total(&outcome, M_ACCOUNT_DAYS_AUTHENTIC) == 0);
    assert_true(isnan(tiny_summary(&outcome, M_SUM_RATE_AUTHENTIC)));
    assert_true(tiny_last(&outcome, M_EXPOSURE) > 0); /* as much is shown as ever */
    outcome_free(&outcome);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_higher_fee_excludes_more_and_lets_fewer_offenders_in),
        cmocka_unit_test(who_loses_a_durable_pseudonym_seldom_returns),
        cmocka_unit_test(a_reputation_at_stake_makes_for_fewer_insults),
        cmocka_unit_test(only_who_keeps_identities_can_lose_them),
        cmocka_unit_test(a_token_traces_as_well_as_a_registry_and_no_record_worse),
        cmocka_unit_test(hiring_shortens_the_queue_within_its_limit),
        cmocka_unit_test(duties_lower_exposure_and_collection_raises_it),
        cmocka_unit_test(what_friends_give_away_makes_victims),
        cmocka_unit_test(rules_that_touch_nobody_disturb_nothing),
        cmocka_unit_test(where_all_profiles_are_invented_what_they_show_is_of_no_use),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
