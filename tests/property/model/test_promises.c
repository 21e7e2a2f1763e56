/* test_promises.c - what the keyed random numbers promise: the same key gives the same bytes, whatever runs beside it;
 * regimes meet the same persons with the same luck; what nobody reacts to disturbs nothing. */
#include <omp.h>

#include "../../support/tiny_run.h"

static void the_same_key_gives_the_same_bytes_and_another_replicate_others(void **state)
{
    (void)state;
    struct params params;
    struct graph graph;
    struct outcome a, b, other;
    tiny_busy(&params);
    params.platforms[0].verification = VERIFICATION_MANDATORY;
    tiny_busy_graph(&graph, 400);
    tiny_simulate(&params, &graph, 3, &a);
    tiny_simulate(&params, &graph, 4, &other);
    tiny_simulate(&params, &graph, 3, &b);
    assert_true(tiny_same(&a, &b, NULL));
    assert_true(tiny_summary(&a, M_SUM_RATE_ALL) != tiny_summary(&other, M_SUM_RATE_ALL));
    assert_true(tiny_summary(&a, M_SUM_EXPOSURE) != tiny_summary(&other, M_SUM_EXPOSURE));
    outcome_free(&a);
    outcome_free(&b);
    outcome_free(&other);
    graph_free(&graph);
}

static void replicates_side_by_side_are_the_same_as_one_after_another(void **state)
{
    (void)state;
    enum { REPLICATES = 6 };
    struct params params;
    struct graph graph;
    struct outcome alone[REPLICATES], together[REPLICATES];
    int failed = 0;
    tiny_busy(&params);
    params.run.days = 100;
    params.platforms[0].verification = VERIFICATION_OPTIONAL;
    tiny_busy_graph(&graph, 300);
    for (uint32_t k = 0; k < REPLICATES; k++)
        tiny_simulate(&params, &graph, k, &alone[k]);
#pragma omp parallel for num_threads(3) schedule(dynamic) reduction(+ : failed)
    for (uint32_t k = 0; k < REPLICATES; k++)
        failed += simulate(&params, &graph, rng_key_make(77, k), &together[k], NULL, NULL, NULL) != STATUS_OK;
    assert_int_equal(failed, 0);
    for (uint32_t k = 0; k < REPLICATES; k++) {
        assert_true(tiny_same(&alone[k], &together[k], NULL));
        outcome_free(&alone[k]);
        outcome_free(&together[k]);
    }
    graph_free(&graph);
}

/* Of 10,000 persons some 3,000 offend: six parts of the walks that threads share. */
static void threads_within_a_run_change_nothing(void **state)
{
    (void)state;
    enum { MOST = 4 };
    struct params params;
    struct graph graph;
    struct outcome by[MOST + 1];
    int before = omp_get_max_threads();
    tiny_busy(&params);
    params.run.days = 30;
    params.run.interval = 10;
    params.run.follow_up = 20;
    params.population.motivated_share = 0.3;
    tiny_busy_graph(&graph, 10000);
    for (int threads = 1; threads <= MOST; threads++) {
        omp_set_num_threads(threads);
        tiny_simulate(&params, &graph, 1, &by[threads]);
        assert_true(tiny_same(&by[1], &by[threads], NULL));
    }
    omp_set_num_threads(before);
    assert_true(tiny_summary(&by[1], M_SUM_RATE_ALL) > 0);
    for (int threads = 1; threads <= MOST; threads++)
        outcome_free(&by[threads]);
    graph_free(&graph);
}

/* A world after day 0 under a regime. */
static void begin(struct tiny_world *t, enum verification rule, int law_day)
{
    struct error error;
    tiny_busy(&t->params);
    t->params.platforms[0].verification = (int)rule;
    t->params.platforms[0].law_day = law_day;
    t->params.platforms[0].strength = 0.5;
    tiny_busy_graph(&t->graph, 400);
    tiny_must(world_create(&t->world, &t->params, &t->graph, rng_key_make(77, 2), &error), &error);
    tiny_prepare(t);
}

