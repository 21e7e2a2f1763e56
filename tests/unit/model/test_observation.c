/* test_observation.c - windows, rates, stocks and summaries, from a small run and from hand-made counts. */
#include "../../support/tiny_world.h"
#include "regimesim/model/observation.h"

/* A busy little world: 300 persons, a tenth of them offenders, an optional badge, two platforms. */
static void busy_params(struct tiny_world *t, int days, int interval)
{
    tiny_params(t);
    tiny_add_abroad(t);
    t->params.population.motivated_share = 0.1;
    t->params.offending.rate = 1;
    t->params.run.days = days;
    t->params.run.interval = interval;
    t->params.platforms[0].verification = VERIFICATION_OPTIONAL;
    t->params.platforms[0].user_share = 0.7;
    t->params.platforms[1].user_share = 0.3;
    t->params.jurisdictions[0].population_share = 0.8;
    t->params.jurisdictions[1].population_share = 0.2;
    t->params.jurisdictions[0].investigations = 5000;
}

static void run(struct tiny_world *t, struct outcome *outcome, day_hook *after_day, void *context)
{
    struct tiny_pairs pairs = {0};
    struct error error;
    tiny_random(&pairs, 300, 10, 3);
    tiny_must(graph_from_pairs(&t->graph, 300, pairs.items, pairs.count, NULL, &error), &error);
    tiny_pairs_free(&pairs);
    tiny_must(simulate(&t->params, &t->graph, rng_key_make(5, 0), outcome, after_day, context, &error), &error);
    graph_free(&t->graph);
}

static double series_sum(const struct outcome *outcome, enum metric metric, int element)
{
    size_t count;
    const struct outcome_row *rows = outcome_series(outcome, metric, element, &count);
    double sum = 0;
    for (size_t k = 0; k < count; k++)
        sum += rows[k].value;
    return sum;
}

static void windows_end_every_interval_and_on_the_last_day(void **state)
{
    (void)state;
    static const int ends[] = {7, 14, 21, 28, 30};
    struct tiny_world t;
    struct outcome outcome;
    busy_params(&t, 30, 7);
    run(&t, &outcome, NULL, NULL);
    for (int m = 0; m < METRIC_COUNT; m++) {
        if (metric_table[m].kind != METRIC_FLOW)
            continue;
        int elements = params_list_count(&t.params, metric_table[m].scope);
        for (int e = 0; e < elements; e++) {
            size_t count;
            const struct outcome_row *rows =
                outcome_series(&outcome, m, metric_table[m].scope == SCOPE_ROOT ? -1 : e, &count);
            assert_int_equal(count, 5);
            for (int k = 0; k < 5; k++)
                assert_int_equal(rows[k].x, ends[k]);
        }
    }
    outcome_free(&outcome);
}

static void rows_are_sorted_unique_and_finite(void **state)
{
    (void)state;
    struct tiny_world t;
    struct outcome outcome;
    busy_params(&t, 30, 7);
    run(&t, &outcome, NULL, NULL);
    for (size_t k = 0; k < outcome.count; k++) {
        const struct outcome_row *row = &outcome.rows[k];
        assert_true(isfinite(row->value));
        assert_int_equal(row->element == -1, metric_table[row->metric].scope == SCOPE_ROOT);
        if (k > 0) {
            const struct outcome_row *last = row - 1;
            assert_true(last->metric < row->metric ||
                        (last->metric == row->metric &&
                         (last->element < row->element || (last->element == row->element && last->x < row->x))));
        }
    }
    outcome_free(&outcome);
}

struct witness {
    double flows[METRIC_COUNT][MAX_JURISDICTIONS];
    uint32_t victims, repeat;
    double account_days;
};

static enum status watch(void *context, const struct world *world, struct error *error)
{
    struct witness *witness = context;
    (void)error;
    for (int m = 0; m < METRIC_COUNT; m++)
        for (int e = 0; e < MAX_JURISDICTIONS; e++)
            witness->flows[m][e] = world->tallies->total[m][e] + world->tallies->window[m][e];
    witness->victims = world->victims;
    witness->repeat = world->repeat_victims;
    for (uint32_t i = 0; i < world->persons.count; i++)
        witness->account_days += person_active(world, i, 0) || person_active(world, i, 1);
    return STATUS_OK;
}

