/* test_memory.c - what memory.c tells is what a run takes: the peak of the resident set of a process of its own. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../support/resident.h"
#include "../../support/tiny_world.h"
#include "regimesim/model/memory.h"
#include "regimesim/model/network.h"

#if defined __SANITIZE_ADDRESS__
enum { MEASURABLE = 0 }; /* sanitizers keep books of their own */
#else
enum { MEASURABLE = 1 };
#endif

/* The bytes by which the peak of this process rises in a run. */
static double rise(const struct params *params)
{
    struct fault_list faults = {0};
    struct graph graph;
    struct outcome outcome;
    struct error error;
    double before = resident_peak();
    if (network_make(params, rng_key_make(1, 1), &graph, &faults) ||
        simulate(params, &graph, rng_key_make(1, 1), &outcome, NULL, NULL, &error))
        return -1;
    outcome_free(&outcome);
    graph_free(&graph);
    return resident_peak() - before;
}

static double rise_of_a_child(const struct params *params)
{
    int ends[2];
    double bytes = -1;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        bytes = rise(params);
        _exit(write(ends[1], &bytes, sizeof bytes) != sizeof bytes);
    }
    assert_int_equal(read(ends[0], &bytes, sizeof bytes), sizeof bytes);
    waitpid(child, NULL, 0);
    close(ends[0]);
    close(ends[1]);
    return bytes;
}

/* Within 10 %, and what a first run touches of the program, its libraries and its threads' stacks. */
static void expect_as_told(const struct params *params)
{
    const double program = 3e6;
    struct memory_need need;
    memory_of_run(params, 0, 0, false, &need);
    double took = rise_of_a_child(params), told = memory_peak(&need);
    if (MEASURABLE && took > 0 && !(told > 0.9 * (took - program) && told < 1.1 * took))
        fail_msg("%.1f MB; expected %.1f MB within 10 %%", took / 1e6, told / 1e6);
    assert_true(took > 0);
}

static struct params ask(enum network_source source, double degree, int days)
{
    struct params params;
    params_defaults(&params);
    params.network.source = source;
    params.network.persons = 160000;
    params.network.mean_degree = degree;
    params.population.motivated_share = 0.01;
    params.run.days = days;
    return params;
}

/* Most is needed while the network is made. The draws are fixed; what is allocated does not depend on time. */
static void networks_take_what_is_told(void **state)
{
    (void)state;
    static const enum network_source sources[] = {NETWORK_SOCIAL, NETWORK_PREFERENTIAL, NETWORK_ERDOS_RENYI};
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        struct params params = ask(sources[i], 30, 10);
        expect_as_told(&params);
    }
}

/* Few friends, many offenders with many contacts: most is needed at the end. */
static void runs_take_what_is_told(void **state)
{
    (void)state;
    struct params params = ask(NETWORK_PREFERENTIAL, 2, 100);
    params.network.persons = 200000;
    params.population.motivated_share = 0.05;
    params.run.days = 50;
    struct memory_need need;
    memory_of_run(&params, 0, 0, false, &need);
    assert_true(memory_peak(&need) > need.graph + need.making);
    expect_as_told(&params);
}

/* More of anything never takes less. */
static void needs_grow_with_what_is_asked_for(void **state)
{
    (void)state;
    struct params params = ask(NETWORK_SOCIAL, 30, 100);
    struct memory_need least, more;
    memory_of_run(&params, 0, 0, false, &least);
    memory_of_run(&params, 0, 0, true, &more);
    assert_true(more.results > least.results);
    params.network.persons *= 2;
    memory_of_run(&params, 0, 0, false, &more);
    assert_true(more.graph > 1.99 * least.graph && more.persons > 1.99 * least.persons);
    assert_true(more.accounts > 1.99 * least.accounts && more.offenders > 1.99 * least.offenders);
    params.mechanisms.social_credit = params.mechanisms.rings = true;
    params.platforms[0].law_day = 10;
    memory_of_run(&params, 0, 0, false, &least);
    assert_true(least.persons > more.persons);
    params.network.source = NETWORK_FILE;
    memory_of_run(&params, 1000, 5000, false, &least);
    assert_true(least.graph > 1000 * 8 + 5000 * 8 && least.graph < 1002 * 8 + 5000 * 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(networks_take_what_is_told),
        cmocka_unit_test(runs_take_what_is_told),
        cmocka_unit_test(needs_grow_with_what_is_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
