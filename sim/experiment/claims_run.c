/* claims_run.c - simulating what a family of claims needs, round by round. */
#include <math.h>
#include <stdlib.h>

#include "regimesim/experiment/claims.h"
#include "regimesim/experiment/measure.h"
#include "regimesim/experiment/within.h"

/* A round: how many replicates each arm shall have at its end, and what of it runs now. */
struct round {
    struct claims *claims;
    const struct claims_plan *plan;
    int *wanted;
    int seed; /* a batch has one seed: arms of another one wait for the next */
    int left; /* runs of the round that are still to do, of any seed */
};

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* How many replicates a test shall have next: its fixed number, or the first few, then twice as many. */
static int next_count(const struct claim_test *test, const struct claims_plan *plan)
{
    if (plan->replicates > 0)
        return plan->replicates;
    if (test->claim->replicates > 0)
        return test->claim->replicates;
    return least(test->replicates ? 2 * test->replicates : CLAIMS_FIRST, test->claim->most);
}

static bool is_there(void *context, int arm, int replicate)
{
    const struct round *round = context;
    return replicate <= round->claims->values[arm].count || replicate > round->wanted[arm] ||
           round->claims->params[arm].run.seed != round->seed;
}

static enum status put(void *context, int arm, int replicate, const struct outcome *outcome, struct error *error)
{
    struct round *round = context;
    struct claims *claims = round->claims;
    double *values = claims->values[arm].values + (size_t)(replicate - 1) * (size_t)claims->column_count;
    (void)error;
    for (int c = 0; c < claims->column_count; c++)
        values[c] = claims->columns[c].measure ? measure_take(claims->columns[c].measure, &claims->params[arm], outcome)
                                               : outcome_get(outcome, claims->columns[c].metric, -1, 0);
    claims->runs++;
    round->left--;
    if (round->plan->progress)
        round->plan->progress(round->plan->context, claims->runs, claims->runs + round->left);
    return STATUS_OK;
}

static enum status make_room(struct round *round, struct error *error)
{
    struct claims *claims = round->claims;
    for (int i = 0; i < claims->arm_count; i++) {
        size_t count = (size_t)round->wanted[i] * (size_t)claims->column_count;
        if (round->wanted[i] <= claims->values[i].count)
            continue;
        double *values = realloc(claims->values[i].values, count * sizeof *values);
        if (!values)
            return error_set(error, STATUS_INTERNAL, "out of memory for %d replicates", round->wanted[i]);
        claims->values[i].values = values;
        round->left += round->wanted[i] - claims->values[i].count;
    }
    return STATUS_OK;
}

static bool summaries_do(const struct claims *claims)
{
    for (int c = 0; c < claims->column_count; c++)
        if (claims->columns[c].measure && measure_needs_windows(claims->columns[c].measure))
            return false;
    return true;
}

/* All runs of one seed that the round lacks. */
static enum status run_seed(struct round *round, int seed, struct error *error)
{
    const struct claims *claims = round->claims;
    struct batch batch = {.arms = claims->arms,
                          .arm_count = claims->arm_count,
                          .first_replicate = 1,
                          .seed = (uint64_t)seed,
                          .threads = round->plan->threads,
                          .summary_only = summaries_do(claims)};
    struct batch_sink sink = {.context = round, .has = is_there, .put = put, .stop = round->plan->stop};
    round->seed = seed;
    for (int i = 0; i < claims->arm_count; i++)
        if (round->wanted[i] > batch.replicates)
            batch.replicates = round->wanted[i];
    return batch_run(&batch, &sink, error);
}

static enum status run_round(struct round *round, struct error *error)
{
    struct claims *claims = round->claims;
    enum status status = make_room(round, error);
    for (int i = 0; i < claims->arm_count && !status; i++) {
        bool first = true;
        for (int k = 0; k < i; k++)
            first = first && claims->params[k].run.seed != claims->params[i].run.seed;
        if (first)
            status = run_seed(round, claims->params[i].run.seed, error);
    }
    for (int i = 0; i < claims->arm_count && !status; i++)
        if (round->wanted[i] > claims->values[i].count)
            claims->values[i].count = round->wanted[i];
    return status;
}

static enum status judge(const struct claims *claims, struct claim_test *test, struct error *error)
{
    const struct claim_file *claim = test->claim;
    size_t n = (size_t)test->replicates;
    double *values = malloc((size_t)test->points * n * sizeof *values);
    if (!values)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    for (int p = 0; p < test->points; p++)
        for (int r = 0; r < test->replicates; r++)
            values[(size_t)p * n + (size_t)r] = claims_value(claims, test, p, r);
    test->smallest = claim->relative ? claim->smallest * fabs(claims_mean(claims, test, 0)) : claim->smallest;
    struct verdict_question question = {claim->relation, claim->direction, test->points,
                                        test->arms,      test->smallest,   CLAIMS_ERROR / claims->test_count};
    if (claim_file_is_pattern(claim))
        within_judge(&question, claim->pattern.low, claim->pattern.high, values, test->replicates, &test->answer);
    else
        verdict_judge(&question, values, test->replicates, &test->answer);
    free(values);
    return STATUS_OK;
}

/* Whether the test ends here: by its number of replicates, or by the width of its intervals, whatever they say. */
static void check_end(struct claim_test *test, const struct claims_plan *plan)
{
    const struct claim_file *claim = test->claim;
    double half = test->answer.half_width;
    bool fixed = plan->replicates > 0 || claim->replicates > 0;
    test->narrow = !fixed && (half < claim->precision * test->smallest || half == 0);
    test->done = fixed || test->narrow || test->replicates >= claim->most;
}

/* How many replicates each arm needs for the tests that go on. */
static void plan_round(struct round *round)
{
    for (int i = 0; i < round->claims->test_count; i++) {
        struct claim_test *test = &round->claims->tests[i];
        if (test->done)
            continue;
        test->replicates = next_count(test, round->plan);
        for (int p = 0; p < test->points; p++)
            if (round->wanted[test->arms[p]] < test->replicates)
                round->wanted[test->arms[p]] = test->replicates;
    }
}

/* Judge the tests that went on. *more: does any need another round? */
static enum status judge_round(const struct round *round, bool *more, struct error *error)
{
    enum status status = STATUS_OK;
    *more = false;
    for (int i = 0; i < round->claims->test_count && !status; i++) {
        struct claim_test *test = &round->claims->tests[i];
        if (test->done)
            continue;
        status = judge(round->claims, test, error);
        check_end(test, round->plan);
        *more = *more || !test->done;
    }
    return status;
}

enum status claims_run(struct claims *claims, const struct claims_plan *plan, struct error *error)
{
    enum status status = STATUS_OK;
    struct round round = {.claims = claims, .plan = plan};
    round.wanted = calloc((size_t)claims->arm_count, sizeof *round.wanted);
    if (!round.wanted)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    for (bool more = true; more && !status;) {
        plan_round(&round);
        status = run_round(&round, error);
        if (!status)
            status = judge_round(&round, &more, error);
    }
    free(round.wanted);
    return status;
}