static void windows_add_up_to_the_whole_run(void **state)
{
    (void)state;
    struct tiny_world t;
    struct outcome outcome;
    struct witness witness = {.victims = 0};
    busy_params(&t, 50, 8);
    run(&t, &outcome, watch, &witness);
    for (int m = 0; m < METRIC_COUNT; m++) {
        enum param_scope scope = metric_table[m].scope;
        for (int e = 0; metric_table[m].kind == METRIC_FLOW && e < params_list_count(&t.params, scope); e++)
            expect_near(series_sum(&outcome, (enum metric)m, scope == SCOPE_ROOT ? -1 : e), witness.flows[m][e], 1e-9);
    }
    double days = series_sum(&outcome, M_ACCOUNT_DAYS, 0) + series_sum(&outcome, M_ACCOUNT_DAYS, 1);
    assert_true(days == witness.account_days);
    assert_true(witness.flows[M_VICTIMISATIONS][0] > 0);
    outcome_free(&outcome);
}

/* Per 1,000 accounts and 30 days, of each window and of the whole run. */
static void rates_are_events_over_account_days(void **state)
{
    (void)state;
    struct tiny_world t;
    struct outcome outcome;
    struct witness witness = {.victims = 0};
    busy_params(&t, 50, 25);
    run(&t, &outcome, watch, &witness);
    for (int x = 25; x <= 50; x += 25) {
        double events = outcome_get(&outcome, M_VICTIMISATIONS, 0, x) + outcome_get(&outcome, M_VICTIMISATIONS, 1, x);
        double days = outcome_get(&outcome, M_ACCOUNT_DAYS, 0, x) + outcome_get(&outcome, M_ACCOUNT_DAYS, 1, x);
        expect_near(outcome_get(&outcome, M_RATE_ALL, -1, x), events * 30000 / days, 1e-9);
        if (x == 50)
            expect_near(outcome_get(&outcome, M_SUM_RATE_SECOND_HALF, -1, 0), events * 30000 / days, 1e-9);
    }
    const double(*f)[MAX_JURISDICTIONS] = witness.flows;
    double all = f[M_ACCOUNT_DAYS][0] + f[M_ACCOUNT_DAYS][1];
    double authentic = f[M_ACCOUNT_DAYS_AUTHENTIC][0] + f[M_ACCOUNT_DAYS_AUTHENTIC][1];
    double verified = f[M_ACCOUNT_DAYS_VERIFIED][0] + f[M_ACCOUNT_DAYS_VERIFIED][1];
    static const struct {
        enum metric summary, flow;
        int base; /* 0 all, 1 authentic, 2 not, 3 verified, 4 not */
    } rates[] = {{M_SUM_RATE_ALL, M_VICTIMISATIONS, 0},
                 {M_SUM_RATE_AUTHENTIC, M_VICTIMISATIONS_AUTHENTIC, 1},
                 {M_SUM_RATE_FICTITIOUS, M_VICTIMISATIONS_FICTITIOUS, 2},
                 {M_SUM_RATE_VERIFIED, M_VICTIMISATIONS_VERIFIED, 3},
                 {M_SUM_RATE_UNVERIFIED, M_VICTIMISATIONS_UNVERIFIED, 4},
                 {M_SUM_HARM, M_HARM, 0},
                 {M_SUM_RATE_INCIVILITY, M_INCIVILITY, 0}};
    const double bases[] = {all, authentic, all - authentic, verified, all - verified};
    for (size_t k = 0; k < sizeof rates / sizeof rates[0]; k++)
        expect_near(outcome_get(&outcome, rates[k].summary, -1, 0),
                    (f[rates[k].flow][0] + f[rates[k].flow][1]) * 30000 / bases[rates[k].base], 1e-9);
    outcome_free(&outcome);
}

/* Half time on day 15 of 31 lies within the window from 14 to 20: the second half is days 15 to 30. */
static void the_second_half_begins_at_half_time_even_within_a_window(void **state)
{
    (void)state;
    struct tiny_world t;
    struct outcome outcome, first_half;
    busy_params(&t, 31, 7);
    run(&t, &outcome, NULL, NULL);
    busy_params(&t, 15, 7);
    run(&t, &first_half, NULL, NULL);
    double events = 0, days = 0;
    for (int p = 0; p < 2; p++) {
        events += series_sum(&outcome, M_VICTIMISATIONS, p) - series_sum(&first_half, M_VICTIMISATIONS, p);
        days += series_sum(&outcome, M_ACCOUNT_DAYS, p) - series_sum(&first_half, M_ACCOUNT_DAYS, p);
    }
    expect_near(outcome_get(&outcome, M_SUM_RATE_SECOND_HALF, -1, 0), events * 30000 / days, 1e-9);
    outcome_free(&outcome);
    outcome_free(&first_half);
}

