/* explore.c - simulating a claim at many points, and judging it at each. */
#include "regimesim/experiment/explore.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "regimesim/util/text.h"

enum { CHUNK = 16 }; /* points whose arms are held at once; one network serves them all */

/* Points first .. first + count - 1 in one batch. */
struct chunk {
    struct explore *explore;
    const struct claims_plan *plan;
    int first, count;
    struct params *params;
    struct arm *arms;
};

int explore_replicates(const struct explore *explore, int point)
{
    return point == 0 && explore->replicates < EXPLORE_DEFAULTS ? EXPLORE_DEFAULTS : explore->replicates;
}

/* The defaults first, then arm by arm for each point. */
static size_t place(const struct explore *explore, int point, int arm, int replicate)
{
    size_t arms = (size_t)explore->claims.arm_count, defaults = (size_t)explore_replicates(explore, 0);
    if (point == 0)
        return (size_t)arm * defaults + (size_t)replicate;
    return arms * defaults + ((size_t)(point - 1) * arms + (size_t)arm) * (size_t)explore->replicates +
           (size_t)replicate;
}

double *explore_metric(const struct explore *explore, int point, int arm, int replicate)
{
    return &explore->metric[place(explore, point, arm, replicate)];
}

uint64_t explore_hash(const struct explore *explore)
{
    struct params params;
    const int shape[] = {explore->points, explore->replicates, explore_replicates(explore, 0),
                         explore->claims.columns[0].metric};
    uint64_t hash = text_hash(TEXT_HASH_START, shape, sizeof shape);
    for (int point = 0; point <= explore->points; point++)
        for (int arm = 0; arm < explore->claims.arm_count && !explore->left_out[point]; arm++) {
            explore_params(explore, point, arm, &params);
            uint64_t here = params_hash(&params);
            hash = text_hash(hash, &here, sizeof here);
        }
    return hash;
}

static enum status allocate(struct explore *explore, struct error *error)
{
    size_t points = (size_t)explore->points + 1;
    bool whole = true;
    explore->metric = malloc(place(explore, explore->points + 1, 0, 0) * sizeof *explore->metric);
    for (int t = 0; t < explore->test_count; t++) {
        struct explore_test *test = &explore->tests[t];
        test->test = &explore->claims.tests[t];
        test->results = calloc(points, sizeof *test->results);
        test->ranks = calloc((size_t)explore->dimension_count, sizeof *test->ranks);
        whole = whole && test->results && test->ranks;
    }
    if (!explore->metric || !whole)
        return error_set(error, STATUS_INTERNAL, "out of memory for %d points", explore->points);
    for (size_t i = 0; i < place(explore, explore->points + 1, 0, 0); i++)
        explore->metric[i] = NAN;
    return STATUS_OK;
}

enum status explore_make(struct explore *explore, const struct claim_file *claim, const struct explore_request *request,
                         struct error *error)
{
    struct claim_file *files[1] = {(struct claim_file *)(uintptr_t)claim};
    *explore = (struct explore){.claim = claim, .points = request->points, .replicates = request->replicates};
    enum status status = claims_make(&explore->claims, files, 1, request->trust, false, error);
    if (!status)
        status = explore_dimensions(explore, request, error);
    double runs = (double)place(explore, explore->points + 1, 0, 0);
    if (!status && runs > EXPLORE_RUNS)
        status = error_set(error, STATUS_DATA,
                           "%.0f runs for claim %s; expected at most %d: fewer points or fewer replicates", runs,
                           claim->id, EXPLORE_RUNS);
    if (!status)
        status = explore_draw(explore, error);
    explore->test_count = explore->claims.test_count;
    return status ? status : allocate(explore, error);
}

void explore_free(struct explore *explore)
{
    for (int t = 0; t < EXPLORE_TESTS; t++) {
        free(explore->tests[t].results);
        free(explore->tests[t].ranks);
    }
    free(explore->metric);
    free(explore->values);
    free(explore->left_out);
    free(explore->dimensions);
    claims_free(&explore->claims);
    *explore = (struct explore){.claim = NULL};
}

int explore_runs(const struct explore *explore)
{
    int points = (explore->points - explore->left_out_count) * explore->replicates;
    return (points + explore_replicates(explore, 0)) * explore->claims.arm_count;
}

static bool is_there(void *context, int arm, int replicate)
{
    const struct chunk *chunk = context;
    (void)replicate;
    return chunk->explore->left_out[chunk->first + arm / chunk->explore->claims.arm_count];
}

