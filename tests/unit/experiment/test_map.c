/* test_map.c - the dilemma map: its arms, what is kept of a run, and reading the ground between its nodes. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../../support/tiny_run.h"
#include "regimesim/experiment/map.h"
#include "regimesim/model/network.h"
#include "regimesim/params/metrics.h"

static struct scenario *make_scenario(int days, int interval)
{
    struct scenario *scenario = scenario_new("tiny");
    assert_non_null(scenario);
    tiny_busy(&scenario->params);
    scenario->params.run.days = days;
    scenario->params.run.interval = interval;
    scenario->params.run.replicates = 2;
    return scenario;
}

static void make_map(struct map *map, const struct scenario *scenario)
{
    struct error error;
    const struct arm arm = {.name = "tiny", .title = "Tiny", .params = &scenario->params};
    tiny_must(map_make(map, (const struct scenario *const[]){scenario}, &arm, 1, &error), &error);
}

static double *cell(struct map *map, int arm, int replicate, int period)
{
    size_t run = (size_t)arm * (size_t)map->replicates + (size_t)replicate;
    return &map->values[(run * (size_t)(map->periods + 1) + (size_t)period) * MAP_MEASURES];
}

/* z = 2 + 3 A - 5 F + 7 A F, which bilinear interpolation on any grid reproduces. */
static double plane(double a, double f)
{
    return 2 + 3 * a - 5 * f + 7 * a * f;
}

/* Nodes on a grid of uneven steps; replicates differ by noise that cancels. */
static void fill(struct map *map)
{
    for (int node = 0; node < MAP_NODES; node++)
        for (int r = 0; r < 2; r++) {
            double a = map_authentic_inputs[node % MAP_SIDE], f = 1 - map_persona_inputs[node / MAP_SIDE];
            double *values = cell(map, node, r, 0);
            values[MAP_A] = a;
            values[MAP_F] = f;
            values[MAP_AUTHENTIC] = values[MAP_ALL] = values[MAP_DETECTION] = plane(a, f) + (r ? 0.5 : -0.5);
        }
}

static void test_ground_between_nodes(void **state)
{
    (void)state;
    struct scenario *scenario = make_scenario(200, 20);
    struct map map;
    struct map_ground ground;
    struct error error;
    make_map(&map, scenario);
    fill(&map);
    cell(&map, map_node(0, 0), 0, 0)[MAP_ALL] = cell(&map, map_node(0, 0), 1, 0)[MAP_ALL] = NAN;
    tiny_must(map_ground_make(&map, 0, &ground, &error), &error);
    assert_true(ground.deviation < 1e-12);
    for (double a = 0.02; a <= 1; a += 0.07)
        for (double f = 0; f <= 1; f += 0.09)
            assert_true(fabs(map_ground_at(&ground, MAP_AUTHENTIC, a, f) - plane(a, f)) < 1e-9);
    assert_true(fabs(map_ground_at(&ground, MAP_AUTHENTIC, 1, 1) - plane(1, 1)) < 1e-9);
    assert_true(isnan(map_ground_at(&ground, MAP_AUTHENTIC, 0.01, 0.5)));
    assert_true(isnan(map_ground_at(&ground, MAP_AUTHENTIC, 0.5, 1.01)));
    assert_true(isnan(map_ground_at(&ground, MAP_AUTHENTIC, NAN, 0.5)));
    assert_true(isnan(map_ground_at(&ground, MAP_ALL, 0.1, 0.1)));  /* next to a node without a value */
    assert_false(isnan(map_ground_at(&ground, MAP_ALL, 0.3, 0.3))); /* away from it */
    assert_int_equal(map_highest(&map, MAP_AUTHENTIC), map_node(MAP_SIDE - 1, MAP_SIDE - 1));
    map_free(&map);
    scenario_free(scenario);
}

static void test_ground_that_is_no_grid(void **state)
{
    (void)state;
    struct scenario *scenario = make_scenario(200, 20);
    struct map map;
    struct map_ground ground;
    struct error error;
    make_map(&map, scenario);
    fill(&map);
    cell(&map, map_node(2, 3), 0, 0)[MAP_A] += 0.3;
    assert_int_equal(map_ground_make(&map, 0, &ground, &error), STATUS_DATA);
    fill(&map);
    for (int node = 0; node < MAP_NODES; node++)
        cell(&map, node, 0, 0)[MAP_F] = cell(&map, node, 1, 0)[MAP_F] = 0.4;
    assert_int_equal(map_ground_make(&map, 0, &ground, &error), STATUS_DATA);
    map_free(&map);
    scenario_free(scenario);
}

/* The ground is without rules and differs in two inputs; regimes are as they were, but for the breach. */
static void test_arms(void **state)
{
    (void)state;
    struct scenario *scenario = make_scenario(200, 20);
    struct map map;
    scenario->params.platforms[0].verification = VERIFICATION_MANDATORY;
    scenario->params.platforms[0].entry_fee = 0.1;
    make_map(&map, scenario);
    assert_int_equal(map.arm_count, MAP_NODES + 2);
    for (int node = 0; node < MAP_NODES; node++) {
        struct params expected = scenario->params;
        for (int p = 0; p < expected.platform_count; p++) {
            assert_int_equal(map.params[node].platforms[p].verification, VERIFICATION_NONE);
            expected.platforms[p] = map.params[node].platforms[p];
        }
        expected.mechanisms.policy = false;
        expected.registration.authentic_unverified = map_authentic_inputs[node % MAP_SIDE];
        expected.registration.own_persona = map_persona_inputs[node / MAP_SIDE];
        assert_true(params_hash(&map.params[node]) == params_hash(&expected));
    }
    assert_true(params_hash(&map.params[map_regime(&map, 0, false)]) == params_hash(&scenario->params));
    const struct params *breached = &map.params[map_regime(&map, 0, true)];
    assert_int_equal(breached->platforms[1].breach_day, 100);
    assert_int_equal(breached->jurisdictions[1].register_breach_day, 100);
    map_free(&map);
    scenario_free(scenario);
}