static void prevalence_and_repetition_are_shares_of_persons_and_victims(void **state)
{
    (void)state;
    struct tiny_world t;
    struct outcome outcome;
    struct witness witness = {.victims = 0};
    busy_params(&t, 60, 10);
    run(&t, &outcome, watch, &witness);
    assert_true(witness.repeat > 0);
    expect_near(outcome_get(&outcome, M_SUM_PREVALENCE, -1, 0), witness.victims / 300.0, 1e-12);
    expect_near(outcome_get(&outcome, M_SUM_PREVALENCE_YEAR, -1, 0), witness.victims / 300.0, 1e-12);
    expect_near(outcome_get(&outcome, M_SUM_REPEAT, -1, 0), (double)witness.repeat / witness.victims, 1e-12);
    expect_near(outcome_get(&outcome, M_PREVALENCE, -1, 60), witness.victims / 300.0, 1e-12);
    outcome_free(&outcome);
}

static void the_first_year_ends_after_365_days(void **state)
{
    (void)state;
    struct tiny_world t;
    struct outcome outcome;
    busy_params(&t, 400, 365);
    t.params.offending.rate = 0.1;
    run(&t, &outcome, NULL, NULL);
    assert_true(outcome_get(&outcome, M_SUM_PREVALENCE, -1, 0) > outcome_get(&outcome, M_SUM_PREVALENCE_YEAR, -1, 0));
    expect_near(outcome_get(&outcome, M_SUM_PREVALENCE_YEAR, -1, 0), outcome_get(&outcome, M_PREVALENCE, -1, 365), 0);
    expect_near(outcome_get(&outcome, M_SUM_REPEAT, -1, 0), outcome_get(&outcome, M_REPEAT_SHARE, -1, 365), 0);
    outcome_free(&outcome);
}

/* Nobody offends: rates are 0, and shares of what did not happen do not exist. */
static void what_does_not_exist_has_no_row(void **state)
{
    (void)state;
    struct tiny_world t;
    struct outcome outcome;
    busy_params(&t, 20, 10);
    t.params.population.motivated_share = 0;
    t.params.platforms[0].verification = VERIFICATION_NONE;
    run(&t, &outcome, NULL, NULL);
    assert_true(outcome_get(&outcome, M_SUM_RATE_ALL, -1, 0) == 0);
    static const enum metric missing[] = {M_SUM_RATE_VERIFIED, M_SUM_KNOWN,           M_SUM_REPEAT,
                                          M_SUM_DETECTION,     M_SUM_MEDIAN_DAYS,     M_SUM_ACCEPT_STRANGER,
                                          M_SUM_TOP_DECILE,    M_SUM_REPORTED_POLICE, M_SUM_IDENTIFIED};
    size_t count;
    for (size_t k = 0; k < sizeof missing / sizeof missing[0]; k++)
        assert_null(outcome_series(&outcome, missing[k], -1, &count));
    assert_null(outcome_series(&outcome, M_RATE_VERIFIED, -1, &count));
    assert_null(outcome_series(&outcome, M_FALSE_SHARE, 0, &count));
    assert_null(outcome_series(&outcome, M_PERCEIVED_CERTAINTY, 0, &count));
    assert_null(outcome_series(&outcome, M_UNDETECTED, -1, &count));
    outcome_free(&outcome);
}