static void expect_same_persons(const struct persons *a, const struct persons *b)
{
    size_t n = a->count;
    assert_int_equal(n, b->count);
    assert_memory_equal(a->concern, b->concern, n * sizeof *a->concern);
    assert_memory_equal(a->offender, b->offender, n * sizeof *a->offender);
    for (size_t i = 0; i < n; i++) {
        const struct person *x = &a->at[i], *y = &b->at[i];
        assert_true(x->jurisdiction == y->jurisdiction && x->caution_base == y->caution_base);
        assert_int_equal(x->exposure, y->exposure);
        assert_false((x->traits ^ y->traits) & (TRAIT_MINOR | TRAIT_NORMATIVE));
    }
}

static void expect_same_offenders(const struct world *a, const struct world *b)
{
    assert_int_equal(a->offender_count, b->offender_count);
    for (uint32_t k = 0; k < a->offender_count; k++) {
        const struct offender *x = &a->offenders[k], *y = &b->offenders[k];
        assert_true(x->person == y->person && x->account_count == y->account_count);
        assert_true(x->propensity == y->propensity && x->cost_factor == y->cost_factor && x->perceived == y->perceived);
    }
}

static void regimes_meet_the_same_persons_and_offenders(void **state)
{
    (void)state;
    static const struct {
        enum verification rule;
        int law_day;
    } others[] = {{VERIFICATION_OPTIONAL, 0},
                  {VERIFICATION_TIERED, 0},
                  {VERIFICATION_MANDATORY, 0},
                  {VERIFICATION_MANDATORY, 50}};
    struct tiny_world anonymous;
    begin(&anonymous, VERIFICATION_NONE, 0);
    assert_true(anonymous.world.offender_count > 20);
    for (size_t k = 0; k < sizeof others / sizeof others[0]; k++) {
        struct tiny_world other;
        begin(&other, others[k].rule, others[k].law_day);
        expect_same_persons(&anonymous.world.persons, &other.world.persons);
        expect_same_offenders(&anonymous.world, &other.world);
        tiny_close(&other);
    }
    tiny_close(&anonymous);
}

/* Until a rule takes effect nothing tells its run from the anonymous one. */
static void a_law_changes_nothing_before_its_day(void **state)
{
    (void)state;
    struct params params;
    struct outcome anonymous, later;
    tiny_busy(&params);
    tiny_busy_run(&params, &anonymous);
    params.platforms[0].verification = VERIFICATION_MANDATORY;
    params.platforms[0].law_day = 100;
    params.platforms[0].front_stage = FRONT_REAL;
    tiny_busy_run(&params, &later);
    int compared = 0, changed = 0;
    for (size_t k = 0; k < anonymous.count; k++) {
        const struct outcome_row *row = &anonymous.rows[k];
        enum metric_kind kind = metric_table[row->metric].kind;
        if (kind != METRIC_FLOW && kind != METRIC_STOCK && kind != METRIC_RATE)
            continue;
        bool same = outcome_get(&later, row->metric, row->element, row->x) == row->value;
        if (row->x <= 100)
            assert_true(same);
        compared += row->x <= 100;
        changed += row->x > 100 && !same;
    }
    assert_true(compared > 300 && changed > 100);
    outcome_free(&anonymous);
    outcome_free(&later);
}

static bool about_incivility(const struct outcome_row *row)
{
    return row->metric == M_INCIVILITY || row->metric == M_RATE_INCIVILITY || row->metric == M_SUM_RATE_INCIVILITY ||
           (row->metric == M_OFFENCES && row->element == 9);
}

/* Insults that nobody reports reach no queue, so nobody reacts to them. */
static void insults_disturb_nothing_else(void **state)
{
    (void)state;
    struct params params;
    struct outcome on, off;
    tiny_busy(&params);
    assert_int_equal(params.offences[9].kind, OFFENCE_INCIVILITY);
    params.offences[9].report_platform = 0;
    tiny_busy_run(&params, &on);
    params.mechanisms.incivility = false;
    tiny_busy_run(&params, &off);
    assert_true(tiny_total(&on, M_INCIVILITY) > 0);
    assert_true(tiny_total(&off, M_INCIVILITY) == 0);
    assert_true(tiny_same(&on, &off, about_incivility));
    outcome_free(&on);
    outcome_free(&off);
}