/* Sum of a flow over platforms and the windows that end on days from + 1 .. to. */
static double flow(const struct outcome *run, int metric, int from, int to)
{
    double sum = 0;
    for (size_t i = 0; i < run->count; i++)
        if (run->rows[i].metric == metric && run->rows[i].x > from && run->rows[i].x <= to)
            sum += run->rows[i].value;
    return sum;
}

/* What the map keeps of a run, against the run itself: a path over two years, of which the second is short. */
static void test_what_is_kept(void **state)
{
    (void)state;
    struct scenario *scenario = make_scenario(400, 73);
    struct map map;
    struct error error;
    struct outcome run = {0};
    struct graph graph;
    struct fault_list faults = {0};
    scenario->params.network.persons = 100;
    scenario->params.network.mean_degree = 8;
    make_map(&map, scenario);
    assert_int_equal(map.periods, 2);
    assert_int_equal(map.windows, 6);
    tiny_must(map_run(&map, &(struct map_plan){.threads = 1}, &error), &error);
    assert_int_equal(map.runs, 2 * map.arm_count);

    int arm = map_regime(&map, 0, false);
    struct rng_key key = rng_key_make((uint64_t)scenario->params.run.seed, 2);
    assert_int_equal(network_make(&scenario->params, key, &graph, &faults), STATUS_OK);
    tiny_must(simulate(&scenario->params, &graph, key, &run, NULL, NULL, &error), &error);
    for (int year = 1; year <= 2; year++) {
        int from = (year - 1) * 365, to = year * 365;
        double all = 30000 * flow(&run, M_VICTIMISATIONS, from, to) / flow(&run, M_ACCOUNT_DAYS, from, to);
        double authentic =
            30000 * flow(&run, M_VICTIMISATIONS_AUTHENTIC, from, to) / flow(&run, M_ACCOUNT_DAYS_AUTHENTIC, from, to);
        assert_true(all > 0);
        assert_true(fabs(map_value(&map, arm, 1, year, MAP_ALL) - all) < 1e-9);
        assert_true(fabs(map_value(&map, arm, 1, year, MAP_AUTHENTIC) - authentic) < 1e-9);
    }
    assert_true(map_value(&map, arm, 1, 0, MAP_F) == outcome_get(&run, M_SUM_FALSE_SHARE, -1, 0));

    /* A of the first year: of its five windows, each of the platforms' shares weighted by their users */
    double sum = 0;
    for (int x = 73; x <= 365; x += 73) {
        double authentic = 0, users = 0;
        for (int p = 0; p < 2; p++) {
            double n = outcome_get(&run, M_USERS, p, x);
            authentic += n * outcome_get(&run, M_AUTHENTIC_SHARE, p, x);
            users += n;
        }
        sum += authentic / users / 5;
    }
    assert_true(fabs(map_value(&map, arm, 1, 1, MAP_A) - sum) < 1e-12);

    /* before the breach nothing differs, and where nobody is verified nothing does afterwards */
    for (int w = 0; w < map.windows; w++)
        assert_true(map_track(&map, arm, w, MAP_F) == map_track(&map, map_regime(&map, 0, true), w, MAP_F));
    int first, last;
    map_days(&map, 2, &first, &last);
    assert_int_equal(first, 366);
    assert_int_equal(last, 400);
    outcome_free(&run);
    graph_free(&graph);
    map_free(&map);
    scenario_free(scenario);
}

/* The four differences lead between nodes that differ as their names say. */
static void test_contrasts(void **state)
{
    (void)state;
    for (int c = 0; c < MAP_CONTRASTS; c++) {
        const struct map_contrast *contrast = &map_contrasts[c];
        assert_in_range(contrast->from, 0, MAP_NODES - 1);
        assert_in_range(contrast->to, 0, MAP_NODES - 1);
    }
    assert_int_equal(map_contrasts[0].from % MAP_SIDE, map_contrasts[0].to % MAP_SIDE); /* A held */
    assert_int_equal(map_contrasts[1].from / MAP_SIDE, map_contrasts[1].to / MAP_SIDE); /* F held */
    assert_true(map_persona_inputs[map_contrasts[1].to / MAP_SIDE] == 0);               /* all offenders false */
    assert_true(map_authentic_inputs[map_contrasts[1].to % MAP_SIDE] < 1);              /* most users, not all */

    struct scenario *scenario = make_scenario(200, 20);
    struct map map;
    make_map(&map, scenario);
    fill(&map);
    struct interval difference = map_difference(&map, map_contrasts[0].from, map_contrasts[0].to, MAP_ALL);
    double expected = plane(0.9, 1) - plane(0.9, 0);
    assert_true(fabs(difference.mean - expected) < 1e-9);
    assert_true(difference.high - difference.low < 1e-9); /* noise of a replicate is shared, and cancels in pairs */
    map_free(&map);
    scenario_free(scenario);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ground_between_nodes),
        cmocka_unit_test(test_ground_that_is_no_grid),
        cmocka_unit_test(test_arms),
        cmocka_unit_test(test_what_is_kept),
        cmocka_unit_test(test_contrasts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