/* Four offenders at home and one abroad; each stock is worked out by hand. */
static void stocks_are_read_from_the_state(void **state)
{
    (void)state;
    struct tiny_world t;
    struct tiny_pairs pairs = {0};
    struct error error;
    tiny_params(&t);
    tiny_add_abroad(&t);
    tiny_ring(&pairs, 10, 1);
    tiny_open(&t, 10, &pairs, 32);
    tiny_blank(&t);
    t.world.persons.at[4].jurisdiction = 1;
    tiny_account(&t, 0, CREDENTIAL_OWN, true, NOBODY);
    tiny_account(&t, 1, CREDENTIAL_FALSE, false, 9);
    tiny_account(&t, 2, CREDENTIAL_UNVERIFIED, false, NOBODY);
    tiny_offender(&t, 3);
    tiny_offender(&t, 4);
    t.world.day = 5;
    t.world.offenders[0].detained_until = 6;
    t.world.offenders[1].detained_until = 5;
    t.world.offenders[1].blacklisted_until = 9;
    t.world.offenders[2].banned_until[1] = 7;
    t.world.offenders[4].banned_until[0] = 7;
    t.world.offenders[4].perceived = 0.5f;
    tiny_must(vec32_push(&t.world.leaked, 8, &error), &error);
    t.world.awareness = 0.25;
    person_set_exposure(&t.world, 5, 0xFu);
    static const struct {
        enum metric metric;
        int element;
        double value;
    } stocks[] = {{M_USERS, 0, 10},
                  {M_USERS, 1, 0},
                  {M_OPERATING, 0, 3},
                  {M_OPERATING_OWN, 0, 1},
                  {M_OPERATING_FALSE, 0, 1},
                  {M_OPERATING_UNVERIFIED, 0, 1},
                  {M_FALSE_SHARE, 0, 2.0 / 3},
                  {M_AUTHENTIC_SHARE, 0, 1},
                  {M_VERIFIED_SHARE, 0, 2.0 / 13},
                  {M_EXPOSURE, 0, 0.2},
                  {M_OFFENDERS, 0, 4},
                  {M_OFFENDERS, 1, 1},
                  {M_DETAINED, 0, 1},
                  {M_BLACKLISTED, 0, 1},
                  {M_BANNED, 0, 2},
                  {M_PERCEIVED_CERTAINTY, 0, 0.1},
                  {M_PERCEIVED_CERTAINTY, 1, 0.5},
                  {M_SUPPLY, 0, 1},
                  {M_AWARENESS, 0, 0.25},
                  {M_TRUST_VERIFIED, 0, 1},
                  {M_REPORT_QUEUE, 0, 0}};
    for (size_t k = 0; k < sizeof stocks / sizeof stocks[0]; k++)
        expect_near(observe_stock(&t.world, stocks[k].metric, stocks[k].element), stocks[k].value, 1e-7);
    assert_true(isnan(observe_stock(&t.world, M_AUTHENTIC_SHARE, 1)));
    assert_true(isnan(observe_stock(&t.world, M_FALSE_SHARE, 1)));
    tiny_close(&t);
}

static enum status stop_on_day_3(void *context, const struct world *world, struct error *error)
{
    (*(int *)context)++;
    return world->day == 3 ? error_set(error, STATUS_INTERRUPTED, "enough") : STATUS_OK;
}

static void a_hook_can_end_the_run(void **state)
{
    (void)state;
    struct tiny_world t;
    struct tiny_pairs pairs = {0};
    struct error error;
    struct outcome outcome;
    int days = 0;
    tiny_params(&t);
    tiny_ring(&pairs, 20, 1);
    tiny_must(graph_from_pairs(&t.graph, 20, pairs.items, pairs.count, NULL, &error), &error);
    tiny_pairs_free(&pairs);
    assert_int_equal(simulate(&t.params, &t.graph, rng_key_make(5, 0), &outcome, stop_on_day_3, &days, &error),
                     STATUS_INTERRUPTED);
    assert_string_equal(error.message, "enough");
    assert_int_equal(days, 4);
    outcome_free(&outcome);
    graph_free(&t.graph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(windows_end_every_interval_and_on_the_last_day),
        cmocka_unit_test(rows_are_sorted_unique_and_finite),
        cmocka_unit_test(windows_add_up_to_the_whole_run),
        cmocka_unit_test(rates_are_events_over_account_days),
        cmocka_unit_test(the_second_half_begins_at_half_time_even_within_a_window),
        cmocka_unit_test(prevalence_and_repetition_are_shares_of_persons_and_victims),
        cmocka_unit_test(the_first_year_ends_after_365_days),
        cmocka_unit_test(what_does_not_exist_has_no_row),
        cmocka_unit_test(stocks_are_read_from_the_state),
        cmocka_unit_test(a_hook_can_end_the_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