static enum status put(void *context, int arm, int replicate, const struct outcome *outcome, struct error *error)
{
    const struct chunk *chunk = context;
    struct explore *explore = chunk->explore;
    int arms = explore->claims.arm_count;
    (void)error;
    *explore_metric(explore, chunk->first + arm / arms, arm % arms, replicate - 1) =
        outcome_get(outcome, explore->claims.columns[0].metric, -1, 0);
    explore->runs++;
    if (chunk->plan->progress)
        chunk->plan->progress(chunk->plan->context, explore->runs, explore_runs(explore));
    return STATUS_OK;
}

static enum status run_chunk(struct chunk *chunk, struct error *error)
{
    const struct explore *explore = chunk->explore;
    int arms = explore->claims.arm_count;
    struct batch batch = {.arms = chunk->arms,
                          .arm_count = chunk->count * arms,
                          .first_replicate = 1,
                          .replicates = explore_replicates(explore, chunk->first),
                          .seed = (uint64_t)explore->claims.params[0].run.seed,
                          .threads = chunk->plan->threads,
                          .summary_only = true};
    struct batch_sink sink = {.context = chunk, .has = is_there, .put = put, .stop = chunk->plan->stop};
    for (int i = 0; i < batch.arm_count; i++) {
        explore_params(explore, chunk->first + i / arms, i % arms, &chunk->params[i]);
        chunk->arms[i].params = &chunk->params[i];
    }
    return batch_run(&batch, &sink, error);
}

/* The claim at a point, under each form of trust. */
static enum status judge(struct explore *explore, int point, struct error *error)
{
    size_t n = (size_t)explore_replicates(explore, point);
    double *values = malloc(VERDICT_POINTS * n * sizeof *values);
    if (!values)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    for (int t = 0; t < explore->test_count; t++) {
        const struct claim_test *test = explore->tests[t].test;
        const struct claim_file *claim = test->claim;
        struct explore_result *result = &explore->tests[t].results[point];
        struct verdict_answer answer;
        for (int p = 0; p < test->points; p++)
            memcpy(values + (size_t)p * n, explore_metric(explore, point, test->arms[p], 0), n * sizeof *values);
        double mean = stats_mean_interval(values, n, EXPLORE_LEVEL).mean;
        result->smallest = claim->relative ? claim->smallest * fabs(mean) : claim->smallest;
        struct verdict_question question = {claim->relation, claim->direction, test->points,
                                            test->arms,      result->smallest, 1 - EXPLORE_LEVEL};
        verdict_judge(&question, values, (int)n, &answer);
        result->verdict = answer.verdict;
        result->shown = answer.comparisons[answer.shown];
        result->score = explore_score(claim, &answer, result->smallest);
    }
    free(values);
    return STATUS_OK;
}

static enum status run_points(struct explore *explore, const struct claims_plan *plan, int first, int last,
                              struct error *error)
{
    size_t most = CHUNK * (size_t)explore->claims.arm_count;
    struct chunk chunk = {.explore = explore, .plan = plan};
    enum status status = STATUS_OK;
    chunk.params = calloc(most, sizeof *chunk.params);
    chunk.arms = calloc(most, sizeof *chunk.arms);
    if (!chunk.params || !chunk.arms)
        status = error_set(error, STATUS_INTERNAL, "out of memory for %zu arms", most);
    for (chunk.first = first; chunk.first <= last && !status; chunk.first += chunk.count) {
        chunk.count = last - chunk.first + 1 < CHUNK ? last - chunk.first + 1 : CHUNK;
        status = run_chunk(&chunk, error);
        for (int point = chunk.first; point < chunk.first + chunk.count && !status; point++)
            status = judge(explore, point, error);
    }
    free(chunk.params);
    free(chunk.arms);
    return status;
}

static enum status finish(struct explore *explore, struct error *error)
{
    enum status status = explore_analyse(explore, error);
    explore->done = !status;
    return status;
}

enum status explore_run_defaults(struct explore *explore, const struct claims_plan *plan, struct error *error)
{
    return run_points(explore, plan, 0, 0, error);
}

enum status explore_run(struct explore *explore, const struct claims_plan *plan, struct error *error)
{
    enum status status = run_points(explore, plan, 1, explore->points, error);
    return status ? status : finish(explore, error);
}

enum status explore_judge(struct explore *explore, struct error *error)
{
    enum status status = STATUS_OK;
    for (int point = 0; point <= explore->points && !status; point++)
        status = judge(explore, point, error);
    return status ? status : finish(explore, error);
}