static bool about_belief(const struct outcome_row *row)
{
    return row->metric == M_BELIEF;
}

static void a_badge_worth_nothing_is_as_good_as_no_trust_in_badges(void **state)
{
    (void)state;
    struct params params;
    struct outcome worthless, off;
    tiny_busy(&params);
    params.platforms[0].verification = VERIFICATION_OPTIONAL;
    params.trust.bonus = 0;
    tiny_busy_run(&params, &worthless);
    params.mechanisms.trust = false;
    tiny_busy_run(&params, &off);
    assert_true(tiny_same(&worthless, &off, about_belief));
    outcome_free(&worthless);
    outcome_free(&off);
}

static bool about_certainty(const struct outcome_row *row)
{
    return row->metric == M_PERCEIVED_CERTAINTY || row->metric == M_PUBLIC_CERTAINTY;
}

static void what_offenders_learn_is_without_effect_where_they_do_not_care(void **state)
{
    (void)state;
    struct params params;
    struct outcome learning, not_learning;
    tiny_busy(&params);
    params.platforms[0].verification = VERIFICATION_MANDATORY;
    params.offending.deterrence = 0;
    params.registration.risk_weight = 0;
    tiny_busy_run(&params, &learning);
    params.mechanisms.learning = false;
    tiny_busy_run(&params, &not_learning);
    assert_true(tiny_last(&learning, M_PERCEIVED_CERTAINTY) != tiny_last(&not_learning, M_PERCEIVED_CERTAINTY));
    assert_true(tiny_same(&learning, &not_learning, about_certainty));
    outcome_free(&learning);
    outcome_free(&not_learning);
}

static bool not_a_summary(const struct outcome_row *row)
{
    return metric_table[row->metric].kind != METRIC_SUMMARY && metric_table[row->metric].kind != METRIC_COHORT;
}

static void how_often_curves_are_recorded_changes_no_summary(void **state)
{
    (void)state;
    struct params params;
    struct outcome fine, coarse;
    tiny_busy(&params);
    params.run.interval = 7;
    tiny_busy_run(&params, &fine);
    params.run.interval = 200;
    tiny_busy_run(&params, &coarse);
    assert_true(tiny_same(&fine, &coarse, not_a_summary));
    outcome_free(&fine);
    outcome_free(&coarse);
}

/* A platform that nobody can reach, with breaches and moderators of its own, might as well not exist. */
static void an_unreachable_platform_disturbs_nothing(void **state)
{
    (void)state;
    struct params params;
    struct outcome quiet, noisy;
    tiny_busy(&params);
    params.platforms[0].user_share = 1;
    params.platforms[1].user_share = 0;
    params.platforms[1].blocked_in = 3;
    tiny_busy_run(&params, &quiet);
    params.platforms[1].verification = VERIFICATION_MANDATORY;
    params.platforms[1].breach_day = 20;
    params.platforms[1].moderation_capacity = 0;
    params.platforms[1].sensitivity = 1;
    params.platforms[1].law_day = 30;
    tiny_busy_run(&params, &noisy);
    assert_true(tiny_same(&quiet, &noisy, NULL));
    outcome_free(&quiet);
    outcome_free(&noisy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_key_gives_the_same_bytes_and_another_replicate_others),
        cmocka_unit_test(replicates_side_by_side_are_the_same_as_one_after_another),
        cmocka_unit_test(threads_within_a_run_change_nothing),
        cmocka_unit_test(regimes_meet_the_same_persons_and_offenders),
        cmocka_unit_test(a_law_changes_nothing_before_its_day),
        cmocka_unit_test(insults_disturb_nothing_else),
        cmocka_unit_test(a_badge_worth_nothing_is_as_good_as_no_trust_in_badges),
        cmocka_unit_test(what_offenders_learn_is_without_effect_where_they_do_not_care),
        cmocka_unit_test(how_often_curves_are_recorded_changes_no_summary),
        cmocka_unit_test(an_unreachable_platform_disturbs_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
