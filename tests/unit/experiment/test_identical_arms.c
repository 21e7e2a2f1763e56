/* test_identical_arms.c - how often a claim holds although its arms are the same, over 200 seeds.
 *
 * Claimed is: at most 10 of 200 (5 %). Measured: with common random numbers, as claims are run, never. With luck of its
 * own for each arm, and replicates added by precision: greater on simulated arms 5; on drawn counts greater 7, less 7,
 * compounds 7, crosses 0, peaks_inside 1, monotone_up 0, monotone_down 1. Two-sided intervals of 95 % let one side of 0
 * win in 2.5 %, that is 5 of 200 with a standard error of 2.2; fixed seeds, so that nothing varies but by a change. */
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../../support/expect.h"
#include "../../support/scratch.h"
#include "regimesim/experiment/claims.h"
#include "regimesim/util/rng.h"

enum { SEEDS = 200, MOST_WRONG = SEEDS / 20, RUNS = 2 };

static struct scratch scratch;

static int open_scratch(void **state)
{
    char path[SCRATCH_PATH];
    (void)state;
    scratch_open(&scratch);
    scratch_write(
        &scratch, "tiny.yaml",
        "network: {source: erdos_renyi, persons: 30, mean_degree: 6}\n"
        "run: {days: 4, follow_up: 2, interval: 4}\npopulation: {motivated_share: 0.3}\noffending: {rate: 3}\n",
        path);
    return 0;
}

static int close_scratch(void **state)
{
    (void)state;
    scratch_close(&scratch);
    return 0;
}

static struct claim_file *load(const char *name, const char *rest)
{
    char text[2048], file[64], path[SCRATCH_PATH];
    struct fault_list faults = {0};
    struct claim_file *claim;
    snprintf(text, sizeof text,
             "id: %s\nargument: A test.\nsource: none\nsection: none\nmetric: victimisation_rate\n%s", name, rest);
    snprintf(file, sizeof file, "%s.yaml", name);
    if (claim_file_load(scratch_write(&scratch, file, text, path), NULL, 0, &claim, &faults))
        fail_msg("%s", faults.items[0].message);
    return claim;
}

static void run(struct claims *claims, struct claim_file *const *files, int count)
{
    struct claims_plan plan = {.threads = 1};
    struct error error;
    if (claims_make(claims, files, count, CLAIMS_RELATIVE, true, &error) || claims_run(claims, &plan, &error))
        fail_msg("%s", error.message);
}

#define ARM(name) "  - {name: " name ", scenario: tiny.yaml}\n"
#define SIZE "smallest_effect: 1\nreplicates: 2\n"
/* Without VPNs their price is nothing but another name for the same arm: the points are simulated each. */
#define VALUES "parameter: vpn.price\nvalues: [0.1, 0.2, 0.4]\n" SIZE

static const char *const same[] = {
    "relation: less\narms:\n" ARM("a") ARM("b") SIZE,
    "relation: greater\narms:\n" ARM("a") ARM("b") SIZE,
    "relation: compounds\narms:\n" ARM("a") ARM("b") ARM("c") ARM("d") SIZE,
    "relation: crosses\ndirection: up\narms:\n" ARM("a") ARM("b") VALUES,
    "relation: peaks_inside\narms:\n" ARM("a") VALUES,
    "relation: monotone_up\narms:\n" ARM("a") VALUES,
    "relation: monotone_down\narms:\n" ARM("a") VALUES,
    "relation: greater\narms:\n" ARM("a") "  - {name: b, scenario: tiny.yaml, set: {vpn.price: 0.2}}\n" SIZE,
};
enum { SAME = sizeof same / sizeof *same };

/* The claims as they are run, with common random numbers: every difference is 0. */
static void with_common_luck_none_holds(void **state)
{
    (void)state;
    int holds = 0, runs = 0, happens = 0;
    struct claim_file *files[SAME];
    for (int i = 0; i < SAME; i++)
        files[i] = load((const char[]){(char)('a' + i), '\0'}, same[i]);
    for (int seed = 1; seed <= SEEDS; seed++) {
        struct claims claims;
        for (int i = 0; i < SAME; i++)
            for (int arm = 0; arm < files[i]->arm_count; arm++)
                files[i]->arms[arm].scenario->params.run.seed = seed;
        run(&claims, files, SAME);
        runs += claims.runs;
        holds += claims_count(&claims, VERDICT_HOLDS);
        happens += claims_mean(&claims, &claims.tests[0], 0) > 0;
        claims_free(&claims);
    }
    for (int i = 0; i < SAME; i++)
        claim_file_free(files[i]);
    assert_int_equal(holds, 0);
    assert_true(happens > SEEDS / 2);         /* something that could differ */
    assert_int_equal(runs, SEEDS * RUNS * 4); /* the arm, and its three other names */
}

/* The claims as they are run, each arm with a seed of its own, and replicates added by precision. */
static void with_luck_of_their_own_few_hold(void **state)
{
    (void)state;
    int holds = 0, more = 0;
    struct claim_file *file =
        load("own", "relation: greater\narms:\n" ARM("a") ARM("b") "smallest_share: 0.5\nprecision: 0.5\nmost: 16\n");
    for (int seed = 1; seed <= SEEDS; seed++) {
        struct claims claims;
        for (int arm = 0; arm < 2; arm++)
            file->arms[arm].scenario->params.run.seed = 2 * seed + arm;
        run(&claims, &file, 1);
        holds += claims_count(&claims, VERDICT_HOLDS);
        more += claims.tests[0].replicates > CLAIMS_FIRST;
        claims_free(&claims);
    }
    claim_file_free(file);
    assert_true(holds <= MOST_WRONG);
    assert_true(more > SEEDS / 10); /* the sequential rule is at work */
}

/* Counts of events as a short run has them: Poisson, whose mean varies from replicate to replicate. */
static double drawn(struct rng *rng)
{
    return gsl_ran_poisson(&rng->gsl, gsl_ran_gamma(&rng->gsl, 10, 2));
}

struct asked {
    enum relation relation;
    int direction, points;
};

/* One claim on points that differ by luck alone, replicates added as claims_run adds them. The smallest effect is such
 * that this ends with 16, 32 or 64. */
static enum verdict judge(const struct asked *asked, uint32_t seed)
{
    enum { MOST = 64, POINTS = 6 };
    static double all[POINTS][MOST], values[POINTS * MOST];
    struct verdict_question question = {asked->relation, asked->direction, asked->points, NULL, 5, 0.05};
    struct verdict_answer answer;
    for (int p = 0; p < asked->points; p++) {
        struct rng rng;
        rng_open(&rng, rng_key_make(seed, 0), RNG_TEST, (uint32_t)p, (uint32_t)asked->relation, 0);
        for (int r = 0; r < MOST; r++)
            all[p][r] = drawn(&rng);
    }
    for (int n = CLAIMS_FIRST;; n *= 2) {
        for (int p = 0; p < asked->points; p++)
            memcpy(values + p * n, all[p], (size_t)n * sizeof *values);
        verdict_judge(&question, values, n, &answer);
        if (answer.half_width < 0.5 * question.smallest || n == MOST)
            return answer.verdict;
    }
}

static void for_every_relation_few_hold(void **state)
{
    (void)state;
    static const struct asked asked[] = {
        {RELATION_GREATER, 0, 2},       {RELATION_LESS, 0, 2},         {RELATION_COMPOUNDS, 0, 4},
        {RELATION_CROSSES, 1, 6},       {RELATION_PEAKS_INSIDE, 0, 4}, {RELATION_MONOTONE_UP, 0, 4},
        {RELATION_MONOTONE_DOWN, 0, 4},
    };
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        int holds = 0;
        for (uint32_t seed = 1; seed <= SEEDS; seed++)
            holds += judge(&asked[i], seed) == VERDICT_HOLDS;
        if (holds > MOST_WRONG)
            fail_msg("%s: %d of %d hold", relation_names[asked[i].relation], holds, SEEDS);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(with_common_luck_none_holds),
        cmocka_unit_test(with_luck_of_their_own_few_hold),
        cmocka_unit_test(for_every_relation_few_hold),
    };
    return cmocka_run_group_tests(tests, open_scratch, close_scratch);
}
